//! The bank holidays that are published: `content/bank-holidays.json`, in the
//! shape of GOV.UK's file.
//!
//! Keyed on dates, never on titles: the titles of the published file have
//! changed more than once. Which days are worked is `calendar`'s to say.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::holiday_rules::Division;

/// No division has had fewer bank holidays in a year.
const FEWEST_A_YEAR: usize = 8;

/// The bank holidays of the published file, by division.
#[derive(Debug, Clone)]
pub struct BankHolidays {
    divisions: BTreeMap<Division, BTreeMap<NaiveDate, String>>,
    pub(crate) first_year: i32,
    pub(crate) last_year: i32,
}

/// Why a file of bank holidays cannot be used. An empty list is never taken
/// for "no holidays": every date after it would be wrong.
#[derive(Debug, thiserror::Error)]
pub enum HolidayError {
    /// It is not the published file's JSON.
    #[error("the bank holidays cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A division is not there.
    #[error("the bank holidays have no `{0}`")]
    NoDivision(&'static str),
    /// A year has fewer holidays than any year has had.
    #[error("the bank holidays of {division} have {found} in {year}; no year has had fewer than 8")]
    Truncated {
        /// The division.
        division: &'static str,
        /// The year.
        year: i32,
        /// How many were found.
        found: usize,
    },
    /// The divisions do not cover the same years.
    #[error("the bank holidays of {division} cover {found}; the others cover {expected}")]
    Uneven {
        /// The division.
        division: &'static str,
        /// The years it covers.
        found: String,
        /// The years the first division covers.
        expected: String,
    },
}

#[derive(Deserialize)]
struct PublishedDivision {
    events: Vec<PublishedEvent>,
}

#[derive(Deserialize)]
struct PublishedEvent {
    title: String,
    date: NaiveDate,
}

impl BankHolidays {
    /// Reads the published file's JSON.
    ///
    /// # Errors
    /// When a division or a year of one is missing or looks truncated.
    pub fn parse(json: &str) -> Result<Self, HolidayError> {
        let mut published: BTreeMap<String, PublishedDivision> = serde_json::from_str(json)?;
        let mut divisions = BTreeMap::new();
        let mut years: Option<(i32, i32)> = None;
        for division in Division::ALL {
            let name = division.name();
            let events = published.remove(name).ok_or(HolidayError::NoDivision(name))?.events;
            let days: BTreeMap<NaiveDate, String> = events.into_iter().map(|e| (e.date, e.title)).collect();
            let (Some(first), Some(last)) = (days.keys().next(), days.keys().next_back()) else {
                return Err(HolidayError::NoDivision(name));
            };
            let covered = (first.year(), last.year());
            for year in covered.0..=covered.1 {
                let found = days.keys().filter(|d| d.year() == year).count();
                if found < FEWEST_A_YEAR {
                    return Err(HolidayError::Truncated { division: name, year, found });
                }
            }
            let expected = *years.get_or_insert(covered);
            if expected != covered {
                let words = |(a, b): (i32, i32)| format!("{a} to {b}");
                return Err(HolidayError::Uneven { division: name, found: words(covered), expected: words(expected) });
            }
            divisions.insert(division, days);
        }
        let (first_year, last_year) = years.ok_or(HolidayError::NoDivision("england-and-wales"))?;
        Ok(Self { divisions, first_year, last_year })
    }

    /// The holidays of a division with their titles, in order.
    pub fn days(&self, division: Division) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.divisions.get(&division).into_iter().flatten().map(|(date, title)| (*date, title.as_str()))
    }

    /// The last day for which the holidays are known and not computed.
    #[must_use]
    pub fn known_until(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.last_year, 12, 31).unwrap_or(NaiveDate::MAX)
    }
}
