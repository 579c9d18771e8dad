//! Dates as people meet them: on the receipt, in the calculator, in calendar
//! files, in the table of the days to come, and on the command line.

use std::fs;
use std::process::Command;

use axum::http::StatusCode;
use chrono::{DateTime, TimeZone, Utc};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime};
use serde_json::Value;
use site_gen::read::Folders;
use store::words::Words;
use tests::{
    Engine, Setting, World, binary, build_into, built, copy_of_frozen, day, edit, frozen, frozen_folder, root,
    texts_alone,
};

const STORY: (&str, &str) = ("what_happened", "Damp in the bedroom");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");

fn at(year: i32, month: u32, day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, hour, 0, 0).single().expect("a real instant")
}

pub(crate) fn foreign() -> Folders {
    Folders { policies: root().join("tests/fixtures/foreign/policies"), content: frozen().content }
}

fn path(sent: &Value) -> &str {
    sent["receipt"].as_str().expect("a path")
}

/// The entries of a calendar file: title, and the day or the instant in UTC.
fn entries(text: &str) -> Vec<(String, String, String)> {
    let calendar: Calendar = text.parse().expect("a valid calendar file");
    let entries = calendar.iter().filter_map(icalendar::CalendarComponent::as_event);
    entries
        .map(|event| {
            let start = match event.get_start().expect("an entry has a start") {
                DatePerhapsTime::Date(day) => day.to_string(),
                DatePerhapsTime::DateTime(CalendarDateTime::Utc(at)) => at.to_rfc3339(),
                DatePerhapsTime::DateTime(other) => panic!("an entry hangs on a time zone: {other:?}"),
            };
            let text = |value: Option<&str>| value.expect("an entry has a name and a title").to_owned();
            (text(event.get_uid()), text(event.get_summary()), start)
        })
        .collect()
}

#[tokio::test]
async fn a_receipt_is_also_a_calendar_file() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
    let receipt = world.open(path(&sent)).await;
    let link = format!("{}/dates.ics", path(&sent));
    assert!(receipt.text.contains(&format!("href=\"{link}\"")), "the receipt leads to the file");
    let file = world.open(&link).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.headers.contains(&("content-type".to_owned(), "text/calendar; charset=utf-8".to_owned())));
    assert!(file.text.lines().all(|line| line.len() <= 75), "lines are folded");
    let found = entries(&file.text);
    let reference = sent["reference"].as_str().expect("a reference");
    for (step, due) in [("acknowledge", "2026-12-30"), ("hold", "2027-01-05"), ("respond", "2027-01-12")] {
        let name = format!("{reference}.1.{step}@imani.redress");
        let entry = found.iter().find(|(uid, ..)| *uid == name).unwrap_or_else(|| panic!("{name} in {found:?}"));
        assert_eq!(entry.2, due);
        assert!(entry.1.contains("Imani Housing Co-operative"));
    }
    assert!(!file.text.contains("Damp"), "what was written is not in it");
    let wrong = link.replace("/dates.ics", "x/dates.ics");
    assert_eq!(world.open(&wrong).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_hour_in_a_calendar_file_is_right_in_every_time_zone() {
    // Received at midday in summer time; the 24 hours end at 11 in winter time.
    let world = World::with(Setting { now: || at(2026, 10, 24, 11), ..Default::default() }).await;
    let sent = world.send_json("incommunities", &[STORY, TOKEN, ("at_risk", "yes")]).await.json();
    let found = entries(&world.open(&format!("{}/dates.ics", path(&sent))).await.text);
    let urgent = found.iter().find(|(uid, ..)| uid.contains("respond.risk-to-life")).expect("the urgent answer");
    assert_eq!(urgent.2, "2026-10-25T11:00:00+00:00");
}

#[test]
fn every_landlords_table_is_also_a_calendar_file() {
    for landlord in ["imani", "management-co-op", "inspiring-housing", "incommunities", "impact-housing"] {
        let text = fs::read_to_string(built().join(format!("site/{landlord}/dates/dates.ics"))).expect("the file");
        let found = entries(&text);
        assert_eq!(found.len(), 30, "{landlord}: fifteen days, two dates each");
        let mut names: Vec<&String> = found.iter().map(|(uid, ..)| uid).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 30, "{landlord}: each entry has a name of its own");
    }
    let text = fs::read_to_string(built().join("site/imani/dates/dates.ics")).expect("the file");
    let found = entries(&text);
    let entry = found.iter().find(|(uid, ..)| uid == "2026-12-29.respond@imani.redress").expect("the first day");
    assert_eq!((entry.1.contains("Tuesday 29 December 2026"), entry.2.as_str()), (true, "2027-01-13"));
}

