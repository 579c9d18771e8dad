//! Somebody is told of everything that came: it is owed from the same write,
//! and cleared only when it was told.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::TimeDelta;
use serde_json::Value;
use tests::{Engine, Setting, World, christmas_eve, nobody, reference_of};

use super::kept::under;

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

/// A world with a table, and one without over the same fallback store and the same file of notices.
async fn worlds(folder: &Path) -> (World, World) {
    let engine = Engine::start().await.local;
    let setting = |engine| Setting {
        engine: Some(engine),
        spool: Some(folder.join("spool")),
        notices: Some(folder.join("notices")),
        ..Default::default()
    };
    (World::with(setting(engine)).await, World::with(setting(nobody())).await)
}

fn ids(told: &[Value]) -> BTreeSet<&str> {
    told.iter().map(|notice| notice["id"].as_str().expect("an id")).collect()
}

#[tokio::test]
async fn a_notice_says_in_its_subject_what_came_and_names_its_act_of_sending() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let urgent = world.send_json("incommunities", &[STORY, ("at_risk", "yes")]).await.json();
    let box_of_receipt = format!("{}/add", urgent["receipt"].as_str().expect("a path"));
    world.post(&box_of_receipt, &[("what_happened", "It sparks again.")]).await;
    assert_eq!(under(&world, "UNTOLD").await.len(), 3, "it is owed before anybody was told");
    let told = world.notices().await;
    let mut subjects: Vec<&str> = told.iter().map(|notice| notice["subject"].as_str().expect("a subject")).collect();
    subjects.sort_unstable();
    let name = |sent: &Value| sent["reference"].as_str().expect("a reference").to_owned();
    let mut expected = [
        format!("New complaint {}, imani", name(&sent)),
        format!("URGENT: new complaint {}, incommunities", name(&urgent)),
        format!("URGENT: words added to complaint {}, incommunities", name(&urgent)),
    ];
    expected.sort_unstable();
    assert_eq!(subjects, expected);
    assert_eq!(ids(&told).len(), 3, "two urgent ones of one second are two");
    assert!(under(&world, "UNTOLD").await.is_empty() && world.notices().await.len() == 3, "each is told once");
}

#[tokio::test]
async fn what_is_added_later_is_told_with_the_next_date_of_its_complaint() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let reference = reference_of(&sent["reference"]);
    let event = "acknowledged=2026-12-29".parse().expect("an event");
    world.record(&reference, event, christmas_eve() + TimeDelta::days(6)).await.expect("it is recorded");
    let box_of_receipt = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    world.post(&box_of_receipt, &[("what_happened", "And the window.")]).await;
    let told = world.notices().await;
    let due = |kind: &str| {
        let notice = told.iter().find(|notice| notice["kind"] == kind).expect("a notice");
        notice["first_due"].as_str().expect("a date").to_owned()
    };
    assert_eq!(due("complaint"), "2026-12-30T23:59:59+00:00");
    assert_eq!(due("addition"), "2027-01-12T23:59:59+00:00", "they are told that they have it already");
}

#[tokio::test]
async fn who_cannot_be_told_now_is_told_later_and_the_list_says_that_nobody_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let notices = folder.path().join("not there yet").join("notices");
    let world = World::with(Setting { notices: Some(notices.clone()), ..Default::default() }).await;
    world.send_json("imani", &[STORY]).await;
    let done = world.drain().await;
    assert_eq!((&done["told"], &done["untold"]), (&0.into(), &1.into()));
    assert_eq!(world.untold().await, 1);
    fs::create_dir(notices.parent().expect("a folder")).expect("a folder");
    assert_eq!(world.notices().await.len(), 1);
    assert_eq!(world.untold().await, 0);
}

