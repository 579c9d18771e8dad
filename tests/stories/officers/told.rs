//! Whoever puts off an answer tells the person why: it stands on the receipt, and
//! opens for nobody but who holds its address.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use chrono::{DateTime, TimeZone, Utc};
use complaints::case::events::Event;
use complaints::form::reference::Reference;
use handler::take_down::{Channel, Taken};
use office::record::{Made, Refusal, Telling};
use serde_json::Value;
use tests::{Engine, Page, Setting, World, nobody, reference_of};

use crate::stores::kept::{items, under};

pub(super) const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
pub(super) const NEW_DATE: &str = "extension-agreed=2027-01-05,until=2027-01-18,reason=Kestrelnote";
pub(super) const WHY: &str = "Kestrelroofer can only come on 12 January";

pub(super) fn in_january() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 1, 6, 12, 0, 0).single().expect("an instant")
}

/// A complaint of Christmas Eve as it stands in January, and the address of its receipt.
pub(super) struct Case {
    pub(super) world: World,
    pub(super) reference: Reference,
    pub(super) receipt: String,
}

impl Case {
    pub(super) async fn new() -> Self {
        Self::with(&[STORY]).await
    }

    pub(super) async fn with(fields: &[(&str, &str)]) -> Self {
        let world = World::new().await;
        let sent = world.send_json("imani", fields).await.json();
        Self::in_january(&world, &sent).await
    }

    pub(super) async fn in_january(world: &World, sent: &Value) -> Self {
        let setting = Setting { engine: Some(world.engine()), now: in_january, ..Default::default() };
        Self {
            world: World::with(setting).await,
            reference: reference_of(&sent["reference"]),
            receipt: sent["receipt"].as_str().expect("a path").to_owned(),
        }
    }

    pub(super) async fn records(&self, event: &str, tell: Option<&str>) -> Result<Made, Refusal> {
        let event: Event = event.parse().expect("an event");
        self.world.record_telling(&self.reference, event, tell, in_january()).await
    }

    pub(super) async fn page(&self) -> Page {
        self.world.open(&self.receipt).await
    }

    pub(super) async fn shown(&self) -> String {
        self.world.shown_lines(&self.reference, in_january(), true).await
    }

    /// How it stands, as it lies in the table.
    pub(super) async fn standing(&self) -> HashMap<String, AttributeValue> {
        under(&self.world, &format!("STANDING#{}", self.reference)).await.remove(0)
    }

    pub(super) async fn puts(&self, item: HashMap<String, AttributeValue>) {
        let (client, name) = (self.world.table.client(), self.world.table.name());
        client.put_item().table_name(name).set_item(Some(item)).send().await.expect("the table takes it");
    }
}

#[tokio::test]
async fn a_reason_stands_on_the_receipt_beside_the_new_date_with_the_ombudsman() {
    let case = Case::new().await;
    let made = case.records(NEW_DATE, Some(WHY)).await.expect("it is recorded");
    assert_eq!((made.number, made.telling), (1, Telling::OnReceipt));
    let page = case.page().await;
    page.says(
        "Tuesday 5 January 2027: You agreed a new date with us. The new date for our answer: Monday 18 January 2027. \
         Because: Kestrelroofer can only come on 12 January Are you not happy with this? You can ask the Housing \
         Ombudsman.",
    );
    assert!(page.text.contains("<a href=\"/imani/ombudsman/\">Housing Ombudsman</a>"), "{}", page.text);
    page.does_not_say("Kestrelnote");
    let shown = case.shown().await;
    assert!(shown.contains("reason=Kestrelnote") && shown.contains("they were told: Kestrelroofer can"), "{shown}");

    case.records("paused=2027-01-06", Some("we wait for the court")).await.expect("it is recorded");
    let page = case.page().await;
    page.says("We stopped the time for our answer. Because: we wait for the court");
    page.says("Because: Kestrelroofer");
    // What was a mistake is told no longer; officers see what was told.
    case.world.strike(&case.reference, 1, in_january()).await.expect("it is struck out");
    let page = case.page().await;
    page.does_not_say("Kestrelroofer");
    page.says("Because: we wait for the court");
    assert!(case.shown().await.contains("they were told: Kestrelroofer"));
    // And stays where intake writes anew how the complaint stands.
    case.records("resumed=2027-01-06", None).await.expect("it is recorded");
    case.records("responded=2027-01-06", None).await.expect("it is recorded");
    assert!(case.world.post(&format!("{}/again", case.receipt), &[]).await.location.ends_with("?asked=yes"));
    case.page().await.says("Because: we wait for the court");
}

