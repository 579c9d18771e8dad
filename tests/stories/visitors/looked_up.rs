//! Dates that people look up: before, on and after the day, for both stages, and
//! as a calendar file that gives nobody away.

use axum::http::StatusCode;
use chrono::{DateTime, TimeZone, Utc};
use icalendar::{Calendar, Component, DatePerhapsTime};
use tests::{Page, Setting, World, build_into, copy_of_frozen, day, edit, words_of};

use super::dates::foreign;

fn noon(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 12, 0, 0).single().expect("an instant")
}

async fn page_on(now: fn() -> DateTime<Utc>, path: &str) -> Page {
    World::with(Setting { now, ..Default::default() }).await.open(path).await
}

/// Imani: two working days to say that it has a complaint, ten to answer.
const CHRISTMAS_EVE: &str = "/form/imani/dates?received=24+December+2026";

#[tokio::test]
async fn before_and_on_its_day_no_date_has_passed() {
    for now in [(|| noon(2026, 12, 28)) as fn() -> DateTime<Utc>, || noon(2026, 12, 30)] {
        let page = page_on(now, CHRISTMAS_EVE).await;
        page.says("By Wednesday 30 December 2026 we will tell you that we have it.");
        page.says("By Tuesday 12 January 2027 we will answer you.");
        page.does_not_say("has passed,");
        page.says("If a date has passed");
    }
    let page = page_on(|| noon(2027, 1, 12), CHRISTMAS_EVE).await;
    page.says("By Tuesday 12 January 2027 we will answer you.");
    page.does_not_say("we had to answer you");
}

#[tokio::test]
async fn from_the_day_after_the_page_says_first_that_the_date_has_passed_and_what_to_do() {
    let page = page_on(|| noon(2027, 1, 13), CHRISTMAS_EVE).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("By Tuesday 12 January 2027 we had to answer you. That was 1 working day ago.");
    // What the law still allows comes after what can be done already.
    page.says("By Tuesday 19 January 2027 at the latest we will answer you. Our own date was Tuesday 12 January 2027.");
    let words = page.words();
    let place = |text: &str| words.find(text).unwrap_or_else(|| panic!("{text} stands in {words}"));
    let order =
        ["That was 1 working day ago", "If you have not heard from us", "Tell us", "What comes next", "How we worked"];
    assert!(order.windows(2).all(|two| place(two[0]) < place(two[1])), "{words}");
    page.does_not_say("<h2>If a date has passed</h2>");

    // 13 to 15, 18 to 22 and 25 January.
    let page = page_on(|| noon(2027, 1, 25), CHRISTMAS_EVE).await;
    page.says("By Tuesday 12 January 2027 we had to answer you. That was 9 working days ago.");
    page.does_not_say("What comes next");
    page.does_not_say("dates.ics");
}

#[tokio::test]
async fn weekends_and_bank_holidays_are_no_working_days_ago() {
    // Due on Wednesday 30 December; the 31st is worked, New Year's Day and the weekend are not.
    let page = page_on(|| noon(2027, 1, 3), CHRISTMAS_EVE).await;
    page.says(
        "By Wednesday 30 December 2026 we had to tell you that we have your complaint. That was 1 working day ago.",
    );
    // Due on Christmas Eve: on Boxing Day nobody has worked since, so days are counted.
    let page = page_on(|| noon(2026, 12, 26), "/form/impact-housing/dates?received=17/12/2026").await;
    page.says("By Thursday 24 December 2026 we aimed to answer you. That was 2 days ago.");
}

#[tokio::test]
async fn days_on_which_the_landlord_is_closed_are_none_of_its_working_days() {
    let (folder, words) = copy_of_frozen();
    let closed = "closed:\n  - { from: 13 January 2027, to: 15 January 2027, why: we move house }\nstages:\n";
    edit(&words.policies.join("imani/2014-01.md"), "stages:\n", closed);
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let world = World::with(Setting { built: &out, now: || noon(2027, 1, 19), ..Default::default() }).await;
    // Closed from the 13th to the 15th: Monday the 18th and Tuesday the 19th.
    world.open(CHRISTMAS_EVE).await.says("Tuesday 12 January 2027 we had to answer you. That was 2 working days ago.");
}

#[tokio::test]
async fn a_limit_in_hours_from_a_day_that_was_typed_is_late_the_day_after_and_no_sooner() {
    // Whoever complained at five in the afternoon has not waited 48 hours at noon.
    let page = page_on(|| noon(2026, 12, 23), "/form/management-co-op/dates?received=21/12/2026").await;
    page.says("Wednesday 23 December 2026, at the same time of day");
    page.does_not_say("This date has passed");
    page.says("So we count it as late from Thursday 24 December 2026.");
    let passed = "/form/management-co-op/passed?received=21+12+2026&told=no";
    page_on(|| noon(2026, 12, 23), passed).await.says("No date has passed");
    page_on(|| noon(2026, 12, 24), passed).await.says("A date has passed");
}

