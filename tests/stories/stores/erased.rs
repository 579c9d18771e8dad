//! A complaint is erased: everything of it is gone, whoever holds its receipt is told so, and nothing brings it back,
//! neither whoever presses the button once more nor what waits since an outage.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use aws_sdk_dynamodb::types::AttributeValue;
use axum::http::StatusCode;
use chrono::NaiveDate;
use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use complaints::form::reference::{Reference, Token};
use office::erase::{Again, Eraser, NotErased, Reason, Role};
use serde_json::Value;
use store::fallback::{Fallback, Folder};
use store::table::Table;
use tests::faults::Line;
use tests::keys::mark_key;

use tests::{Engine, Setting, World, christmas_eve, nobody, reference_of};

const TOKEN: &str = "00112233445566778899aabbccddeeff";
const OTHER_TOKEN: &str = "ffeeddccbbaa99887766554433221100";
const GONE: &str = "This complaint is no longer kept";

fn form(token: &'static str) -> [(&'static str, &'static str); 5] {
    let story = ("what_happened", "The heating has been off since March.");
    [story, ("name", "Jo Adeyemi"), ("contact_by", "email"), ("email", "jo@example.org"), ("token", token)]
}

pub(crate) fn day() -> NaiveDate {
    christmas_eve().date_naive()
}

async fn erase(table: &Table, spool: &Path, reference: &Reference, why: Reason) -> Result<usize, NotErased> {
    let fallback = Fallback::Folder(Folder::new(spool));
    let eraser = Eraser { table, fallback: &fallback, marks: &mark_key(), by: Role::Officer, today: day() };
    eraser.erase(reference, why).await.map(|erased| erased.items + erased.objects)
}

async fn again(table: &Table, spool: &Path) -> Again {
    let fallback = Fallback::Folder(Folder::new(spool));
    let eraser = Eraser { table, fallback: &fallback, marks: &mark_key(), by: Role::Officer, today: day() };
    eraser.again().await.expect("the stores answer")
}

type Items = Vec<BTreeMap<String, AttributeValue>>;

/// Everything that a table holds, by its keys.
async fn everything(table: &Table) -> Items {
    let found = table.client().scan().table_name(table.name()).send().await.expect("the engine answers");
    let mut items: Items = found.items.unwrap_or_default().into_iter().map(|item| item.into_iter().collect()).collect();
    items.sort_by_key(|item| format!("{:?} {:?}", item.get("pk"), item.get("sk")));
    items
}

/// What a table holds besides stones and what is the same for all complaints.
async fn left(table: &Table) -> Vec<String> {
    let key = |item: &BTreeMap<String, AttributeValue>| item["pk"].as_s().expect("a text").clone();
    let shared = |key: &str| key == "LANDLORDS" || key.starts_with("CLOCKS#");
    let items = everything(table).await;
    items.iter().filter(|item| !item.contains_key("erased")).map(key).filter(|key| !shared(key)).collect()
}