#[tokio::test]
async fn whoever_puts_off_an_answer_says_why_and_nobody_else_does() {
    let case = Case::new().await;
    let office = &case.world.words().library.office;
    for event in [NEW_DATE, "holding-reply-sent=2027-01-04,until=2027-01-14", "paused=2027-01-05"] {
        for tell in [None, Some(""), Some(" \n\t ")] {
            let refused = case.records(event, tell).await.expect_err(event).say(office);
            assert!(refused.contains("has to be told why: add --tell"), "{refused}");
        }
    }
    let long = "é".repeat(2001);
    let refused = case.records(NEW_DATE, Some(&long)).await.expect_err("it is too long").say(office);
    assert!(refused.contains("has 2001 characters, and their page takes 2000"), "{refused}");
    let refused = case.records("responded=2027-01-05", Some(WHY)).await.expect_err("it puts nothing off").say(office);
    assert!(refused.contains("responded puts off no answer"), "{refused}");
    let huge = format!("acknowledged=2027-01-05,reason={}", "x".repeat(400 * 1024));
    assert!(matches!(case.records(&huge, None).await, Err(Refusal::TooLong)));
    assert!(!case.shown().await.contains("(recorded"), "nothing is written");
    // A holding reply that sets no date may say why, and as much as fits.
    let most = "é".repeat(2000);
    case.records("holding-reply-sent=2027-01-04", None).await.expect("it is recorded");
    case.records("holding-reply-sent=2027-01-05", Some(&most)).await.expect("it is recorded");
    case.page().await.says(&format!("Because: {most}"));
}

#[tokio::test]
async fn what_a_page_has_room_for_is_known_before_the_table_refuses_it() {
    let case = Case::new().await;
    let words = "😡".repeat(2000);
    let mut recorded = 0;
    for hour in 0..60 {
        let event = format!("holding-reply-sent=2027-01-05T{:02}:{:02}", hour / 4, hour % 4);
        match case.records(&event, Some(&words)).await {
            Ok(_) => recorded += 1,
            Err(refused) => {
                assert!(matches!(refused, Refusal::TooLong), "{refused:?}");
                break;
            }
        }
    }
    assert!((20..60).contains(&recorded), "{recorded} paragraphs of 8,000 bytes fit into 400 KiB in Base64");
    case.page().await.says("Because: 😡");
    // And the person can still ask for what they may.
    case.records("responded=2027-01-06", None).await.expect("there is room for an answer");
    assert!(case.world.post(&format!("{}/again", case.receipt), &[]).await.location.ends_with("?asked=yes"));
}

#[tokio::test]
async fn an_officers_words_are_one_paragraph_and_no_markup() {
    let case = Case::new().await;
    let typed = " <b>Roof</b> & \"gutter\":\r\n\r\n <script>alert(1)</script>\u{2028}گرمی {{ base }} ";
    case.records(NEW_DATE, Some(typed)).await.expect("it is recorded");
    let page = case.page().await;
    assert!(!page.text.contains("<b>") && !page.text.contains("<script"), "{}", page.text);
    page.says("Because: <b>Roof</b> & \"gutter\": <script>alert(1)</script> گرمی {{ base }}");
    assert!(page.text.contains("<span dir=\"auto\">&lt;b&gt;Roof"), "{}", page.text);
}

#[tokio::test]
async fn what_waited_in_the_fallback_store_has_it_and_so_has_what_officers_take_down() {
    let folder = tempfile::tempdir().expect("a folder");
    let (engine, spool) = (Engine::start().await.local, Some(folder.path().to_path_buf()));
    let down = World::with(Setting { engine: Some(nobody()), spool: spool.clone(), ..Default::default() }).await;
    let sent = down.send_json("imani", &[STORY, ("token", &"7".repeat(32))]).await.json();
    let up = World::with(Setting { engine: Some(engine), spool, ..Default::default() }).await;
    assert_eq!(up.drain().await["left"], 0);
    let case = Case::in_january(&up, &sent).await;
    let made = case.records(NEW_DATE, Some(WHY)).await.expect("it is recorded");
    assert_eq!(made.telling, Telling::OnReceipt);
    case.page().await.says(WHY);

    let taken = Taken {
        received: complaints::days::moment::Moment::parse("2026-12-24").expect("a day"),
        channel: Channel::Phone,
        by: "Ade".to_owned(),
        token: complaints::form::reference::Token::new([9; 16]),
    };
    let down = up.take_down("imani", &[STORY], &taken).await.expect("it is taken down");
    let case = Case { reference: down.reference, receipt: down.receipt, ..case };
    case.records(NEW_DATE, Some(WHY)).await.expect("it is recorded");
    case.page().await.says(WHY);
}

#[tokio::test]
async fn what_an_earlier_version_stored_is_recorded_without_it_and_the_officer_is_told() {
    let case = Case::new().await;
    let complaint = items(&case.world, &case.reference.to_string()).await;
    let mut complaint =
        complaint.into_iter().find(|item| item["sk"].as_s().is_ok_and(|sort| sort == "CASE")).expect("it is there");
    complaint.remove("receipt_key").expect("this version stores it");
    case.puts(complaint).await;
    let made = case.records(NEW_DATE, Some(WHY)).await.expect("a fact is recorded all the same");
    assert_eq!(made.telling, Telling::Elsewhere);
    let page = case.page().await;
    page.says("The new date for our answer: Monday 18 January 2027.");
    page.does_not_say("Because");
    let shown = case.shown().await;
    assert!(shown.contains("to be told, and NOT on their page: Kestrelroofer"), "{shown}");
    // A new link has a key: from then on it can be told there.
    let new = case.world.new_link(&case.reference, in_january()).await.expect("a new link");
    case.world.open(&new).await.says(WHY);
    assert!(!case.shown().await.contains("NOT on their page"));
}
