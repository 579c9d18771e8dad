//! The stages that a time of the prose may be meant for, each with its fact, or
//! with none where the facts state no such time.
//!
//! One of them is never chosen here: that is the author's.

use complaints::days::clock::Step;
use complaints::policy::Policy;

use super::super::known::Known;
use super::super::said::{Act, Said};

/// A stage that a sentence may mean.
#[derive(Debug, Clone)]
pub struct Place<'k, 'a> {
    /// Counted from 1.
    pub stage: u8,
    /// The time that readers meet there; none where the facts state none.
    pub fact: Option<&'k Known<'a>>,
}

/// The stages that words may mean which give a time for the step of `fact`; `fact`'s alone where they tell no other.
pub(super) fn of<'k, 'a>(
    said: &Said<'_>,
    fact: &'k Known<'a>,
    known: &'k [Known<'a>],
    policy: &Policy,
) -> Vec<Place<'k, 'a>> {
    let Some(own) = fact.stage else { return Vec::new() };
    let last = u8::try_from(policy.stages.len()).unwrap_or(u8::MAX).max(own);
    let may_mean = |stage: &u8| said.stages.is_empty() || said.stages.contains(stage);
    let mut places: Vec<Place<'k, 'a>> = Vec::new();
    for stage in (1..=last).filter(may_mean) {
        let same_step =
            |k: &&'k Known<'a>| k.is_applied && (k.act, k.stage, k.when) == (fact.act, Some(stage), fact.when);
        let fact = if stage == own { Some(fact) } else { known.iter().find(same_step) };
        if fact.is_some() || is_wanted(said.act, stage, policy) {
            places.push(Place { stage, fact });
        }
    }
    places
}

/// Whether a stage that states no time for the step could be meant to have one.
fn is_wanted(act: Act, stage: u8, policy: &Policy) -> bool {
    match act {
        Act::Step(Step::Respond | Step::Acknowledge | Step::Hold) | Act::Extend => {
            usize::from(stage) <= policy.stages.len()
        }
        // Behind the last stage there is no other to ask for.
        Act::Step(Step::Escalate) => usize::from(stage) < policy.stages.len(),
        // What only some stages have is not missed at the others.
        _ => false,
    }
}
