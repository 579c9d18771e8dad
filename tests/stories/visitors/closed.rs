//! A form that its landlord has closed: nothing is taken, nothing that somebody
//! wrote is lost, and the other ways to complain stand before everything else.

use axum::http::StatusCode;
use handler::intake_mode::IntakeMode;
use serde_json::Value;
use tests::{Setting, World, christmas_eve, nobody, reference_of};

use super::words_kept::{NOT_KNOWN, NOT_SENT, STORY, TOKEN, keeps};

async fn closed() -> World {
    World::with(Setting { intake: IntakeMode::Closed, ..Default::default() }).await
}

/// The same table, closed.
async fn closed_over(open: &World) -> World {
    World::with(Setting { engine: Some(open.engine()), intake: IntakeMode::Closed, ..Default::default() }).await
}

/// Sends a complaint while the form is open, and gives the path of its receipt.
async fn receipt(open: &World, fields: &[(&str, &str)]) -> String {
    let sent: Value = open.send_json("imani", fields).await.json();
    sent["receipt"].as_str().expect("a path").to_owned()
}

#[tokio::test]
async fn a_closed_form_gives_every_word_back_and_says_how_to_complain_otherwise() {
    let world = closed().await;
    for act in ["check", "send"] {
        let action = format!("/form/imani/{act}");
        let page = world.post(&action, &[STORY, TOKEN, ("name", "Zoë"), ("contact_by", "post")]).await;
        let fields = [STORY, TOKEN, ("name", "Zoë"), ("contact_by", "post")];
        keeps(&page, StatusCode::SERVICE_UNAVAILABLE, &action, NOT_SENT, &fields);
        let words = page.words();
        page.says("Our online form is closed for now");
        let ways = words.find("Tell us another way").expect("the other ways");
        assert!(ways < words.find("What you wrote").expect("the words"), "{words}");
        page.does_not_say("Wait a minute");
    }
    world.drain().await;
    assert!(world.notices().await.is_empty(), "nothing was taken");
}

#[tokio::test]
async fn what_was_sent_before_it_closed_keeps_its_receipt_and_more_words_for_it_come_back() {
    let open = World::new().await;
    let receipt = receipt(&open, &[STORY, TOKEN]).await;
    let world = closed_over(&open).await;
    assert_eq!(world.open(&receipt).await.status, StatusCode::OK);
    let more = [("what_happened", "The window too"), TOKEN];
    let page = world.post(&format!("{receipt}/add"), &more).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    page.says("Your words have not been added");
    page.says("The window too");
    assert!(!world.open(&receipt).await.words().contains("added"), "nothing was added");
}

#[tokio::test]
async fn whoever_sends_again_what_was_stored_before_it_closed_is_led_to_the_receipt() {
    let open = World::new().await;
    let fields = [STORY, TOKEN, ("name", "Zoë"), ("contact_by", "email"), ("email", "jo@example.org")];
    let receipt = receipt(&open, &fields).await;
    let more = [("what_happened", "The window too"), ("token", "ffeeddccbbaa99887766554433221100")];
    let added = open.post(&format!("{receipt}/add"), &more).await;
    let world = closed_over(&open).await;
    for act in ["send", "check"] {
        let page = world.post(&format!("/form/imani/{act}"), &fields).await;
        assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, receipt.as_str()), "{act}");
    }
    let program = world.send_json("imani", &fields).await;
    assert_eq!((program.status, program.json()["receipt"].as_str()), (StatusCode::OK, Some(receipt.as_str())));
    let page = world.post(&format!("{receipt}/add"), &more).await;
    assert_eq!((page.status, page.location), (StatusCode::SEE_OTHER, added.location), "they were added before");
    assert_eq!(open.notices().await.len(), 2, "the complaint and what was added, each once");
}

#[tokio::test]
async fn what_waits_since_an_outage_is_found_by_a_closed_form_too() {
    let spool = tempfile::tempdir().expect("a folder");
    let spool = || Some(spool.path().to_owned());
    let away = World::with(Setting { engine: Some(nobody()), spool: spool(), ..Default::default() }).await;
    let receipt = receipt(&away, &[STORY, TOKEN]).await;
    let setting = Setting { engine: Some(nobody()), spool: spool(), intake: IntakeMode::Closed, ..Default::default() };
    let world = World::with(setting).await;
    let page = world.post("/form/imani/send", &[STORY, TOKEN]).await;
    assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, receipt.as_str()));
}

