//! The answers of a stage, and what puts them off: holding replies and
//! extensions, each with its cap. What is not allowed is refused, and the
//! date stays.

use chrono::NaiveDate;

use super::due::{Clause, windows};
use super::{Basis, Because, Case, Deadline, Due, Furthest, Moved, State, holds};
use crate::case::events::{Event, EventKind};
use crate::days::clock::{Cited, Clock, Firmness, Limit, Start, Step};
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;

/// A new date that was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused<'a> {
    /// The stage, counted from 1.
    pub stage: u8,
    /// What set it.
    pub event: &'a Event,
    /// Why not.
    pub because: Refusal,
}

/// Why a new date was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is later than the answer may be put off to.
    BeyondCap(NaiveDate),
    /// It is, and only a reason could justify it.
    NoReason(NaiveDate),
    /// It was set when the date that it moves had passed.
    TooLate(NaiveDate),
    /// The holding reply went out after the day by which it had to.
    HoldingReplyLate(NaiveDate),
    /// It is no later than the date that stands.
    NotLater(NaiveDate),
    /// The stage it belongs to was never reached: the request for it is a new complaint.
    NewComplaint,
}

impl Refusal {
    /// The name in JSON and phrases.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BeyondCap(_) => "beyond-cap",
            Self::NoReason(_) => "no-reason",
            Self::TooLate(_) => "too-late",
            Self::HoldingReplyLate(_) => "holding-reply-late",
            Self::NotLater(_) => "not-later",
            Self::NewComplaint => "new-complaint",
        }
    }

    /// The day that decided it.
    #[must_use]
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::BeyondCap(day)
            | Self::NoReason(day)
            | Self::TooLate(day)
            | Self::HoldingReplyLate(day)
            | Self::NotLater(day) => Some(day),
            Self::NewComplaint => None,
        }
    }
}

/// What became of one event for one deadline.
type Outcome<'a> = Result<Counted<'a>, Refusal>;

impl<'a> Case<'a> {
    /// The deadlines for the answer of a stage.
    pub(super) fn answers(&mut self, stage: u8) -> Result<(), CountError> {
        let first = self.deadlines.len();
        let policy = self.rules.policy.stage(stage);
        if let Some(own) = policy {
            self.clocks(stage, Step::Respond, &own.respond, true)?;
            // A later target for a circumstance, which a holding reply brings into force.
            let targets = own.hold.as_ref().map_or(&[][..], |hold| &hold.new_target);
            let events = self.events;
            for clock in targets.iter().filter(|clock| clock.when.is_some() && holds(clock, events)) {
                self.add(stage, Step::Respond, clock.when.as_deref(), Basis::Policy, &clock.limit)?;
                let sent = self.events.first(EventKind::HoldingReplySent, stage).is_some();
                if let Some(added) = self.deadlines.last_mut().filter(|_| !sent) {
                    added.state = State::NotStarted(Because::NoHoldingReply);
                }
            }
        }
        if let Some(law) = self.law
            && let Some(by_law) = law.stages.get(usize::from(stage) - 1)
        {
            self.by_law(stage, Step::Respond, law, &by_law.respond)?;
        }
        self.put_off(stage, first)?;
        self.replace(first);
        Ok(())
    }

