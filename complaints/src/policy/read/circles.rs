//! Times that wait for each other: a talk counted from the report, and the report from the talk.

use crate::days::clock::{Cited, Fact, Limit, Step};
use crate::policy::facts::Policy;
use crate::words::problem::Problems;
use crate::words::rules;

/// A step of a stage, counted from 1.
type At = (u8, Step);

/// Tells of each step whose time can never start, since it waits for itself.
pub(super) fn check(policy: &Policy, problems: &mut Problems<'_>) {
    let mut told: Vec<At> = Vec::new();
    for (number, stage) in (1_u8..).zip(&policy.stages) {
        for step in stage.clocks().map(|(step, _)| step).chain([Step::Hold]) {
            let circle = circle(policy, (number, step));
            let Some((limit, steps)) = circle.filter(|(_, steps)| !steps.iter().any(|at| told.contains(at))) else {
                continue;
            };
            let round = steps.iter().map(|(_, step)| format!("`{}`", step.name())).collect::<Vec<_>>().join(", ");
            problems.slip(
                &rules::CIRCLE,
                limit.at,
                match steps.len() {
                    1 => "this time is counted from itself".to_owned(),
                    _ => format!("this time waits for itself: {round} wait for each other"),
                },
                "one of them `from receipt`, or from another start that does not wait for the others",
            );
            told.extend(steps);
        }
    }
}

/// The circle in which a step stands: the time that it begins with, and its steps in order.
fn circle(policy: &Policy, first: At) -> Option<(&Cited<Limit>, Vec<At>)> {
    let mut way = vec![first];
    let begins =
        waits(policy, first).find_map(|(limit, at)| leads_back(policy, at, first, &mut way).then_some(limit))?;
    Some((begins, way))
}

/// Whether from a step one comes to the first by what times wait for; `way` is how.
fn leads_back(policy: &Policy, at: At, first: At, way: &mut Vec<At>) -> bool {
    if at == first {
        return true;
    }
    if way.contains(&at) {
        return false;
    }
    way.push(at);
    if waits(policy, at).any(|(_, next)| leads_back(policy, next, first, way)) {
        return true;
    }
    way.pop();
    false
}

/// What the times of a step wait for, of what the landlord does by a time of its own.
fn waits(policy: &Policy, (number, step): At) -> impl Iterator<Item = (&Cited<Limit>, At)> {
    let clocks = policy.stage(number).map_or(&[][..], |stage| stage.clocks_of(step));
    let limits = clocks.iter().filter_map(|clock| Fact::applied(&clock.limit));
    limits.flat_map(move |limit| {
        let starts = limit
            .value
            .windows()
            .filter_map(move |(_, from)| Some((from.stage.unwrap_or(number), from.start.made_by()?)));
        starts.map(move |at| (limit, at))
    })
}
