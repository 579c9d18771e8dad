//! Danger outside of working hours goes to the people and in the order that a
//! rota names; at an hour for which nobody is named, form and receipt say so
//! and promise none.

use std::fs;
use std::path::Path;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use complaints::days::moment::Moment;
use complaints::days::rota::{NoRota, OnCall, Rota};
use drain::{Drain, Duty, NOTICE_CEILING, Notices};
use serde_json::Value;
use tests::{Setting, World, christmas_eve};

const ROTA: &str = "working 09:00-17:00; mon-fri 17:00-22:00 evening deputy; sat-sun,holidays 09:00-22:00 weekend";
const DANGER: [(&str, &str); 2] = [("what_happened", "Wires hang down."), ("at_risk", "yes")];

fn rota(text: &str) -> Rota {
    text.parse().expect("a rota")
}

/// Who is on duty at a moment in London where no weekday but Christmas and what England has for it is a holiday.
fn on_call(rota: &Rota, at: &str) -> String {
    let holidays = ["2026-12-25", "2026-12-28"].map(|day| day.parse::<NaiveDate>().expect("a day"));
    match rota.at(Moment::parse(at).expect("a moment"), |day| holidays.contains(&day)) {
        OnCall::Working => "working".to_owned(),
        OnCall::Named(names) => names.join(" "),
        OnCall::Nobody => "nobody".to_owned(),
    }
}

#[test]
fn a_rota_names_people_by_day_and_hour_on_londons_clocks() {
    let rota = rota(ROTA);
    for (at, who) in [
        ("2026-12-18T09:00", "working"),
        ("2026-12-18T16:59:59", "working"),
        // Friday evening.
        ("2026-12-18T17:00", "evening deputy"),
        ("2026-12-18T22:00", "nobody"),
        ("2026-12-19T08:59", "nobody"),
        ("2026-12-19T09:00", "weekend"),
        // A bank holiday is none of its weekday; one on a Saturday is a Saturday.
        ("2026-12-25T10:00", "weekend"),
        ("2026-12-25T08:00", "nobody"),
        ("2026-12-26T10:00", "weekend"),
        ("2026-12-28T10:00", "weekend"),
        ("2026-12-29T08:00", "nobody"),
        ("2026-12-29T10:00", "working"),
        // In summer London is an hour ahead of UTC.
        ("2026-07-03T16:30:00Z", "evening deputy"),
    ] {
        assert_eq!(on_call(&rota, at), who, "{at}");
    }
}

#[test]
fn a_turn_that_ends_the_next_morning_lasts_through_the_nights_in_which_the_clocks_change() {
    let rota = rota("working 09:00-17:00; sat 22:00-02:00 night; sun 02:00-09:00 early; fri 17:00-09:00 friday");
    for (at, who) in [
        // The clocks go back on 25 October 2026 at 01:00 UTC: half past one comes twice, and is of the night both times.
        ("2026-10-25T00:30:00Z", "night"),
        ("2026-10-25T01:30:00Z", "night"),
        ("2026-10-25T02:00:00Z", "early"),
        // They go forward on 28 March 2027 at 01:00 UTC: after one comes two.
        ("2027-03-28T00:59:59Z", "night"),
        ("2027-03-28T01:00:00Z", "early"),
        // The turn of Friday evening ends on Saturday, and that of a Friday which is a holiday does not begin.
        ("2026-12-19T08:59", "friday"),
        ("2026-12-19T09:00", "nobody"),
        ("2026-12-26T08:59", "nobody"),
    ] {
        assert_eq!(on_call(&rota, at), who, "{at}");
    }
}

#[test]
fn the_holes_of_a_rota_are_told_and_one_that_has_none_has_none() {
    let weekday = |day: &str| [format!("{day} 00:00-09:00"), format!("{day} 22:00-24:00")];
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays"];
    assert_eq!(rota(ROTA).holes(), days.iter().flat_map(|day| weekday(day)).collect::<Vec<_>>());
    let all_the_time = rota("working 09:00-17:00; mon-fri 17:00-09:00 night; sat-sun,holidays 00:00-24:00 weekend");
    // After a holiday the night before is nobody's.
    let after = ["tue", "wed", "thu", "fri"].map(|day| format!("{day} 00:00-09:00"));
    assert_eq!(all_the_time.holes(), [vec!["mon 00:00-09:00".to_owned()], after.to_vec()].concat());
    let whole = rota(
        "working 09:00-17:00; mon-fri 00:00-09:00 early; mon-fri 17:00-24:00 late; sat-sun,holidays 00:00-24:00 weekend",
    );
    assert_eq!(whole.holes(), [""; 0]);
}

#[test]
fn a_rota_that_cannot_be_read_is_refused_with_every_mistake_and_an_example() {
    let wrong = |text: &str| text.parse::<Rota>().map_err(|why: NoRota| why.to_string()).expect_err("it is no rota");
    let told = wrong(
        "work 9-5; monday 17:00-22:00 evening; sat 25:00-26:00 a; sun 09:00-10:00; fri-mon 09:00-10:00 b; sat 09:00-10:00 jo@example.org",
    );
    for part in ["\"work 9-5\"", "\"monday 17:00", "\"sat 25:00", "\"sun 09:00", "\"fri-mon", "jo@example.org\""] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(told.contains("such as `working 09:00-17:00; mon-fri"), "{told}");
    wrong("");
    wrong("working 17:00-09:00");
}

fn at(text: &str) -> DateTime<Utc> {
    Moment::parse(text).expect("a moment").utc()
}

