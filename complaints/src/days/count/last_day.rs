//! The last day of a period, before pauses and the end's own rule.

use chrono::{Days, Months, NaiveDate};

use crate::days::calendar::{Calendar, DayOne};
use crate::days::period::{Period, Unit};

/// Counts from day zero; `None` outside the calendar.
///
/// From Friday 4 December 2026 as day zero: of "2 working days" Monday the 7th
/// is day one and Tuesday the 8th day two; of "2 days" Saturday is day one and
/// Sunday the 6th day two; "1 week" ends on Friday the 11th; "1 month" on 4
/// January. From 31 January "1 month" ends on the last day of February: the
/// corresponding date, or the end of a month that has none.
///
/// Where day zero is day one itself ([`DayOne::Same`]), each ends a day sooner: of "2 working days" that Friday is day
/// one and Monday day two, and "1 month" ends on 3 January.
pub(super) fn last_day(period: Period, day_zero: NaiveDate, day_one: DayOne, calendar: &Calendar) -> Option<NaiveDate> {
    let (count, unit) = match period {
        Period::SameDay => return Some(day_zero),
        Period::SameWorkingDay => return calendar.working_day_from(day_zero),
        Period::Of { count, unit } => (count.get(), unit),
    };
    let same = day_one == DayOne::Same;
    if unit == Unit::WorkingDays {
        return calendar.working_day_after(if same { day_zero.pred_opt()? } else { day_zero }, count);
    }
    let last = match unit {
        Unit::WorkingDays | Unit::Days | Unit::Hours => day_zero.checked_add_days(Days::new(u64::from(count))),
        Unit::Weeks => day_zero.checked_add_days(Days::new(u64::from(count) * 7)),
        Unit::Months => day_zero.checked_add_months(Months::new(u32::from(count))),
        Unit::Years => day_zero.checked_add_months(Months::new(u32::from(count) * 12)),
    }?;
    if same { last.pred_opt() } else { Some(last) }
}
