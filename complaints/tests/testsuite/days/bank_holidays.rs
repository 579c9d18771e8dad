//! A newer file of bank holidays over ours: GOV.UK's real past, and what holds for every file.
#![expect(clippy::disallowed_methods, reason = "tests read files; the crate itself may not")]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};
use complaints::days::bank_holidays::BankHolidays;
use complaints::days::bank_holidays::merge::{HolidayChange, MergeError, Way};
use complaints::days::holiday_rules::{Division, expected};
use proptest::prelude::*;

use crate::random::config;

use Division::{EnglandAndWales, NorthernIreland, Scotland};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day in a story is a real one")
}

fn real_text() -> String {
    let path = crate::words::root().join("tests/fixtures/words/content/bank-holidays.json");
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn real() -> BankHolidays {
    BankHolidays::parse(&real_text()).expect("the real file can be read")
}

type Dates = BTreeMap<Division, BTreeSet<NaiveDate>>;

fn dates(holidays: &BankHolidays) -> Dates {
    Division::ALL.map(|division| (division, holidays.days(division).map(|(date, _)| date).collect())).into()
}

/// A file with these days, as GOV.UK writes it: on one line, with bunting.
fn published(dates: &Dates) -> String {
    let divisions = dates.iter().map(|(division, days)| {
        let name = division.name();
        let events: Vec<String> = days
            .iter()
            .map(|day| format!(r#"{{"title":"A holiday","date":"{day}","notes":"","bunting":true}}"#))
            .collect();
        format!(r#""{name}":{{"division":"{name}","events":[{}]}}"#, events.join(","))
    });
    format!("{{{}}}", divisions.collect::<Vec<_>>().join(","))
}

fn file(dates: &Dates) -> BankHolidays {
    BankHolidays::parse(&published(dates)).expect("a whole file")
}

/// The real days of some years, with days taken out and put in.
fn years(years: RangeInclusive<i32>, without: &[(Division, &str)], with: &[(Division, &str)]) -> BankHolidays {
    let mut dates = dates(&real());
    for (division, days) in &mut dates {
        for year in 2029..=*years.end() {
            days.extend(expected(*division, year));
        }
        days.retain(|day| years.contains(&day.year()));
        days.retain(|day| !without.iter().any(|(d, gone)| d == division && *day == self::day(gone)));
        days.extend(with.iter().filter(|(d, _)| d == division).map(|(_, new)| self::day(new)));
    }
    file(&dates)
}

/// The days that come (`+`) and go (`-`), with `past` where they have passed.
fn told(changes: &[HolidayChange]) -> Vec<String> {
    let sign = |way| if way == Way::Comes { '+' } else { '-' };
    let past = |past| if past { " past" } else { "" };
    changes.iter().map(|c| format!("{} {}{}{}", c.division.name(), sign(c.way), c.date, past(c.past))).collect()
}

fn merged(ours: &BankHolidays, newer: &BankHolidays, today: &str) -> (Dates, Vec<String>) {
    let merged = ours.merge(newer, day(today)).expect("the newer file can be laid over ours");
    (dates(&merged.holidays), told(&merged.difference.dates))
}

#[test]
fn the_real_file_over_itself_changes_nothing_to_the_byte() {
    let merged = real().merge(&real(), day("2026-11-22")).expect("the same file");
    assert!(merged.difference.is_nothing());
    assert_eq!(merged.holidays.to_json(), real_text());
}

#[test]
fn years_that_gov_uk_dropped_are_kept() {
    // 2012 to 2018 went by and by; 2019 to 2023 went in August 2025 and came back in January 2026.
    for covered in [2019..=2028, 2024..=2028, 2025..=2028, 2015..=2027, 2012..=2018] {
        let (after, changes) = merged(&real(), &years(covered.clone(), &[], &[]), "2026-11-22");
        assert_eq!(changes, [""; 0], "{covered:?}");
        assert_eq!(after, dates(&real()), "{covered:?}");
    }
}

#[test]
fn a_new_year_is_added() {
    let newer = years(2019..=2029, &[], &[]);
    let merged = real().merge(&newer, day("2026-11-22")).expect("a year more");
    let of = |division| merged.difference.dates.iter().filter(|c| c.division == division).count();
    assert_eq!((of(EnglandAndWales), of(Scotland), of(NorthernIreland)), (8, 9, 10));
    assert!(merged.difference.dates.iter().all(|c| c.date.year() == 2029 && c.way == Way::Comes && !c.past));
    assert_eq!(merged.holidays.years(), 2012..=2029);
    assert_eq!(merged.holidays.known_until(), day("2029-12-31"));
    // A file that starts where ours ends leaves no gap.
    assert_eq!(
        real().merge(&years(2029..=2029, &[], &[]), day("2026-11-22")).expect("no gap").holidays.years(),
        2012..=2029
    );
}

#[test]
fn a_wrong_day_that_was_live_is_corrected_before_it_has_passed() {
    // Scotland's summer holiday of 2027 stood as 30 August until 9 January 2025.
    let wrong = years(2012..=2028, &[(Scotland, "2027-08-02")], &[(Scotland, "2027-08-30")]);
    let right = years(2019..=2028, &[], &[]);
    let (after, changes) = merged(&wrong, &right, "2025-01-09");
    assert_eq!(changes, ["scotland +2027-08-02", "scotland -2027-08-30"]);
    assert_eq!(after, dates(&real()));
    // The day itself has not passed; the day after it has.
    assert!(wrong.merge(&right, day("2027-08-30")).is_ok());
    let refused = wrong.merge(&right, day("2027-08-31")).expect_err("a past holiday cannot be taken back");
    assert_eq!(refused, MergeError::PastLost(vec![(Scotland, day("2027-08-30"))]));
    assert!(refused.to_string().contains("Monday 30 August 2027 (Scotland)"), "{refused}");
}

#[test]
fn a_day_at_short_notice_comes_and_is_marked_once_it_has_passed() {
    let before = years(2012..=2028, &[(Scotland, "2026-06-15")], &[]);
    let world_cup = years(2019..=2028, &[], &[]);
    assert_eq!(merged(&before, &world_cup, "2026-02-25").1, ["scotland +2026-06-15"]);
    assert_eq!(merged(&before, &world_cup, "2026-06-15").1, ["scotland +2026-06-15"]);
    assert_eq!(merged(&before, &world_cup, "2026-06-15").1, ["scotland +2026-06-15"], "the day itself is not over");
    assert_eq!(merged(&before, &world_cup, "2026-06-16").1, ["scotland +2026-06-15 past"]);
    // The State Funeral: ten days' notice, everywhere.
    let funeral = Division::ALL.map(|division| (division, "2022-09-19"));
    let (after, changes) = merged(&years(2012..=2023, &funeral, &[]), &years(2017..=2023, &[], &[]), "2022-09-09");
    assert_eq!(changes, ["england-and-wales +2022-09-19", "scotland +2022-09-19", "northern-ireland +2022-09-19"]);
    assert_eq!(after, dates(&years(2012..=2023, &[], &[])));
}

#[test]
fn every_past_day_that_would_be_lost_is_listed() {
    let lost = [(EnglandAndWales, "2023-05-08"), (Scotland, "2026-06-15"), (NorthernIreland, "2022-09-19")];
    let refused = real().merge(&years(2019..=2028, &lost, &[]), day("2026-11-22")).expect_err("days are lost");
    assert_eq!(refused, MergeError::PastLost(lost.map(|(division, date)| (division, day(date))).to_vec()));
    // The same days of years that the file does not cover are kept.
    assert!(real().merge(&years(2027..=2028, &[], &[]), day("2026-11-22")).is_ok());
}

#[test]
fn a_gap_of_years_is_refused_on_either_side() {
    let refused = real().merge(&years(2030..=2031, &[], &[]), day("2026-11-22")).expect_err("2029 is missing");
    assert_eq!(refused, MergeError::Gap { ours: 2012..=2028, newer: 2030..=2031 });
    assert!(refused.to_string().contains("2030 to 2031"), "{refused}");
    let ours = years(2020..=2028, &[], &[]);
    assert!(matches!(ours.merge(&years(2012..=2018, &[], &[]), day("2026-11-22")), Err(MergeError::Gap { .. })));
    assert!(ours.merge(&years(2012..=2019, &[], &[]), day("2026-11-22")).is_ok());
}

#[test]
fn other_titles_are_counted_and_move_no_date() {
    // Scotland's 2 January has been "2nd January" and "New Year’s Day" for the same day.
    let newer = BankHolidays::parse(&real_text().replace("Spring bank holiday", "Spring holiday")).expect("whole");
    let merged = real().merge(&newer, day("2026-11-22")).expect("the same days");
    assert!(merged.difference.dates.is_empty());
    assert_eq!((merged.difference.titles, merged.difference.notes), (51, 0), "one a year and division");
    assert!(merged.holidays.to_json().contains("Spring holiday"), "the newer words come along");
    // GOV.UK's bunting and notes come along too, for the years that its file has.
    let newer = real_text().replace(r#""notes": """#, r#""notes": "", "bunting": true"#);
    let merged = real().merge(&BankHolidays::parse(&newer).expect("whole"), day("2026-11-22")).expect("the same days");
    assert_eq!(merged.difference.titles, 0);
    assert!(merged.difference.notes > 300);
    assert_eq!(merged.holidays.to_json(), newer);
}

#[test]
fn a_file_that_is_broken_is_refused_with_what_to_do() {
    let whole = real_text();
    let one_day = r#"{"title": "Good Friday", "date": "2012-04-06", "notes": ""}"#;
    let without = |gone: &dyn Fn(Division, NaiveDate) -> bool| {
        let mut dates = dates(&real());
        dates.iter_mut().for_each(|(division, days)| days.retain(|date| !gone(*division, *date)));
        published(&dates)
    };
    for (text, told) in [
        ("<!DOCTYPE html>".to_owned(), "cannot be read: expected value at line 1 column 1"),
        (whole.chars().take(5_000).collect(), "cannot be read: EOF"),
        (whole.replace("scotland", "narnia"), "have no `scotland`"),
        (without(&|division, _| division == NorthernIreland), "have no `northern-ireland`"),
        (without(&|_, date| date >= day("2028-12-01")), "england-and-wales have 6 in 2028"),
        (without(&|division, date| division == Scotland && date.year() == 2020), "scotland have 0 in 2020"),
        (without(&|division, date| division == Scotland && date.year() == 2028), "scotland cover 2012 to 2027"),
        (whole.replacen("2012-04-06", "2012-02-30", 1), "\"2012-02-30\", which is not a day"),
        (whole.replacen("2012-04-06", "6 April 2012", 1), "\"6 April 2012\", which is not a day"),
        (whole.replacen(one_day, &format!("{one_day}, {one_day}"), 1), "england-and-wales have 2012-04-06 twice"),
    ] {
        let error = BankHolidays::parse(&text).expect_err(told);
        assert!(error.to_string().contains(told), "{told}: {error}");
        assert!(!error.cure().is_empty());
    }
}

/// A file of some years by the rules, with a few days more from a small set, so that files meet.
fn files() -> impl Strategy<Value = Dates> {
    let extra = prop::collection::vec((prop::sample::select(Division::ALL.to_vec()), 0_u64..40), 0..4);
    (2015_i32..2022, 0_i32..6, extra).prop_map(|(first, more, extra)| {
        let last = first + more;
        let mut dates: Dates = Division::ALL
            .map(|division| (division, (first..=last).flat_map(|year| expected(division, year)).collect()))
            .into();
        for (division, n) in extra {
            let date = day("2015-02-02") + Days::new(n * 101);
            if (first..=last).contains(&date.year()) {
                dates.entry(division).or_default().insert(date);
            }
        }
        dates
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn merging_loses_no_day_before_today_and_no_year(ours in files(), newer in files(), today in 0_u64..4_000) {
        let (ours, newer, today) = (file(&ours), file(&newer), day("2015-01-01") + Days::new(today));
        match ours.merge(&newer, today) {
            Ok(merged) => {
                let after = dates(&merged.holidays);
                for (division, days) in dates(&ours) {
                    prop_assert!(days.iter().filter(|d| **d < today).all(|d| after[&division].contains(d)));
                }
                for (division, days) in dates(&newer) {
                    prop_assert!(days.is_subset(&after[&division]));
                }
                prop_assert_eq!(*merged.holidays.years().start(), *ours.years().start().min(newer.years().start()));
                prop_assert_eq!(*merged.holidays.years().end(), *ours.years().end().max(newer.years().end()));
            }
            Err(MergeError::PastLost(lost)) => {
                let (had, has) = (dates(&ours), dates(&newer));
                let gone = |(d, date): &(_, _)| *date < today && had[d].contains(date) && !has[d].contains(date);
                prop_assert!(!lost.is_empty() && lost.iter().all(gone));
            }
            Err(MergeError::Gap { .. }) => {
                let (ours, newer) = (ours.years(), newer.years());
                prop_assert!(*newer.start() > ours.end() + 1 || newer.end() + 1 < *ours.start());
            }
        }
    }

    #[test]
    fn merging_twice_is_the_same_as_once(ours in files(), newer in files(), today in 0_u64..4_000) {
        let (ours, newer, today) = (file(&ours), file(&newer), day("2015-01-01") + Days::new(today));
        if let Ok(once) = ours.merge(&newer, today) {
            let twice = once.holidays.merge(&newer, today).expect("what was laid over once can be again");
            prop_assert!(twice.difference.is_nothing());
            prop_assert_eq!(&twice.holidays, &once.holidays);
            let read_back = BankHolidays::parse(&once.holidays.to_json()).expect("what is written can be read");
            prop_assert_eq!(read_back, once.holidays);
        }
    }
}
