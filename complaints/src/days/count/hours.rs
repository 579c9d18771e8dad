//! Hours: elapsed time between instants, in which no day counts for itself.
//!
//! Of a day without a time nobody knows when its hours began: they are over at one
//! instant at the earliest and at another at the latest, and both are counted.

use chrono::{DateTime, TimeDelta, Utc};

use super::counted::{Counted, End};
use super::pause::Pause;
use super::rules::Rules;
use crate::days::moment::{END_OF_DAY, Moment, local};
use crate::days::period::Unit;

/// `count` hours from `start`, longer by each pause that began before they were over.
///
/// 24 hours from noon on Saturday 24 October 2026 end at eleven on Sunday: the
/// clocks go back that night, and instants are counted, not what clocks show. A
/// pause from eight to ten that evening makes it one in the afternoon.
///
/// 36 hours from Saturday 28 November 2026, of which no time is known, are over
/// at noon on Sunday at the earliest. Had they begun at 23:59, they would be over
/// on Monday: they can be late on Tuesday and on no day before.
pub(super) fn elapsed(count: u16, start: Moment, rules: Rules<'_>) -> Counted<'_> {
    let hours = TimeDelta::hours(i64::from(count));
    let due_at = ended(start.utc(), hours, rules.pauses, Moment::utc);
    let due_date = Moment::at(due_at).day();
    Counted {
        day_zero: start.day(),
        due_date,
        provisional: false,
        end: End::Instant(due_at),
        latest: at_the_latest(start, hours, rules.pauses),
        started: start.day(),
        last: due_date,
        unit: Unit::Hours,
        hours: Some(count),
        zero_counts: false,
        pauses: rules.pauses,
    }
}

/// When `hours` from `start` are over, with pauses that ended when `until` says.
fn ended(
    start: DateTime<Utc>,
    hours: TimeDelta,
    pauses: &[Pause],
    until: impl Fn(Moment) -> DateTime<Utc>,
) -> DateTime<Utc> {
    let mut end = start + hours;
    for pause in pauses {
        if let Some(to) = pause.to.filter(|_| pause.from.utc() < end) {
            // Of a pause that began before the clock had started only the rest counts.
            end += (until(to) - pause.from.utc().max(start)).max(TimeDelta::zero());
        }
    }
    end
}

/// The end of the last day on which they can be over, where of the start, or of a pause that makes them longer, only
/// the day is known.
fn at_the_latest(start: Moment, hours: TimeDelta, pauses: &[Pause]) -> Option<DateTime<Utc>> {
    let end = ended(start.at_the_latest(), hours, pauses, Moment::at_the_latest);
    let vague = |at: Moment| at.time().is_none();
    let counts = |pause: &&Pause| pause.to.is_some() && pause.from.utc() < end;
    let paused = pauses.iter().filter(counts).any(|pause| vague(pause.from) || pause.to.is_some_and(vague));
    (vague(start) || paused).then(|| local(Moment::at(end).day(), END_OF_DAY).to_utc())
}
