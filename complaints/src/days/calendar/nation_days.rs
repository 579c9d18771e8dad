//! The days that a nation works, tabulated once for all its landlords.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::nation::Nation;
use super::not_worked::NotWorked;
use crate::days::bank_holidays::BankHolidays;
use crate::days::holiday_rules;

/// How many years past the last known one dates can still be counted.
const YEARS_BY_RULE: i32 = 8;

/// Weekends and bank holidays of a nation.
#[derive(Debug)]
pub(super) struct NationDays {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) known_until: NaiveDate,
    /// Bank holidays; those that are expected and not yet published have no title.
    off: BTreeMap<NaiveDate, Option<String>>,
    /// For each day from `first`: how many working days there are up to and including it.
    worked_until: Vec<u32>,
    /// The working days, in order.
    working: Vec<NaiveDate>,
}

impl NationDays {
    pub(super) fn new(holidays: &BankHolidays, nation: Nation) -> Self {
        let mut off: BTreeMap<NaiveDate, Option<String>> = BTreeMap::new();
        for division in nation.divisions() {
            for (date, title) in holidays.days(*division) {
                off.entry(date).or_insert_with(|| Some(title.to_owned()));
            }
            for year in holidays.last_year + 1..=holidays.last_year + YEARS_BY_RULE {
                for date in holiday_rules::expected(*division, year) {
                    off.entry(date).or_insert(None);
                }
            }
        }
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let first = day(holidays.first_year, 1, 1);
        let last = day(holidays.last_year + YEARS_BY_RULE, 12, 31);
        let mut worked_until = Vec::new();
        let mut working = Vec::new();
        let mut worked = 0;
        for date in first.iter_days().take_while(|date| *date <= last) {
            if !is_weekend(date) && !off.contains_key(&date) {
                working.push(date);
                worked += 1;
            }
            worked_until.push(worked);
        }
        Self { first, last, known_until: holidays.known_until(), off, worked_until, working }
    }

    pub(super) fn contains(&self, date: NaiveDate) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// Why the nation does not work on a day. Outside the calendar weekends are known, and nothing else.
    pub(super) fn not_worked(&self, date: NaiveDate) -> Option<NotWorked<'_>> {
        if is_weekend(date) {
            return Some(NotWorked::Weekend(date.weekday()));
        }
        // Most days are worked, which the table knows without a search.
        let index = self.worked_until(date)?.checked_sub(1);
        if index.and_then(|index| self.working.get(index)) == Some(&date) {
            return None;
        }
        self.off.get(&date).map(|title| title.as_deref().map_or(NotWorked::Expected, NotWorked::BankHoliday))
    }

    /// How many working days there are up to and including a day. `None` outside the calendar.
    pub(super) fn worked_until(&self, date: NaiveDate) -> Option<usize> {
        let index = usize::try_from(date.signed_duration_since(self.first).num_days()).ok()?;
        usize::try_from(*self.worked_until.get(index)?).ok()
    }

    /// The working day of an index, counted from 0 at the calendar's first.
    pub(super) fn working_day(&self, index: usize) -> Option<NaiveDate> {
        self.working.get(index).copied()
    }

    /// The index of a working day; none where the day is not worked, or outside the calendar.
    pub(super) fn index(&self, date: NaiveDate) -> Option<usize> {
        let index = self.worked_until(date)?.checked_sub(1)?;
        (self.working.get(index) == Some(&date)).then_some(index)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
