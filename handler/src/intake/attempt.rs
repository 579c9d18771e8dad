//! One attempt to store what was sent: what both stores need of it.

use std::sync::atomic::{AtomicBool, Ordering};

use complaints::days::moment::Moment;
use complaints::form::answers::Answers;
use complaints::form::reference::{Reference, Token};
use complaints::policy::RISK;
use store::complaint::Complaint;
use store::envelope::{Audience, ReceiptKey};
use store::filing::{Filing, Seals, sealed};
use store::flag::Flag;
use store::promised::{Promised, promised};
use store::table::Unavailable;
use store::table::item::FORMAT;
use store::table::item::filed::{Filed, filed};
use store::table::item::fingerprint::{Fingerprints, FoundBy};
use store::words::LandlordWords;
use store::{log, marks};

use super::fingerprint;
use super::flags::flags;
use super::sending::Sending;
use crate::app::App;
use crate::take_down::Taken;

/// How often a taken reference is followed by another before we give up: whoever sends a restored page
/// again after each answer takes one more each time.
pub(super) const MAX_REFERENCES: usize = 16;

/// The complaint that a person sent before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Behind {
    reference: Reference,
    /// Its words are for the lead officer alone, and so is what the same person sends after it.
    for_lead: bool,
}

impl Behind {
    pub(super) fn of(complaint: &Complaint) -> Self {
        Self { reference: complaint.reference, for_lead: complaint.is_for_lead() }
    }
}

/// What was sent, with all that a store needs of it.
pub(super) struct Attempt<'a> {
    pub(super) app: &'a App,
    pub(super) words: &'a LandlordWords,
    pub(super) answers: &'a Answers,
    /// The digest of the answers, which is stored only under a key.
    pub(super) digest: [u8; 32],
    pub(super) now: Moment,
    sending: &'a Sending,
    taken: Option<&'a Taken>,
    flags: Vec<Flag>,
    contact: Option<[u8; 32]>,
    /// Marks what this attempt wrote, so that its own write is known again
    /// when the answer to it was lost.
    id: [u8; 16],
    /// A store may hold it although it did not say so.
    in_doubt: AtomicBool,
    /// The token of this act of sending, its own or one that was made for it.
    token: Token,
    /// The complaint that it belongs behind, whatever stands under its token.
    behind: Option<Behind>,
}

impl<'a> Attempt<'a> {
    pub(super) fn new(
        app: &'a App,
        words: &'a LandlordWords,
        answers: &'a Answers,
        sending: &'a Sending,
        taken: Option<&'a Taken>,
    ) -> Self {
        let now = taken.map_or_else(|| app.now(), |taken| taken.received);
        let flags = flags(app, words, answers, sending, now);
        let digest = answers.digest(words.form(), words.slug());
        let contact = fingerprint::contact(app, words, answers);
        let token = sending.token.unwrap_or_else(|| match contact {
            // Without a token a person who is known sends the same words of a day once.
            Some(_) => Token::of_answers(&digest, now.day()),
            // And nobody can tell two strangers with the same words from one.
            None => Token::new((app.random)()),
        });
        // A closed form stores nothing: what an earlier try stored is not known before it was looked for.
        let (id, in_doubt) = ((app.random)(), AtomicBool::new(app.is_closed()));
        Self { app, words, answers, digest, now, sending, taken, flags, contact, id, in_doubt, token, behind: None }
    }

    /// The same as a complaint that stands for itself, behind another one.
    pub(super) fn behind(self, before: &Complaint) -> Self {
        Self { behind: Some(Behind::of(before)), ..self }
    }

    /// The token of this act of sending: its own, or one that the same answers of the same day have again.
    pub(super) fn token(&self) -> Token {
        self.token
    }

    /// The tokens under which it may wait: today's, and that of an outage which began the evening before.
    pub(super) fn tokens_in_outage(&self) -> [Token; 2] {
        let today = self.now.day();
        [today, today.pred_opt().unwrap_or(today)].map(|day| self.token.in_outage(&self.digest, day))
    }

    /// The table did not take it and said why: it may hold it all the same, unless it refused.
    pub(super) fn doubts(&self, fault: &Unavailable) {
        if fault.is_away() {
            self.doubts_store();
        }
    }

    /// A store may hold it although it did not say so.
    pub(super) fn doubts_store(&self) {
        self.in_doubt.store(true, Ordering::Relaxed);
    }

