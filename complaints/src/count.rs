//! From a start and a period to the day it ends.
//!
//! The day of receipt is day zero; the first day after it that counts is day
//! one; "within n" includes day n and ends at the end of that London day.
//! Hours are elapsed time between instants. Months and years follow the
//! corresponding-date rule, once from the start (Dodds v Walker [1981] UKHL).

use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use crate::calendar::{Calendar, DayOne, NotWorked};
use crate::clock::Ends;
use crate::moment::{Moment, local};
use crate::period::{Period, Unit};

/// How a landlord counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rules {
    /// Which day is day one.
    pub day_one: DayOne,
    /// The time after which something counts as received on the next working day.
    pub cut_off: Option<NaiveTime>,
    /// What becomes of a last day that is not worked.
    pub ends: Option<Ends>,
    /// The time of day by which it is due; `None` is the end of the day.
    pub by: Option<NaiveTime>,
}

/// Where a period ends, and how it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The day that counts as day zero.
    pub day_zero: NaiveDate,
    /// The last day.
    pub due_date: NaiveDate,
    /// The last instant, in London's time.
    pub due_at: DateTime<Tz>,
    /// The date rests on bank holidays that are not yet published.
    pub provisional: bool,
    started: NaiveDate,
    /// The last day before it moved off a day that is not worked.
    last: NaiveDate,
    unit: Unit,
}

/// Why a period cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// The start or the end is outside the bank holidays that are known or can be expected.
    #[error("{from} to its deadline is not covered: bank holidays are known or expected from {first} to {last} only")]
    OutsideCalendar {
        /// The day it was counted from.
        from: NaiveDate,
        /// The first day of the calendar.
        first: NaiveDate,
        /// The last day of the calendar.
        last: NaiveDate,
    },
}

/// Counts `period` from `start`.
///
/// Calendar units that end where they end rest on no holiday and are counted
/// whatever the calendar covers.
///
/// # Errors
/// When the calendar does not cover the days between.
pub fn count(period: Period, start: Moment, rules: Rules, calendar: &Calendar) -> Result<Counted, CountError> {
    let started = start.day();
    let outside =
        || CountError::OutsideCalendar { from: started, first: calendar.first_day(), last: calendar.last_day() };
    if let Period::Of { count, unit: Unit::Hours } = period {
        // Elapsed time: instants, not wall clocks, so that a night in which
        // the clocks change is as long as it is.
        let due_at = start.instant() + TimeDelta::hours(i64::from(count.get()));
        let due_date = due_at.date_naive();
        return Ok(Counted {
            day_zero: started,
            due_date,
            due_at,
            provisional: false,
            started,
            last: due_date,
            unit: Unit::Hours,
        });
    }
    let day_zero = day_zero(start, rules, calendar).ok_or_else(outside)?;
    let last = last_day(period, day_zero, calendar).ok_or_else(outside)?;
    let due_date = match rules.ends {
        Some(Ends::NextWorkingDay) => calendar.working_day_from(last).ok_or_else(outside)?,
        Some(Ends::ThatDay) | None => last,
    };
    let rolls = rules.ends == Some(Ends::NextWorkingDay);
    let rests_on_holidays = period.unit() == Unit::WorkingDays || rolls || day_zero != started;
    let end = rules.by.or_else(|| NaiveTime::from_hms_opt(23, 59, 59)).unwrap_or_default();
    Ok(Counted {
        day_zero,
        due_date,
        due_at: local(due_date, end),
        provisional: rests_on_holidays && due_date > calendar.known_until(),
        started,
        last,
        unit: period.unit(),
    })
}

/// The day that counts as the day of receipt.
fn day_zero(start: Moment, rules: Rules, calendar: &Calendar) -> Option<NaiveDate> {
    let day = start.day();
    let late = matches!((start.time(), rules.cut_off), (Some(time), Some(cut_off)) if time > cut_off);
    if late && calendar.not_worked(day).is_none() {
        return calendar.working_day_after(day, 1);
    }
    match rules.day_one {
        DayOne::Next => Some(day),
        DayOne::Rolled => calendar.working_day_from(day),
    }
}

fn last_day(period: Period, day_zero: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let (count, unit) = match period {
        Period::SameDay => return Some(day_zero),
        Period::SameWorkingDay => return calendar.working_day_from(day_zero),
        Period::Of { count, unit } => (count.get(), unit),
    };
    let wide = u32::from(count);
    match unit {
        Unit::WorkingDays => calendar.working_day_after(day_zero, count),
        Unit::Days | Unit::Hours => day_zero.checked_add_days(Days::new(u64::from(count))),
        Unit::Weeks => day_zero.checked_add_days(Days::new(u64::from(count) * 7)),
        Unit::Months => day_zero.checked_add_months(Months::new(wide)),
        Unit::Years => day_zero.checked_add_months(Months::new(wide * 12)),
    }
}

impl Counted {
    /// The days between start and end that were not counted, with the reason:
    /// on the way to the day that counts as day zero, between the days that
    /// count, and from the last of them to the next that is worked.
    ///
    /// Hours count every day; calendar units do so between day zero and the last day.
    pub fn not_counted<'c>(&self, calendar: &'c Calendar) -> impl Iterator<Item = (NaiveDate, NotWorked<'c>)> {
        let (day_zero, last) = (self.day_zero, self.last);
        let to_day_zero = calendar.not_worked_between(self.started, day_zero);
        let moved = (day_zero != self.started).then_some((day_zero, NotWorked::DayZero));
        let end = if self.unit == Unit::WorkingDays { self.due_date } else { day_zero };
        let between = calendar.not_worked_between(day_zero, end);
        // The last day itself is one of those that the end moved off.
        let before_last = last.pred_opt().unwrap_or(last);
        let rolled =
            calendar.not_worked_between(before_last, if last < self.due_date { self.due_date } else { before_last });
        to_day_zero.chain(moved).chain(between).chain(rolled)
    }
}
