//! `docs/item-schema.md`, held to what is stored: every attribute of every item
//! and of every object that waits has its line there, with its type.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use aws_sdk_dynamodb::types::AttributeValue;
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use complaints::case::events::Event;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use office::record::{record, strike};
use store::table::item::INTAKE_READS;
use store::words::Words;
use tests::{Setting, World, built, nobody, root};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const OTHER_TOKEN: (&str, &str) = ("token", "ffeeddccbbaa99887766554433221100");
const EMAIL: [(&str, &str); 2] = [("contact_by", "email"), ("email", "jo@example.com")];

/// Attributes, each with its type and who may read it, by what begins an item's `sk`.
type Documented = BTreeMap<&'static str, BTreeMap<String, (String, String)>>;

fn documented() -> Documented {
    let text = fs::read_to_string(root().join("docs/item-schema.md")).expect("the document can be read");
    let mut found = Documented::new();
    let mut kind = None;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            kind = ["CASE", "ADDED#", "EVENT#", "SAME"].into_iter().find(|k| heading.contains(&format!(": `{k}")));
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let (Some(kind), ["", names, r#type, who, ..]) = (kind, cells.as_slice()) {
            for name in names.split(", ").filter_map(|name| name.strip_prefix('`')?.strip_suffix('`')) {
                found.entry(kind).or_default().insert(name.to_owned(), ((*r#type).to_owned(), (*who).to_owned()));
            }
        }
    }
    found
}

/// The type of a value as the document writes it.
fn type_of(value: &AttributeValue) -> String {
    let of = |inner: Option<&AttributeValue>| inner.map_or_else(String::new, |v| format!(" of {}", type_of(v)));
    match value {
        AttributeValue::S(_) => "S".to_owned(),
        AttributeValue::N(_) => "N".to_owned(),
        AttributeValue::Bool(_) => "BOOL".to_owned(),
        AttributeValue::L(list) => format!("L{}", of(list.first())),
        AttributeValue::M(map) => format!("M{}", of(map.values().next())),
        other => format!("{other:?}"),
    }
}

fn noon(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 12, 0, 0).single().expect("an instant")
}

/// A complaint with a contact, and something that no question asks for.
const FIRST: [(&str, &str); 5] = [STORY, TOKEN, EMAIL[0], EMAIL[1], ("flat", "7B")];

/// Complaints of every kind: with and without a contact, repeated, added to, for the lead, recorded, struck out.
async fn everything_stored() -> Vec<HashMap<String, AttributeValue>> {
    let world = World::new().await;
    let send = async |fields: &[(&str, &str)]| -> Reference {
        let sent = world.send_json("imani", fields).await.json();
        // The receipt of a repeated complaint has the reference that only leads there.
        let door = sent["receipt"].as_str().and_then(|path| path.rsplit('/').nth(1)).expect("a receipt");
        door.parse().expect("a reference")
    };
    let first = send(&FIRST).await;
    let pointer = send(&[STORY, OTHER_TOKEN, EMAIL[0], EMAIL[1], ("flat", "7B")]).await;
    send(&[("what_happened", "And damp."), TOKEN, EMAIL[0], EMAIL[1], ("flat", "7B")]).await;
    send(&[("what_happened", "More."), TOKEN, EMAIL[0], EMAIL[1], ("keep_from", "him"), ("flat", "8")]).await;
    let lead = send(&[("what_happened", "The caretaker."), ("keep_from", "the caretaker"), ("flat", "7B")]).await;
    let words = Words::open(&built().join("words")).expect("the words can be read");
    let event: Event = "acknowledged=2026-12-29".parse().expect("an event");
    let recorded = record(&world.table, &words, &first, event, noon(2027, 1, 4)).await.expect("it can be recorded");
    let longer: Event =
        "holding-reply-sent=2027-01-04,until=2027-01-15,reason=a surveyor has to visit".parse().expect("an event");
    record(&world.table, &words, &first, longer, noon(2027, 1, 4)).await.expect("it can be recorded");
    strike(&world.table, &words, &first, recorded, noon(2027, 1, 4)).await.expect("it can be struck out");

    let mut partitions: Vec<String> = [first, pointer, lead].map(|r| format!("COMPLAINT#{r}")).into();
    partitions.extend(marks().await.iter().map(|mark| format!("SAME#{mark}")));
    let mut items = Vec::new();
    for partition in partitions {
        let query = world.table.client().query().table_name(world.table.name()).key_condition_expression("pk = :pk");
        let found = query.expression_attribute_values(":pk", AttributeValue::S(partition.clone())).send().await;
        let found = found.expect("the table answers");
        assert!(!found.items().is_empty(), "nothing stands under {partition}");
        items.extend_from_slice(found.items());
    }
    items
}

/// The marks of the first complaint: a table that does not answer leaves them in the fallback store.
async fn marks() -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let waits = waiting(folder.path()).await;
    let sent = waits.iter().find(|(name, _)| name == "sent").expect("a complaint waits");
    sent.1["same"].as_array().expect("marks").iter().map(|m| m.as_str().expect("a mark").to_owned()).collect()
}

/// What waits in the fallback store after the first complaint was sent to a table that does not answer.
async fn waiting(folder: &Path) -> Vec<(String, serde_json::Value)> {
    let setting = Setting { engine: Some(nobody()), spool: Some(folder.to_path_buf()), ..Default::default() };
    World::with(setting).await.send_json("imani", &FIRST).await;
    let mut found = Vec::new();
    for kind in fs::read_dir(folder).expect("the store is there").map(|entry| entry.expect("an entry").path()) {
        let name = kind.file_name().and_then(|n| n.to_str()).expect("a name").to_owned();
        for object in fs::read_dir(&kind).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let bytes = fs::read(object).expect("an object can be read");
            found.push((name.clone(), serde_json::from_slice(&bytes).expect("an object is JSON")));
        }
    }
    found
}

