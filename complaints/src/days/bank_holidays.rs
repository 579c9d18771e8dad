//! The bank holidays that are published: `content/bank-holidays.json`, in the
//! shape of GOV.UK's file, read, checked and written as text again.
//!
//! Keyed on dates, never on titles: the titles of the published file have
//! changed more than once. Which days are worked is `calendar`'s to say.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::days::holiday_rules::Division;

pub mod merge;

/// No division has had fewer bank holidays in a year.
const FEWEST_A_YEAR: usize = 8;

/// The bank holidays of the published file, by division.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankHolidays {
    #[serde(with = "packed")]
    divisions: BTreeMap<Division, BTreeMap<NaiveDate, PublishedDay>>,
    pub(crate) first_year: i32,
    pub(crate) last_year: i32,
}

/// What the file says of a day. No date depends on it; it is kept so that the
/// file can be written again as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PublishedDay {
    title: String,
    notes: Option<String>,
    bunting: Option<bool>,
}

/// Why a file of bank holidays cannot be used. An empty list is never taken
/// for "no holidays": every date after it would be wrong.
#[derive(Debug, thiserror::Error)]
pub enum HolidayError {
    /// It is not the published file's JSON.
    #[error("the bank holidays cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A division of GOV.UK's file is missing; its name there.
    #[error("the bank holidays have no `{0}`")]
    NoDivision(&'static str),
    /// A date of the file is no day of the calendar.
    #[error("the bank holidays of {division} have \"{date}\", which is not a day")]
    NotADay {
        /// The division, by its name in the file.
        division: &'static str,
        /// The date as written, such as `2026-02-30`.
        date: String,
    },
    /// A date stands twice in a division, so that one of the two is meant for another day.
    #[error("the bank holidays of {division} have {date} twice")]
    Twice {
        /// The division, by its name in the file.
        division: &'static str,
        /// The date that is there twice.
        date: NaiveDate,
    },
    /// A year has fewer holidays than any year has had.
    #[error("the bank holidays of {division} have {found} in {year}; no year has had fewer than 8")]
    Truncated {
        /// The division, by its name in the file.
        division: &'static str,
        /// The year that has too few.
        year: i32,
        /// How many holidays the year has in the file.
        found: usize,
    },
    /// The divisions do not cover the same years.
    #[error("the bank holidays of {division} cover {found}; the others cover {expected}")]
    Uneven {
        /// The division, by its name in the file.
        division: &'static str,
        /// The years it covers, such as `2019 to 2027`.
        found: String,
        /// The years the first division covers.
        expected: String,
    },
}

impl HolidayError {
    /// What to do about the file, to stand under the message.
    #[must_use]
    pub fn cure(&self) -> &'static str {
        match self {
            Self::Json(_) => {
                "the file https://www.gov.uk/bank-holidays.json as it is: not the web page, not a spreadsheet of it"
            }
            Self::NotADay { .. } => "a day that there is, as year-month-day, such as `2029-03-30`",
            Self::Twice { .. } => "each day once; look up which day the other entry should have",
            Self::NoDivision(_) | Self::Truncated { .. } | Self::Uneven { .. } => {
                "the whole file as GOV.UK publishes it, all three divisions"
            }
        }
    }
}

#[derive(Deserialize)]
struct PublishedDivision {
    events: Vec<PublishedEvent>,
}

#[derive(Deserialize)]
struct PublishedEvent {
    title: String,
    date: String,
    notes: Option<String>,
    bunting: Option<bool>,
}

impl BankHolidays {
    /// Reads the JSON of GOV.UK's file, or of ours, which has its shape.
    ///
    /// # Errors
    /// When a division or a year of one is missing or looks truncated, or a
    /// date is impossible or stands twice.
    pub fn parse(json: &str) -> Result<Self, HolidayError> {
        let mut published: BTreeMap<String, PublishedDivision> = serde_json::from_str(json)?;
        let mut divisions = BTreeMap::new();
        let mut years: Option<(i32, i32)> = None;
        for division in Division::ALL {
            let name = division.name();
            let events = published.remove(name).ok_or(HolidayError::NoDivision(name))?.events;
            let days = by_day(name, events)?;
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
        self.divisions.get(&division).into_iter().flatten().map(|(date, day)| (*date, day.title.as_str()))
    }

    /// The years that every division covers, without a gap.
    #[must_use]
    pub fn years(&self) -> RangeInclusive<i32> {
        self.first_year..=self.last_year
    }

    /// The last day for which the holidays are known and not computed.
    #[must_use]
    pub fn known_until(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.last_year, 12, 31).unwrap_or(NaiveDate::MAX)
    }

    /// The file's JSON: a line for each day, so that version control shows the days that changed and no others.
    #[must_use]
    pub fn to_json(&self) -> String {
        let divisions: Vec<String> = self
            .divisions
            .iter()
            .map(|(division, days)| {
                let name = division.name();
                let lines: Vec<String> = days.iter().map(|(date, day)| line(*date, day)).collect();
                format!(" \"{name}\": {{\"division\": \"{name}\", \"events\": [\n{}\n ]}}", lines.join(",\n"))
            })
            .collect();
        format!("{{\n{}\n}}\n", divisions.join(",\n"))
    }
}

/// As a build packs them: each day as a number. They are some hundreds, and read at every start of the form.
mod packed {
    use std::collections::BTreeMap;

    use chrono::{Datelike, NaiveDate};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Division, PublishedDay};

    type Divisions = BTreeMap<Division, BTreeMap<NaiveDate, PublishedDay>>;

    pub(super) fn serialize<S: Serializer>(divisions: &Divisions, to: S) -> Result<S::Ok, S::Error> {
        let numbered = |days: &BTreeMap<NaiveDate, PublishedDay>| -> Vec<(i32, PublishedDay)> {
            days.iter().map(|(date, day)| (date.num_days_from_ce(), day.clone())).collect()
        };
        let all: Vec<_> = divisions.iter().map(|(division, days)| (division, numbered(days))).collect();
        all.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Divisions, D::Error> {
        let all = Vec::<(Division, Vec<(i32, PublishedDay)>)>::deserialize(from)?;
        let dated = |(number, day)| {
            let date = NaiveDate::from_num_days_from_ce_opt(number).ok_or_else(|| D::Error::custom("no day"))?;
            Ok((date, day))
        };
        let division = |(division, days): (_, Vec<_>)| {
            Ok((division, days.into_iter().map(dated).collect::<Result<_, D::Error>>()?))
        };
        all.into_iter().map(division).collect()
    }
}

fn by_day(
    division: &'static str,
    events: Vec<PublishedEvent>,
) -> Result<BTreeMap<NaiveDate, PublishedDay>, HolidayError> {
    let mut days = BTreeMap::new();
    for PublishedEvent { title, date, notes, bunting } in events {
        let Ok(date) = date.parse::<NaiveDate>() else { return Err(HolidayError::NotADay { division, date }) };
        if days.insert(date, PublishedDay { title, notes, bunting }).is_some() {
            return Err(HolidayError::Twice { division, date });
        }
    }
    Ok(days)
}

fn line(date: NaiveDate, day: &PublishedDay) -> String {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let notes = day.notes.as_deref().map(|notes| format!(", \"notes\": {}", text(notes))).unwrap_or_default();
    let bunting = day.bunting.map(|bunting| format!(", \"bunting\": {bunting}")).unwrap_or_default();
    format!("  {{\"title\": {}, \"date\": \"{date}\"{notes}{bunting}}}", text(&day.title))
}
