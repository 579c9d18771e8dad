//! Why a record makes no sense, in words for the officer who writes it.

use chrono::NaiveDate;

use crate::days::moment::MomentError;
use crate::policy::EventKind;

/// Why a record makes no sense; nothing is counted from it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// A text that is not written as an event is: `KIND[@STAGE]=WHEN`; the text as typed.
    #[error("\"{0}\" is not an event; write one such as acknowledged@1=2026-12-29")]
    Shape(String),
    /// There is no event of this name; the name as typed.
    #[error("\"{0}\" is not a kind of event; there are: {all}", all = kinds())]
    Kind(String),
    /// When it happened cannot be read.
    #[error(transparent)]
    Moment(#[from] MomentError),
    /// Its new date cannot be read; the date as typed.
    #[error("\"{0}\" is not a day such as 2027-01-15")]
    Day(String),
    /// The record has no `received`, from which everything is counted.
    #[error("the record does not say when the complaint was received")]
    NotReceived,
    /// Something happened before there was a complaint.
    #[error("{kind} on {day} is before the complaint was received, on {received}")]
    BeforeReceipt {
        /// The kind of the event, by its name.
        kind: &'static str,
        /// The day on which it happened, in London.
        day: NaiveDate,
        /// The day on which the complaint was received.
        received: NaiveDate,
    },
    /// A problem after the complaint about it.
    #[error("{kind} on {day} is after the complaint was received, on {received}")]
    AfterReceipt {
        /// The kind of the event, by its name.
        kind: &'static str,
        /// The day on which it happened, in London.
        day: NaiveDate,
        /// The day on which the complaint was received.
        received: NaiveDate,
    },
    /// A new date that had passed when it was set.
    #[error("{kind} on {day}: the new date {until} is not after that day")]
    NewDatePassed {
        /// The kind of the event, by its name.
        kind: &'static str,
        /// The day on which it was set.
        day: NaiveDate,
        /// The new date, which is earlier.
        until: NaiveDate,
    },
    /// Something that happens once at a stage is recorded there a second time.
    #[error("{kind} is given twice for stage {stage}")]
    Twice {
        /// The kind of the event, by its name.
        kind: &'static str,
        /// The stage, counted from 1.
        stage: u8,
    },
    /// An event names a stage that the procedure has not.
    #[error("{kind}: there is no stage {stage}; this procedure has {stages}")]
    NoStage {
        /// The kind of the event, by its name.
        kind: &'static str,
        /// The stage asked for, counted from 1.
        stage: u8,
        /// How many stages the procedure has.
        stages: u8,
    },
    /// An event that must set a new date sets none; the name of its kind.
    #[error("{0} needs the new date, its `until`, such as 2027-01-15")]
    NoNewDate(&'static str),
    /// A new date on something that sets none; the name of its kind.
    #[error("{0} sets no new date; `until` belongs to holding-reply-sent and extension-agreed")]
    NewDate(&'static str),
    /// An event about a circumstance does not say which; the name of its kind.
    #[error("{0} needs the circumstance, its `id`, such as outside-bodies")]
    NoCircumstance(&'static str),
    /// A circumstance on something that is about none; the name of its kind.
    #[error("{0} is about no circumstance; `id` belongs to circumstance-found and circumstance-ended")]
    Circumstance(&'static str),
    /// A clock at this stage starts again without having stopped.
    #[error("the clock of stage {0} is started again without having stopped, or stopped twice")]
    NotPaused(u8),
}

fn kinds() -> String {
    EventKind::ALL.map(EventKind::name).join(", ")
}
