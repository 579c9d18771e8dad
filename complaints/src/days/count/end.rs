//! What becomes of a last day: it stays, moves on to a working day, or ends the day before.

use chrono::NaiveDate;

use crate::days::calendar::Calendar;
use crate::days::clock::Ends;
use crate::days::period::Unit;

/// The day on which it is due; `None` outside the calendar.
///
/// A last day on Saturday 5 December 2026 stays Saturday for a landlord's
/// promise; for [`Ends::NextWorkingDay`] it rolls to Monday the 7th; for
/// [`Ends::DayBefore`] ("before a week has passed") it is Friday the 4th. What is
/// counted in working days ends on one: "before five working days have passed"
/// from Monday the 7th, whose fifth is Monday the 14th, is Friday the 11th.
pub(super) fn moved(last: NaiveDate, unit: Unit, ends: Option<Ends>, calendar: &Calendar) -> Option<NaiveDate> {
    match ends {
        Some(Ends::DayBefore) if unit == Unit::WorkingDays => last
            .iter_days()
            .rev()
            .skip(1)
            .take_while(|day| *day >= calendar.first_day())
            .find(|day| calendar.not_worked(*day).is_none()),
        // Long past: its weekends are known, and what is late by years need not be known to the day.
        Some(Ends::NextWorkingDay) if last < calendar.first_day() => {
            last.iter_days().find(|day| calendar.not_worked(*day).is_none())
        }
        Some(Ends::NextWorkingDay) => calendar.working_day_from(last),
        Some(Ends::DayBefore) => last.pred_opt(),
        Some(Ends::ThatDay) | None => Some(last),
    }
}