#[tokio::test]
async fn a_day_in_the_figures_or_months_of_urdu_and_arabic_is_read_and_one_without_its_year_is_the_last_one() {
    // ۲۴ دسمبر ۲۰۲۶ and ٢٤/١٢/٢٠٢٦.
    for typed in [
        "%DB%B2%DB%B4+%D8%AF%D8%B3%D9%85%D8%A8%D8%B1+%DB%B2%DB%B0%DB%B2%DB%B6",
        "%D9%A2%D9%A4/%D9%A1%D9%A2/%D9%A2%D9%A0%D9%A2%D9%A6",
    ] {
        let page = page_on(|| noon(2026, 12, 28), &format!("/form/imani/dates?received={typed}")).await;
        page.says("By Tuesday 12 January 2027 we will answer you.");
        let page = page_on(|| noon(2027, 1, 13), &format!("/form/imani/passed?received={typed}")).await;
        page.says("A date has passed");
        assert_eq!(page.status, StatusCode::OK);
    }
    for typed in ["24+December", "24/12", "Thursday+24th+Dec", "%DB%B2%DB%B4+%D8%AF%D8%B3%D9%85%D8%A8%D8%B1"] {
        let page = page_on(|| noon(2026, 12, 28), &format!("/form/imani/dates?received={typed}")).await;
        page.says("If we got your complaint on Thursday 24 December 2026");
        let page =
            page_on(|| noon(2027, 1, 13), &format!("/form/imani/passed?received={typed}&told=yes&told_on=30+Dec"))
                .await;
        page.says("your complaint of Thursday 24 December 2026");
        page.says("A date has passed");
        // An agreed date lies behind it.
        let page = page_on(
            || noon(2027, 1, 13),
            &format!("/form/imani/passed?received={typed}&told=yes&told_on=29+Dec&agreed_on=14+January"),
        )
        .await;
        page.says("No date has passed");
        page.says("By Thursday 14 January 2027 we will answer you");
    }
    // Nobody means last year's 30 December on the 28th; a day to come is none on which anybody complained.
    page_on(|| noon(2026, 12, 28), "/form/imani/dates?received=30+Dec").await.says("on Wednesday 30 December 2026");
    let page = page_on(|| noon(2026, 12, 28), "/form/imani/passed?received=30+Dec").await;
    page.says("it must be today or in the past");
    let page = page_on(|| noon(2026, 12, 28), "/form/imani/dates?received=31/2").await;
    page.says("The day you complained: there is no such day.");
    for typed in ["December", "8+weeks+ago", "December+26"] {
        let page = page_on(|| noon(2026, 12, 28), &format!("/form/imani/dates?received={typed}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        page.says("We cannot read that day. Enter the day you complained, like 27 March 2026 or 27/3/2026");
    }
}

#[tokio::test]
async fn a_limit_in_hours_passed_days_ago() {
    let page = page_on(|| noon(2026, 12, 29), "/form/management-co-op/dates?received=21/12/2026").await;
    page.says(
        "By Wednesday 23 December 2026, at the same time of day we had to tell you that we have your complaint. \
         That was 6 days ago.",
    );
}

#[tokio::test]
async fn a_receipt_says_how_long_ago_too() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[("what_happened", "Damp")]).await.json();
    let later = World::with(Setting { engine: Some(world.engine()), now: || noon(2027, 1, 25), ..Default::default() });
    let receipt = later.await.open(sent["receipt"].as_str().expect("a path")).await;
    receipt.says("By Tuesday 12 January 2027 we had to answer you. This date has passed, 9 working days ago.");
}

#[tokio::test]
async fn who_asked_to_look_again_sees_the_dates_of_that_stage_though_only_the_law_gives_it() {
    let asked = format!("{CHRISTMAS_EVE}&asked=20+January+2027");
    let page = page_on(|| noon(2027, 1, 20), &asked).await;
    page.says("If you asked us to look again on Wednesday 20 January 2027");
    page.says("By Wednesday 27 January 2027 we will tell you that we have your request.");
    page.says("By Wednesday 24 February 2027 at the latest we will answer you. Our policy gives no date for this.");
    page.does_not_say("12 January 2027");
    let page = page_on(|| noon(2027, 2, 26), &asked).await;
    page.says("By Wednesday 24 February 2027 at the latest we had to answer you. That was 2 working days ago.");
    // The landlord's own second stage: three working days, and about twenty.
    let own = "/form/impact-housing/dates?received=1/12/2026&asked=14/12/2026";
    let page = page_on(|| noon(2026, 12, 14), own).await;
    page.says("By Thursday 17 December 2026 we will tell you that we have your request.");
    page.says("we aim to answer you.");
}

