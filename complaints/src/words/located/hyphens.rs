//! Items of a list that were typed without their hyphen, or without the space
//! behind it.
//!
//! A parser joins such a line to the one above it or gives up lines further down,
//! and innocent lines are told of. Here it is told at the line itself, and the
//! rest is read as if the hyphen stood there.

use std::borrow::Cow;

use super::fault::left_open;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The text with every hyphen that is certainly missing; each is told.
pub(super) fn put_in<'t>(yaml: &'t str, first_line: usize, problems: &mut Problems<'_>) -> Cow<'t, str> {
    let lines: Vec<&str> = yaml.split('\n').collect();
    let goes_on = goes_on(&lines);
    let mut mended: Vec<Cow<'t, str>> = lines.iter().map(|line| Cow::Borrowed(*line)).collect();
    let mut any = false;
    let read = lines.iter().zip(goes_on).enumerate().filter(|(_, (line, goes_on))| says_something(line) && !goes_on);
    for (at, (line, _)) in read {
        let (found, whole) = match slip(&mended, &lines, at) {
            Some(Slip::NoSpace(rest)) => ("there is no space behind the hyphen", format!("- {rest}")),
            Some(Slip::NoHyphen) => ("this item of a list has no hyphen", format!("- {}", line.trim())),
            None => continue,
        };
        let place = Place { line: first_line + at, column: indent(line) + 1 };
        problems.error(&rules::BROKEN_FACTS, place, found, format!("`{whole}`"));
        if let Some(mended) = mended.get_mut(at) {
            *mended = Cow::Owned(format!("{}{whole}", " ".repeat(indent(line))));
        }
        any = true;
    }
    if any { Cow::Owned(mended.join("\n")) } else { Cow::Borrowed(yaml) }
}

/// Of each line, whether it goes on with what one above it opened and did not close: in brackets, quotes and texts over
/// several lines a hyphen is a letter.
fn goes_on(lines: &[&str]) -> Vec<bool> {
    let mut all = vec![false; lines.len()];
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let is_open = left_open(line).is_some();
        let own = indent(line);
        // A line that opens something begins with what it was.
        at += 1;
        if !is_open && !opens_a_text(line) {
            continue;
        }
        let belongs =
            |line: &&&str| line.trim().is_empty() || indent(line) > own || is_open && key(line.trim()).is_none();
        let more = lines.get(at..).unwrap_or_default().iter().take_while(belongs).count();
        all.iter_mut().skip(at).take(more).for_each(|one| *one = true);
        at += more;
    }
    all
}

enum Slip<'l> {
    NoSpace(&'l str),
    NoHyphen,
}

fn slip<'l>(mended: &[Cow<'_, str>], lines: &[&'l str], at: usize) -> Option<Slip<'l>> {
    let line = lines.get(at)?;
    let (own, text) = (indent(line), line.trim());
    if text.starts_with("- ") || text == "-" {
        return None;
    }
    // The line before at the same depth or above: what stands deeper belongs to it.
    let before = mended.get(..at)?.iter().rev().find(|line| says_something(line) && indent(line) <= own)?;
    let parent = mended.get(..at)?.iter().rev().find(|line| {
        says_something(line)
            && !is_item(line)
            && (indent(line) < own || indent(line) == own && line.trim_end().ends_with(':'))
    })?;
    let (is_after_item, is_first) =
        (indent(before) == own && is_item(before), indent(before) < own && before.trim_end().ends_with(':'));
    let next = lines.get(at + 1..)?.iter().find(|line| says_something(line));
    let next_is_item = next.is_some_and(|next| indent(next) == own && is_item(next));
    if let Some(rest) = text.strip_prefix('-') {
        let is_item = rest.starts_with(char::is_alphabetic) && (is_after_item || is_first);
        return is_item.then_some(Slip::NoSpace(rest));
    }
    let Some(key) = key(text) else {
        let is_item = is_after_item || is_first && next_is_item;
        return is_item.then_some(Slip::NoHyphen);
    };
    // A key begins an item where those beside it begin with the same one; the list of stages has nothing else.
    let begins = |line: &&str| {
        indent(line) == own && line.trim().strip_prefix('-').is_some_and(|rest| self::key(rest.trim()) == Some(key))
    };
    let beside = lines.iter().any(begins);
    let of_stages = parent.trim() == "stages:" && key == "name";
    let has_more = next.is_some_and(|next| indent(next) > own);
    let is_item = (is_after_item && (beside || of_stages) || is_first && of_stages) && (has_more || next_is_item);
    is_item.then_some(Slip::NoHyphen)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_item(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}

fn says_something(line: &str) -> bool {
    let text = line.trim();
    !text.is_empty() && !text.starts_with('#')
}

/// The key that a line begins with.
fn key(text: &str) -> Option<&str> {
    let (key, _) = text.split_once(": ").or_else(|| text.strip_suffix(':').map(|key| (key, "")))?;
    key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ')).then_some(key)
}

/// Whether a text over several lines begins here: `|` or `>` behind a key.
fn opens_a_text(line: &str) -> bool {
    let last = line.trim_end().rsplit(' ').next().unwrap_or_default();
    last.starts_with(['|', '>']) && last.len() <= 3
}
