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
use office::erase::{Eraser, Reason, Role};
use store::envelope::{CLEAR, Envelope};
use store::fallback::{Fallback, Folder};
use store::table::item::INTAKE_READS;
use store::table::item::standing::STANDING_READS;
use tests::keys::mark_key;
use tests::{Setting, World, nobody, root};

use super::kept::under;

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const OTHER_TOKEN: (&str, &str) = ("token", "ffeeddccbbaa99887766554433221100");
const EMAIL: [(&str, &str); 2] = [("contact_by", "email"), ("email", "jo@example.com")];

/// Attributes, each with its type and who may read it, by the kind of an item.
type Documented = BTreeMap<&'static str, BTreeMap<String, (String, String)>>;

/// Every kind of item, by how a heading of the document names it.
const KINDS: [&str; 11] = [
    "`CASE`",
    "`ADDED#<digest>`",
    "`STANDING`",
    "`EVENTS#<reference>` / `<number>`",
    "`EVENTS#<reference>` / `READ#<when>#<id>`",
    "`UNREAD#<landlord>`",
    "`UNTOLD`",
    "`FIND#<mark>`",
    "`SAME#<mark>`",
    "`CLOCKS#<digest>`",
    "`EVENTS#<reference>` / `RECALCULATED#<when>#<id>`",
];

