//! The same words twice, by another act of sending: a page that was loaded
//! again, a form filled in once more out of worry.

use axum::http::StatusCode;
use tests::{Engine, Setting, World};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

#[tokio::test]
async fn the_same_words_of_the_same_person_are_one_case_for_a_day() {
    let fields = |token: &'static str| {
        [STORY, ("name", "Jo"), ("contact_by", "email"), ("email", "jo@example.org"), ("token", token)]
    };
    let engine = Engine::start().await.local;
    let world = World::with(Setting { engine: Some(engine.clone()), ..Default::default() }).await;
    let first = world.send_json("imani", &fields("00112233445566778899aabbccddeeff")).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = world.send_json("imani", &fields("ffeeddccbbaa99887766554433221100")).await;
    assert_eq!(again.status, StatusCode::OK);
    let (first, again) = (first.json(), again.json());
    assert_eq!(again["reference"], first["reference"], "the reference that was shown first");
    assert_eq!(again["deadlines"], first["deadlines"]);
    assert_ne!(again["receipt"], first["receipt"], "each act of sending has a door of its own");
    let receipt = world.open(again["receipt"].as_str().expect("a path")).await;
    receipt.says("We already had this. Nothing is lost.");
    receipt.says("By Tuesday 12 January 2027");
    world.open(first["receipt"].as_str().expect("a path")).await.does_not_say("We already had this");
    let repeated = world.send_json("imani", &fields("ffeeddccbbaa99887766554433221100")).await.json();
    assert_eq!(repeated, again, "sent once more, it leads to the same place");
    assert_eq!(world.open_cases("imani").await.len(), 1);
    assert_eq!(world.notices().await.len(), 1, "a repeat is no news");
    // What is added at the second door belongs to the first case, where an officer sees it.
    let more = [("what_happened", "And the window."), ("contact_by", "email"), ("email", "jo@example.org")];
    let token = ("token", "ffeeddccbbaa99887766554433221100");
    let added = world.send_json("imani", &[more[0], more[1], more[2], token]).await.json();
    assert_eq!((&added["reference"], &added["receipt"]), (&first["reference"], &again["receipt"]));
    assert_eq!(world.case(&first["reference"]).await.added.len(), 1);
    // Other words, another person and another landlord are complaints of their own.
    let other = [("what_happened", "The lift is broken"), ("contact_by", "email"), ("email", "jo@example.org")];
    assert_eq!(world.send_json("imani", &other).await.status, StatusCode::CREATED);
    let other = [STORY, ("name", "Jo"), ("contact_by", "email"), ("email", "sam@example.org")];
    assert_eq!(world.send_json("imani", &other).await.status, StatusCode::CREATED);
    let nobody = [STORY, ("name", "Jo")];
    assert_eq!(world.send_json("imani", &nobody).await.status, StatusCode::CREATED);
    assert_eq!(world.open_cases("imani").await.len(), 4);
    // Past midnight it is found still; a day later it is news.
    let night = World::with(Setting {
        engine: Some(engine.clone()),
        now: || tests::christmas_eve() + HALF_A_DAY,
        ..Default::default()
    })
    .await;
    let later = night.send_json("imani", &fields("0123456789abcdef0123456789abcdef")).await;
    assert_eq!((later.status, later.json()["reference"].clone()), (StatusCode::OK, first["reference"].clone()));
    let next = World::with(Setting {
        engine: Some(engine),
        now: || tests::christmas_eve() + HALF_A_DAY * 2,
        ..Default::default()
    })
    .await;
    let later = next.send_json("imani", &fields("fedcba9876543210fedcba9876543210")).await;
    assert_eq!(later.status, StatusCode::CREATED);
}

const HALF_A_DAY: chrono::TimeDelta = chrono::TimeDelta::hours(15);

#[tokio::test]
async fn the_day_for_which_a_repeat_is_known_ends_at_its_second() {
    let fields = |token: &'static str| [STORY, ("contact_by", "email"), ("email", "jo@example.org"), ("token", token)];
    let engine = Engine::start().await.local;
    let at = async |now| World::with(Setting { engine: Some(engine.clone()), now, ..Default::default() }).await;
    let first = at(tests::christmas_eve).await.send_json("imani", &fields("00112233445566778899aabbccddeeff")).await;
    let last = at(|| tests::christmas_eve() + A_DAY - A_SECOND).await;
    let last = last.send_json("imani", &fields("ffeeddccbbaa99887766554433221100")).await;
    assert_eq!((last.status, &last.json()["reference"]), (StatusCode::OK, &first.json()["reference"]));
    let next = at(|| tests::christmas_eve() + A_DAY).await;
    let next = next.send_json("imani", &fields("0123456789abcdef0123456789abcdef")).await;
    assert_eq!(next.status, StatusCode::CREATED, "the heating that is off for another day is a complaint of its own");
}

const A_DAY: chrono::TimeDelta = chrono::TimeDelta::hours(24);
const A_SECOND: chrono::TimeDelta = chrono::TimeDelta::seconds(1);
