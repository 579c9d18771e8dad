//! The answers of a stage, and what puts them off: holding replies and
//! extensions, each within every cap. What is not allowed is refused, and the
//! date stays; what is only told late is taken, and stays late.

use std::ops::Range;

use super::builder::{NOT_STATED, TimelineBuilder, Wanted, holds};
use super::cap::{Cap, earliest};
use super::deadline::{Assumptions, Basis, Bound, Deadline, Due, PutOff};
use super::due::{Clause, Pausing, stops_late};
use super::refusal::{Refusal, RefusedDate};
use super::state::{Because, State};
use crate::case::events::{Event, EventKind, Pauses};
use crate::days::clock::{Anchor, Fact, Limit, Start, Step};
use crate::days::count::{CountError, Counted, Pause};
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
            match &own.respond_agreed {
                Fact::NotStated => self.clocks(stage, Step::Respond, &own.respond, true)?,
                _ => self.by_agreement(stage),
            }
            // A later target for a circumstance, which a holding reply brings into force.
            let targets = own.hold.as_ref().map_or(&[][..], |hold| &hold.new_target);
            let events = self.events;
            targets_from = self.deadlines.len();
            for clock in targets.iter().filter(|clock| clock.when.is_some() && holds(clock, events)) {
                self.add_target(stage, clock.when.as_deref(), &clock.limit)?;
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
        self.replace(first, &targets)?;
        Ok(())
    }

    /// An answer whose date landlord and resident agree: until they have, nobody knows it.
    fn by_agreement(&mut self, stage: u8) {
        let on = Anchor { start: Start::Agreement, stage: None };
        let due = (Due::Waiting { on, bound: None }, Assumptions::default());
        self.add_due(stage, Step::Respond, None, Basis::Policy, NOT_STATED, due);
    }

    /// The later time that a circumstance gives, which a holding reply brings into force. No pause makes it longer: it
    /// is how far the answer can be put off, and no answer of its own.
    fn add_target(&mut self, stage: u8, when: Option<&'a str>, fact: &'a Fact<Limit>) -> Result<(), CountError> {
        let Some(cited) = fact.applied() else { return Ok(()) };
        let (step, basis) = (Step::Respond, Basis::Policy);
        let due =
            self.due_of(Clause { limit: &cited.value, stage, step, basis, as_of: None, pausing: Pausing::None })?;
        self.add_due(stage, step, when, basis, fact, due);
        let sent = self.events.first(EventKind::HoldingReplySent, stage).is_some();
        if let Some(added) = self.deadlines.last_mut().filter(|_| !sent) {
            added.state = State::NotStarted(Because::NoHoldingReply);
        }
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
        let asked = self.events.request(stage).filter(|_| self.new_complaint.is_none_or(|new| stage <= new.stage));
        for event in events {
            let reached = |asked: Moment| asked <= event.at || asked.day() == event.at.day();
            if stage > 1 && !asked.is_some_and(reached) {
                let own = self.usual(stage, false).map(|own| self.own_target(own, event)).transpose()?.flatten();
                let refused = RefusedDate { stage, event, because: Refusal::NotReached };
                self.refused.extend((event.until.is_some() || own.is_some()).then_some(refused));
                continue;
            }
            // After an answer was taken back a new date is one for the new answer, and before that for the first.
            let for_new = self.events.is_for_the_new_answer(event, stage);
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
        for index in (first..self.deadlines.len()).filter(|n| !targets.contains(n)) {
            let by_pauses = self.by_pauses(&self.deadlines[index])?;
            let pauses = self.pauses_that_move(&self.deadlines[index]);
            let due = self.within_caps(&self.deadlines[index], by_pauses, pauses, None)?;
            self.deadlines[index].held = matches!(due, Due::On(_) | Due::Waiting { .. }) && due != by_pauses;
            self.deadlines[index].due = due;
            self.deadlines[index].state = self.state(&self.deadlines[index]);
            // Nobody puts off what nobody asked for.
            if self.wanted == Wanted::Everything && (stage == 1 || asked.is_some()) {
                self.deadlines[index].at_most = self.furthest(&self.deadlines[index])?;
            }
        }
        Ok(())
    }

    /// What moved a deadline so far, and this event besides.
    fn moved(&self, deadline: &Deadline<'a>, by: &'a Event, to: PutTo<'a>) -> Result<PutOff<'a>, CountError> {
        let PutTo { passed, sent_late, beyond, .. } = to;
        let agreed = (by.kind == EventKind::ExtensionAgreed).then_some(by.at);
        Ok(match deadline.moved {
            Some(moved) => PutOff {
                by,
                // A date that was agreed where there was none is the first one.
                first: moved.first.or_else(|| deadline.counted()),
                unpaused: moved.unpaused,
                agreed: moved.agreed.or(agreed),
                passed: moved.passed.or(passed),
                sent_late: moved.sent_late.or(sent_late),
                beyond: beyond.or(moved.beyond),
            },
            None => {
                let first = self.stood(deadline, by)?;
                let unpaused = self.unpaused(deadline, Some(by.at))?.or(Some(to.date));
                PutOff { by, first, unpaused, agreed, passed, sent_late, beyond }
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
        let stood = self.stood(deadline, event)?;
        if stood.is_none() && !deadline.is_promise() {
            return Ok(None);
        }
        let caps = self.caps(deadline, Some(event))?;
        let passed = stood.and_then(|stood| self.passed(deadline, stood, event.at, &caps));
        // What is asked besides in a circumstance, and was not done, is not undone by a new date for the answer.
        if passed.is_some() && self.is_besides(deadline)? {
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
        let past = |soft: bool| {
            earliest(caps.iter().copied().filter(|cap| cap.soft == soft && date.due_date > cap.day.last_day()))
        };
        // A cap that lies before the date that stands allows that one, and no more.
        let last = |cap: Cap<'a>| {
            let day = cap.day.last_day();
            stood.map_or(day, |stood| day.max(stood.due_date))
        };
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

    /// The later time that the policy itself gives for a holding reply without a date: one day for the answer, by
    /// whichever of its clocks.
    fn own_time(&self, deadline: &Deadline<'a>, event: &Event) -> Result<Option<Counted<'a>>, CountError> {
        match self.usual(deadline.stage, deadline.anew) {
            Some(own) => self.own_target(own, event),
            None => Ok(None),
        }
    }

    /// Whether a circumstance's time stands beside the usual one, by which the answer comes later.
    fn is_besides(&self, deadline: &Deadline<'a>) -> Result<bool, CountError> {
        let usual = self.usual(deadline.stage, deadline.anew).filter(|usual| usual.when.is_none());
        let (Some(usual), Some(_)) = (usual, deadline.when) else { return Ok(false) };
        Ok(match (self.unpaused(deadline, None)?, self.unpaused(usual, None)?) {
            (Some(own), Some(usual)) => own.ends_before(&usual),
            (Some(_), None) => true,
            (None, _) => false,
        })
    }

    /// The date that stood when `event` came: what was not known then moved nothing.
    fn stood(&self, deadline: &Deadline<'a>, event: &Event) -> Result<Option<Counted<'a>>, CountError> {
        let pauses = self.pauses_that_move(deadline).over_by(event.at);
        let due = match deadline.moved {
            Some(_) => self.put_off_by(deadline, pauses)?,
            None => self.due(deadline.fact, deadline.stage, deadline.step, deadline.basis, Some(event.at))?.0,
        };
        Ok(self.within_caps(deadline, due, pauses, Some(event))?.outer_bound())
    }

    /// The date that had passed at a moment. While the clock stands still no date passes but the last that there can
    /// be: a date that stood before is judged as of the moment at which the clock stopped.
    fn passed(&self, deadline: &Deadline<'a>, stood: Counted<'a>, at: Moment, caps: &[Cap<'a>]) -> Option<Counted<'a>> {
        let pauses = self.pauses_that_move(deadline);
        let Some(pause) = pauses.at(at).filter(|pause| !stops_late(pause, stood)) else {
            return Some(stood).filter(|stood| stood.is_past(at));
        };
        let stopped = Due::Stopped { since: pause.from, at_latest: None };
        let last = within(stopped, stood, caps, pauses.begun_by(at).have_reasons());
        last.outer_bound().filter(|last| last.is_past(at))
    }

    /// When an answer is due by its pauses, which take it past no cap; as it stood when an event came, or now.
    fn within_caps(
        &self,
        deadline: &Deadline<'a>,
        due: Due<'a>,
        pauses: Pauses<'a>,
        event: Option<&Event>,
    ) -> Result<Due<'a>, CountError> {
        if pauses.is_empty() {
            return Ok(due);
        }
        let as_of = event.map(|event| event.at);
        let (promised, with_reasons) = match deadline.moved {
            Some(_) => (deadline.counted(), self.put_off_by(deadline, pauses.with_reasons())?.outer_bound()),
            None => (self.unpaused(deadline, as_of)?, self.given(deadline, as_of, Pausing::WithReasons)?),
        };
        let Some(promised) = promised else { return Ok(due) };
        let caps = self.caps(deadline, event)?;
        // A pause that does not say why takes back no day that one before it gave for a good reason.
        let reached = with_reasons.map(|date| within(Due::On(date), promised, &caps, true));
        let floor = reached.and_then(|due| due.outer_bound()).unwrap_or(promised);
        Ok(within(due, floor, &caps, pauses.have_reasons()))
    }

    /// When an answer is due by its pauses alone.
    fn by_pauses(&self, deadline: &Deadline<'a>) -> Result<Due<'a>, CountError> {
        match deadline.moved {
            Some(_) => self.put_off_by(deadline, self.pauses_that_move(deadline)),
            None => Ok(deadline.due),
        }
    }

    /// The pauses that an answer's date does not hold yet: of a date that was agreed, those that began after that.
    fn pauses_that_move(&self, deadline: &Deadline<'a>) -> Pauses<'a> {
        let in_total = deadline.limit().is_some_and(|l| l.value.in_total);
        if !deadline.is_promise() || in_total {
            return Pauses::default();
        }
        let all = self.events.pauses(deadline.stage, deadline.anew);
        deadline.moved.map_or(all, |moved| all.since(moved.by.at))
    }

    /// A date that was agreed, put off by the pauses that began after that.
    fn put_off_by(&self, deadline: &Deadline<'a>, pauses: Pauses<'a>) -> Result<Due<'a>, CountError> {
        let (Some(counted), Some(moved)) = (deadline.counted(), deadline.moved) else { return Ok(deadline.due) };
        // Where the policy gives no time, its days are those of the calendar.
        let unit = deadline.limit().map_or(Unit::Days, |limit| limit.value.within.unit());
        let put_off = counted.put_off(moved.by.at.day(), unit, pauses.each(), self.rules.calendar)?;
        Ok(match pauses.open().filter(|pause| !stops_late(pause, put_off)) {
            Some(pause) => Due::Stopped { since: pause.from, at_latest: None },
            None => Due::On(put_off),
        })
    }
}

/// When something is due that pauses take past no cap: past a hard one never, past a soft one where each says why.
/// What was due later without a pause stays so.
fn within<'a>(due: Due<'a>, floor: Counted<'a>, caps: &[Cap<'a>], good_reason: bool) -> Due<'a> {
    let Some(cap) = earliest(caps.iter().copied().filter(|cap| !(cap.soft && good_reason))) else { return due };
    let last = floor.later(cap.day);
    match due {
        Due::On(counted) if last.ends_before(&counted) => Due::On(last.sooner(counted)),
        // A pause that began when the last day was over stops nothing.
        Due::Stopped { since, .. } if stops_late(&Pause { from: since, to: None }, last) => Due::On(last),
        Due::Stopped { since, at_latest: None } => Due::Stopped { since, at_latest: Some(last) },
        Due::Waiting { on, bound: Some(Bound::AtLatest(bound)) } if last.ends_before(&bound) => {
            Due::Waiting { on, bound: Some(Bound::AtLatest(last.sooner(bound))) }
        }
        Due::Waiting { on, bound: None } => Due::Waiting { on, bound: Some(Bound::AtLatest(last)) },
        due => due,
    }
}
