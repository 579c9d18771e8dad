//! Has a date passed? Somebody without a receipt types in the days that they know,
//! and is told the same as everywhere else.

use axum::http::StatusCode;
use chrono::{DateTime, TimeZone, Utc};
use tests::{Setting, World, build_into, day, frozen};

use super::dates::foreign;

fn thirteenth() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 1, 13, 9, 0, 0).single().expect("an instant")
}

#[tokio::test]
async fn whoever_types_the_days_in_is_told_the_same() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let page = world.open("/form/imani/passed").await;
    page.says("What day did you complain?");
    page.says("No, I was never told");
    let asked = "received=24+12+2026&asked=&told=yes&told_on=30+December+2026&agreed=no&agreed_on=";
    let page = world.open(&format!("/form/imani/passed?{asked}")).await;
    page.says("By Tuesday 12 January 2027 we had to answer you. That was 1 working day ago.");
    page.says("To answer you, by Thursday 14 January 2027");
    let address = "/form/imani/passed/letter.txt?received=2026-12-24&amp;told=yes&amp;told_on=2026-12-30";
    assert!(page.text.contains(&address.replace("letter.txt", "letter")), "{}", page.text);
    let letter = world.open(&address.replace("&amp;", "&")).await;
    letter.says("The last day was Tuesday 12 January 2027. I have had no answer. (Cross this out if you had one.) Today it is 1 working day late.");
    letter.does_not_say("Code");
    letter.does_not_say("Complaint:");
    let words = world.open("/form/imani/passed/words.txt?received=2026-12-24&told=yes&told_on=2026-12-30").await;
    words.does_not_say("through its website");
    // There is no record of a complaint of which only its person knows.
    world.open("/form/imani/passed/record?received=2026-12-24").await.says("A date has passed");
}

#[tokio::test]
async fn never_told_and_not_sure_are_answers() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let never = world.open("/form/imani/passed?received=2026-12-24&told=no").await;
    never.says("By Wednesday 30 December 2026 we had to tell you that we have your complaint.");
    never.says("To tell you that we have it, by Tuesday 5 January 2027 : 5 working days from the day we get your complaint. The Ombudsman’s Code (section 6.2). Late.");
    let letter = world.open("/form/imani/passed/letter.txt?received=2026-12-24&told=no").await;
    letter.says("The Ombudsman’s Code (section 6.2) gives you until Tuesday 5 January 2027. That has passed too.");
    let unsure = world.open("/form/imani/passed?received=2026-12-24&told=unsure").await;
    unsure.says("By Tuesday 12 January 2027 we had to answer you.");
    // What counts from that day has its last day all the same.
    unsure.says("by Tuesday 19 January 2027 at the latest");
    unsure.says("Do you find the day we told you that we had it?");
    unsure.does_not_say("30 December");
    let words = world.open("/form/imani/passed/words.txt?received=2026-12-24&told=unsure").await;
    words.does_not_say("tell me that it has");
}

#[tokio::test]
async fn a_new_date_that_was_agreed_counts_as_far_as_the_rules_allow() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let told = "received=2026-12-24&told=yes&told_on=2026-12-30";
    let later = world.open(&format!("/form/imani/passed?{told}&agreed=yes&agreed_on=18+January+2027")).await;
    later.says("No date has passed");
    later.says("By Monday 18 January 2027");
    // Nothing is late: there is no letter to write.
    let letter = world.open(&format!("/form/imani/passed/letter?{told}&agreed=yes&agreed_on=2027-01-18")).await;
    letter.says("No date has passed");
}

#[tokio::test]
async fn a_new_date_that_the_rules_do_not_allow_is_told_alike_on_the_page_in_the_letter_and_to_the_ombudsman() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let told = "received=2026-12-01&told=no&agreed=yes&agreed_on=2027-03-20";
    let page = world.open(&format!("/form/incommunities/passed?{told}")).await;
    page.says("The new date, Saturday 20 March 2027, is later than we may go.");
    page.does_not_say("Did we agree a new date with you?");
    world
        .open(&format!("/form/incommunities/passed/letter.txt?{told}"))
        .await
        .says("We agreed a new date: Saturday 20 March 2027.");
    let words = world.open(&format!("/form/incommunities/passed/words.txt?{told}")).await;
    words.says(
        "It gave me, or agreed with me, a new date: Saturday 20 March 2027. By the rules it could not be later than",
    );
    words.does_not_say("I have not agreed a new date.");
}

