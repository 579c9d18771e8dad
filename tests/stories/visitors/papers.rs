//! Of one case the receipt, the page of what has passed, the record, the letter
//! and the text for the Ombudsman say the same, and each says of what it speaks.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeZone, Utc};
use tests::{Engine, Setting, World, build_into, day, frozen, reference_of, words_of};

use super::dates::foreign;
use super::passed::Case;

const STORY: (&str, &str) = ("what_happened", "The lift stands still.");

fn at_nine(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 9, 0, 0).single().expect("an instant")
}

#[tokio::test]
async fn what_a_receipt_promises_stands_on_the_page_of_what_has_passed_before_anything_has() {
    let (mut promises, mut urgent) = (0, 0);
    for folders in [frozen(), foreign()] {
        let out = tempfile::tempdir().expect("a folder for a while");
        build_into(out.path(), &folders, day("2026-12-24")).expect("the words build");
        let world = World::with(Setting { built: out.path(), ..Default::default() }).await;
        let slugs = std::fs::read_dir(&folders.policies).expect("a folder of policies").flatten();
        let slugs = slugs.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string());
        for slug in slugs.map(|slug| slug.expect("a plain name")) {
            for risk in ["yes", "no"] {
                let sent = world.send_json(&slug, &[STORY, ("at_risk", risk)]).await;
                // A landlord without a form takes nothing.
                let Some(path) = sent.status.is_success().then(|| sent.json()["receipt"].as_str().map(str::to_owned))
                else {
                    continue;
                };
                let path = path.expect("an address");
                let receipt = world.open(&path).await.text;
                let page = world.open(&format!("{path}/passed")).await.words();
                for promised in strong_days(first_list(&receipt)) {
                    promises += 1;
                    assert!(page.contains(&promised), "{slug}, {risk}: {promised} is not in\n{page}");
                }
                let danger = receipt.split("This may be urgent.").nth(1).and_then(|rest| rest.split("</p>").next());
                for promised in danger.into_iter().flat_map(strong_days) {
                    urgent += 1;
                    assert!(page.contains(&promised), "{slug}, {risk}: {promised} is not in\n{page}");
                }
            }
        }
    }
    assert!(promises > 60 && urgent > 1, "{promises} promises and {urgent} urgent ones were compared");
}

#[tokio::test]
async fn the_record_names_the_stage_and_the_request_that_nobody_has_answered() {
    let events = ["acknowledged=2026-12-29", "responded=2027-01-04", "escalation-requested=2027-01-05"];
    let case = Case::of("imani", &events, || at_nine(2027, 2, 15)).await;
    let record = case.open("/passed/record.txt").await;
    record.says("The message to say that it has the request (Stage 2) is late by");
    record.does_not_say("The message to say that it has the complaint");
    let page = case.open("/passed/record").await;
    page.says("The answer (Stage 2) is late by");
}

#[tokio::test]
async fn where_a_new_date_was_agreed_nobody_misses_a_letter_about_it_and_the_law_has_its_first_day() {
    let events = ["acknowledged=2026-12-29", "extension-agreed=2026-12-30,until=2027-01-14"];
    let case = Case::of("imani", &events, || at_nine(2027, 1, 26)).await;
    let record = case.open("/passed/record.txt").await;
    record.does_not_say("say if it takes longer");
    record.does_not_say("nothing recorded");
    let letter = case.open("/passed/letter.txt").await;
    letter.says("We agreed a new date for this: Thursday 14 January 2027.");
    letter.says("The Ombudsman’s Code (section 6.3) gave you until Wednesday 13 January 2027 at first.");
    letter.does_not_say("gives you until Thursday 14 January 2027");
}

#[tokio::test]
async fn a_day_that_holds_for_a_danger_alone_is_never_told_without_it() {
    let engine = Engine::start().await.local;
    let first = World::with(Setting { engine: Some(engine.clone()), ..Default::default() }).await;
    let sent = first.send_json("incommunities", &[STORY, ("at_risk", "yes")]).await.json();
    let path = sent["receipt"].as_str().expect("an address");
    let now = || at_nine(2026, 12, 29);
    let world = World::with(Setting { engine: Some(engine), now, ..Default::default() }).await;
    for (name, told) in [
        ("", "we had to answer you, if there is a risk to somebody’s life."),
        ("/passed", "we had to answer you, if there is a risk to somebody’s life."),
        ("/passed/letter.txt", "if there is a risk to somebody’s life"),
        ("/passed/words.txt", "on Friday 25 December 2026, if there is a risk to somebody’s life"),
        ("/passed/record.txt", "is late by the policy, if there is a risk to somebody’s life"),
    ] {
        world.open(&format!("{path}{name}")).await.says(told);
    }
}

