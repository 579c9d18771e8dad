//! How far an answer may be put off: every cap that stands, and the day that each gives.
//!
//! The policy's cap on a holding reply's date, its cap on any extension, the
//! law's: whatever moves the date, the earliest of them counts.

use super::builder::{TimelineBuilder, holds};
use super::deadline::{Basis, Deadline, Furthest};
use super::due::{Clause, Pausing};
use crate::case::events::{Event, EventKind};
use crate::days::clock::{Cited, Clock, Firmness, Limit, Start, Step};
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;

/// A bound on new dates, and the last day that it allows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cap<'a> {
    pub(super) day: Counted<'a>,
    /// A good reason can take the date further.
    pub(super) soft: bool,
}

impl<'a> TimelineBuilder<'a> {
    /// What starts a cap that is counted from the holding reply: the first in
    /// time, or the first date that was agreed instead. Another a week later
    /// does not start it again.
    fn first_new_date(&self, deadline: &Deadline<'a>, event: Option<&Event>) -> Option<Moment> {
        let known = |at: &Moment| event.is_none_or(|event| *at <= event.at);
        let sent = self.events.first(EventKind::HoldingReplySent, deadline.stage).filter(known);
        let in_time = sent.filter(|at| self.send_by(deadline).is_none_or(|by| !by.is_past(*at)));
        in_time.or_else(|| deadline.moved.and_then(|moved| moved.agreed)).or(event.map(|event| event.at))
    }

