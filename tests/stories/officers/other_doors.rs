//! What comes by other doors than the form, and what an officer hands back: a
//! letter with its own day, a new link, a copy of somebody's own words.

use chrono::{DateTime, TimeZone, Utc};
use complaints::days::moment::Moment;
use complaints::form::reference::Token;
use handler::take_down::{Channel, NotTaken, Taken};
use serde_json::Value;
use tests::{Setting, World, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

/// Tuesday 24 November 2026, at noon.
fn tuesday() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).single().expect("an instant")
}

fn came(when: &str, channel: Channel) -> Taken {
    let received = Moment::parse(when).expect("a moment");
    Taken { received, channel, by: "the front desk".to_owned(), token: Token::new([9; 16]) }
}

async fn world() -> World {
    World::with(Setting { now: tuesday, ..Default::default() }).await
}

#[tokio::test]
async fn a_letter_of_saturday_that_is_taken_down_on_tuesday_has_saturdays_dates_everywhere() {
    let world = world().await;
    let taken = came("2026-11-21", Channel::Letter);
    let down = world.take_down("imani", &[STORY], &taken).await.expect("it can be taken down");
    // What the command line counts for that Saturday.
    let counted = std::process::Command::new(tests::binary("site-gen"))
        .args(["deadlines", "imani", "--received", "2026-11-21", "--format", "json", "--policies"])
        .arg(tests::frozen_folder().join("policies"))
        .arg("--content")
        .arg(tests::frozen_folder().join("content"))
        .output()
        .expect("site-gen runs");
    let counted: Value = serde_json::from_slice(&counted.stdout).expect("JSON");
    let due = |step: &str| {
        let of = |one: &&Value| one["step"] == step && one["stage"] == 1 && one["basis"] == "policy";
        let deadlines = counted["deadlines"].as_array().expect("deadlines");
        deadlines.iter().find(of).expect("a deadline")["due_at"].as_str().expect("a date").to_owned()
    };
    assert!(due("acknowledge").starts_with("2026-11-24"), "two working days after that Saturday");
    let rows = world.rows_at(&["imani"], tuesday()).await;
    assert_eq!((rows[0].due.as_deref(), rows[0].unread), (Some(due("acknowledge").as_str()), true));
    assert_eq!(rows[0].received, "2026-11-21", "nobody knows the hour");
    let receipt = world.open(&down.receipt).await;
    receipt.says("We have your test complaint");
    receipt.says("It reached Imani Housing Co-operative on Saturday 21 November 2026, and we wrote it down.");
    receipt.says("By Tuesday 24 November 2026");
    receipt.says("By Friday 4 December 2026");
    receipt.does_not_say("You have sent");
    receipt.does_not_say("12am");
    let shown = world.shown_lines(&down.reference, tuesday(), false).await;
    assert!(shown.contains("came by letter, taken down by the front desk") && shown.contains(STORY.1), "{shown}");
    let calendar = world.open(&format!("{}/dates.ics", down.receipt)).await;
    assert!(calendar.text.contains("20261204"), "{}", calendar.text);
    assert_eq!(world.notices().await[0]["reference"], down.reference.to_string(), "and somebody is told");
}

#[tokio::test]
async fn the_hour_counts_where_it_is_known_and_the_same_again_is_one_complaint() {
    let world = world().await;
    let fields = [STORY, ("at_risk", "yes")];
    let taken = came("2026-11-23T16:30", Channel::Phone);
    let down = world.take_down("incommunities", &fields, &taken).await.expect("it can be taken down");
    let rows = world.rows_at(&["incommunities"], tuesday()).await;
    assert_eq!(rows[0].due.as_deref(), Some("2026-11-24T16:30:00+00:00"), "24 hours after the call");
    let again = world.take_down("incommunities", &fields, &taken).await.expect("it is there");
    assert_eq!((again.reference, again.again), (down.reference, true));
    assert_eq!(world.rows_at(&["incommunities"], tuesday()).await.len(), 1);
}

/// Wednesday 25 November 2026, at one in the morning.
fn wednesday() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 25, 1, 0, 0).single().expect("an instant")
}

#[tokio::test]
async fn hours_from_a_letter_of_sunday_are_late_nowhere_before_they_must_be_over() {
    let world = world().await;
    let down = world.take_down("management-co-op", &[STORY], &came("2026-11-22", Channel::Letter)).await;
    let down = down.expect("it can be taken down");
    // 48 hours: over at midnight had it come as Sunday began, and at the end of Tuesday had it come as that ended.
    let rows = world.rows_at(&["management-co-op"], tuesday()).await;
    assert_eq!((rows[0].due.as_deref(), rows[0].overdue), (Some("2026-11-24T00:00:00+00:00"), false));
    assert!(!world.lines(&rows).contains("OVERDUE"), "{}", world.lines(&rows));
    let receipt = world.open(&down.receipt).await;
    receipt.says("By Tuesday 24 November 2026, at the same time of day");
    receipt.says("So we count it as late from Wednesday 25 November 2026.");
    receipt.does_not_say("A date has passed.");
    world.open(&format!("{}/passed/record", down.receipt)).await.does_not_say("hours late");
    let calendar = world.open(&format!("{}/dates.ics", down.receipt)).await;
    assert!(calendar.text.contains("DTSTART;VALUE=DATE:20261124"), "no hour is made up: {}", calendar.text);
    let rows = world.rows_at(&["management-co-op"], wednesday()).await;
    assert!(rows[0].overdue && world.lines(&rows).contains("OVERDUE"), "{}", world.lines(&rows));
    let late = "A date has passed. By Tuesday 24 November 2026, at the same time of day we had to tell you that we have your complaint. That was 1 day ago.";
    let later = Setting { engine: Some(world.engine()), now: wednesday, ..Default::default() };
    World::with(later).await.open(&down.receipt).await.says(late);
}

