//! Events + policy + calendar → what is due, when, and why.
//!
//! Deadlines are derived, never stored as the truth: a case keeps its events
//! and its copy of the clocks, and this file gives the dates again.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, DayOne};
use crate::clock::{Assumed, Cited, Clock, Ends, Fact, From, Limit, Owner, Start, Step};
use crate::count::{CountError, Counted, Rules, count};
use crate::moment::Moment;
use crate::period::Unit;
use crate::policy::{Policy, Stage};

/// What has happened in a case, by what it starts.
#[derive(Debug, Clone, Default)]
pub struct Events {
    starts: BTreeMap<(Start, u8), Moment>,
    circumstances: Vec<String>,
}

impl Events {
    /// A complaint that was received, and nothing since.
    #[must_use]
    pub fn received(at: Moment) -> Self {
        Self::default().and(Start::Receipt, 1, at)
    }

    /// And `start` happened at stage `stage` (counted from 1).
    #[must_use]
    pub fn and(mut self, start: Start, stage: u8, at: Moment) -> Self {
        self.starts.insert((start, stage), at);
        self
    }

    /// And the circumstance `id` holds.
    #[must_use]
    pub fn when(mut self, id: impl Into<String>) -> Self {
        self.circumstances.push(id.into());
        self
    }

    /// The circumstances that hold.
    #[must_use]
    pub fn circumstances(&self) -> &[String] {
        &self.circumstances
    }

    /// The names of events on the command line and in stored cases, with what they start.
    pub const NAMES: &'static [(&'static str, Start)] = &[
        ("problem", Start::Problem),
        ("aware", Start::Aware),
        ("received", Start::Receipt),
        ("acknowledged", Start::Acknowledgement),
        ("escalation-requested", Start::EscalationRequest),
        ("committee-received", Start::CommitteeReceipt),
        ("responded", Start::Response),
        ("closed", Start::Closure),
        ("offer-made", Start::Offer),
        ("holding-reply-sent", Start::HoldingReply),
        ("investigation-ended", Start::InvestigationEnded),
    ];

    fn at(&self, from: From, stage: u8) -> Option<Moment> {
        let stage = from.stage.unwrap_or(stage);
        let happened = |start| self.starts.get(&(start, stage)).copied();
        match from.start {
            // What reaches the landlord first at a later stage is the request for it.
            Start::Receipt => happened(Start::Receipt).or_else(|| happened(Start::EscalationRequest)),
            Start::EscalationRequest => {
                happened(Start::EscalationRequest).or_else(|| happened(Start::Receipt).filter(|_| stage > 1))
            }
            // These belong to the whole case.
            Start::Problem | Start::Aware => self.starts.get(&(from.start, 1)).copied(),
            other => happened(other),
        }
    }
}

/// One thing that somebody has to do.
#[derive(Debug, Clone)]
pub struct Deadline<'p> {
    /// The stage, counted from 1; 0 is the case as a whole.
    pub stage: u8,
    /// What is to be done.
    pub step: Step,
    /// The circumstance it holds in.
    pub when: Option<&'p str>,
    /// What the policy says.
    pub fact: &'p Fact<Limit>,
    /// When it is due.
    pub due: Due,
    /// What was assumed, in a fixed order.
    pub assumed: Vec<Assumed>,
}

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// On a date.
    On(Counted),
    /// Not yet known: the clock has not started.
    WaitingFor(From),
    /// The policy does not say.
    NotStated,
}

impl Deadline<'_> {
    /// Who must do it.
    #[must_use]
    pub fn owed_by(&self) -> Owner {
        self.step.owed_by()
    }

    /// The limit to act on, if the policy states one.
    #[must_use]
    pub fn limit(&self) -> Option<&Cited<Limit>> {
        self.fact.applied()
    }

    /// When it is due, if that is known.
    #[must_use]
    pub fn counted(&self) -> Option<Counted> {
        match self.due {
            Due::On(counted) => Some(counted),
            Due::WaitingFor(_) | Due::NotStated => None,
        }
    }
}

