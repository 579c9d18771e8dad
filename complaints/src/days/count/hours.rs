//! Hours: elapsed time between instants, in which no day counts for itself.

use chrono::TimeDelta;

use super::counted::{Counted, End};
use super::rules::Rules;
use crate::days::moment::Moment;
use crate::days::period::Unit;

/// `count` hours from `start`, longer by each pause that began before they were over.
///
/// 24 hours from noon on Saturday 24 October 2026 end at eleven on Sunday: the
/// clocks go back that night, and instants are counted, not what clocks show. A
/// pause from eight to ten that evening makes it one in the afternoon.
pub(super) fn elapsed(count: u16, start: Moment, rules: Rules<'_>) -> Counted<'_> {
    let mut due_at = start.utc() + TimeDelta::hours(i64::from(count));
    for pause in rules.pauses {
        if let Some(to) = pause.to.filter(|_| pause.from.utc() < due_at) {
            // Of a pause that began before the clock had started only the rest counts.
            due_at += (to.utc() - pause.from.max(start).utc()).max(TimeDelta::zero());
        }
    }
    let due_date = Moment::at(due_at).day();
    Counted {
        day_zero: start.day(),
        due_date,
        provisional: false,
        end: End::Instant(due_at),
        started: start.day(),
        last: due_date,
        unit: Unit::Hours,
        zero_counts: false,
        pauses: rules.pauses,
    }
}