#[tokio::test]
async fn a_second_day_that_cannot_be_is_a_mistake_in_its_own_box_and_both_keep_what_was_typed() {
    let world = World::new().await;
    for (asked, words) in [
        ("soon", "Enter the day you asked us to look again, with the year, like 27 March 2026"),
        ("23+December+2026", "Enter a later day: you asked us to look again after you complained"),
        ("1+1+2090", "Enter a day you asked us to look again in this year or the last few years"),
    ] {
        let page = world.open(&format!("{CHRISTMAS_EVE}&asked={asked}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{asked}");
        page.says(&format!("There is a problem {words}"));
        assert!(page.text.contains("<a href=\"#asked\">"), "{asked}: {}", page.text);
        assert!(page.text.contains("id=\"asked-error\"") && !page.text.contains("id=\"received-error\""), "{asked}");
        assert!(page.text.contains("value=\"24 December 2026\""), "{asked}");
        assert!(page.text.contains(&format!("value=\"{}\"", asked.replace('+', " "))), "{asked}");
        assert!(!page.text.contains("class=\"promise\""), "{asked}: no date is given");
        let file = world.open(&format!("/form/imani/dates.ics?received=24/12/2026&asked={asked}")).await;
        assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY, "{asked}");
    }
    let both = world.open("/form/imani/dates?received=never&asked=soon").await;
    assert!(both.text.contains("<a href=\"#received\">") && both.text.contains("<a href=\"#asked\">"));
    // The second box is not asked to be filled in.
    world.open(&format!("{CHRISTMAS_EVE}&asked=")).await.says("If we got your complaint on Thursday 24 December 2026");
    assert_eq!(world.open("/form/imani/dates?asked=20/1/2027").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn where_there_is_one_stage_nobody_is_asked_for_a_second_and_a_landlord_without_a_time_promises_none() {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("inspiring-housing/2022-06-06.md");
    std::fs::write(&policy, ONE_STAGE).expect("the file can be written");
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let world = World::with(Setting { built: &out, now: || noon(2027, 1, 25), ..Default::default() }).await;
    let page = world.open("/form/inspiring-housing/dates?received=24/12/2026").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Our policy does not say by when we answer. Ask us for a date.");
    page.does_not_say("has passed,");
    page.does_not_say("dates.ics");
    page.does_not_say("id=\"asked\"");
    let page = world.open("/form/inspiring-housing/dates?received=24/12/2026&asked=20/1/2027").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Leave this box empty, or ask us: our policy does not say that we look again");
    let file = world.open("/form/inspiring-housing/dates.ics?received=24/12/2026").await;
    assert_eq!(file.status, StatusCode::NOT_FOUND);
}

const ONE_STAGE: &str = "---
landlord: Example Homes
demonstration: yes
nation: england
scheme: none
owner: the manager
contacts: not stated
stages:
  - name: Our answer
    respond: not stated
---
## Complaints

Tell us.
";

/// The entries of a calendar file: name, title, first day and the day after the last.
fn entries(page: &Page) -> Vec<(String, String, String, String)> {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.headers.contains(&("content-type".to_owned(), "text/calendar; charset=utf-8".to_owned())));
    assert!(page.text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "lines are folded");
    for once in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:", "END:VCALENDAR"] {
        assert_eq!(page.text.matches(once).count(), 1, "{once} in {}", page.text);
    }
    let calendar: Calendar = page.text.parse().expect("a calendar file");
    let events: Vec<_> = calendar.iter().filter_map(icalendar::CalendarComponent::as_event).collect();
    assert!(!events.is_empty(), "a calendar has an entry");
    let whole = |day: Option<DatePerhapsTime>| match day {
        Some(DatePerhapsTime::Date(day)) => day.to_string(),
        other => panic!("an entry is of no whole day: {other:?}"),
    };
    let all = events.iter().map(|event| {
        assert!(event.get_timestamp().is_some(), "DTSTAMP is needed (RFC 5545, 3.6.1)");
        let text = |value: Option<&str>| value.expect("a name and a title").to_owned();
        (text(event.get_uid()), text(event.get_summary()), whole(event.get_start()), whole(event.get_end()))
    });
    all.collect()
}

