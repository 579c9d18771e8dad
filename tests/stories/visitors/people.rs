//! Who must not be failed: people who are watched, who stay unnamed, who speak
//! for others, whose words are few.

use axum::http::StatusCode;
use store::flag::Flag;
use tests::World;
use tests::answer;

const STORY: (&str, &str) = ("what_happened", "The man next door, who is on your committee, shouts at me.");

#[tokio::test]
async fn whoever_is_watched_gets_a_page_and_a_calendar_that_give_nothing_away() {
    let world = World::new().await;
    for answer in [("keep_from", "My neighbour"), ("safe_contact", "Only text me, he reads my post")] {
        let sent = world.send_json("imani", &[STORY, answer]).await;
        let receipt = sent.json()["receipt"].as_str().expect("a path").to_owned();
        let page = world.open(&receipt).await;
        assert!(page.text.contains("<title>Reference and dates</title>"), "{}", page.text);
        page.says("Leave this page");
        page.does_not_say("neighbour");
        let calendar = world.open(&format!("{receipt}/dates.ics")).await;
        for word in ["Imani Housing", "omplain", "answers you", answer.1] {
            let shown: Vec<&str> =
                calendar.text.lines().filter(|l| l.starts_with("SUMMARY") || l.starts_with("X-WR")).collect();
            assert!(!shown.is_empty() && !shown.iter().any(|line| line.contains(word)), "{shown:?}");
        }
        assert!(calendar.text.contains("SUMMARY:TEST: Reminder ("), "{}", calendar.text);
        let case = world.case(&sent.json()["reference"]).await;
        assert!(case.complaint.flags.contains(&Flag::Quiet), "an officer is warned");
        let told = world.notices().await.pop().expect("a notice");
        assert_eq!(told["lead"], answer.0 == "keep_from", "the lead alone reads what somebody is kept from");
    }
    let open = world.send_json("imani", &[STORY]).await;
    let receipt = open.json()["receipt"].as_str().expect("a path").to_owned();
    let calendar = world.open(&format!("{receipt}/dates.ics")).await;
    assert!(!calendar.text.contains("SUMMARY:TEST: Reminder ("), "others see what a date is about");
}

#[tokio::test]
async fn whoever_stays_unnamed_and_unreachable_is_taken_and_told_how_to_hear_of_it() {
    let world = World::new().await;
    let sent = world.post("/form/imani/send", &[STORY, ("contact_by", "none")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let receipt = world.open(&sent.location).await;
    receipt.says("Write the reference down, or take a photo of this screen.");
    let with_a_way = world.post("/form/imani/send", &[STORY, ("contact_by", "text"), ("phone", "07700 900123")]).await;
    let without = "You did not give us a way to reach you.";
    world.open(&with_a_way.location).await.does_not_say(without);
    receipt.does_not_say(without);
    receipt.says("You asked us not to contact you.");
    let silent = world.post("/form/imani/send", &[("what_happened", "The lift is slow.")]).await;
    world.open(&silent.location).await.says(without);
}

#[tokio::test]
async fn an_old_problem_is_taken_and_somebody_decides() {
    let world = World::new().await;
    for when in ["10 January 2010", "2 March 1999", "when my son was small"] {
        let sent = world.post("/form/imani/send", &[STORY, ("when", when)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{when}");
        assert_eq!(world.open(&sent.location).await.status, StatusCode::OK, "{when}");
    }
    assert_eq!(world.open_cases("imani").await.len(), 3);
}

#[tokio::test]
async fn whoever_speaks_for_somebody_is_taken_with_or_without_a_paper_and_no_clock_waits() {
    let world = World::new().await;
    let plain = world.send_json("imani", &[STORY]).await;
    let helper = ("helper", "Sam, her support worker");
    for agreed in ["yes", "not-yet", "cannot-say"] {
        let fields = [STORY, ("on_behalf_of", "someone"), helper, ("helper_agreed", agreed)];
        let sent = world.send_json("imani", &fields).await;
        assert_eq!(sent.json()["deadlines"], plain.json()["deadlines"], "the same dates");
        let case = world.case(&sent.json()["reference"]).await;
        for (id, value) in fields {
            assert!(answer(&case.words.answers, id) == value, "{id}: {:?}", case.words.answers);
        }
    }
    let group = world.send_json("imani", &[STORY, ("on_behalf_of", "group")]).await;
    assert_eq!(group.json()["deadlines"], plain.json()["deadlines"]);
}

#[tokio::test]
async fn whoever_gives_a_contact_without_ticking_it_is_not_told_that_there_is_none() {
    let world = World::new().await;
    let unreachable = "You did not give us a way to reach you.";
    for (given, reached) in [
        (&[("email", "jo@example.org")][..], true),
        (&[("phone", "01632 960 001")], true),
        (&[("contact_by", "bsl")], false),
        (&[], false),
    ] {
        let fields = [&[STORY][..], given].concat();
        let sent = world.send_json("imani", &fields).await.json();
        let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
        assert_eq!(receipt.words().contains(unreachable), !reached, "{given:?}");
        let flagged = world.case(&sent["reference"]).await.complaint.flags.contains(&Flag::NoContact);
        assert_eq!(flagged, !reached, "the receipt and the officer's list say the same: {given:?}");
    }
}
