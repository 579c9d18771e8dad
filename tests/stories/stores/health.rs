//! `GET /form/health`: what a machine that watches the form is told.

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use serde_json::Value;
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
