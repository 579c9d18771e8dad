//! The day on which a new version starts: one day alone, that is to come unless
//! it is said that the version is in force already.

use chrono::{Datelike, Months, NaiveDate};

use super::day::refused;
use crate::command_error::CommandError;
use crate::typed_day;

/// Further ahead nobody plans a policy: the year is a slip.
const MOST_YEARS: u32 = 20;

/// The day that was typed.
///
/// # Errors
/// When it is no day, more than one, or so far ahead that another must be meant.
pub(super) fn read(typed: &str, today: NaiveDate) -> Result<NaiveDate, CommandError> {
    let starts = typed_day::day(typed).map_err(|why| refused(typed, &why))?;
    let last = today.checked_add_months(Months::new(MOST_YEARS * 12)).unwrap_or(NaiveDate::MAX);
    if starts > last {
        let years = starts.years_since(today).unwrap_or(MOST_YEARS);
        // A 29 February is named as it stands: which year was meant, its author knows.
        let meant = (today.year()..).find(|year| starts.with_year(*year).is_some_and(|day| day > today));
        let meant = meant.map(|year| format!("; did you mean {year}?")).unwrap_or_default();
        return Err(refused(typed, &format!("this is {years} years ahead{meant}")));
    }
    Ok(starts)
}

/// `is today` or `is past`, of a day that is not to come.
pub(super) fn when(starts: NaiveDate, today: NaiveDate) -> &'static str {
    if starts == today { "is today" } else { "is past" }
}

/// Refuses a day on which readers already see other words.
///
/// # Errors
/// When the day is not to come; `in_force` is the file whose words they see.
pub(super) fn to_come(
    starts: NaiveDate,
    today: NaiveDate,
    in_force: &str,
    in_browser: bool,
) -> Result<(), CommandError> {
    if starts > today {
        return Ok(());
    }
    let again = if in_browser {
        "run this again and tick “It has started already”"
    } else {
        "type the same again with --already-in-force"
    };
    Err(CommandError::Misuse(format!(
        "{} {}. To mend a mistake in words that are published, change {in_force} itself (docs/publish.md, “A mistake in a \
         version that is published”). For a change that is to come, give the day on which it starts. If this version \
         did start on that day and was never put in here, {again}",
        starts.format("%-d %B %Y"),
        when(starts, today),
    )))
}
