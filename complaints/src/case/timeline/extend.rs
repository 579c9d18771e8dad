//! The answers of a stage, and what puts them off: holding replies and
//! extensions, each within every cap. What is not allowed is refused, and the
//! date stays; what is only told late is taken, and stays late.

use std::ops::Range;

use super::builder::{NOT_STATED, TimelineBuilder, holds};
use super::cap::{Cap, earliest};
use super::deadline::{Basis, Deadline, Due, PutOff};
use super::refusal::{Refusal, RefusedDate};
use super::state::{Because, State};
use crate::case::events::{Event, EventKind};
use crate::days::clock::Step;
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;
use crate::days::period::Unit;

/// What one event makes of one deadline: its new date, or why there is none.
type Outcome<'a> = Result<PutTo<'a>, Refusal>;

/// A new date, and what is to be said of it.
#[derive(Clone, Copy)]
struct PutTo<'a> {
    date: Counted<'a>,
    passed: Option<Counted<'a>>,
    sent_late: Option<Counted<'a>>,
    beyond: Option<Counted<'a>>,
}

impl<'a> TimelineBuilder<'a> {
    /// The deadlines for the answer of a stage.
    pub(super) fn answers(&mut self, stage: u8) -> Result<(), CountError> {
        let first = self.deadlines.len();
        let policy = self.rules.policy.stage(stage);
        let mut targets_from = first;
        if let Some(own) = policy {
            self.clocks(stage, Step::Respond, &own.respond, true)?;
            // A later target for a circumstance, which a holding reply brings into force.
            let targets = own.hold.as_ref().map_or(&[][..], |hold| &hold.new_target);
            let events = self.events;
            targets_from = self.deadlines.len();
            for clock in targets.iter().filter(|clock| clock.when.is_some() && holds(clock, events)) {
                self.add(stage, Step::Respond, clock.when.as_deref(), Basis::Policy, &clock.limit)?;
                let sent = self.events.first(EventKind::HoldingReplySent, stage).is_some();
                if let Some(added) = self.deadlines.last_mut().filter(|_| !sent) {
                    added.state = State::NotStarted(Because::NoHoldingReply);
                }
            }
        }
        // They are dates that a reply sets, and no answers that another date could put off.
        let targets = targets_from..self.deadlines.len();
        self.answer_anew(stage, first)?;
        if let Some(law) = self.law
            && let Some(by_law) = law.stages.get(usize::from(stage) - 1)
        {
            self.by_law(stage, Step::Respond, law, &by_law.respond)?;
        }
        self.put_off(stage, first, &targets)?;
        self.replace(first);
        Ok(())
    }

    /// Where an answer was taken back and the policy gives no time for the new one, that is owed without a date.
    fn answer_anew(&mut self, stage: u8, first: usize) -> Result<(), CountError> {
        let timed = self.deadlines[first..].iter().any(|d| d.anew);
        if self.events.answers_anew(stage).is_none() || timed {
            return Ok(());
        }
        self.add(stage, Step::Respond, None, Basis::Policy, NOT_STATED)?;
        if let Some(index) = self.deadlines.len().checked_sub(1) {
            self.deadlines[index].anew = true;
            self.deadlines[index].state = self.state(&self.deadlines[index]);
        }
        Ok(())
    }

