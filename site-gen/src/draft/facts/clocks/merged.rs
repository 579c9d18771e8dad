//! What is said twice is one fact with two sections; what is said in two ways is
//! for a person to choose.

use std::ops::Range;

use super::super::{Clock, Key};
use super::Doubt;

/// Joins what agrees. What gives another time for the same stands against the first, or is doubted, and
/// so is the first, unless it alone names its stage (the mark beside each).
pub(super) fn merge(found: Vec<(bool, Clock)>) -> (Vec<Clock>, Vec<(Range<usize>, Doubt)>) {
    let mut clocks: Vec<Clock> = Vec::new();
    let mut doubts = Vec::new();
    let mut told: Vec<bool> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (is_told, one) in found {
        let same = |clock: &Clock| clock.key == one.key && clock.stage == one.stage && clock.when == one.when;
        let twin = clocks.iter_mut().filter(|clock| same(clock)).find(|clock| clock.limit.agrees_with(&one.limit));
        if let Some(clock) = twin {
            clock.limit.from = clock.limit.from.or(one.limit.from);
            clock.limit.unless = clock.limit.unless.take().or(one.limit.unless);
            clock.sources.extend(one.sources);
            clock.places.extend(one.places);
            continue;
        }
        let sure = [Key::Acknowledge, Key::Contact, Key::Respond].contains(&one.key);
        match clocks.iter_mut().enumerate().find(|(_, clock)| same(clock)) {
            None => {
                clocks.push(one);
                told.push(is_told);
            }
            // Each start has a limit of its own.
            // "Usually within 6 months, and never after three years."
            Some((_, first))
                if one.key == Key::TimeToComplain
                    && (first.limit.from != one.limit.from || first.limit.firmness != one.limit.firmness) =>
            {
                clocks.push(one);
                told.push(is_told);
            }
            Some((_, first)) if is_slip(first, &one) => {
                first.against.extend(one.sources.first().map(|source| (one.limit.clone(), source.clone())));
                first.places.extend(one.places);
            }
            Some((at, _)) => {
                if sure && told.get(at) == Some(&is_told) {
                    open.push(at);
                }
                doubts.extend(one.places.into_iter().map(|place| (place, Doubt::Another)));
            }
        }
    }
    let mut kept = Vec::new();
    for (at, clock) in clocks.into_iter().enumerate() {
        if open.contains(&at) {
            doubts.extend(clock.places.into_iter().map(|place| (place, Doubt::Another)));
        } else {
            kept.push(clock);
        }
    }
    (kept, doubts)
}

/// One count in two units, or from two starts: the policy says both of one thing, and somebody has to choose.
fn is_slip(one: &Clock, other: &Clock) -> bool {
    let count = |clock: &Clock| clock.limit.period.to_string().split(' ').next().map(str::to_owned);
    count(one) == count(other) && one.key != Key::Extend
}