    /// Applies each new date of the record to the answers from `first` on.
    fn put_off(&mut self, stage: u8, first: usize) -> Result<(), CountError> {
        let sets = |e: &Event| matches!(e.kind, EventKind::HoldingReplySent | EventKind::ExtensionAgreed);
        let events: Vec<&'a Event> =
            self.events.each().filter(|(e, s)| *s == stage && sets(e)).map(|(e, _)| e).collect();
        if self.new_complaint.is_some_and(|new| stage > new.stage) {
            let because = Refusal::NewComplaint;
            self.refused.extend(events.into_iter().map(|event| Refused { stage, event, because }));
            return Ok(());
        }
        for event in events {
            let mut outcomes = Vec::new();
            for index in first..self.deadlines.len() {
                let outcome = self.new_date(&self.deadlines[index], event)?;
                outcomes.extend(outcome.map(|outcome| (index, self.deadlines[index].is_promise(), outcome)));
            }
            // The landlord's own rules come first: what they refuse moves nothing, whatever the law would allow.
            let own = outcomes.iter().any(|(_, own, _)| *own);
            let of_those = |outcome: &(usize, bool, Outcome<'a>)| outcome.1 || !own;
            let accepted = outcomes.iter().filter(|o| of_those(o)).any(|(_, _, outcome)| outcome.is_ok());
            let refusal = outcomes.iter().filter(|o| of_those(o)).find_map(|(_, _, outcome)| outcome.err());
            if !accepted {
                self.refused.extend(refusal.map(|because| Refused { stage, event, because }));
                continue;
            }
            for (index, _, outcome) in outcomes {
                let Ok(date) = outcome else { continue };
                let first = match self.deadlines[index].moved {
                    Some(moved) => moved.first.or_else(|| self.deadlines[index].counted()),
                    None => self.stood(&self.deadlines[index], event.at)?,
                };
                self.deadlines[index].moved = Some(Moved { by: event, first });
                self.deadlines[index].due = Due::On(date);
            }
        }
        for index in first..self.deadlines.len() {
            if let Some(moved) = self.deadlines[index].moved {
                self.deadlines[index].due = self.paused_since(&self.deadlines[index], moved.by.at)?;
                self.deadlines[index].state = self.state(&self.deadlines[index]);
            }
            let at_most = self.furthest(&self.deadlines[index])?;
            self.deadlines[index].at_most = at_most;
        }
        Ok(())
    }

    /// The date that `event` gives an answer; none where it says nothing about it.
    fn new_date(&self, deadline: &Deadline<'a>, event: &'a Event) -> Result<Option<Outcome<'a>>, CountError> {
        let new = match event.until {
            Some(day) => Counted::agreed(day),
            // A holding reply without a date brings the policy's own later time into force, if there is one.
            None => match self.own_target(deadline)? {
                Some(counted) => counted,
                None => return Ok(None),
            },
        };
        let Some(stood) = self.stood(deadline, event.at)? else {
            // Where there was no date yet, one that was agreed is the promise.
            return Ok(deadline.is_promise().then_some(Ok(new)));
        };
        // While the clock stood still no time was lost.
        let at = self.events.pause_at(deadline.stage, event.at).map_or(event.at, |pause| pause.from);
        if let Some(send_by) = self.send_by(deadline).filter(|_| event.kind == EventKind::HoldingReplySent)
            && send_by.is_past(event.at)
        {
            return Ok(Some(Err(Refusal::HoldingReplyLate(send_by.due_date))));
        }
        if stood.is_past(at) {
            return Ok(Some(Err(Refusal::TooLate(stood.due_date))));
        }
        if new.due_date <= stood.due_date {
            return Ok(Some(Err(Refusal::NotLater(stood.due_date))));
        }
        if deadline.limit().is_some_and(|l| l.value.in_total) {
            return Ok(Some(Err(Refusal::BeyondCap(stood.due_date))));
        }
        let cap = if event.until.is_some() { self.cap(deadline, Some(event))? } else { None };
        if let Some((cited, cap)) = cap
            && new.due_date > cap.due_date
        {
            // A cap that lies before the date that stands allows that one, and no more.
            let cap = cap.due_date.max(stood.due_date);
            match (&cited.value.unless, &event.reason) {
                (Some(_), Some(_)) => {}
                (Some(_), None) => return Ok(Some(Err(Refusal::NoReason(cap)))),
                (None, _) => return Ok(Some(Err(Refusal::BeyondCap(cap)))),
            }
        }
        Ok(Some(Ok(new)))
    }

