//! What a role may put, it may put over: a complaint that was destroyed with all that intake may do, and one with what an
//! officer may, come back from the archive. What hears of every write, and keeps it, is the real program; what brings
//! back is the script that operators type.

use dynoxide::Database;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tests::Engine;
use tests::bucket::Bucket;
use tests::cloud::Cloud;
use tests::function::{Fleet, Program, Settings};
use tests::roles::{Call, Template};

const PLACE: &str = "production";

fn call<T: DeserializeOwned>(asked: Value) -> T {
    serde_json::from_value(asked).expect("it is a call")
}

fn item(database: &Database, partition: &str, sort: &str) -> Value {
    let asked = json!({ "TableName": "complaints", "Key": { "pk": { "S": partition }, "sk": { "S": sort } } });
    json!(database.get_item(call(asked)).expect("the table answers"))["Item"].clone()
}

fn put(database: &Database, item: &Value) {
    database.put_item(call(json!({ "TableName": "complaints", "Item": item }))).expect("the table answers");
}

fn reference(receipt: &str) -> String {
    receipt.split('/').nth_back(1).expect("a reference").to_owned()
}

/// The name of the first write of an item that was done so, as `bring-back` lists it.
fn named(list: &str, item: &str, done: &str) -> String {
    let line = list.lines().find(|line| line.contains(item) && line.contains(done));
    let line = line.unwrap_or_else(|| panic!("{item} {done}: {list}"));
    line.split_whitespace().next().expect("a name").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_intakes_full_power_destroys_comes_back_whole() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    let (mut stream, archive) = cloud.archive().await;
    let (receipt, other) = (cloud.send("No heating since March.").await, cloud.send("The lift is broken.").await);
    let reference = reference(&receipt);
    let (database, partition) = (cloud.database(), format!("COMPLAINT#{reference}"));
    let whole = item(&database, &partition, "CASE");

    // An unconditional put, with an end that has passed: IAM lets intake do it.
    let over = format!("dynamodb:PutItem ${{Table.Arn}} dynamodb:LeadingKeys={partition}");
    assert!(Template::read().allows("IntakeRole", &Call::read(&over)));
    let over = json!({ "pk": { "S": partition }, "sk": { "S": "CASE" }, "reference": { "S": "another" },
        "expires": { "N": "1" } });
    put(&database, &over);
    assert_eq!(cloud.get(&receipt).await.0, 404, "it is destroyed");
    let by_time = json!({ "TableName": "complaints",
        "TimeToLiveSpecification": { "AttributeName": "expires", "Enabled": true } });
    database.update_time_to_live(call(by_time)).expect("the table answers");
    assert_eq!(database.sweep_ttl().expect("the table answers"), 1, "and even what stood in its place is gone");
    assert_eq!(stream.hand_over(&archive).await, 0, "the archive keeps every write");

    let list = cloud.done("bring-back", &[PLACE, &reference]).await.told;
    assert!(!list.contains("heating") && !list.contains("No heating"), "{list}");
    let of_it: Vec<&str> = list.lines().filter(|line| line.contains(&format!("{partition} CASE"))).collect();
    let ended = |at: usize, done: &str| assert!(of_it[at].contains(done), "{done}: {list}");
    assert_eq!(of_it.len(), 3, "{list}");
    ended(0, "made");
    ended(1, "new: expires; changed: reference; gone: ");
    ended(2, "ended by its time");

    let before = named(&list, &format!("{partition} CASE"), "changed: reference");
    let back = cloud.done("bring-back", &[PLACE, &reference, "--before", &before]).await;
    assert!(back.said.contains("opens, and stands in the list"), "{}", back.said);
    assert_eq!(item(&database, &partition, "CASE"), whole, "attribute by attribute");
    assert_eq!((cloud.get(&receipt).await.0, cloud.get(&other).await.0), (200, 200));
    // Doing it twice does no more.
    let twice = cloud.done("bring-back", &[PLACE, &reference, "--before", &before]).await;
    assert!(twice.said.contains("nothing was put"), "{}", twice.said);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_complaint_that_an_officer_took_out_of_every_list_comes_back_into_it() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    let (mut stream, archive) = cloud.archive().await;
    let receipt = cloud.send("No heating since March.").await;
    let (database, reference) = (cloud.database(), reference(&receipt));
    let standing = format!("STANDING#{reference}");

    let remove =
        format!("dynamodb:UpdateItem ${{Table.Arn}} dynamodb:LeadingKeys={standing} dynamodb:Attributes=pk,sk,open");
    assert!(Template::read().allows("RegisterPolicy", &Call::read(&remove)));
    let remove = json!({ "TableName": "complaints", "Key": { "pk": { "S": standing }, "sk": { "S": "STANDING" } },
        "UpdateExpression": "REMOVE #open", "ExpressionAttributeNames": { "#open": "open" } });
    database.update_item(call(remove)).expect("the table answers");
    assert_eq!(stream.hand_over(&archive).await, 0);

    let list = cloud.done("bring-back", &[PLACE, &reference]).await.told;
    let before = named(&list, &standing, "gone: open");
    // What nobody knows of is not put over: an officer acts while somebody reads the list.
    let mut acted = item(&database, &standing, "STANDING");
    acted["due"] = json!({ "S": "2027-01-01T00:00:00Z#later" });
    put(&database, &acted);
    let refused = cloud.script("bring-back", &[PLACE, &reference, "--before", &before]).await;
    assert!(!refused.well && refused.said.contains("something was written since"), "{}", refused.said);
    assert_eq!(item(&database, &standing, "STANDING"), acted, "it stands as it stood");

    assert_eq!(stream.hand_over(&archive).await, 0);
    let back = cloud.done("bring-back", &[PLACE, &reference, "--before", &before]).await;
    assert!(back.said.contains("opens, and stands in the list"), "{}", back.said);
    let back = item(&database, &standing, "STANDING");
    assert!(back["open"]["S"].is_string() && back["due"] != acted["due"], "{back}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_erased_does_not_come_back_and_a_slip_brings_nothing_back() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    let (mut stream, archive) = cloud.archive().await;
    let (erased, kept) = (cloud.send("No heating since March.").await, cloud.send("The lift is broken.").await);
    cloud.erase("complaints", &erased).await;
    assert_eq!(stream.hand_over(&archive).await, 0);
    let refused = async |arguments: &[&str], because: &str| {
        let ended = cloud.script("bring-back", &[&[PLACE], arguments].concat()).await;
        assert!(!ended.well && ended.said.contains(because), "{because}: {}", ended.said);
    };
    let reference = reference(&erased);
    let list = cloud.done("bring-back", &[PLACE, &reference]).await.told;
    let case = format!("COMPLAINT#{reference} CASE");
    let stone = named(&list, &case, "new: erased");
    refused(&[&reference, "--before", &stone], "This was erased").await;
    refused(&[&reference, "--before", &named(&list, &case, "made")], "nothing to bring back").await;
    refused(&[&reference, "--before", "yesterday"], "none of the writes").await;
    refused(&["K7M2"], "is no reference").await;
    refused(&["2222222222"], "has no write of").await;
    // How it stood is put back by somebody who means well, and the ledger takes it away again.
    let standing = format!("STANDING#{reference} STANDING");
    let back =
        cloud.script("bring-back", &[PLACE, &reference, "--before", &named(&list, &standing, "taken away")]).await;
    assert!(back.said.contains("Erased again"), "{}", back.said);
    assert!(item(&cloud.database(), &format!("STANDING#{reference}"), "STANDING").is_null(), "{}", back.said);
    assert_eq!((cloud.get(&erased).await.0, cloud.get(&kept).await.0), (410, 200));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bucket_with_a_lock_takes_each_write_once_signed_and_with_its_digest() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let engine = Engine::start().await.local;
    let (bucket, address) = Bucket::start(&engine.key, "a secret for stories").await;
    let extra = vec![("REDRESS_ARCHIVE", "s3://archive".to_owned()), ("REDRESS_ARCHIVE_ENDPOINT", address)];
    let log = folder.path().join("log");
    let settings = Settings { engine, spool: None, program: Program::Archive, extra, log: log.clone() };
    let archive = Fleet::start(1, &settings).await;
    let write = |number: u32| {
        let keys = json!({ "pk": { "S": "LANDLORDS" }, "sk": { "S": "imani" } });
        json!({ "eventName": "INSERT", "dynamodb": { "Keys": keys, "SequenceNumber": number.to_string(),
            "ApproximateCreationDateTime": 1_798_106_400 } })
    };
    // More than are on their way at once, and some of them handed over twice.
    for numbers in [1..=40, 30..=45] {
        let batch: Vec<Value> = numbers.map(write).collect();
        let answer = archive.invoke(json!({ "Records": batch })).await.expect("an answer");
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        assert_eq!(answer, json!({ "batchItemFailures": [] }), "{said}");
    }
    assert_eq!(bucket.refused(), [""; 0], "every request was signed as S3 wants it");
    let names: Vec<String> = (1..=45).map(|number| format!("other/20261224T100000Z-{number:0>40}")).collect();
    assert_eq!(bucket.names(), names);
}
