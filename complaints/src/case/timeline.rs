//! Events + policy + law + calendar → what is due, when, why, and how it stands.
//!
//! Deadlines are derived, never stored as the truth: a case keeps its events
//! and its copy of the clocks, and this module gives the dates again. Values
//! only; the words are [`crate::case::json`] and [`crate::case::letter`].

use chrono::NaiveDate;

use crate::case::events::{EventKind, Events};
use crate::days::clock::{Anchor, Clock, Fact, Limit, Start, Step};
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;
use crate::policy::Rulebook;
use crate::policy::law::Law;

mod deadline;
mod due;
mod extend;
mod outside;
mod state;

pub use deadline::{Assumptions, Basis, Bound, Deadline, Due, Furthest, Moved};
pub use extend::{Refusal, Refused};
pub use state::{Because, Late, State};

/// All dates of a case.
#[derive(Debug, Clone)]
pub struct Timeline<'a> {
    /// What somebody has to do, in the order in which a case goes. After each
    /// promise of the policy stands the longest time that the law allows.
    pub deadlines: Vec<Deadline<'a>>,
    /// New dates that were not accepted, with the reason.
    pub refused: Vec<Refused<'a>>,
    /// The request for a later stage that came too late, where that makes it a new complaint.
    pub new_complaint: Option<NewComplaint<'a>>,
    /// What a reader of the dates should know besides.
    pub remarks: Vec<Remark>,
}

/// A request that the policy treats as a new complaint, linked to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewComplaint<'a> {
    /// The stage after which it came.
    pub stage: u8,
    /// When the request came: the receipt of the new complaint.
    pub received: Moment,
    /// The window that it missed.
    pub window: Counted<'a>,
}

/// Something that the record says and the policy does not provide for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// A stage was left out, and the policy does not say that it may be.
    SkipNotStated(u8),
    /// A complaint was opened again, and the policy gives no time for the new answer.
    ReopenedWithoutTime(u8),
    /// A clock of this stage was started late; had it been started in time, the
    /// answer would have been due by this day at the latest.
    StartedLate(u8, NaiveDate),
}

impl<'a> Timeline<'a> {
    /// The date that leads for a step: the landlord's own, unless the law's
    /// is the only one, the earlier one, or the one that still stands when the
    /// landlord's has passed.
    #[must_use]
    pub fn leading(&self, stage: u8, step: Step) -> Option<&Deadline<'a>> {
        let usual = |d: &&Deadline<'a>| d.stage == stage && d.step == step && d.when.is_none();
        let promise = self.deadlines.iter().filter(usual).find(|d| d.is_promise());
        let law = self.deadlines.iter().filter(usual).find(|d| !d.is_promise());
        let (Some(own), Some(by_law)) = (promise, law) else { return promise.or(law) };
        // Whoever started the law's clock too late gains no time by it: of Code 6.3, ten working days from
        // an acknowledgement that came on day nine are not offered in place of a promise that was broken.
        let from_acknowledgement = by_law.limit().is_some_and(|l| l.value.from.start == Start::Acknowledgement);
        let starts =
            |d: &&Deadline<'a>| d.stage == stage && d.step == Step::Acknowledge && d.when.is_none() && !d.is_promise();
        let acknowledged_late = self.deadlines.iter().filter(starts).any(|d| matches!(d.state, State::Missed(..)));
        let started_late = from_acknowledgement && acknowledged_late;
        match (own.outer_bound(), by_law.outer_bound()) {
            (None, Some(_)) => Some(by_law),
            (Some(a), Some(b)) if b.ends_before(&a) => Some(by_law),
            (Some(_), Some(_)) if own.state.is_overdue() && !by_law.state.is_overdue() && !started_late => Some(by_law),
            _ => Some(own),
        }
    }
}

