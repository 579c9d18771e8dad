//! The times that a policy's facts give, flat: what for, at which stage, under which name, on which line.

use complaints::days::clock::{Assumed, Cited, Clock, Fact, Limit, Start, Step};
use complaints::days::period::{Period, Unit};
use complaints::policy::law::Law;
use complaints::policy::{Policy, Stage};

use super::said::{Act, Starts};

/// A time among the facts.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// What it is for.
    pub act: Act,
    /// The stage, counted from 1; none for what belongs to no stage.
    pub stage: Option<u8>,
    /// The time; the limit's own, or that of another of its windows.
    pub period: Period,
    /// The name by which prose prints it.
    pub name: Option<String>,
    /// The circumstance in which it holds.
    pub when: Option<&'a str>,
    /// The limit as it was read, with its section and its line.
    pub limit: &'a Cited<Limit>,
    /// Whether it is the limit's first window in a fact that is acted on, and so what readers meet.
    pub is_applied: bool,
}

impl Known<'_> {
    /// From what it is counted, where the policy says so and rules can tell it from others.
    #[must_use]
    pub fn starts(&self) -> Option<Starts> {
        let limit = &self.limit.value;
        if limit.assumed.contains(&Assumed::Start) || !limit.is_one_window() {
            return None;
        }
        match limit.from.start {
            Start::Receipt | Start::Letter | Start::EscalationRequest => Some(Starts::Receipt),
            Start::Acknowledgement => Some(Starts::Acknowledgement),
            Start::Problem => Some(Starts::Problem),
            Start::Aware => Some(Starts::Aware),
            Start::Response | Start::FinalResponse => Some(Starts::Response),
            Start::Closure => Some(Starts::Closure),
            _ => None,
        }
    }
}

/// Every time that the facts of a policy give.
#[must_use]
pub fn all(policy: &Policy) -> Vec<Known<'_>> {
    let mut known = Flat::default();
    for fact in &policy.time_to_complain {
        known.fact(Act::Step(Step::Complain), None, Some("time-to-complain"), None, fact);
    }
    for (index, procedure) in policy.each_procedure().enumerate() {
        for (stage, number) in procedure.stages.iter().zip(1..) {
            known.stage(stage, number, index == 0);
        }
    }
    if let Some(designated) = &policy.designated_persons {
        known.fact(Act::Step(Step::Ombudsman), None, Some("designated-persons.wait"), None, &designated.wait);
    }
    for body in &policy.ombudsman {
        known.fact(Act::Step(Step::Ombudsman), None, None, None, &body.opens);
        if let Some(own) = &body.own {
            known.fact(Act::Step(Step::Ombudsman), None, None, None, &own.limit);
        }
    }
    known.fact(Act::Keep, None, Some("keep"), None, &policy.retention);
    known.0
}

/// Every time that a law gives.
#[must_use]
pub fn of_law(law: &Law) -> Vec<Known<'_>> {
    let mut known = Flat::default();
    for fact in &law.time_to_complain {
        known.fact(Act::Step(Step::Complain), None, None, None, fact);
    }
    known.fact(Act::Step(Step::Ombudsman), None, None, None, &law.wait);
    for (stage, number) in law.stages.iter().zip(1..) {
        let number = Some(number);
        known.fact(Act::Acknowledge, number, None, None, &stage.acknowledge);
        known.fact(Act::Respond, number, None, None, &stage.respond);
        known.fact(Act::Extend, number, None, None, &stage.extend);
        known.fact(Act::Escalate, number, None, None, &stage.escalate);
    }
    known.0
}

/// Whether two times always end on the same day: a fortnight and 14 days, a year and 12 months.
#[must_use]
pub fn is_same(one: Period, other: Period) -> bool {
    plain(one) == plain(other)
}

fn plain(period: Period) -> Period {
    let times = |count: u16, unit| Period::of(count, unit).unwrap_or(period);
    match period {
        Period::Of { count, unit: Unit::Weeks } => times(count.get().saturating_mul(7), Unit::Days),
        Period::Of { count, unit: Unit::Years } => times(count.get().saturating_mul(12), Unit::Months),
        other => other,
    }
}

#[derive(Default)]
struct Flat<'a>(Vec<Known<'a>>);

impl<'a> Flat<'a> {
    fn stage(&mut self, stage: &'a Stage, number: u8, is_usual: bool) {
        let name = |step: &str| is_usual.then(|| format!("stage-{number}.{step}"));
        for (step, clocks) in stage.clocks() {
            self.clocks(Act::Step(step), number, name(step.name()).as_deref(), clocks);
        }
        if let Some(hold) = &stage.hold {
            self.clocks(Act::Step(Step::Hold), number, name("hold").as_deref(), &hold.send);
            self.clocks(Act::Extend, number, name("new-target").as_deref(), &hold.new_target);
        }
        let single = [
            (Act::Extend, "extend", &stage.extend),
            (Act::Escalate, "escalate", &stage.escalate),
            (Act::Step(Step::Reopen), "reopen", &stage.reopen),
            (Act::Step(Step::AcceptOffer), "offer", &stage.offer),
            (Act::Step(Step::Comment), "comment", &stage.comment),
            (Act::Step(Step::WriteBack), "write-back", &stage.write_back),
        ];
        for (act, step, fact) in single {
            self.fact(act, Some(number), name(step).as_deref(), None, fact);
        }
    }

    fn clocks(&mut self, act: Act, stage: u8, name: Option<&str>, clocks: &'a [Clock]) {
        for clock in clocks {
            let name = name.map(|name| match &clock.when {
                Some(when) => format!("{name}.{when}"),
                None => name.to_owned(),
            });
            self.fact(act, Some(stage), name.as_deref(), clock.when.as_deref(), &clock.limit);
        }
    }

    fn fact(&mut self, act: Act, stage: Option<u8>, name: Option<&str>, when: Option<&'a str>, fact: &'a Fact<Limit>) {
        let applied = fact.applied();
        let others: &[Cited<Limit>] = match fact {
            Fact::Contradictory { values, .. } => values,
            _ => &[],
        };
        if let Some(limit) = applied {
            // Of two times of one name the first is the one that it prints.
            let free = name.filter(|name| self.0.iter().all(|known| known.name.as_deref() != Some(*name)));
            for (at, (period, _)) in limit.value.windows().enumerate() {
                let name = free.filter(|_| at == 0).map(str::to_owned);
                self.0.push(Known { act, stage, period, name, when, limit, is_applied: at == 0 });
            }
        }
        for limit in others {
            for (period, _) in limit.value.windows() {
                self.0.push(Known { act, stage, period, name: None, when, limit, is_applied: false });
            }
        }
    }
}