/// All deadlines of a case, in the order in which a case goes.
///
/// # Errors
/// When the calendar does not cover the days between.
pub fn timeline<'p>(policy: &'p Policy, events: &Events, calendar: &Calendar) -> Result<Vec<Deadline<'p>>, CountError> {
    let mut all = Vec::new();
    let mut add = |stage: u8, step: Step, when: Option<&'p str>, fact: &'p Fact<Limit>| -> Result<(), CountError> {
        let (due, assumed) = due(policy, fact, stage, step, events, calendar)?;
        all.push(Deadline { stage, step, when, fact, due, assumed });
        Ok(())
    };
    for fact in &policy.time_to_complain {
        add(0, Step::Complain, None, fact)?;
    }
    for (number, stage) in (1_u8..).zip(&policy.stages) {
        for (step, when, fact) in steps(stage, events) {
            add(number, step, when, fact)?;
        }
    }
    Ok(all)
}

/// The facts of a stage that hold in these circumstances, with their steps.
fn steps<'p>(stage: &'p Stage, events: &Events) -> Vec<(Step, Option<&'p str>, &'p Fact<Limit>)> {
    let mut steps = Vec::new();
    let clocks = |step: Step, clocks: &'p [Clock]| {
        let holds = |clock: &&'p Clock| clock.when.as_ref().is_none_or(|id| events.circumstances.contains(id));
        clocks.iter().filter(holds).map(move |c| (step, c.when.as_deref(), &c.limit)).collect::<Vec<_>>()
    };
    // An acknowledgement and an answer are always asked after, so that what a
    // policy does not say is seen.
    if stage.acknowledge.is_empty() {
        steps.push((Step::Acknowledge, None, &NOT_STATED));
    }
    steps.extend(clocks(Step::Acknowledge, &stage.acknowledge));
    if let Some(hold) = &stage.hold {
        steps.extend(clocks(Step::Hold, &hold.send).into_iter().filter(|(_, _, fact)| fact.applied().is_some()));
    }
    steps.extend(clocks(Step::Respond, &stage.respond));
    let windows = [(Step::Escalate, &stage.escalate), (Step::Reopen, &stage.reopen), (Step::AcceptOffer, &stage.offer)];
    steps.extend(
        windows.into_iter().filter(|(_, fact)| fact.applied().is_some()).map(|(step, fact)| (step, None, fact)),
    );
    steps
}

const NOT_STATED: Fact<Limit> = Fact::NotStated;

fn due(
    policy: &Policy,
    fact: &Fact<Limit>,
    stage: u8,
    step: Step,
    events: &Events,
    calendar: &Calendar,
) -> Result<(Due, Vec<Assumed>), CountError> {
    let Some(cited) = fact.applied() else { return Ok((Due::NotStated, Vec::new())) };
    let limit = &cited.value;
    let mut assumed = limit.assumed.clone();
    let mut last: Option<Counted> = None;
    let mut waiting = None;
    for (within, from) in std::iter::once((limit.within, limit.from)).chain(limit.or_later.iter().copied()) {
        let Some(start) = events.at(from, stage) else {
            // What starts a later stage is asked for by the resident.
            let request = from.start == Start::Receipt && from.stage.unwrap_or(stage) > 1;
            let start = if request { Start::EscalationRequest } else { from.start };
            waiting.get_or_insert(From { start, ..from });
            continue;
        };
        let counted = count(within, start, rules(policy, limit, from, step), calendar)?;
        if last.is_none_or(|l| counted.due_at > l.due_at) {
            last = Some(counted);
        }
    }
    // "The later of" two windows is known only when both have started.
    if let Some(from) = waiting {
        return Ok((Due::WaitingFor(from), assumed));
    }
    if policy.day_one.applied().is_none() && limit.within.unit() != Unit::Hours && arrives(limit.from.start) {
        assumed.push(Assumed::DayOne);
    }
    Ok((last.map_or(Due::NotStated, Due::On), assumed))
}

/// The rules by which a limit is counted.
fn rules(policy: &Policy, limit: &Limit, from: From, step: Step) -> Rules {
    // Only what arrives at the landlord can arrive too late in the day.
    let (day_one, cut_off) = if arrives(from.start) {
        (policy.day_one.applied().map_or(DayOne::Next, |c| c.value), policy.cut_off.applied().map(|c| c.value))
    } else {
        (DayOne::Next, None)
    };
    // A resident's last day that is not worked moves on; a landlord's promise does not.
    let ends = limit.ends.or(match step.owed_by() {
        Owner::Resident => Some(Ends::NextWorkingDay),
        Owner::Landlord => None,
    });
    Rules { day_one, cut_off, ends, by: limit.by }
}

fn arrives(start: Start) -> bool {
    matches!(start, Start::Receipt | Start::EscalationRequest | Start::CommitteeReceipt)
}
