//! Days that were not counted, each with its reason in words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::days::calendar::NotWorked;
use crate::policy::phrases::Phrases;

/// A day that was not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotCounted {
    /// The day, in London.
    pub date: NaiveDate,
    /// The reason in words: `Christmas Day`.
    pub why: String,
}

/// Days that were not counted, each with its reason in words.
pub fn not_counted<'c>(days: impl Iterator<Item = (NaiveDate, NotWorked<'c>)>, phrases: &Phrases) -> Vec<NotCounted> {
    days.map(|(date, why)| NotCounted { date, why: phrases.not_worked(why) }).collect()
}
