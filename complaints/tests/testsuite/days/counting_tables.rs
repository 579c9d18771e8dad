//! Dates that were worked by hand, clock changes, Easters and Christmases: one line each.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use complaints::days::calendar::{DayOne, Nation, NotWorked};
use complaints::days::clock::Ends;
use complaints::days::count::{CountError, Rules, count};
use complaints::days::holiday_rules::{Division, expected};
use complaints::days::moment::{Moment, rfc3339};
use complaints::days::period::Unit;

use crate::dates::{calendar, day, moment, within};
use crate::words::library;

use Nation::{England, NorthernIreland, Scotland, Uk, Wales};

/// The day of receipt is day zero, worked or not: convention A.
const NEXT: Rules<'static> = Rules { day_one: DayOne::Next, cut_off: None, ends: None, by: None, pauses: &[] };
/// A receipt on a day that is not worked counts as received on the next working day: convention B.
const ROLLED: Rules<'static> = Rules { day_one: DayOne::Rolled, ..NEXT };

#[track_caller]
fn check(from: &str, period: &str, rules: Rules<'_>, nations: &[Nation], due: &str) {
    for nation in nations {
        let counted = count(period.parse().expect(period), moment(from), rules, calendar(*nation)).expect("covered");
        let found = if counted.timed() { rfc3339(counted.due_at()) } else { counted.due_date.to_string() };
        assert_eq!(found, due, "{from} + {period}, {}", nation.name());
    }
}

#[test]
fn working_days_by_the_two_conventions_in_every_nation() {
    check("2026-11-28", "5 working days", NEXT, &[England, Wales, NorthernIreland], "2026-12-04");
    check("2026-11-28", "5 working days", NEXT, &[Scotland, Uk], "2026-12-07");
    check("2026-11-28", "5 working days", ROLLED, &[England, Wales, NorthernIreland], "2026-12-07");
    check("2026-11-28", "5 working days", ROLLED, &[Scotland, Uk], "2026-12-08");
    check("2026-11-27", "5 working days", NEXT, &[England, Wales, NorthernIreland], "2026-12-04");
    check("2026-11-27", "5 working days", ROLLED, &[England, Wales, NorthernIreland], "2026-12-04");
    check("2026-12-23", "2 working days", NEXT, &[England, Wales, Scotland, NorthernIreland, Uk], "2026-12-29");
    check("2026-12-23", "10 working days", NEXT, &[England, Wales, NorthernIreland], "2027-01-11");
    check("2026-12-23", "10 working days", NEXT, &[Scotland, Uk], "2027-01-12");
    check("2026-04-02", "5 working days", NEXT, &[England, Wales, NorthernIreland, Uk], "2026-04-13");
    check("2026-04-02", "5 working days", NEXT, &[Scotland], "2026-04-10");
    check("2026-06-12", "10 working days", NEXT, &[England, Wales, NorthernIreland], "2026-06-26");
    check("2026-06-12", "10 working days", NEXT, &[Scotland, Uk], "2026-06-29");
    check("2026-07-10", "10 working days", NEXT, &[England, Wales, Scotland], "2026-07-24");
    check("2026-07-10", "10 working days", NEXT, &[NorthernIreland, Uk], "2026-07-27");
    check("2027-12-24", "2 working days", NEXT, &[England, Wales, Scotland, NorthernIreland, Uk], "2027-12-30");
    check("2026-12-21", "14 working days", NEXT, &[England, Wales, NorthernIreland], "2027-01-13");
    check("2026-12-21", "14 working days", NEXT, &[Scotland, Uk], "2027-01-14");
    // The funeral of 2022, announced ten days before, and the coronation.
    check("2022-09-16", "1 working day", NEXT, &[England, Wales, Scotland, NorthernIreland, Uk], "2022-09-20");
    check("2023-05-05", "1 working day", NEXT, &[England, Wales, Scotland, NorthernIreland, Uk], "2023-05-09");
    // The May holiday of 2020 moved from the Monday to the Friday.
    check("2020-05-01", "5 working days", NEXT, &[England, Wales, Scotland, NorthernIreland, Uk], "2020-05-11");
    // St Patrick's Day is a holiday in one of the four.
    check("2026-03-16", "1 working day", NEXT, &[England, Wales, Scotland], "2026-03-17");
    check("2026-03-16", "1 working day", NEXT, &[NorthernIreland, Uk], "2026-03-18");
    // Christmas Day on a Saturday, on a Sunday, and a New Year with two days off in Scotland.
    check("2021-12-24", "1 working day", NEXT, &[England, Wales, Scotland, NorthernIreland, Uk], "2021-12-29");
    check("2022-12-23", "1 working day", NEXT, &[England, Wales, Scotland, NorthernIreland, Uk], "2022-12-28");
    check("2022-12-30", "1 working day", NEXT, &[England, Wales, NorthernIreland], "2023-01-03");
    check("2022-12-30", "1 working day", NEXT, &[Scotland, Uk], "2023-01-04");
}

