//! The dates of a case while they are worked out, stage by stage.
//!
//! Knows the order in which a case goes. When one limit is due, what puts it off
//! and how it stands are files beside this one.

use std::cell::RefCell;

use super::dates::{NewComplaint, Timeline};
use super::deadline::{Assumptions, Basis, Deadline, Due};
use super::refusal::RefusedDate;
use super::remark::Remark;
use super::state::State;
use crate::case::events::{EventKind, Events};
use crate::days::clock::{Clock, Fact, Limit, Start, Step};
use crate::days::count::CountError;
use crate::days::moment::Moment;
use crate::policy::Rulebook;
use crate::policy::law::Law;

/// All dates of a case as it stands at `now`.
///
/// # Errors
/// When the calendar does not cover the days between.
pub fn timeline<'a>(rules: &Rulebook<'a>, events: &'a Events, now: Moment) -> Result<Timeline<'a>, CountError> {
    let mut case = TimelineBuilder::new(rules, events, now, Wanted::Everything);
    for fact in &case.rules.policy.time_to_complain {
        case.add(0, Step::Complain, None, Basis::Policy, fact)?;
    }
    case.all_stages()?;
    if let Some(law) = case.law {
        for fact in &law.time_to_complain {
            case.add(0, Step::Complain, None, Basis::Law(law), fact)?;
        }
    }
    case.outside()?;
    let remarks = case.remarks()?;
    Ok(case.finish(remarks))
}

/// The dates of [`Step::UP_TO_THE_ANSWER`] alone, as [`timeline`] gives them, of a case in which nothing has happened
/// but that complaints came and later stages were asked for: no other step can move them then.
///
/// # Errors
/// When the calendar does not cover the days between.
pub fn dates_that_lead<'a>(rules: &Rulebook<'a>, events: &'a Events, now: Moment) -> Result<Timeline<'a>, CountError> {
    let mut case = TimelineBuilder::new(rules, events, now, Wanted::DatesThatLead);
    case.all_stages()?;
    Ok(case.finish(Vec::new()))
}

/// What is worked out of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Everything,
    /// See [`dates_that_lead`].
    DatesThatLead,
}

pub(super) const NOT_STATED: &Fact<Limit> = &Fact::NotStated;

/// A case while its dates are worked out.
pub(super) struct TimelineBuilder<'a> {
    pub(super) rules: Rulebook<'a>,
    /// The law in force when the complaint was received.
    pub(super) law: Option<&'a Law>,
    pub(super) events: &'a Events,
    pub(super) now: Moment,
    pub(super) stages: u8,
    pub(super) deadlines: Vec<Deadline<'a>>,
    pub(super) refused: Vec<RefusedDate<'a>>,
    pub(super) new_complaint: Option<NewComplaint<'a>>,
    /// The starts that are being looked for, each by the time of the one before.
    pub(super) looking: RefCell<Vec<(u8, Start)>>,
    pub(super) wanted: Wanted,
}

impl<'a> TimelineBuilder<'a> {
    fn new(rules: &Rulebook<'a>, events: &'a Events, now: Moment, wanted: Wanted) -> Self {
        let rules = rules.in_circumstances(events.circumstances());
        let received = events.receipt().map_or(now.day(), Moment::day);
        let stages = rules.stages(received);
        Self {
            law: rules.law(received),
            rules,
            events,
            now,
            stages,
            deadlines: Vec::with_capacity(8 + 8 * usize::from(stages)),
            refused: Vec::new(),
            new_complaint: None,
            looking: RefCell::default(),
            wanted,
        }
    }

