//! A day of some year: "4 October", written by somebody who takes the year as known.
//!
//! A question about a day that has passed, or that lies behind another, gives it
//! the year; nowhere else is one guessed.

use chrono::{Datelike, NaiveDate};

use super::Approximate;
use super::read::{Reading, month_of, read};

/// A day and its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yearless {
    month: u32,
    day: u32,
}

/// How many days ahead a day is still the one that is meant.
const NOT_FAR: i64 = 28;

/// No leap day is further away: 1900 and 2100 have none.
const YEARS_TO_A_LEAP_DAY: i32 = 8;

impl Yearless {
    /// Reads `4 October`, `Sunday 4th October`, `4/10`, `4 10`; nothing where there is more or less, nor `October 26`,
    /// which is a month of 2026 as likely as a day.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut words = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty());
        if words.next().is_some_and(|first| month_of(&first.to_lowercase()).is_some()) {
            return None;
        }
        let parted = if text.contains(['/', '.', '-', '–']) && !text.contains(' ') { '/' } else { ' ' };
        // A leap year has every day that there is.
        match read(&format!("{text}{parted}2024")) {
            Reading::Date(Approximate::Day(day)) if day.year() == 2024 => {
                Some(Self { month: day.month(), day: day.day() })
            }
            _ => None,
        }
    }

    /// The last such day that is not after `until`.
    #[must_use]
    pub fn last_until(self, until: NaiveDate) -> Option<NaiveDate> {
        let years = (0..=YEARS_TO_A_LEAP_DAY).filter_map(|back| self.of(until.year() - back));
        years.into_iter().find(|day| *day <= until)
    }

    /// The last such day, on the day `today`; the next where that is not far ahead: nobody means last year's 30 November
    /// on the 29th.
    #[must_use]
    pub fn nearest(self, today: NaiveDate) -> Option<NaiveDate> {
        let next = self.first_from(today).filter(|day| (*day - today).num_days() <= NOT_FAR);
        next.or_else(|| self.last_until(today))
    }

    /// The first such day that is not before `from`.
    #[must_use]
    pub fn first_from(self, from: NaiveDate) -> Option<NaiveDate> {
        let years = (0..=YEARS_TO_A_LEAP_DAY).filter_map(|on| self.of(from.year() + on));
        years.into_iter().find(|day| *day >= from)
    }

    fn of(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().expect("a day")
    }

    #[test]
    fn a_day_without_its_year_is_the_last_one_or_the_next() {
        for text in [
            "4 October",
            "4 oct",
            "4th October",
            "Sunday 4 October",
            "the 4th of October",
            "4/10",
            "4 10",
            "4.10",
            "04-10",
        ] {
            let read = Yearless::read(text).unwrap_or_else(|| panic!("{text} is no day"));
            assert_eq!(read.last_until(day("2026-11-29")), Some(day("2026-10-04")), "{text}");
            assert_eq!(read.last_until(day("2026-10-03")), Some(day("2025-10-04")), "{text}");
            assert_eq!(read.first_from(day("2026-11-29")), Some(day("2027-10-04")), "{text}");
        }
        let read = Yearless::read("30 November").expect("a day");
        assert_eq!(read.nearest(day("2026-11-29")), Some(day("2026-11-30")));
        assert_eq!(read.nearest(day("2026-12-01")), Some(day("2026-11-30")));
        assert_eq!(read.nearest(day("2026-08-01")), Some(day("2025-11-30")));
        let leap = Yearless::read("29 February").expect("a day of some years");
        assert_eq!(leap.last_until(day("2026-11-29")), Some(day("2024-02-29")));
        assert_eq!(leap.first_from(day("2026-11-29")), Some(day("2028-02-29")));
    }

    #[test]
    fn what_may_be_a_month_of_a_year_or_no_day_at_all_is_not_read() {
        for text in [
            "October",
            "October 26",
            "Oct 4",
            "10/26",
            "31/2",
            "31 June",
            "8 weeks ago",
            "last week",
            "",
            "4",
            "2026",
            "10.30",
            "4/10/26",
            "4 October 2026",
        ] {
            assert_eq!(Yearless::read(text), None, "{text}");
        }
    }
}