#[tokio::test]
async fn what_the_page_of_dates_calls_passed_can_be_written_about() {
    for folders in [frozen(), foreign()] {
        let out = tempfile::tempdir().expect("a folder for a while");
        build_into(out.path(), &folders, day("2027-01-13")).expect("the words build");
        let world = World::with(Setting { built: out.path(), now: thirteenth, ..Default::default() }).await;
        let slugs = std::fs::read_dir(&folders.policies).expect("a folder of policies").flatten();
        let slugs = slugs.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string());
        let mut passed = 0;
        for slug in slugs.map(|slug| slug.expect("a plain name")) {
            for days in [
                "received=2026-09-01",
                "received=2026-11-20",
                "received=2026-12-16",
                "received=2026-12-24",
                "received=2027-01-04",
                "received=2026-09-01&asked=2026-10-12",
                "received=2026-11-02&asked=2026-12-14",
                "received=2026-11-02&asked=2027-01-04",
            ] {
                let dates = world.open(&format!("/form/{slug}/dates?{days}")).await.words();
                let page = world.open(&format!("/form/{slug}/passed?{days}")).await.words();
                if dates.contains("to answer you. That was ") {
                    passed += 1;
                    assert!(page.contains("A date has passed"), "{slug}, {days}:\n{dates}\n---\n{page}");
                    let letter = world.open(&format!("/form/{slug}/passed/letter.txt?{days}")).await;
                    assert!(letter.text.contains("I have had no answer."), "{slug}, {days}: {}", letter.text);
                } else if dates.contains("That was ") {
                    // Whether they were told only they can say; a talk or a hearing can have been missed besides.
                    let said = ["A date may have passed", "A date has passed"].iter().any(|said| page.contains(said));
                    assert!(said, "{slug}, {days}:\n{dates}\n---\n{page}");
                }
            }
        }
        assert!(passed > 10, "some dates should have passed: {passed}");
    }
}

#[tokio::test]
async fn nothing_is_said_to_be_missing_of_a_stage_that_nobody_was_asked_about() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let told = "received=2026-09-01&asked=2026-10-12&told=no";
    let words = world.open(&format!("/form/incommunities/passed/words.txt?{told}")).await;
    words.says("answer me by Monday 16 November 2026 at the latest. Not done.");
    words.says("My landlord answered my complaint on (leave empty if it did not): ____");
    words.does_not_say("September 2026.\n");
    words.does_not_say("6.3");
    let refused = world.open(&format!("/form/incommunities/passed/refused.txt?{told}")).await;
    refused.says("I asked you to look again on Monday 12 October 2026.");
}

#[tokio::test]
async fn a_new_date_stands_beside_the_first_and_is_not_put_into_the_mouth_of_policy_or_code() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let told = "received=2026-12-01&told=yes&told_on=2026-12-03&agreed=yes&agreed_on=2026-12-22";
    let page = world.open(&format!("/form/incommunities/passed?{told}")).await;
    page.says("By Tuesday 22 December 2026 we had to answer you.");
    page.says("ago. We agreed this day with you.");
    page.says("To answer you, by Tuesday 22 December 2026 : the new date that we agreed. At first it was Tuesday 15 December 2026 :");
    page.does_not_say("Did we agree a new date with you?");
    let words = world.open(&format!("/form/incommunities/passed/words.txt?{told}")).await;
    words.says(
        "(section 6.1.2): answer me by Tuesday 15 December 2026. A new date was agreed: Tuesday 22 December 2026.",
    );
    words.says(
        "(section 6.3): answer me by Thursday 17 December 2026. A new date was agreed: Tuesday 22 December 2026.",
    );
}

#[tokio::test]
async fn an_answer_that_speaks_against_the_day_beside_it_is_asked_again() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let asked = "received=2026-12-01&told=no&told_on=2026-12-03&agreed=no&agreed_on=2026-12-22";
    let page = world.open(&format!("/form/imani/passed?{asked}")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("The day we told you: empty this box, or choose “Yes” above. You chose “No”, and gave a day");
    page.says("The new date: empty this box, or choose “Yes” above. You chose “No”, and gave a date");
    // Of somebody who asked again the day of their request is meant.
    let page = world.open("/form/imani/passed?received=2026-11-02&asked=2026-12-14&told=yes&told_on=2026-11-04").await;
    page.says("Enter the day we told you that we had your request to look again: it cannot be before you asked.");
    let page = world.open("/form/imani/passed?received=31+November+2026").await;
    page.says("The day you complained: there is no such day. Check the day and the month");
    // A button that was pressed is answered, whatever is in the boxes.
    let page = world.open("/form/imani/passed?received=&asked=&told_on=&agreed_on=").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("We cannot read that day. Enter the day you complained, like 27 March 2026");
}

#[tokio::test]
async fn what_cannot_be_right_is_asked_again_all_in_one_round() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let page = world
        .open("/form/imani/passed?received=24+12+2026&asked=1+1+2020&told=yes&told_on=soon&agreed=yes&agreed_on=1+12+2026")
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("<title>Error: "));
    for field in ["asked", "told_on", "agreed_on"] {
        assert!(page.text.contains(&format!("<a href=\"#{field}\">")), "{field}: {}", page.words());
    }
    assert!(page.text.contains("value=\"soon\""), "what was typed is still there");
    for wrong in ["received=", "received=soon", "received=1+1+1066", "received=1+2+2027", "received=&told=no"] {
        let page = world.open(&format!("/form/imani/passed?{wrong}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", page.words());
    }
    assert_eq!(world.open("/form/imani/passed/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.open("/form/nobody/passed").await.status, StatusCode::NOT_FOUND);
}
