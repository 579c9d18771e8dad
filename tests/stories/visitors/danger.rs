//! Whoever could get hurt reads whom to call before all else, and what comes
//! first stands first.

use chrono::NaiveDate;
use tests::{Page, Setting, World, build_into, day, words_of};

use super::dates::foreign;

const STORY: (&str, &str) = ("what_happened", "The lift stands still.");
const CALL: &str = "If anyone is in danger now, call 999";

#[tokio::test]
async fn whom_to_call_stands_on_the_page_before_sending_and_on_the_receipt() {
    let world = World::new().await;
    for answer in ["yes", "unsure"] {
        let check = world.post("/form/imani/check", &[STORY, ("at_risk", answer)]).await;
        check.says(CALL);
        check.says("Smell gas? Call 0800 111 999.");
    }
    world.post("/form/imani/check", &[STORY, ("at_risk", "no")]).await.does_not_say(CALL);
    let sent = world.send_json("imani", &[STORY, ("at_risk", "yes")]).await.json();
    let receipt = world.open(sent["receipt"].as_str().expect("an address")).await;
    receipt.says(CALL);
    receipt.says("Smell gas? Call 0800 111 999.");
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
