//! Which days are worked: weekends, bank holidays, closure days, by lookup.
//!
//! Working days are Monday to Friday less the nation's bank holidays
//! (`bank_holidays`) less the landlord's own closure days. Past the last known
//! year the generating rules stand in, and what rests on them is provisional.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::days::bank_holidays::BankHolidays;
use crate::days::holiday_rules;

mod nation;
mod not_worked;

pub use nation::Nation;
pub use not_worked::{DayOne, NotWorked};

/// How many years past the last known one dates can still be counted.
const YEARS_BY_RULE: i32 = 8;

/// The days one landlord works, ready for lookup.
#[derive(Debug, Clone)]
pub struct Calendar {
    first: NaiveDate,
    last: NaiveDate,
    known_until: NaiveDate,
    off: BTreeMap<NaiveDate, Option<String>>,
    closed: BTreeMap<NaiveDate, String>,
    /// For each day from `first`: how many working days there are up to and including it.
    worked_until: Vec<u32>,
    /// The working days from `first` on, in order.
    working: Vec<NaiveDate>,
    /// Every other day, in order, each with why it is not worked.
    idle: Vec<(NaiveDate, Idle)>,
    /// The same without closure days, where there are any.
    nation: Option<Box<Calendar>>,
}

/// Why a day is not worked; the reason's words are looked up only when they are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Idle {
    Weekend,
    BankHoliday,
    Closed,
}

impl Calendar {
    /// The calendar of a landlord in `nation`, with closure days of its own.
    #[must_use]
    pub fn new<'c>(
        holidays: &BankHolidays,
        nation: Nation,
        closed: impl IntoIterator<Item = (NaiveDate, NaiveDate, &'c str)>,
    ) -> Self {
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
        let closed = closed
            .into_iter()
            .flat_map(|(first, last, why)| {
                first.iter_days().take_while(move |d| *d <= last).map(move |d| (d, why.to_owned()))
            })
            .collect();
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let mut calendar = Self {
            first: day(holidays.first_year, 1, 1),
            last: day(holidays.last_year + YEARS_BY_RULE, 12, 31),
            known_until: holidays.known_until(),
            off,
            closed,
            worked_until: Vec::new(),
            working: Vec::new(),
            idle: Vec::new(),
            nation: None,
        };
        calendar.nation = (!calendar.closed.is_empty()).then(|| Box::new(Self::new(holidays, nation, [])));
        calendar.tabulate();
        calendar
    }

    fn tabulate(&mut self) {
        let first = self.first;
        let mut off = self.off.range(first..).map(|(date, _)| date).peekable();
        let mut closed = self.closed.range(first..).map(|(date, _)| date).peekable();
        let mut worked = 0;
        for date in first.iter_days().take_while(|date| *date <= self.last) {
            let (holiday, closure) = (off.next_if_eq(&&date).is_some(), closed.next_if_eq(&&date).is_some());
            let idle = match (is_weekend(date), holiday, closure) {
                (true, ..) => Some(Idle::Weekend),
                (_, true, _) => Some(Idle::BankHoliday),
                (_, _, true) => Some(Idle::Closed),
                _ => None,
            };
            match idle {
                Some(why) => self.idle.push((date, why)),
                None => {
                    self.working.push(date);
                    worked += 1;
                }
            }
            self.worked_until.push(worked);
        }
    }

    /// Why `date` is not a working day; `None` when it is one. Outside the
    /// calendar weekends are known, and nothing else.
    #[must_use]
    pub fn not_worked(&self, date: NaiveDate) -> Option<NotWorked<'_>> {
        let Some(until) = self.until(date) else { return is_weekend(date).then(|| NotWorked::Weekend(date.weekday())) };
        // The days not worked up to this one end with it, if it is one.
        let (date, why) = *self.idle.get(until.idle.checked_sub(1)?).filter(|(idle, _)| *idle == date)?;
        self.why(date, why)
    }

    fn why(&self, date: NaiveDate, why: Idle) -> Option<NotWorked<'_>> {
        match why {
            Idle::Weekend => Some(NotWorked::Weekend(date.weekday())),
            Idle::BankHoliday => {
                let title = self.off.get(&date).and_then(Option::as_deref);
                Some(title.map_or(NotWorked::Expected, NotWorked::BankHoliday))
            }
            Idle::Closed => self.closed.get(&date).map(|why| NotWorked::Closed(why)),
        }
    }

    /// The `n`th working day after `date`; `n` counts from 1. `None` outside the calendar.
    #[must_use]
    pub fn working_day_after(&self, date: NaiveDate, n: u16) -> Option<NaiveDate> {
        self.working.get(self.until(date)?.worked + usize::from(n).checked_sub(1)?).copied()
    }

    /// `date` itself if it is worked, else the next day that is. `None` outside the calendar.
    #[must_use]
    pub fn working_day_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        let worked = self.until(date)?.worked;
        let last = worked.checked_sub(1).and_then(|last| self.working.get(last).copied());
        last.filter(|last| *last == date).or_else(|| self.working.get(worked).copied())
    }

    /// How many working days there are after `first` and up to `last`. `None` outside the calendar.
    #[must_use]
    pub fn worked_between(&self, first: NaiveDate, last: NaiveDate) -> Option<u16> {
        u16::try_from(self.until(last)?.worked.checked_sub(self.until(first)?.worked)?).ok()
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
        let idle_until = |day: Option<NaiveDate>| Some(self.until(day?)?.idle);
        let places = idle_until(Some(first)).zip(idle_until(last.pred_opt()));
        let idle = places.and_then(|(start, end)| self.idle.get(start..end)).unwrap_or_default();
        idle.iter().filter_map(|(date, why)| self.why(*date, *why).map(|why| (*date, why)))
    }

    /// The nation's own calendar: without the landlord's closure days.
    #[must_use]
    pub fn of_nation(&self) -> &Self {
        self.nation.as_deref().unwrap_or(self)
    }

    /// The first day of the calendar; nothing before it can be counted.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.first
    }

    /// The last day of the calendar; nothing after it can be counted.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.last
    }

    /// The last day whose bank holidays are published; later ones are expected.
    #[must_use]
    pub fn known_until(&self) -> NaiveDate {
        self.known_until
    }

    /// How many days there are up to and including `date`. `None` outside the calendar.
    fn until(&self, date: NaiveDate) -> Option<Until> {
        let index = usize::try_from(date.signed_duration_since(self.first).num_days()).ok()?;
        let worked = usize::try_from(*self.worked_until.get(index)?).ok()?;
        Some(Until { worked, idle: index + 1 - worked })
    }
}

/// How many days there are from the calendar's first on.
struct Until {
    worked: usize,
    idle: usize,
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