#[tokio::test]
async fn a_date_that_has_passed_gives_way_to_the_one_that_the_law_still_allows() {
    let engine = Engine::start().await.local;
    let before = World::with(Setting { engine: Some(engine.clone()), ..Default::default() }).await;
    let sent = before.send_json("imani", &[STORY, TOKEN]).await.json();
    let later =
        World::with(Setting { engine: Some(engine.clone()), now: || at(2027, 1, 13, 9), ..Default::default() }).await;
    let receipt = later.open(path(&sent)).await;
    receipt.says("By Tuesday 19 January 2027 at the latest we will answer you.");
    receipt.says("Our own date was Tuesday 12 January 2027. It has passed.");
    let much_later =
        World::with(Setting { engine: Some(engine), now: || at(2027, 2, 13, 9), ..Default::default() }).await;
    // 13 January to 12 February: twenty-three working days.
    much_later
        .open(path(&sent))
        .await
        .says("By Tuesday 12 January 2027 we had to answer you. This date has passed, 23 working days ago.");
    // What was sent stays what was sent: how things stand is no part of it.
    assert_eq!(much_later.send_json("imani", &[STORY, TOKEN]).await.json(), sent);
}

/// A bank holiday for all, as GOV.UK added 19 September 2022, ten days before.
pub(crate) fn proclaim(words: &Folders, date: &str) {
    let file = words.content.join("bank-holidays.json");
    let mut holidays: Value = serde_json::from_str(&fs::read_to_string(&file).expect("the file")).expect("JSON");
    for division in ["england-and-wales", "scotland", "northern-ireland"] {
        let added = serde_json::json!({"title": "A day of thanks", "date": date, "notes": "", "bunting": true});
        holidays[division]["events"].as_array_mut().expect("events").push(added);
    }
    fs::write(&file, holidays.to_string()).expect("the file can be written");
}

#[tokio::test]
async fn a_new_bank_holiday_moves_open_dates_and_the_receipt_says_why() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("the words build");
    let engine = Engine::start().await.local;
    let before = World::with(Setting { built: &out, engine: Some(engine.clone()), ..Default::default() }).await;
    let sent = before.send_json("imani", &[STORY, TOKEN]).await.json();
    before.open(path(&sent)).await.does_not_say("The list of bank holidays has changed.");

    proclaim(&words, "2027-01-11");
    build_into(&out, &words, day("2026-12-24")).expect("the words build again");
    let after = World::with(Setting { built: &out, engine: Some(engine), ..Default::default() }).await;
    let receipt = after.open(path(&sent)).await;
    receipt.says("By Wednesday 13 January 2027 we will answer you.");
    receipt.says(
        "The date of our answer was Tuesday 12 January 2027 when you sent your complaint. It is Wednesday 13 January \
         2027 now, because Monday 11 January 2027 (A day of thanks) is not counted any more. The list of bank \
         holidays has changed.",
    );
    receipt.does_not_say("The date by which we write to you was");
    let reference = sent["reference"].as_str().expect("a reference").parse().expect("a reference");
    let shown = after.shown_lines(&reference, at(2026, 12, 25, 9), false).await;
    assert!(
        shown.contains(
            "respond was told as 2027-01-12 and is 2027-01-13 now: not counted any more: 2027-01-11 (A day of thanks)"
        ),
        "{shown}"
    );
}

