//! Somebody asks the landlord to look again at its answer. The next stage
//! starts in the same write that tells officers of it, by the dates that the page
//! before showed.

use complaints::case::again::LookAgain;
use complaints::case::events::{Event, EventKind};
use complaints::case::standing::Case;
use complaints::days::moment::Moment;
use store::complaint::Complaint;
use store::flag::Flag;
use store::notice::{Notice, NoticeKind};
use store::stands::Stands;
use store::table::AddedOutcome;
use store::{connect, log};

use super::addition::{Kept, More};
use super::asking::{Asking, Then};

/// How often a request is worked out anew where officers record something meanwhile.
const TRIES: usize = 4;

/// What became of asking to look again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The next stage has started.
    Started,
    /// It is with the officers, who decide.
    ForOfficers,
    /// There is nothing to ask for now; the words, if there were any, were added.
    Nothing,
    /// As for other words.
    Not(Kept),
}

impl More<'_> {
    /// Asks the landlord to look again at its answer: the next stage starts where the policy says so, and in
    /// any case an officer reads of it.
    pub(crate) async fn look_again(&mut self) -> Asked {
        let mut there = self.there.clone();
        for _ in 0..TRIES {
            let Some(turn) = self.ask(&there).await else { return Asked::Not(Kept::Unavailable { unsent: false }) };
            match turn {
                Turn::Done(asked) => {
                    self.app.stored.notify_one();
                    return asked;
                }
                Turn::Moved => match self.app.table.complaint(&there.reference).await {
                    Ok(Some(now)) => there = now,
                    Ok(None) | Err(_) => return Asked::Not(Kept::Unavailable { unsent: true }),
                },
            }
        }
        Asked::Not(Kept::Unavailable { unsent: true })
    }

    /// The same act has asked before: what it asked for has started just now, or it is over, and another
    /// press may ask for what comes next.
    async fn asked_before(&self) -> Asked {
        let Ok(Some(now)) = self.app.table.complaint(&self.there.reference).await else {
            return Asked::Not(Kept::Unavailable { unsent: false });
        };
        if now.is_settled() { Asked::Nothing } else { Asked::Started }
    }

    /// One try against the complaint as it was read.
    async fn ask(&mut self, there: &Complaint) -> Option<Turn> {
        let at = self.words.received;
        let asking = Asking::of(self.app, there, at).map_err(|fault| log::fault("deadlines", &fault)).ok()?;
        if asking.again == LookAgain::Nothing {
            // The first answer may be all that was lost. Where nobody can tell, words must not be added beside it.
            return Some(Turn::Done(match self.was_asked().await? {
                true => Asked::Started,
                false if self.answers.is_empty() => Asked::Nothing,
                false => Asked::of(self.add().await, Asked::Nothing),
            }));
        }
        let Some(Then { stage, events }) = &asking.then else {
            self.flag(&Flag::Again);
            return Some(Turn::Done(Asked::of(self.add().await, Asked::ForOfficers)));
        };
        let rules = self.app.words.library.rulebook(asking.own.policy(), asking.own.calendar());
        let stands = Stands::of(there, &Case::of(&rules, events, at), there.danger);
        self.flag(&Flag::Again);
        let promised = self.promised()?;
        // Where it stands from then on decides where it stands in the list of what nobody has read.
        let then = Complaint { place: Some(stands.due.clone()), dated: stands.dated, closed: false, ..there.clone() };
        let event = Event::new(EventKind::EscalationRequested, at).at_stage(*stage);
        let next = then.next_due().map(Moment::to_rfc3339);
        let notice = Notice::of(&self.words, &promised, next, NoticeKind::Again, &self.app.words.library.office);
        let added = self.request(&promised, &then)?.asking(there, &event, &stands, &notice);
        if !added.fits() {
            return Some(Turn::Done(Asked::Not(Kept::TooLarge)));
        }
        // A date that an outage could not see must not be promised: without the table nothing starts.
        let put = tokio::time::timeout(connect::TABLE_LIMIT, self.app.table.put_addition(&added)).await;
        Some(match put {
            Ok(Ok(AddedOutcome::Stored)) => Turn::Done(Asked::Started),
            Ok(Ok(AddedOutcome::There)) => Turn::Done(self.asked_before().await),
            Ok(Ok(AddedOutcome::Moved)) => Turn::Moved,
            Ok(Err(fault)) => {
                fault.log();
                // It may have started before it was refused.
                match if fault.is_away() { None } else { self.was_asked().await } {
                    Some(true) => Turn::Done(self.asked_before().await),
                    there => Turn::Done(Asked::Not(Kept::Unavailable { unsent: there.is_some() })),
                }
            }
            Err(_) => Turn::Done(Asked::Not(Kept::Unavailable { unsent: false })),
        })
    }
}

/// How one try to ask ended.
enum Turn {
    Done(Asked),
    /// The complaint does not stand any more as it was read.
    Moved,
}

impl Asked {
    /// What asking came to, where its words were kept as others are.
    fn of(kept: Kept, safe: Self) -> Self {
        match kept {
            Kept::Safe => safe,
            not => Self::Not(not),
        }
    }
}
