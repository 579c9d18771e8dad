//! Day zero: the day that counts as the day on which something arrived.

use chrono::NaiveDate;

use super::rules::Rules;
use crate::days::calendar::{Calendar, DayOne};
use crate::days::moment::Moment;

/// The day that counts as the day of receipt; `None` outside the calendar.
///
/// The day a complaint arrives is day zero: what comes on Saturday 5 December
/// 2026 has Saturday as day zero, and Monday is day one. Two rules move it:
///
/// * a cut-off at 17:00: at 17:30 on Friday the 4th it is too late for Friday,
///   so Monday the 7th is day zero and Tuesday day one. On Saturday the time of
///   day changes nothing: nobody was there to be late for;
/// * [`DayOne::Rolled`]: Saturday's arrival counts as Monday's, so Monday is day
///   zero and Tuesday day one.
pub(super) fn day_zero(start: Moment, rules: Rules<'_>, calendar: &Calendar) -> Option<NaiveDate> {
    let day = start.day();
    if is_late(start, rules) && calendar.not_worked(day).is_none() {
        return calendar.working_day_after(day, 1);
    }
    match rules.day_one {
        DayOne::Next | DayOne::Same => Some(day),
        DayOne::Rolled => calendar.working_day_from(day),
    }
}

/// Whether it came after the cut-off; 17:00 itself is in time for a cut-off at
/// 17:00, and what has no time of day is never late.
pub(super) fn is_late(start: Moment, rules: Rules<'_>) -> bool {
    matches!((start.time(), rules.cut_off), (Some(time), Some(cut_off)) if time > cut_off)
}
