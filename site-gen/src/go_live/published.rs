//! What the Code asks a landlord to publish every year (8.1 and 8.2): its report
//! on complaints, and what its governing body said about that.

use super::{Candidate, Missing, Who};
use crate::check::rules::report_is_old;

/// What is missing of them; nothing where no code binds the landlord.
pub(super) fn missing(candidate: &Candidate<'_>) -> Vec<Missing> {
    let policy = &candidate.version.policy;
    if candidate.library.code(policy.scheme, candidate.on).is_none() {
        return Vec::new();
    }
    let told =
        |at, missing: String, write: &str| Missing::new(Who::ComplaintsLead, &candidate.file.path, at, missing, write);
    let mut all = Vec::new();
    let report = policy.published.yearly_report.as_ref();
    match report.filter(|report| report.is_out(candidate.on)) {
        None => all.push(told(
            None,
            "Your yearly report on complaints is on no page (8.1): people read “not given yet”.".to_owned(),
            "in the facts: `published: { yearly_report: { on: 30 September 2026, link: \"https://www.example.org/report\" } }`, with its day and address",
        )),
        Some(report) if report_is_old::is_old(report, candidate.on) => all.push(told(
            Some(report.at),
            format!("The newest yearly report that people find is of {} (8.1).", report.on),
            "under `yearly_report:` day and address of the newest one",
        )),
        Some(_) => {}
    }
    if !policy.published.response.as_ref().is_some_and(|response| response.is_out(candidate.on)) {
        all.push(told(
            None,
            "What your governing body said about that report is on no page (8.2): people read “not given yet”.".to_owned(),
            "under `published:` the line `response: { on: 30 September 2026, link: \"https://www.example.org/response\" }`, with its day and address",
        ));
    }
    all
}