#[tokio::test]
async fn what_waits_is_told_from_where_it_waits_and_not_once_more_at_home() {
    let folder = tempfile::tempdir().expect("a folder");
    let (up, down) = worlds(folder.path()).await;
    let token = ("token", "00112233445566778899aabbccddeeff");
    let jo = [("contact_by", "email"), ("email", "jo@example.org")];
    let sent = down.send_json("imani", &[STORY, jo[0], jo[1], token]).await.json();
    let more = [("what_happened", "And the window.")];
    let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    assert!(down.post(&add, &more[..1]).await.status.is_redirection());
    let told = down.notices().await;
    assert_eq!((told.len(), ids(&told).len()), (2, 2));
    let kinds: BTreeSet<&str> = told.iter().map(|notice| notice["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds, BTreeSet::from(["addition", "complaint"]));
    assert_eq!(down.notices().await.len(), 2, "once, however long it waits");
    let done = up.drain().await;
    assert_eq!((&done["filed"], &done["told"]), (&2.into(), &0.into()));
    assert_eq!(up.told_so_far().len(), 2);
    let left = fs::read_dir(folder.path().join("spool/told")).expect("a folder").count();
    assert_eq!(left, 0, "nothing stays behind");
    // What comes home before anybody was told is told there, under the id it would have had.
    down.send_json("imani", &[("what_happened", "Damp.")]).await;
    assert_eq!(up.drain().await["told"], 1);
    assert_eq!(ids(&up.told_so_far()).len(), 3);
}

#[tokio::test]
async fn what_cannot_come_home_is_shown_to_officers_until_it_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let (up, down) = worlds(folder.path()).await;
    down.send_json("imani", &[STORY]).await;
    let sent = folder.path().join("spool/sent");
    let waits = fs::read_dir(&sent).expect("it waits").next().expect("one").expect("an entry").path();
    let whole = fs::read_to_string(&waits).expect("an object");
    let half: String = whole.chars().take(100).collect();
    fs::write(&waits, half).expect("it is cut off");
    let done = up.drain().await;
    assert_eq!((&done["left"], &done["untold"], &done["unreadable"]), (&1.into(), &0.into(), &1.into()));
    let unfiled = up.unfiled().await;
    assert_eq!(unfiled.len(), 1);
    assert!(unfiled[0].0.starts_with("sent/") && unfiled[0].1.contains("cannot be read"), "{unfiled:?}");
    assert!(waits.exists(), "it is kept");
    fs::write(&waits, whole).expect("somebody mends it");
    assert_eq!(up.drain().await["left"], 0);
    assert!(up.unfiled().await.is_empty());
    assert_eq!(up.rows(&["imani"]).await.len(), 1);
}

#[tokio::test]
async fn a_form_with_more_postcodes_than_anybody_has_is_stored_like_any_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (up, _) = worlds(folder.path()).await;
    let codes: String = (0..120).map(|n| format!("BD{} {}AB ", n / 10 + 1, n % 10)).collect();
    let fields = [STORY, ("address", codes.as_str()), ("name", "One Two Three Four Five Six Seven Eight Nine Ten")];
    assert_eq!(up.send_json("imani", &fields).await.status.as_u16(), 201);
    assert_eq!(up.listed("imani").await.len(), 1, "it is in the table, and did not have to wait");
}

#[tokio::test]
async fn what_the_table_refuses_stops_nothing_else_and_is_shown_to_officers() {
    let folder = tempfile::tempdir().expect("a folder");
    let (up, down) = worlds(folder.path()).await;
    // What no table takes: more items than one transaction has.
    down.send_json("imani", &[STORY, ("name", "Jo")]).await;
    let sent = folder.path().join("spool/sent");
    let waits = fs::read_dir(&sent).expect("it waits").next().expect("one").expect("an entry").path();
    let mut object: Value = serde_json::from_slice(&fs::read(&waits).expect("an object")).expect("JSON");
    let one = object["found_by"][0].clone();
    let many: Vec<Value> = (0..120)
        .map(|n| {
            let mut item = one.clone();
            item["sk"] = format!("{}{n}", item["sk"].as_str().expect("a key")).into();
            item
        })
        .collect();
    object["found_by"] = many.into();
    fs::write(&waits, object.to_string()).expect("it can be written");
    let other = down.send_json("incommunities", &[("what_happened", "Damp.")]).await.json();
    let urgent = up.send_json("incommunities", &[STORY, ("at_risk", "yes")]).await.json();
    let done = up.drain().await;
    assert_eq!((&done["filed"], &done["left"]), (&1.into(), &1.into()));
    let told = up.told_so_far();
    for sent in [&other, &urgent] {
        assert!(told.iter().any(|notice| notice["reference"] == sent["reference"]), "{told:?}");
    }
    assert_eq!(up.unfiled().await.len(), 1, "and a person is shown the one that is left");
}

#[tokio::test]
async fn somebody_is_told_of_what_the_table_has_also_while_the_fallback_store_cannot_be_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("spool"), "no folder").expect("a file stands in its place");
    let (up, _) = worlds(folder.path()).await;
    assert_eq!(up.send_json("imani", &[STORY, ("at_risk", "yes")]).await.status.as_u16(), 201);
    up.drain_as_it_can().await;
    assert_eq!(up.told_so_far().len(), 1);
}

#[tokio::test]
async fn words_for_what_still_waits_come_home_with_it_and_are_in_front_of_officers() {
    let folder = tempfile::tempdir().expect("a folder");
    let (up, down) = worlds(folder.path()).await;
    let sent = down.send_json("imani", &[STORY]).await.json();
    let box_of_receipt = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    assert!(up.post(&box_of_receipt, &[("what_happened", "There is a gas leak.")]).await.status.is_redirection());
    let done = up.drain().await;
    assert_eq!((&done["filed"], &done["left"]), (&2.into(), &0.into()));
    let rows = up.rows(&["imani"]).await;
    assert_eq!(rows.len(), 1);
    let found = (rows[0].reference.as_str(), rows[0].danger, rows[0].unread);
    assert_eq!(found, (sent["reference"].as_str().expect("one"), true, true));
    assert!(up.told_so_far().iter().any(|notice| notice["kind"] == "addition" && notice["danger"] == true));
}
