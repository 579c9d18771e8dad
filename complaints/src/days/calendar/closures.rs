//! The closure days of one landlord, as holes in its nation's working days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::nation_days::NationDays;

/// Closure days on which the nation works; no other moves a date.
#[derive(Debug, Clone, Default)]
pub(super) struct Closures {
    /// In order: the day, how many days the landlord has worked before it, and why it is closed.
    days: Vec<(NaiveDate, usize, String)>,
}

impl Closures {
    /// Of two reasons for one day the last counts.
    pub(super) fn new<'c>(
        closed: impl IntoIterator<Item = (NaiveDate, NaiveDate, &'c str)>,
        nation: &NationDays,
    ) -> Self {
        let mut days = BTreeMap::new();
        for (first, last, why) in closed {
            let last = last.min(nation.last);
            days.extend(first.max(nation.first).iter_days().take_while(|day| *day <= last).map(|day| (day, why)));
        }
        let worked = days.into_iter().filter_map(|(day, why)| Some((day, nation.index(day)?, why)));
        // Each closure day takes one of the nation's away from those that come after it.
        let days = worked.enumerate().map(|(taken, (day, index, why))| (day, index - taken, why.to_owned()));
        Self { days: days.collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// Why the landlord is closed on a day on which its nation works.
    pub(super) fn on(&self, date: NaiveDate) -> Option<&str> {
        let index = self.days.binary_search_by_key(&date, |(day, ..)| *day).ok()?;
        self.days.get(index).map(|(.., why)| why.as_str())
    }

    /// How many of them there are up to and including a day.
    pub(super) fn until(&self, date: NaiveDate) -> usize {
        self.days.partition_point(|(day, ..)| *day <= date)
    }

    /// Which of the nation's working days is the landlord's working day of an index, both counted from 0.
    pub(super) fn index_in_nation(&self, index: usize) -> usize {
        index + self.days.partition_point(|(_, before, _)| *before <= index)
    }
}
