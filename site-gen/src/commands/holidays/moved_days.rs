//! The days on which landlords work otherwise once newer bank holidays are
//! kept, and which landlords' dates move by that.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use complaints::days::bank_holidays::BankHolidays;
use complaints::days::calendar::{Calendar, Nation};
use complaints::policy::library::Library;

use super::json::MovedDayJson;
use crate::command_error::CommandError;
use crate::read::{self, Folders};

/// Every such day of each nation that has a landlord, with the landlords, in the order of days.
pub(super) fn moved_days(
    folders: &Folders,
    library: &Library,
    after: &BankHolidays,
    on: NaiveDate,
) -> Result<Vec<MovedDayJson>, CommandError> {
    let mut problems = Vec::new();
    let mut by_nation: BTreeMap<Nation, Vec<(NaiveDate, bool)>> = BTreeMap::new();
    let mut landlords: BTreeMap<(NaiveDate, Nation, bool), Vec<String>> = BTreeMap::new();
    for (slug, _) in read::landlords(folders)? {
        let landlord = match read::landlord(&slug, folders, library) {
            Ok(landlord) => landlord,
            Err(CommandError::Problems(found)) => {
                problems.extend(found);
                continue;
            }
            Err(error) => return Err(error),
        };
        // A policy that is not yet in force will be the current one.
        let Some(version) = landlord.in_force(on).or(landlord.versions.first()) else { continue };
        let policy = &version.policy;
        let nation = policy.nation;
        let days = by_nation.entry(nation).or_insert_with(|| changed_days(&library.holidays, after, nation));
        for (date, off) in days {
            // A day on which the landlord is closed anyway moves none of its dates.
            if !policy.closed.iter().any(|c| (c.first..=c.last).contains(date)) {
                landlords.entry((*date, nation, *off)).or_default().push(landlord.slug.clone());
            }
        }
    }
    if !problems.is_empty() {
        return Err(CommandError::Problems(problems));
    }
    let moved = landlords.into_iter().map(|((date, nation, off), landlords)| MovedDayJson {
        date,
        nation: nation.name(),
        due: if off { "later" } else { "earlier" },
        landlords,
    });
    Ok(moved.collect())
}

/// The days that are worked no more (`true`) or again (`false`). A new holiday
/// that the rules expected was not counted before either.
fn changed_days(before: &BankHolidays, after: &BankHolidays, nation: Nation) -> Vec<(NaiveDate, bool)> {
    let (before, after) = (Calendar::new(before, nation, []), Calendar::new(after, nation, []));
    let first = before.first_day().max(after.first_day());
    let last = before.last_day().min(after.last_day());
    let days = first.iter_days().take_while(|day| *day <= last);
    days.filter_map(|day| {
        let off = after.not_worked(day).is_some();
        (off != before.not_worked(day).is_some()).then_some((day, off))
    })
    .collect()
}
