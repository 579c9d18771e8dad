//! A complaint that was answered late, closed without an answer, or answered with
//! a step left out: every paper of it says the same.

use chrono::{DateTime, TimeZone, Utc};

use super::passed::Case;

fn in_february() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 2, 1, 9, 0, 0).single().expect("an instant")
}

#[tokio::test]
async fn one_that_was_closed_without_an_answer_is_not_called_answered_anywhere() {
    let case = Case::of("imani", &["acknowledged=2026-12-29", "closed=2027-01-20"], in_february).await;
    case.open("").await.says("We closed your complaint on Wednesday 20 January 2027. We had not answered it.");
    let page = case.open("/passed").await;
    page.says("We closed your complaint without an answer");
    page.says("By Tuesday 12 January 2027 we had to answer you.");
    page.says("You can still do something.");
    page.says("Letter that asks us why");
    page.does_not_say("No answer is owed now");
    let record = case.open("/passed/record.txt").await;
    record.says("The complaint was closed without an answer. What was late then stands below.");
    record.does_not_say("Nothing is owed now");
    let words = case.open("/passed/words.txt").await;
    words.says("It closed my complaint on Wednesday 20 January 2027.");
    words.does_not_say("My landlord answered me");
}

#[tokio::test]
async fn closed_at_the_second_stage_it_is_the_request_that_had_no_answer() {
    let events =
        ["acknowledged=2026-12-29", "responded=2027-01-04", "escalation-requested=2027-01-05", "closed=2027-01-25"];
    let case = Case::of("imani", &events, in_february).await;
    case.open("").await.says("We had not answered your request to look again.");
    let page = case.open("/passed").await;
    page.says("We closed it without an answer to your request");
    page.says("We had not answered your request to look again.");
    case.open("/passed/words.txt").await.says("It had not answered that request.");
}

#[tokio::test]
async fn an_answer_that_came_late_is_called_late_on_receipt_and_page_and_the_next_stage_knows_of_it() {
    let case = Case::of("imani", &["acknowledged=2026-12-29", "responded=2027-01-20"], in_february).await;
    let receipt = case.open("").await;
    receipt.says("Our answer came 6 working days late.");
    receipt.says("Letter that asks us why");
    receipt.says("Text to send to it");
    case.open("/passed").await.says("We answered you on Wednesday 20 January 2027, 6 working days late.");
    let events = ["acknowledged=2026-12-29", "responded=2027-01-20", "escalation-requested=2027-01-29"];
    let page = Case::of("imani", &events, in_february).await.open("/passed").await;
    page.says("Nothing is late now");
    page.says("Something came late, or never came, before: see the record of your complaint.");
}

#[tokio::test]
async fn a_talk_that_nobody_recorded_grows_no_later_once_the_answer_has_come() {
    let case =
        Case::of_foreign("city-council", &["acknowledged=2026-12-29", "responded=2027-01-11"], in_february).await;
    for paper in ["/passed/record", "/passed/record.txt"] {
        case.open(paper).await.says("never recorded; the answer came on Monday 11 January 2027");
    }
    case.open("/passed/words.txt").await.says("There is no note of it. The answer came on Monday 11 January 2027.");
}

#[tokio::test]
async fn the_day_until_which_somebody_can_ask_is_in_the_record_with_how_it_was_counted() {
    let case = Case::of_foreign("wales", &["acknowledged=2026-12-29", "responded=2027-01-07"], in_february).await;
    // 30 days from 7 January end on a Saturday.
    let receipt = case.open("").await;
    receipt.says("until Monday 8 February 2027");
    receipt.says("This time ends on a day that is not a working day.");
    let record = case.open("/passed/record.txt").await;
    record.says("ask to look again By: Monday 8 February 2027");
    record.says("How it stands: the time runs");
}

#[tokio::test]
async fn a_record_names_the_days_that_were_left_out_on_the_way_to_the_first_date_of_one_that_was_moved() {
    let events = ["acknowledged=2026-12-29", "extension-agreed=2027-01-08,until=2027-01-19"];
    let case = Case::of("imani", &events, || Utc.with_ymd_and_hms(2027, 1, 14, 9, 0, 0).single().expect("an instant"));
    let case = case.await;
    case.open("/passed/record.txt").await.says("- weekends");
    case.open("").await.says("For the first date we did not count:");
}