#[test]
fn calendar_days_weeks_and_months() {
    check("2026-12-21", "14 days", NEXT, &[England], "2027-01-04");
    check("2026-12-21", "8 weeks", NEXT, &[England], "2027-02-15");
    check("2026-09-30", "4 months", NEXT, &[England], "2027-01-30");
    check("2026-08-31", "6 months", NEXT, &[England], "2027-02-28");
    check("2027-08-31", "6 months", NEXT, &[England], "2028-02-29");
    check("2028-02-29", "12 months", NEXT, &[England], "2029-02-28");
    check("2028-02-29", "1 year", NEXT, &[England], "2029-02-28");
    check("2027-02-28", "12 months", NEXT, &[England], "2028-02-28");
    // A landlord's last day stays on the Saturday or on Christmas Day; a resident's moves on.
    let moves = Rules { ends: Some(Ends::NextWorkingDay), ..NEXT };
    check("2026-11-07", "14 days", NEXT, &[England], "2026-11-21");
    check("2026-11-07", "14 days", moves, &[England], "2026-11-23");
    check("2026-11-25", "1 month", NEXT, &[England], "2026-12-25");
    check("2026-11-25", "1 month", moves, &[England], "2026-12-29");
    // "Starting on the day", "before twelve months have passed": the day before the corresponding date.
    let before = Rules { ends: Some(Ends::DayBefore), ..NEXT };
    check("2026-01-15", "12 months", before, &[Wales], "2027-01-14");
    check("2028-02-29", "1 year", before, &[England], "2029-02-27");
    check("2026-11-21", "same day", NEXT, &[England], "2026-11-21");
    check("2026-11-21", "same working day", NEXT, &[England], "2026-11-23");
    check("2026-11-23", "same working day", NEXT, &[England], "2026-11-23");
}

#[test]
fn half_past_eleven_at_night_by_greenwich_is_tomorrow_in_a_london_summer() {
    check("2026-06-30T23:30:00Z", "1 day", NEXT, &[England], "2026-07-02");
    check("2026-06-30T22:59:59Z", "1 day", NEXT, &[England], "2026-07-01");
    check("2026-12-30T23:30:00Z", "1 day", NEXT, &[England], "2026-12-31");
}

#[test]
fn after_the_cut_off_it_is_the_next_working_day() {
    let five = Rules { cut_off: NaiveTime::from_hms_opt(17, 0, 0), ..ROLLED };
    check("2026-11-23T17:00", "2 days", five, &[England], "2026-11-25");
    check("2026-11-23T17:01", "2 days", five, &[England], "2026-11-26");
    check("2026-11-27T17:01", "2 days", five, &[England], "2026-12-02");
    check("2026-11-27T17:01", "1 working day", five, &[England], "2026-12-01");
    // On a Saturday there is nothing to be late for: it is Monday's all the same.
    check("2026-11-28T17:01", "1 working day", five, &[England], "2026-12-01");
    check("2026-11-28T09:00", "1 working day", five, &[England], "2026-12-01");
    // A day of which no time is known was not late.
    check("2026-11-23", "1 working day", five, &[England], "2026-11-24");
    // A time of day by which it is due.
    let noon = Rules { by: NaiveTime::from_hms_opt(12, 0, 0), ..NEXT };
    check("2026-11-27", "1 working day", noon, &[England], "2026-11-30T12:00:00+00:00");
    check("2026-06-26", "1 working day", noon, &[England], "2026-06-29T12:00:00+01:00");
}

