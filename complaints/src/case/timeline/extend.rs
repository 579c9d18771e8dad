//! The answers of a stage, and what puts them off: holding replies and
//! extensions, each with its cap. What is not allowed is refused, and the
//! date stays.

use super::builder::{TimelineBuilder, holds};
use super::deadline::{Basis, Deadline, Due, PutOff};
use super::refusal::{Refusal, RefusedDate};
use super::state::{Because, State};
use crate::case::events::{Event, EventKind};
use crate::days::clock::Step;
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;

/// What one event makes of one deadline: its new date, or why there is none.
type NewDate<'a> = Result<Counted<'a>, Refusal>;

impl<'a> TimelineBuilder<'a> {
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
            self.refused.extend(events.into_iter().map(|event| RefusedDate { stage, event, because }));
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
            let of_those = |outcome: &(usize, bool, NewDate<'a>)| outcome.1 || !own;
            let accepted = outcomes.iter().filter(|o| of_those(o)).any(|(_, _, outcome)| outcome.is_ok());
            let refusal = outcomes.iter().filter(|o| of_those(o)).find_map(|(_, _, outcome)| outcome.err());
            if !accepted {
                self.refused.extend(refusal.map(|because| RefusedDate { stage, event, because }));
                continue;
            }
            for (index, _, outcome) in outcomes {
                let Ok(date) = outcome else { continue };
                let first = match self.deadlines[index].moved {
                    Some(moved) => moved.first.or_else(|| self.deadlines[index].counted()),
                    None => self.stood(&self.deadlines[index], event.at)?,
                };
                self.deadlines[index].moved = Some(PutOff { by: event, first });
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
    fn new_date(&self, deadline: &Deadline<'a>, event: &'a Event) -> Result<Option<NewDate<'a>>, CountError> {
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
        // A new date that is set during a pause is judged as of the moment at which the clock stopped.
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
    pub(super) fn stood(&self, deadline: &Deadline<'a>, at: Moment) -> Result<Option<Counted<'a>>, CountError> {
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
}
