//! When one limit is due: the rules it is counted by, and what can be
//! said before it has started.

use super::builder::TimelineBuilder;
use super::deadline::{Assumptions, Basis, Bound, Deadline, Due};
use crate::case::events::Pauses;
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
        // Whoever counts the days of the rule comes to the day before it moved.
        let silent = step.owed_by() == Owner::Resident && clause.limit.ends.is_none();
        if silent && last.moved_to_a_working_day() {
            assumed.add(Assumed::End);
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
        Ok(counted.sooner(lawful))
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

/// What starts a later stage is asked for by the resident.
fn asked_for(from: Anchor, stage: u8) -> Anchor {
    let request = from.start == Start::Receipt && from.stage.unwrap_or(stage) > 1;
    Anchor { start: if request { Start::EscalationRequest } else { from.start }, ..from }
}

fn arrives(start: Start) -> bool {
    matches!(start, Start::Receipt | Start::EscalationRequest | Start::CommitteeReceipt)
}

/// Whether a limit rests on which day is day one: hours count from the instant, the same day is counted from no other,
/// and only what arrives has a day of receipt.
fn day_one_matters(limit: &Limit) -> bool {
    let counts = |within: Period| matches!(within, Period::Of { unit, .. } if unit != Unit::Hours);
    limit.windows().any(|(within, from)| counts(within) && arrives(from.start))
}

/// Whether a pause began when the time was over: it moves no date.
pub(super) fn stops_late(pause: &Pause, due: Counted<'_>) -> bool {
    let unknown = pause.from.time().is_none();
    pause.from.day() >= due.last_day() && (!due.timed() || unknown || due.is_past(pause.from))
}
