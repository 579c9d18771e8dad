//! A promise of the policy ends later than the law allows.
//!
//! Twenty days and a month cannot be compared but on a calendar, so the two are
//! counted for a complaint that comes on the day and is taken to every stage
//! that day.

use complaints::case::events::{Event, EventKind, Events};
use complaints::case::timeline::{Deadline, timeline};
use complaints::days::clock::Owner;
use complaints::days::moment::Moment;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::law_name::in_sentence;
use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R043",
    title: "a promise that ends later than the law allows",
    why: "People would wait until your day, when the law’s has passed already.",
    cure: "A time that ends no later than the law’s; of what is in force, in the next version.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let calendar = subject.library.calendar(policy);
    let rules = subject.library.rulebook(policy, &calendar);
    // Of a version to come, by the law of the day on which it starts.
    let now = Moment::on(subject.on.max(policy.in_force.first_day()));
    let Some(events) = at_every_stage(policy.stages.len(), now) else { return Vec::new() };
    let Ok(timeline) = timeline(&rules, &events, now) else { return Vec::new() };
    let usual = |d: &&Deadline<'_>| d.when.is_none() && d.owed_by() == Owner::Landlord;
    let promises = timeline.deadlines.iter().filter(usual).filter(|d| d.is_promise());
    promises.filter_map(|promise| beyond(subject, promise, &timeline.deadlines)).collect()
}

/// A complaint received now, with every later stage asked for now.
fn at_every_stage(stages: usize, now: Moment) -> Option<Events> {
    let stages = u8::try_from(stages).unwrap_or(u8::MAX);
    let received = Event::new(EventKind::Received, now).at_stage(1);
    let requests = (2..=stages).map(|n| Event::new(EventKind::EscalationRequested, now).at_stage(n));
    Events::new(std::iter::once(received).chain(requests).collect(), stages).ok()
}

/// The advice where the law's deadline for the same step ends before the promise.
fn beyond(subject: &Subject<'_>, promise: &Deadline<'_>, all: &[Deadline<'_>]) -> Option<Finding> {
    let same = |d: &&Deadline<'_>| !d.is_promise() && (d.stage, d.step) == (promise.stage, promise.step);
    let by_law = all.iter().find(same)?;
    let later = by_law.outer_bound()?.ends_before(&promise.outer_bound()?);
    let (limit, allowed) = (promise.limit().filter(|_| later)?, by_law.limit()?);
    let name = in_sentence(by_law.basis.source()?);
    Some(Finding {
        at: limit.at,
        found: format!("the policy gives {} here; {name} allows {} at most", limit.value, allowed.value),
        write: if limit.value.to_string() == allowed.value.to_string() {
            // The same words, and a later day.
            format!("a shorter time: {name} counts without your closure days and without your own way to count")
        } else {
            format!("{}`{}: {}`", subject.in_which_version(), promise.step.name(), allowed.value)
        },
    })
}
