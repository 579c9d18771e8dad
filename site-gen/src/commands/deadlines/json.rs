//! The dates of a complaint as a program reads them.

use chrono::NaiveDate;
use complaints::case::json::DeadlineJson;
use complaints::case::summary::Summary;
use complaints::case::timeline::RefusedDate;
use serde::Serialize;

/// One complaint: what is due under which version, and as of when.
#[derive(Serialize)]
pub struct ComplaintJson {
    /// The landlord: the name of its folder.
    pub landlord: String,
    /// The version of its policy.
    pub policy: String,
    /// When it came, RFC 3339.
    pub received: String,
    /// The moment at which things stand as they are told, RFC 3339.
    pub now: String,
    /// Everything that somebody has to do, and by when.
    pub deadlines: Vec<DeadlineJson>,
    /// New dates that were not accepted, each with the reason.
    pub refused: Vec<RefusedDateJson>,
    /// The complaint that a request which came too late has started.
    pub new_complaint: Option<Box<ComplaintJson>>,
}

/// A new date that the landlord named and that does not hold.
#[derive(Serialize)]
pub struct RefusedDateJson {
    stage: u8,
    event: &'static str,
    at: String,
    until: Option<NaiveDate>,
    because: &'static str,
    words: String,
}

impl RefusedDateJson {
    /// The refusal, in the words of the summary that tells it.
    pub(super) fn of(refused: &RefusedDate<'_>, summary: &Summary<'_>) -> Self {
        Self {
            stage: refused.stage,
            event: refused.event.kind.name(),
            at: refused.event.at.to_rfc3339(),
            until: refused.event.until,
            because: refused.because.name(),
            words: summary.refused(refused),
        }
    }
}
