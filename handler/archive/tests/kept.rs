//! What a stream tells is kept letter by letter, under a name that leads to it; what cannot be kept is handed over again.

use std::fs;
use std::path::Path;

use archive::{Batch, keep};
use complaints::form::reference::Reference;
use serde_json::{Value, json};
use store::fallback::{Fallback, Folder};

fn write(number: &str, partition: &str, old: Option<&str>, new: Option<&str>) -> Value {
    let image =
        |of: Option<&str>| of.map(|reference| json!({ "reference": { "S": reference }, "more": { "N": "1.50" } }));
    json!({ "eventID": "1", "eventName": "MODIFY", "eventSource": "aws:dynamodb", "dynamodb": {
        "ApproximateCreationDateTime": 1_798_106_400.0, "Keys": { "pk": { "S": partition }, "sk": { "S": "CASE" } },
        "OldImage": image(old), "NewImage": image(new), "SequenceNumber": number, "StreamViewType": "NEW_AND_OLD_IMAGES" } })
}

/// A reference, which ends with the one symbol that says so.
fn reference() -> String {
    let mut ends = "23456789ABCDEFGHJKMNPQRSTUVWXYZ".chars().map(|end| format!("222222222{end}"));
    ends.find(|text| text.parse::<Reference>().is_ok()).expect("one of them is right")
}

fn batch(writes: &[Value]) -> Batch {
    serde_json::from_value(json!({ "Records": writes })).expect("a batch")
}

fn names(folder: &Path) -> Vec<String> {
    let below = |folder: &Path| -> Vec<_> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.collect()
    };
    let files = below(folder).into_iter().flat_map(|inner| below(&inner));
    let mut names: Vec<String> =
        files.map(|path| path.strip_prefix(folder).expect("it lies there").display().to_string()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn the_writes_of_a_complaint_lie_beside_each_other_in_their_order_and_are_made_once() {
    let reference = reference();
    let complaint = format!("COMPLAINT#{reference}");
    let folder = tempfile::tempdir().expect("a folder for a while");
    let archive = Fallback::Folder(Folder::new(folder.path()));
    let all = [
        write("9", &complaint, None, Some(&reference)),
        // Put over by somebody who says that it is of another complaint.
        write("10", &complaint, Some(&reference), Some("K7M2QX9R4T")),
        write("11", "UNREAD#imani", Some(&reference), None),
        write("12", "CLOCKS#00", None, None),
        write("13", "COMPLAINT#../../etc", None, Some("also none")),
    ];
    for _ in 0..2 {
        let answer = keep(&batch(&all), &archive).await.expect("it can be read");
        assert_eq!(serde_json::to_value(&answer).expect("JSON"), json!({ "batchItemFailures": [] }));
    }
    let number = |n: u32| format!("20261224T100000Z-{n:0>40}");
    let mut wanted: Vec<String> = [9, 10, 11].map(|n| format!("{reference}/{}", number(n))).to_vec();
    wanted.extend([12, 13].map(|n| format!("other/{}", number(n))));
    assert_eq!(names(folder.path()), wanted);
    let kept = fs::read(folder.path().join(&wanted[1])).expect("it is there");
    assert_eq!(serde_json::from_slice::<Value>(&kept).expect("JSON"), all[1]);
}

#[tokio::test]
async fn what_cannot_be_kept_is_named_and_what_is_no_write_ends_the_batch() {
    let reference = reference();
    let complaint = format!("COMPLAINT#{reference}");
    let folder = tempfile::tempdir().expect("a folder for a while");
    fs::write(folder.path().join("other"), "a file in the way").expect("it can be written");
    let archive = Fallback::Folder(Folder::new(folder.path()));
    let all = [write("1", &complaint, None, None), write("2", "CLOCKS#00", None, None)];
    let answer = keep(&batch(&all), &archive).await.expect("it can be read");
    let told = serde_json::to_value(&answer).expect("JSON");
    assert_eq!(told, json!({ "batchItemFailures": [{ "itemIdentifier": "2" }] }));
    assert_eq!(fs::read_dir(folder.path().join(&reference)).expect("the other is kept").count(), 1);

    let no_number = write("twelve", &complaint, None, None);
    let mut no_key = write("3", &complaint, None, None);
    no_key["dynamodb"]["Keys"] = json!({});
    for wrong in [no_number, no_key, json!({ "eventName": "INSERT" })] {
        assert!(keep(&batch(std::slice::from_ref(&wrong)), &archive).await.is_err(), "{wrong}");
    }
}
