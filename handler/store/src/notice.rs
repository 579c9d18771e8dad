//! Somebody is told that a complaint came. Never what it says.
//!
//! A notice is owed from the same write that stores the words; the drain alone
//! sends it.

use chrono::NaiveDate;
use complaints::policy::office::{Office, OfficeSentence};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};

use crate::complaint::Complaint;
use crate::flag::Flag;
use crate::promised::Promised;

/// What somebody is told: no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The attempt that stored what it tells of: a notice may come twice, under the same id.
    /// Empty in what was left waiting until format 1.
    #[serde(default)]
    pub id: String,
    /// One line, in the words of `content/office.yaml`, such as `URGENT: new complaint K7M2QX9R4T, imani`.
    #[serde(default)]
    pub subject: String,
    /// Whether a complaint came, an addition to one, or a request to look again.
    pub kind: NoticeKind,
    /// The complaint's public name, such as `K7M2QX9R4T`.
    pub reference: String,
    /// The landlord's address on the site, such as `imani`.
    pub landlord: String,
    /// When it came, RFC 3339 in London's time.
    pub received: String,
    /// When the landlord owes something next in this complaint, RFC 3339 in London's time.
    pub first_due: Option<String>,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// It has words for which officers look first.
    #[serde(default)]
    pub danger: bool,
    /// Its words are for the lead officer alone.
    #[serde(default)]
    pub lead: bool,
    /// The weekdays of the four weeks from its receipt on which the landlord does not work: by these a rota knows
    /// whether the landlord's own people are there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_worked: Vec<NaiveDate>,
}

impl Notice {
    /// What somebody is told of a complaint with these dates, of which `next` is the first.
    #[must_use]
    pub fn of(
        complaint: &Complaint,
        promised: &Promised,
        next: Option<String>,
        kind: NoticeKind,
        office: &Office,
    ) -> Self {
        let (urgent, danger) = (complaint.urgent, complaint.has(&Flag::Danger));
        let reference = complaint.reference.to_string();
        let sentence = match (kind, urgent || danger) {
            (NoticeKind::Complaint, false) => OfficeSentence::NoticeComplaint,
            (NoticeKind::Complaint, true) => OfficeSentence::NoticeUrgentComplaint,
            (NoticeKind::Addition, false) => OfficeSentence::NoticeAddition,
            (NoticeKind::Addition, true) => OfficeSentence::NoticeUrgentAddition,
            (NoticeKind::Again, false) => OfficeSentence::NoticeAgain,
            (NoticeKind::Again, true) => OfficeSentence::NoticeUrgentAgain,
        };
        Self {
            id: complaints::form::hex::encode(&complaint.attempt),
            subject: office.fill(sentence, &[("reference", &reference), ("landlord", &complaint.landlord)]),
            kind,
            reference,
            landlord: complaint.landlord.clone(),
            received: complaint.received.to_rfc3339(),
            first_due: next,
            urgent,
            danger,
            lead: complaint.is_for_lead(),
            not_worked: promised.not_worked.clone(),
        }
    }

    /// The same of words that belong to the complaint `there`: under its reference, with its next date.
    #[must_use]
    pub(crate) fn about(self, there: &Complaint, lead: bool) -> Self {
        let reference = there.reference.to_string();
        Self {
            subject: self.subject.replace(&self.reference, &reference),
            reference,
            first_due: there.next_due().map(complaints::days::moment::Moment::to_rfc3339),
            lead,
            ..self
        }
    }
}

/// What happened, of which a notice tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum NoticeKind {
    /// A complaint came.
    Complaint,
    /// The person added words to a complaint.
    Addition,
    /// The person asks the landlord to look again at its answer.
    Again,
}

impl NoticeKind {
    /// How it is stored and sent.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