#[tokio::test]
async fn the_dates_to_come_are_a_calendar_file_that_gives_nobody_away() {
    let world = World::new().await;
    let page = world.open(CHRISTMAS_EVE).await;
    assert!(page.text.contains("href=\"/form/imani/dates.ics?received=2026-12-24\""), "{}", page.text);
    let file = world.open("/form/imani/dates.ics?received=2026-12-24").await;
    let title = "TEST: Date from Imani Housing Co-operative";
    let entry = |name: &str, first: &str, end: &str| {
        (format!("2026-12-24.1.{name}@imani.redress"), title.to_owned(), first.to_owned(), end.to_owned())
    };
    let both = [entry("acknowledge", "2026-12-30", "2026-12-31"), entry("respond", "2027-01-12", "2027-01-13")];
    assert_eq!(entries(&file), both);
    for word in ["complain", "answer", "Ombudsman", "late"] {
        assert!(!file.text.to_lowercase().contains(&word.to_lowercase()), "{word}: {}", file.text);
    }
    // However the day was typed the names are the same, so that a newer file replaces the older.
    assert_eq!(entries(&world.open("/form/imani/dates.ics?received=24+December+2026").await), both);
}

#[tokio::test]
async fn what_has_passed_is_in_no_calendar_file_and_each_stage_has_its_own_entries() {
    let file = "/form/imani/dates.ics?received=2026-12-24";
    let names = |page: &Page| entries(page).into_iter().map(|(name, _, first, _)| (name, first)).collect::<Vec<_>>();
    let on = |name: &str, first: &str| (format!("{name}@imani.redress"), first.to_owned());
    // By then the law's day leads.
    let page = page_on(|| noon(2027, 1, 13), file).await;
    assert_eq!(names(&page), [on("2026-12-24.1.respond", "2027-01-19")]);
    let page = page_on(|| noon(2027, 1, 25), file).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.says("That was 9 working days ago.");
    let page = page_on(|| noon(2027, 1, 25), &format!("{file}&asked=2027-01-20")).await;
    let next = [on("2027-01-20.2.acknowledge", "2027-01-27"), on("2027-01-20.2.respond", "2027-02-24")];
    assert_eq!(names(&page), next);
    assert_eq!(page_on(|| noon(2027, 1, 25), "/form/imani/dates.ics").await.status, StatusCode::NOT_FOUND);
    assert_eq!(page_on(|| noon(2027, 1, 25), "/form/nobody/dates.ics").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_leads_up_to_the_answer_is_told_beside_it_on_the_page_in_the_file_and_in_the_table_of_days() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, &foreign(), day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let world = World::with(Setting { built: &out, now: || noon(2026, 12, 24), ..Default::default() }).await;
    // Two working days to talk, and the answer counts from the talk.
    world.open("/form/city-council/dates?received=24/12/2026").await.says("we will talk with you about it.");
    let file = world.open("/form/city-council/dates.ics?received=24/12/2026").await;
    assert!(entries(&file).iter().any(|(name, ..)| name.contains(".contact@")), "{}", file.text);
    let table = std::fs::read_to_string(out.join("site/city-council/dates/index.html")).expect("a table");
    assert!(table.contains("<th scope=\"col\">We talk with you by"), "{table}");
    let file = std::fs::read_to_string(out.join("site/city-council/dates/dates.ics")).expect("a file");
    assert!(file.contains("SUMMARY:TEST: Talk with"), "{file}");
    // What a reader of the table alone could not know: when the landlord is closed, and how late in the day is too late.
    let table = |slug: &str| {
        words_of(&std::fs::read_to_string(out.join(format!("site/{slug}/dates/index.html"))).expect("a table"))
    };
    assert!(
        table("five-stages").contains("They also leave out Thursday 24 December 2026 to"),
        "{}",
        table("five-stages")
    );
    assert!(table("cut-off").contains("If we get it after 5pm"), "{}", table("cut-off"));
    let page = World::with(Setting { built: &out, now: || noon(2027, 3, 1), ..Default::default() }).await;
    page.open("/form/city-council/dates?received=24/12/2026").await.says("we had to talk with you about it.");
}

#[tokio::test]
async fn other_nations_and_habits_have_the_same_page() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, &foreign(), day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let world = World::with(Setting { built: &out, now: || noon(2027, 6, 1), ..Default::default() }).await;
    for landlord in ["cut-off", "northern-ireland", "scotland", "three-stages", "totals", "wales"] {
        for asked in ["", "&asked=20/1/2027"] {
            let page = world.open(&format!("/form/{landlord}/dates?received=24/12/2026{asked}")).await;
            assert_eq!(page.status, StatusCode::OK, "{landlord}: {}", page.words());
            page.says("That was ");
        }
    }
}
