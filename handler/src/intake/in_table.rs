//! The first store: one conditional put, and what follows when its place is taken.

use std::ops::ControlFlow;
use std::time::Duration;

use complaints::form::reference::{Reference, Token};
use fail::fail_point;
use store::complaint::Complaint;
use store::fallback::waiting;
use store::promised::Promised;
use store::relation::Relation;
use store::table::item::filed::{Filed, added};
use store::table::item::fingerprint::Fingerprints;
use store::table::{PutOutcome, Unavailable};
use store::{connect, log};

use super::attempt::{Attempt, MAX_REFERENCES};
use super::outcome::{Accepted, Outcome};

/// How long another writer of the same items is given to end.
const BUSY_PAUSE: Duration = Duration::from_millis(40);

/// How a try under one reference ended: with the act of sending, or in another
/// try, under another reference or under the same with less to ask.
type Turn = ControlFlow<Outcome>;

/// What changes from one try to the next.
struct Search {
    /// The same person's complaint under the reference before.
    follows: Option<Reference>,
    /// Where the same words would be found, until it is known that this one stands for itself.
    fingerprints: Option<Fingerprints>,
}

/// One try: what is put, and what is known before.
struct Try {
    complaint: Complaint,
    filed: Filed,
    /// The same, as it was taken in an outage and has not come home.
    waits: Option<Complaint>,
}

