//! How far an answer may be put off: the policy's cap and the law's, and the day that each gives.

use super::builder::{TimelineBuilder, holds};
use super::deadline::{Basis, Deadline, Furthest};
use super::due::{Clause, windows};
use crate::case::events::{Event, EventKind};
use crate::days::clock::{Cited, Clock, Firmness, Limit, Start, Step};
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;

impl<'a> TimelineBuilder<'a> {
    /// What starts a cap that is counted from the holding reply: the first in
    /// time, or the first date that was agreed instead. Another a week later
    /// does not start it again.
    fn first_new_date(&self, deadline: &Deadline<'a>, event: &Event) -> Option<Moment> {
        let until_then = |kind| self.events.first(kind, deadline.stage).filter(|at| *at <= event.at);
        let sent = until_then(EventKind::HoldingReplySent);
        let in_time = sent.filter(|at| self.send_by(deadline).is_none_or(|by| !by.is_past(*at)));
        in_time.or_else(|| until_then(EventKind::ExtensionAgreed)).or(Some(event.at))
    }

    /// By when a holding reply had to go out to put this answer off.
    pub(super) fn send_by(&self, deadline: &Deadline<'a>) -> Option<Counted<'a>> {
        let send = |d: &&Deadline<'a>| d.stage == deadline.stage && d.step == Step::Hold;
        let all = self.deadlines.iter().filter(send).filter(|_| deadline.is_promise());
        all.filter_map(Deadline::counted).reduce(Counted::later)
    }

    /// The later time that a policy itself gives for a holding reply without a date.
    pub(super) fn own_target(&self, deadline: &Deadline<'a>) -> Result<Option<Counted<'a>>, CountError> {
        let Some(cited) = self.target(deadline) else { return Ok(None) };
        let to_agree = cited.value.agreed || cited.value.firmness == Firmness::UpTo;
        // The circumstance's own entry stands there already.
        if to_agree || deadline.when.is_some() || !deadline.is_promise() {
            return Ok(None);
        }
        self.cap_date(deadline, cited, None)
    }

    /// The furthest day to which an answer may be put off, if the record knows it or bounds it.
    pub(super) fn furthest(&self, deadline: &Deadline<'a>) -> Result<Option<Furthest<'a>>, CountError> {
        // A circumstance's time of its own, or a total, is not one that a policy's cap was written for.
        let own = deadline.when.is_some() || deadline.limit().is_some_and(|l| l.value.in_total);
        let Some((cited, cap)) = self.cap(deadline, None)?.filter(|_| !own) else { return Ok(None) };
        let later = deadline.outer_bound().is_some_and(|stands| cap.due_date > stands.due_date);
        Ok(later.then_some(Furthest { day: cap, soft: cited.value.unless.is_some() }))
    }

    /// What caps a new date for this answer, and the day that it gives.
    pub(super) fn cap(
        &self,
        deadline: &Deadline<'a>,
        event: Option<&Event>,
    ) -> Result<Option<(&'a Cited<Limit>, Counted<'a>)>, CountError> {
        let by_law = self.law.and_then(|law| law.stages.get(usize::from(deadline.stage).checked_sub(1)?));
        let by_law = by_law.and_then(|s| s.extend.applied());
        let own = self.rules.policy.stage(deadline.stage).and_then(|s| s.extend.applied());
        let target = self.target(deadline);
        let cited = match (deadline.basis, event.map(|e| e.kind)) {
            (Basis::Policy, Some(EventKind::HoldingReplySent)) => target.or(own).or(by_law),
            (Basis::Policy, Some(_)) => own.or(target).or(by_law),
            (Basis::Policy, None) => target.or(own),
            (Basis::Law(_) | Basis::Body(_), _) => by_law,
        };
        let Some(cited) = cited else { return Ok(None) };
        Ok(self.cap_date(deadline, cited, event)?.map(|counted| (cited, counted)))
    }

    /// The policy's cap on the new date of a holding reply; a circumstance's own comes first.
    fn target(&self, deadline: &Deadline<'a>) -> Option<&'a Cited<Limit>> {
        let targets: &'a [Clock] = &self.rules.policy.stage(deadline.stage)?.hold.as_ref()?.new_target;
        let all = targets.iter().filter(|clock| holds(clock, self.events) && clock.limit.applied().is_some());
        all.max_by_key(|clock| clock.when.is_some()).and_then(|clock| clock.limit.applied())
    }

    fn cap_date(
        &self,
        deadline: &Deadline<'a>,
        cited: &'a Cited<Limit>,
        event: Option<&Event>,
    ) -> Result<Option<Counted<'a>>, CountError> {
        let limit = &cited.value;
        let mut last: Option<Counted<'a>> = None;
        for (within, from) in windows(limit) {
            let first_due = || match (deadline.moved, event) {
                (Some(moved), _) => Ok(moved.first),
                (None, Some(event)) => self.stood(deadline, event.at),
                (None, None) => Ok(deadline.outer_bound()),
            };
            let start = match from.start {
                Start::DueDate => first_due()?.map(|due| Moment::on(due.due_date)),
                Start::HoldingReply if event.is_some() => event.and_then(|event| self.first_new_date(deadline, event)),
                _ => self.start(from, deadline.stage, event.map(|e| e.at)),
            };
            let start = match start {
                None => self.latest_start(from, deadline.stage, deadline.basis, event.map(|e| e.at))?,
                known => known,
            };
            let Some(start) = start else { return Ok(None) };
            let (stage, basis) = (deadline.stage, deadline.basis);
            let clause = Clause { limit, stage, step: Step::Hold, basis, as_of: None };
            let counted = self.count(clause, within, from, start)?;
            last = Some(last.map_or(counted, |l| l.later(counted)));
        }
        Ok(last)
    }
}