#[test]
fn hours_over_nights_in_which_the_clocks_change() {
    check("2026-10-24T12:00", "24 hours", NEXT, &[England], "2026-10-25T11:00:00+00:00");
    check("2027-03-27T12:00", "24 hours", NEXT, &[England], "2027-03-28T13:00:00+01:00");
    check("2027-03-27T01:30", "24 hours", NEXT, &[England], "2027-03-28T02:30:00+01:00");
    check("2026-10-24T01:30", "24 hours", NEXT, &[England], "2026-10-25T01:30:00+01:00");
    check("2026-10-24T02:30", "24 hours", NEXT, &[England], "2026-10-25T01:30:00+00:00");
    check("2026-10-25T01:30", "1 hour", NEXT, &[England], "2026-10-25T01:30:00+00:00");
    check("2026-03-28T12:00", "48 hours", NEXT, &[England], "2026-03-30T13:00:00+01:00");
    check("2027-10-30T12:00", "24 hours", NEXT, &[England], "2027-10-31T11:00:00+00:00");
    check("2028-03-25T12:00", "24 hours", NEXT, &[England], "2028-03-26T13:00:00+01:00");
    check("2028-10-28T12:00", "24 hours", NEXT, &[England], "2028-10-29T11:00:00+00:00");
    // A receipt known by its day counts from midnight.
    check("2026-10-25", "24 hours", NEXT, &[England], "2026-10-25T23:00:00+00:00");
    // A time of day that the clocks go over falls on the later side; one that comes twice is the first.
    let half_past_one = Rules { by: NaiveTime::from_hms_opt(1, 30, 0), ..NEXT };
    check("2027-03-27", "1 day", half_past_one, &[England], "2027-03-28T02:30:00+01:00");
    check("2026-10-24", "1 day", half_past_one, &[England], "2026-10-25T01:30:00+01:00");
}

/// 01:00 by Greenwich on the last Sunday of a month: when London's clocks change.
fn change(year: i32, month: u32) -> DateTime<Utc> {
    let last = NaiveDate::from_ymd_opt(year, month, 31).expect("March and October have 31 days");
    let sunday = last - Days::new(u64::from(last.weekday().num_days_from_sunday()));
    sunday.and_hms_opt(1, 0, 0).expect("one o'clock").and_utc()
}

/// How far London is from Greenwich, by the rule and not by any table of zones.
fn summer(at: DateTime<Utc>) -> bool {
    change(at.year(), 3) <= at && at < change(at.year(), 10)
}

/// RFC 3339 in London's time, by the rule.
fn in_london(at: DateTime<Utc>) -> String {
    let (hours, offset) = if summer(at) { (1, "+01:00") } else { (0, "+00:00") };
    (at.naive_utc() + TimeDelta::hours(hours)).format("%Y-%m-%dT%H:%M:%S").to_string() + offset
}

#[test]
fn hours_are_exact_over_every_clock_change_from_2012_to_2037() {
    let changes: Vec<DateTime<Utc>> = (2012..=2037).flat_map(|y| [change(y, 3), change(y, 10)]).collect();
    assert_eq!(changes.len(), 52);
    for change in changes {
        for minutes in (-50 * 60..=3 * 60).step_by(30) {
            let start = change + TimeDelta::minutes(minutes);
            assert_eq!(Moment::at(start).to_rfc3339(), in_london(start));
            for hours in [1, 4, 24, 36, 48, 72] {
                let counted = count(within(hours, Unit::Hours), Moment::at(start), NEXT, calendar(England))
                    .expect("hours need no calendar");
                let due = start + TimeDelta::hours(i64::from(hours));
                assert_eq!(rfc3339(counted.due_at()), in_london(due), "{} + {hours} hours", in_london(start));
                assert!(
                    in_london(due).starts_with(&counted.due_date.to_string()),
                    "{} + {hours} hours",
                    in_london(start)
                );
            }
        }
    }
}

#[test]
fn a_wall_clock_reading_is_read_as_london_reads_it_around_every_clock_change() {
    for change in (2012..=2037).flat_map(|y| [change(y, 3), change(y, 10)]) {
        for minutes in (-180..=180).step_by(15) {
            let wall = (change + TimeDelta::minutes(minutes)).naive_utc();
            let text = wall.format("%Y-%m-%dT%H:%M").to_string();
            // The instants at which London's clocks show it: two, one or none.
            let shows = |at: &DateTime<Utc>| in_london(*at).starts_with(&text);
            let first = [wall.and_utc() - TimeDelta::hours(1), wall.and_utc()].into_iter().find(shows);
            assert_eq!(Moment::parse(&text).ok().map(Moment::utc), first, "{text}");
        }
        let midnight = Moment::on(change.date_naive());
        assert_eq!(midnight.utc(), change - TimeDelta::hours(if change.month() == 3 { 1 } else { 2 }));
    }
}

