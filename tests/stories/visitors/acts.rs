//! An act of sending ends: a tab that is restored doubles nothing while an
//! answer is owed, and what comes after that is never lost in an old complaint.

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use store::connect::LocalEngine;
use tests::{Engine, Setting, World, answer, christmas_eve, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const MORE: (&str, &str) = ("what_happened", "Now the bath leaks.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const JO: [(&str, &str); 2] = [("contact_by", "email"), ("email", "jo@example.org")];

async fn at(engine: &LocalEngine, now: fn() -> DateTime<Utc>) -> World {
    World::with(Setting { engine: Some(engine.clone()), now, ..Default::default() }).await
}

fn later(days: i64) -> DateTime<Utc> {
    christmas_eve() + TimeDelta::days(days)
}

fn path(sent: &Value) -> &str {
    sent["receipt"].as_str().expect("a path")
}

async fn records(world: &World, sent: &Value, event: &str) {
    let event = event.parse().expect("an event");
    world.record(&reference_of(&sent["reference"]), event, later(400)).await.expect("it can be recorded");
}

#[tokio::test]
async fn a_tab_that_is_restored_after_a_year_doubles_nothing_while_the_case_is_open() {
    for contact in [&JO[..], &[]] {
        let engine = Engine::start().await.local;
        let fields = [&[STORY, TOKEN], contact].concat();
        let first = at(&engine, christmas_eve).await.send_json("imani", &fields).await.json();
        for now in [|| later(1), || later(30), || later(366)] as [fn() -> DateTime<Utc>; 3] {
            let again = at(&engine, now).await.send_json("imani", &fields).await;
            assert_eq!((again.status, again.json()), (StatusCode::OK, first.clone()));
        }
        assert_eq!(at(&engine, || later(366)).await.open_cases("imani").await.len(), 1);
    }
}

#[tokio::test]
async fn after_an_answer_or_a_closure_it_opens_a_linked_case_and_the_page_says_so() {
    for over in ["responded=2027-01-12", "closed=2027-01-12"] {
        for contact in [&JO[..], &[]] {
            let engine = Engine::start().await.local;
            let fields = [&[STORY, TOKEN], contact].concat();
            let world = at(&engine, christmas_eve).await;
            let first = world.send_json("imani", &fields).await.json();
            records(&world, &first, over).await;
            let year = at(&engine, || later(366)).await;
            let new = year.send_json("imani", &fields).await;
            assert_eq!(new.status, StatusCode::CREATED, "{over}");
            let new = new.json();
            assert_ne!(new["reference"], first["reference"]);
            let page = year.open(path(&new)).await;
            page.says("This is a new complaint.");
            page.says(&reference_of(&first["reference"]).grouped());
            let case = year.case(&new["reference"]).await;
            assert_eq!(case.complaint.follows(), Some(reference_of(&first["reference"])));
            assert!(case.unread().next().is_some(), "in front of officers");
            // The same act gives it again, as long as an answer is owed there; and then one more.
            assert_eq!(year.send_json("imani", &fields).await.json(), new);
            records(&year, &new, "closed=2028-01-10").await;
            let third = year.send_json("imani", &fields).await.json();
            assert!(third["reference"] != new["reference"] && third["reference"] != first["reference"]);
            assert_eq!(year.send_json("imani", &fields).await.json(), third);
        }
    }
}

#[tokio::test]
async fn other_words_of_the_same_contact_are_an_addition_for_a_day_and_a_linked_complaint_after_it() {
    let engine = Engine::start().await.local;
    let fields = |story: (&'static str, &'static str)| [story, TOKEN, JO[0], JO[1]];
    let first = at(&engine, christmas_eve).await.send_json("imani", &fields(STORY)).await.json();
    let soon = at(&engine, || later(1) - TimeDelta::seconds(1)).await;
    let added = soon.send_json("imani", &fields(("what_happened", "And the window."))).await;
    assert_eq!((added.status, &added.json()["reference"]), (StatusCode::OK, &first["reference"]));
    // To the second: a day.
    let next = at(&engine, || later(1)).await;
    let new = next.send_json("imani", &fields(MORE)).await;
    assert_eq!(new.status, StatusCode::CREATED);
    let new = new.json();
    assert_eq!(next.case(&new["reference"]).await.complaint.follows(), Some(reference_of(&first["reference"])));
    assert_eq!(answer(&next.case(&new["reference"]).await.words.answers, MORE.0), MORE.1);
    assert_eq!(at(&engine, || later(200)).await.send_json("imani", &fields(MORE)).await.json(), new);
    // What was added is not sent anew, however late its page comes back.
    let late = at(&engine, || later(200)).await;
    let again = late.send_json("imani", &fields(("what_happened", "And the window."))).await;
    assert_eq!((again.status, &again.json()["reference"]), (StatusCode::OK, &first["reference"]));
    assert_eq!(late.case(&first["reference"]).await.added.len(), 1);
    assert_eq!(late.open_cases("imani").await.len(), 2);
}

#[tokio::test]
async fn a_new_complaint_200_days_later_and_after_closing_does_not_disappear_in_the_old_one() {
    for over in ["responded=2026-12-24T10:30", "closed=2026-12-24T10:30"] {
        for days in [0, 200] {
            let engine = Engine::start().await.local;
            let world = at(&engine, christmas_eve).await;
            let first = world.send_json("imani", &[STORY, TOKEN, JO[0], JO[1]]).await.json();
            records(&world, &first, over).await;
            let now: fn() -> DateTime<Utc> =
                if days == 0 { || christmas_eve() + TimeDelta::hours(1) } else { || later(200) };
            let world = at(&engine, now).await;
            let new = world.send_json("imani", &[MORE, TOKEN, JO[0], JO[1]]).await;
            assert_eq!(new.status, StatusCode::CREATED, "{over} {days}");
            let case = world.case(&new.json()["reference"]).await;
            assert_eq!(answer(&case.words.answers, MORE.0), MORE.1);
            assert!(world.case(&first["reference"]).await.added.is_empty());
            // Equal words under another token, of a person whose case is over, are new ones too.
            let other = ("token", "ffeeddccbbaa99887766554433221100");
            let same = world.send_json("imani", &[STORY, other, JO[0], JO[1]]).await;
            assert_eq!(same.status, StatusCode::CREATED, "{over} {days}");
        }
    }
}

#[tokio::test]
async fn equal_words_and_contact_under_another_token_have_a_receipt_of_their_own_that_adds_nothing_to_the_first() {
    let world = World::new().await;
    let first = world.send_json("imani", &[STORY, TOKEN, JO[0], JO[1]]).await.json();
    let other = ("token", "ffeeddccbbaa99887766554433221100");
    let again = world.send_json("imani", &[STORY, other, JO[0], JO[1]]).await.json();
    assert_ne!(path(&again), path(&first));
    let page = world.open(path(&again)).await;
    page.says("We already had this. Nothing is lost.");
    page.says("By Tuesday 12 January 2027");
    page.does_not_say("What do you want to add or change?");
    assert!(!page.text.contains("/add\""), "no box into somebody's complaint");
    // What is sent there all the same is a complaint of its own, and stands in front of officers.
    let added = world.post(&format!("{}/add", path(&again)), &[MORE]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    assert!(
        !added.location.starts_with(path(&again)) && !added.location.starts_with(path(&first)),
        "{}",
        added.location
    );
    world.open(&added.location).await.says("This is a new complaint.");
    assert!(world.case(&first["reference"]).await.added.is_empty());
    let new = added.location.split('/').nth(4).expect("a reference");
    let case = world.case(&new.into()).await;
    assert_eq!(answer(&case.words.answers, MORE.0), MORE.1);
    assert_eq!(case.complaint.follows(), Some(reference_of(&first["reference"])));
}

#[tokio::test]
async fn what_follows_a_complaint_of_the_lead_is_for_the_lead_alone() {
    let engine = Engine::start().await.local;
    let world = at(&engine, christmas_eve).await;
    let first = world.send_json("imani", &[STORY, TOKEN, JO[0], JO[1], ("keep_from", "Bob")]).await.json();
    let late = at(&engine, || later(30)).await;
    let new = late.send_json("imani", &[MORE, TOKEN, JO[0], JO[1]]).await.json();
    assert_ne!(new["reference"], first["reference"]);
    let reference = reference_of(&new["reference"]);
    assert!(!late.shown_lines(&reference, later(30), false).await.contains(MORE.1));
    assert!(late.shown_lines(&reference, later(30), true).await.contains(MORE.1));
}

#[tokio::test]
async fn the_same_words_next_month_are_new_words_and_a_button_that_is_pressed_twice_adds_once() {
    let engine = Engine::start().await.local;
    let world = at(&engine, christmas_eve).await;
    let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
    let add = format!("{}/add", path(&sent));
    let words = ("what_happened", "Nobody has come.");
    let token = world.open(path(&sent)).await.hidden("token").expect("the token of the box");
    for now in [christmas_eve, || later(1), || later(40)] as [fn() -> DateTime<Utc>; 3] {
        // The same box, however late: once.
        assert!(at(&engine, now).await.post(&add, &[words, ("token", &token)]).await.status.is_redirection());
    }
    let month = at(&engine, || later(31)).await;
    let token = month.open(path(&sent)).await.hidden("token").expect("the token of a new box");
    month.post(&add, &[words, ("token", &token)]).await;
    assert_eq!(month.case(&sent["reference"]).await.added.len(), 2);
    // A page that was loaded before boxes had tokens: once on a day, past midnight too, and new a month later.
    let pages = [|| later(60), || later(60), || later(61), || later(90)] as [fn() -> DateTime<Utc>; 4];
    for (now, there) in pages.into_iter().zip([3, 3, 3, 4]) {
        let world = at(&engine, now).await;
        assert!(world.post(&add, &[words]).await.status.is_redirection());
        assert_eq!(world.case(&sent["reference"]).await.added.len(), there);
    }
}

#[tokio::test]
async fn words_for_an_answered_or_closed_case_stand_unread_in_front_with_their_danger() {
    for over in ["responded=2027-01-12", "closed=2027-01-12"] {
        let engine = Engine::start().await.local;
        let world = at(&engine, christmas_eve).await;
        let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
        let reference = reference_of(&sent["reference"]);
        records(&world, &sent, over).await;
        world.read(&reference, christmas_eve(), false).await.expect("it can be read");
        let late = at(&engine, || later(60)).await;
        let words = ("what_happened", "There is a gas leak and I want to kill myself.");
        assert!(late.post(&format!("{}/add", path(&sent)), &[words]).await.status.is_redirection());
        let rows = late.rows_at(&["imani"], later(60)).await;
        let row = rows.iter().find(|row| row.reference == reference.to_string()).expect("it stands in front");
        assert!(row.unread && row.danger, "{over}: {row:?}");
        let told = late.notices().await;
        assert!(told.iter().any(|notice| notice["kind"] == "addition" && notice["danger"] == true));
    }
}

#[tokio::test]
async fn whatever_field_holds_them_words_at_the_receipt_are_kept_and_what_is_too_long_stays_on_the_page() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
    let add = format!("{}/add", path(&sent));
    for (number, field) in [("phone", "07700 900982"), ("flat", "7B"), ("outcome", "Mend it.")].iter().enumerate() {
        assert_eq!(world.post(&add, &[*field]).await.location, format!("{}?added=yes", path(&sent)), "{field:?}");
        let case = world.case(&sent["reference"]).await;
        assert_eq!(case.added.len(), number + 1);
        assert!(format!("{:?}", case.added).contains(field.1), "{field:?}");
    }
    let long = "x".repeat(20_001);
    let back = world.post(&add, &[("what_happened", &long), TOKEN]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    back.says("This is too long for us.");
    assert!(back.text.contains(&long), "with every word");
    assert_eq!(world.case(&sent["reference"]).await.added.len(), 3);
}