#[tokio::test]
async fn where_nobody_can_tell_whether_it_was_sent_before_a_closed_form_does_not_say_that_it_was_not() {
    let setting = Setting { engine: Some(nobody()), intake: IntakeMode::Closed, ..Default::default() };
    let world = World::with(setting).await;
    for act in ["check", "send"] {
        let action = format!("/form/imani/{act}");
        let page = world.post(&action, &[STORY, TOKEN]).await;
        keeps(&page, StatusCode::SERVICE_UNAVAILABLE, &action, NOT_KNOWN, &[STORY, TOKEN]);
        page.says("We may have it already");
        page.says("Our online form is closed for now");
    }
    let program = world.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!(program.json()["error"], "not known");
}

#[tokio::test]
async fn the_same_words_of_the_same_person_from_a_new_form_are_not_called_unsent() {
    let open = World::new().await;
    let fields = [STORY, ("name", "Zoë"), ("contact_by", "email"), ("email", "jo@example.org")];
    receipt(&open, &[&fields[..], &[TOKEN]].concat()).await;
    let anew = [&fields[..], &[("token", "ffeeddccbbaa99887766554433221100")]].concat();
    let page = closed_over(&open).await.post("/form/imani/send", &anew).await;
    keeps(&page, StatusCode::SERVICE_UNAVAILABLE, "/form/imani/send", NOT_KNOWN, &anew);
}

#[tokio::test]
async fn a_request_that_came_round_the_cdn_learns_nothing_of_what_was_stored() {
    let open = World::new().await;
    receipt(&open, &[STORY, TOKEN]).await;
    let secret = Some("a secret of the CDN".to_owned());
    let (engine, intake) = (Some(open.engine()), IntakeMode::Closed);
    let world = World::with(Setting { engine, intake, origin_secret: secret, ..Default::default() }).await;
    let page = world.post("/form/imani/send", &[STORY, TOKEN]).await;
    keeps(&page, StatusCode::SERVICE_UNAVAILABLE, "/form/imani/send", NOT_SENT, &[STORY, TOKEN]);
}

#[tokio::test]
async fn a_landlord_that_there_is_not_and_a_table_that_is_away_change_nothing_of_it() {
    for engine in [None, Some(nobody())] {
        let world = World::with(Setting { engine, intake: IntakeMode::Closed, ..Default::default() }).await;
        let page = world.post("/form/nobody-homes/send", &[STORY]).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        page.says("The heating is off");
        page.says("Tell your landlord another way");
    }
}

#[tokio::test]
async fn programs_are_told_that_it_is_closed_and_so_is_whoever_watches_it() {
    let world = closed().await;
    let page = world.send_json("imani", &[STORY]).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(page.json(), serde_json::json!({ "error": "closed" }));
    let health = world.open("/form/health").await;
    assert_eq!((health.status, &health.json()["ready"]), (StatusCode::SERVICE_UNAVAILABLE, &Value::Bool(false)));
    health.says("the form is closed");
}

#[test]
fn a_mode_that_there_is_not_is_told_and_none_is_guessed() {
    for (text, mode) in [("normal", IntakeMode::Normal), ("closed", IntakeMode::Closed)] {
        assert_eq!(text.parse::<IntakeMode>().ok(), Some(mode));
    }
    let told = "Closed".parse::<IntakeMode>().expect_err("it is written small").to_string();
    assert_eq!(told, "the intake mode \"Closed\" is none: write `normal` or `closed`");
}

#[tokio::test]
async fn while_it_is_closed_a_receipt_offers_nothing_to_press_that_would_not_be_taken() {
    let open = World::new().await;
    let sent = open.send_json("imani", &[STORY, TOKEN]).await.json();
    let path = sent["receipt"].as_str().expect("a path");
    open.open(path).await.says("Send this too");
    let reference = reference_of(&sent["reference"]);
    open.read(&reference, christmas_eve(), true).await.expect("an officer reads it");
    let answer = "responded=2026-12-24".parse().expect("an event");
    open.record(&reference, answer, christmas_eve()).await.expect("it can be recorded");
    open.open(path).await.says("Ask us to look again");
    let closed = closed_over(&open).await;
    let page = closed.open(path).await;
    page.says("You cannot ask here today: our online form is closed for now.");
    page.says("You cannot add words here today: our online form is closed for now.");
    page.does_not_say("Send this too");
    page.does_not_say("our form again");
    closed.open(&format!("{path}/passed")).await.does_not_say("Use the box");
    let again = closed.open(&format!("{path}/again")).await;
    again.says("You cannot ask here today.");
    again.does_not_say("Yes, look again");
}
