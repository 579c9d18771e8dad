//! The day from which a version of a policy holds, told by the name of its file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Approximate;
use super::read::{Reading, read, written_in_figures};

/// The day from which a version of a policy holds, as exact as the policy is.
///
/// It is the name of the version's file, and there is no second copy of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InForce {
    /// The policy gives no date. It precedes every dated version.
    Undated,
    /// As exact as the policy says.
    From(Approximate),
}

impl InForce {
    /// Reads a file's stem: `2022-06-06`, `2021-01`, `2021` or `undated`.
    #[must_use]
    pub fn from_stem(stem: &str) -> Option<Self> {
        if stem == "undated" {
            return Some(Self::Undated);
        }
        let canonical = stem.split('-').next().is_some_and(|year| year.len() == 4) && matches!(stem.len(), 4 | 7 | 10);
        match written_in_figures(stem) {
            Reading::Date(date) if canonical => Some(Self::From(date)),
            _ => None,
        }
    }

    /// The stem that a file should have whose name gives a day in another way: `2027-02-01` for `1 February 2027`;
    /// none where it can be more than one day.
    #[must_use]
    pub fn meant_by(stem: &str) -> Option<String> {
        let plain = stem.replace(['_', '.'], "-");
        // Eight figures without anything between are year, month and day.
        let figures = plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit());
        let plain = match (plain.get(..4), plain.get(4..6), plain.get(6..)) {
            (Some(year), Some(month), Some(day)) if figures => format!("{year}-{month}-{day}"),
            _ => plain,
        };
        match read(&plain) {
            Reading::Date(Approximate::Day(day)) => Some(day.format("%Y-%m-%d").to_string()),
            Reading::Date(Approximate::Month(year, month)) => Some(format!("{year}-{month:02}")),
            Reading::Date(Approximate::Year(year)) => Some(year.to_string()),
            _ => None,
        }
    }

    /// The first day on which it holds.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Undated => NaiveDate::MIN,
            Self::From(date) => date.first_day(),
        }
    }

    /// Whether the day had to be assumed.
    #[must_use]
    pub fn is_assumed(self) -> bool {
        !matches!(self, Self::From(Approximate::Day(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_named_by_the_day_it_holds_from() {
        assert_eq!(InForce::from_stem("undated"), Some(InForce::Undated));
        assert_eq!(InForce::from_stem("2021-01").map(InForce::first_day), NaiveDate::from_ymd_opt(2021, 1, 1));
        for wrong in ["2021-1", "2021-13", "01-2021", "draft", "2021-02-30", "21", "2021-25"] {
            assert_eq!(InForce::from_stem(wrong), None, "{wrong}");
        }
        assert!(InForce::Undated < InForce::from_stem("2000").expect("a year"));
    }
}
