//! Where a period ends, and how it got there.

use std::cmp::Ordering;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::error::CountError;
use super::pause::{self, Pause};
use crate::days::calendar::Calendar;
use crate::days::moment::{END_OF_DAY, Moment, local};
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
    /// Where hours run from a day of which no time is known: the end of the last day on which they can be over. `end`
    /// is when they are over at the earliest.
    pub(super) latest: Option<DateTime<Utc>>,
    /// The day it was counted from; day zero may be a later one.
    pub(super) started: NaiveDate,
    /// The last day before it moved off a day that is not worked.
    pub(super) last: NaiveDate,
    pub(super) unit: Unit,
    /// How many hours it counts, where it counts those.
    pub(super) hours: Option<u16>,
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

impl<'p> Counted<'p> {
    /// The last instant, in London's time.
    #[must_use]
    pub fn due_at(&self) -> DateTime<Tz> {
        match self.end {
            End::At(time) => local(self.due_date, time),
            End::Instant(at) => Moment::at(at).instant(),
        }
    }

    /// The last instant at which it can end: [`Counted::due_at`], but where hours run from a day of which no time is
    /// known the end of the last day on which they can be over.
    #[must_use]
    pub fn ends_at_latest(&self) -> DateTime<Tz> {
        self.latest.map_or_else(|| self.due_at(), |latest| Moment::at(latest).instant())
    }

    /// The day of [`Counted::ends_at_latest`]: it is late on no day before the one after.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.latest.map_or(self.due_date, |latest| Moment::at(latest).day())
    }

    /// The first day on which it is late, where nobody knows its hour: whoever counts the hours wonders why it was
    /// not late before.
    #[must_use]
    pub fn late_from(&self) -> Option<NaiveDate> {
        self.last_day().succ_opt().filter(|_| self.rests_on_a_day())
    }

    /// Whether nobody knows its hour: it counts hours, and of what starts them the day alone is known.
    #[must_use]
    pub fn rests_on_a_day(&self) -> bool {
        self.latest.is_some()
    }

    /// The day on which the same hour of the day comes round, for whole days that are counted in hours from a day of
    /// which no time is known; none where that hour can fall on two days, as where the clocks go forward.
    #[must_use]
    pub fn same_hour_on(&self) -> Option<NaiveDate> {
        let whole = self.hours.filter(|hours| hours % 24 == 0 && self.rests_on_a_day())?;
        let day = self.started.checked_add_days(Days::new(u64::from(whole / 24)))?;
        (day == self.last_day()).then_some(day)
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
        Ok(Self { due_date: last, last, day_zero: agreed, started: agreed, pauses, latest: None, hours: None, ..self })
    }

    /// Whether `moment` is too late: later than the last instant at which it can end. A moment of which only the day
    /// is known is late from the day after on.
    #[must_use]
    pub fn is_past(&self, moment: Moment) -> bool {
        let day = moment.day();
        // Most ends are a day's, and need no instant.
        if !self.timed() && self.latest.is_none() {
            return day > self.due_date;
        }
        day > self.last_day() || (moment.time().is_some() && moment.instant() > self.ends_at_latest())
    }

    /// Whether `moment` is too late if it ends as early as it can, and not known to be: nobody can tell.
    #[must_use]
    pub fn may_be_past(&self, moment: Moment) -> bool {
        self.rests_on_a_day() && !self.is_past(moment) && moment.instant() > self.due_at()
    }

    /// The one of two ends that comes last: "whichever is later". Both can, where one rests on a day alone; then it
    /// ends when the later of them does.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        let (first, last) = if other.ends_before(&self) { (other, self) } else { (self, other) };
        match first.latest {
            Some(latest) if latest > last.ends_at_latest().to_utc() => Self { latest: Some(latest), ..last },
            _ => last,
        }
    }

    /// The one of two ends that comes first: "whichever is sooner". It is over when the other one is.
    #[must_use]
    pub fn sooner(self, other: Self) -> Self {
        let (first, last) = if other.ends_before(&self) { (other, self) } else { (self, other) };
        let over = || last.ends_at_latest().to_utc();
        Self { latest: first.latest.map(|latest| latest.min(over())), ..first }
    }

    /// Whether it ends before another, as early as each can; the day decides, and its time only where the day is one.
    #[must_use]
    pub fn ends_before(&self, other: &Self) -> bool {
        match self.due_date.cmp(&other.due_date) {
            Ordering::Equal => self.end != other.end && self.due_at() < other.due_at(),
            order => order == Ordering::Less,
        }
    }

    /// Whether its last day moved on, off a day that is not worked.
    #[must_use]
    pub fn moved_to_a_working_day(&self) -> bool {
        self.due_date > self.last
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
            latest: None,
            hours: None,
            provisional: false,
            unit: Unit::Days,
            zero_counts: false,
            pauses: &[],
        }
    }
}
