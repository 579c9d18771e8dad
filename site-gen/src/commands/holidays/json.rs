//! What a newer file of bank holidays changes, as a program reads it.

use chrono::{Datelike, NaiveDate, Weekday};
use complaints::days::bank_holidays::merge::{HolidayChange, Way};
use serde::Serialize;

/// All that a person has to confirm before the newer file is kept.
#[derive(Serialize)]
pub(super) struct HolidaysJson<'a> {
    pub(super) changes: Vec<ChangeJson<'a>>,
    /// How many days have another title alone.
    pub(super) titles_changed: usize,
    /// How many days have another note or bunting alone.
    pub(super) notes_changed: usize,
    /// Years that ours have and the newer file has not; they stay.
    pub(super) years_kept: Vec<i32>,
    /// The last day for which bank holidays are then known.
    pub(super) known_until: NaiveDate,
    pub(super) moved: Vec<MovedDayJson>,
    pub(super) written: bool,
}

/// A bank holiday that comes or goes.
#[derive(Serialize)]
pub(super) struct ChangeJson<'a> {
    division: &'static str,
    date: NaiveDate,
    title: &'a str,
    /// `comes` or `goes`.
    change: &'static str,
    past: bool,
    weekend: bool,
}

impl<'a> ChangeJson<'a> {
    pub(super) fn of(change: &'a HolidayChange) -> Self {
        Self {
            division: change.division.name(),
            date: change.date,
            title: &change.title,
            change: if change.way == Way::Comes { "comes" } else { "goes" },
            past: change.past,
            weekend: is_weekend(change.date),
        }
    }
}

/// A day that some landlords worked and work no more, or the other way round.
#[derive(Serialize)]
pub(super) struct MovedDayJson {
    pub(super) date: NaiveDate,
    pub(super) nation: &'static str,
    /// What complaints whose time runs over the day are: `later` or `earlier`, by a working day.
    pub(super) due: &'static str,
    pub(super) landlords: Vec<String>,
}

/// A bank holiday on such a day moves no date: it was not worked before.
pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
