//! More words for a complaint that somebody opened with its key: by the same
//! door as a first sending, with its flags, its limits and a token of its own.

use complaints::form::answers::Answers;
use complaints::form::hex;
use store::complaint::Complaint;
use store::fallback::waiting;
use store::filing::{Filing, Seals, sealed};
use store::flag::Flag;
use store::marks::{self, Act};
use store::promised::{Promised, promised};
use store::table::item::FORMAT;
use store::table::item::added::{Added, added};
use store::table::item::filed::filed;
use store::table::item::texts;
use store::words::LandlordWords;
use store::{connect, log};

use super::flags::flags;
use super::sending::Sending;
use crate::app::App;
use crate::request::receipt_address::Opened;

/// What became of words for a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// They are safe, and with them that somebody is told and that no officer has read them.
    Safe,
    /// They are more than the table takes: nothing was stored.
    TooLarge,
    /// They could not be stored, or nobody can tell; the same token makes trying again safe.
    Unavailable {
        /// Whether it is known that nothing was stored.
        unsent: bool,
    },
}

/// Words for a complaint that is there, and all that a store needs of them.
pub(crate) struct More<'a> {
    pub(super) app: &'a App,
    pub(super) there: &'a Complaint,
    pub(super) answers: &'a Answers,
    /// The words as an addition; its flags are its own, and those that it takes from the complaint.
    pub(super) words: Complaint,
    /// Its own flags.
    flags: Vec<Flag>,
    digest: [u8; 32],
    /// By which asking to look again is known again: the same words of the same box are no request.
    request: [u8; 32],
    /// What a page without a token may have stored the day before.
    before: Option<[u8; 32]>,
    /// The complaint waits in the fallback store.
    waits: bool,
}

impl<'a> More<'a> {
    /// What somebody adds to the complaint that they opened.
    pub(crate) fn new(
        app: &'a App,
        landlord: &LandlordWords,
        opened: &'a Opened,
        answers: &'a Answers,
        sending: &Sending,
    ) -> Self {
        let Opened { complaint: there, key, waits, .. } = opened;
        let (received, attempt) = (app.now(), (app.random)());
        let plain = answers.digest(landlord.form(), landlord.slug());
        let of = |act| marks::of_box(*key, act, &plain);
        let act = sending.token.map_or(Act::Day(received.day()), Act::Token);
        let (digest, request) = (of(act), marks::of_request(*key, act, &plain));
        let day_before = received.day().pred_opt().filter(|_| sending.token.is_none());
        let before = day_before.map(|day| of(Act::Day(day)));
        // What is so of every addition says nothing.
        let usual = [Flag::NoContact, Flag::NoToken, Flag::Old];
        let mut own = flags(app, landlord, answers, sending, received);
        own.retain(|flag| !usual.contains(flag));
        let mut words = Complaint { format: FORMAT, digest, attempt, received, ..there.clone() }.added_to(there);
        let new = own.iter().filter(|flag| !there.has(flag)).cloned();
        words.flags.extend(new);
        // What was told of danger once is danger to whoever reads of the words that came after.
        words.danger |= words.has(&Flag::Danger);
        Self { app, there, answers, words, flags: own, digest, request, before, waits: *waits }
    }

    /// Stores them in the table, or when that does not answer in the fallback store.
    pub(crate) async fn add(&self) -> Kept {
        let Some(promised) = self.promised() else { return Kept::Unavailable { unsent: true } };
        // A page without a token that was sent past midnight; the same of one day is known by its key.
        if let Some(before) = &self.before
            && self.is_there(before).await == Some(true)
        {
            return Kept::Safe;
        }
        let Some(added) = self.added(&promised, self.there, self.digest) else {
            return Kept::Unavailable { unsent: true };
        };
        if !added.fits() {
            return Kept::TooLarge;
        }
        let kept = if self.waits {
            // It comes home with its complaint, wherever that is: under its reference may only stand what leads there.
            // What waits there of the same act already nobody here may read.
            self.beside(&promised, false).await
        } else {
            self.in_table(&promised, &added).await
        };
        self.app.stored.notify_one();
        kept
    }

    async fn in_table(&self, promised: &Promised, added: &Added) -> Kept {
        let put = self.app.table.put_addition(added);
        match tokio::time::timeout(connect::TABLE_LIMIT, put).await {
            Ok(Ok(_)) => Kept::Safe,
            Ok(Err(fault)) => {
                fault.log();
                if fault.is_away() {
                    return self.beside(promised, false).await;
                }
                // It may have been put there before it was refused.
                match self.is_there(&self.digest).await {
                    Some(true) => Kept::Safe,
                    there => self.beside(promised, there.is_some()).await,
                }
            }
            Err(_) => self.beside(promised, false).await,
        }
    }

    pub(super) fn flag(&mut self, flag: &Flag) {
        for flags in [&mut self.flags, &mut self.words.flags] {
            if !flags.contains(flag) {
                flags.push(flag.clone());
            }
        }
    }

    pub(super) fn promised(&self) -> Option<Promised> {
        promised(&self.app.words, self.there).map_err(|fault| log::fault("deadlines", &fault)).ok()
    }

    /// The words as they are put into the table.
    fn added(&self, promised: &Promised, there: &Complaint, digest: [u8; 32]) -> Option<Added> {
        let mut added = added(&filed(&self.filing(promised, Seals::Once, digest)?), there);
        added.words.insert("flags".to_owned(), texts(self.flags.iter().map(Flag::code)));
        Some(added)
    }

    /// The same as a request to look again, with words or without.
    pub(super) fn request(&self, promised: &Promised, there: &Complaint) -> Option<Added> {
        self.added(promised, there, self.request)
    }

    fn filing<'f>(&'f self, promised: &'f Promised, seals: Seals, added_digest: [u8; 32]) -> Option<Filing<'f>> {
        let sealed = sealed(&self.app.seal, &self.words, self.answers, seals, None);
        let sealed = sealed.map_err(|fault| log::fault("seal", &fault)).ok()?;
        let office = &self.app.words.library.office;
        Some(Filing { complaint: &self.words, sealed, promised, found_by: &[], added_digest, office })
    }

    /// Whether the same act has asked to look again: its answer may be all that was lost. None where nobody can tell.
    pub(super) async fn was_asked(&self) -> Option<bool> {
        self.is_there(&self.request).await
    }

    async fn is_there(&self, digest: &[u8; 32]) -> Option<bool> {
        let there = self.app.table.addition(&self.there.reference, &hex::encode(digest)).await;
        there.map_err(|fault| fault.log()).ok().map(|there| there.is_some())
    }

    /// The fallback store, from where it comes home to its complaint.
    async fn beside(&self, promised: &Promised, unsent: bool) -> Kept {
        // What waits may come home to a complaint that is the lead's: nobody can see that just now.
        let Some(filing) = self.filing(promised, Seals::Twice, self.digest) else {
            return Kept::Unavailable { unsent };
        };
        let brought = waiting::bring_addition(&self.app.fallback, &filing);
        match tokio::time::timeout(connect::FALLBACK_LIMIT, brought).await {
            Ok(Ok(_)) => Kept::Safe,
            Ok(Err(fault)) => {
                fault.log();
                Kept::Unavailable { unsent: unsent && fault.is_refused() }
            }
            Err(_) => Kept::Unavailable { unsent: false },
        }
    }
}