#[test]
fn the_clocks_changed_on_the_days_that_gov_uk_gives() {
    let changes = ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2028-03-26", "2028-10-29"];
    let ours = (2026..=2028).flat_map(|y| [change(y, 3), change(y, 10)]).map(|at| at.date_naive().to_string());
    assert_eq!(ours.collect::<Vec<_>>(), changes);
}

/// Easter by Gauss, who computed it another way than the product does.
fn easter_by_gauss(year: i32) -> NaiveDate {
    let k = year / 100;
    let m = (15 + k - (8 * k + 13) / 25 - k / 4).rem_euclid(30);
    let n = (4 + k - k / 4) % 7;
    let d = (19 * (year % 19) + m) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
    let late = d == 29 && e == 6 || d == 28 && e == 6 && (11 * m + 11) % 30 < 19;
    let march_22 = NaiveDate::from_ymd_opt(year, 3, 22).expect("a day");
    march_22 + Days::new(u64::try_from(d + e).expect("not before")) - Days::new(if late { 7 } else { 0 })
}

#[test]
fn easters_fall_as_the_church_has_them() {
    let known = [
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2012-04-08",
        "2013-03-31",
        "2014-04-20",
        "2015-04-05",
        "2016-03-27",
        "2017-04-16",
        "2018-04-01",
        "2019-04-21",
        "2020-04-12",
        "2021-04-04",
        "2022-04-17",
        "2023-04-09",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2035-03-25",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2285-03-22",
    ];
    for easter in known.map(day) {
        assert_eq!(easter_by_gauss(easter.year()), easter);
    }
    for year in 1583..3000 {
        let easter = easter_by_gauss(year);
        let (friday, monday) = (easter - Days::new(2), easter + Days::new(1));
        for division in Division::ALL {
            let days = expected(division, year);
            assert!(days.contains(&friday), "Good Friday {friday}, {division}");
            let off = days.contains(&monday);
            assert_eq!(
                off,
                division != Division::Scotland || (monday.month(), monday.day()) == (3, 17),
                "Easter Monday {monday}, {division}"
            );
        }
    }
}

#[test]
fn every_year_by_rule_has_its_number_of_bank_holidays_and_all_are_weekdays() {
    for year in 2012..=2099 {
        for (division, fixed) in
            [(Division::EnglandAndWales, 8), (Division::Scotland, 9), (Division::NorthernIreland, 10)]
        {
            let days = expected(division, year);
            assert_eq!(days.iter().collect::<BTreeSet<_>>().len(), fixed, "{division} {year}");
            assert!(days.iter().all(|d| d.weekday().number_from_monday() < 6), "{division} {year}: {days:?}");
            assert!(days.is_sorted() && days.iter().all(|d| d.year() == year), "{division} {year}: {days:?}");
        }
    }
}

/// The published file against the rules: they agree but for the days that were proclaimed.
#[test]
fn the_rules_give_every_published_bank_holiday_but_the_proclaimed_ones() {
    let mut differences = Vec::new();
    for division in Division::ALL {
        let dates: BTreeSet<NaiveDate> = library().holidays.days(division).map(|(day, _)| day).collect();
        let expected: BTreeSet<NaiveDate> = (2012..=2028).flat_map(|year| expected(division, year)).collect();
        differences.extend(dates.symmetric_difference(&expected).map(|d| format!("{} {d}", division.name())));
    }
    let proclaimed = [
        "2012-05-28",
        "2012-06-04",
        "2012-06-05",
        "2020-05-04",
        "2020-05-08",
        "2022-05-30",
        "2022-06-02",
        "2022-06-03",
        "2022-09-19",
        "2023-05-08",
    ];
    let everywhere = Division::ALL.iter().flat_map(|d| proclaimed.map(|day| format!("{} {day}", d.name())));
    let mut known: Vec<String> = everywhere.chain(["scotland 2026-06-15".to_owned()]).collect();
    known.sort();
    differences.sort();
    assert_eq!(differences, known);
}