    /// By when a holding reply had to go out to put this answer off.
    pub(super) fn send_by(&self, deadline: &Deadline<'a>) -> Option<Counted<'a>> {
        let send = |d: &&Deadline<'a>| d.stage == deadline.stage && d.step == Step::Hold;
        let all = self.deadlines.iter().filter(send).filter(|_| deadline.is_promise());
        all.filter_map(Deadline::outer_bound).reduce(Counted::later)
    }

    /// The later time that a policy itself gives for a holding reply without a date.
    pub(super) fn own_target(&self, deadline: &Deadline<'a>, event: &Event) -> Result<Option<Counted<'a>>, CountError> {
        let to_agree = |limit: &Limit| limit.agreed || limit.firmness == Firmness::UpTo;
        let given = self.targets(deadline.stage, Some(event)).into_iter().find(|cited| !to_agree(&cited.value));
        given.map(|cited| self.cap_date(deadline, Basis::Policy, cited, Some(event))).transpose().map(Option::flatten)
    }

    /// The furthest day to which an answer may still be put off, if the record knows it or bounds it.
    pub(super) fn furthest(&self, deadline: &Deadline<'a>) -> Result<Option<Furthest<'a>>, CountError> {
        // A circumstance's time of its own, or a total, is not one that a policy's cap was written for.
        let own = deadline.when.is_some() || deadline.limit().is_some_and(|l| l.value.in_total);
        let Some(stands) = deadline.outer_bound().filter(|_| !own) else { return Ok(None) };
        let caps = self.caps(deadline, None)?;
        let further = |cap: &Cap<'a>| cap.day.last_day() > stands.due_date;
        if caps.iter().any(|cap| !cap.soft && !further(cap)) {
            return Ok(None);
        }
        // Past one that is soft only a reason takes it, to the first that no reason moves.
        let needs_reason = caps.iter().any(|cap| !further(cap));
        let first = caps.into_iter().filter(|cap| further(cap) && !(cap.soft && needs_reason)).reduce(earlier);
        Ok(first.map(|cap| Furthest { day: cap.day, soft: cap.soft }))
    }

    /// Every cap on a new date for this answer that `event` sets, or that is asked about before there is one.
    pub(super) fn caps(&self, deadline: &Deadline<'a>, event: Option<&Event>) -> Result<Vec<Cap<'a>>, CountError> {
        let by_law = self.law.and_then(|law| Some((law, law.stages.get(usize::from(deadline.stage).checked_sub(1)?)?)));
        let by_law = by_law.and_then(|(law, stage)| Some((Basis::Law(law), stage.extend.applied()?)));
        let mut caps = Vec::new();
        let mut add = |of: &Deadline<'a>, source: Option<(Basis<'a>, &'a Cited<Limit>)>| -> Result<(), CountError> {
            // What was a bound on the answer before is none on the new one.
            let source = source.filter(|(_, cited)| !of.anew || is_on_top(&cited.value));
            let Some((basis, cited)) = source else { return Ok(()) };
            let day = self.cap_date(of, basis, cited, event)?;
            caps.extend(day.map(|day| Cap { day, soft: cited.value.unless.is_some() }));
            Ok(())
        };
        if !deadline.is_promise() {
            add(deadline, by_law)?;
            return Ok(caps);
        }
        let targets = self.targets(deadline.stage, event);
        let own = self.rules.policy.stage(deadline.stage).and_then(|stage| stage.extend.applied());
        let silent = targets.is_empty() && own.is_none();
        for target in targets {
            add(deadline, Some((Basis::Policy, target)))?;
        }
        add(deadline, own.map(|own| (Basis::Policy, own)))?;
        if silent {
            add(deadline, by_law)?;
        }
        let law = |d: &&Deadline<'a>| {
            matches!(d.basis, Basis::Law(_)) && (d.stage, d.step) == (deadline.stage, Step::Respond) && d.when.is_none()
        };
        if let Some(law) = self.deadlines.iter().find(law).filter(|_| !deadline.anew) {
            add(law, by_law)?;
        }
        Ok(caps)
    }

    /// The policy's caps on the new date of a holding reply; circumstances' own stand in place of the general one.
    fn targets(&self, stage: u8, event: Option<&Event>) -> Vec<&'a Cited<Limit>> {
        let hold = self.rules.policy.stage(stage).and_then(|stage| stage.hold.as_ref());
        let targets: &'a [Clock] = hold.map_or(&[], |hold| &hold.new_target);
        // What was known when the date was set decides, not what was found or ended since.
        let then = event.map(|event| self.events.circumstances_at(Some(event)));
        let held = |clock: &Clock| match (&then, &clock.when) {
            (Some(then), Some(id)) => then.contains(id),
            _ => holds(clock, self.events),
        };
        let all = || targets.iter().filter(|clock| held(clock) && clock.limit.applied().is_some());
        let own = all().any(|clock| clock.when.is_some());
        all().filter(|clock| clock.when.is_some() == own).filter_map(|clock| clock.limit.applied()).collect()
    }

    fn cap_date(
        &self,
        deadline: &Deadline<'a>,
        basis: Basis<'a>,
        cited: &'a Cited<Limit>,
        event: Option<&Event>,
    ) -> Result<Option<Counted<'a>>, CountError> {
        let limit = &cited.value;
        let mut last: Option<Counted<'a>> = None;
        for (within, from) in limit.windows() {
            // What was promised first is what was told; what the law gives is what it gives by all that is known.
            let first_due = || match deadline.moved.filter(|_| deadline.is_promise()) {
                Some(moved) => Ok(moved.unpaused),
                None => self.unpaused(deadline, event.map(|event| event.at)),
            };
            let start = match from.start {
                Start::DueDate => first_due()?.map(|due| Moment::on(due.last_day())),
                Start::HoldingReply => self.first_new_date(deadline, event),
                _ => self.start(from, deadline.stage, event.map(|e| e.at))?,
            };
            let start = match start {
                None => self.latest_start(from, deadline.stage, basis, event.map(|e| e.at))?,
                known => known,
            };
            let start = match start {
                Some(start) => start,
                None if limit.first_end_counts() => continue,
                None => return Ok(None),
            };
            let stage = deadline.stage;
            let clause = Clause { limit, stage, step: Step::Hold, basis, as_of: None, pausing: Pausing::None };
            // What was agreed without a holding reply gains no more time than one that went out on its last day.
            let counted = self.in_time(clause, within, from, self.count(clause, within, from, start)?)?;
            last = Some(match last {
                Some(last) if limit.first_end_counts() => last.sooner(counted),
                Some(last) => last.later(counted),
                None => counted,
            });
        }
        Ok(last)
    }
}

/// The one of two caps that ends first; of two that end together the one that no reason moves.
fn earlier<'a>(a: Cap<'a>, b: Cap<'a>) -> Cap<'a> {
    let same = !a.day.ends_before(&b.day) && !b.day.ends_before(&a.day);
    if b.day.ends_before(&a.day) || same && !b.soft { b } else { a }
}

/// The earliest of those caps that hold, if there are any.
pub(super) fn earliest<'a>(caps: impl IntoIterator<Item = Cap<'a>>) -> Option<Cap<'a>> {
    caps.into_iter().reduce(earlier)
}

/// Whether a cap comes on top of what was promised: "10 more working days".
fn is_on_top(limit: &Limit) -> bool {
    limit.windows().all(|(_, from)| from.start == Start::DueDate)
}
