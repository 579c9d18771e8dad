//! Whoever could get hurt reads whom to call before all else, and what comes
//! first stands first.

use chrono::NaiveDate;
use tests::{Page, Setting, World, build_into, christmas_eve, day, reference_of, words_of};

use super::dates::foreign;

const STORY: (&str, &str) = ("what_happened", "The lift stands still.");
const CALL: &str = "If anyone is in danger now, call 999";

#[tokio::test]
async fn whom_to_call_stands_on_the_page_before_sending_and_on_the_receipt() {
    let world = World::new().await;
    for answer in ["yes", "unsure"] {
        let check = world.post("/form/imani/check", &[STORY, ("at_risk", answer)]).await;
        check.says(CALL);
        check.says("Smell gas? Call 0800 111 999, or with Relay UK 18001 0800 111 999.");
    }
    world.post("/form/imani/check", &[STORY, ("at_risk", "no")]).await.does_not_say(CALL);
    let sent = world.send_json("imani", &[STORY, ("at_risk", "yes")]).await.json();
    let receipt = world.open(sent["receipt"].as_str().expect("an address")).await;
    receipt.says(CALL);
    receipt.says("Smell gas? Call 0800 111 999, or with Relay UK 18001 0800 111 999.");
}

#[tokio::test]
async fn the_dates_of_a_receipt_stand_in_their_order_and_what_is_called_out_of_hours_can_be_pressed() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    build_into(folder.path(), &foreign(), day("2026-12-24")).expect("the words build");
    let world = World::with(Setting { built: folder.path(), ..Default::default() }).await;
    for landlord in ["city-council", "student-halls", "care-charity", "cut-off"] {
        for risk in ["yes", "no"] {
            let sent = world.send_json(landlord, &[STORY, ("at_risk", risk)]).await.json();
            let receipt = world.open(sent["receipt"].as_str().expect("an address")).await;
            let days = promised(&receipt);
            assert!(days.len() > 1 && days.is_sorted(), "{landlord}: {days:?}");
            if landlord == "cut-off" && risk == "yes" {
                assert!(
                    receipt.text.contains("call <a href=\"tel:01632960661\">01632 960 661</a>"),
                    "{}",
                    receipt.text
                );
            }
        }
    }
}

#[tokio::test]
async fn a_date_that_rests_on_a_danger_says_so_and_names_the_one_that_counts_if_there_is_none() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    build_into(folder.path(), &foreign(), day("2026-12-24")).expect("the words build");
    let world = World::with(Setting { built: folder.path(), ..Default::default() }).await;
    // The policy answers within ten working days of its first talk, and talks on the same working day with whoever is
    // in danger, with others within three: 29 to 31 December.
    let sent = world.send_json("city-council", &[STORY, ("at_risk", "yes")]).await.json();
    let path = sent["receipt"].as_str().expect("an address").to_owned();
    let receipt = world.open(&path).await;
    receipt.says("By Thursday 31 December 2026 we will talk with you about it. If there is a risk to somebody’s life: by Thursday 24 December 2026.");
    receipt.says("By Tuesday 12 January 2027 at the latest we will answer you, if there is a risk to somebody’s life. If not: by Friday 15 January 2027 at the latest.");
    let told = receipt.words();
    let same = told.split("The same working day as the day we get your complaint.").nth(1).expect("how it is counted");
    assert!(!same.starts_with(" Our policy, section 4.3. Our policy does not say which day"), "{told}");
    // The calendar file, the record and the answer to a program have the day of the case.
    assert!(world.open(&format!("{path}/dates.ics")).await.text.contains("DTSTART;VALUE=DATE:20270112"));
    world.open(&format!("{path}/passed/record.txt")).await.says("By: Tuesday 12 January 2027 at the latest, if there is a risk to somebody’s life. If not: Friday 15 January 2027");
    let answers = sent["deadlines"].as_array().expect("dates").iter();
    let mut answers = answers.filter(|date| date["step"] == "respond" && date["basis"] == "policy");
    assert_eq!(answers.next().map(|date| &date["at_latest"]["due_date"]), Some(&"2027-01-12".into()), "{sent}");
    // Who is in no danger has one day; and when an officer has looked into it nobody is told of two.
    let reference = reference_of(&sent["reference"]);
    let sent = world.send_json("city-council", &[STORY, ("at_risk", "no")]).await.json();
    let receipt = world.open(sent["receipt"].as_str().expect("an address")).await;
    receipt.says("By Friday 15 January 2027 at the latest we will answer you.");
    receipt.does_not_say("If not: by");
    world.read(&reference, christmas_eve(), true).await.expect("an officer reads it");
    let ended = "circumstance-ended=2026-12-24,id=risk-to-life".parse().expect("an event");
    world.record(&reference, ended, christmas_eve()).await.expect("it can be recorded");
    let receipt = world.open(&path).await;
    receipt.says("By Friday 15 January 2027 at the latest we will answer you.");
    receipt.does_not_say("If not: by");
}

/// The first day of each line of what happens next.
fn promised(receipt: &Page) -> Vec<NaiveDate> {
    let next = receipt.text.split("What happens next</h2>").nth(1).expect("what happens next");
    let list = next.split("<ul class=\"promise\">").nth(1).and_then(|list| list.split("</ul>").next()).expect("a list");
    let lines = list.split("<li>").skip(1).map(words_of);
    let day = |line: String| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.windows(3).find_map(|three| NaiveDate::parse_from_str(&three.join(" "), "%d %B %Y").ok())
    };
    lines.filter_map(day).collect()
}
