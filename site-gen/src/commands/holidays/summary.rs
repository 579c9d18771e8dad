//! The difference that newer bank holidays make, in words for the person who
//! confirms it: which days come and go, what is kept, whose dates move.
//!
//! Works nothing out but how a new year differs from what the rules expect.

use chrono::{Datelike, NaiveDate};
use complaints::days::bank_holidays::BankHolidays;
use complaints::days::bank_holidays::merge::{Difference, HolidayChange, Way};
use complaints::days::holiday_rules::{Division, expected};
use complaints::policy::library::Library;
use complaints::policy::phrases::{Family, Phrases};
use complaints::words::visible::in_one_line;

use super::json::{HolidaysJson, MovedDayJson, is_weekend};

/// How many landlords are named before the rest are only counted.
const MOST_LANDLORDS_NAMED: usize = 8;

/// The whole answer, a line for each thing to confirm.
pub(super) fn text(json: &HolidaysJson<'_>, difference: &Difference, on: NaiveDate, library: &Library) -> String {
    let (ours, phrases) = (&library.holidays, &library.phrases);
    let mut lines = Vec::new();
    let same_year = |a: &HolidayChange, b: &HolidayChange| (a.division, a.date.year()) == (b.division, b.date.year());
    for changes in difference.dates.chunk_by(same_year) {
        lines.extend(of_year(changes, ours, phrases));
    }
    if difference.dates.is_empty() {
        lines.push("Nothing new: every date of the file is known.".to_owned());
    }
    if json.titles_changed + json.notes_changed > 0 {
        lines.push(format!(
            "{} titles change, and the notes or bunting of {} other days. No date depends on them.",
            json.titles_changed, json.notes_changed
        ));
    }
    if !json.years_kept.is_empty() {
        lines.push(format!("Years that the file does not have are kept: {}.", spans(&json.years_kept)));
    }
    if json.known_until > ours.known_until() {
        let until = phrases.day(json.known_until);
        lines.push(format!("Bank holidays are then known until {until}; dates until then are no longer provisional."));
    }
    if !difference.dates.is_empty() {
        lines.push(String::new());
        lines.extend(json.moved.iter().map(|moved| effect(moved, on, phrases)));
        match json.moved.len() {
            0 => lines.push("No landlord’s dates move.".to_owned()),
            1 => {}
            _ => lines.push("A time that runs over several of these days moves by each of them.".to_owned()),
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// What changes in one division and year.
fn of_year(changes: &[HolidayChange], ours: &BankHolidays, phrases: &Phrases) -> Vec<String> {
    let Some(HolidayChange { division, date, .. }) = changes.first() else { return Vec::new() };
    let year = date.year();
    let mark = |change: &HolidayChange| match (change.past, is_weekend(change.date)) {
        (true, _) => " (in the past)",
        (_, true) => " (a weekend, which moves no date)",
        _ => "",
    };
    if ours.years().contains(&year) {
        let mut changes: Vec<&HolidayChange> = changes.iter().collect();
        changes.sort_by_key(|change| change.way);
        let words = changes.into_iter().map(|change| {
            let way = if change.way == Way::Comes { "comes" } else { "goes" };
            format!("{} {way}{}", phrases.day(change.date), mark(change))
        });
        return vec![format!("{division} {year}: {}", words.collect::<Vec<_>>().join(", "))];
    }
    let mut lines =
        vec![format!("{division} {year}: {} new dates{}", changes.len(), by_rule(changes, *division, year, phrases))];
    lines.extend(changes.iter().map(|c| format!("  {} ({}){}", phrases.day(c.date), in_one_line(&c.title), mark(c))));
    lines
}

/// How a new year differs from what the rules expect, which is where a slip or a proclaimed day shows.
fn by_rule(changes: &[HolidayChange], division: Division, year: i32, phrases: &Phrases) -> String {
    let rule = expected(division, year);
    let missing = rule.iter().filter(|date| !changes.iter().any(|c| c.date == **date));
    let missing: Vec<String> = missing.map(|date| format!("{} is not there", phrases.day(*date))).collect();
    let extra = changes.iter().filter(|c| !rule.contains(&c.date));
    let extra = extra.map(|c| format!("{} is unusual", phrases.day(c.date)));
    let unusual: Vec<String> = missing.into_iter().chain(extra).collect();
    if unusual.is_empty() { ", all as expected".to_owned() } else { format!("; look twice: {}", unusual.join(", ")) }
}

/// `2012 to 2018, 2028`.
fn spans(years: &[i32]) -> String {
    let spans = years.chunk_by(|a, b| a + 1 == *b).map(|span| match span {
        [first, .., last] => format!("{first} to {last}"),
        _ => span.iter().map(i32::to_string).collect(),
    });
    spans.collect::<Vec<_>>().join(", ")
}

/// Whose dates move by one day, and which way.
fn effect(moved: &MovedDayJson, on: NaiveDate, phrases: &Phrases) -> String {
    let (runs, are) = if moved.date < on { ("ran", "were") } else { ("runs", "are") };
    format!(
        "Complaints whose time in working days {runs} over {} ({}) {are} due one working day {} than before: {}",
        phrases.day(moved.date),
        phrases.of(Family::Nation, moved.nation),
        moved.due,
        first_few(&moved.landlords)
    )
}

/// A list that stays readable where many landlords share one site.
fn first_few(landlords: &[String]) -> String {
    match landlords.get(MOST_LANDLORDS_NAMED..) {
        Some(rest @ [_, ..]) => format!("{} and {} more", landlords[..MOST_LANDLORDS_NAMED].join(", "), rest.len()),
        _ => landlords.join(", "),
    }
}
