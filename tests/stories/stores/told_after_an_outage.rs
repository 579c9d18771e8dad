//! What officers tell the person stands on the receipt of a complaint that the
//! drain has put in place of a later one of the same form.

use chrono::{DateTime, TimeDelta, Utc};
use complaints::case::events::Event;
use office::record::Telling;
use tests::{christmas_eve, reference_of};

use super::shown_in_an_outage::{Town, path};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const WHY: &str = "we wait for the court";

fn later() -> DateTime<Utc> {
    christmas_eve() + TimeDelta::days(7)
}

#[tokio::test]
async fn what_came_home_in_place_of_a_later_one_keeps_the_key_of_the_page_that_shows_it() {
    let town = Town::new().await;
    let waits = town.down(christmas_eve).await.send_json("imani", &[STORY, TOKEN]).await.json();
    let stored = town.blind(later).await.send_json("imani", &[STORY, TOKEN]).await.json();
    assert_ne!(waits["receipt"], stored["receipt"]);
    let up = town.up(later).await;
    assert_eq!(up.drain().await["left"], 0);
    let reference = reference_of(&stored["reference"]);
    let case = up.case(&stored["reference"]).await.complaint;
    assert_eq!(case.received.utc(), christmas_eve(), "the earlier one stands in its place");

    let event: Event = "paused=2026-12-30".parse().expect("an event");
    let made = up.record_telling(&reference, event, Some(WHY), later()).await.expect("it is recorded");
    assert_eq!(made.telling, Telling::OnReceipt);
    up.open(path(&stored)).await.says(&format!("Because: {WHY}"));
    // What leads there has another key: its page tells the date, and not why.
    let led = up.open(path(&waits)).await;
    led.says("We stopped the time for our answer.");
    led.does_not_say("Because");
}
