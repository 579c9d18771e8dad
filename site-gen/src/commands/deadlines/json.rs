//! The dates of a complaint as a program reads them.

use chrono::NaiveDate;
use complaints::case::json::DeadlineJson;
use complaints::case::letter::Letter;
use complaints::case::timeline::RefusedDate;
use serde::Serialize;

/// One complaint: what is due under which version, and as of when.
#[derive(Serialize)]
pub(super) struct ComplaintJson {
    pub(super) landlord: String,
    pub(super) policy: String,
    pub(super) received: String,
    pub(super) now: String,
    pub(super) deadlines: Vec<DeadlineJson>,
    /// New dates that were not accepted, each with the reason.
    pub(super) refused: Vec<RefusedDateJson>,
    /// The complaint that a request which came too late has started.
    pub(super) new_complaint: Option<Box<ComplaintJson>>,
}

/// A new date that the landlord named and that does not hold.
#[derive(Serialize)]
pub(super) struct RefusedDateJson {
    stage: u8,
    event: &'static str,
    at: String,
    until: Option<NaiveDate>,
    because: &'static str,
    words: String,
}

impl RefusedDateJson {
    /// The refusal, in the words of the letter that tells it.
    pub(super) fn of(refused: &RefusedDate<'_>, letter: &Letter<'_>) -> Self {
        Self {
            stage: refused.stage,
            event: refused.event.kind.name(),
            at: refused.event.at.to_rfc3339(),
            until: refused.event.until,
            because: refused.because.name(),
            words: letter.refused(refused),
        }
    }
}
