//! The units in which a policy's periods are counted.
//!
//! How each of them is counted is [`crate::days::count`].

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// A unit of time, named in the plural.
    ///
    /// A new unit is one value here, its counting in `days/count` and its words
    /// under `period:` in `content/phrases.yaml`; compiler and `check` name each.
    pub enum Unit {
        /// Elapsed hours, through nights, weekends and clock changes.
        Hours = "hours" | "hour",
        /// Calendar days: every day counts, weekends and bank holidays too.
        Days = "days" | "day" | "calendar days" | "calendar day",
        /// Monday to Friday less bank holidays and the landlord's closure days.
        WorkingDays = "working days" | "working day" | "business days" | "business day",
        /// Seven calendar days each.
        Weeks = "weeks" | "week",
        /// Calendar months, by the corresponding-date rule.
        Months = "months" | "month" | "calendar months" | "calendar month",
        /// Twelve months each.
        Years = "years" | "year",
    }
}