#[tokio::test]
async fn whoever_reads_two_readings_of_a_policy_on_a_page_finds_both_on_its_papers() {
    let case = Case::of("inspiring-housing", &["acknowledged=2026-12-29"], || at_nine(2027, 2, 1)).await;
    case.open("").await.says("14 working days");
    for paper in ["/passed/letter.txt", "/passed/words.txt", "/passed/record.txt", "/passed/record"] {
        case.open(paper).await.says("14 working days");
    }
    // Who writes a letter says "you" of the landlord, and never "we".
    case.open("/passed/letter.txt").await.does_not_say("the day we get");
    case.open("/passed/words.txt").await.does_not_say("the day we get");
}

#[tokio::test]
async fn a_person_with_an_answer_is_told_of_help_from_outside_and_of_the_law_on_danger() {
    let engine = Engine::start().await.local;
    let world = World::with(Setting { engine: Some(engine), ..Default::default() }).await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let reference = reference_of(&sent["reference"]);
    let now = tests::christmas_eve();
    world.read(&reference, now, true).await.expect("an officer reads it");
    world.record(&reference, "responded=2026-12-24".parse().expect("an event"), now).await.expect("it is recorded");
    let receipt = world.open(sent["receipt"].as_str().expect("an address")).await;
    receipt.says("You can also ask the Housing Ombudsman.");
    receipt.says("0300 111 3000");
    receipt.says("Damp, mould or danger in your home?");
}

#[tokio::test]
async fn after_an_answer_nothing_is_called_in_time_that_never_came_and_after_the_last_nobody_is_offered_another_look() {
    let case = Case::of("imani", &["responded=2027-01-20"], || at_nine(2027, 2, 1)).await;
    let record = case.open("/passed/record.txt").await;
    record.does_not_say("Nothing is late");
    record.says("What came late, or was never recorded, stands below.");
    let page = case.open("/passed").await;
    page.says("We have answered you");
    page.does_not_say("No date has passed");
    page.says("Letter that asks us why");
    let events = ["responded=2027-01-04", "escalation-requested=2027-01-05", "responded@2=2027-01-20"];
    let last = Case::of("imani", &events, || at_nine(2027, 2, 1)).await;
    last.open("/passed").await.does_not_say("Letter that asks us why");
    last.open("/passed/words.txt").await.does_not_say("will not look again");
}

#[tokio::test]
async fn whoever_was_closed_before_the_last_answer_is_told_of_help_from_outside_too() {
    for events in [&["responded=2027-01-04", "closed=2027-01-05"][..], &["responded=2027-01-04"]] {
        let receipt = Case::of("imani", events, || at_nine(2027, 2, 1)).await.open("").await;
        receipt.says("You can also ask the Housing Ombudsman.");
        receipt.says("Damp, mould or danger in your home?");
    }
}

/// The list of what happens next, without what is only told if an answer takes longer or another law asks for it.
fn first_list(receipt: &str) -> &str {
    let next = receipt.split("What happens next</h2>").nth(1).expect("what happens next");
    let list = next.split("<ul class=\"promise\">").nth(1).and_then(|list| list.split("</ul>").next()).expect("a list");
    list.split("<li class=\"maybe\"").next().unwrap_or(list)
}

/// What stands out in some HTML as a day: `By Monday 4 January 2027`, each once.
fn strong_days(html: &str) -> BTreeSet<String> {
    let strong = html.split("<strong").skip(1).filter_map(|rest| rest.split_once('>')?.1.split("</strong>").next());
    let said = strong.map(|said| words_of(said).trim().trim_start_matches("By ").trim_start_matches("by ").to_owned());
    said.filter(|said| said.ends_with("2026") || said.ends_with("2027")).collect()
}
