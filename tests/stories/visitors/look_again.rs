//! Somebody asks the landlord to look again at its answer, from the receipt of
//! an answered case: a page that says what will start, and a press that starts it.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use chrono::{DateTime, TimeZone, Utc};
use serde_json::Value;
use store::connect::LocalEngine;
use store::flag::Flag;
use store::standing::Owes;
use tests::{Engine, Page, Setting, World, answer, christmas_eve, encode, nobody, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

fn noon(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 12, 0, 0).single().expect("an instant")
}

fn in_january() -> DateTime<Utc> {
    noon(2027, 1, 20)
}

/// A complaint of Christmas Eve that was answered on 12 January, and what its person does on 20 January.
struct Answered {
    engine: LocalEngine,
    landlord: &'static str,
    sent: Value,
    /// The twentieth of January.
    world: World,
}

impl Answered {
    async fn by(landlord: &'static str) -> Self {
        Self::with(landlord, &[STORY], &["responded=2027-01-12"]).await
    }

    async fn with(landlord: &'static str, fields: &[(&str, &str)], events: &[&str]) -> Self {
        let engine = Engine::start().await.local;
        let first = World::with(Setting { engine: Some(engine.clone()), ..Default::default() }).await;
        let sent = first.send_json(landlord, fields).await.json();
        let reference = reference_of(&sent["reference"]);
        first.read(&reference, christmas_eve(), true).await.expect("an officer reads it");
        for event in events {
            let event = event.parse().expect("an event");
            first.record(&reference, event, in_january()).await.expect("it can be recorded");
        }
        let world = World::with(Setting { engine: Some(engine.clone()), now: in_january, ..Default::default() }).await;
        Self { engine, landlord, sent, world }
    }

    fn receipt(&self) -> &str {
        self.sent["receipt"].as_str().expect("a path")
    }

    fn again(&self) -> String {
        format!("{}/again", self.receipt())
    }

    async fn page(&self) -> Page {
        self.world.open(&self.again()).await
    }

    /// The press of the button on a page, with words or without.
    async fn press(&self, page: &Page, words: &str) -> Page {
        let token = page.hidden("token").expect("the token of the press");
        self.world.post(&self.again(), &[("what_happened", words), ("token", &token)]).await
    }

    async fn row(&self) -> office::list::Row {
        let rows = self.world.rows_at(&[self.landlord], in_january()).await;
        assert_eq!(rows.len(), 1, "it stands once in the list: {rows:?}");
        rows.into_iter().next().expect("one")
    }

    /// How often its table was changed: what nobody has read, told, and the next stage.
    async fn is_untouched(&self) -> bool {
        let case = self.world.case(&self.sent["reference"]).await;
        case.added.is_empty() && case.unread().next().is_none() && case.complaint.is_settled()
    }
}

#[tokio::test]
async fn the_page_says_what_will_start_and_by_when_and_the_press_starts_just_that() {
    let case = Answered::by("incommunities").await;
    let receipt = case.world.open(case.receipt()).await;
    assert!(receipt.text.contains(&format!("href=\"{}\"", case.again())), "the receipt leads there");
    let page = case.page().await;
    page.says("We will start the next stage, Stage 2, when you press the button.");
    page.says("You do not have to say why.");
    let before: Vec<&str> = page.text.split("<strong class=\"day\"").skip(1).collect();
    let dates: Vec<&str> = before.iter().filter_map(|rest| rest.split("</strong>").next()?.split('>').nth(1)).collect();
    assert!(!dates.is_empty(), "{}", page.words());
    let done = case.press(&page, "").await;
    assert_eq!(
        (done.status, done.location.as_str()),
        (StatusCode::SEE_OTHER, format!("{}?asked=yes", case.receipt()).as_str())
    );
    let receipt = case.world.open(&done.location).await;
    receipt.says("You have asked us to look again.");
    receipt.says("Wednesday 20 January 2027: You asked us to look again");
    for date in dates {
        assert!(receipt.text.contains(date), "{date} was promised: {}", receipt.words());
    }
    // It stands in front of officers, by the date of the new stage.
    let row = case.row().await;
    assert!(row.unread && !row.overdue && row.due.is_some(), "{row:?}");
    let reference = reference_of(&case.sent["reference"]);
    let shown = case.world.shown_lines(&reference, in_january(), false).await;
    assert!(shown.contains("they asked you to look again at your answer: stage 2"), "{shown}");
    let told = case.world.notices().await;
    let told = told.iter().find(|notice| notice["kind"] == "again").expect("somebody is told");
    assert_eq!(told["first_due"], row.due.clone().expect("a date").as_str());
    assert!(told["subject"].as_str().is_some_and(|subject| subject.contains("look again")), "{told}");
    // An officer goes on from there, and cannot record the same request once more.
    let event = "acknowledged@2=2027-01-20".parse().expect("an event");
    case.world.record(&reference, event, in_january()).await.expect("the stage has started");
    let event = "escalation-requested@2=2027-01-20".parse().expect("an event");
    case.world.record(&reference, event, in_january()).await.expect_err("it was asked for already");
}

