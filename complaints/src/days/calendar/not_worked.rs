//! Why a day is not counted, and which day the counting starts from.

use chrono::Weekday;

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// Which day is day one of a count. All are in published use.
    #[derive(Default)]
    pub enum DayOne {
        /// The day of receipt is day zero, worked or not; the next day that counts is day one.
        #[default]
        Next = "next",
        /// A receipt on a day that is not worked counts as received on the next working day.
        Rolled = "rolled",
        /// The day of receipt is day one, where it counts at all.
        Same = "same",
    }
}

/// Why a day is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWorked<'c> {
    /// Saturday or Sunday, and which.
    Weekend(Weekday),
    /// A bank holiday, with its published title.
    BankHoliday(&'c str),
    /// A bank holiday that the rules expect, not yet published.
    Expected,
    /// A closure day of the landlord's, with its reason.
    Closed(&'c str),
    /// Worked, but it counts as the day of receipt.
    DayZero,
    /// The clock stood still on that day.
    Paused,
}
