//! What cannot be dated is taken all the same: a policy whose times lie beyond
//! every calendar, and bank holidays that ended years ago.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tempfile::TempDir;
use tests::{Setting, World, build_into, christmas_eve, copy_of_frozen, day, edit, frozen, reference_of, texts_alone};

const STORY: (&str, &str) = ("what_happened", "Damp in the bedroom");
const CANNOT: &str = "We cannot work out the date of our answer just now. We have your complaint. Ask us for a date.";

/// Imani promises its answer within twelve years; no bank holidays are known or expected for so long. No build lets
/// that through, so it stands in the built words, as one of an older program left it there.
fn far_away() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, &frozen(), day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    texts_alone(&out);
    let policy = out.join("words/policies/imani/2014-01.md");
    edit(&policy, "respond: 10 working days (4.5)", "respond: 3000 working days (4.5)");
    (folder, out)
}

/// The built words have bank holidays of 2012 to 2017, as somebody might put an old file there.
fn ended() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, &frozen(), day("2026-12-24")).expect("the words build");
    texts_alone(&out);
    let file = out.join("words/content/bank-holidays.json");
    let mut all: Value = serde_json::from_str(&fs::read_to_string(&file).expect("the file")).expect("JSON");
    for division in all.as_object_mut().expect("divisions").values_mut() {
        let events = division["events"].as_array_mut().expect("events");
        events.retain(|event| event["date"].as_str().is_some_and(|date| date < "2018"));
    }
    fs::write(&file, all.to_string()).expect("the file can be written");
    (folder, out)
}

async fn problems(world: &World) -> Vec<String> {
    let page = world.open("/form/health").await;
    assert_eq!(page.status, StatusCode::OK, "complaints are taken: {}", page.text);
    assert_eq!(page.json()["ready"], true);
    serde_json::from_value(page.json()["problems"].clone()).expect("a list of texts")
}

async fn is_taken_and_listed(world: &World, landlord: &str) {
    let sent = world.send_json(landlord, &[STORY]).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{landlord}: {}", sent.text);
    let sent = sent.json();
    assert_eq!(sent["deadlines"], serde_json::json!([]), "{landlord}: no date is made up");
    let path = sent["receipt"].as_str().expect("a path");
    let receipt = world.open(path).await;
    assert_eq!(receipt.status, StatusCode::OK, "{landlord}");
    receipt.says(CANNOT);
    receipt.does_not_say("dates.ics");
    assert_eq!(world.case(&sent["reference"]).await.complaint.received.utc(), christmas_eve(), "{landlord}");
    let rows = world.rows_at(&[landlord], christmas_eve()).await;
    let row = rows.iter().find(|row| row.reference == reference_of(&sent["reference"]).to_string());
    let row = row.unwrap_or_else(|| panic!("{landlord}: it stands in the list: {rows:?}"));
    assert!(row.owes.contains("its dates cannot be worked out"), "{landlord}: {row:?}");
    assert_eq!(row.due, None, "{landlord}");
}

#[tokio::test]
async fn a_complaint_whose_dates_lie_beyond_the_calendar_is_stored_and_everybody_is_told() {
    let (_folder, out) = far_away();
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    is_taken_and_listed(&world, "imani").await;
    // Whoever looks dates up has mistyped nothing.
    let page = world.open("/form/imani/dates?received=24/12/2026").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("We cannot work out the date of our answer just now. Ask us for a date.");
    page.does_not_say("There is a problem");
    let problems = problems(&world).await;
    assert_eq!(problems.len(), 1, "one landlord and no other: {problems:?}");
    assert_eq!(world.open("/form/health/answers").await.status, StatusCode::OK, "people can use the form");
    assert!(problems[0].starts_with("the dates of a complaint to imani cannot be worked out: "), "{problems:?}");
    world.send_json("impact-housing", &[STORY]).await.json()["deadlines"]
        .as_array()
        .expect("a list")
        .first()
        .expect("one");
}

#[tokio::test]
async fn bank_holidays_that_ended_years_ago_are_told_for_each_landlord_that_counts_by_them() {
    let (_folder, out) = ended();
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    is_taken_and_listed(&world, "imani").await;
    let problems = problems(&world).await;
    assert!(problems.iter().any(|problem| problem.contains("bank holidays end within a year")), "{problems:?}");
    for landlord in ["imani", "management-co-op", "inspiring-housing", "incommunities", "impact-housing"] {
        let named = |problem: &String| problem.starts_with(&format!("the dates of a complaint to {landlord} "));
        assert_eq!(problems.iter().filter(|problem| named(problem)).count(), 1, "{landlord}: {problems:?}");
    }
}

/// Whether it is the day after Christmas Eve by now, in the story that follows.
static TOMORROW: AtomicBool = AtomicBool::new(false);

fn clock() -> DateTime<Utc> {
    christmas_eve() + if TOMORROW.load(Ordering::Relaxed) { TimeDelta::hours(24) } else { TimeDelta::zero() }
}

#[tokio::test]
async fn a_landlord_whose_words_cannot_be_read_is_named_and_tried_once_a_day() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("the words build");
    let policy = out.join("words/policies/impact-housing/2018-03.md");
    let whole = fs::read_to_string(&policy).expect("the built words hold the policy");
    fs::remove_file(&policy).expect("it was there");
    let world = World::with(Setting { built: &out, now: clock, ..Default::default() }).await;
    let named = "the words of impact-housing cannot be read: the log says why; build them again";
    assert_eq!(problems(&world).await, [named]);
    world.send_json("imani", &[STORY]).await.json()["deadlines"].as_array().expect("a list").first().expect("one");
    // It is not tried at every request: these words were tried today.
    fs::write(&policy, whole).expect("it can be written");
    assert_eq!(problems(&world).await, [named]);
    TOMORROW.store(true, Ordering::Relaxed);
    assert!(problems(&world).await.is_empty(), "and is tried anew on the next day");
}

#[tokio::test]
async fn a_check_from_outside_rings_where_the_words_of_no_landlord_can_be_read() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("the words build");
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    let policies = fs::read_dir(out.join("words/policies")).expect("a folder of each landlord");
    let mut policies: Vec<PathBuf> = policies.map(|entry| entry.expect("one").path()).filter(|p| p.is_dir()).collect();
    policies.sort();
    let last = policies.pop().expect("a landlord");
    let away = |folder: &PathBuf| fs::remove_dir_all(folder).expect("it was there");
    policies.iter().for_each(away);
    assert_eq!(world.open("/form/health/answers").await.status, StatusCode::OK, "one landlord is left");
    away(&last);
    let page = world.open("/form/health/answers").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.text.contains("no landlord has words"), "{}", page.text);
}