fn documented() -> Documented {
    let text = fs::read_to_string(root().join("docs/item-schema.md")).expect("the document can be read");
    let mut found = Documented::new();
    let mut kind = None;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            kind = KINDS.into_iter().find(|kind| heading.ends_with(&format!(": {kind}")));
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let (Some(kind), ["", names, r#type, who, ..]) = (kind, cells.as_slice()) {
            for name in names.split(", ").filter_map(|name| name.strip_prefix('`')?.strip_suffix('`')) {
                found.entry(kind).or_default().insert(name.to_owned(), ((*r#type).to_owned(), (*who).to_owned()));
            }
        }
    }
    assert_eq!(found.len(), KINDS.len(), "each kind has a heading and a table");
    found
}

/// The kind of an item, by its keys.
fn kind_of(item: &HashMap<String, AttributeValue>) -> &'static str {
    let (partition, sort) = (item["pk"].as_s().expect("a key"), item["sk"].as_s().expect("a key"));
    let prefix = partition.split('#').next().unwrap_or_default();
    let number = match (prefix, sort.split('#').next().unwrap_or_default()) {
        ("COMPLAINT", "CASE") => 0,
        ("COMPLAINT", "ADDED") => 1,
        ("STANDING", _) => 2,
        ("EVENTS", "READ") => 4,
        ("EVENTS", "RECALCULATED") => 10,
        ("EVENTS", _) => 3,
        ("UNREAD", _) => 5,
        ("UNTOLD", _) => 6,
        ("FIND", _) => 7,
        ("SAME", _) => 8,
        ("CLOCKS", _) => 9,
        other => panic!("{other:?} is not documented"),
    };
    KINDS[number]
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
const FIRST: [(&str, &str); 6] = [STORY, TOKEN, EMAIL[0], EMAIL[1], ("name", "Jo Example"), ("flat", "7B")];

/// Complaints of every kind: with and without a contact, repeated, added to, for the lead, read, recorded, struck out.
async fn everything_stored() -> Vec<HashMap<String, AttributeValue>> {
    let world = World::new().await;
    let receipt = std::cell::RefCell::new(String::new());
    let send = async |fields: &[(&str, &str)]| -> Reference {
        let sent = world.send_json("imani", fields).await.json();
        let path = sent["receipt"].as_str().expect("a path").to_owned();
        receipt.replace(path);
        // The receipt of a repeated complaint has the reference that only leads there.
        let door = sent["receipt"].as_str().and_then(|path| path.rsplit('/').nth(1)).expect("a receipt");
        door.parse().expect("a reference")
    };
    let with = |story: (&'static str, &'static str), token: (&'static str, &'static str)| {
        let mut fields = FIRST.to_vec();
        (fields[0], fields[1]) = (story, token);
        fields
    };
    let first = send(&FIRST).await;
    let to_first = receipt.borrow().clone();
    let pointer = send(&with(STORY, OTHER_TOKEN)).await;
    send(&with(("what_happened", "And damp."), TOKEN)).await;
    let mut more = with(("what_happened", "More."), TOKEN);
    more.push(("keep_from", "him"));
    send(&more).await;
    let lead = send(&[("what_happened", "The caretaker."), ("keep_from", "the caretaker"), ("flat", "7B")]).await;
    world.read(&first, noon(2027, 1, 3), true).await.expect("it can be read");
    let event: Event = "acknowledged=2026-12-29".parse().expect("an event");
    let recorded = world.record(&first, event, noon(2027, 1, 4)).await.expect("it can be recorded");
    let longer: Event =
        "holding-reply-sent=2027-01-04,until=2027-01-15,reason=a surveyor has to visit".parse().expect("an event");
    world.record(&first, longer, noon(2027, 1, 4)).await.expect("it can be recorded");
    let complex: Event = "circumstance-found=2027-01-04,id=complex".parse().expect("an event");
    world.record(&first, complex, noon(2027, 1, 4)).await.expect("it can be recorded");
    world.strike(&first, recorded, noon(2027, 1, 4)).await.expect("it can be struck out");
    let answer: Event = "responded=2027-01-04".parse().expect("an event");
    world.record(&first, answer, noon(2027, 1, 4)).await.expect("it can be recorded");
    // As the list has a complaint that was counted by another calendar.
    let mut stood = under(&world, &format!("STANDING#{lead}")).await.pop().expect("it stands");
    stood.insert("due".to_owned(), AttributeValue::S(format!("2026-12-29T23:59:59Z#{lead}")));
    let put = world.table.client().put_item().table_name(world.table.name()).set_item(Some(stood));
    put.send().await.expect("the table takes it");
    world.recalculate(true, noon(2027, 1, 4)).await.expect("it can be counted");
    let later =
        World::with(Setting { engine: Some(world.engine()), now: || noon(2027, 1, 5), ..Default::default() }).await;
    assert!(later.post(&format!("{to_first}/again"), &[]).await.location.ends_with("?asked=yes"));

    let mut partitions: Vec<String> = vec!["UNREAD#imani".to_owned(), "UNTOLD".to_owned()];
    for kind in ["COMPLAINT", "STANDING", "EVENTS"] {
        partitions.extend([first, pointer, lead].map(|reference| format!("{kind}#{reference}")));
    }
    partitions.extend(marks().await);
    let mut items = Vec::new();
    for partition in partitions {
        items.extend(under(&world, &partition).await);
    }
    let clocks = items.iter().find_map(|item| item.get("clocks_digest")).expect("a complaint names its clocks");
    items.extend(under(&world, &format!("CLOCKS#{}", clocks.as_s().expect("a digest"))).await);
    // And what stands in the place of one that is erased.
    let fallback = Fallback::Folder(Folder::new(tempfile::tempdir().expect("a folder for a while").path()));
    let (marks, today) = (mark_key(), noon(2027, 1, 5).date_naive());
    let eraser = Eraser { table: &world.table, fallback: &fallback, marks: &marks, by: Role::Lead, today };
    eraser.erase(&lead, Reason::Ordered).await.expect("it can be erased");
    items.extend(under(&world, &format!("COMPLAINT#{lead}")).await);
    items
}

/// The partitions of the marks of the first complaint: a table that does not answer leaves them in the fallback store.
async fn marks() -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let waits = waiting(folder.path()).await;
    let (_, sent) = waits.iter().find(|(name, _)| name == "sent").expect("a complaint waits");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let same = sent["same"].as_array().expect("marks").iter().map(|mark| format!("SAME#{}", text(mark)));
    same.chain(sent["found_by"].as_array().expect("items").iter().map(|item| text(&item["pk"]))).collect()
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
async fn every_attribute_of_every_item_is_documented_and_stands_in_clear_only_where_it_may() {
    let documented = documented();
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    for item in everything_stored().await {
        let kind = kind_of(&item);
        let attributes = &documented[kind];
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
            assert!(CLEAR.contains(&name.as_str()), "{kind}.{name} stands in clear and is not on the list");
            seen.insert((kind, name.clone()));
        }
        if let Some(sealed) = item.get("sealed") {
            assert!(Envelope::from_text(sealed.as_s().expect("a text")).is_some(), "{kind}: {sealed:?}");
        }
    }
    for (kind, attributes) in &documented {
        for name in attributes.keys() {
            // A form of an older version of two, a letter and a new link write these; each has a story of its own.
            let rare = ["shown_policy", "channel", "new_key_hash", "new_receipt_key"].contains(&name.as_str());
            assert!(rare || seen.contains(&(*kind, name.clone())), "{name} of {kind} is documented and not stored");
        }
    }
}

#[test]
fn what_intake_may_read_is_documented() {
    let documented = documented();
    let of = |kind: &str| -> BTreeSet<&str> {
        let read = documented[kind].iter().filter(|(_, (_, who))| who.split([' ', ',']).any(|role| role == "i"));
        read.map(|(name, _)| name.as_str()).collect()
    };
    // In format 1 the front matter and how it stands were in the complaint.
    let older = ["clocks", "progress", "due", "dated", "open", "new_key_hash", "new_receipt_key", "told"];
    let may: BTreeSet<&str> =
        INTAKE_READS.into_iter().filter(|name| !older.contains(name)).chain(["pk", "sk"]).collect();
    assert_eq!(of("`CASE`"), may);
    let may = STANDING_READS.into_iter().chain(["pk", "sk"]).collect();
    assert_eq!(of("`STANDING`"), may);
}

#[tokio::test]
async fn every_object_that_waits_is_documented() {
    let text = fs::read_to_string(root().join("docs/item-schema.md")).expect("the document can be read");
    let documented = documented();
    let folder = tempfile::tempdir().expect("a folder for a while");
    let mut kinds = BTreeSet::new();
    for (name, object) in waiting(folder.path()).await {
        let line = text.lines().find(|line| line.starts_with(&format!("| `{name}/")));
        let line = line.unwrap_or_else(|| panic!("{name} is not documented"));
        for member in object.as_object().expect("an object").keys() {
            assert!(line.contains(&format!("`{member}`")), "{member} of {name} is not documented");
        }
        for attribute in object["item"].as_object().expect("an item").keys() {
            let known = |kind: &str| documented[kind].contains_key(attribute);
            assert!(known("`CASE`") || known("`STANDING`"), "{attribute} of {name} is not documented");
            assert!(attribute != "sealed" || name == "sent", "{attribute} waits where intake may read it");
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