impl Attempt<'_> {
    /// Stores in the table; `None` when it does not answer, or nobody can tell.
    /// `token` is left where the search for a free reference has come to.
    pub(super) async fn in_table(&self, token: &mut Token) -> Option<Outcome> {
        let mut search = Search { follows: None, fingerprints: self.fingerprints() };
        for _ in 0..MAX_REFERENCES {
            match self.turn(&mut search, token).await? {
                Turn::Break(done) => return Some(done),
                Turn::Continue(()) => {}
            }
        }
        log::fault("intake", &"every reference that was tried is taken");
        None
    }

    async fn turn(&self, search: &mut Search, token: &mut Token) -> Option<Turn> {
        let complaint = self.complaint(*token, search.follows);
        let promised = self.promised(&complaint)?;
        let waits = self.waiting(&complaint.reference).await;
        if let Some(there) = &waits {
            match Relation::of(&self.like(&complaint, there), there) {
                // What format 1 left waiting cannot be told for the same beside this one when it comes home.
                Relation::Replay | Relation::SameAttempt if there.format == 1 => {
                    return Some(Turn::Break(Outcome::Replay(Accepted::new(there.clone(), *token))));
                }
                // The same came in an outage and comes home beside this one, with the dates that were shown first.
                Relation::Replay | Relation::SameAttempt => {}
                // Its words belong to what waits: they are filed beside it, before it comes home; unless another
                // complaint stands where it was to stand, so that it will come home elsewhere.
                Relation::Addition if answered(self.app.table.complaint(&there.reference).await)?.is_none() => {
                    return self.add_to_waiting(there, complaint, &promised, *token).await;
                }
                Relation::Addition => {}
                // The place is taken already: what waits there comes home to it.
                Relation::Other => return Some(self.under_another(search, token, &complaint, there)),
                Relation::Collision => {
                    *token = token.next();
                    return Some(Turn::Continue(()));
                }
            }
        }
        let waits = waits.filter(|there| Relation::of(&self.like(&complaint, there), there) == Relation::Replay);
        let filed = self.filed(&complaint, &promised, *token)?;
        let this = Try { complaint, filed, waits };
        fail_point!("before-put", |_| std::process::abort());
        let put = self.app.table.put_complaint(&this.filed, search.fingerprints.as_ref()).await;
        fail_point!("after-put", |_| std::process::abort());
        match put {
            Ok(PutOutcome::Stored) => Some(Turn::Break(this.stored_or_first(*token))),
            Ok(PutOutcome::Busy) => {
                tokio::time::sleep(BUSY_PAUSE).await;
                Some(Turn::Continue(()))
            }
            Ok(PutOutcome::Repeated) => self.repeated(search, this.complaint, *token).await,
            Ok(PutOutcome::Taken) => self.taken(this, search, token, "taken, and not there").await,
            Err(fault) => self.taken(this, search, token, &fault.to_string()).await,
        }
    }

    /// What waits under the same reference in the fallback store since an attempt before.
    async fn waiting(&self, reference: &Reference) -> Option<Complaint> {
        let asked = waiting::complaint(&self.app.fallback, reference);
        tokio::time::timeout(connect::GLANCE_LIMIT, asked).await.ok()?.ok()?
    }

    /// Adds words to a complaint that waits in the fallback store: its receipt and its dates stay those
    /// that were shown.
    async fn add_to_waiting(
        &self,
        there: &Complaint,
        complaint: Complaint,
        promised: &Promised,
        token: Token,
    ) -> Option<Turn> {
        let filed = self.filed(&complaint.added_to(there), promised, token)?;
        answered(self.app.table.put_addition(&added(&filed, there)).await)?;
        Some(Turn::Break(Outcome::Added(Accepted::new(there.clone(), token))))
    }

    /// Another complaint has this reference: the next one comes from token and answers.
    fn under_another(&self, search: &mut Search, token: &mut Token, complaint: &Complaint, there: &Complaint) -> Turn {
        search.follows = complaint.same_person(there).then_some(there.reference);
        *token = token.of_other(&self.digest);
        Turn::Continue(())
    }

    /// The same words of the same person are there: this act of sending leads to them.
    async fn repeated(&self, search: &mut Search, complaint: Complaint, token: Token) -> Option<Turn> {
        let found = search.fingerprints.take();
        if let Some(found) = found
            && let Some(first) = answered(self.first_with(&found).await)?
        {
            let pointer = Complaint { same_as: Some(first.reference), ..complaint };
            answered(self.app.table.put_pointer(&pointer).await)?;
            let accepted = Accepted { opened_by: pointer.reference, complaint: first, key: token.key() };
            return Some(Turn::Break(Outcome::Linked(accepted)));
        }
        // What had these words is not there, or too old: this one stands for itself.
        Some(Turn::Continue(()))
    }

    /// The complaint that had these words first, if it is there and no more than a day old.
    async fn first_with(&self, found: &Fingerprints) -> Result<Option<Complaint>, Unavailable> {
        self.app.table.first_with(&found.today, self.words.slug(), self.now).await
    }

    /// The place is taken, or there was no answer: either way what is there now decides.
    async fn taken(&self, this: Try, search: &mut Search, token: &mut Token, fault: &str) -> Option<Turn> {
        let Some(there) = answered(self.app.table.complaint(&this.complaint.reference).await)? else {
            log::fault("table", &fault);
            return None;
        };
        Some(match Relation::of(&self.like(&this.complaint, &there), &there) {
            // Our own write, whose answer was lost.
            Relation::SameAttempt => Turn::Break(Try { complaint: there, ..this }.stored_or_first(*token)),
            Relation::Replay => Turn::Break(self.replay(there, *token).await?),
            Relation::Addition => Turn::Break(self.add(there, &this, *token).await?),
            Relation::Other => self.under_another(search, token, &this.complaint, &there),
            Relation::Collision => {
                *token = token.next();
                Turn::Continue(())
            }
        })
    }

    /// The same again, or what it was led to before.
    async fn replay(&self, there: Complaint, token: Token) -> Option<Outcome> {
        let Some(first) = there.same_as else {
            return Some(Outcome::Replay(Accepted::new(there, token)));
        };
        let complaint = answered(self.app.table.complaint(&first).await)??;
        let accepted = Accepted { opened_by: there.reference, complaint, key: token.key() };
        Some(Outcome::Linked(accepted))
    }

    /// Adds the words of this attempt to the complaint that is there, or to the one it leads to.
    async fn add(&self, there: Complaint, tried: &Try, token: Token) -> Option<Outcome> {
        let opened_by = there.reference;
        let there = match there.same_as {
            Some(first) => answered(self.app.table.complaint(&first).await)??,
            None => there,
        };
        let mut filed = tried.filed.clone();
        if there.is_for_lead() && !tried.complaint.is_for_lead() {
            // For the eyes of no more people than the complaint that it belongs to.
            let complaint = tried.complaint.clone().added_to(&there);
            filed = self.filed(&complaint, &self.promised(&complaint)?, token)?;
        }
        if self.app.table.put_addition(&added(&filed, &there)).await.is_err() {
            // The answer may be all that was lost.
            answered(self.app.table.addition(&there.reference, &tried.filed.as_addition.digest).await)??;
        }
        Some(Outcome::Added(Accepted { opened_by, complaint: there, key: token.key() }))
    }
}

impl Try {
    /// It is stored now, unless it was taken in an outage and waits to come home: what was
    /// shown then stands, as it will in the table.
    fn stored_or_first(self, token: Token) -> Outcome {
        match self.waits {
            Some(first) => Outcome::Replay(Accepted::new(first, token)),
            None => Outcome::New(Accepted::new(self.complaint, token)),
        }
    }
}

/// What the table said, or nothing where it did not answer.
fn answered<T>(asked: Result<T, Unavailable>) -> Option<T> {
    asked.map_err(|fault| log::fault("table", &fault)).ok()
}
