//! When one limit is due: its start, the rules it is counted by, what can be
//! said before it has started.

use super::builder::TimelineBuilder;
use super::deadline::{Assumptions, Basis, Bound, Deadline, Due};
use super::state::{Because, State};
use crate::case::events::{EventKind, Pauses};
use crate::days::calendar::DayOne;
use crate::days::clock::{Anchor, Assumed, Ends, Fact, Limit, Owner, Start, Step};
use crate::days::count::{CountError, Counted, Pause, Rules, count};
use crate::days::moment::Moment;
use crate::days::period::{Period, Unit};

/// A limit where it stands: what is needed to count it.
#[derive(Clone, Copy)]
pub(super) struct Clause<'a> {
    pub limit: &'a Limit,
    pub stage: u8,
    pub step: Step,
    pub basis: Basis<'a>,
    /// As it was known at this moment; `None` is all that the record knows.
    pub as_of: Option<Moment>,
    /// Which pauses make it longer.
    pub pausing: Pausing,
}

/// Which of its pauses make a time longer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pausing {
    /// None, as if the clock had never stopped.
    None,
    /// The first ones, up to the first that does not say why.
    WithReasons,
    /// All of them.
    All,
}

impl<'a> TimelineBuilder<'a> {
    /// When what `fact` says is due at `stage`, and what of it was assumed.
    pub(super) fn due(
        &self,
        fact: &'a Fact<Limit>,
        stage: u8,
        step: Step,
        basis: Basis<'a>,
        as_of: Option<Moment>,
    ) -> Result<(Due<'a>, Assumptions), CountError> {
        match fact.applied() {
            None => Ok((Due::NotStated, Assumptions::default())),
            Some(cited) => {
                self.due_of(Clause { limit: &cited.value, stage, step, basis, as_of, pausing: Pausing::All })
            }
        }
    }

