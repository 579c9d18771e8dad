//! One calendar for each nation, made when it is first asked for and shared by all landlords.

use std::sync::OnceLock;

use super::Calendar;
use super::nation::Nation;
use crate::days::bank_holidays::BankHolidays;

/// The calendars of the nations, each made at most once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calendars([OnceLock<Calendar>; Nation::ALL.len()]);

impl Calendars {
    /// A nation's own calendar; the bank holidays are the same at each call.
    pub(crate) fn of(&self, nation: Nation, holidays: &BankHolidays) -> &Calendar {
        self.0[nation as usize].get_or_init(|| Calendar::new(holidays, nation, []))
    }
}