/// A world at an hour, its folder of notices, and the receipt of somebody who could get hurt.
async fn sent_at(now: fn() -> DateTime<Utc>, folder: &Path) -> (World, tests::Page) {
    let notices = Some(folder.join("notices"));
    let world = World::with(Setting { now, notices, rota: Some(ROTA), ..Default::default() }).await;
    let sent = world.send_json("incommunities", &DANGER).await.json();
    let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
    world.drain().await;
    (world, receipt)
}

fn told(folder: &Path, name: &str) -> usize {
    fs::read_to_string(folder.join(name)).map_or(0, |text| text.lines().count())
}

#[tokio::test]
async fn on_a_friday_evening_the_first_of_two_is_told_beside_the_team_and_the_hour_is_promised() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let (world, receipt) = sent_at(|| at("2026-12-18T18:00"), folder.path()).await;
    receipt.says("This may be urgent.");
    receipt.does_not_say("on duty");
    let of = |name| told(folder.path(), name);
    assert_eq!((of("notices"), of("notices-evening"), of("notices-deputy")), (1, 1, 0));
    world.send_json("incommunities", &[("what_happened", "A door sticks.")]).await;
    world.drain().await;
    assert_eq!((of("notices"), of("notices-evening")), (2, 1), "what is not urgent waits for the team");
}

#[tokio::test]
async fn at_an_hour_of_nobody_form_and_receipt_say_so_promise_none_and_stay_with_it() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let (world, receipt) = sent_at(|| at("2026-12-18T22:30"), folder.path()).await;
    receipt.says("No one was on duty to read this when you sent it. Do not wait for us.");
    receipt.does_not_say("This may be urgent.");
    let check = world.post("/form/incommunities/check", &DANGER).await;
    check.says("No one is on duty to read this form now. Do not wait for us.");
    check.says("call 999");
    world.post("/form/incommunities/check", &[("what_happened", "A door sticks.")]).await.does_not_say("on duty");
    assert_eq!(told(folder.path(), "notices"), 1, "the team is told, as ever");
    assert!(!folder.path().join("notices-evening").exists());
    let health: Value = world.open("/form/health").await.json();
    let problem = health["problems"][0].as_str().expect("a problem");
    assert!(problem.starts_with("nobody is named for danger") && problem.contains("fri 22:00-24:00"), "{problem}");
    // On Saturday at noon somebody is there, and the page promises no hour in hindsight.
    let path = world.told_so_far()[0]["reference"].as_str().expect("a reference").to_owned();
    let later = || at("2026-12-19T12:00");
    let later =
        World::with(Setting { engine: Some(world.engine()), now: later, rota: Some(ROTA), ..Default::default() }).await;
    let page = later.open(&receipt_path(&receipt)).await;
    page.says("No one was on duty to read this when you sent it.");
    page.does_not_say("This may be urgent.");
    let shown = later.shown_lines(&tests::reference_of(&Value::from(path)), at("2026-12-19T12:00"), false).await;
    assert!(shown.contains("nobody was on duty when it came"), "officers see it: {shown}");
    later.post("/form/incommunities/check", &DANGER).await.does_not_say("on duty");
}

fn receipt_path(receipt: &tests::Page) -> String {
    let (_, rest) = receipt.text.split_once("/form/incommunities/receipt/").expect("its own address");
    let end = rest.find("/dates.ics").or_else(|| rest.find("/passed")).expect("an address below it");
    format!("/form/incommunities/receipt/{}", rest.get(..end).expect("an address"))
}

#[tokio::test]
async fn on_a_bank_holiday_the_turn_of_holidays_holds_though_it_is_a_monday() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let (world, receipt) = sent_at(|| at("2026-12-28T10:00"), folder.path()).await;
    receipt.says("This may be urgent.");
    assert_eq!((told(folder.path(), "notices"), told(folder.path(), "notices-weekend")), (1, 1));
    let days = &world.told_so_far()[0]["not_worked"];
    assert_eq!(days, &serde_json::json!(["2026-12-28", "2027-01-01"]), "the notice says which days are worked");
    let folder = tempfile::tempdir().expect("a folder for a while");
    sent_at(|| christmas_eve() + TimeDelta::hours(1), folder.path()).await;
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "in working hours the team alone");
}

#[tokio::test]
async fn who_cannot_be_told_is_followed_by_the_next_and_where_nobody_can_it_stays_owed() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let now = || at("2026-12-18T18:00");
    let world = World::with(Setting { now, rota: Some(ROTA), ..Default::default() }).await;
    world.send_json("incommunities", &DANGER).await;
    let of = |name: &str| folder.path().join(name);
    // No files, and no place for them.
    ["notices-evening", "notices-deputy"].iter().for_each(|name| fs::create_dir(of(name)).expect("a folder"));
    let (notices, rota) = (Notices::Local { file: of("notices"), aloud: false }, rota(ROTA));
    let duty = Some(Duty { rota: &rota, now });
    let drain =
        Drain { table: &world.table, fallback: &world.fallback, notices: &notices, ceiling: NOTICE_CEILING, duty };
    let done = drain.round().await.expect("a round");
    assert_eq!((done.told, done.untold, told(folder.path(), "notices")), (0, 1, 1), "the team has it meanwhile");
    fs::remove_dir(of("notices-deputy")).expect("it was there");
    let done = drain.round().await.expect("a round");
    assert_eq!((done.told, told(folder.path(), "notices-deputy"), told(folder.path(), "notices")), (1, 1, 2));
    assert_eq!(world.untold().await, 0);
}
