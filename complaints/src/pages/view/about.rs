//! About one version of a policy: from when it holds, who answers for it, when it is reviewed.

use chrono::NaiveDate;
use serde::Serialize;

use super::cited_text::CitedText;
use crate::days::approximate::InForce;
use crate::policy::phrases::Phrases;
use crate::policy::{Dated, Policy};

/// About a version of a policy.
#[derive(Debug, Clone, Serialize)]
pub struct AboutView {
    /// The landlord's own number for it, as its policy has it: `4`.
    pub version: Option<String>,
    /// From when it holds: `June 2022`; none for an undated policy.
    pub in_force: Option<String>,
    /// When the landlord agreed it: `January 2014`.
    pub approved: Option<String>,
    /// When the landlord means to review it: `summer 2016`.
    pub review_due: Option<String>,
    /// That day has passed on the day of the page.
    pub review_overdue: bool,
    /// The landlord's line about a review that is late, while it is to be shown.
    pub review_note: Option<String>,
    /// What this version puts right in the one before: `the time for an answer at Stage 1`.
    pub corrects: Option<String>,
    /// What people are told of a change of times that comes with this version: whole sentences.
    pub changes: Option<String>,
    /// The role that answers for the policy: `Head of Customer Service`.
    pub owner: Option<CitedText>,
}

/// The version as it stands on the day `on`.
pub(super) fn about(policy: &Policy, phrases: &Phrases, on: NaiveDate) -> AboutView {
    AboutView {
        version: policy.version.clone(),
        in_force: match policy.in_force {
            InForce::Undated => None,
            dated @ InForce::From(_) => Some(phrases.in_force(dated)),
        },
        approved: policy.approved.as_ref().map(|c| phrases.approximate(c.value)),
        review_due: policy.review_due.as_ref().map(|c| phrases.approximate(c.value)),
        review_overdue: policy.review_due.as_ref().is_some_and(|c| c.value.last_day() < on),
        review_note: policy.review_note.as_ref().and_then(|note| shown(note, on)),
        corrects: policy.corrects.clone(),
        changes: policy.changes.clone(),
        owner: CitedText::of_fact(&policy.owner),
    }
}

/// A dated text until the last day on which it is shown.
pub(super) fn shown(text: &Dated, on: NaiveDate) -> Option<String> {
    text.until.is_none_or(|until| on <= until).then(|| text.text.clone())
}
