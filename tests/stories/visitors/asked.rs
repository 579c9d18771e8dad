//! What asking to look again leaves as it was: the link that opens the receipt,
//! what officers recorded on the same day, and what other presses did.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use office::record::Refusal;
use serde_json::Value;
use store::connect::LocalEngine;
use tests::{Engine, Setting, World, christmas_eve, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const PLEASE: (&str, &str) = ("what_happened", "Please.");

fn in_january() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 1, 20, 12, 0, 0).single().expect("an instant")
}

fn next_day() -> DateTime<Utc> {
    in_january() + TimeDelta::days(1)
}

/// A complaint of Christmas Eve of which an officer recorded something, and what its person does on 20 January.
struct Case {
    engine: LocalEngine,
    sent: Value,
    world: World,
}

impl Case {
    async fn with(events: &[&str]) -> Self {
        let engine = Engine::start().await.local;
        let first = World::with(Setting { engine: Some(engine.clone()), ..Default::default() }).await;
        let sent = first.send_json("incommunities", &[STORY]).await.json();
        first.read(&reference_of(&sent["reference"]), christmas_eve(), true).await.expect("an officer reads it");
        let world = World::with(Setting { engine: Some(engine.clone()), now: in_january, ..Default::default() }).await;
        let case = Self { engine, sent, world };
        for event in events {
            case.records(event).await.expect("it can be recorded");
        }
        case
    }

    async fn records(&self, event: &str) -> Result<u32, Refusal> {
        let event = event.parse().expect("an event");
        self.world.record(&reference_of(&self.sent["reference"]), event, in_january() + TimeDelta::hours(2)).await
    }

    fn receipt(&self) -> &str {
        self.sent["receipt"].as_str().expect("a path")
    }

    fn again(&self) -> String {
        format!("{}/again", self.receipt())
    }

    async fn token(&self) -> String {
        self.world.open(&self.again()).await.hidden("token").expect("the token of the press")
    }

    async fn asks(&self) -> usize {
        self.world.case(&self.sent["reference"]).await.added.iter().filter(|added| added.asks.is_some()).count()
    }
}

#[tokio::test]
async fn a_new_link_opens_the_receipt_after_it_too_and_no_older_one_does() {
    for event in ["responded=2027-01-12", "closed=2027-01-12"] {
        for words in [&[PLEASE][..], &[]] {
            let case = Case::with(&[event]).await;
            let reference = reference_of(&case.sent["reference"]);
            let new = case.world.new_link(&reference, in_january()).await.expect("a new link");
            let token = case.world.open(&format!("{new}/again")).await.hidden("token").expect("a token");
            let fields = [words, &[("token", token.as_str())]].concat();
            let done = case.world.post(&format!("{new}/again"), &fields).await;
            assert_eq!(done.location, format!("{new}?asked=yes"));
            assert!(case.world.open(&new).await.status.is_success(), "{event}: the link that officers gave");
            assert_eq!(case.world.open(case.receipt()).await.status.as_u16(), 404, "{event}: the one they ended");
        }
    }
}

#[tokio::test]
async fn officers_go_on_after_it_whatever_they_recorded_on_that_day_without_a_time() {
    for before in [
        &["responded=2027-01-20"][..],
        &["closed=2027-01-20"],
        &["responded=2027-01-12", "reopened=2027-01-20", "responded=2027-01-20"],
        &["closed=2027-01-12", "reopened=2027-01-20", "closed=2027-01-20"],
    ] {
        let case = Case::with(before).await;
        let token = case.token().await;
        assert!(case.world.post(&case.again(), &[("token", &token)]).await.location.ends_with("?asked=yes"));
        for event in ["acknowledged@2=2027-01-20", "responded=2027-01-20"] {
            case.records(event).await.unwrap_or_else(|why| panic!("{before:?}, {event}: {why:?}"));
        }
        let page = case.world.open(case.receipt()).await.words();
        let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        assert!(place("You asked us to look again") > place("January 2027"), "{before:?}: {page}");
    }
}

#[tokio::test]
async fn words_that_were_only_added_are_no_request_when_they_come_with_one() {
    // By a page that had no token: once in the box, once with the button.
    let case = Case::with(&["responded=2027-01-12"]).await;
    assert!(case.world.post(&format!("{}/add", case.receipt()), &[PLEASE]).await.location.ends_with("?added=yes"));
    assert_eq!(case.asks().await, 0);
    assert!(case.world.post(&case.again(), &[PLEASE]).await.location.ends_with("?asked=yes"));
    assert_eq!(case.asks().await, 1);
    // By a tab that was open while officers looked again by themselves, and that is pressed once more after that.
    let case = Case::with(&["responded=2027-01-12"]).await;
    let fields = [PLEASE, ("token", &*case.token().await)];
    case.records("reopened=2027-01-20T12:10").await.expect("it is opened again");
    for _ in 0..2 {
        assert!(case.world.post(&case.again(), &fields).await.location.ends_with("?added=yes"));
    }
    case.records("responded=2027-01-20T12:20").await.expect("it is answered");
    let later = World::with(Setting { engine: Some(case.engine.clone()), now: next_day, ..Default::default() }).await;
    for _ in 0..2 {
        assert!(later.post(&case.again(), &fields).await.location.ends_with("?asked=yes"));
        assert_eq!(case.asks().await, 1, "what is said has started");
    }
}
