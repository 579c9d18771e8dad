//! Claims that a sentence makes about a policy: each is printed only where the data make it true.

use crate::days::clock::{Anchor, Ends, Fact, Firmness, Limit, Start};
use crate::days::period::{Period, Unit};
use crate::policy::Policy;
use crate::policy::law::Law;

/// The circumstances in which the first answer surely comes sooner than the usual one, and than the law's.
pub(super) fn sooner(policy: &Policy, law: Option<&Law>) -> Vec<String> {
    let Some(first) = policy.stages.first() else { return Vec::new() };
    let usual: Vec<&Limit> =
        first.respond.iter().filter(|c| c.when.is_none()).filter_map(|c| limit(&c.limit)).collect();
    let by_law = law.and_then(|law| law.stages.first()).and_then(|stage| limit(&stage.respond));
    if usual.is_empty() {
        return Vec::new();
    }
    let is_sooner = |own: &Limit| usual.iter().copied().chain(by_law).all(|other| surely_before(own, other));
    let own = first.respond.iter().filter(|clock| limit(&clock.limit).is_some_and(is_sooner));
    own.filter_map(|clock| clock.when.clone()).collect()
}

/// Whether `extend` is a bound that nothing stretches, so that pages can call it the longest.
pub(super) fn is_longest(extend: &Fact<Limit>) -> bool {
    limit(extend).is_some_and(|limit| {
        limit.in_total
            && matches!(limit.firmness, Firmness::Firm | Firmness::UpTo)
            && limit.unless.is_none()
            && !limit.agreed
            && limit.is_one_window()
    })
}

/// Whether somebody can ask for another look: the policy or the law has a next stage, or the policy gives a time for it.
pub(super) fn looks_again(policy: &Policy, law: Option<&Law>) -> bool {
    let stages = policy.stages.len().max(law.map_or(0, |law| law.stages.len()));
    stages > 1 || policy.stages.last().is_some_and(|stage| stage.escalate.applied().is_some())
}

fn limit(fact: &Fact<Limit>) -> Option<&Limit> {
    fact.applied().map(|cited| &cited.value)
}

/// Whether `own` ends before `other` whatever the day: where that cannot be told, it does not.
fn surely_before(own: &Limit, other: &Limit) -> bool {
    // Nobody acknowledges what has not come: a time from the acknowledgement ends no sooner than from the receipt.
    let receipt = Anchor { start: Start::Receipt, stage: None };
    let acknowledgement = Anchor { start: Start::Acknowledgement, stage: None };
    let starts_no_later = own.from == other.from || (own.from == receipt && other.from == acknowledgement);
    if !starts_no_later || !own.is_one_window() || !other.or_sooner.is_empty() || other.ends == Some(Ends::DayBefore) {
        return false;
    }
    if let (Period::Of { count: own_count, unit: own_unit }, Period::Of { count, unit }) = (own.within, other.within)
        && own_unit == unit
    {
        return own.ends == other.ends && own_count < count;
    }
    own.ends != Some(Ends::NextWorkingDay) && most_days(own.within).is_some_and(|most| most < fewest_days(other.within))
}

/// The most days that a period can end after its start; none where closure days can stretch it without end.
fn most_days(period: Period) -> Option<u32> {
    let Period::Of { count, unit } = period else { return (period == Period::SameDay).then_some(0) };
    let count = u32::from(count.get());
    match unit {
        Unit::Hours => Some(count.div_ceil(24)),
        Unit::Days => Some(count),
        Unit::WorkingDays => None,
        Unit::Weeks => Some(count * 7),
        Unit::Months => Some(count * 31),
        Unit::Years => Some(count * 366),
    }
}

/// The fewest days that a period can end after its start.
fn fewest_days(period: Period) -> u32 {
    let Period::Of { count, unit } = period else { return 0 };
    let count = u32::from(count.get());
    match unit {
        Unit::Hours => count / 24,
        Unit::Days => count,
        // Five working days from a Sunday end on the Friday; the sixth has a weekend before it.
        Unit::WorkingDays => count + 2 * ((count - 1) / 5),
        Unit::Weeks => count * 7,
        Unit::Months => count * 28,
        Unit::Years => count * 365,
    }
}