    /// The date that stood at a moment: what was not known then moved nothing.
    fn stood(&self, deadline: &Deadline<'a>, at: Moment) -> Result<Option<Counted<'a>>, CountError> {
        if deadline.moved.is_some() {
            return Ok(deadline.counted());
        }
        let (due, _) = self.due(deadline.fact, deadline.stage, deadline.step, deadline.basis, Some(at))?;
        Ok(due.outer_bound())
    }

    /// A date that was agreed, put off by the pauses that began after that.
    fn paused_since(&self, deadline: &Deadline<'a>, agreed: Moment) -> Result<Due<'a>, CountError> {
        let (Some(counted), Some(limit)) = (deadline.counted(), deadline.limit()) else { return Ok(deadline.due) };
        let stands = deadline.is_promise() && !limit.value.in_total;
        let pauses = if stands { self.events.pauses_since(deadline.stage, agreed) } else { &[] };
        let unit = limit.value.within.unit();
        let put_off = counted.put_off(agreed.day(), unit, pauses, self.rules.calendar)?;
        Ok(match pauses.last().filter(|pause| pause.to.is_none() && pause.from.day() < put_off.due_date) {
            Some(pause) => Due::Stopped(pause.from),
            None => Due::On(put_off),
        })
    }

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
    fn send_by(&self, deadline: &Deadline<'a>) -> Option<Counted<'a>> {
        let send = |d: &&Deadline<'a>| d.stage == deadline.stage && d.step == Step::Hold;
        let all = self.deadlines.iter().filter(send).filter(|_| deadline.is_promise());
        all.filter_map(Deadline::counted).reduce(Counted::later)
    }

    /// The later time that a policy itself gives for a holding reply without a date.
    fn own_target(&self, deadline: &Deadline<'a>) -> Result<Option<Counted<'a>>, CountError> {
        let Some(cited) = self.target(deadline) else { return Ok(None) };
        let to_agree = cited.value.agreed || cited.value.firmness == Firmness::UpTo;
        // The circumstance's own entry stands there already.
        if to_agree || deadline.when.is_some() || !deadline.is_promise() {
            return Ok(None);
        }
        self.cap_date(deadline, cited, None)
    }

    /// The furthest day to which an answer may be put off, if the record knows it or bounds it.
    fn furthest(&self, deadline: &Deadline<'a>) -> Result<Option<Furthest<'a>>, CountError> {
        // A circumstance's time of its own, or a total, is not one that a policy's cap was written for.
        let own = deadline.when.is_some() || deadline.limit().is_some_and(|l| l.value.in_total);
        let Some((cited, cap)) = self.cap(deadline, None)?.filter(|_| !own) else { return Ok(None) };
        let later = deadline.outer_bound().is_some_and(|stands| cap.due_date > stands.due_date);
        Ok(later.then_some(Furthest { day: cap, soft: cited.value.unless.is_some() }))
    }

    /// What caps a new date for this answer, and the day that it gives.
    fn cap(
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

    /// A circumstance with a longer time of its own takes the place of the
    /// usual time from the same start; one with a shorter time stands beside it.
    pub(super) fn replace(&mut self, first: usize) {
        let (_, listed) = self.deadlines.split_at_mut(first);
        let own = |d: &&Deadline<'a>| {
            d.when.is_some() && d.is_promise() && !matches!(d.state, State::NotStarted(Because::NoHoldingReply))
        };
        let start = |d: &Deadline<'a>| d.limit().map(|l| l.value.from);
        let dated = listed.iter().filter(own).filter_map(|d| Some((d.outer_bound()?, d.when?, start(d)?)));
        let Some((last, id, from)) = dated.reduce(|a, b| if a.0.ends_before(&b.0) { b } else { a }) else { return };
        for usual in listed.iter_mut().filter(|d| d.when.is_none() && d.is_promise() && start(d) == Some(from)) {
            let open = matches!(usual.state, State::Upcoming | State::DueToday | State::Overdue(_) | State::Missed(..));
            if open && usual.outer_bound().is_some_and(|usual| usual.ends_before(&last)) {
                usual.state = State::Over(Because::Replaced(id));
            }
        }
    }
}
