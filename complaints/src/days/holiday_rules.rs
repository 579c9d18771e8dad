//! When bank holidays fall if nobody proclaims otherwise.
//!
//! Banking and Financial Dealings Act 1971, Schedule 1, with the days that are
//! proclaimed every year; St Andrew's Day Bank Holiday (Scotland) Act 2007.
//! Used past the last published year only. One-off days (a coronation, a
//! jubilee) cannot be computed and are in the published file.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// A part of the United Kingdom with its own list in GOV.UK's file.
    pub enum Division {
        /// The list that England and Wales share.
        EnglandAndWales = "england-and-wales",
        /// Scotland's own list.
        Scotland = "scotland",
        /// Northern Ireland's own list.
        NorthernIreland = "northern-ireland",
    }
}

impl fmt::Display for Division {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EnglandAndWales => "England and Wales",
            Self::Scotland => "Scotland",
            Self::NorthernIreland => "Northern Ireland",
        })
    }
}

/// The bank holidays that the rules give for a year.
#[must_use]
pub fn expected(division: Division, year: i32) -> Vec<NaiveDate> {
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let easter = easter_sunday(year);
    let good_friday = easter - Days::new(2);
    let easter_monday = easter + Days::new(1);
    let may_day = first_monday(on(5, 1));
    let spring = last_monday(on(5, 31));
    let (christmas, boxing) = (substitute_of_two(on(12, 25)), substitute(on(12, 26)));
    let mut days = match division {
        Division::EnglandAndWales | Division::NorthernIreland => vec![
            substitute(on(1, 1)),
            good_friday,
            easter_monday,
            may_day,
            spring,
            last_monday(on(8, 31)),
            christmas,
            boxing,
        ],
        Division::Scotland => vec![
            substitute_of_two(on(1, 1)),
            substitute(on(1, 2)),
            good_friday,
            may_day,
            spring,
            first_monday(on(8, 1)),
            substitute(on(11, 30)),
            christmas,
            boxing,
        ],
    };
    if division == Division::NorthernIreland {
        days.extend([substitute(on(3, 17)), substitute(on(7, 12))]);
    }
    days.sort_unstable();
    days
}

/// A holiday on a weekend moves to the Monday after it.
fn substitute(date: NaiveDate) -> NaiveDate {
    match date.weekday() {
        Weekday::Sat => date + Days::new(2),
        Weekday::Sun => date + Days::new(1),
        _ => date,
    }
}

/// The first of two holidays in a row leaves the Monday to the second.
fn substitute_of_two(date: NaiveDate) -> NaiveDate {
    match date.weekday() {
        Weekday::Sat => date + Days::new(3),
        Weekday::Sun => date + Days::new(2),
        _ => date,
    }
}

fn first_monday(from: NaiveDate) -> NaiveDate {
    from + Days::new(u64::from((7 - from.weekday().num_days_from_monday()) % 7))
}

fn last_monday(until: NaiveDate) -> NaiveDate {
    until - Days::new(u64::from(until.weekday().num_days_from_monday()))
}

/// Easter Sunday by the Meeus/Jones/Butcher computation.
fn easter_sunday(year: i32) -> NaiveDate {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let n = h + l - 7 * m;
    let month = (n + 90) / 25;
    let day = (n + 33 * month + 19) % 32;
    let part = |n: i32| u32::try_from(n).unwrap_or(1);
    NaiveDate::from_ymd_opt(year, part(month), part(day)).unwrap_or_default()
}