fn objects(spool: &Path, folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(spool.join(folder)).into_iter().flatten();
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

/// A complaint with all that can stand beside one: found by a name, sent again by another token, added to, read, and
/// acted on by an officer; the two receipts.
async fn full(world: &World) -> (Reference, [String; 2]) {
    let sent = world.send_json("imani", &form(TOKEN)).await.json();
    let linked = world.send_json("imani", &form(OTHER_TOKEN)).await.json();
    let (reference, receipts) = (reference_of(&sent["reference"]), [&sent, &linked].map(path));
    let added = world.post(&format!("{}/add", receipts[0]), &[("what_happened", "And the window.")]).await;
    assert!(added.location.ends_with("?added=yes"), "{}", added.location);
    world.read(&reference, christmas_eve(), false).await.expect("it is read");
    world.post(&format!("{}/add", receipts[0]), &[("what_happened", "And the door.")]).await;
    let event = Event::new(EventKind::Acknowledged, Moment::at(christmas_eve()));
    world.record(&reference, event, christmas_eve()).await.expect("it is recorded");
    (reference, receipts)
}

fn path(told: &Value) -> String {
    told["receipt"].as_str().expect("a path").to_owned()
}

#[tokio::test]
async fn everything_of_it_goes_and_whoever_has_its_address_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let spool = folder.path().join("spool");
    let world = World::with(Setting { spool: Some(spool.clone()), ..Default::default() }).await;
    let other = world.send_json("imani", &[("what_happened", "The lift is broken.")]).await.json();
    let before = left(&world.table).await;
    let (reference, receipts) = full(&world).await;
    let kinds: BTreeSet<String> =
        left(&world.table).await.iter().map(|key| key.split('#').next().expect("a part").to_owned()).collect();
    let all = ["COMPLAINT", "EVENTS", "FIND", "SAME", "STANDING", "UNREAD", "UNTOLD"].map(str::to_owned);
    assert_eq!(kinds, BTreeSet::from(all), "the story has one of each kind");

    let owed = erase(&world.table, &spool, &reference, Reason::KeptToItsEnd).await;
    assert!(matches!(owed, Err(NotErased::Open)), "an answer is owed: {owed:?}");
    assert!(objects(&spool, "ledger").is_empty(), "what was refused is not in the ledger");
    let linked = receipts[1].split('/').nth_back(1).and_then(|text| text.parse().ok()).expect("a reference");
    let led = erase(&world.table, &spool, &linked, Reason::Asked).await;
    assert!(matches!(led, Err(NotErased::LeadsTo(first)) if first == reference), "{led:?}");

    assert!(erase(&world.table, &spool, &reference, Reason::Asked).await.expect("it is erased") > 10);
    assert_eq!(left(&world.table).await, before, "the other complaint is as it was, and nothing else is left");
    for stone in everything(&world.table).await.iter().filter(|item| item.contains_key("erased")) {
        let names: Vec<&str> = stone.keys().map(String::as_str).collect();
        assert_eq!(names, ["digest", "erased", "format", "key_hash", "landlord", "pk", "reference", "sk"]);
    }
    for receipt in &receipts {
        let page = world.open(receipt).await;
        assert_eq!(page.status, StatusCode::GONE);
        page.says(GONE);
        // Who guesses at an address hears what everybody hears.
        let (address, key) = receipt.rsplit_once('/').expect("a key");
        let stranger = world.open(&format!("{address}/{}", key.chars().rev().collect::<String>())).await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
        stranger.does_not_say(GONE);
    }
    assert_eq!(world.open(&path(&other)).await.status, StatusCode::OK);
    assert!(world.found("Adeyemi", false).await.is_empty());
    assert_eq!(world.notices().await.len(), 1, "nobody is told of what is gone");
    let before: Vec<String> = before.into_iter().filter(|key| key != "UNTOLD").collect();

    // The ledger says when, why and who by role, and names nobody: not even the reference.
    let ledger = objects(&spool, "ledger");
    assert_eq!(ledger.len(), 2, "begun and done");
    for object in ledger {
        let text = format!("{} {}", object.display(), fs::read_to_string(&object).expect("it can be read"));
        assert!(!text.contains(&reference.to_string()) && !text.contains("imani"), "{text}");
    }
    // Done once more it finds nothing, and harms nothing.
    assert_eq!(erase(&world.table, &spool, &reference, Reason::Asked).await.expect("it is erased"), 0);
    assert_eq!(left(&world.table).await, before);
}

#[tokio::test]
async fn whoever_presses_once_more_is_told_so_and_other_words_are_a_complaint() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let spool = folder.path().join("spool");
    let world = World::with(Setting { spool: Some(spool.clone()), ..Default::default() }).await;
    let (reference, receipts) = full(&world).await;
    erase(&world.table, &spool, &reference, Reason::Mistake).await.expect("it is erased");
    let before = everything(&world.table).await;
    for token in [TOKEN, OTHER_TOKEN] {
        let page = world.post("/form/imani/send", &form(token)).await;
        assert_eq!(page.status, StatusCode::OK);
        page.says(GONE);
        let told = world.send_json("imani", &form(token)).await;
        assert_eq!((told.status, told.json()["error"].as_str()), (StatusCode::GONE, Some("erased")));
    }
    // Words for it are given back, to be sent as a complaint of their own.
    let kept = world.post(&format!("{}/add", receipts[0]), &[("what_happened", "And the roof.")]).await;
    assert_eq!(kept.status, StatusCode::GONE);
    kept.says("no longer kept: it was deleted");
    kept.says("And the roof.");
    assert_eq!(everything(&world.table).await, before, "nothing was stored");
    assert!(objects(&spool, "sent").is_empty());

    let mut other = form(TOKEN);
    other[0].1 = "The lift is broken.";
    let sent = world.send_json("imani", &other).await;
    assert_eq!(sent.status, StatusCode::CREATED);
    assert_eq!(world.send_json("imani", &other).await.json()["reference"], sent.json()["reference"]);
    assert_eq!(world.open_cases("imani").await.len(), 1);
}

