//! What is said twice is one fact with two sections; what is said in two ways is
//! for a person to choose.

use std::ops::Range;

use super::super::{Clock, Key};
use super::Doubt;

/// Joins what agrees. What gives another time for the same stands against the first, or is doubted.
pub(super) fn merge(found: Vec<Clock>) -> (Vec<Clock>, Vec<(Range<usize>, Doubt)>) {
    let mut clocks: Vec<Clock> = Vec::new();
    let mut doubts = Vec::new();
    for one in found {
        let same = |clock: &&mut Clock| clock.key == one.key && clock.stage == one.stage && clock.when == one.when;
        let twin = clocks.iter_mut().filter(same).find(|clock| clock.limit.agrees_with(&one.limit));
        if let Some(clock) = twin {
            clock.limit.from = clock.limit.from.or(one.limit.from);
            clock.limit.unless = clock.limit.unless.take().or(one.limit.unless);
            clock.sources.extend(one.sources);
            clock.places.extend(one.places);
            continue;
        }
        match clocks.iter_mut().find(same) {
            None => clocks.push(one),
            // Each start has a limit of its own.
            Some(first) if one.key == Key::TimeToComplain && first.limit.from != one.limit.from => clocks.push(one),
            Some(first) if is_slip(first, &one) => {
                first.against.extend(one.sources.first().map(|source| (one.limit.clone(), source.clone())));
                first.places.extend(one.places);
            }
            Some(_) => doubts.extend(one.places.into_iter().map(|place| (place, Doubt::Another))),
        }
    }
    (clocks, doubts)
}

/// One count in two units, or from two starts: the policy says both of one thing, and somebody has to choose.
fn is_slip(one: &Clock, other: &Clock) -> bool {
    let count = |clock: &Clock| clock.limit.period.to_string().split(' ').next().map(str::to_owned);
    count(one) == count(other) && one.key != Key::Extend
}
