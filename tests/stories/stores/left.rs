//! A landlord that has left the site: its complaints are still to be answered,
//! and who sent them can still see by when.

use std::fs;

use axum::http::StatusCode;
use tests::{Engine, Setting, World, build_into, copy_of_frozen, day};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

#[tokio::test]
async fn complaints_of_a_landlord_that_has_left_the_site_are_listed_and_their_receipts_open() {
    let engine = Engine::start().await.local;
    let before = World::with(Setting { engine: Some(engine.clone()), ..Default::default() }).await;
    let sent = before.send_json("imani", &[STORY, ("contact_by", "none")]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path").to_owned();
    let shown = before.open(&receipt).await;

    let (folder, words) = copy_of_frozen();
    fs::remove_dir_all(words.policies.join("imani")).expect("its folder can go");
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("the other landlords build");
    let after = World::with(Setting { built: &out, engine: Some(engine), ..Default::default() }).await;
    assert_eq!(after.post("/form/imani/send", &[STORY]).await.status, StatusCode::NOT_FOUND, "nobody sends it more");

    let known = office::list::landlords(&after.table, after.words()).await.expect("the table answers");
    assert!(known.contains("imani") && known.contains("incommunities"), "{known:?}");
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let rows = after.rows(&known).await;
    assert_eq!(rows.iter().map(|row| row.landlord.as_str()).collect::<Vec<_>>(), ["imani"]);

    let again = after.open(&receipt).await;
    assert_eq!(again.words(), shown.words(), "the receipt says what it said");
    assert!(after.open(&format!("{receipt}/dates.ics")).await.text.starts_with("BEGIN:VCALENDAR"));
    let added = after.post(&format!("{receipt}/add"), &[("what_happened", "And it is damp.")]).await;
    assert_eq!(added.location, format!("{receipt}?added=yes"));
    assert_eq!(after.case(&sent["reference"]).await.added.len(), 1);
    let wrong = receipt.replace(receipt.rsplit('/').next().expect("a key"), &"0".repeat(32));
    assert_eq!(after.post(&format!("{wrong}/add"), &[STORY]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_waited_in_an_outage_names_its_landlord_when_it_comes_home() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let spool = Some(folder.path().join("spool"));
    let down = World::with(Setting { engine: Some(tests::nobody()), spool: spool.clone(), ..Default::default() }).await;
    down.send_json("imani", &[STORY]).await;
    let up = World::with(Setting { spool, ..Default::default() }).await;
    assert_eq!(office::read::landlords(&up.table).await.expect("the table answers"), [""; 0]);
    up.drain().await;
    assert_eq!(office::read::landlords(&up.table).await.expect("the table answers"), ["imani"]);
}
