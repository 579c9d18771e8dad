//! What an officer learns of a case, such as a danger that the form did not
//! name, changes what the person is promised, and stands where they look.

use chrono::{DateTime, TimeZone, Utc};
use tests::{Page, Setting, World, build_into, christmas_eve, day, reference_of};

use crate::visitors::dates::foreign;

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

fn in_january() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 1, 6, 12, 0, 0).single().expect("an instant")
}

/// Sends a complaint on Christmas Eve, records what happened by `now`, and opens a page of its receipt.
async fn opened(world: &World, landlord: &str, events: &[&str], now: DateTime<Utc>, page: &str) -> Page {
    let sent = world.send_json(landlord, &[STORY]).await.json();
    let reference = reference_of(&sent["reference"]);
    for event in events {
        let event = event.parse().expect("an event");
        world.record(&reference, event, now).await.expect("it can be recorded");
    }
    world.open(&format!("{}{page}", sent["receipt"].as_str().expect("a path"))).await
}

#[tokio::test]
async fn an_answer_that_a_danger_makes_urgent_stands_on_the_receipt_though_the_form_named_none() {
    let world = World::new().await;
    let found = ["circumstance-found=2026-12-24,id=risk-to-life"];
    let receipt = opened(&world, "incommunities", &found, christmas_eve(), "").await;
    receipt.says("If there is a risk to somebody’s life: by 10am on Friday 25 December 2026 we will answer you.");
    let ended = [found[0], "circumstance-ended=2026-12-24,id=risk-to-life"];
    let receipt = opened(&world, "incommunities", &ended, christmas_eve(), "").await;
    receipt.does_not_say("If there is a risk to somebody’s life: by");
}

#[tokio::test]
async fn whoever_asks_to_look_again_sees_what_comes_sooner_before_they_press() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    build_into(folder.path(), &foreign(), day("2026-12-24")).expect("the words build");
    let setting = || Setting { built: folder.path(), ..Default::default() };
    let engine = World::with(setting()).await.engine();
    let world = World::with(Setting { engine: Some(engine), now: in_january, ..setting() }).await;
    let events = ["circumstance-found=2027-01-06,id=no-heating", "responded=2027-01-06"];
    let page = opened(&world, "scotland", &events, in_january(), "/again").await;
    page.says(": by midday on Saturday 9 January 2027 we will answer you.");
}
