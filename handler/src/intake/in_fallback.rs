//! The fallback store: where a complaint is safe while the table does not answer.
//!
//! Nobody can see then what the table holds, so its reference is made of the
//! words and of the day too: whatever stands under the token's own, nothing that
//! is shown now has to be named anew when it comes home.

use complaints::form::reference::Token;
use store::complaint::Complaint;
use store::fallback::Unreachable;
use store::fallback::waiting::{self, ActPlace, Brought};
use store::filing::Seals;
use store::table::item::filed::filed;

use super::attempt::{Attempt, MAX_REFERENCES};
use super::outcome::{Accepted, Outcome};

/// How many of the places in which a table may have the same words of the same act wait with them.
const KNOWN_BESIDE: usize = 4;

/// What waits under a reference.
enum There {
    Nothing,
    /// The same words of the same act.
    Same(Box<Complaint>),
    /// By the chance that two tokens have one reference.
    Another,
}

impl Attempt<'_> {
    /// Brings the complaint to the fallback store; `None` when that does not answer either.
    pub(super) async fn in_fallback(&self) -> Option<Outcome> {
        let [mut token, yesterdays] = self.tokens_in_outage();
        if let There::Same(there) = self.under(&self.complaint(yesterdays, None)).await? {
            return Some(Outcome::Replay(Accepted::new(*there, yesterdays)));
        }
        for _ in 0..MAX_REFERENCES {
            let complaint = self.complaint(token, None);
            match self.under(&complaint).await? {
                There::Nothing => return self.bring(complaint, token).await,
                There::Same(there) => return Some(Outcome::Replay(Accepted::new(*there, token))),
                There::Another => token = token.next(),
            }
        }
        None
    }

    /// What waits under the reference of a complaint.
    async fn under(&self, complaint: &Complaint) -> Option<There> {
        let there = self.reached(waiting::complaint(&self.app.fallback, &complaint.reference).await)?;
        Some(match there {
            None => There::Nothing,
            Some(there) if (there.key_hash, there.digest) == (complaint.key_hash, complaint.digest) => {
                There::Same(Box::new(there))
            }
            Some(_) => There::Another,
        })
    }

    async fn bring(&self, complaint: Complaint, token: Token) -> Option<Outcome> {
        let promised = self.promised(&complaint)?;
        let place = |token: &Token| ActPlace::of(&self.complaint(*token, None));
        let next = |token: &Token| Some(token.of_other(&self.digest));
        let mut others = std::iter::successors(next(&self.token()), next);
        let beside: Vec<ActPlace> = others.by_ref().take(KNOWN_BESIDE).map(|token| place(&token)).collect();
        let found_by = self.found_by(&complaint);
        let filing = self.filing(&complaint, &promised, &found_by, Seals::Twice)?;
        if !filed(&filing).fits() {
            return Some(Outcome::TooLarge);
        }
        let fingerprints = self.fingerprints();
        let brought =
            waiting::bring(&self.app.fallback, &filing, fingerprints.as_ref(), place(&self.token()), &beside).await;
        Some(match self.reached(brought)? {
            Brought::First => Outcome::New(Accepted::new(complaint, token)),
            // Another of its kind was quicker by a moment.
            Brought::Behind(there) => Outcome::Replay(Accepted::new(*there, token)),
        })
    }

    /// What the fallback store said, or nothing where it did not answer.
    fn reached<T>(&self, asked: Result<T, Unreachable>) -> Option<T> {
        asked
            .map_err(|fault| {
                // What was refused is not there.
                if !fault.is_refused() {
                    self.doubts_store();
                }
                fault.log();
            })
            .ok()
    }
}
