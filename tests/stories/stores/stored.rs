//! What an earlier version stored opens as that version showed it.

use std::fs;

use chrono::{DateTime, TimeZone, Utc};
use complaints::case::events::Event;
use serde::Deserialize;
use serde_json::Value;
use store::table::item::OFFICERS_WORDS;
use tests::{Engine, Setting, World, reference_of, root};

use super::kept::items;

/// One complaint as it was sent to the earlier version, and what that made of it.
#[derive(Deserialize)]
struct Sent {
    landlord: String,
    fields: Vec<(String, String)>,
    answer: Value,
    shown: String,
    listed: Option<Value>,
}

fn then() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 26, 16, 30, 0).single().expect("an instant")
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> T {
    let text = fs::read_to_string(root().join("tests/fixtures/stored/0.1").join(name)).expect("the fixture is there");
    serde_json::from_str(&text).expect("the fixture is JSON")
}

/// A world over a table that holds what version 0.1 stored.
async fn world() -> World {
    let Engine { local, table } = Engine::start().await;
    for item in read::<Vec<Value>>("items.json") {
        let item = serde_dynamo::to_item(item).expect("an item");
        let put = table.client().put_item().table_name(table.name()).set_item(Some(item)).send().await;
        put.expect("the table takes it");
    }
    World::with(Setting { engine: Some(local), now: then, ..Default::default() }).await
}

#[tokio::test]
async fn what_version_0_1_stored_is_shown_listed_and_answered_as_it_was_then() {
    let world = world().await;
    for sent in read::<Vec<Sent>>("sent.json") {
        let reference = reference_of(&sent.answer["reference"]);
        assert_eq!(world.shown_lines(&reference, then(), true).await, sent.shown, "{reference}");
        let rows = world.rows_at(&[&sent.landlord], then()).await;
        let row = rows.iter().find(|row| row.reference == reference.to_string());
        let mut row = row.map(|row| serde_json::to_value(row).expect("a row is JSON"));
        // Whether it was read is asked only since format 2.
        if let Some(fields) = row.as_mut().and_then(Value::as_object_mut) {
            assert_eq!(fields.remove("unread"), Some(Value::Bool(false)), "{reference}");
        }
        assert_eq!(row, sent.listed, "{reference}");
        let fields: Vec<(&str, &str)> = sent.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let again = world.send_json(&sent.landlord, &fields).await;
        assert_eq!((again.status.as_u16(), again.json()), (200, sent.answer.clone()), "the same form sent again");
        let receipt = world.open(sent.answer["receipt"].as_str().expect("a path")).await;
        assert!(receipt.status.is_success(), "{reference}: {}", receipt.words());
        receipt.says(&reference.grouped());
    }
}

#[tokio::test]
async fn officers_go_on_in_what_version_0_1_stored() {
    let world = world().await;
    for sent in read::<Vec<Sent>>("sent.json") {
        let reference = reference_of(&sent.answer["reference"]);
        let event: Event = "paused=2026-11-26T16:20".parse().expect("an event");
        // An answered or closed complaint has no clock that could be stopped; every other goes on.
        let Ok(number) = world.record(&reference, event, then()).await else { continue };
        assert!(world.shown_lines(&reference, then(), true).await.contains("paused@"), "{reference}");
        world.strike(&reference, number, then()).await.expect("it can be struck out");
    }
    let first = reference_of(&read::<Vec<Sent>>("sent.json")[0].answer["reference"]);
    world.strike(&first, 1, then()).await.expect("what version 0.1 recorded can be struck out");
    let shown = world.shown_lines(&first, then(), true).await;
    assert!(shown.contains("struck out 2026-11-26T16:30:00Z") && shown.contains("NEXT: acknowledge"), "{shown}");
}

#[tokio::test]
async fn what_is_added_now_to_a_complaint_that_version_0_1_kept_for_the_lead_is_the_leads_too() {
    let world = world().await;
    let mut looked = 0;
    for sent in read::<Vec<Sent>>("sent.json").iter().filter(|sent| sent.shown.contains("for the lead alone")) {
        looked += 1;
        let add = format!("{}/add", sent.answer["receipt"].as_str().expect("a path"));
        assert!(world.post(&add, &[("what_happened", "He was at the door again.")]).await.status.is_redirection());
        assert_eq!(world.notices().await.last().expect("somebody is told")["lead"], true);
        for item in items(&world, &reference_of(&sent.answer["reference"]).to_string()).await {
            assert!(!OFFICERS_WORDS.iter().any(|name| item.contains_key(*name)), "{:?} is open", item["sk"]);
            let sealed = item.get("sealed").map(|sealed| sealed.as_s().expect("a text"));
            assert!(sealed.is_none_or(|sealed| sealed.starts_with("lead ")), "{:?} is open", item["sk"]);
        }
    }
    assert!(looked > 0, "no complaint of the fixture is for the lead: the test looks at nothing");
}

#[tokio::test]
async fn a_complaint_that_does_not_say_whether_it_has_a_date_has_one() {
    let world = world().await;
    let sent = &read::<Vec<Sent>>("sent.json")[0];
    let reference = reference_of(&sent.answer["reference"]);
    let row = async || {
        let rows = world.rows_at(&[&sent.landlord], then()).await;
        rows.into_iter().find(|row| row.reference == reference.to_string()).expect("it is listed")
    };
    let due = row().await.due;
    let mut items = items(&world, &reference.to_string()).await.into_iter();
    let mut case = items.find(|item| item["sk"].as_s().is_ok_and(|sort| sort == "CASE")).expect("the complaint");
    case.remove("dated").expect("it says so");
    let put = world.table.client().put_item().table_name(world.table.name()).set_item(Some(case)).send().await;
    put.expect("the table takes it");
    assert!(due.is_some() && row().await.due == due, "{due:?}");
}
