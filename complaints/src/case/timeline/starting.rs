//! When what starts a clock happened, as a limit counts it: by the record, by
//! the days that the policy gives the post, by the date that stands for an answer.

use super::builder::TimelineBuilder;
use super::deadline::{Deadline, Due};
use super::due::Clause;
use super::state::{Because, State};
use crate::case::events::EventKind;
use crate::days::clock::{Anchor, Limit, Owner, Start, Step};
use crate::days::count::{CountError, Rules, count};
use crate::days::moment::Moment;
use crate::days::period::Period;

impl<'a> TimelineBuilder<'a> {
    /// When a window of a limit started. To be opened again is asked for after an answer or a closure, which
    /// the opening itself takes back.
    pub(super) fn start_of(&self, clause: Clause<'a>, from: Anchor) -> Result<Option<Moment>, CountError> {
        let of = from.stage.unwrap_or(clause.stage);
        if from.start == Start::DueDate && clause.step == Step::Respond {
            // What comes on top of the promise counts from the day that was promised, wherever that was put since.
            let promised = self.usual(of, false).and_then(Deadline::limit);
            let limit = promised.map(|promised| Clause { limit: &promised.value, stage: of, ..clause });
            let due = limit.map(|limit| self.due_of(limit)).transpose()?;
            return Ok(match due {
                Some((Due::On(counted), _)) => Some(Moment::on(counted.last_day())),
                _ => None,
            });
        }
        let last_answer = || {
            let answers = [EventKind::Responded, EventKind::FinalResponse];
            answers.into_iter().filter_map(|kind| self.events.last_ever(kind, of)).max()
        };
        let taken_back = match (clause.step, from.start) {
            (Step::Reopen, Start::Closure) => self.events.last_ever(EventKind::Closed, of),
            (Step::Reopen, Start::Response) => last_answer(),
            (Step::Reopen, Start::ResponseReceipt) => match last_answer() {
                Some(given) => self.came(of, given)?,
                None => None,
            },
            _ => None,
        };
        let taken_back = taken_back.filter(|_| self.new_complaint.is_none_or(|new| of <= new.stage));
        Ok(self.start(from, clause.stage, clause.as_of)?.or(taken_back))
    }

    /// The last moment at which the landlord had to start a clock of its own.
    pub(super) fn started_by(&self, clause: Clause<'a>, from: Anchor) -> Result<Option<Moment>, CountError> {
        match clause.step.owed_by() {
            Owner::Landlord => self.latest_start(from, clause.stage, clause.basis, clause.as_of),
            Owner::Resident => Ok(None),
        }
    }

    /// The answer that counts at a stage: the usual one, or the circumstance's that takes its place.
    fn answer(&self, stage: u8) -> Option<&Deadline<'a>> {
        let usual = self.usual(stage, false);
        match usual.map(|d| d.state) {
            Some(State::Over(Because::Replaced(id))) => {
                self.deadlines.iter().find(|d| (d.stage, d.step, d.when) == (stage, Step::Respond, Some(id)))
            }
            _ => usual,
        }
    }

    /// The promise that leads at a stage, for its first answer or for one that is owed `anew`: the usual one, or where
    /// there is none the first circumstance's.
    pub(super) fn usual(&self, stage: u8, anew: bool) -> Option<&Deadline<'a>> {
        let alike = |d: &&Deadline<'a>| (d.stage, d.step, d.anew) == (stage, Step::Respond, anew) && d.is_promise();
        let mut answers = self.deadlines.iter().filter(alike);
        answers.clone().find(|d| d.when.is_none()).or_else(|| answers.next())
    }

    /// Nobody is aware of a problem before it happens: once the day of becoming
    /// aware is known, no more time from the problem can be the later one.
    pub(super) fn never_later(&self, within: Period, from: Anchor, limit: &Limit) -> Result<bool, CountError> {
        let aware = |(other, from): (Period, Anchor)| from.start == Start::Aware && is_no_shorter(other, within);
        Ok(from.start == Start::Problem
            && limit.windows().any(aware)
            && self.start(Anchor { start: Start::Aware, stage: None }, 0, None)?.is_some())
    }

    /// When what starts a clock of `stage` happened. After a request that is a
    /// new complaint, nothing at the later stages has.
    ///
    /// # Errors
    /// When the calendar does not cover the days of post.
    pub(super) fn start(&self, from: Anchor, stage: u8, as_of: Option<Moment>) -> Result<Option<Moment>, CountError> {
        let of = from.stage.unwrap_or(stage);
        if self.new_complaint.is_some_and(|new| of > new.stage) {
            return Ok(None);
        }
        let known = |start: &Moment| as_of.is_none_or(|as_of| *start <= as_of || start.day() == as_of.day());
        match from.start {
            // The date that stands for the answer, put off or not.
            Start::DueDate => Ok(self.answer(of).and_then(Deadline::counted).map(|due| Moment::on(due.last_day()))),
            Start::FinalResponse => Ok(self.last_answer()),
            Start::ResponseReceipt => {
                let came = self.events.answered(of).map(|given| self.came(of, given)).transpose()?;
                Ok(came.flatten().filter(known))
            }
            start => {
                let first = self.events.start(from, stage, self.stages);
                let again = first.is_some_and(|at| !known(&at)).then(|| happens_again(start)).flatten();
                let Some(kind) = again else { return Ok(first.filter(known)) };
                // The last that was known by then.
                let all = self.events.each().filter(|(event, at)| (event.kind, *at) == (kind, of));
                Ok(all.map(|(event, _)| event.at).rfind(known))
            }
        }
    }

    /// When an answer of a stage that was given at a moment has come: as recorded, or else by the days that the policy
    /// gives the post; none where it gives none.
    fn came(&self, stage: u8, given: Moment) -> Result<Option<Moment>, CountError> {
        if let Some(got) = self.events.received_since(stage, given) {
            return Ok(Some(got));
        }
        let Some(post) = self.rules.policy.post.applied() else { return Ok(None) };
        let came = count(post.value, Moment::on(given.day()), Rules::default(), self.rules.calendar)?;
        Ok(Some(Moment::on(came.due_date)))
    }

    /// The last answer of this complaint; what was said to a new one that came of it is not.
    pub(super) fn last_answer(&self) -> Option<Moment> {
        let reached = self.new_complaint.map_or(self.stages, |new| new.stage);
        self.events.final_response(self.stages, reached)
    }
}

/// What starts a clock each time that it happens, of all that the landlord owes anything from.
fn happens_again(start: Start) -> Option<EventKind> {
    match start {
        Start::Hearing => Some(EventKind::HearingHeld),
        Start::Decision => Some(EventKind::Decided),
        Start::Draft => Some(EventKind::DraftSent),
        Start::Message => Some(EventKind::Messaged),
        _ => None,
    }
}

/// Whether one period is known to last at least as long as another from an earlier start: both in one unit.
fn is_no_shorter(period: Period, than: Period) -> bool {
    match (period, than) {
        (Period::Of { count, unit }, Period::Of { count: least, unit: same }) => unit == same && count >= least,
        _ => period == than,
    }
}
