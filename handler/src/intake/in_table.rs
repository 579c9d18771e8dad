//! The first store: one conditional put, and what follows when its place is taken.

use std::ops::ControlFlow;
use std::time::Duration;

use complaints::form::reference::Token;
use fail::fail_point;
use store::complaint::Complaint;
use store::fallback::waiting;
use store::promised::Promised;
use store::relation::Relation;
use store::table::item::added::added;
use store::table::item::filed::Filed;
use store::table::item::stone::Whose;
use store::table::{InPlace, PutOutcome, Same, Unavailable};
use store::{connect, log};

use super::attempt::{Attempt, Behind, MAX_REFERENCES};
use super::outcome::{Accepted, Outcome};

/// How long another writer of the same items is given to end.
const BUSY_PAUSE: Duration = Duration::from_millis(40);

/// How a try under one reference ended: with the act of sending, or in another
/// try, under another reference or under the same with less to ask.
type Turn = ControlFlow<Outcome>;

/// What changes from one try to the next.
struct Search {
    /// The token whose reference is tried.
    token: Token,
    /// The same person's complaint before this one.
    follows: Option<Behind>,
    /// What is done with the marks of the same words of the same person.
    marks: Marks,
}

/// What is done with the marks of the same words of the same person.
#[derive(Clone, Copy)]
enum Marks {
    /// Whoever has them already is who it is.
    Ask,
    /// They lead here from now on: this one stands for itself.
    Take,
}

/// One try: what is put, and what is known before.
struct Try {
    complaint: Complaint,
    promised: Promised,
    filed: Filed,
}

