//! Whether something can have happened in a case, and what it does to its dates.
//!
//! The one guard of what is recorded: first what may follow what, then what the
//! policy allows. A fact is taken, late or not; what means something else where
//! it is recorded, and a new date past what may be agreed, is refused.

use chrono::NaiveDate;

use super::events::{Event, EventError, EventKind, Events};
use super::standing::Case;
use super::timeline::{Deadline, NewComplaint, PutOff, Refusal, Timeline};
use crate::days::clock::Step;
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;

/// Why something cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The record with it contradicts itself, such as an answer before the receipt.
    Record(EventError),
    /// It belongs to a stage that the case has not reached.
    NotReached {
        /// What it is.
        kind: EventKind,
        /// The stage at which that would happen, counted from 1.
        stage: u8,
        /// The stage the case was at.
        reached: u8,
    },
    /// A second `received`: that came with the sending.
    Received,
    /// Nothing at this stage could be opened again.
    NotOver {
        /// The stage the case is at.
        stage: u8,
    },
    /// The case has left the stage of this event, or has reached what is asked for.
    Past {
        /// What it is.
        kind: EventKind,
        /// The stage the case is at.
        stage: u8,
    },
    /// The stage of this event is closed, and was not opened again.
    Closed {
        /// The closed stage, counted from 1.
        stage: u8,
    },
    /// A last answer at a stage after which others come.
    NotLast {
        /// The stage at which it would be, counted from 1.
        stage: u8,
        /// The last stage, counted from 1.
        last: u8,
    },
    /// A circumstance that the policy does not know; its id.
    UnknownCircumstance(String),
    /// An offer is accepted that nobody recorded.
    NoOffer,
    /// A new date that may not be set.
    Date {
        /// What sets it.
        event: Event,
        /// The rule that it breaks.
        because: Refusal,
    },
    /// A request that the policy treats as a new complaint.
    NewComplaint {
        /// When it came.
        received: NaiveDate,
        /// The last day on which it could have come.
        until: NaiveDate,
    },
    /// The calendar does not cover the days that its dates need.
    Count(CountError),
}

impl From<EventError> for Refused {
    fn from(fault: EventError) -> Self {
        Self::Record(fault)
    }
}

/// A date before and after something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedDate {
    /// The stage, counted from 1; 0 is the case as a whole.
    pub stage: u8,
    /// What is to be done by then.
    pub step: Step,
    /// The date before; none where there was none.
    pub was: Option<Counted<'static>>,
    /// The date from then on; none where there is none any more.
    pub now: Option<Counted<'static>>,
}

/// What whoever records something should know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The date before had passed when the new one was told.
    ToldLate(NaiveDate),
    /// The holding reply had to go out by that day.
    SentLate(NaiveDate),
    /// It is past what only a good reason allows.
    Beyond(NaiveDate),
    /// The policy does not say that the clock may stop.
    PauseNotStated,
    /// However long the clock stands, the answer is due by then.
    StoppedUntil(NaiveDate),
    /// It was closed, and nobody had said that it was received.
    ClosedUnacknowledged,
    /// It was closed, and nobody had answered it.
    ClosedUnanswered,
    /// A talk is no acknowledgement by itself.
    ContactIsNone,
}

/// What something does to a case in which it happens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Effect {
    /// The dates that it moves, sets or takes away, in the order in which a case goes.
    pub moved: Vec<MovedDate>,
    /// What is to be said of it.
    pub notes: Vec<Note>,
    /// The stage to which it belongs; none where that is the case as a whole.
    pub stage: Option<u8>,
}

impl Case<'_> {
    /// Whether `event` can have happened in this case, and what it does. `with` is the record in which it has.
    ///
    /// # Errors
    /// With the first rule that it breaks.
    pub fn admits(&self, event: &Event, with: &Events) -> Result<Effect, Refused> {
        in_order(with, self.placed_stages(), Some(event))?;
        if let Some(id) = event.id.as_ref().filter(|id| !self.policy().knows_circumstance(id)) {
            return Err(Refused::UnknownCircumstance(id.clone()));
        }
        let then = Case::of(self.rules(), with, self.now().max(event.at));
        let stage = with.each().find(|(one, stage)| *one == event && *stage > 0).map(|(_, stage)| stage);
        let (before, after) = match (self.dates(), then.dates()) {
            (Ok(before), Ok(after)) => (before, after),
            // Nobody can tell its dates: what happens in it is a fact all the same.
            _ => return Ok(Effect { stage, ..Effect::default() }),
        };
        let refused = after.refused.iter().find(|refused| refused.event == event);
        if let Some(refused) = refused {
            return Err(Refused::Date { event: event.clone(), because: refused.because });
        }
        if let Some(NewComplaint { received, window, .. }) =
            after.new_complaint.filter(|_| event.kind == EventKind::EscalationRequested)
        {
            return Err(Refused::NewComplaint { received: received.day(), until: window.due_date });
        }
        Ok(Effect { moved: moved(before, after), notes: self.notes(event, stage, &then, after), stage })
    }

    fn notes(&self, event: &Event, stage: Option<u8>, then: &Case<'_>, after: &Timeline<'_>) -> Vec<Note> {
        let stage = stage.unwrap_or(0);
        let answer = || after.deadlines.iter().filter(|d| (d.stage, d.step) == (stage, Step::Respond));
        let mut notes = Vec::new();
        match event.kind {
            EventKind::HoldingReplySent | EventKind::ExtensionAgreed => {
                let moved = answer().filter_map(|d| d.moved).find(|moved| moved.by == event);
                if let Some(PutOff { passed, sent_late, beyond, .. }) = moved {
                    notes.extend(passed.map(|day| Note::ToldLate(day.due_date)));
                    notes.extend(sent_late.map(|day| Note::SentLate(day.due_date)));
                    notes.extend(beyond.map(|day| Note::Beyond(day.due_date)));
                }
            }
            EventKind::Paused => {
                let stated = self.policy().stage(stage).is_some_and(|stage| stage.pause.applied().is_some());
                notes.extend((!stated).then_some(Note::PauseNotStated));
                let last = then.leading(Step::Respond).and_then(Deadline::outer_bound);
                notes.extend(last.map(|last| Note::StoppedUntil(last.due_date)));
            }
            EventKind::Closed if then.was_closed_unanswered() => {
                let known = then.events().first(EventKind::Acknowledged, stage).is_some();
                notes.extend((!known).then_some(Note::ClosedUnacknowledged));
                notes.push(Note::ClosedUnanswered);
            }
            EventKind::Contacted => notes.push(Note::ContactIsNone),
            _ => {}
        }
        notes
    }
}

