//! What every page says that gives words back: whether they were sent, and
//! whether somebody could get hurt, which comes before all else.

use serde::Serialize;

use crate::form::Form;
use crate::form::answers::Answers;
use crate::policy::RISK;

/// What is known of words that a page gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sent {
    /// They were not stored: they were refused before anything was tried, or each store said so.
    No,
    /// Nobody can tell: the answer of a store was lost. With the same token it is safe to send them again.
    Unknown,
}

/// Whether the answers say that somebody could get hurt, or their words speak of danger.
#[must_use]
pub fn tell_of_danger(answers: &Answers, form: &Form) -> bool {
    at_risk(answers, form) || answers.speak_of_danger(form)
}

/// Whether the answers say that somebody could get hurt.
pub(super) fn at_risk(answers: &Answers, form: &Form) -> bool {
    answers.circumstances(form).iter().any(|id| id == RISK)
}
