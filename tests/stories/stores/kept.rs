//! What is kept, and who may read it: each attribute of an item, each file's mode.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use aws_sdk_dynamodb::types::AttributeValue;
use chrono::TimeDelta;
use store::table::item::INTAKE_READS;
use tests::{Setting, World, christmas_eve, nobody, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const EMAIL: [(&str, &str); 2] = [("contact_by", "email"), ("email", "jo@example.org")];

/// All items that the table holds under a case's reference.
pub(crate) async fn items(world: &World, reference: &str) -> Vec<HashMap<String, AttributeValue>> {
    let mut found = Vec::new();
    for kind in ["COMPLAINT", "STANDING", "EVENTS"] {
        found.extend(under(world, &format!("{kind}#{reference}")).await);
    }
    found
}

/// All items that the table holds in a partition.
pub(crate) async fn under(world: &World, partition: &str) -> Vec<HashMap<String, AttributeValue>> {
    let query = world.table.client().query().table_name(world.table.name()).key_condition_expression("pk = :pk");
    let found = query.expression_attribute_values(":pk", AttributeValue::S(partition.to_owned())).send().await;
    found.expect("the table answers").items.unwrap_or_default()
}

#[tokio::test]
async fn no_complaint_and_no_addition_ever_expires() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY, EMAIL[0], EMAIL[1]]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path");
    world.post(&format!("{receipt}/add"), &[("what_happened", "And the window.")]).await;
    let reference = reference_of(&sent["reference"]);
    let event = "acknowledged=2026-12-24T10:30".parse().expect("an event");
    world.record(&reference, event, christmas_eve() + TimeDelta::hours(1)).await.expect("it is recorded");
    let items = items(&world, &reference.to_string()).await;
    assert_eq!(items.len(), 4, "the complaint, the addition, how it stands, what was recorded");
    for item in items {
        let names: Vec<&String> = item.keys().collect();
        assert!(!item.contains_key("expires") && !item.contains_key("ttl"), "{names:?}");
        let numbers = item.iter().filter(|(_, value)| value.is_n()).map(|(name, _)| name.as_str());
        for name in numbers {
            assert!(["stage", "format"].contains(&name), "{name} is a number, and the table could take it for an end");
        }
    }
    let template = fs::read_to_string(tests::root().join("template.yaml")).expect("the template");
    assert!(template.contains("AttributeName: expires"), "what expires does so by this attribute alone");
}

#[tokio::test]
async fn what_intake_may_read_holds_no_word_of_a_visitor_and_no_reason_of_an_officer() {
    let world = World::new().await;
    let secret = "Zanzibar";
    let fields = [
        ("what_happened", "Zanzibar what happened"),
        ("name", "Zanzibar Jo"),
        ("address", "1 Zanzibar Street"),
        ("safe_contact", "Zanzibar only"),
        ("helper", "Zanzibar helper"),
        ("flat", "Zanzibar flat"),
        ("contact_by", "email"),
        ("email", "zanzibar@example.org"),
    ];
    let sent = world.send_json("imani", &fields).await.json();
    let reference = reference_of(&sent["reference"]);
    for event in [
        "acknowledged=2026-12-29",
        "holding-reply-sent=2027-01-04,until=2027-01-18,reason=Zanzibar has to visit",
        "paused=2027-01-06,reason=Zanzibar is away",
    ] {
        let event = event.parse().expect("an event");
        world.record(&reference, event, christmas_eve() + TimeDelta::days(20)).await.expect("it is recorded");
    }
    let mut looked = 0;
    for item in items(&world, &reference.to_string()).await {
        for name in INTAKE_READS.iter().filter(|name| item.contains_key(**name)) {
            looked += 1;
            let value = format!("{:?}", item[*name]).to_lowercase();
            assert!(!value.contains(&secret.to_lowercase()), "intake may read {name}, which says {value}");
        }
    }
    assert!(looked > 10, "only {looked} attributes were there: the test looks at nothing");
    // And none of it stands on the receipt, which is made of what intake may read.
    let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
    assert!(!receipt.text.to_lowercase().contains(&secret.to_lowercase()), "{}", receipt.words());
}

/// Every file and folder below a folder is its owner's alone.
#[track_caller]
pub(crate) fn is_closed(folder: &Path) {
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(folder), 0o700, "{}", folder.display());
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            is_closed(&path);
        } else {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}

#[tokio::test]
async fn what_waits_on_this_machine_can_be_read_by_its_owner_alone() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let spool = folder.path().join("spool");
    let setting = Setting { engine: Some(nobody()), spool: Some(spool.clone()), ..Default::default() };
    let world = World::with(setting).await;
    let sent = world.send_json("imani", &[STORY, EMAIL[0], EMAIL[1]]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path");
    world.post(&format!("{receipt}/add"), &[("what_happened", "And the window.")]).await;
    world.drain().await;
    let kinds: Vec<_> = fs::read_dir(&spool).expect("it waits").map(|e| e.expect("one").file_name()).collect();
    assert!(kinds.len() >= 3, "complaints, cases and what says that somebody was told are there: {kinds:?}");
    is_closed(&spool);
}
