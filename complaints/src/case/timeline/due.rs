//! When one limit is due: its start, the rules it is counted by, what can be
//! said before it has started.

use super::builder::TimelineBuilder;
use super::deadline::{Assumptions, Basis, Bound, Deadline, Due};
use super::state::{Because, State};
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
        let mut assumed = Assumptions::default();
        let Some(cited) = fact.applied() else { return Ok((Due::NotStated, assumed)) };
        let clause = Clause { limit: &cited.value, stage, step, basis, as_of };
        clause.limit.assumed.iter().for_each(|a| assumed.add(*a));
        let mut last: Option<Counted<'a>> = None;
        let mut waiting: Option<(Period, Anchor)> = None;
        for (within, from) in windows(clause.limit) {
            let Some(start) = self.start(from, stage, as_of) else {
                if !self.never_later(within, from, clause.limit) {
                    waiting.get_or_insert((within, from));
                }
                continue;
            };
            let counted = self.count(clause, within, from, start)?;
            last = Some(last.map_or(counted, |l| l.later(counted)));
        }
        // "The later of" two windows is known only when both have started.
        if let Some((within, from)) = waiting {
            let bound = match (last, step.owed_by()) {
                (Some(last), _) => Some(Bound::AtLeast(last)),
                (None, Owner::Landlord) if clause.limit.or_later.is_empty() => {
                    let start = self.latest_start(from, stage, basis, as_of)?;
                    start.map(|start| self.count(clause, within, from, start)).transpose()?.map(Bound::AtLatest)
                }
                (None, _) => None,
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
        let stopped = pauses.last().filter(|pause| pause.to.is_none() && !stops_late(pause, last));
        Ok((stopped.map_or(Due::On(last), |pause| Due::Stopped(pause.from)), assumed))
    }

    /// The answer that counts at a stage: the usual one, or the circumstance's that takes its place.
    fn answer(&self, stage: u8) -> Option<&Deadline<'a>> {
        let answers = || self.deadlines.iter().filter(move |d| d.stage == stage && d.step == Step::Respond);
        let usual = answers().find(|d| d.is_promise() && d.when.is_none());
        match usual.map(|d| d.state) {
            Some(State::Over(Because::Replaced(id))) => answers().find(|d| d.when == Some(id)),
            _ => usual,
        }
    }

    /// Nobody is aware of a problem before it happens: once the day of becoming
    /// aware is known, the same time from the problem cannot be the later one.
    fn never_later(&self, within: Period, from: Anchor, limit: &Limit) -> bool {
        let aware = |(other, from): (Period, Anchor)| from.start == Start::Aware && other == within;
        from.start == Start::Problem
            && self.start(Anchor { start: Start::Aware, stage: None }, 0, None).is_some()
            && windows(limit).any(aware)
    }

    /// When what starts a clock of `stage` happened. After a request that is a
    /// new complaint, nothing at the later stages has.
    pub(super) fn start(&self, from: Anchor, stage: u8, as_of: Option<Moment>) -> Option<Moment> {
        let of = from.stage.unwrap_or(stage);
        if self.new_complaint.is_some_and(|new| of > new.stage) {
            return None;
        }
        if from.start == Start::DueDate {
            // The date that stands for the answer, put off or not.
            return self.answer(of).and_then(Deadline::counted).map(|due| Moment::on(due.due_date));
        }
        let start = self.events.start(from, stage, self.stages);
        start.filter(|start| as_of.is_none_or(|as_of| *start <= as_of || start.day() == as_of.day()))
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
        let rules = Rules { day_one, cut_off, ends, by: limit.by, pauses: self.pauses(clause) };
        count(within, start, rules, basis.calendar(self.rules.calendar))
    }

    /// The pauses that stretch a limit: only the landlord's own time for an
    /// answer stands still, and not one that is promised "in total".
    fn pauses(&self, clause: Clause<'a>) -> &'a [Pause] {
        let own = matches!(clause.basis, Basis::Policy);
        let stands = clause.step == Step::Respond && own && !clause.limit.in_total;
        match clause.as_of {
            _ if !stands => &[],
            Some(as_of) => self.events.pauses_until(clause.stage, as_of),
            None => self.events.pauses(clause.stage),
        }
    }
}

/// The windows of a limit; more than one is "the later of".
pub(super) fn windows(limit: &Limit) -> impl Iterator<Item = (Period, Anchor)> {
    std::iter::once((limit.within, limit.from)).chain(limit.or_later.iter().copied())
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
    windows(limit).any(|(within, from)| within.unit() != Unit::Hours && arrives(from.start))
}

/// Whether a pause began when the time was over: it moves no date.
fn stops_late(pause: &Pause, due: Counted<'_>) -> bool {
    pause.from.day() >= due.due_date && (!due.timed() || due.is_past(pause.from))
}
