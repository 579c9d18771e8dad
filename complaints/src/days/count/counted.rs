//! Where a period ends, and how it got there.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::error::CountError;
use super::pause::{self, Pause};
use crate::days::calendar::Calendar;
use crate::days::moment::{Moment, local};
use crate::days::period::Unit;

/// Where a period ends, and how it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted<'p> {
    /// The day that counts as day zero.
    pub day_zero: NaiveDate,
    /// The last day, in London; the time of day by which it is due is `due_at`'s.
    pub due_date: NaiveDate,
    /// The date rests on bank holidays that are not yet published.
    pub provisional: bool,
    pub(super) end: End,
    /// The day it was counted from; day zero may be a later one.
    pub(super) started: NaiveDate,
    /// The last day before it moved off a day that is not worked.
    pub(super) last: NaiveDate,
    pub(super) unit: Unit,
    /// Day zero is day one itself.
    pub(super) zero_counts: bool,
    pub(super) pauses: &'p [Pause],
}

/// At what moment of the last day a period ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// At a time of that day; the instant is found when it is asked for.
    At(NaiveTime),
    /// At an instant: hours.
    Instant(DateTime<Utc>),
}

/// The last second of a day.
pub(super) const END_OF_DAY: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

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
        let last = pause::stretched(self.due_date, unit, agreed, pauses, calendar);
        let last = last.ok_or_else(|| CountError::outside(agreed, calendar))?;
        Ok(Self { due_date: last, last, day_zero: agreed, started: agreed, pauses, ..self })
    }

    /// Whether `moment` is too late. A moment of which only the day is known is
    /// late from the next day on.
    #[must_use]
    pub fn is_past(&self, moment: Moment) -> bool {
        let day = moment.day();
        day > self.due_date || (self.timed() && moment.time().is_some() && moment.instant() > self.due_at())
    }

    /// The one of two ends that comes last: "whichever is later".
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        if other.ends_before(&self) { self } else { other }
    }

    /// The one of two ends that comes first: "whichever is sooner".
    #[must_use]
    pub fn sooner(self, other: Self) -> Self {
        if other.ends_before(&self) { other } else { self }
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
            zero_counts: false,
            pauses: &[],
        }
    }
}
