//! `site-gen holidays`: what a newer file of bank holidays changes, and keeping it.
//!
//! A person confirms: published days have been wrong before. So the difference
//! is told in words, with the dates that move, and nothing is written without
//! `--write`. What may be merged at all is `complaints`' to say.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate, Weekday};
use complaints::days::bank_holidays::BankHolidays;
use complaints::days::bank_holidays::merge::{HolidayChange, Way};
use complaints::days::calendar::{Calendar, Nation};
use complaints::policy::library::Library;
use serde::Serialize;

use crate::read::{self, Folders, Format};
use crate::result;
use crate::stop::Stop;
use crate::write;

mod words;

/// Options of `holidays`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The newer file, saved from https://www.gov.uk/bank-holidays.json
    file: PathBuf,
    /// Keep it: without this nothing is written
    #[arg(long)]
    write: bool,
    /// The day it is, default today in London: bank holidays before it cannot be taken back
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    folders: Folders,
}

#[derive(Serialize)]
struct Answer<'a> {
    changes: Vec<Told<'a>>,
    titles_changed: usize,
    notes_changed: usize,
    years_kept: Vec<i32>,
    known_until: NaiveDate,
    moved: Vec<Moved>,
    written: bool,
}

#[derive(Serialize)]
struct Told<'a> {
    division: &'static str,
    date: NaiveDate,
    title: &'a str,
    change: &'static str,
    past: bool,
    weekend: bool,
}

/// A day that some landlords worked and work no more, or the other way round.
#[derive(Serialize)]
struct Moved {
    date: NaiveDate,
    nation: &'static str,
    /// What complaints whose time runs over the day are: `later` or `earlier`, by a working day.
    due: &'static str,
    landlords: Vec<String>,
}

/// Merges, tells, and writes if asked to.
///
/// # Errors
/// When the file cannot be laid over ours, the words have problems, or it cannot be written.
pub fn run(options: &Options) -> Result<(), Stop> {
    let on = options.on.unwrap_or_else(read::today);
    let library = read::checked_library(&options.folders)?;
    let ours = &library.holidays;
    let newer = read::bank_holidays(&options.file)?;
    let merged = ours.merge(&newer, on).map_err(|e| Stop::file(&options.file, e.to_string(), e.cure()))?;
    let difference = &merged.difference;
    // Titles alone move no date; then no policy needs to be read.
    let moved = if difference.dates.is_empty() { Vec::new() } else { moved(options, &library, &merged.holidays, on)? };
    let place = options.folders.content.join("bank-holidays.json");
    let written = options.write && !difference.is_nothing();
    if written {
        write::file(&place, merged.holidays.to_json().as_bytes())?;
    }
    let answer = Answer {
        changes: difference.dates.iter().map(told).collect(),
        titles_changed: difference.titles,
        notes_changed: difference.notes,
        years_kept: ours.years().filter(|year| !newer.years().contains(year)).collect(),
        known_until: merged.holidays.known_until(),
        moved,
        written,
    };
    match options.format {
        Format::Json => result::json(&answer)?,
        Format::Text => result::print(&words::text(&answer, difference, on, &library))?,
    }
    if written {
        eprintln!("{} is written. Publish it as any other change of words.", place.display());
    } else if !difference.is_nothing() {
        eprintln!(
            "Compare each day with https://www.gov.uk/bank-holidays: published days have been wrong before.\n\
             Nothing was written; run again with --write to keep it."
        );
    }
    Ok(())
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn told(change: &HolidayChange) -> Told<'_> {
    Told {
        division: change.division.name(),
        date: change.date,
        title: &change.title,
        change: if change.way == Way::Comes { "comes" } else { "goes" },
        past: change.past,
        weekend: is_weekend(change.date),
    }
}

/// The days on which the landlords of each nation work otherwise than before.
fn moved(options: &Options, library: &Library, after: &BankHolidays, on: NaiveDate) -> Result<Vec<Moved>, Stop> {
    let mut problems = Vec::new();
    let mut by_nation: BTreeMap<Nation, Vec<(NaiveDate, bool)>> = BTreeMap::new();
    let mut landlords: BTreeMap<(NaiveDate, Nation, bool), Vec<String>> = BTreeMap::new();
    for (slug, _) in read::landlords(&options.folders)? {
        let landlord = match read::landlord(&slug, &options.folders, library) {
            Ok(landlord) => landlord,
            Err(Stop::Problems(found)) => {
                problems.extend(found);
                continue;
            }
            Err(stop) => return Err(stop),
        };
        // A policy that is not yet in force will be the current one.
        let Some(version) = landlord.in_force(on).or(landlord.versions.first()) else { continue };
        let policy = &version.policy;
        let days = by_nation.entry(policy.nation).or_insert_with(|| otherwise(&library.holidays, after, policy.nation));
        for (date, off) in days {
            // A day on which the landlord is closed anyway moves none of its dates.
            if !policy.closed.iter().any(|c| (c.first..=c.last).contains(date)) {
                landlords.entry((*date, policy.nation, *off)).or_default().push(landlord.slug.clone());
            }
        }
    }
    if !problems.is_empty() {
        return Err(Stop::Problems(problems));
    }
    let moved = landlords.into_iter().map(|((date, nation, off), landlords)| Moved {
        date,
        nation: nation.name(),
        due: if off { "later" } else { "earlier" },
        landlords,
    });
    Ok(moved.collect())
}

/// The days that are worked no more (`true`) or again (`false`). A new holiday
/// that the rules expected was not counted before either.
fn otherwise(before: &BankHolidays, after: &BankHolidays, nation: Nation) -> Vec<(NaiveDate, bool)> {
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