#[tokio::test]
async fn every_attribute_of_every_item_is_documented() {
    let documented = documented();
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    for item in everything_stored().await {
        let sort = item["sk"].as_s().expect("a sort key");
        let (kind, attributes) =
            documented.iter().find(|(kind, _)| sort.starts_with(*kind)).unwrap_or_else(|| panic!("no heading: {sort}"));
        for (name, value) in &item {
            let (said, _) = attributes.get(name).unwrap_or_else(|| panic!("{name} of {kind} is not documented"));
            // Of an empty list or map nothing more can be seen; of a map whose values differ no type is told.
            let is = type_of(value);
            assert!(
                *said == is
                    || is.starts_with(&format!("{said} of "))
                    || matches!(is.as_str(), "L" | "M") && said.starts_with(&is),
                "{kind}.{name}: {is}"
            );
            seen.insert((*kind, name.clone()));
        }
    }
    for (kind, attributes) in &documented {
        for name in attributes.keys() {
            // Only a form of an older version of two writes it; `send.rs` has that story.
            let rare = name == "shown_policy";
            assert!(rare || seen.contains(&(*kind, name.clone())), "{name} of {kind} is documented and not stored");
        }
    }
}

#[test]
fn what_intake_may_read_of_a_complaint_is_documented() {
    let documented = documented();
    let read = documented["CASE"].iter().filter(|(_, (_, who))| who.split(' ').any(|role| role == "i"));
    let read: BTreeSet<&str> = read.map(|(name, _)| name.as_str()).collect();
    let may = INTAKE_READS.into_iter().chain(["pk", "sk"]).collect();
    assert_eq!(read, may);
}

#[tokio::test]
async fn every_object_that_waits_is_documented() {
    let text = fs::read_to_string(root().join("docs/item-schema.md")).expect("the document can be read");
    let cases = &documented()["CASE"];
    let folder = tempfile::tempdir().expect("a folder for a while");
    let mut kinds = BTreeSet::new();
    for (name, object) in waiting(folder.path()).await {
        assert!(text.contains(&format!("| `{name}/")), "{name} is not documented");
        let members: Vec<&str> = object.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(members, ["item", "other", "same"], "{name}");
        for attribute in object["item"].as_object().expect("an item").keys() {
            assert!(cases.contains_key(attribute), "{attribute} of {name} is not documented");
            let personal = ["answers", "extra", "lead_answers", "lead_extra"].contains(&attribute.as_str());
            assert!(!personal || name == "sent", "{attribute} waits where intake may read it");
        }
        kinds.insert(name);
    }
    assert_eq!(kinds, BTreeSet::from(["case".to_owned(), "sent".to_owned()]));
}

#[tokio::test]
async fn a_fingerprint_stays_for_the_day_that_it_speaks_for_and_not_for_a_week() {
    let stored = everything_stored().await;
    let fingerprints = stored.iter().filter(|item| item["sk"].as_s().is_ok_and(|sort| sort == "SAME"));
    let mut looked = 0;
    for item in fingerprints {
        looked += 1;
        let received = Moment::parse(item["received"].as_s().expect("a text")).expect("a moment");
        let expires: i64 = item["expires"].as_n().expect("a number").parse().expect("seconds");
        let stays = TimeDelta::seconds(expires - received.utc().timestamp());
        assert!(stays > TimeDelta::hours(24) && stays < TimeDelta::days(7), "{stays}");
    }
    assert_eq!(looked, 2, "the day on which it came, and the next");
}
