//! Days and times of day in the front matter: exact ones, rough ones, closure days.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::days::approximate::{Approximate, Doubt, Reading, doubt, meant, read};
use crate::days::calendar::DayOne;
use crate::days::clock::{Cited, Fact};
use crate::policy::facts::Closed;
use crate::policy::shorthand::{cited, fact, split_section, time_of_day};
use crate::words::fields::{Fields, choice, text};
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The most days by which the first day of closure days can lie behind the last where the two were exchanged.
const LONGEST_EXCHANGED: i64 = 60;

/// Nobody is closed for a year: it is a slip, and no date could be counted across it.
const LONGEST_CLOSURE: i64 = 365;

/// The time of day after which a complaint counts as received on the next working day.
pub(super) fn cut_off(node: &Node, problems: &mut Problems<'_>) -> Fact<NaiveTime> {
    fact(node, "cut_off", "\"17:00\"", problems, |n, p| {
        let cited = cited(text(n, "cut_off", "\"17:00\"", p)?, n.at);
        let value = time_of_day(&cited.value, n.at, p)?;
        Some(Cited { value, section: cited.section, at: n.at })
    })
}

/// Which day is day one: `next` or `rolled`.
pub(super) fn day_one(node: &Node, problems: &mut Problems<'_>) -> Fact<DayOne> {
    fact(node, "day_one", "next", problems, |n, p| {
        let cited = cited(text(n, "day_one", "next", p)?, n.at);
        let value = choice(&cited.value, n.at, "rule for day one", DayOne::NAMES, p)?;
        Some(Cited { value, section: cited.section, at: n.at })
    })
}

/// A date written in a policy for a machine: `2026-12-24` or `24 December 2026`.
pub(crate) fn exact_date(typed: &str, at: Place, key: &str, problems: &mut Problems<'_>) -> Option<NaiveDate> {
    match read(typed) {
        Reading::Date(Approximate::Day(date)) | Reading::Likely(Approximate::Day(date)) => {
            tell_of_doubt(typed, Approximate::Day(date), at, key, "", problems);
            Some(date)
        }
        Reading::Date(_) | Reading::Likely(_) | Reading::Impossible(_) | Reading::Words => {
            let write = match meant(typed) {
                Some(date @ Approximate::Day(_)) => format!("`{key}: {date}`, if that is the day"),
                _ => format!("a day, such as `{key}: 24 December 2026`"),
            };
            problems.error(&rules::UNREADABLE_DATE, at, format!("{key}: \"{typed}\" is not a day"), write);
            None
        }
    }
}