#[tokio::test]
async fn a_weekend_that_a_new_bank_holiday_pushes_a_date_over_is_no_reason_for_it() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-22")).expect("the words build");
    let engine = Engine::start().await.local;
    let at_ten = || at(2026, 12, 22, 10);
    let world = async || {
        World::with(Setting { built: &out, engine: Some(engine.clone()), now: at_ten, ..Default::default() }).await
    };
    let sent = world().await.send_json("imani", &[STORY, TOKEN]).await.json();
    proclaim(&words, "2027-01-07");
    build_into(&out, &words, day("2026-12-22")).expect("the words build again");
    world().await.open(path(&sent)).await.says(
        "The date of our answer was Friday 8 January 2027 when you sent your complaint. It is Monday 11 January 2027 \
         now, because Thursday 7 January 2027 (A day of thanks) is not counted any more.",
    );
}

#[test]
fn the_form_does_not_start_on_bank_holidays_that_were_cut_short() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("the words build");
    texts_alone(&out);
    let file = out.join("words/content/bank-holidays.json");
    let whole = fs::read_to_string(&file).expect("the built words hold the bank holidays");
    for broken in [String::new(), "{}".to_owned(), whole.replace("\"2027-1", "\"2026-1")] {
        fs::write(&file, broken).expect("the file can be written");
        assert!(Words::open(&out.join("words")).is_err(), "an empty list is never taken for no holidays");
    }
    fs::remove_file(&file).expect("the file was there");
    assert!(Words::open(&out.join("words")).is_err());
}

#[tokio::test]
async fn policies_of_other_nations_and_habits_have_pages_and_forms_without_any_rust() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    let made = build_into(&out, &foreign(), day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    assert_eq!(made.landlords, 16);
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    let others = ["city-council", "five-stages", "homes-board", "managing-agent", "student-halls", "wales-tenants"];
    for landlord in ["cut-off", "northern-ireland", "scotland", "three-stages", "totals", "wales"].iter().chain(&others)
    {
        let sent = world.send_json(landlord, &[STORY, TOKEN]).await.json();
        let receipt = world.open(path(&sent)).await;
        receipt.says("we answer");
        assert!(!entries(&world.open(&format!("{}/dates.ics", path(&sent))).await.text).is_empty(), "{landlord}");
    }
    // What it is about has it follow other stages, the first of which another body hears.
    let about = ("about", "committee");
    let token = ("token", "0f112233445566778899aabbccddeeff");
    let sent = world.send_json("five-stages", &[STORY, about, token]).await.json();
    let receipt = world.open(path(&sent)).await;
    receipt.says("Fieldham Federation of Co-operatives hears your complaint at this stage");
    receipt.says("we will send you a report of what we found");
    receipt.does_not_say("we will talk with you about it");
    // An answer that is counted from the acknowledgement has only an outer bound until that is sent.
    let page = world.open("/form/three-stages/dates?received=24+December+2026").await;
    page.says("at the latest we will answer you");
    let stages = fs::read_to_string(out.join("site/three-stages/what-happens/index.html")).expect("the page");
    assert!(stages.contains("We hold a hearing"));
}

fn deadlines(arguments: &[&str]) -> String {
    let output = Command::new(binary("site-gen"))
        .arg("deadlines")
        .args(arguments)
        .current_dir(frozen_folder())
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("words")
}

