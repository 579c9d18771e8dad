//! From a start and a period to the day it ends.
//!
//! The day of receipt is day zero; the first day after it that counts is day
//! one; "within n" includes day n and ends at the end of that London day.
//! Hours are elapsed time between instants. Months and years follow the
//! corresponding-date rule, once from the start (Dodds v Walker [1981] UKHL).

use std::cmp::Ordering;

use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::days::calendar::{Calendar, DayOne, NotWorked};
use crate::days::clock::Ends;
use crate::days::moment::{Moment, local};
use crate::days::period::{Period, Unit};

/// How a landlord counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rules<'p> {
    /// Which day is day one.
    pub day_one: DayOne,
    /// The time after which something counts as received on the next working day.
    pub cut_off: Option<NaiveTime>,
    /// What becomes of a last day that is not worked.
    pub ends: Option<Ends>,
    /// The time of day by which it is due; `None` is the end of the day.
    pub by: Option<NaiveTime>,
    /// When the clock stood still, in order and without overlap.
    pub pauses: &'p [Pause],
}

/// A time in which a clock stands still.
///
/// The day on which it stops is still counted; the day on which it starts
/// again is not, as a day of receipt is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When it stopped.
    pub from: Moment,
    /// When it started again; `None` while it stands.
    pub to: Option<Moment>,
}

/// Where a period ends, and how it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<'p> {
    /// The day that counts as day zero.
    pub day_zero: NaiveDate,
    /// The last day.
    pub due_date: NaiveDate,
    /// The date rests on bank holidays that are not yet published.
    pub provisional: bool,
    end: End,
    started: NaiveDate,
    /// The last day before it moved off a day that is not worked.
    last: NaiveDate,
    unit: Unit,
    pauses: &'p [Pause],
}

/// When on the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// At a time of that day; the instant is found when it is asked for.
    At(NaiveTime),
    /// At an instant: hours.
    Instant(DateTime<Utc>),
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

/// The last second of a day.
const END_OF_DAY: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Counts `period` from `start`.
///
/// Calendar units that end where they end rest on no holiday and are counted
/// whatever the calendar covers; one that moves on to a working day, and ended
/// before the first day of the calendar, moves over weekends only.
///
/// # Errors
/// When the calendar does not cover the days between.
pub fn count<'p>(
    period: Period,
    start: Moment,
    rules: Rules<'p>,
    calendar: &Calendar,
) -> Result<Counted<'p>, CountError> {
    let started = start.day();
    let outside =
        || CountError::OutsideCalendar { from: started, first: calendar.first_day(), last: calendar.last_day() };
    if let Period::Of { count, unit: Unit::Hours } = period {
        return Ok(hours(count.get(), start, rules));
    }
    let day_zero = day_zero(start, rules, calendar).ok_or_else(outside)?;
    let last = last_day(period, day_zero, calendar).ok_or_else(outside)?;
    let last = stretched(last, period.unit(), day_zero, rules.pauses, calendar).ok_or_else(outside)?;
    let due_date = match rules.ends {
        // Long past: its weekends are known, and what is late by years need not be known to the day.
        Some(Ends::NextWorkingDay) if last < calendar.first_day() => {
            last.iter_days().find(|day| calendar.not_worked(*day).is_none()).ok_or_else(outside)?
        }
        Some(Ends::NextWorkingDay) => calendar.working_day_from(last).ok_or_else(outside)?,
        Some(Ends::DayBefore) => last.pred_opt().ok_or_else(outside)?,
        Some(Ends::ThatDay) | None => last,
    };
    let rolls = rules.ends == Some(Ends::NextWorkingDay);
    let known = calendar.known_until();
    let end_rests = (period.unit() == Unit::WorkingDays || rolls) && due_date > known;
    // A day of receipt that is worked today may still be proclaimed a holiday.
    let start_rests = (rules.day_one == DayOne::Rolled || is_late(start, rules)) && day_zero > known;
    Ok(Counted {
        day_zero,
        due_date,
        provisional: end_rests || start_rests,
        end: End::At(rules.by.unwrap_or(END_OF_DAY)),
        started,
        last,
        unit: period.unit(),
        pauses: rules.pauses,
    })
}