/// The dates that differ between two tellings of one case.
fn moved(before: &Timeline<'_>, after: &Timeline<'_>) -> Vec<MovedDate> {
    let same = |a: &Deadline<'_>, b: &Deadline<'_>| {
        (a.stage, a.step, a.when, a.basis.source(), a.anew) == (b.stage, b.step, b.when, b.basis.source(), b.anew)
    };
    let last = |d: &Deadline<'_>| d.outer_bound().map(Counted::alone);
    let mut moved = Vec::new();
    for now in &after.deadlines {
        let was = before.deadlines.iter().find(|was| same(was, now)).and_then(last);
        if was != last(now) {
            moved.push(MovedDate { stage: now.stage, step: now.step, was, now: last(now) });
        }
    }
    moved
}

/// How the stage that a case has reached stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// An answer is owed: there was none yet, or it was taken back.
    Open,
    /// The stage is answered; the next can be asked for.
    Answered,
    /// It is closed; a late answer does not open it.
    Closed,
}

/// A case as it stood when an event came.
struct Reached {
    number: u8,
    stage: Stage,
    offered: bool,
    last: u8,
}

/// Whether everything in a record of so many stages follows what it rests on; `new` is what is recorded now, of
/// which more is asked than of what earlier versions took.
///
/// # Errors
/// With the rule that the first event out of order breaks.
pub fn in_order(events: &Events, stages: u8, new: Option<&Event>) -> Result<(), Refused> {
    let mut reached = Reached { number: 1, stage: Stage::Open, offered: false, last: stages.max(1) };
    for (event, stage) in events.each() {
        reached.admits(event, stage)?;
        if new == Some(event) {
            reached.admits_now(event.kind, stage)?;
        }
        reached.take(event.kind, stage);
    }
    Ok(())
}

impl Reached {
    fn admits(&self, event: &Event, stage: u8) -> Result<(), Refused> {
        let here = stage == self.number;
        let next = if event.kind == EventKind::EscalationRequested { self.number + 1 } else { self.number };
        match event.kind {
            EventKind::Received if stage > 1 => Err(Refused::Received),
            kind if stage > next => Err(Refused::NotReached { kind, stage, reached: self.number }),
            EventKind::Skipped if !here => Err(Refused::Past { kind: EventKind::Skipped, stage: self.number }),
            EventKind::Closed if here && self.stage == Stage::Closed => Err(Refused::Closed { stage: self.number }),
            EventKind::Reopened if !here || self.stage == Stage::Open => Err(Refused::NotOver { stage: self.number }),
            EventKind::OfferAccepted if !self.offered => Err(Refused::NoOffer),
            _ => Ok(()),
        }
    }

    /// What means something else at this stage is not taken any more.
    fn admits_now(&self, kind: EventKind, stage: u8) -> Result<(), Refused> {
        match kind {
            EventKind::EscalationRequested if stage <= self.number => Err(Refused::Past { kind, stage: self.number }),
            EventKind::FinalResponse if stage != self.last => Err(Refused::NotLast { stage, last: self.last }),
            _ => Ok(()),
        }
    }

    fn take(&mut self, kind: EventKind, stage: u8) {
        let here = stage == self.number;
        match kind {
            EventKind::EscalationRequested | EventKind::Skipped => {
                let next = if kind == EventKind::Skipped { stage + 1 } else { stage };
                (self.number, self.stage) = (self.number.max(next), Stage::Open);
            }
            EventKind::Responded | EventKind::FinalResponse if here && self.stage != Stage::Closed => {
                self.stage = Stage::Answered;
            }
            EventKind::Closed if here => self.stage = Stage::Closed,
            EventKind::Reopened => self.stage = Stage::Open,
            EventKind::OfferMade => self.offered = true,
            _ => {}
        }
    }
}

impl Case<'_> {
    /// How many stages its record can name: what happened under another procedure, before a circumstance was known,
    /// happened all the same.
    fn placed_stages(&self) -> u8 {
        self.events().each().map(|(_, stage)| stage).max().unwrap_or(1).max(self.stages())
    }

    /// The same case in which something more has happened.
    ///
    /// # Errors
    /// When that contradicts what has happened.
    pub fn with(&self, event: Event) -> Result<Events, EventError> {
        let all: Vec<Event> = self.events().each().map(|(event, _)| event.clone()).chain([event]).collect();
        let with = Events::new(all, self.placed_stages())?;
        Ok(self.events().told().iter().fold(with, |with, id| with.when(id)))
    }

    /// The case in which the person asked for a stage at a moment.
    ///
    /// # Errors
    /// When that contradicts what has happened.
    pub fn asked_for(&self, stage: u8, at: Moment) -> Result<Events, EventError> {
        self.with(Event::new(EventKind::EscalationRequested, at).at_stage(stage))
    }
}
