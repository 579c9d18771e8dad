//! A length of time as a policy promises it: a count and a unit.
//!
//! Knows how people write periods (`10 working days`, `ten working days`,
//! `the end of the next working day`). Refuses to know when one starts or
//! which days count: that is [`crate::days::count`].

use std::fmt;
use std::num::NonZeroU16;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

mod number_words;
mod said;
mod unit;

use number_words::number_word;
pub(crate) use said::{gives_no_time, meant};
pub use unit::Unit;

/// A length of time as a policy promises it: `10 working days`, `same day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Period {
    /// By the end of the day it starts.
    SameDay,
    /// By the end of the day it starts, or of the next working day if that is none.
    SameWorkingDay,
    /// A number of hours, days, weeks, months or years.
    Of {
        /// How many of the unit, at least one.
        count: NonZeroU16,
        /// What is counted: hours, working days, months.
        unit: Unit,
    },
}

impl Period {
    /// Both one after the other, where they are counted in one unit.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Of { count, unit }, Self::Of { count: more, unit: same }) if unit == same => {
                Self::of(count.get().checked_add(more.get())?, unit)
            }
            _ => None,
        }
    }

    /// `count` of `unit`; `None` when `count` is zero.
    #[must_use]
    pub fn of(count: u16, unit: Unit) -> Option<Self> {
        NonZeroU16::new(count).map(|count| Self::Of { count, unit })
    }

    /// Its usual length in days, to tell which of two periods is longer; never to compute a date.
    #[must_use]
    pub fn usual_days(self) -> u32 {
        let Self::Of { count, unit } = self else { return 1 };
        let count = u32::from(count.get());
        match unit {
            Unit::Hours => count.div_ceil(24),
            Unit::Days => count,
            Unit::WorkingDays => count * 7 / 5,
            Unit::Weeks => count * 7,
            Unit::Months => count * 365 / 12,
            Unit::Years => count * 365,
        }
    }

    /// The unit it is counted in: days for `same day`, working days for `same working day`.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::SameDay => Unit::Days,
            Self::SameWorkingDay => Unit::WorkingDays,
            Self::Of { unit, .. } => unit,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameDay => f.write_str("same day"),
            Self::SameWorkingDay => f.write_str("same working day"),
            Self::Of { count, unit } if count.get() == 1 => {
                write!(f, "1 {}", unit.name().trim_end_matches('s'))
            }
            Self::Of { count, unit } => write!(f, "{count} {}", unit.name()),
        }
    }
}

/// Why a text such as `tne working days` is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// There is no number, or none that is understood; the text as typed.
    #[error("\"{0}\" does not start with a number")]
    Count(String),
    /// There is a number and no unit: `10`.
    #[error("\"{0}\" has no unit of time behind it")]
    NoUnit(String),
    /// The number is zero or more than 9,999.
    #[error("\"{0}\" is not a number from 1 to 9999")]
    Range(String),
    /// The unit is not known: `10 wroking days`.
    #[error("\"{found}\" is not a unit of time")]
    Unit {
        /// What stands where the unit should.
        found: String,
        /// The unit it may have been meant to be.
        near: Option<&'static str>,
    },
}

impl PeriodError {
    /// What to write instead, with an example.
    #[must_use]
    pub fn cure(&self) -> String {
        match self {
            Self::Unit { near: Some(near), .. } => format!("\"{near}\", as in `10 {near}`"),
            Self::Unit { near: None, .. } | Self::NoUnit(_) => {
                let names: Vec<_> = Unit::ALL.iter().map(|u| u.name()).collect();
                format!("one of: {}", names.join(", "))
            }
            Self::Count(_) | Self::Range(_) => "a number and a unit, such as `10 working days`".to_owned(),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    /// Reads a period as people write it.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let text = text.strip_prefix("the ").unwrap_or(&text);
        match text {
            "same day" | "end of the same day" => return Ok(Self::SameDay),
            "same working day" | "end of the same working day" => return Ok(Self::SameWorkingDay),
            "next working day" | "end of the next working day" => {
                return Ok(Self::Of { count: NonZeroU16::MIN, unit: Unit::WorkingDays });
            }
            "a fortnight" | "one fortnight" | "1 fortnight" => {
                return Self::of(2, Unit::Weeks).ok_or_else(|| PeriodError::Count(text.to_owned()));
            }
            "next day" | "end of the next day" => {
                return Ok(Self::Of { count: NonZeroU16::MIN, unit: Unit::Days });
            }
            _ => {}
        }
        let alone = || match count(text) {
            Ok(_) => PeriodError::NoUnit(text.to_owned()),
            Err(error) => error,
        };
        let (number, unit) = text.split_once(' ').ok_or_else(alone)?;
        let count = count(number)?;
        let unit =
            Unit::parse(unit).ok_or_else(|| PeriodError::Unit { found: unit.to_owned(), near: nearest_unit(unit) })?;
        Ok(Self::Of { count, unit })
    }
}

/// The unit a misspelt one was meant to be, under the name that we print.
fn nearest_unit(typed: &str) -> Option<&'static str> {
    // A clear day is none of these, and what is called a week is no slip for a day.
    let noun = ["clear", "hour", "day", "week", "month", "year"].into_iter().find(|noun| typed.contains(noun));
    let spelt = Unit::ALL.iter().flat_map(|unit| unit.spellings().iter().copied());
    let spelt = spelt.filter(|spelt| noun.is_none_or(|noun| spelt.contains(noun)));
    crate::words::nearest::nearest(typed, spelt).and_then(Unit::parse).map(Unit::name)
}

/// More than any promise has; `PeriodError::Range` says it.
const MAX_COUNT: u16 = 9999;

fn count(text: &str) -> Result<NonZeroU16, PeriodError> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let number = text.parse::<u16>().map_err(|_| PeriodError::Range(text.to_owned()))?;
        return NonZeroU16::new(number)
            .filter(|n| n.get() <= MAX_COUNT)
            .ok_or_else(|| PeriodError::Range(text.to_owned()));
    }
    number_word(text).and_then(NonZeroU16::new).ok_or_else(|| PeriodError::Count(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str, printed: &str) {
        assert_eq!(text.parse::<Period>().expect(text).to_string(), printed, "{text}");
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        reads("10 working days", "10 working days");
        reads("ten working days", "10 working days");
        reads("Twenty-eight  days", "28 days");
        reads("48 hours", "48 hours");
        reads("a week", "1 week");
        reads("an hour", "1 hour");
        reads("1 month", "1 month");
        reads("3 years", "3 years");
        reads("the end of the next working day", "1 working day");
        reads("same working day", "same working day");
        reads("10 business days", "10 working days");
        reads("a fortnight", "2 weeks");
    }

    #[test]
    fn a_slip_is_told_with_its_cure() {
        let cure = |t: &str| t.parse::<Period>().expect_err(t).cure();
        assert_eq!(cure("10 buisness days"), "\"working days\", as in `10 working days`");
        assert_eq!(cure("2 fortnights"), "one of: hours, days, working days, weeks, months, years");
        assert_eq!(cure("10 workign days"), "\"working days\", as in `10 working days`");
        assert!(cure("soon").starts_with("a number and a unit"));
        assert!(cure("0 days").starts_with("a number and a unit"));
        assert!(cure("70000 days").starts_with("a number and a unit"));
    }
}