#[test]
fn past_the_published_holidays_a_date_is_provisional_and_past_the_rules_it_is_refused() {
    let ten = within(10, Unit::WorkingDays);
    let at = |day: &str| count(ten, moment(day), NEXT, calendar(England));
    assert!(!at("2028-12-01").expect("known").provisional);
    assert!(at("2028-12-20").expect("expected").provisional);
    let refused = |day: &str| at(day).expect_err("outside the calendar");
    let told =
        |from: &str| CountError::OutsideCalendar { from: day(from), first: day("2012-01-01"), last: day("2036-12-31") };
    assert_eq!(refused("2060-01-01"), told("2060-01-01"));
    assert_eq!(refused("2036-12-30"), told("2036-12-30"));
    assert_eq!(refused("2011-12-31"), told("2011-12-31"));
    // The first day of all was a Sunday, and New Year's Day moved to the Monday.
    check("2012-01-01", "same working day", NEXT, &[England], "2012-01-03");
    check("2012-01-01", "1 day", ROLLED, &[England], "2012-01-04");
    // The last day of all that is worked can still be reached.
    assert_eq!(
        count(within(1, Unit::WorkingDays), moment("2036-12-30"), NEXT, calendar(England)).expect("covered").due_date,
        day("2036-12-31")
    );
}

/// 20 June 2029 is worked as far as anybody knows. Days from it, where a day
/// that is not worked counts as the next, rest on that.
#[test]
fn a_day_of_receipt_that_may_yet_be_proclaimed_a_holiday_is_provisional_where_it_would_move() {
    let provisional = |from: &str, rules| {
        count(within(14, Unit::Days), moment(from), rules, calendar(England)).expect("covered").provisional
    };
    assert!(provisional("2029-06-20", ROLLED));
    assert!(!provisional("2029-06-20", NEXT));
    assert!(!provisional("2028-12-27", ROLLED));
    let five = Rules { cut_off: NaiveTime::from_hms_opt(17, 0, 0), ..NEXT };
    assert!(provisional("2029-06-20T17:01", five));
    assert!(!provisional("2029-06-20T16:59", five));
    assert!(!provisional("2028-12-20T17:01", five));
    let moves = Rules { ends: Some(Ends::NextWorkingDay), ..NEXT };
    assert!(provisional("2029-06-20", moves) && !provisional("2028-12-01", moves));
}

#[test]
fn a_day_that_is_not_worked_is_told_with_its_reason() {
    let why = |day: &str, nation| calendar(nation).not_worked(crate::dates::day(day));
    assert_eq!(why("2026-12-25", England), Some(NotWorked::BankHoliday("Christmas Day")));
    assert_eq!(why("2026-12-26", England), Some(NotWorked::Weekend(Weekday::Sat)));
    assert_eq!(why("2026-12-29", England), None);
    assert_eq!(why("2029-12-25", England), Some(NotWorked::Expected));
    assert_eq!(why("2026-03-17", Uk), why("2026-03-17", NorthernIreland));
    // Outside the calendar weekends are known, and nothing else.
    assert_eq!(why("2040-12-25", England), None);
    assert_eq!(why("2040-12-29", England), Some(NotWorked::Weekend(Weekday::Sat)));
}

#[test]
fn every_nation_and_division_is_called_by_its_name_in_files() {
    let names = Nation::NAMES.iter().map(|(_, nation)| nation.name());
    assert_eq!(names.collect::<Vec<_>>(), ["england", "wales", "scotland", "northern-ireland", "uk"]);
    let names = Division::ALL.map(|division| (division.name(), division.to_string()));
    assert_eq!(names.clone().map(|(name, _)| name), ["england-and-wales", "scotland", "northern-ireland"]);
    assert_eq!(names.map(|(_, words)| words), ["England and Wales", "Scotland", "Northern Ireland"]);
}

#[test]
fn between_two_days_stand_neither_of_them() {
    let between = |first, last| calendar(England).days_between(day(first), day(last)).map(|(d, _)| d.to_string());
    assert_eq!(between("2026-12-24", "2026-12-27").collect::<Vec<_>>(), ["2026-12-25", "2026-12-26"]);
    assert_eq!(between("2026-12-24", "2026-12-25").count() + between("2026-12-24", "2026-12-24").count(), 0);
    let off = |first, last| calendar(England).not_worked_between(day(first), day(last)).map(|(d, _)| d.to_string());
    assert_eq!(off("2026-12-24", "2026-12-28").collect::<Vec<_>>(), ["2026-12-25", "2026-12-26", "2026-12-27"]);
    assert_eq!(off("2026-12-25", "2026-12-26").count(), 0);
}
