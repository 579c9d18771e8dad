//! What an earlier version stored opens as that version showed it.

use std::fs;

use aws_sdk_dynamodb::types::AttributeValue;
use chrono::{DateTime, TimeZone, Utc};
use complaints::case::events::Event;
use office::record::Telling;
use serde::Deserialize;
use serde_json::Value;
use store::table::item::OFFICERS_WORDS;
use tests::{Engine, Setting, TOLD, World, answer, reference_of, root};

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

/// Each format in which complaints have been stored before: that of version 0.1, and format 1.
const FORMATS: [&str; 2] = ["0.1", "1"];

fn read<T: for<'de> Deserialize<'de>>(format: &str, name: &str) -> T {
    let path = root().join("tests/fixtures/stored").join(format).join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("the fixture is there")).expect("the fixture is JSON")
}

/// A world over a table that holds what was stored in a format.
async fn world(format: &str) -> World {
    let Engine { local, table } = Engine::start().await;
    for item in read::<Vec<Value>>(format, "items.json") {
        let item = serde_dynamo::to_item(item).expect("an item");
        let put = table.client().put_item().table_name(table.name()).set_item(Some(item)).send().await;
        put.expect("the table takes it");
    }
    World::with(Setting { engine: Some(local), now: then, ..Default::default() }).await
}

#[tokio::test]
async fn what_an_earlier_version_stored_is_counted_as_it_was_then() {
    for format in FORMATS {
        let (told, tally) = world(format).await.recalculate(true, then()).await.expect("it can be counted");
        assert!(told.is_empty() && tally.looked > 0, "{format}: {told:?}");
    }
}

#[tokio::test]
async fn what_an_earlier_version_stored_is_shown_listed_and_answered_as_it_was_then() {
    for format in FORMATS {
        let world = world(format).await;
        for sent in read::<Vec<Sent>>(format, "sent.json") {
            let reference = reference_of(&sent.answer["reference"]);
            assert_eq!(world.shown_lines(&reference, then(), true).await, sent.shown, "{reference}");
            let rows = world.rows_at(&[&sent.landlord], then()).await;
            let row = rows.iter().find(|row| row.reference == reference.to_string());
            let mut row = row.map(|row| serde_json::to_value(row).expect("a row is JSON"));
            // Whether it was read is asked only since format 2, and how its place compares with its dates since then.
            if let Some(fields) = row.as_mut().and_then(Value::as_object_mut) {
                for name in ["unread", "out_of_place", "not_counted"] {
                    assert_eq!(fields.remove(name), Some(Value::Bool(false)), "{reference}: {name}");
                }
            }
            assert_eq!(row, sent.listed, "{reference}");
            let fields: Vec<(&str, &str)> = sent.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let again = world.send_json(&sent.landlord, &fields).await;
            let before = world.table.complaint(&reference).await.expect("the table answers").expect("it is there");
            if before.is_settled() {
                // An answered or closed complaint is over: the same form begins a new one, which names it.
                let new = world.case(&again.json()["reference"]).await.complaint;
                assert_eq!((again.status.as_u16(), new.follows()), (201, Some(reference)), "{reference}");
            } else {
                assert_eq!(
                    (again.status.as_u16(), again.json()),
                    (200, sent.answer.clone()),
                    "the same form sent again"
                );
            }
            let receipt = world.open(sent.answer["receipt"].as_str().expect("a path")).await;
            assert!(receipt.status.is_success(), "{reference}: {}", receipt.words());
            receipt.says(&reference.grouped());
        }
    }
}

#[tokio::test]
async fn the_same_words_of_the_same_person_lead_to_what_an_earlier_version_stored() {
    let world = world("1").await;
    let sent = &read::<Vec<Sent>>("1", "sent.json")[0];
    let mut fields: Vec<(&str, &str)> = sent.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    fields
        .iter_mut()
        .filter(|(name, _)| *name == "token")
        .for_each(|(_, token)| *token = "1234567890abcdef1234567890abcdef");
    let again = world.send_json(&sent.landlord, &fields).await;
    assert_eq!((again.status.as_u16(), &again.json()["reference"]), (200, &sent.answer["reference"]));
}

/// What waited when the version changed, and what its senders were told.
#[derive(Deserialize)]
struct Waits {
    objects: std::collections::BTreeMap<String, Value>,
    sent: Vec<SentToWait>,
}

#[derive(Deserialize)]
struct SentToWait {
    landlord: String,
    fields: Vec<(String, String)>,
    answer: Value,
}

