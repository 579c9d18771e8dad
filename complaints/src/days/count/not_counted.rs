//! The days on the way to a date that were not counted, each with its reason.

use chrono::NaiveDate;

use super::counted::Counted;
use crate::days::calendar::{Calendar, NotWorked};
use crate::days::period::Unit;

impl<'p> Counted<'p> {
    /// The days between start and end that were not counted, with the reason, in three stretches.
    ///
    /// Of "1 working day" that came on Friday 4 December 2026 after the cut-off:
    /// Saturday and Sunday stand before day zero, Monday the 7th is day zero
    /// itself, and nothing is left out on the way to Tuesday, day one.
    pub fn not_counted<'c>(self, calendar: &'c Calendar) -> impl Iterator<Item = (NaiveDate, NotWorked<'c>)>
    where
        'p: 'c,
    {
        self.to_day_zero(calendar).chain(self.while_counting(calendar)).chain(self.after_the_last(calendar))
    }

    /// From the day it came to the day that counts as day zero, and that day where it is another.
    fn to_day_zero<'c>(self, calendar: &'c Calendar) -> impl Iterator<Item = (NaiveDate, NotWorked<'c>)>
    where
        'p: 'c,
    {
        let moved = (self.day_zero != self.started && !self.zero_counts).then_some((self.day_zero, NotWorked::DayZero));
        calendar.not_worked_between(self.started, self.day_zero).chain(moved)
    }

    /// Between day zero and the last day: what is not worked, for working days;
    /// and for every unit the days on which the clock stood still.
    fn while_counting<'c>(self, calendar: &'c Calendar) -> impl Iterator<Item = (NaiveDate, NotWorked<'c>)>
    where
        'p: 'c,
    {
        let pauses = self.pauses;
        // A day zero that counts is left out where it is not worked, or the clock stood still; what moved there is
        // told on the way to it.
        let stood_still =
            || pauses.iter().any(|p| p.covers(self.day_zero)) && calendar.not_worked(self.day_zero).is_none();
        let left_out = self.zero_counts && (self.day_zero == self.started || stood_still());
        let day_zero = self.day_zero.pred_opt().filter(|_| left_out).unwrap_or(self.day_zero);
        let working = self.unit == Unit::WorkingDays;
        let end = match self.unit {
            // "Before five have passed" ends before the fifth.
            Unit::WorkingDays => self.last.min(self.due_date),
            // Hours count every day.
            Unit::Hours => day_zero,
            Unit::Days | Unit::Weeks | Unit::Months | Unit::Years if pauses.is_empty() => day_zero,
            Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => self.last,
        };
        // Most clocks never stop: their days are looked up, without a walk over each. One of the two is empty.
        let (looked_up, walked) = if pauses.is_empty() { (end, day_zero) } else { (day_zero, end) };
        let among_pauses = calendar.days_between(day_zero, walked).filter_map(move |(day, off)| {
            let paused = || pauses.iter().any(|pause| pause.covers(day)).then_some(NotWorked::Paused);
            off.filter(|_| working).or_else(paused).map(|why| (day, why))
        });
        calendar.not_worked_between(day_zero, looked_up).chain(among_pauses)
    }

    /// The last day where it was not worked and the end moved off it, and those after it until the end.
    fn after_the_last(self, calendar: &Calendar) -> impl Iterator<Item = (NaiveDate, NotWorked<'_>)> {
        let before_last = self.last.pred_opt().unwrap_or(self.last);
        let until = if self.last < self.due_date { self.due_date } else { before_last };
        calendar.not_worked_between(before_last, until)
    }
}
