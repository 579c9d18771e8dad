//! Days that were not counted, each with its reason in words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::days::calendar::NotWorked;
use crate::policy::phrases::Phrases;

/// A day that was not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotCounted {
    /// In London.
    pub date: NaiveDate,
    /// Why it was not.
    pub why: String,
}

/// Days that were not counted, each with its reason in words.
pub fn not_counted<'c>(days: impl Iterator<Item = (NaiveDate, NotWorked<'c>)>, phrases: &Phrases) -> Vec<NotCounted> {
    days.map(|(date, why)| NotCounted { date, why: phrases.not_worked(why) }).collect()
}
