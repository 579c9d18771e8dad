//! A date in figures alone, in the prose or in `changes:`, that can be read as
//! another day: "01/02/2027" is in February for some and in January for others.
//!
//! Pages print what was typed. A date among the facts is read, and its rule has
//! its code.

use std::ops::Range;

use complaints::days::approximate::{Approximate, Reading, meant, read};
use complaints::policy::library::Version;
use complaints::words::problem::{Problem, Severity};
use complaints::words::rules::UNCERTAIN_DATE;

use super::change_told_otherwise::Note;
use crate::check::question::{Finding, Question, Subject, Versions};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &UNCERTAIN_DATE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let all = in_figures(prose.text());
    let dates = all.into_iter().filter_map(|range| {
        let typed = prose.text().get(range.clone())?;
        let (found, write) = told(typed)?;
        // "Section 01.02.27" is a place, and so is what stands in an address or behind "version".
        let before = prose.sentence_at(range.start)?;
        let lead = before.lower.get(..range.start.saturating_sub(before.start))?.trim_end();
        let is_other = NO_DATE.iter().any(|word| lead.ends_with(word));
        (!is_other).then(|| Finding { at: prose.place(range.start), found, write })
    });
    dates.collect()
}

/// What stands before figures that are no date.
const NO_DATE: [&str; 12] = [
    "section",
    "sections",
    "paragraph",
    "clause",
    "version",
    "part",
    "code",
    "number",
    "no.",
    "ref",
    "reference",
    "flat",
];

/// The same of the note on what changes, which readers of the feed see before they see anything else.
pub(in crate::check) fn of_changes(version: &Version) -> Option<Problem> {
    let text = version.policy.changes.as_deref()?;
    let typed = in_figures(text).into_iter().find_map(|range| text.get(range).filter(|typed| told(typed).is_some()))?;
    let (found, write) = told(typed)?;
    let note = Note::of(version);
    let right = day(typed)?.to_string();
    let write = note.with(&[(typed, &right)]).map_or(write, |line| format!("`{line}`, if that is the day"));
    let (rule, file) = (&UNCERTAIN_DATE, version.file.as_str());
    Some(Problem::at(Severity::Warning, rule, file, note.place(), format!("`changes:` {found}"), write))
}

/// What is told of a date, and what to write; nothing where it has one meaning.
fn told(typed: &str) -> Option<(String, String)> {
    let date = day(typed)?;
    let year = typed.rsplit(['/', '.', '-']).next()?;
    let Approximate::Day(day) = date else { return None };
    let other = day.format("%d %m").to_string();
    let (first, second) = other.split_once(' ')?;
    let turned = format!("{second}/{first}/{}", day.format("%Y"));
    let turned = match read(&turned) {
        Reading::Date(other) if other != date => Some(other),
        _ => None,
    };
    let why = match (&turned, year.len()) {
        (Some(other), _) => format!("\"{typed}\" is {date} for some readers, and {other} for others"),
        (None, 2) => format!("\"{typed}\" has a year of two figures, and can be read from either end"),
        _ => return None,
    };
    Some((why, format!("`{date}`, if that is the day")))
}

/// The day that such figures are in the United Kingdom.
fn day(typed: &str) -> Option<Approximate> {
    let slashed = typed.replace(['.', '-'], "/");
    match read(&slashed) {
        Reading::Date(date) | Reading::Likely(date) => Some(date),
        Reading::Impossible(_) => None,
        Reading::Words => meant(&slashed),
    }
}

/// Where a text has two figures, two figures and a year, with one sign between them.
fn in_figures(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + run(bytes, at);
        if is_free(bytes, at)
            && let Some(last) = dated(bytes, at, end)
        {
            found.push(at..last);
            at = last;
        } else {
            at = end;
        }
    }
    found
}

/// The end of the date that begins here.
fn dated(bytes: &[u8], at: usize, end: usize) -> Option<usize> {
    let sign = *bytes.get(end).filter(|sign| matches!(sign, b'/' | b'.' | b'-'))?;
    let second = end + 1;
    let month = second + run(bytes, second);
    if bytes.get(month) != Some(&sign) {
        return None;
    }
    let third = month + 1;
    let last = third + run(bytes, third);
    let (day_long, month_long, year_long) = (end - at, month - second, last - third);
    let year = std::str::from_utf8(bytes.get(third..last)?).ok()?.parse::<u16>().ok()?;
    let is_year = match year_long {
        4 => (1990..2100).contains(&year),
        // "4.1.20" is a section, and "20-12-26" the sort code of a bank.
        2 => (15..50).contains(&year) && (sign == b'/' || sign == b'.' && day_long == 2 && month_long == 2),
        _ => false,
    };
    let behind = bytes.get(last);
    let goes_on = behind.is_some_and(|next| next.is_ascii_alphanumeric() || matches!(next, b'/' | b'-' | b'%'))
        || behind == Some(&b'.') && bytes.get(last + 1).is_some_and(u8::is_ascii_alphanumeric);
    ((1..=2).contains(&day_long) && (1..=2).contains(&month_long) && is_year && !goes_on).then_some(last)
}

/// Whether nothing before it belongs to the same word: an address, an amount, a number.
fn is_free(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|before| {
        !before.is_ascii_alphanumeric() && !matches!(before, b'/' | b'.' | b'-' | b'=' | b'@' | b'_' | b'#' | 0xa3)
    })
}

fn run(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}