    fn finish(self, remarks: Vec<Remark>) -> Timeline<'a> {
        Timeline {
            taken_back: (1..=self.stages).filter(|stage| self.events.answers_anew(*stage).is_some()).collect(),
            remarks,
            deadlines: self.deadlines,
            refused: self.refused,
            new_complaint: self.new_complaint,
        }
    }

    /// Adds the deadlines of every stage, and where there is none those of circumstances.
    fn all_stages(&mut self) -> Result<(), CountError> {
        for number in 1..=self.stages {
            self.stage(number)?;
        }
        if self.stages == 0 { self.by_circumstance() } else { Ok(()) }
    }

    /// Adds the deadlines of one stage, in the order in which a case goes.
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
            for step in Step::LEADING_UP {
                self.clocks(number, step, stage.clocks_of(step), false)?;
            }
        }
        if self.wanted == Wanted::DatesThatLead {
            return self.answers(number);
        }
        if let Some(stage) = policy {
            self.clocks(number, Step::Hold, stage.clocks_of(Step::Hold), false)?;
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
            for (step, window) in stage.windows().filter(|(step, _)| *step != Step::Escalate) {
                self.window(number, step, window)?;
            }
        }
        Ok(())
    }

    /// The clocks of a step that hold in the circumstances of the case. What
    /// the policy does not say is listed only where it is always `asked` after.
    pub(super) fn clocks(&mut self, stage: u8, step: Step, clocks: &'a [Clock], asked: bool) -> Result<(), CountError> {
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
            self.replace(first, &(0..0))?;
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

    pub(super) fn by_law(
        &mut self,
        stage: u8,
        step: Step,
        law: &'a Law,
        fact: &'a Fact<Limit>,
    ) -> Result<(), CountError> {
        if fact.applied().is_some() { self.add(stage, step, None, Basis::Law(law), fact) } else { Ok(()) }
    }

    fn window(&mut self, stage: u8, step: Step, fact: &'a Fact<Limit>) -> Result<(), CountError> {
        if fact.applied().is_some() { self.add(stage, step, None, Basis::Policy, fact) } else { Ok(()) }
    }

    pub(super) fn add(
        &mut self,
        stage: u8,
        step: Step,
        when: Option<&'a str>,
        basis: Basis<'a>,
        fact: &'a Fact<Limit>,
    ) -> Result<(), CountError> {
        let due = self.due(fact, stage, step, basis, None)?;
        self.add_due(stage, step, when, basis, fact, due);
        Ok(())
    }

    pub(super) fn add_due(
        &mut self,
        stage: u8,
        step: Step,
        when: Option<&'a str>,
        basis: Basis<'a>,
        fact: &'a Fact<Limit>,
        (due, assumed): (Due<'a>, Assumptions),
    ) {
        let mut deadline = Deadline {
            stage,
            step,
            when,
            basis,
            fact,
            due,
            moved: None,
            held: false,
            at_most: None,
            opens: None,
            state: State::Upcoming,
            assumed,
            anew: step == Step::Respond && fact.applied().is_some_and(|limit| limit.value.is_for_a_new_answer()),
        };
        deadline.state = self.state(&deadline);
        self.deadlines.push(deadline);
    }

    /// A request for the next stage that came after its window, where the
    /// policy treats that as a new complaint: the later stages then never start.
    fn late_request(&mut self, number: u8) {
        let treated = self.rules.policy.stage(number).is_some_and(|stage| stage.late_request.is_some());
        // What the landlord itself takes on to the next stage was not asked for too late.
        let asked = [EventKind::EscalationRequested, EventKind::Received];
        let asked = asked.into_iter().find_map(|kind| self.events.first(kind, number + 1));
        let Some(request) = asked.filter(|_| treated && self.new_complaint.is_none()) else {
            return;
        };
        let window = self.deadlines.iter().find(|d| d.stage == number && d.step == Step::Escalate && d.is_promise());
        if let Some(window) = window.and_then(Deadline::outer_bound).filter(|window| window.is_past(request)) {
            self.new_complaint = Some(NewComplaint { stage: number, received: request, window });
        }
    }
}

/// Whether a clock holds in the circumstances of a case.
pub(super) fn holds(clock: &Clock, events: &Events) -> bool {
    clock.when.as_ref().is_none_or(|id| events.circumstances().contains(id))
}