/// All dates of a case as it stands at `now`.
///
/// # Errors
/// When the calendar does not cover the days between.
pub fn timeline<'a>(rules: &Rulebook<'a>, events: &'a Events, now: Moment) -> Result<Timeline<'a>, CountError> {
    let mut case = Case::new(rules, events, now);
    let policy = rules.policy;
    for fact in &policy.time_to_complain {
        case.add(0, Step::Complain, None, Basis::Policy, fact)?;
    }
    for number in 1..=case.stages {
        case.stage(number)?;
    }
    if case.stages == 0 {
        case.by_circumstance()?;
    }
    if let Some(law) = case.law {
        for fact in &law.time_to_complain {
            case.add(0, Step::Complain, None, Basis::Law(law), fact)?;
        }
    }
    case.outside()?;
    Ok(Timeline {
        remarks: case.remarks()?,
        deadlines: case.deadlines,
        refused: case.refused,
        new_complaint: case.new_complaint,
    })
}

const NOT_STATED: &Fact<Limit> = &Fact::NotStated;

/// A case while its dates are worked out.
struct Case<'a> {
    rules: Rulebook<'a>,
    /// The law in force when the complaint was received.
    law: Option<&'a Law>,
    events: &'a Events,
    now: Moment,
    stages: u8,
    deadlines: Vec<Deadline<'a>>,
    refused: Vec<Refused<'a>>,
    new_complaint: Option<NewComplaint<'a>>,
}

impl<'a> Case<'a> {
    fn new(rules: &Rulebook<'a>, events: &'a Events, now: Moment) -> Self {
        let received = events.receipt().map_or(now.day(), Moment::day);
        let stages = rules.stages(received);
        Self {
            rules: *rules,
            law: rules.law(received),
            events,
            now,
            stages,
            deadlines: Vec::with_capacity(8 + 8 * usize::from(stages)),
            refused: Vec::new(),
            new_complaint: None,
        }
    }

    /// The deadlines of one stage.
    fn stage(&mut self, number: u8) -> Result<(), CountError> {
        let policy = self.rules.policy.stage(number);
        let by_law = self.law.and_then(|law| law.stages.get(usize::from(number) - 1).map(|stage| (law, stage)));
        if let Some(stage) = policy {
            self.clocks(number, Step::Acknowledge, &stage.acknowledge, true)?;
        }
        if let Some((law, stage)) = by_law {
            self.by_law(number, Step::Acknowledge, law, &stage.acknowledge)?;
        }
        if number == 1 {
            self.by_circumstance()?;
        }
        if let Some(stage) = policy {
            if let Some(hold) = &stage.hold {
                self.clocks(number, Step::Hold, &hold.send, false)?;
            }
            self.clocks(number, Step::Hearing, &stage.hearing, false)?;
        }
        self.answers(number)?;
        if let Some(stage) = policy {
            self.window(number, Step::Escalate, &stage.escalate)?;
            self.late_request(number);
        }
        if let Some((law, stage)) = by_law {
            self.by_law(number, Step::Escalate, law, &stage.escalate)?;
        }
        if let Some(stage) = policy {
            self.window(number, Step::Reopen, &stage.reopen)?;
            self.window(number, Step::AcceptOffer, &stage.offer)?;
        }
        Ok(())
    }

    /// The clocks of a step that hold in the circumstances of the case. What
    /// the policy does not say is listed only where it is always `asked` after.
    fn clocks(&mut self, stage: u8, step: Step, clocks: &'a [Clock], asked: bool) -> Result<(), CountError> {
        if clocks.is_empty() && asked {
            self.add(stage, step, None, Basis::Policy, NOT_STATED)?;
        }
        let events = self.events;
        let first = self.deadlines.len();
        for clock in clocks.iter().filter(|clock| holds(clock, events)) {
            if asked || clock.limit.applied().is_some() {
                self.add(stage, step, clock.when.as_deref(), Basis::Policy, &clock.limit)?;
            }
        }
        // Answers can still be put off.
        if step != Step::Respond {
            self.replace(first);
        }
        Ok(())
    }

    /// What the law asks in the circumstances of the case, beside all that the policy promises.
    fn by_circumstance(&mut self) -> Result<(), CountError> {
        let received = self.events.receipt().map_or(self.now.day(), Moment::day);
        for (id, law) in self.rules.laws_about(received, self.events.circumstances()) {
            for stage in &law.stages {
                self.add(1, Step::Acknowledge, Some(id), Basis::Law(law), &stage.acknowledge)?;
            }
        }
        Ok(())
    }