impl Attempt<'_> {
    /// Stores in the table; `None` when it does not answer, or nobody can tell.
    pub(super) async fn in_table(&self) -> Option<Outcome> {
        if let Some((there, token)) = self.waits().await {
            return Some(Outcome::Replay(Accepted::new(there, token)));
        }
        let mut search = Search { token: self.token(), follows: None, marks: Marks::Ask };
        for _ in 0..MAX_REFERENCES {
            match self.turn(&mut search).await? {
                Turn::Break(done) => return Some(done),
                Turn::Continue(()) => {}
            }
        }
        log::fault("intake", &"every reference that was tried is taken");
        None
    }

    async fn turn(&self, search: &mut Search) -> Option<Turn> {
        let complaint = self.complaint(search.token, search.follows);
        let promised = self.promised(&complaint)?;
        let filed = self.filed(&complaint, &promised)?;
        if !filed.fits() {
            return Some(Turn::Break(Outcome::TooLarge));
        }
        let this = Try { complaint, promised, filed };
        let fingerprints = self.fingerprints();
        let same = match (&fingerprints, search.marks) {
            (None, _) => Same::Unmarked,
            (Some(marks), Marks::Ask) => Same::IfNew(marks),
            (Some(marks), Marks::Take) => Same::Over(marks),
        };
        fail_point!("before-put", |_| std::process::abort());
        let put = self.app.table.put_complaint(&this.filed, same).await;
        fail_point!("after-put", |_| std::process::abort());
        match put {
            Ok(PutOutcome::Stored) => Some(Turn::Break(Outcome::New(Accepted::new(this.complaint, search.token)))),
            Ok(PutOutcome::Busy) => {
                tokio::time::sleep(BUSY_PAUSE).await;
                Some(Turn::Continue(()))
            }
            Ok(PutOutcome::Repeated) => self.repeated(search, this).await,
            Ok(PutOutcome::Taken) => self.taken(this, search, &Unavailable::because("taken, and not there")).await,
            Err(fault) => {
                self.doubts(&fault);
                self.taken(this, search, &fault).await
            }
        }
    }

    /// What waits of the same act of sending since an outage, with what opens it: its receipt and its
    /// dates were shown, and it comes home with them.
    async fn waits(&self) -> Option<(Complaint, Token)> {
        let of = async |token: Token| {
            let complaint = self.complaint(token, None);
            let asked = waiting::complaint(&self.app.fallback, &complaint.reference);
            let there = tokio::time::timeout(connect::GLANCE_LIMIT, asked).await.ok()?.ok()??;
            let same = matches!(
                Relation::of(&self.like(&complaint, &there), &there, &there),
                Relation::Replay | Relation::SameAttempt
            );
            same.then_some((there, token))
        };
        // What was kept before the reference was made of the words too has the token's own.
        let [today, yesterday] = self.tokens_in_outage();
        let (today, yesterday, alone) = tokio::join!(of(today), of(yesterday), of(self.token()));
        yesterday.or(today).or(alone)
    }

    /// The same words of the same person are there: this act of sending leads to them, unless they are
    /// too old, or nothing is owed any more for them.
    async fn repeated(&self, search: &mut Search, this: Try) -> Option<Turn> {
        // However often it is repeated: what was there first may be gone when it is looked at.
        search.marks = Marks::Take;
        let Some(found) = self.fingerprints() else { return Some(Turn::Continue(())) };
        let first = answered(self.app.table.first_with(&found.today, self.words.slug(), self.now).await)?;
        let Some(first) = first else { return Some(Turn::Continue(())) };
        if first.is_settled() {
            search.follows = Some(Behind::of(&first));
            return Some(Turn::Continue(()));
        }
        let said = this.promised.deadlines;
        let pointer = Complaint { same_as: Some(first.reference), first_deadlines: said, ..this.complaint };
        if let Err(fault) = self.app.table.put_pointer(&pointer).await {
            fault.log();
            // The words are there, whatever becomes of what leads to them.
            self.doubts_store();
            return None;
        }
        let accepted = Accepted { opened_by: pointer.reference, complaint: first, key: search.token.key() };
        Some(Turn::Break(Outcome::Linked(accepted)))
    }

    /// The place is taken, or there was no answer: either way what is there now decides.
    async fn taken(&self, this: Try, search: &mut Search, fault: &Unavailable) -> Option<Turn> {
        let there = match answered(self.app.table.in_place_of(&this.complaint).await)? {
            InPlace::Complaint(there) => *there,
            InPlace::Stone(whose) => return Some(self.erased(whose, search)),
            InPlace::Nothing => {
                fault.log();
                if !fault.is_away() {
                    match self.stands_under_another_token().await? {
                        true => self.doubts_store(),
                        false if self.app.is_closed() => self.is_not_in_table(),
                        false => {}
                    }
                }
                return None;
            }
        };
        let Some(case) = self.case_of(&there).await? else { return Some(Turn::Break(Outcome::Erased)) };
        let relation = Relation::of(&self.like(&this.complaint, &there), &there, &case);
        match relation {
            // Our own write, whose answer was lost.
            Relation::SameAttempt => return Some(Turn::Break(Outcome::New(Accepted::new(there, search.token)))),
            Relation::Replay => return Some(Turn::Break(self.replay(&there, case, search.token))),
            Relation::Collision => {
                search.token = search.token.next();
                return Some(Turn::Continue(()));
            }
            Relation::Addition | Relation::Before | Relation::Other => {}
        }
        // The same words may have been taken in an outage, which could not see what stands here.
        if let Some(done) = self.of_an_outage().await? {
            return Some(Turn::Break(done));
        }
        if relation == Relation::Addition || self.was_added(&this, &there, &case).await? {
            return Some(Turn::Break(self.add(&there, case, &this, search.token).await?));
        }
        if relation == Relation::Before {
            search.follows = Some(Behind::of(&case));
        }
        search.token = search.token.of_other(&self.digest);
        Some(Turn::Continue(()))
    }

    /// A complaint stood under this token and was erased: the same form again stays erased, and other words are a
    /// complaint of their own.
    fn erased(&self, whose: Whose, search: &mut Search) -> Turn {
        search.token = match whose {
            Whose::SameForm => return Turn::Break(Outcome::Erased),
            Whose::SameToken => search.token.of_other(&self.digest),
            Whose::OtherToken => search.token.next(),
        };
        Turn::Continue(())
    }

    /// Whether the same words of the same person are there although nothing is under this token: the put that
    /// would have found them was refused.
    async fn stands_under_another_token(&self) -> Option<bool> {
        let Some(found) = self.fingerprints() else { return Some(false) };
        let first = answered(self.app.table.first_with(&found.today, self.words.slug(), self.now).await)?;
        Some(first.is_some_and(|first| !first.is_settled()))
    }

    /// The complaint to which another one leads, or that one itself; nothing where it was erased.
    async fn case_of(&self, there: &Complaint) -> Option<Option<Complaint>> {
        let Some(first) = there.same_as else { return Some(Some(there.clone())) };
        match self.app.table.complaint(&first).await {
            Err(fault) if fault.is_erased() => Some(None),
            case => answered(case)?.map(Some),
        }
    }

    /// The same words of the same act, as they were taken in an outage and have come home.
    async fn of_an_outage(&self) -> Option<Option<Outcome>> {
        for token in self.tokens_in_outage() {
            if let Some(done) = self.of_an_outage_as(token).await? {
                return Some(Some(done));
            }
        }
        Some(None)
    }

    async fn of_an_outage_as(&self, token: Token) -> Option<Option<Outcome>> {
        let complaint = self.complaint(token, None);
        let there = match self.app.table.complaint(&complaint.reference).await {
            // Its reference is made of the words too: it is these words that were erased.
            Err(fault) if fault.is_erased() => return Some(Some(Outcome::Erased)),
            there => answered(there)?,
        };
        let Some(there) = there else { return Some(None) };
        let Some(case) = self.case_of(&there).await? else { return Some(Some(Outcome::Erased)) };
        let same = Relation::of(&complaint, &there, &case) == Relation::Replay;
        Some(same.then(|| self.replay(&there, case, token)))
    }

    /// Whether these words were added to the case before, and somebody still owes an answer there.
    async fn was_added(&self, tried: &Try, there: &Complaint, case: &Complaint) -> Option<bool> {
        if case.is_settled() || !tried.complaint.same_person(there) {
            return Some(false);
        }
        let digest = &tried.filed.as_addition.digest;
        Some(answered(self.app.table.addition(&case.reference, digest).await)?.is_some())
    }

    /// The same again, or what it was led to before.
    fn replay(&self, there: &Complaint, case: Complaint, token: Token) -> Outcome {
        let in_outage = self.token().in_outage(&self.digest, case.received.day());
        if there.same_as.is_none() {
            Outcome::Replay(Accepted::new(case, token))
        } else if case.reference == in_outage.reference() {
            // The receipt that the outage showed.
            Outcome::Replay(Accepted::new(case, in_outage))
        } else {
            Outcome::Linked(Accepted { opened_by: there.reference, complaint: case, key: token.key() })
        }
    }

    /// Adds the words of this attempt to a case, to which what is there leads.
    async fn add(&self, there: &Complaint, case: Complaint, tried: &Try, token: Token) -> Option<Outcome> {
        let mut filed = tried.filed.clone();
        if case.is_for_lead() && !tried.complaint.is_for_lead() {
            // For the eyes of no more people than the complaint that it belongs to.
            let complaint = tried.complaint.clone().added_to(&case);
            filed = self.filed(&complaint, &self.promised(&complaint)?)?;
        }
        if let Err(fault) = self.app.table.put_addition(&added(&filed, &case)).await {
            self.doubts(&fault);
            // The answer may be all that was lost.
            answered(self.app.table.addition(&case.reference, &tried.filed.as_addition.digest).await)??;
        }
        Some(Outcome::Added(Accepted { opened_by: there.reference, complaint: case, key: token.key() }))
    }
}

/// What the table said, or nothing where it did not answer.
fn answered<T>(asked: Result<T, Unavailable>) -> Option<T> {
    asked.map_err(|fault| fault.log()).ok()
}
