//! `GET /form/health`: what a machine that watches the form is told.

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use handler::intake_mode::IntakeMode;
use serde_json::Value;
use tests::keys::keys;
use tests::{Setting, World, build_into, christmas_eve, day, frozen, nobody};

async fn health(setting: Setting<'_>) -> (StatusCode, Vec<String>) {
    let page = World::with(setting).await.open("/form/health").await;
    let told: Value = page.json();
    assert_eq!(told["ready"], page.status == StatusCode::OK);
    let problems = told["problems"].as_array().expect("a list").iter();
    (page.status, problems.map(|problem| problem.as_str().unwrap_or_default().to_owned()).collect())
}

#[tokio::test]
async fn all_is_well_on_the_day_of_the_build_and_the_next() {
    assert_eq!(health(Setting::default()).await, (StatusCode::OK, Vec::new()));
    let next = || christmas_eve() + TimeDelta::hours(25);
    assert_eq!(health(Setting { now: next, ..Default::default() }).await, (StatusCode::OK, Vec::new()));
}

#[tokio::test]
async fn the_keys_that_it_seals_with_are_told_by_the_ids_that_officers_see() {
    let told: Value = World::new().await.open("/form/health").await.json();
    let ids = [&told["seals_with"]["officers"], &told["seals_with"]["lead"]];
    assert_eq!(ids.map(|id| id.as_str().unwrap_or_default()).to_vec(), keys().ids().collect::<Vec<_>>());
}

#[tokio::test]
async fn words_that_a_daily_build_missed_are_told_and_the_form_stays_open() {
    // Built for the 24th; the build of the 25th did not run, and nobody noticed by noon.
    let late = || christmas_eve() + TimeDelta::hours(27);
    let (status, problems) = health(Setting { now: late, ..Default::default() }).await;
    assert_eq!(status, StatusCode::OK, "a complaint is taken all the same");
    assert!(problems.len() == 1 && problems[0].contains("old"), "{problems:?}");
}

#[tokio::test]
async fn nobody_to_tell_and_a_table_that_is_away_are_told() {
    let (status, problems) = health(Setting { watched: false, ..Default::default() }).await;
    assert!(status == StatusCode::OK && problems.len() == 1 && problems[0].contains("nobody"), "{problems:?}");
    let (status, problems) = health(Setting { engine: Some(nobody()), ..Default::default() }).await;
    assert!(status == StatusCode::SERVICE_UNAVAILABLE && problems[0].contains("table"), "{problems:?}");
}

fn november_2028() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2028, 11, 20, 10, 0, 0).single().expect("an instant")
}

/// The frozen bank holidays end with 2028: an answer that is promised in November 2028 can fall after them.
#[tokio::test]
async fn bank_holidays_that_end_within_a_case_are_told() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, &frozen(), day("2028-11-20")).expect("the words build");
    let (status, problems) = health(Setting { built: &out, now: november_2028, ..Default::default() }).await;
    assert_eq!(status, StatusCode::OK);
    assert!(problems.iter().any(|problem| problem.contains("bank holidays")), "{problems:?}");
}

async fn answers(setting: Setting<'_>) -> (StatusCode, Vec<String>) {
    let page = World::with(setting).await.open("/form/health/answers").await;
    let told: Value = page.json();
    assert_eq!(told["answers"], page.status == StatusCode::OK);
    let problems = told["problems"].as_array().expect("a list").iter();
    (page.status, problems.map(|problem| problem.as_str().unwrap_or_default().to_owned()).collect())
}

#[tokio::test]
async fn a_check_from_outside_hears_whether_people_can_use_the_form_and_nothing_that_officers_have_to_do() {
    let well = (StatusCode::OK, Vec::new());
    assert_eq!(answers(Setting::default()).await, well);
    // Nobody is told, and the words are old: each has an alarm of its own.
    let late = || christmas_eve() + TimeDelta::hours(40);
    assert_eq!(answers(Setting { watched: false, now: late, ..Default::default() }).await, well);
    // Closed on purpose, and something lies in the second store that cannot be filed.
    assert_eq!(answers(Setting { intake: IntakeMode::Closed, ..Default::default() }).await, well);
    let folder = tempfile::tempdir().expect("a folder for a while");
    let stuck = folder.path().join("sent");
    std::fs::create_dir_all(&stuck).expect("a folder");
    std::fs::write(stuck.join("2222-2222-2X-00112233445566778899aabbccddeeff"), "no complaint").expect("it is put");
    let world = World::with(Setting { spool: Some(folder.path().to_owned()), ..Default::default() }).await;
    world.drain().await;
    assert_eq!(world.open("/form/health").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(world.open("/form/health/answers").await.status, StatusCode::OK);
    // The table is away, and the second store takes what is sent.
    let spool = tempfile::tempdir().expect("a folder for a while");
    let kept = Setting { engine: Some(nobody()), spool: Some(spool.path().to_owned()), ..Default::default() };
    assert_eq!(answers(kept).await, well);
    // The table is away and nothing else takes a complaint.
    let (status, problems) = answers(Setting { engine: Some(nobody()), ..Default::default() }).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(problems.len() == 1 && problems[0].contains("store"), "{problems:?}");
}
