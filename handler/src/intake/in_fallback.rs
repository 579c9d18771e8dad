//! The fallback store: where a complaint is safe while the table does not answer.

use complaints::form::reference::Token;
use store::complaint::Complaint;
use store::fallback::Unreachable;
use store::fallback::waiting::{self, Brought, OwnPlace};
use store::filing::Seals;
use store::log;
use store::promised::Promised;
use store::relation::Relation;

use super::attempt::{Attempt, MAX_REFERENCES};
use super::outcome::{Accepted, Outcome};

impl Attempt<'_> {
    /// Brings the complaint to the fallback store; `None` when that does not answer either.
    pub(super) async fn in_fallback(&self, token: Token) -> Option<Outcome> {
        let mut token = token;
        for _ in 0..MAX_REFERENCES {
            let complaint = self.complaint(token, None);
            let promised = self.promised(&complaint)?;
            let Some(there) = reached(waiting::complaint(&self.app.fallback, &complaint.reference).await)? else {
                return self.bring(complaint, token, &promised).await;
            };
            match Relation::of(&self.like(&complaint, &there), &there) {
                Relation::SameAttempt => return Some(Outcome::New(Accepted::new(there, token))),
                Relation::Replay => return Some(Outcome::Replay(Accepted::new(there, token))),
                Relation::Addition => return self.bring_addition(complaint, there, token, &promised).await,
                Relation::Other => token = token.of_other(&self.digest),
                Relation::Collision => token = token.next(),
            }
        }
        None
    }

    async fn bring(&self, complaint: Complaint, token: Token, promised: &Promised) -> Option<Outcome> {
        let other = token.of_other(&self.digest);
        let there = self.complaint(other, None);
        let own_place = OwnPlace {
            reference: there.reference,
            key_hash: there.key_hash,
            digest: Some(there.digest),
            contact_mark: there.contact_mark,
        };
        let found_by = self.found_by(&complaint);
        let filing = self.filing(&complaint, promised, token, &found_by, Seals::Twice)?;
        let fingerprints = self.fingerprints();
        let brought = waiting::bring(&self.app.fallback, &filing, fingerprints.as_ref(), own_place).await;
        Some(match reached(brought)? {
            Brought::First => Outcome::New(Accepted::new(complaint, token)),
            // Another of its kind was quicker by a moment: where this one belongs is decided when it comes home.
            Brought::Behind(there) => Outcome::Replay(Accepted::new(*there, token)),
        })
    }

    async fn bring_addition(
        &self,
        complaint: Complaint,
        there: Complaint,
        token: Token,
        promised: &Promised,
    ) -> Option<Outcome> {
        let added = complaint.added_to(&there);
        let filing = self.filing(&added, promised, token, &[], Seals::Twice)?;
        reached(waiting::bring_addition(&self.app.fallback, &filing).await)?;
        Some(Outcome::Added(Accepted::new(there, token)))
    }
}

/// What the fallback store said, or nothing where it did not answer.
fn reached<T>(asked: Result<T, Unreachable>) -> Option<T> {
    asked.map_err(|fault| log::fault("fallback store", &fault)).ok()
}
