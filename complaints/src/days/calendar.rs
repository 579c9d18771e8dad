//! Which days are worked: weekends, bank holidays, closure days, by lookup.
//!
//! Working days are Monday to Friday less the nation's bank holidays
//! (`bank_holidays`) less the landlord's own closure days. Past the last known
//! year the generating rules stand in, and what rests on them is provisional.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::days::bank_holidays::BankHolidays;

mod calendars;
mod closures;
mod nation;
mod nation_days;
mod not_worked;

pub(crate) use calendars::Calendars;
use closures::Closures;
pub use nation::Nation;
use nation_days::NationDays;
pub use not_worked::{DayOne, NotWorked};

/// The days one landlord works, ready for lookup: its nation's, with its own closure days laid over them.
#[derive(Debug, Clone)]
pub struct Calendar {
    nation: Arc<NationDays>,
    closures: Closures,
    /// The same without closure days, where there are any.
    without: Option<Box<Calendar>>,
}

impl Calendar {
    /// The calendar of a landlord in `nation`, with closure days of its own.
    #[must_use]
    pub fn new<'c>(
        holidays: &BankHolidays,
        nation: Nation,
        closed: impl IntoIterator<Item = (NaiveDate, NaiveDate, &'c str)>,
    ) -> Self {
        Self::of(Arc::new(NationDays::new(holidays, nation))).with_closures(closed)
    }

    fn of(nation: Arc<NationDays>) -> Self {
        Self { nation, closures: Closures::default(), without: None }
    }

    /// The same nation's calendar, less the closure days of a landlord: first day, last day, and why.
    #[must_use]
    pub fn with_closures<'c>(&self, closed: impl IntoIterator<Item = (NaiveDate, NaiveDate, &'c str)>) -> Self {
        let closures = Closures::new(closed, &self.nation);
        let without = (!closures.is_empty()).then(|| Box::new(Self::of(Arc::clone(&self.nation))));
        Self { nation: Arc::clone(&self.nation), closures, without }
    }

    /// Why `date` is not a working day; `None` when it is one. Outside the
    /// calendar weekends are known, and nothing else.
    #[must_use]
    pub fn not_worked(&self, date: NaiveDate) -> Option<NotWorked<'_>> {
        self.nation.not_worked(date).or_else(|| self.closures.on(date).map(NotWorked::Closed))
    }

    /// The `n`th working day after `date`; `n` counts from 1. `None` outside the calendar.
    #[must_use]
    pub fn working_day_after(&self, date: NaiveDate, n: u16) -> Option<NaiveDate> {
        let index = self.worked_until(date)? + usize::from(n).checked_sub(1)?;
        self.nation.working_day(self.closures.index_in_nation(index))
    }

    /// `date` itself if it is worked, else the next day that is. `None` outside the calendar.
    #[must_use]
    pub fn working_day_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        let is_worked = self.nation.contains(date) && self.not_worked(date).is_none();
        if is_worked { Some(date) } else { self.working_day_after(date, 1) }
    }

    /// How many working days there are after `first` and up to `last`. `None` outside the calendar.
    #[must_use]
    pub fn worked_between(&self, first: NaiveDate, last: NaiveDate) -> Option<u16> {
        u16::try_from(self.worked_until(last)?.checked_sub(self.worked_until(first)?)?).ok()
    }

    /// The days after `first` and before `last`, each with the reason why it is not worked, if it is not.
    pub fn days_between(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, Option<NotWorked<'_>>)> {
        first.iter_days().skip(1).take_while(move |d| *d < last).map(|d| (d, self.not_worked(d)))
    }

    /// The days after `first` and before `last` that are not worked, with the
    /// reason; none outside the calendar.
    pub fn not_worked_between(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, NotWorked<'_>)> {
        let inside = last.pred_opt().is_some_and(|last| self.nation.contains(first) && self.nation.contains(last));
        let days = inside.then(|| self.days_between(first, last));
        days.into_iter().flatten().filter_map(|(date, why)| Some((date, why?)))
    }

    /// The nation's own calendar: without the landlord's closure days.
    #[must_use]
    pub fn of_nation(&self) -> &Self {
        self.without.as_deref().unwrap_or(self)
    }

    /// The first day of the calendar; nothing before it can be counted.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.nation.first
    }

    /// The last day of the calendar; nothing after it can be counted.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.nation.last
    }

    /// The last day whose bank holidays are published; later ones are expected.
    #[must_use]
    pub fn known_until(&self) -> NaiveDate {
        self.nation.known_until
    }

    /// How many working days there are from the calendar's first on, up to and including `date`. `None` outside.
    fn worked_until(&self, date: NaiveDate) -> Option<usize> {
        Some(self.nation.worked_until(date)? - self.closures.until(date))
    }
}
