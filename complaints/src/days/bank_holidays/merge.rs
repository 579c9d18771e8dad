//! A newer file of bank holidays laid over ours, and what that changes.
//!
//! GOV.UK's file drops years and brings them back, and wrong days have been
//! live (Scotland's summer holiday of 2027 for six weeks). So years that the
//! newer file lacks stay, a past day is never taken back, and every other
//! change of a date is told, for a person to confirm.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::BankHolidays;
use crate::days::holiday_rules::Division;

/// Ours with the newer file laid over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Our holidays, with every change of the newer file made.
    pub holidays: BankHolidays,
    /// Every change, for a person to confirm before the file is written.
    pub difference: Difference,
}

/// What a newer file changes in ours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Days that come or go, by division and date.
    pub dates: Vec<HolidayChange>,
    /// How many days have another title. No date depends on it.
    pub titles: usize,
    /// How many days have the same title and other notes. No date depends on them.
    pub notes: usize,
}

impl Difference {
    /// Whether the newer file says what ours says.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A day that becomes a bank holiday or is one no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayChange {
    /// The part of the United Kingdom whose list changes.
    pub division: Division,
    /// The day that comes or goes.
    pub date: NaiveDate,
    /// Its title, in the file that has it.
    pub title: String,
    /// Whether it becomes a holiday or is one no more.
    pub way: Way,
    /// The day has passed: dates that have been told already move with it.
    pub past: bool,
}

/// The direction of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// A holiday no more.
    Goes,
    /// A holiday from now on.
    Comes,
}

/// Why a newer file cannot be laid over ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// Nothing would be known of the years between the two.
    #[error("this file covers {} and we know {}; nothing is known of the years between", words(.newer), words(.ours))]
    Gap {
        /// The years that our file covers.
        ours: RangeInclusive<i32>,
        /// The years of the newer file.
        newer: RangeInclusive<i32>,
    },
    /// Days that have been holidays are not in the newer file, which has the rest of their years.
    #[error("bank holidays that have passed are not in this file: {}", list(.0))]
    PastLost(Vec<(Division, NaiveDate)>),
}

impl MergeError {
    /// The file to fetch, or the line to mend, before trying again.
    #[must_use]
    pub fn cure(&self) -> &'static str {
        match self {
            Self::Gap { .. } => "first a copy of GOV.UK's file that has the years between, then this one",
            Self::PastLost(_) => {
                "a file that has these days, since dates already promised rest on them; if such a day was never a \
                 holiday, take it out of content/bank-holidays.json by hand first"
            }
        }
    }
}

impl BankHolidays {
    /// Lays a newer file over these, as on the day `today` in London.
    ///
    /// # Errors
    /// When years between the two are unknown, or days before `today` would be lost.
    pub fn merge(&self, newer: &Self, today: NaiveDate) -> Result<Merged, MergeError> {
        let (ours, covered) = (self.years(), newer.years());
        if *covered.start() > ours.end() + 1 || *covered.end() < ours.start() - 1 {
            return Err(MergeError::Gap { ours, newer: covered });
        }
        let mut holidays = self.clone();
        holidays.first_year = *ours.start().min(covered.start());
        holidays.last_year = *ours.end().max(covered.end());
        let mut difference = Difference::default();
        for (division, days) in &mut holidays.divisions {
            let new = newer.divisions.get(division).cloned().unwrap_or_default();
            let (old, untouched): (BTreeMap<_, _>, BTreeMap<_, _>) =
                std::mem::take(days).into_iter().partition(|(date, _)| covered.contains(&date.year()));
            // A year that the newer file lacks was dropped there, not abolished.
            *days = untouched;
            for date in old.keys().chain(new.keys()).copied().collect::<BTreeSet<_>>() {
                let change = |title: &str, way| HolidayChange {
                    division: *division,
                    date,
                    title: title.to_owned(),
                    way,
                    past: date < today,
                };
                match (old.get(&date), new.get(&date)) {
                    (Some(was), None) => difference.dates.push(change(&was.title, Way::Goes)),
                    (None, Some(is)) => difference.dates.push(change(&is.title, Way::Comes)),
                    (Some(was), Some(is)) if was.title != is.title => difference.titles += 1,
                    (was, is) => difference.notes += usize::from(was != is),
                }
            }
            days.extend(new);
        }
        let lost = difference.dates.iter().filter(|c| c.past && c.way == Way::Goes);
        let lost: Vec<_> = lost.map(|c| (c.division, c.date)).collect();
        if lost.is_empty() { Ok(Merged { holidays, difference }) } else { Err(MergeError::PastLost(lost)) }
    }
}

fn words(years: &RangeInclusive<i32>) -> String {
    format!("{} to {}", years.start(), years.end())
}

fn list(days: &[(Division, NaiveDate)]) -> String {
    let words: Vec<String> =
        days.iter().map(|(division, date)| format!("{} ({division})", date.format("%A %-d %B %Y"))).collect();
    words.join(", ")
}
