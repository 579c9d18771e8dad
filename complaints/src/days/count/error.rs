//! Why a period cannot be counted.

use chrono::NaiveDate;

use crate::days::calendar::Calendar;

/// The one way in which counting fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// The start or the end is outside the bank holidays that are known or can be expected.
    #[error("{from} to its deadline is not covered: bank holidays are known or expected from {first} to {last} only")]
    OutsideCalendar {
        /// The day it was counted from.
        from: NaiveDate,
        /// The first day that the calendar covers.
        first: NaiveDate,
        /// The last day that the calendar covers.
        last: NaiveDate,
    },
}

impl CountError {
    /// From `from` on, something lies outside the days of `calendar`.
    pub(super) fn outside(from: NaiveDate, calendar: &Calendar) -> Self {
        Self::OutsideCalendar { from, first: calendar.first_day(), last: calendar.last_day() }
    }
}