    fn by_law(&mut self, stage: u8, step: Step, law: &'a Law, fact: &'a Fact<Limit>) -> Result<(), CountError> {
        if fact.applied().is_some() { self.add(stage, step, None, Basis::Law(law), fact) } else { Ok(()) }
    }

    fn window(&mut self, stage: u8, step: Step, fact: &'a Fact<Limit>) -> Result<(), CountError> {
        if fact.applied().is_some() { self.add(stage, step, None, Basis::Policy, fact) } else { Ok(()) }
    }

    fn add(
        &mut self,
        stage: u8,
        step: Step,
        when: Option<&'a str>,
        basis: Basis<'a>,
        fact: &'a Fact<Limit>,
    ) -> Result<(), CountError> {
        let (due, assumed) = self.due(fact, stage, step, basis, None)?;
        let mut deadline = Deadline {
            stage,
            step,
            when,
            basis,
            fact,
            due,
            moved: None,
            at_most: None,
            opens: None,
            state: State::Upcoming,
            assumed,
        };
        deadline.state = self.state(&deadline);
        self.deadlines.push(deadline);
        Ok(())
    }

    /// A request for the next stage that came after its window, where the
    /// policy treats that as a new complaint: the later stages then never start.
    fn late_request(&mut self, number: u8) {
        let treated = self.rules.policy.stage(number).is_some_and(|stage| stage.late_request.is_some());
        let Some(request) = self.events.request(number + 1).filter(|_| treated && self.new_complaint.is_none()) else {
            return;
        };
        let window = self.deadlines.iter().find(|d| d.stage == number && d.step == Step::Escalate && d.is_promise());
        if let Some(window) = window.and_then(Deadline::counted).filter(|window| window.is_past(request)) {
            self.new_complaint = Some(NewComplaint { stage: number, received: request, window });
        }
    }

    fn remarks(&self) -> Result<Vec<Remark>, CountError> {
        let mut remarks = Vec::new();
        for number in 1..=self.stages {
            let stage = self.rules.policy.stage(number);
            let skipped = self.events.first(EventKind::Skipped, number).is_some();
            if skipped && stage.is_none_or(|s| s.skip.applied().is_none()) {
                remarks.push(Remark::SkipNotStated(number));
            }
            let from_reopening =
                |clock: &Clock| clock.limit.applied().is_some_and(|l| l.value.from.start == Start::Reopening);
            let reopened = self.events.first(EventKind::Reopened, number).is_some();
            if reopened && stage.is_none_or(|s| !s.respond.iter().any(from_reopening)) {
                remarks.push(Remark::ReopenedWithoutTime(number));
            }
        }
        for answer in self.deadlines.iter().filter(|d| d.step == Step::Respond && d.is_promise() && d.moved.is_none()) {
            // Only what the landlord itself has to start can be started late.
            let starts = |limit: &Limit| {
                matches!(limit.from.start, Start::Acknowledgement | Start::Hearing | Start::HoldingReply)
            };
            if !answer.limit().is_some_and(|l| starts(&l.value)) {
                continue;
            }
            // As it was told before anything but the receipt was known.
            let told = self.events.start(Anchor { start: Start::Receipt, stage: None }, answer.stage, self.stages);
            let Some(told) = told else { continue };
            let (due, _) = self.due(answer.fact, answer.stage, answer.step, answer.basis, Some(told))?;
            if let (Due::Waiting { bound: Some(Bound::AtLatest(promised)), .. }, Some(now)) = (due, answer.counted())
                && promised.ends_before(&now)
            {
                remarks.push(Remark::StartedLate(answer.stage, promised.due_date));
            }
        }
        Ok(remarks)
    }
}

/// Whether a clock holds in the circumstances of a case.
fn holds(clock: &Clock, events: &Events) -> bool {
    clock.when.as_ref().is_none_or(|id| events.circumstances().contains(id))
}
