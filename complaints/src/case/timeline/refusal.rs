//! A new date that was not accepted, and why.

use chrono::NaiveDate;

use crate::case::events::Event;

/// A new date that was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusedDate<'a> {
    /// The stage, counted from 1.
    pub stage: u8,
    /// The holding reply or the extension that set it.
    pub event: &'a Event,
    /// The rule that it breaks.
    pub because: Refusal,
}

/// Why a new date was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is later than the answer may be put off to.
    BeyondCap(NaiveDate),
    /// It is, and only a reason could justify it.
    NoReason(NaiveDate),
    /// It is no later than the date that stands.
    NotLater(NaiveDate),
    /// The stage it belongs to was never reached: nobody asked for it, or the request for it is a new complaint.
    NotReached,
}

impl Refusal {
    /// The name in JSON and phrases.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BeyondCap(_) => "beyond-cap",
            Self::NoReason(_) => "no-reason",
            Self::NotLater(_) => "not-later",
            Self::NotReached => "not-reached",
        }
    }

    /// The day that decided it: the furthest that is allowed, or the date that stands.
    #[must_use]
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::BeyondCap(day) | Self::NoReason(day) | Self::NotLater(day) => Some(day),
            Self::NotReached => None,
        }
    }
}