#[tokio::test]
async fn what_cannot_have_come_or_says_nothing_is_not_taken_down() {
    let world = world().await;
    let refused = async |fields: &[(&str, &str)], landlord: &str, when: &str| {
        let refused = world.take_down(landlord, fields, &came(when, Channel::Visit)).await;
        refused.expect_err("it is refused")
    };
    assert!(matches!(refused(&[STORY], "imani", "2026-11-25").await, NotTaken::ToCome(_)));
    assert!(matches!(refused(&[STORY], "imani", "1999-01-04").await, NotTaken::NoVersion { .. }));
    assert!(matches!(refused(&[STORY], "nobody", "2026-11-23").await, NotTaken::NoLandlord(_)));
    let missing = refused(&[("name", "Jo")], "imani", "2026-11-23").await;
    assert_eq!(missing.to_string(), "what_happened: Tell us what has gone wrong");
    assert!(world.rows_at(&["imani"], tuesday()).await.is_empty(), "nothing was stored");
}

#[tokio::test]
async fn a_new_link_opens_the_receipt_and_the_old_one_opens_nothing_any_more() {
    let world = world().await;
    let token = ("token", "00112233445566778899aabbccddeeff");
    let sent = world.send_json("imani", &[STORY, token]).await.json();
    let reference = reference_of(&sent["reference"]);
    let old = sent["receipt"].as_str().expect("a path").to_owned();
    let new = world.new_link(&reference, tuesday()).await.expect("a new link");
    assert_ne!(new, old);
    for page in ["", "/dates.ics"] {
        assert_eq!(world.open(&format!("{old}{page}")).await.status.as_u16(), 404);
        assert_eq!(world.open(&format!("{new}{page}")).await.status.as_u16(), 200);
    }
    world.open(&new).await.says("We gave you a new link to this page");
    let more = [("what_happened", "And the window.")];
    assert_eq!(world.post(&format!("{old}/add"), &more).await.status.as_u16(), 404, "nor are words added by it");
    assert!(world.post(&format!("{new}/add"), &more).await.location.ends_with("added=yes"));
    // Whoever has the old form can send it again, and learns no new link from that.
    let again = world.send_json("imani", &[STORY, token]).await.json();
    assert_eq!(again["receipt"].as_str(), Some(old.as_str()));
    let page = world.post("/form/imani/send", &[STORY, token]).await;
    page.says("We have your complaint");
    page.says("The link to its page was ended, and there is a new one.");
    assert!(!page.text.contains("/receipt/"), "{}", page.text);
    page.does_not_say("Go to our form");
    let newer = world.new_link(&reference, tuesday()).await.expect("a newer link");
    assert_eq!(world.open(&new).await.status.as_u16(), 404);
    assert_eq!(world.open(&newer).await.status.as_u16(), 200);
    world.record(&reference, "copy-sent=2026-11-24".parse().expect("an event"), tuesday()).await.expect("recorded");
    world.open(&newer).await.says("We sent you a copy of what you wrote");
    let shown = world.shown_lines(&reference, tuesday(), false).await;
    assert!(shown.contains("3. copy-sent") && shown.contains("by the officer of stories"), "{shown}");
}

#[tokio::test]
async fn a_new_link_ends_also_the_link_of_the_same_words_that_were_sent_again() {
    let world = world().await;
    let jo = [STORY, ("contact_by", "email"), ("email", "jo@example.org")];
    let sent = world.send_json("imani", &jo).await.json();
    let again = world.send_json("imani", &[&jo[..], &[("token", &"7".repeat(32))]].concat()).await.json();
    assert_eq!(again["reference"], sent["reference"]);
    let doors = [&sent, &again].map(|sent| sent["receipt"].as_str().expect("a path").to_owned());
    assert_ne!(doors[0], doors[1]);
    let new = world.new_link(&reference_of(&sent["reference"]), tuesday()).await.expect("a new link");
    for door in &doors {
        assert_eq!(world.open(door).await.status.as_u16(), 404, "{door}");
    }
    assert_eq!(world.open(&new).await.status.as_u16(), 200);
}

#[tokio::test]
async fn a_slip_in_typing_is_told_and_nothing_is_taken_down() {
    let world = world().await;
    let told = async |field: (&str, &str)| {
        let refused = world.take_down("imani", &[STORY, field], &came("2026-11-23", Channel::Phone)).await;
        refused.expect_err("it is refused").to_string()
    };
    assert_eq!(told(("at_risk", "y")).await, "at_risk takes one of yes, no, unsure, not \"y\"");
    assert!(
        told(("adress", "1 Any Street")).await.starts_with("there is no question `adress`; there are: what_happened, ")
    );
    assert_eq!(told(STORY2).await, "what_happened takes one answer, and was given two");
    assert!(world.rows_at(&["imani"], tuesday()).await.is_empty(), "nothing was stored");
}

const STORY2: (&str, &str) = ("what_happened", "Something else.");
