//! A complaint with its sealed words and its dates: what travels to a store.

use complaints::form::answers::Answers;
use complaints::policy::office::Office;

use crate::complaint::Complaint;
use crate::envelope::{Audience, Bound, Envelope, NotSealed, SealingKeys, seal};
use crate::notice::{Notice, NoticeKind};
use crate::promised::Promised;
use crate::sealed_words::SealedAnswers;
use crate::table::item::fingerprint::FoundBy;

/// Everything that is stored of one act of sending.
pub struct Filing<'a> {
    /// What is known of the complaint, without a word that somebody wrote.
    pub complaint: &'a Complaint,
    /// The words that somebody wrote, for those who may read them.
    pub sealed: SealedTwice,
    /// The dates that its receipt shows first.
    pub promised: &'a Promised,
    /// By what officers find it.
    pub found_by: &'a [FoundBy],
    /// By which the same words are known again as an addition.
    pub added_digest: [u8; 32],
    /// In whose words somebody is told.
    pub office: &'a Office,
}

impl Filing<'_> {
    /// What somebody is told of it.
    pub(crate) fn notice(&self, kind: NoticeKind) -> Notice {
        Notice::of(self.complaint, self.promised, self.promised.first.clone(), kind, self.office)
    }
}

/// Words for those who may read them, and once more for the lead alone: whose
/// complaint they belong to may turn out when nobody can seal them any more.
#[derive(Debug, Clone)]
pub struct SealedTwice {
    /// For the audience that the words themselves ask for.
    pub own: Envelope,
    /// For the lead, where that is another.
    pub for_lead: Option<Envelope>,
}

/// For how many audiences words are sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seals {
    /// For the one that they ask for: it is known to which complaint they belong.
    Once,
    /// And for the lead: that is found out when they come home.
    Twice,
}

/// Words could not be put into an envelope.
#[derive(Debug, thiserror::Error)]
pub enum NotFiled {
    /// The cipher refused.
    #[error(transparent)]
    Seal(#[from] NotSealed),
    /// They are no JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Seals the answers of a complaint.
///
/// # Errors
/// When they cannot be sealed: then nothing of them is stored.
pub fn sealed(
    keys: &SealingKeys,
    complaint: &Complaint,
    answers: &Answers,
    seals: Seals,
    taken_by: Option<&str>,
) -> Result<SealedTwice, NotFiled> {
    let plain = SealedAnswers::of(answers, &complaint.reference, taken_by).to_bytes()?;
    let received = complaint.received.to_rfc3339();
    let bound = Bound { id: &complaint.attempt, landlord: &complaint.landlord, received: &received };
    let of = |audience| seal(keys, audience, &bound, &plain);
    Ok(match (complaint.is_for_lead(), seals) {
        (true, _) => SealedTwice { own: of(Audience::Lead)?, for_lead: None },
        (false, Seals::Once) => SealedTwice { own: of(Audience::Officers)?, for_lead: None },
        (false, Seals::Twice) => SealedTwice { own: of(Audience::Officers)?, for_lead: Some(of(Audience::Lead)?) },
    })
}