#[tokio::test]
async fn every_landlord_with_another_stage_has_it_and_no_other() {
    // Each of the five has a second stage, and none has a third.
    for (landlord, offered) in ["imani", "management-co-op", "inspiring-housing", "incommunities", "impact-housing"]
        .into_iter()
        .flat_map(|landlord| [(landlord, true), (landlord, false)])
    {
        let again = ["responded=2027-01-12", "escalation-requested=2027-01-13", "responded@2=2027-01-18"];
        let case = Answered::with(landlord, &[STORY], if offered { &again[..1] } else { &again }).await;
        let receipt = case.world.open(case.receipt()).await;
        assert_eq!(receipt.text.contains("/again\""), offered, "{landlord}: {}", receipt.words());
        let page = case.page().await;
        assert_eq!(page.status.is_success(), offered, "{landlord}: {}", page.location);
        if offered {
            let done = case.press(&page, "").await;
            assert!(done.location.contains("?asked="), "{landlord}: {}", done.location);
            assert!(case.row().await.unread, "{landlord}");
        } else {
            assert_eq!(page.location, case.receipt());
        }
    }
}

#[tokio::test]
async fn a_link_that_is_only_opened_or_fetched_starts_nothing() {
    let case = Answered::by("incommunities").await;
    for method in [Method::GET, Method::HEAD, Method::GET] {
        let asked = Request::builder().method(method).uri(case.again()).body(Body::empty()).expect("a request");
        assert_eq!(case.world.ask(asked).await.status, StatusCode::OK);
    }
    for method in [Method::PUT, Method::DELETE, Method::OPTIONS] {
        let asked = Request::builder().method(method).uri(case.again()).body(Body::empty()).expect("a request");
        assert!(!case.world.ask(asked).await.status.is_success());
    }
    // Another website's button, and a key that is wrong.
    let foreign = Request::post(case.again())
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    let page = case.world.ask(foreign.body(Body::from(encode(&[STORY]))).expect("a request")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says(STORY.1);
    let wrong = case.again().replace(case.receipt().rsplit('/').next().expect("a key"), &"0".repeat(32));
    assert_eq!(case.world.post(&wrong, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(case.is_untouched().await);
}

#[tokio::test]
async fn pressed_twice_it_is_asked_for_once_and_words_that_differ_are_added() {
    let case = Answered::by("incommunities").await;
    let page = case.page().await;
    let (a, b) = tokio::join!(case.press(&page, "You did not come."), case.press(&page, "You did not come."));
    for done in [a, b, case.press(&page, "You did not come.").await] {
        assert_eq!(done.location, format!("{}?asked=yes", case.receipt()));
    }
    let file = case.world.case(&case.sent["reference"]).await;
    assert_eq!(file.added.len(), 1);
    assert_eq!(answer(&file.added[0].words.answers, STORY.0), "You did not come.");
    assert!(file.added[0].flags.contains(&Flag::Again));
    // A page that was left open: the stage has started, and what is written there is kept all the same.
    let done = case.press(&page, "And nobody rang.").await;
    assert_eq!(done.location, format!("{}?added=yes", case.receipt()));
    assert_eq!(case.press(&page, "").await.location, case.receipt());
    let file = case.world.case(&case.sent["reference"]).await;
    assert_eq!((file.added.len(), file.added.iter().filter(|added| added.asks.is_some()).count()), (2, 1));
    assert_eq!(case.page().await.location, case.receipt(), "there is nothing to ask for now");
}

#[tokio::test]
async fn danger_and_somebody_to_be_kept_from_it_pass_by_this_door_as_by_the_first() {
    let case = Answered::by("incommunities").await;
    let page = case.page().await;
    case.press(&page, "There is a gas leak and I want to kill myself.").await;
    let row = case.row().await;
    assert!(row.danger && row.unread, "{row:?}");
    let told = case.world.notices().await;
    let told = told.iter().find(|notice| notice["kind"] == "again").expect("somebody is told");
    assert_eq!(
        (&told["danger"], told["subject"].as_str().map(|s| s.starts_with("URGENT"))),
        (&true.into(), Some(true))
    );
    let case = Answered::by("incommunities").await;
    let token = case.page().await.hidden("token").expect("a token");
    let fields = [("what_happened", "It was him."), ("keep_from", "Bob"), ("token", token.as_str())];
    case.world.post(&case.again(), &fields).await;
    assert!(case.row().await.lead);
    let reference = reference_of(&case.sent["reference"]);
    assert!(!case.world.shown_lines(&reference, in_january(), false).await.contains("It was him"));
}

#[tokio::test]
async fn where_the_time_for_it_is_over_it_is_taken_and_officers_decide() {
    let late: [fn() -> DateTime<Utc>; 2] = [|| noon(2027, 6, 1), || noon(2028, 1, 4)];
    // One landlord of the five names such a time: 30 days from when it closed the first stage.
    for (landlord, answered, over) in [
        ("impact-housing", "closed=2027-01-12", true),
        ("impact-housing", "responded=2027-01-12", false),
        ("incommunities", "closed=2027-01-12", false),
        ("inspiring-housing", "responded=2027-01-12", false),
    ] {
        for now in late {
            let case = Answered::with(landlord, &[STORY], &[answered]).await;
            let setting = Setting { engine: Some(case.engine.clone()), now, ..Default::default() };
            let world = World::with(setting).await;
            let page = world.open(&case.again()).await;
            let token = page.hidden("token").expect("the token of the press");
            assert_eq!(page.words().contains("That date has passed"), over, "{landlord}: {}", page.words());
            let done = world.post(&case.again(), &[("what_happened", "Please."), ("token", &token)]).await;
            let file = world.case(&case.sent["reference"]).await;
            assert_eq!((file.added.len(), file.unread().count()), (1, 1), "{landlord}");
            assert!(file.added[0].flags.contains(&Flag::Again));
            assert_eq!(done.location.ends_with("?asked=late"), over, "{landlord}: {}", done.location);
            assert_eq!(file.complaint.is_settled(), over, "{landlord}: a date is promised only where the stage starts");
            world.open(&done.location).await.says("You have asked us to look again.");
        }
    }
}

#[tokio::test]
async fn what_an_officer_records_meanwhile_is_seen_before_anything_starts() {
    // While the page is open the case is opened again, or closed for the last time.
    let case = Answered::by("incommunities").await;
    let page = case.page().await;
    let reference = reference_of(&case.sent["reference"]);
    let event = "reopened=2027-01-20".parse().expect("an event");
    case.world.record(&reference, event, in_january()).await.expect("it is opened again");
    let done = case.press(&page, "Please.").await;
    assert_eq!(done.location, format!("{}?added=yes", case.receipt()));
    let row = case.row().await;
    assert!(row.unread);
    let stage = case.world.table.complaint(&reference).await.expect("it answers").expect("it is there");
    assert!(stage.progress.expect("events").iter().all(|event| event.kind.name() != "escalation-requested"));
}

#[tokio::test]
async fn without_the_table_nothing_is_promised_and_the_words_and_the_token_stay() {
    let case = Answered::by("incommunities").await;
    let page = case.page().await;
    let token = page.hidden("token").expect("a token");
    let folder = tempfile::tempdir().expect("a folder");
    let spool = Some(folder.path().to_path_buf());
    let setting = Setting { engine: Some(nobody()), now: in_january, spool, ..Default::default() };
    let down = World::with(setting).await;
    let fields = [("what_happened", "Nobody came. گرمی 😡"), ("token", token.as_str())];
    let back = down.post(&case.again(), &fields).await;
    assert_eq!(back.status, StatusCode::SERVICE_UNAVAILABLE);
    back.says("Nobody came. گرمی 😡");
    back.says("We have not got your request yet");
    assert_eq!(back.hidden("token").as_deref(), Some(token.as_str()));
    assert_eq!(std::fs::read_dir(folder.path()).map_or(0, Iterator::count), 0, "nothing waits that promises a date");
    assert!(case.is_untouched().await);
    assert!(case.world.post(&case.again(), &fields).await.location.ends_with("?asked=yes"));
}

#[tokio::test]
async fn what_is_too_long_is_told_with_the_words_on_the_page() {
    let case = Answered::by("incommunities").await;
    let page = case.page().await;
    let long = "é".repeat(20_001);
    let back = case.press(&page, &long).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    back.says("Make your words shorter, up to 20000 characters");
    assert!(back.text.contains(&long));
    assert!(case.is_untouched().await);
    assert!(case.press(&page, &"é".repeat(20_000)).await.location.ends_with("?asked=yes"));
}

#[tokio::test]
async fn a_case_that_was_closed_without_an_answer_can_be_looked_at_again_too() {
    let case = Answered::with("incommunities", &[STORY], &["closed=2027-01-12"]).await;
    let rows = case.world.rows_at(&["incommunities"], in_january()).await;
    assert!(
        rows[0].owes.starts_with("it was closed without an answer (stage 1)"),
        "somebody has to look at it: {rows:?}"
    );
    case.world
        .open(case.receipt())
        .await
        .says("We closed your complaint on Tuesday 12 January 2027. We had not answered it.");
    let page = case.page().await;
    case.press(&page, "").await;
    let row = case.row().await;
    assert!(row.unread && row.due.is_some(), "{row:?}");
    let owes = case.world.listed("incommunities").await.pop().expect("it is open").owes;
    assert!(matches!(owes, Owes::Step(_, 2)), "{owes:?}");
}

#[tokio::test]
async fn where_the_answer_is_owed_or_was_the_last_one_the_receipt_offers_nothing_to_press() {
    for events in [&[][..], &["acknowledged=2026-12-29"], &["responded=2027-01-12", "escalation-requested=2027-01-13"]]
    {
        let case = Answered::with("incommunities", &[STORY], events).await;
        assert!(!case.world.open(case.receipt()).await.text.contains("/again\""), "{events:?}");
        assert_eq!(case.page().await.location, case.receipt());
        let added = case.world.post(&case.again(), &[("what_happened", "Please.")]).await;
        assert_eq!(added.location, format!("{}?added=yes", case.receipt()), "and what is written is kept");
    }
}
