use crate::words::rule::Rule;

/// A day that is no day.
pub static UNREADABLE_DATE: Rule = Rule {
    code: "R011",
    title: "a day that is no day",
    why: "The day says from when a rule holds or until when nobody works. A wrong one moves every date that people are given.",
    cure: "Day, month in letters and year, such as `24 December 2026`; or `2026-12-24`.",
    can_be_allowed: false,
};