    /// Applies each new date of the record to the answers from `first` on.
    fn put_off(&mut self, stage: u8, first: usize, targets: &Range<usize>) -> Result<(), CountError> {
        let sets = |e: &Event| matches!(e.kind, EventKind::HoldingReplySent | EventKind::ExtensionAgreed);
        let events: Vec<&'a Event> =
            self.events.each().filter(|(e, s)| *s == stage && sets(e)).map(|(e, _)| e).collect();
        let reached = stage == 1 || self.events.request(stage).is_some();
        if !reached || self.new_complaint.is_some_and(|new| stage > new.stage) {
            let because = Refusal::NotReached;
            self.refused.extend(events.into_iter().map(|event| RefusedDate { stage, event, because }));
            return Ok(());
        }
        let anew = self.events.answers_anew(stage);
        for event in events {
            // After an answer was taken back a new date is one for the new answer, and before that for the first.
            let for_new = anew.is_some_and(|opened| opened <= event.at);
            let mut outcomes = Vec::new();
            let answers = (first..self.deadlines.len()).filter(|n| !targets.contains(n));
            for index in answers.filter(|n| self.deadlines[*n].anew == for_new) {
                let outcome = self.new_date(&self.deadlines[index], event)?;
                outcomes.extend(outcome.map(|outcome| (index, self.deadlines[index].is_promise(), outcome)));
            }
            // The landlord's own rules come first: what they refuse moves nothing, whatever the law would allow.
            let own = outcomes.iter().any(|(_, own, _)| *own);
            let of_those = |outcome: &(usize, bool, Outcome<'a>)| outcome.1 || !own;
            let accepted = outcomes.iter().filter(|o| of_those(o)).any(|(_, _, outcome)| outcome.is_ok());
            let refusal = outcomes.iter().filter(|o| of_those(o)).find_map(|(_, _, outcome)| outcome.err());
            if !accepted {
                self.refused.extend(refusal.map(|because| RefusedDate { stage, event, because }));
                continue;
            }
            for (index, _, outcome) in outcomes {
                let Ok(to) = outcome else { continue };
                let moved = self.moved(&self.deadlines[index], event, to)?;
                self.deadlines[index].moved = Some(moved);
                self.deadlines[index].due = Due::On(to.date);
            }
        }
        for index in first..self.deadlines.len() {
            self.deadlines[index].due = self.within_caps(&self.deadlines[index])?;
            if self.deadlines[index].moved.is_some()
                || matches!(self.deadlines[index].due, Due::On(_) | Due::Stopped { .. })
            {
                self.restate(index);
            }
            let at_most = self.furthest(&self.deadlines[index])?;
            self.deadlines[index].at_most = at_most;
        }
        Ok(())
    }

    /// Works out the state anew, where it does not wait for a holding reply.
    fn restate(&mut self, index: usize) {
        if !matches!(self.deadlines[index].state, State::NotStarted(Because::NoHoldingReply)) {
            self.deadlines[index].state = self.state(&self.deadlines[index]);
        }
    }

    /// What moved a deadline so far, and this event besides.
    fn moved(&self, deadline: &Deadline<'a>, by: &'a Event, to: PutTo<'a>) -> Result<PutOff<'a>, CountError> {
        let PutTo { passed, sent_late, beyond, .. } = to;
        Ok(match deadline.moved {
            Some(moved) => PutOff {
                by,
                // A date that was agreed where there was none is the first one.
                first: moved.first.or_else(|| deadline.counted()),
                unpaused: moved.unpaused,
                passed: moved.passed.or(passed),
                sent_late: moved.sent_late.or(sent_late),
                beyond: beyond.or(moved.beyond),
            },
            None => {
                let first = self.stood(deadline, by.at)?;
                let unpaused = self.unpaused(deadline, Some(by.at))?.or(Some(to.date));
                PutOff { by, first, unpaused, passed, sent_late, beyond }
            }
        })
    }

    /// The date that `event` gives an answer; none where it says nothing about it.
    fn new_date(&self, deadline: &Deadline<'a>, event: &'a Event) -> Result<Option<Outcome<'a>>, CountError> {
        let date = match event.until {
            Some(day) => Counted::agreed(day),
            // A holding reply without a date brings the policy's own later time into force, if there is one.
            None => match self.own_time(deadline, event)? {
                Some(counted) => counted,
                None => return Ok(None),
            },
        };
        let stood = self.stood(deadline, event.at)?;
        if stood.is_none() && !deadline.is_promise() {
            return Ok(None);
        }
        // A new date that is set during a pause is judged as of the moment at which the clock stopped.
        let at = self.events.pause_at(deadline.stage, event.at).map_or(event.at, |pause| pause.from);
        let passed = stood.filter(|stood| stood.is_past(at));
        // What is asked besides in a circumstance, and was not done, is not undone by a new date for the answer.
        if passed.is_some() && self.is_besides(deadline) {
            return Ok(None);
        }
        if let Some(stood) = stood {
            if date.due_date <= stood.due_date {
                return Ok(Some(Err(Refusal::NotLater(stood.due_date))));
            }
            if deadline.limit().is_some_and(|l| l.value.in_total) && !deadline.anew {
                return Ok(Some(Err(Refusal::BeyondCap(stood.due_date))));
            }
        }
        let caps = self.caps(deadline, Some(event))?;
        let past = |soft: bool| {
            earliest(caps.iter().copied().filter(|cap| cap.soft == soft && date.due_date > cap.day.due_date))
        };
        // A cap that lies before the date that stands allows that one, and no more.
        let last = |cap: Cap<'a>| stood.map_or(cap.day.due_date, |stood| cap.day.due_date.max(stood.due_date));
        let beyond = past(true);
        match (past(false), beyond) {
            (Some(hard), _) => return Ok(Some(Err(Refusal::BeyondCap(last(hard))))),
            (None, Some(soft)) if event.reason.is_none() => return Ok(Some(Err(Refusal::NoReason(last(soft))))),
            (None, _) => {}
        }
        let send_by = self.send_by(deadline).filter(|_| event.kind == EventKind::HoldingReplySent);
        let sent_late = send_by.filter(|by| by.is_past(event.at));
        Ok(Some(Ok(PutTo { date, passed, sent_late, beyond: beyond.map(|cap| cap.day) })))
    }

    /// The later time that the policy itself gives: its own promise's, and with it the law's.
    fn own_time(&self, deadline: &Deadline<'a>, event: &Event) -> Result<Option<Counted<'a>>, CountError> {
        match self.usual(deadline).filter(|_| deadline.when.is_none()) {
            Some(own) => self.own_target(own, event),
            None => Ok(None),
        }
    }

    /// The promise that holds in no circumstance, beside which an answer stands.
    fn usual(&self, deadline: &Deadline<'a>) -> Option<&Deadline<'a>> {
        let alike = (deadline.stage, deadline.step, deadline.anew);
        let usual = |d: &&Deadline<'a>| (d.stage, d.step, d.anew) == alike && d.is_promise() && d.when.is_none();
        self.deadlines.iter().find(usual)
    }

    /// Whether a circumstance's time stands beside the usual one, which ends later.
    fn is_besides(&self, deadline: &Deadline<'a>) -> bool {
        let later = |usual: &Deadline<'a>| match (deadline.outer_bound(), usual.outer_bound()) {
            (Some(own), Some(usual)) => own.ends_before(&usual),
            _ => true,
        };
        deadline.when.is_some() && self.usual(deadline).is_some_and(later)
    }

    /// The date that stood at a moment: what was not known then moved nothing.
    pub(super) fn stood(&self, deadline: &Deadline<'a>, at: Moment) -> Result<Option<Counted<'a>>, CountError> {
        if deadline.moved.is_some() {
            return Ok(deadline.counted());
        }
        let (due, _) = self.due(deadline.fact, deadline.stage, deadline.step, deadline.basis, Some(at))?;
        Ok(due.outer_bound())
    }

    /// When an answer is due by its pauses, which take it past no cap.
    fn within_caps(&self, deadline: &Deadline<'a>) -> Result<Due<'a>, CountError> {
        let (due, floor) = match deadline.moved {
            Some(moved) => (self.paused_since(deadline, moved.by.at)?, deadline.counted()),
            None => (deadline.due, self.unpaused(deadline, None)?),
        };
        let in_total = deadline.limit().is_some_and(|l| l.value.in_total);
        let paused = deadline.is_promise() && !in_total && !self.events.pauses(deadline.stage).is_empty();
        let (Some(floor), true) = (floor, paused) else { return Ok(due) };
        let good_reason = self.events.pauses_have_reasons(deadline.stage);
        let caps = self.caps(deadline, None)?.into_iter().filter(|cap| !(cap.soft && good_reason));
        let Some(cap) = earliest(caps) else { return Ok(due) };
        // What was due later without a pause stays so.
        let cap = if cap.day.ends_before(&floor) { floor } else { cap.day };
        Ok(match due {
            Due::On(counted) if cap.ends_before(&counted) => Due::On(cap),
            Due::Stopped { since, at_latest: None } => Due::Stopped { since, at_latest: Some(cap) },
            due => due,
        })
    }

    /// A date that was agreed, put off by the pauses that began after that.
    fn paused_since(&self, deadline: &Deadline<'a>, agreed: Moment) -> Result<Due<'a>, CountError> {
        let Some(counted) = deadline.counted() else { return Ok(deadline.due) };
        let in_total = deadline.limit().is_some_and(|l| l.value.in_total);
        let stands = deadline.is_promise() && !in_total;
        let pauses = if stands { self.events.pauses_since(deadline.stage, agreed) } else { &[] };
        // Where the policy gives no time, its days are those of the calendar.
        let unit = deadline.limit().map_or(Unit::Days, |limit| limit.value.within.unit());
        let put_off = counted.put_off(agreed.day(), unit, pauses, self.rules.calendar)?;
        Ok(match pauses.last().filter(|pause| pause.to.is_none() && pause.from.day() < put_off.due_date) {
            Some(pause) => Due::Stopped { since: pause.from, at_latest: None },
            None => Due::On(put_off),
        })
    }
}