#[tokio::test]
async fn what_an_outage_took_never_brings_it_back() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let spool = folder.path().join("spool");
    let up = World::with(Setting { spool: Some(spool.clone()), ..Default::default() }).await;
    let (reference, _) = full(&up).await;
    let down = World::with(Setting { engine: Some(nobody()), spool: Some(spool.clone()), ..Default::default() }).await;
    // Nobody can see then that it was erased.
    erase(&up.table, &spool, &reference, Reason::Asked).await.expect("it is erased");
    let before = left(&up.table).await;
    let sent = down.send_json("imani", &form(TOKEN)).await.json();
    let done = up.drain().await;
    assert_eq!((&done["filed"], &done["left"]), (&1.into(), &0.into()));
    assert_eq!((left(&up.table).await, objects(&spool, "sent").len()), (before.clone(), 0));
    up.open(&path(&sent)).await.says(GONE);

    // And what waits is erased where it waits, also where a round of the drain had it in hand.
    let mut waits = form(TOKEN);
    waits[0].1 = "The lift is broken.";
    let sent = down.send_json("imani", &waits).await.json();
    let held: Vec<(PathBuf, Vec<u8>)> = objects(&spool, "sent")
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).expect("it can be read")))
        .collect();
    assert_eq!(held.len(), 1);
    erase(&up.table, &spool, &reference_of(&sent["reference"]), Reason::Asked).await.expect("it is erased");
    assert!(objects(&spool, "sent").is_empty() && objects(&spool, "case").is_empty());
    up.open(&path(&sent)).await.says(GONE);
    for (path, bytes) in held {
        fs::write(path, bytes).expect("it can be written");
    }
    assert_eq!(up.drain().await["filed"], 1);
    assert_eq!((left(&up.table).await, objects(&spool, "sent").len()), (before, 0));
    up.open(&path(&sent)).await.says(GONE);
    // What never was has no ledger, and says so.
    let nobodys = Token::new([9; 16]).reference();
    let never = erase(&up.table, &spool, &nobodys, Reason::Asked).await;
    assert!(matches!(never, Err(NotErased::NoComplaint)), "{never:?}");
}

#[tokio::test]
async fn killed_at_any_of_its_calls_it_is_ended_by_doing_it_again() {
    let mut calls = 0;
    let mut ended = 0;
    for carried_out in [false, true] {
        for call in 0.. {
            let folder = tempfile::tempdir().expect("a folder for a while");
            let spool = folder.path().join("spool");
            let engine = Engine::start().await.local;
            let world =
                World::with(Setting { engine: Some(engine.clone()), spool: Some(spool.clone()), ..Default::default() })
                    .await;
            let (reference, receipts) = full(&world).await;
            let line = Line::new(&engine, Vec::new(), 1).await;
            line.die_at(call, carried_out);
            let broken = tests::table(&line.address);
            if erase(&broken, &spool, &reference, Reason::Asked).await.is_ok() {
                ended += 1;
                break;
            }
            calls += 1;
            // By hand, or by whoever applies the ledger.
            if call % 2 == 0 {
                erase(&world.table, &spool, &reference, Reason::Asked).await.expect("it is erased");
            } else {
                let done = again(&world.table, &spool).await;
                assert_eq!(done.completed, 1, "call {call}");
            }
            assert_eq!(left(&world.table).await, [""; 0], "call {call}, carried out: {carried_out}");
            assert_eq!(objects(&spool, "ledger").len(), 2, "call {call}");
            for receipt in &receipts {
                world.open(receipt).await.says(GONE);
            }
        }
    }
    assert!(ended == 2 && calls > 30, "the story has killed it {calls} times");
}
