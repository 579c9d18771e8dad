//! Dates as exact as people give them: a day, a month, a season, a year.
//!
//! Policies say "Summer 2016" and visitors say "last March"; neither is made
//! more exact than it is. What has one meaning is read, what has none is left.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::words::vocabulary::vocabulary;

mod in_force;
mod other_scripts;
mod read;
mod said;
mod yearless;

pub use in_force::InForce;
pub(crate) use other_scripts::in_latin;
pub use read::{Part, Reading, read};
pub use said::meant;
pub(crate) use said::{Doubt, doubt};
pub use yearless::Yearless;

/// A date that may be exact to the day, the month, the season or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Approximate {
    /// `6 June 2022`.
    Day(NaiveDate),
    /// A month of a year; the month counts from 1.
    Month(i32, u32),
    /// A season of a year; the winter of 2016 ends in February 2017.
    Season(i32, Season),
    /// `2016`, any day of it.
    Year(i32),
}

vocabulary! {
    /// A season, as northern calendars name it.
    pub enum Season {
        /// March to May.
        Spring = "spring",
        /// June to August.
        Summer = "summer",
        /// September to November.
        Autumn = "autumn",
        /// December of the year to February of the next.
        Winter = "winter",
    }
}

impl Season {
    fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl Approximate {
    /// The first day it can mean.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let (year, month, day) = match self {
            Self::Day(date) => return date,
            Self::Month(year, month) => (year, month, 1),
            Self::Season(year, season) => (year, season.first_month(), 1),
            Self::Year(year) => (year, 1, 1),
        };
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
    }

    /// The last day it can mean.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Day(date) => return date,
            Self::Month(..) => 1,
            Self::Season(..) => 3,
            Self::Year(_) => 12,
        };
        let after = self.first_day().checked_add_months(chrono::Months::new(months));
        after.and_then(|d| d.pred_opt()).unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Approximate {
    /// As an author writes it: `12 March 2026`, `March 2026`, `Summer 2026`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{}", date.format("%-d %B %Y")),
            Self::Month(..) => write!(f, "{}", self.first_day().format("%B %Y")),
            Self::Season(year, season) => {
                let (first, rest) = season.name().split_at(1);
                write!(f, "{}{rest} {year}", first.to_uppercase())
            }
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}