    /// When an answer was to come as it was known at a moment, had its clock never stopped.
    pub(super) fn unpaused(
        &self,
        deadline: &Deadline<'a>,
        as_of: Option<Moment>,
    ) -> Result<Option<Counted<'a>>, CountError> {
        self.given(deadline, as_of, Pausing::None)
    }

    /// When an answer was to come as it was known at a moment, by some of its pauses.
    pub(super) fn given(
        &self,
        deadline: &Deadline<'a>,
        as_of: Option<Moment>,
        pausing: Pausing,
    ) -> Result<Option<Counted<'a>>, CountError> {
        let Some(cited) = deadline.limit() else { return Ok(None) };
        let Deadline { stage, step, basis, .. } = *deadline;
        let clause = Clause { limit: &cited.value, stage, step, basis, as_of, pausing };
        Ok(self.due_of(clause)?.0.outer_bound())
    }

    /// When one limit is due, and what of it was assumed.
    pub(super) fn due_of(&self, clause: Clause<'a>) -> Result<(Due<'a>, Assumptions), CountError> {
        let Clause { stage, step, basis, .. } = clause;
        let mut assumed = Assumptions::default();
        clause.limit.assumed.iter().for_each(|a| assumed.add(*a));
        let sooner = clause.limit.first_end_counts();
        let mut last: Option<Counted<'a>> = None;
        let mut waiting: Option<(Period, Anchor)> = None;
        for (within, from) in clause.limit.windows() {
            let counted = match self.start_of(clause, from)? {
                Some(start) => Some(self.in_time(clause, within, from, self.count(clause, within, from, start)?)?),
                None if !sooner && self.never_later(within, from, clause.limit)? => continue,
                None => {
                    waiting.get_or_insert((within, from));
                    match step.owed_by() {
                        // The first of several ends is no later than the latest of any of them.
                        Owner::Landlord if sooner => self.at_latest(clause, within, from)?,
                        // And the last no earlier than the earliest.
                        Owner::Resident if !sooner => self.at_least(clause, within, from)?,
                        _ => None,
                    }
                }
            };
            last = match (last, counted) {
                (Some(last), Some(counted)) if sooner => Some(last.sooner(counted)),
                (Some(last), Some(counted)) => Some(last.later(counted)),
                (last, counted) => last.or(counted),
            };
        }
        if let Some((within, from)) = waiting {
            let bound = match last {
                Some(first) if sooner => self.unless_stopped(clause, first).map(Bound::AtLatest),
                // "The later of" two windows is known only when both have started.
                Some(last) => Some(Bound::AtLeast(last)),
                None if clause.limit.is_one_window() => self.at_latest(clause, within, from)?.map(Bound::AtLatest),
                None => None,
            };
            return Ok((Due::Waiting { on: asked_for(from, stage), bound }, assumed));
        }
        let Some(last) = last else { return Ok((Due::NotStated, assumed)) };
        let pauses = self.pauses(clause);
        if matches!(basis, Basis::Policy) {
            if self.rules.policy.day_one.applied().is_none() && day_one_matters(clause.limit) {
                assumed.add(Assumed::DayOne);
            }
            if !pauses.is_empty() && self.rules.policy.stage(stage).is_none_or(|s| s.pause.applied().is_none()) {
                assumed.add(Assumed::Pause);
            }
        }
        let stopped = pauses.open().filter(|pause| !stops_late(pause, last));
        let due = stopped.map_or(Due::On(last), |pause| Due::Stopped { since: pause.from, at_latest: None });
        Ok((due, assumed))
    }

    /// The last day on which a window ends whose start is still to come and is the landlord's to make, or has come and
    /// is still to be told.
    fn at_latest(&self, clause: Clause<'a>, within: Period, from: Anchor) -> Result<Option<Counted<'a>>, CountError> {
        let Some(start) = self.started_by(clause, from)? else { return Ok(None) };
        Ok(self.unless_stopped(clause, self.count(clause, within, from, start)?))
    }

    /// A last day, unless the clock stands still: then nobody knows how much later it will be.
    fn unless_stopped(&self, clause: Clause<'a>, bound: Counted<'a>) -> Option<Counted<'a>> {
        Some(bound).filter(|bound| self.pauses(clause).open().is_none_or(|pause| stops_late(&pause, *bound)))
    }

    /// The first day on which a window can end whose start nobody recorded: an answer is not got before it is given.
    fn at_least(&self, clause: Clause<'a>, within: Period, from: Anchor) -> Result<Option<Counted<'a>>, CountError> {
        if from.start != Start::ResponseReceipt {
            return Ok(None);
        }
        let given = self.start_of(clause, Anchor { start: Start::Response, ..from })?;
        given.map(|given| self.count(clause, within, from, given)).transpose()
    }

    /// When a window of a limit started. To be opened again is asked for after an answer or a closure, which
    /// the opening itself takes back.
    fn start_of(&self, clause: Clause<'a>, from: Anchor) -> Result<Option<Moment>, CountError> {
        let of = from.stage.unwrap_or(clause.stage);
        if from.start == Start::DueDate && clause.step == Step::Respond {
            // What comes on top of the promise counts from the day that was promised, wherever that was put since.
            let promised = self.usual(of, false).and_then(Deadline::limit);
            let limit = promised.map(|promised| Clause { limit: &promised.value, stage: of, ..clause });
            let due = limit.map(|limit| self.due_of(limit)).transpose()?;
            return Ok(match due {
                Some((Due::On(counted), _)) => Some(Moment::on(counted.due_date)),
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

    /// A count that the landlord itself starts gains no time by a late start: it ends when it would have ended,
    /// had that been done on the last day for it.
    ///
    /// Of Code 6.14, twenty working days from an acknowledgement that came four days late: still 5 + 20.
    pub(super) fn in_time(
        &self,
        clause: Clause<'a>,
        within: Period,
        from: Anchor,
        counted: Counted<'a>,
    ) -> Result<Counted<'a>, CountError> {
        // What nobody knew of at first can only have started sooner.
        let own = self.started_by(clause, from)?.filter(|_| from.start.made_by().is_some());
        let Some(start) = own else { return Ok(counted) };
        let lawful = self.count(clause, within, from, start)?;
        Ok(if lawful.ends_before(&counted) { lawful } else { counted })
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
    fn never_later(&self, within: Period, from: Anchor, limit: &Limit) -> Result<bool, CountError> {
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
            Start::DueDate => Ok(self.answer(of).and_then(Deadline::counted).map(|due| Moment::on(due.due_date))),
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

    /// Counts one window of a limit from its start.
    pub(super) fn count(
        &self,
        clause: Clause<'a>,
        within: Period,
        from: Anchor,
        start: Moment,
    ) -> Result<Counted<'a>, CountError> {
        let Clause { limit, step, basis, .. } = clause;
        let policy = self.rules.policy;
        let own = matches!(basis, Basis::Policy);
        // Only what arrives at the landlord can arrive too late in the day, and
        // a landlord's own office hours put off nothing that the law asks of it.
        let (day_one, cut_off) = if arrives(from.start) && own {
            let cut_off = policy.cut_off.applied().map(|c| c.value);
            // A policy with a cut-off counts Friday evening as Monday, so Saturday too, unless it says otherwise.
            let silent = if cut_off.is_some() { DayOne::Rolled } else { DayOne::Next };
            (policy.day_one.applied().map_or(silent, |c| c.value), cut_off)
        } else {
            (DayOne::Next, None)
        };
        // A resident's last day that is not worked moves on; a landlord's promise does not.
        let ends = limit.ends.or(match step.owed_by() {
            Owner::Resident => Some(Ends::NextWorkingDay),
            Owner::Landlord => None,
        });
        let rules = Rules { day_one, cut_off, ends, by: limit.by, pauses: self.pauses(clause).each() };
        count(within, start, rules, basis.calendar(self.rules.calendar))
    }

    /// The pauses that stretch a limit: only the landlord's own time for an
    /// answer stands still, and not one that is promised "in total".
    fn pauses(&self, clause: Clause<'a>) -> Pauses<'a> {
        let own = matches!(clause.basis, Basis::Policy);
        let stands = clause.step == Step::Respond && own && !clause.limit.in_total;
        if !stands || clause.pausing == Pausing::None {
            return Pauses::default();
        }
        let all = self.events.pauses(clause.stage, clause.limit.is_for_a_new_answer());
        let all = if clause.pausing == Pausing::WithReasons { all.with_reasons() } else { all };
        clause.as_of.map_or(all, |as_of| all.over_by(as_of))
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

/// What starts a later stage is asked for by the resident.
fn asked_for(from: Anchor, stage: u8) -> Anchor {
    let request = from.start == Start::Receipt && from.stage.unwrap_or(stage) > 1;
    Anchor { start: if request { Start::EscalationRequest } else { from.start }, ..from }
}

fn arrives(start: Start) -> bool {
    matches!(start, Start::Receipt | Start::EscalationRequest | Start::CommitteeReceipt)
}

/// Whether a limit rests on which day is day one: hours count from the instant, and only what
/// arrives has a day of receipt.
fn day_one_matters(limit: &Limit) -> bool {
    limit.windows().any(|(within, from)| within.unit() != Unit::Hours && arrives(from.start))
}

/// Whether a pause began when the time was over: it moves no date.
pub(super) fn stops_late(pause: &Pause, due: Counted<'_>) -> bool {
    let unknown = pause.from.time().is_none();
    pause.from.day() >= due.due_date && (!due.timed() || unknown || due.is_past(pause.from))
}