/// Elapsed time: instants, not wall clocks, so that a night in which the
/// clocks change is as long as it is.
fn hours(count: u16, start: Moment, rules: Rules<'_>) -> Counted<'_> {
    let mut due_at = start.utc() + TimeDelta::hours(i64::from(count));
    for pause in rules.pauses {
        if let Some(to) = pause.to.filter(|_| pause.from.utc() < due_at) {
            // What passed before the clock had started stops nothing.
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
        pauses: rules.pauses,
    }
}

/// The day that counts as the day of receipt.
fn day_zero(start: Moment, rules: Rules<'_>, calendar: &Calendar) -> Option<NaiveDate> {
    let day = start.day();
    if is_late(start, rules) && calendar.not_worked(day).is_none() {
        return calendar.working_day_after(day, 1);
    }
    match rules.day_one {
        DayOne::Next => Some(day),
        DayOne::Rolled => calendar.working_day_from(day),
    }
}

/// Whether it came after the time of day from which it is tomorrow's.
fn is_late(start: Moment, rules: Rules<'_>) -> bool {
    matches!((start.time(), rules.cut_off), (Some(time), Some(cut_off)) if time > cut_off)
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

/// The last day after the pauses that began before it, each as long as the
/// days it covers: working days for a limit in working days, else all.
fn stretched(
    last: NaiveDate,
    unit: Unit,
    day_zero: NaiveDate,
    pauses: &[Pause],
    calendar: &Calendar,
) -> Option<NaiveDate> {
    let mut last = last;
    for pause in pauses {
        let (from, Some(to)) = (pause.from.day().max(day_zero), pause.to.map(Moment::day)) else { continue };
        // A pause that begins on the last day, or ends before the clock starts, changes nothing.
        if from >= last || to <= from {
            continue;
        }
        last = if unit == Unit::WorkingDays {
            let stood = calendar.worked_between(from, to)?;
            if stood == 0 { last } else { calendar.working_day_after(last, stood)? }
        } else {
            last.checked_add_days(Days::new(u64::try_from((to - from).num_days()).ok()?))?
        };
    }
    Some(last)
}

impl<'p> Counted<'p> {
    /// The last instant, in London's time.
    #[must_use]
    pub fn due_at(&self) -> DateTime<Tz> {
        match self.end {
            End::At(time) => local(self.due_date, time),
            End::Instant(at) => Moment::at(at).instant(),
        }
    }

    /// Whether it is due at a time of the day, and not by its end.
    #[must_use]
    pub fn timed(&self) -> bool {
        match self.end {
            End::At(time) => time != END_OF_DAY,
            End::Instant(_) => true,
        }
    }

    /// The same day, put off by pauses that began after `agreed`.
    ///
    /// # Errors
    /// When the calendar does not cover the days between.
    pub(crate) fn put_off(
        self,
        agreed: NaiveDate,
        unit: Unit,
        pauses: &'p [Pause],
        calendar: &Calendar,
    ) -> Result<Self, CountError> {
        if pauses.is_empty() {
            return Ok(self);
        }
        let (first, last) = (calendar.first_day(), calendar.last_day());
        let outside = CountError::OutsideCalendar { from: agreed, first, last };
        let last = stretched(self.due_date, unit, agreed, pauses, calendar).ok_or(outside)?;
        Ok(Self { due_date: last, last, day_zero: agreed, started: agreed, pauses, ..self })
    }

    /// Whether `moment` is too late. A moment of which only the day is known is
    /// late from the next day on.
    #[must_use]
    pub fn is_past(&self, moment: Moment) -> bool {
        let day = moment.day();
        day > self.due_date || (self.timed() && moment.time().is_some() && moment.instant() > self.due_at())
    }

    /// The end as a moment from which something else may be counted: the day,
    /// or the instant where it is due at one.
    #[must_use]
    pub(crate) fn as_moment(&self) -> Moment {
        if self.timed() { Moment::at(self.due_at().to_utc()) } else { Moment::on(self.due_date) }
    }

    /// Which of two ends last.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        if other.ends_before(&self) { self } else { other }
    }

    /// Whether it ends before another; the day decides, and its time only where the day is one.
    #[must_use]
    pub fn ends_before(&self, other: &Self) -> bool {
        match self.due_date.cmp(&other.due_date) {
            Ordering::Equal => self.end != other.end && self.due_at() < other.due_at(),
            order => order == Ordering::Less,
        }
    }

    /// The same end without its pauses, to be kept when the record is gone.
    #[must_use]
    pub fn alone(self) -> Counted<'static> {
        Counted { pauses: &[], ..self }
    }

    /// A day that was agreed, and so not counted.
    #[must_use]
    pub(crate) fn agreed(day: NaiveDate) -> Self {
        Self {
            due_date: day,
            last: day,
            day_zero: day,
            started: day,
            end: End::At(END_OF_DAY),
            provisional: false,
            unit: Unit::Days,
            pauses: &[],
        }
    }

    /// The days between start and end that were not counted, with the reason:
    /// on the way to the day that counts as day zero, between the days that
    /// count, and from the last of them to the next that is worked.
    ///
    /// Hours count every day; calendar units do so between day zero and the
    /// last day, but for the days on which the clock stood still.
    pub fn not_counted<'c>(self, calendar: &'c Calendar) -> impl Iterator<Item = (NaiveDate, NotWorked<'c>)>
    where
        'p: 'c,
    {
        let (day_zero, last, pauses) = (self.day_zero, self.last, self.pauses);
        let to_day_zero = calendar.not_worked_between(self.started, day_zero);
        let moved = (day_zero != self.started).then_some((day_zero, NotWorked::DayZero));
        let working = self.unit == Unit::WorkingDays;
        let end = match self.unit {
            Unit::WorkingDays => last,
            Unit::Hours => day_zero,
            _ if pauses.is_empty() => day_zero,
            _ => last,
        };
        // Most clocks never stop: their days are found without looking at each.
        let (quick, each) = if pauses.is_empty() { (end, day_zero) } else { (day_zero, end) };
        let between = calendar.not_worked_between(day_zero, quick);
        let among_pauses = calendar.days_between(day_zero, each).filter_map(move |(day, off)| {
            let paused = || pauses.iter().any(|p| p.covers(day)).then_some(NotWorked::Paused);
            let off = off.filter(|_| working).or_else(paused);
            off.map(|why| (day, why))
        });
        // The last day itself is one of those that the end moved off.
        let before_last = last.pred_opt().unwrap_or(last);
        let rolled =
            calendar.not_worked_between(before_last, if last < self.due_date { self.due_date } else { before_last });
        to_day_zero.chain(moved).chain(between).chain(among_pauses).chain(rolled)
    }
}

impl Pause {
    /// Whether the clock stood still on `day`.
    fn covers(&self, day: NaiveDate) -> bool {
        self.from.day() < day && self.to.is_some_and(|to| day <= to.day())
    }
}