#[tokio::test]
async fn what_format_1_left_waiting_comes_home_and_stands_in_front_of_an_officer() {
    let folder = tempfile::tempdir().expect("a folder");
    let waits: Waits = read("1", "waits.json");
    for (name, object) in &waits.objects {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, object.to_string()).expect("an object");
    }
    let spool = Some(folder.path().to_path_buf());
    let world = World::with(Setting { now: then, spool, ..Default::default() }).await;
    let receipt = async |sent: &SentToWait| world.open(sent.answer["receipt"].as_str().expect("a path")).await;
    for sent in &waits.sent {
        assert!(receipt(sent).await.status.is_success(), "its receipt opens while it waits");
    }
    let again = async |sent: &SentToWait| {
        let fields: Vec<(&str, &str)> = sent.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(world.send_json(&sent.landlord, &fields).await.json(), sent.answer, "the same form sent again");
    };
    again(&waits.sent[0]).await;
    let done = world.drain().await;
    assert_eq!((&done["filed"], &done["left"]), (&waits.sent.len().into(), &0.into()));
    for sent in &waits.sent {
        again(sent).await;
    }
    let rows = world.rows_at(&["imani"], then()).await;
    assert_eq!(rows.len(), waits.sent.iter().filter(|sent| sent.landlord == "imani").count(), "each is there once");
    for sent in &waits.sent {
        let reference = reference_of(&sent.answer["reference"]);
        receipt(sent).await.says(&reference.grouped());
        let rows = world.rows_at(&[&sent.landlord], then()).await;
        let row = rows.iter().find(|row| row.reference == reference.to_string()).expect("it is listed");
        assert!(row.unread, "nobody has read it");
        let case = world.case(&sent.answer["reference"]).await;
        let words = sent.fields.iter().find(|(name, _)| name == "what_happened").expect("a story");
        assert_eq!(answer(&case.words.answers, "what_happened"), words.1);
        assert_eq!(world.read(&reference, then(), true).await.expect("it can be read"), 1);
    }
}

#[tokio::test]
async fn what_a_later_version_stored_is_refused_in_words_and_is_not_taken_for_gone() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[("what_happened", "No heating.")]).await.json();
    let reference = reference_of(&sent["reference"]);
    let mut case = items(&world, &reference.to_string()).await.remove(0);
    case.insert("format".to_owned(), AttributeValue::N("3".to_owned()));
    let put = world.table.client().put_item().table_name(world.table.name()).set_item(Some(case)).send().await;
    put.expect("the table takes it");
    let fault = world.table.complaint(&reference).await.expect_err("it is not read as if it were ours");
    assert!(fault.to_string().contains("it was stored by a later version (format 3): run that version"), "{fault}");
    let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
    assert_eq!(receipt.status.as_u16(), 503, "and its receipt is not told to be nothing");
}

#[tokio::test]
async fn officers_go_on_in_what_an_earlier_version_stored() {
    for format in FORMATS {
        let world = world(format).await;
        let mut stopped = 0;
        for sent in read::<Vec<Sent>>(format, "sent.json") {
            let reference = reference_of(&sent.answer["reference"]);
            let event: Event = "paused=2026-11-26T16:20".parse().expect("an event");
            // An answered or closed complaint has no clock that could be stopped; every other goes on.
            let Ok(number) = world.record(&reference, event, then()).await else { continue };
            assert!(world.shown_lines(&reference, then(), true).await.contains("paused@"), "{reference}");
            world.strike(&reference, number, then()).await.expect("it can be struck out");
            stopped += 1;
        }
        assert!(stopped > 1, "format {format}");
        let first = reference_of(&read::<Vec<Sent>>(format, "sent.json")[0].answer["reference"]);
        world.strike(&first, 1, then()).await.expect("what was recorded then can be struck out");
        let shown = world.shown_lines(&first, then(), true).await;
        assert!(shown.contains("struck out 2026-11-26T16:30:00Z") && shown.contains("NEXT: acknowledge"), "{shown}");
    }
}

#[tokio::test]
async fn what_is_told_in_what_an_earlier_version_stored_stands_on_the_page_of_a_new_link() {
    for format in FORMATS {
        let world = world(format).await;
        let mut told = 0;
        for sent in read::<Vec<Sent>>(format, "sent.json") {
            let reference = reference_of(&sent.answer["reference"]);
            let event: Event = "paused=2026-11-26".parse().expect("an event");
            // An answered or closed complaint has no clock that could be stopped.
            let Ok(made) = world.record_telling(&reference, event, Some(TOLD), then()).await else { continue };
            assert_eq!(made.telling, Telling::Elsewhere, "{reference}");
            let page = world.open(sent.answer["receipt"].as_str().expect("a path")).await;
            page.says("We stopped the time for our answer");
            page.does_not_say("Because");
            let new = world.new_link(&reference, then()).await.expect("a new link");
            world.open(&new).await.says(&format!("Because: {TOLD}"));
            told += 1;
        }
        assert!(told > 1, "format {format}");
    }
}

#[tokio::test]
async fn what_is_added_now_to_a_complaint_that_was_kept_for_the_lead_is_the_leads_too() {
    for format in FORMATS {
        let world = world(format).await;
        let mut looked = 0;
        let all = read::<Vec<Sent>>(format, "sent.json");
        for sent in all.iter().filter(|sent| sent.shown.contains("for the lead alone")) {
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
}

#[tokio::test]
async fn a_complaint_that_does_not_say_whether_it_has_a_date_has_one() {
    let world = world("0.1").await;
    let sent = &read::<Vec<Sent>>("0.1", "sent.json")[0];
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