/// A date as exact as the author has it; `not stated` is none.
pub(super) fn approximate(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Approximate>> {
    let typed = text(node, key, "January 2027", problems)?;
    if typed.eq_ignore_ascii_case("not stated") {
        return None;
    }
    let (date, section) = split_section(typed);
    match read(date) {
        Reading::Date(value) | Reading::Likely(value) => {
            // Its day stands first, as in all of the United Kingdom; whether the date is one that can be is asked of
            // the whole version.
            if doubt(date) == Some(Doubt::Century) {
                let behind = section.map(|section| format!(" ({section})")).unwrap_or_default();
                tell_of_doubt(date, value, node.at, key, &behind, problems);
            }
            Some(Cited { value, section: section.map(str::to_owned), at: node.at })
        }
        Reading::Impossible(_) | Reading::Words => {
            let behind = section.map(|section| format!(" ({section})")).unwrap_or_default();
            let write = meant(date).map_or_else(
                || "a date as exact as you have it, such as 6 June 2022, January 2014, Summer 2016 or 2016".to_owned(),
                |meant| format!("`{key}: {meant}{behind}`, if that is the date"),
            );
            problems.error(&rules::UNREADABLE_DATE, node.at, format!("{key}: \"{date}\" is not a date"), write);
            None
        }
    }
}

/// Tells of a date that is read as one, and can be read as another.
fn tell_of_doubt(typed: &str, read_as: Approximate, at: Place, key: &str, behind: &str, problems: &mut Problems<'_>) {
    let Some(doubt) = doubt(typed) else { return };
    let (why, write) = match doubt {
        Doubt::Order(other) => (
            "the day stands first",
            format!("`{key}: {read_as}{behind}`, or `{key}: {}{behind}`", Approximate::Day(other)),
        ),
        Doubt::Century => ("its year has two figures", format!("`{key}: {read_as}{behind}`")),
    };
    let found = format!("{key}: \"{typed}\" is read as {read_as}, since {why}");
    problems.warning(&rules::UNCERTAIN_DATE, at, found, write);
}

/// `from:`, `to:` (the same day where it is left out) and `why:`.
pub(super) fn closed(node: &Node, problems: &mut Problems<'_>) -> Option<Closed> {
    if let Value::Text(typed) = &node.value
        && let Some((first, last)) = range(typed)
    {
        problems.error(
            &rules::WRONG_SHAPE,
            node.at,
            format!("closed: \"{typed}\" has no keys for the first day and the last"),
            format!("`{{ from: {first}, to: {last}, why: our offices are closed }}`, with your reason"),
        );
        return None;
    }
    let mut fields = Fields::of(node, "closed", "`- from: 24 December 2026`", problems)?;
    let first = fields.require("from", "24 December 2026", problems);
    let last = fields.take("to");
    let why = fields.required_text("why", "our offices are closed", problems).map(str::to_owned);
    fields.finish(problems);
    let day = |node: Option<&Node>, key: &str, problems: &mut Problems<'_>| {
        let node = node?;
        let typed = text(node, key, "24 December 2026", problems)?;
        exact_date(typed, node.at, key, problems)
    };
    let first = day(first, "from", problems)?;
    let at = last.map_or(node.at, |n| n.at);
    let last = match last {
        Some(last) => match without_year(last, first) {
            Some(meant) => {
                let write = format!("`to: {meant}`, if that is the last day");
                problems.error(&rules::UNREADABLE_DATE, at, "to: this day has no year", write);
                return None;
            }
            None => day(Some(last), "to", problems)?,
        },
        None => first,
    };
    // The year that was most likely meant: the first in which the last day is not before the first.
    let years = [first.year(), first.year() + 1].into_iter();
    let meant = years.filter_map(|year| last.with_year(year)).find(|meant| *meant >= first);
    // A few days the wrong way round were exchanged; a year's end has the wrong year.
    let exchanged = (last < first && (first - last).num_days() < LONGEST_EXCHANGED).then_some((last, first));
    let exchanged = exchanged.map(|(first, last)| (Approximate::Day(first), Approximate::Day(last)));
    let exchanged =
        exchanged.map(|(first, last)| format!("`from: {first}` and `to: {last}`, if the two were exchanged"));
    let later_year = meant.map_or_else(
        || "`from:` the first day and `to:` the last".to_owned(),
        |meant| format!("`to: {}`, if that is the last day", Approximate::Day(meant)),
    );
    let write = exchanged.unwrap_or(later_year);
    if last < first {
        problems.error(&rules::IMPOSSIBLE_CLOSURE, at, "these closure days end before they start", write);
        return None;
    }
    if (last - first).num_days() >= LONGEST_CLOSURE {
        let (first, last) = (Approximate::Day(first), Approximate::Day(last));
        let found = format!("these closure days last from {first} to {last}");
        problems.slip(&rules::IMPOSSIBLE_CLOSURE, at, found, write);
    }
    Some(Closed { first, last, why: why?, at: node.at })
}

/// The day that `31 December` or `1 January` was most likely meant to be behind a first day: the next of that name.
fn without_year(node: &Node, first: NaiveDate) -> Option<Approximate> {
    let Value::Text(typed) = &node.value else { return None };
    let with = |year: i32| match read(&format!("{typed} {year}")) {
        Reading::Date(Approximate::Day(date)) => Some(date),
        _ => None,
    };
    let years = [first.year(), first.year() + 1].into_iter();
    years.filter_map(with).find(|date| *date >= first).map(Approximate::Day)
}

/// The first and the last day of `24 December 2026 to 1 January 2027`, or one day twice.
fn range(typed: &str) -> Option<(Approximate, Approximate)> {
    let day = |text: &str| match read(text.trim()) {
        Reading::Date(date @ Approximate::Day(_)) => Some(date),
        _ => None,
    };
    let parted = [" to ", " until ", " till ", " - ", " – "].iter().find_map(|between| typed.split_once(between));
    match parted {
        Some((first, last)) => Some((day(first)?, day(last)?)),
        None => day(typed).map(|date| (date, date)),
    }
}
