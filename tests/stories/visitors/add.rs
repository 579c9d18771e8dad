//! More words for a complaint that was sent, from its receipt.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use tests::answer;
use tests::{Engine, Setting, World, christmas_eve, encode, nobody};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const MORE: (&str, &str) = ("what_happened", "And now the window. کھڑکی 😡");

#[tokio::test]
async fn words_join_the_complaint_once_and_move_no_date() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path");
    let before = world.open(receipt).await;
    before.says("What do you want to add or change?");
    for _ in 0..2 {
        let added = world.post(&format!("{receipt}/add"), &[MORE]).await;
        assert_eq!((added.status, added.location.clone()), (StatusCode::SEE_OTHER, format!("{receipt}?added=yes")));
        let page = world.open(&added.location).await;
        page.says("We have your new words too.");
        page.says("By Tuesday 12 January 2027");
        page.does_not_say("window");
    }
    let case = world.case(&sent["reference"]).await;
    assert_eq!(case.added.len(), 1, "twice the same is added once");
    assert!(answer(&case.added[0].words.answers, MORE.0) == MORE.1, "{:?}", case.added);
    let told = world.notices().await;
    assert_eq!(told.len(), 2, "somebody is told of it");
    let addition = told.iter().find(|notice| notice["kind"] == "addition").expect("as of an addition");
    assert_eq!(addition["first_due"], told[0]["first_due"], "with the next date of its complaint");
    let nothing = world.post(&format!("{receipt}/add"), &[("what_happened", " ")]).await;
    assert_eq!(
        (nothing.status, nothing.location.as_str()),
        (StatusCode::SEE_OTHER, format!("{receipt}?added=no").as_str())
    );
    let told = world.open(&nothing.location).await;
    told.says("Error: Write what you want to add, then send it");
    assert!(told.text.contains("<title>Error: "), "the title says that there is an error");
    // A body that nobody can read whole stays beside this complaint, and makes no new one.
    let odd = Request::post(format!("{receipt}/add")).header(header::CONTENT_TYPE, "text/plain");
    let page = world.ask(odd.body(Body::from("what_happened=More")).expect("a request")).await;
    assert_eq!(page.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(page.text.contains("More</textarea>") && page.text.contains("/add\""), "{}", page.text);
    assert_eq!(world.open(&format!("{receipt}/add")).await.location, receipt);
    assert_eq!(world.open_cases("imani").await.len(), 1);
}

#[tokio::test]
async fn only_who_has_the_key_adds_anything() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path");
    let wrong = receipt.replace(receipt.rsplit('/').next().unwrap_or_default(), &"0".repeat(32));
    assert_eq!(world.post(&format!("{wrong}/add"), &[MORE]).await.status, StatusCode::NOT_FOUND);
    let elsewhere = receipt.replace("/imani/", "/incommunities/");
    assert_eq!(world.post(&format!("{elsewhere}/add"), &[MORE]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.case(&sent["reference"]).await.added.len(), 0);
}

#[tokio::test]
async fn another_website_adds_nothing_that_nobody_saw() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    let form = Request::post(&add).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request = form.header("sec-fetch-site", "cross-site").body(Body::from(encode(&[MORE])));
    let page = world.ask(request.expect("a request")).await;
    assert_eq!((page.status, world.case(&sent["reference"]).await.added.len()), (StatusCode::OK, 0));
    page.says(MORE.1);
    // From there it is one press of the button.
    assert_eq!(world.post(&add, &[MORE]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.case(&sent["reference"]).await.added.len(), 1);
}

#[tokio::test]
async fn what_was_added_is_read_in_the_order_in_which_it_came() {
    let engine = Engine::start().await.local;
    let sent = World::with(Setting { engine: Some(engine.clone()), ..Default::default() }).await;
    let sent = sent.send_json("imani", &[STORY]).await.json();
    let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    let later: [fn() -> chrono::DateTime<chrono::Utc>; 4] = [
        || christmas_eve() + TimeDelta::minutes(1),
        || christmas_eve() + TimeDelta::minutes(2),
        || christmas_eve() + TimeDelta::minutes(3),
        || christmas_eve() + TimeDelta::minutes(4),
    ];
    let words = ["It is Flat 4.", "No, it is Flat 5.", "It was Flat 4 after all.", "Both, says the caretaker."];
    for (now, words) in later.into_iter().zip(words) {
        let world = World::with(Setting { engine: Some(engine.clone()), now, ..Default::default() }).await;
        assert_eq!(world.post(&add, &[("what_happened", words)]).await.status, StatusCode::SEE_OTHER);
    }
    let world = World::with(Setting { engine: Some(engine), ..Default::default() }).await;
    let added = world.case(&sent["reference"]).await.added;
    let read: Vec<String> = added.iter().map(|one| answer(&one.words.answers, "what_happened")).collect();
    assert_eq!(read, words, "a correction stands after what it corrects");
}

#[tokio::test]
async fn while_the_table_is_away_words_wait_or_stay_on_the_page() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let engine = Engine::start().await.local;
    let spool = Some(folder.path().join("spool"));
    let down = World::with(Setting { engine: Some(nobody()), spool: spool.clone(), ..Default::default() }).await;
    let now = || christmas_eve() + TimeDelta::minutes(1);
    let up = World::with(Setting { engine: Some(engine), spool, now, ..Default::default() }).await;
    // A complaint of the outage: both wait, and come home together.
    let sent = down.send_json("imani", &[STORY]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path");
    let added = down.post(&format!("{receipt}/add"), &[MORE]).await;
    assert_eq!(added.location, format!("{receipt}?added=yes"));
    assert_eq!(up.drain().await["filed"], 2);
    assert_eq!(up.case(&sent["reference"]).await.added.len(), 1);
    assert_eq!(up.open_cases("imani").await.len(), 1);
    // One that is home already: nobody can open it now, and the words are not lost.
    let page = down.post(&format!("{receipt}/add"), &[("what_happened", "And the door 😡")]).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    page.says("Your words have not been added");
    page.says("And the door 😡");
    assert_eq!(
        up.post(&format!("{receipt}/add"), &[("what_happened", "And the door 😡")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(up.case(&sent["reference"]).await.added.len(), 2);
}
