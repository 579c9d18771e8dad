//! One attempt to store what was sent: what both stores need of it.

use complaints::days::moment::Moment;
use complaints::form::Role;
use complaints::form::answers::Answers;
use complaints::form::reference::{Reference, Token};
use complaints::policy::RISK;
use store::complaint::Complaint;
use store::flag::Flag;
use store::log;
use store::notice::{Notice, NoticeKind};
use store::promised::{Promised, promised};
use store::table::item::fingerprint::Fingerprints;
use store::words::LandlordWords;

use super::fingerprint;
use super::flags::flags;
use super::outcome::{Accepted, Done, Outcome};
use super::sending::Sending;
use crate::app::App;

/// How often a taken reference is followed by another before we give up.
pub(super) const MAX_REFERENCES: usize = 4;

/// What was sent, with all that a store needs of it.
pub(super) struct Attempt<'a> {
    pub(super) app: &'a App,
    pub(super) words: &'a LandlordWords,
    pub(super) answers: &'a Answers,
    pub(super) digest: [u8; 32],
    pub(super) now: Moment,
    sending: &'a Sending,
    flags: Vec<Flag>,
    /// Marks what this attempt wrote, so that its own write is known again
    /// when the answer to it was lost.
    pub(super) id: [u8; 16],
}

impl<'a> Attempt<'a> {
    pub(super) fn new(app: &'a App, words: &'a LandlordWords, answers: &'a Answers, sending: &'a Sending) -> Self {
        let now = app.now();
        let flags = flags(app, words, answers, sending, now);
        let digest = answers.digest(words.form(), words.slug());
        Self { app, words, answers, digest, now, sending, flags, id: (app.random)() }
    }

    /// The token of this act of sending: its own, or one that the same answers of the same day have again.
    pub(super) fn token(&self) -> Token {
        self.sending.token.unwrap_or_else(|| Token::of_answers(&self.digest, self.now.day()))
    }

    /// What is stored under a token.
    pub(super) fn complaint(&self, token: Token, follows: Option<Reference>) -> Complaint {
        let form = self.words.form();
        let version = self.words.version();
        let when = self.answers.circumstances(form);
        let contact_by = form.role(Role::ContactBy).map(|q| self.answers.all(&q.id).to_vec()).unwrap_or_default();
        Complaint {
            reference: token.reference(),
            landlord: self.words.slug().to_owned(),
            digest: self.digest,
            attempt: self.id,
            key_hash: token.key().hash(),
            contact_mark: fingerprint::contact(self.app, self.words, self.answers),
            received: self.now,
            policy: version.policy.id.clone(),
            clocks: version.front.clone(),
            urgent: when.iter().any(|id| id == RISK),
            when,
            contact_by,
            shown_policy: self.sending.shown_policy.clone().filter(|shown| *shown != version.policy.id),
            flags: self.flags.iter().cloned().chain(follows.map(Flag::Follows)).collect(),
            same_as: None,
            first_deadlines: Vec::new(),
            progress: Ok(Vec::new()),
        }
    }

    pub(super) fn promised(&self, complaint: &Complaint) -> Option<Promised> {
        promised(&self.app.words, complaint).map_err(|fault| log::fault("deadlines", &fault)).ok()
    }

    pub(super) fn fingerprints(&self) -> Option<Fingerprints> {
        fingerprint::of(self.app, self.words, self.answers, &self.digest, self.now.day())
    }

    /// The notice of words that were added to the complaint `there`.
    pub(super) fn notice_of_addition(&self, there: &Complaint, promised: &Promised, lead: bool) -> Notice {
        let added = Complaint { received: self.now, ..there.clone() };
        let notice = Notice::of(&added, promised, NoticeKind::Addition);
        Notice { lead: notice.lead || lead, danger: notice.danger || self.flags.contains(&Flag::Danger), ..notice }
    }
}

/// A complaint that is safe now, and the notice of it.
pub(super) fn stored(complaint: Complaint, token: Token, promised: &Promised) -> Done {
    let notice = Notice::of(&complaint, promised, NoticeKind::Complaint);
    (Outcome::New(Accepted::new(complaint, token)), Some(notice))
}