    /// The table was looked into, and does not hold it.
    pub(super) fn is_not_in_table(&self) {
        self.in_doubt.store(false, Ordering::Relaxed);
    }

    /// Whether it is known that no store holds it.
    pub(super) fn is_unsent(&self) -> bool {
        !self.in_doubt.load(Ordering::Relaxed)
    }

    /// What is stored under a token.
    pub(super) fn complaint(&self, token: Token, follows: Option<Behind>) -> Complaint {
        let behind = follows.or(self.behind);
        let form = self.words.form();
        // What came by letter counts by the version that was in force when it came.
        let version = self.taken.and_then(|taken| self.words.version_on(taken.received.day()));
        let version = version.unwrap_or(self.words.version());
        let when = self.answers.circumstances(form);
        Complaint {
            format: FORMAT,
            reference: token.reference(),
            landlord: self.words.slug().to_owned(),
            digest: marks::of_answers(token, &self.digest),
            attempt: self.id,
            key_hash: token.key().hash(),
            receipt_key: Some(ReceiptKey::of(token.key())),
            contact_mark: self.contact.map(|contact| marks::of_contact(token, &contact)),
            received: self.now,
            policy: version.policy.id.clone(),
            clocks: version.front.as_str().into(),
            urgent: when.iter().any(|id| id == RISK),
            when,
            contact_by: self.answers.contact_by(form),
            shown_policy: self.sending.shown_policy.clone().filter(|shown| *shown != version.policy.id),
            flags: self.flags_behind(behind),
            same_as: None,
            first_deadlines: Vec::new(),
            progress: Ok(Vec::new()),
            told: Vec::new(),
            place: None,
            dated: false,
            danger: self.flags.contains(&Flag::Danger),
            relinked: None,
            closed: false,
            unread: None,
            channel: self.taken.map(|taken| taken.channel.name().to_owned()),
        }
    }

    fn flags_behind(&self, behind: Option<Behind>) -> Vec<Flag> {
        let mut flags = self.flags.clone();
        if let Some(Behind { reference, for_lead }) = behind {
            flags.push(Flag::Follows(reference));
            if for_lead && !flags.contains(&Flag::Lead) {
                flags.push(Flag::Lead);
            }
        }
        flags
    }

    /// The same, with digest and mark as the format has them in which `there` is stored.
    pub(super) fn like(&self, complaint: &Complaint, there: &Complaint) -> Complaint {
        let complaint = complaint.clone();
        if there.format > 1 {
            complaint
        } else {
            Complaint { digest: self.digest, contact_mark: self.contact, ..complaint }
        }
    }

    pub(super) fn promised(&self, complaint: &Complaint) -> Option<Promised> {
        promised(&self.app.words, complaint).map_err(|fault| log::fault("deadlines", &fault)).ok()
    }

    /// Everything that a store needs of a complaint; none where the words cannot be sealed. As an addition they
    /// are known again by the act's own token, under whichever reference it is tried.
    pub(super) fn filing<'f>(
        &'f self,
        complaint: &'f Complaint,
        promised: &'f Promised,
        found_by: &'f [FoundBy],
        seals: Seals,
    ) -> Option<Filing<'f>> {
        let sealed = sealed(&self.app.seal, complaint, self.answers, seals, self.taken.map(|taken| taken.by.as_str()));
        let sealed = sealed.map_err(|fault| log::fault("seal", &fault)).ok()?;
        let added_digest = marks::of_addition(self.token.key(), &self.digest);
        let office = &self.app.words.library.office;
        Some(Filing { complaint, sealed, promised, found_by, added_digest, office })
    }

    /// The same as items of the table, where it is known to which complaint the words belong.
    pub(super) fn filed(&self, complaint: &Complaint, promised: &Promised) -> Option<Filed> {
        Some(filed(&self.filing(complaint, promised, &self.found_by(complaint), Seals::Once)?))
    }

    /// By what officers find it.
    pub(super) fn found_by(&self, complaint: &Complaint) -> Vec<FoundBy> {
        let audience = if complaint.is_for_lead() { Audience::Lead } else { Audience::Officers };
        fingerprint::found_by(self.app, self.words, self.answers, audience)
    }

    pub(super) fn fingerprints(&self) -> Option<Fingerprints> {
        self.contact.map(|contact| self.app.marks.same(&contact, &self.digest, self.now.day()))
    }
}
