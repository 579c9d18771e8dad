//! A form that its landlord has closed: nothing is taken, nothing that somebody
//! wrote is lost, and the other ways to complain stand before everything else.

use axum::http::StatusCode;
use handler::intake_mode::IntakeMode;
use serde_json::Value;
use tests::{Setting, World, nobody};

use super::words_kept::{NOT_SENT, STORY, TOKEN, keeps};

async fn closed() -> World {
    World::with(Setting { intake: IntakeMode::Closed, ..Default::default() }).await
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
async fn what_was_sent_before_it_closed_keeps_its_receipt_and_words_for_it_come_back_too() {
    let open = World::new().await;
    let sent: Value = open.send_json("imani", &[STORY, TOKEN]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path").to_owned();
    let setting = Setting { engine: Some(open.engine()), intake: IntakeMode::Closed, ..Default::default() };
    let world = World::with(setting).await;
    assert_eq!(world.open(&receipt).await.status, StatusCode::OK);
    let more = [("what_happened", "The window too"), TOKEN];
    let page = world.post(&format!("{receipt}/add"), &more).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    page.says("Your words have not been added");
    page.says("The window too");
    assert!(!world.open(&receipt).await.words().contains("added"), "nothing was added");
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