#[test]
fn a_request_that_comes_too_late_is_a_new_complaint_with_dates_of_its_own() {
    let case = [
        "impact-housing",
        "--received",
        "2026-12-01T09:00",
        "--now",
        "2027-01-20",
        "--event",
        "problem=2026-10-01",
        "--event",
        "closed=2026-12-10",
        "--event",
        "escalation-requested=2027-01-14",
    ];
    let told: Value = serde_json::from_str(&deadlines(&[&case[..], &["--format", "json"]].concat())).expect("JSON");
    let new = &told["new_complaint"];
    assert_eq!(new["received"], "2027-01-14");
    let first = |case: &Value| {
        let all = case["deadlines"].as_array().expect("a list").clone();
        all.into_iter().find(|d| d["stage"] == 1 && d["step"] == "respond").expect("an answer")["due_date"].clone()
    };
    assert_eq!((first(&told), first(new)), ("2026-12-08".into(), "2027-01-21".into()));
    let waits = told["deadlines"].as_array().expect("a list").iter().filter(|d| d["stage"] == 2);
    assert!(waits.clone().count() > 0 && waits.clone().all(|d| d["due_date"].is_null()), "stage 2 never starts");
    let letter = deadlines(&case);
    assert!(letter.contains("Our policy treats it as a new complaint"), "{letter}");
    assert_eq!(letter.matches("Impact Housing: the complaint of").count(), 2, "{letter}");
}

#[test]
fn a_new_date_that_is_not_allowed_is_refused_with_the_reason() {
    let case = ["imani", "--received", "2026-12-24T10:00", "--now", "2027-01-13", "--format", "json", "--event"];
    let told =
        |event: &str| -> Value { serde_json::from_str(&deadlines(&[&case[..], &[event]].concat())).expect("JSON") };
    for (event, because) in [
        ("holding-reply-sent=2027-01-05,until=2027-01-20", "beyond-cap"),
        ("extension-agreed=2027-01-05,until=2027-01-12", "not-later"),
    ] {
        let told = told(event);
        assert_eq!(told["refused"][0]["because"], because, "{event}");
        let answer = told["deadlines"].as_array().expect("a list").iter().find(|d| d["step"] == "respond");
        let answer = answer.expect("an answer");
        assert_eq!((&answer["due_date"], &answer["state"]), (&"2027-01-12".into(), &"overdue".into()), "{event}");
        assert_eq!(answer["late_by"]["count"], 1);
    }
    // What is only told late is told, and the date that had passed with it.
    let late = told("extension-agreed=2027-01-13,until=2027-01-18,reason=a survey");
    let answer = late["deadlines"].as_array().expect("a list").iter().find(|d| d["step"] == "respond");
    let answer = answer.expect("an answer");
    assert_eq!((&answer["due_date"], &answer["passed"]["due_date"]), (&"2027-01-18".into(), &"2027-01-12".into()));
    assert!(late["refused"].as_array().is_some_and(Vec::is_empty));
    let moved = told("holding-reply-sent=2027-01-05,until=2027-01-19");
    let answer = moved["deadlines"].as_array().expect("a list").iter().find(|d| d["step"] == "respond");
    let answer = answer.expect("an answer");
    assert_eq!((&answer["due_date"], &answer["first"]["due_date"]), (&"2027-01-19".into(), &"2027-01-12".into()));
    assert_eq!((&answer["state"], &answer["basis"]), (&"upcoming".into(), &"policy".into()));
}

#[test]
fn the_law_is_the_one_of_its_day() {
    let told = |received: &str| -> Vec<Value> {
        let told = deadlines(&["imani", "--received", received, "--now", received, "--format", "json"]);
        let told: Value = serde_json::from_str(&told).expect("JSON");
        let all = told["deadlines"].as_array().expect("a list").clone();
        all.into_iter().filter(|d| d["basis"] == "law" && d["step"] == "acknowledge").collect()
    };
    assert!(told("2024-03-31").is_empty(), "the Code had no force of law before 1 April 2024");
    assert!(!told("2024-04-01").is_empty(), "and has had it from that day on");
    assert_eq!(told("2024-04-02")[0]["due_date"], "2024-04-09");
    assert_eq!(told("2024-04-02")[0]["source"], "The Ombudsman’s Code");
}

#[test]
fn a_record_that_makes_no_sense_is_told() {
    for (event, words) in [
        ("acknowledged=2026-12-20", "before the complaint was received"),
        ("extension-agreed=2026-12-29", "needs the new date"),
        ("acknowledged=2026-12-29,until=2027-01-15", "sets no new date"),
        ("resumed=2026-12-29", "without having stopped"),
        ("responded@9=2026-12-29", "there is no stage 9"),
        ("answered=2026-12-29", "responded"),
        ("extension-agreed=2026-12-29,until=soon", "2027-01-15"),
    ] {
        let output = Command::new(binary("site-gen"))
            .args(["deadlines", "imani", "--received", "2026-12-24T10:00", "--event", event])
            .current_dir(frozen_folder())
            .output()
            .expect("the command runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{event}: {said}");
        assert!(said.contains(words) && output.stdout.is_empty(), "{event} should say {words:?}: {said}");
    }
}

#[tokio::test]
async fn a_day_under_an_older_version_is_counted_with_the_days_on_which_that_version_is_closed() {
    let (folder, words) = copy_of_frozen();
    let old = words.policies.join("imani/2014-01.md");
    fs::copy(&old, words.policies.join("imani/2026-12-01.md")).expect("a version can be copied");
    let closed = "closed:\n  - { from: 5 November 2026, to: 6 November 2026, why: we move house }\nstages:\n";
    edit(&old, "stages:\n", closed);
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    let page = world.open("/form/imani/dates?received=4+November+2026").await;
    page.says("By Tuesday 10 November 2026");
    page.says("we move house");
}

#[tokio::test]
async fn a_case_whose_policy_cannot_be_read_any_more_keeps_the_dates_it_was_told() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
    let reference = sent["reference"].as_str().expect("a reference").parse().expect("a reference");
    spoil_clocks(&world, sent["reference"].as_str().expect("a reference")).await;
    let shown = world.shown_lines(&reference, at(2026, 12, 25, 9), false).await;
    assert!(shown.contains("landlord respond by 2027-01-12T23:59:59+00:00"), "{shown}");
}

/// As a later version of the product might find an old case: its copy of the policy has keys that nobody knows.
async fn spoil_clocks(world: &World, reference: &str) {
    let key = |value: String| aws_sdk_dynamodb::types::AttributeValue::S(value);
    let (client, table) = (world.table.client(), world.table.name());
    let found = client
        .get_item()
        .table_name(table)
        .key("pk", key(format!("COMPLAINT#{reference}")))
        .key("sk", key("CASE".to_owned()))
        .send()
        .await
        .expect("the table answers");
    let mut item = found.item.expect("the case is there");
    item.insert("clocks".to_owned(), key("landlord: Imani\nan_older_key: 3".to_owned()));
    client.put_item().table_name(table).set_item(Some(item)).send().await.expect("the table answers");
}

#[tokio::test]
async fn what_is_promised_sooner_in_a_circumstance_stands_on_the_receipt() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    build_into(folder.path(), &foreign(), day("2026-12-24")).expect("the words build");
    let world = World::with(Setting { built: folder.path(), ..Default::default() }).await;
    let sent = world.send_json("cut-off", &[STORY, ("at_risk", "yes")]).await.json();
    let receipt = world.open(path(&sent)).await;
    receipt.says(
        "If there is a risk to somebody’s life: by 2pm on Thursday 24 December 2026 we will tell you that we have your \
         complaint.",
    );
    // Where nobody is told at once, nothing is promised within hours.
    let unwatched = Setting { built: folder.path(), watched: false, ..Default::default() };
    let world = World::with(unwatched).await;
    let sent = world.send_json("cut-off", &[STORY, ("at_risk", "yes")]).await.json();
    world.open(path(&sent)).await.does_not_say("by 2pm on Thursday 24 December 2026");
}
