//! A limit: one line of shorthand, or a mapping where the line is too short.

use std::borrow::Cow;

use super::fact::fact;
use super::length::{LIMIT_EXAMPLE, Length, firmness, in_total, read_length};
use super::limit_mapping::limit_mapping;
use super::meant::{self, Line};
use super::section::split_section;
use super::start::{read_from, start_after, unwritten_start};
use crate::days::clock::{Anchor, Cited, Clock, Fact, Firmness, Limit, Step};
use crate::days::period::Period;
use crate::words::fields::{items, text};
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};
use crate::words::rules;
use crate::words::{bracket_slip, own_line};

/// A limit fact of `step`.
pub fn limit_fact(node: &Node, step: Step, key: &str, problems: &mut Problems<'_>) -> Fact<Limit> {
    fact(node, key, LIMIT_EXAMPLE, problems, |n, p| limit(n, step, key, p))
}

/// The clocks of a step: one fact, or a list in which `when:` marks a circumstance.
pub fn clocks(node: &Node, step: Step, key: &str, problems: &mut Problems<'_>) -> Vec<Clock> {
    items(node)
        .map(|item| {
            let when = match &item.value {
                Value::Map(entries) => entries.iter().find(|e| e.key == "when"),
                Value::Text(_) | Value::List(_) => None,
            };
            let when = when.and_then(|e| text(&e.node, "when", "risk-to-life", problems)).map(str::to_owned);
            Clock { when, limit: limit_fact(item, step, key, problems) }
        })
        .collect()
}

/// The time without quotation marks round it, or the full stop behind its section, which a word processor leaves.
fn without_marks(typed: &str) -> Option<(&'static str, String)> {
    const MARKS: [char; 5] = ['“', '”', '„', '‘', '"'];
    if typed.starts_with(MARKS) && typed.chars().filter(|c| MARKS.contains(c) || *c == '’').count() == 2 {
        let plain: String = typed.chars().filter(|c| !MARKS.contains(c) && *c != '’').collect();
        return Some(("there are quotation marks round the time", plain));
    }
    let bare = typed.trim_end().strip_suffix(['.', ',', ';']).filter(|bare| bare.ends_with(')'))?;
    Some(("there is a stop behind the section", bare.to_owned()))
}

/// One limit, in shorthand or as a mapping.
fn limit(node: &Node, step: Step, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Limit>> {
    match &node.value {
        Value::Text(typed) if typed.is_empty() => {
            text(node, key, LIMIT_EXAMPLE, problems);
            None
        }
        Value::Text(typed) => limit_line(typed, node.at, step, key, problems),
        Value::Map(_) => {
            let windows = |n: &Node, key: &str, problems: &mut Problems<'_>| {
                let limits = items(n).filter_map(|n| {
                    let cited = limit(n, step, key, problems)?;
                    plain_window(&cited, key, problems);
                    Some((cited.value.within, cited.value.from))
                });
                limits.collect()
            };
            limit_mapping(node, step, key, windows, problems)
        }
        Value::List(_) => {
            problems.error(
                &rules::WRONG_SHAPE,
                node.at,
                format!("`{key}` is a list here"),
                format!("one value: `{}`", own_line::of(problems, node.at, key, LIMIT_EXAMPLE)),
            );
            None
        }
    }
}

/// Whether what stands in the brackets of a section is no name of one: `20 if complex`, `or 4 weeks`.
fn reads_like_a_time(section: &str) -> bool {
    let small = section.to_lowercase();
    let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let figure = words.iter().any(|word| word.chars().all(|c| c.is_ascii_digit()));
    let turns = ["if", "unless", "or", "when", "for"];
    let units = ["hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"];
    let counting = ["weekend", "weekends", "holiday", "holidays", "excluding", "except", "business", "working"];
    figure && words.iter().any(|word| turns.contains(word) || units.contains(word))
        || words.iter().any(|word| counting.contains(word))
}

/// Tells of what one of several times says besides how long and from when: that stands once, for the whole limit.
fn plain_window(cited: &Cited<Limit>, key: &str, problems: &mut Problems<'_>) {
    let Limit { unless, in_total, agreed, ends, by, firmness, .. } = &cited.value;
    let plain = unless.is_none() && !in_total && !agreed && ends.is_none() && by.is_none();
    if cited.section.is_none() && plain && *firmness == Firmness::Firm && cited.value.is_one_window() {
        return;
    }
    problems.slip(
        &rules::READ_BY_NOTHING,
        cited.at,
        format!("{key}: of another time only how long and from when is read"),
        "how long and from when alone; `section:`, `unless:` and the like stand once, beside `within:`",
    );
}

/// The windows of one list: of "the later of", or of "the earlier of".
type Windows = Vec<(Period, Anchor)>;

/// Parts `10 days from receipt, or 5 days from the hearing, whichever is later` into its first time and the others.
fn whichever<'t>(
    line: &'t str,
    at: Place,
    step: Step,
    key: &str,
    problems: &mut Problems<'_>,
) -> Option<(&'t str, Windows, Windows)> {
    let ends = [("later", true), ("the later", true), ("sooner", false), ("the sooner", false), ("earlier", false)];
    let ends = ends.into_iter().chain([("the earlier", false), ("first", false), ("the first", false)]);
    let mut ended = ends.filter_map(|(word, later)| {
        let rest = line.strip_suffix(word)?.trim_end().strip_suffix("whichever is")?;
        Some((rest.trim_end().trim_end_matches(','), later))
    });
    let Some((times, later)) = ended.next() else { return Some((line, Vec::new(), Vec::new())) };
    let each = times.split(" or ").flat_map(|some| some.split(", "));
    let mut times = each.map(|time| time.trim().trim_end_matches(',')).filter(|time| !time.is_empty());
    let first = times.next()?;
    let others: Option<Windows> = times
        .map(|time| {
            let cited = limit_line(time, at, step, key, problems)?;
            plain_window(&cited, key, problems);
            Some((cited.value.within, cited.value.from))
        })
        .collect();
    let others = others?;
    Some(if later { (first, others, Vec::new()) } else { (first, Vec::new(), others) })
}

fn limit_line(typed: &str, at: Place, step: Step, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Limit>> {
    let mut meant = Cow::Borrowed(typed);
    if let Some((found, plain)) = without_marks(&meant) {
        let write = Line { key, typed, at, problems }.with(&plain);
        problems.read_as_meant(&rules::UNREADABLE_TIME, at, format!("{key}: {found}"), write);
        meant = Cow::Owned(plain);
    }
    if split_section(&meant).1.is_none()
        && let Some(slip) = bracket_slip::of(&meant)
    {
        let write = Line { key, typed: &meant, at, problems }.with(&slip.mended);
        problems.read_as_meant(&rules::UNREADABLE_TIME, at, format!("{key}: {}", slip.found), write);
        meant = Cow::Owned(slip.mended);
    }
    limit_as_meant(&meant, at, step, key, problems)
}

fn limit_as_meant(typed: &str, at: Place, step: Step, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Limit>> {
    let (line, section) = split_section(typed);
    if let Some(section) = section.filter(|section| reads_like_a_time(section)) {
        problems.slip(
            &rules::READ_BY_NOTHING, at,
            format!("{key}: “{section}” stands where the section does, and reads like another time"),
            "the section alone in the brackets, such as `(4.5)`; another time in a list, on a line of its own with `when:` and `within:`",
        );
    }
    let (line, unless) = match line.split_once(", unless ") {
        Some((line, why)) => {
            if reads_like_a_time(why) && why.split_whitespace().any(|word| word.parse::<u16>().is_ok()) {
                problems.slip(
                    &rules::READ_BY_NOTHING,
                    at,
                    format!(
                        "{key}: \"{why}\" stands where the exception does, and has a time in it that nothing counts"
                    ),
                    "the exception alone; another time in a list, on a line of its own with `when:` and `within:`",
                );
            }
            (line.trim(), Some(why.trim().to_owned()))
        }
        None => (line, None),
    };
    let (line, or_later, or_sooner) = whichever(line, at, step, key, problems)?;
    let (firmness, line) = firmness(line);
    let (line, in_total) = in_total(line);
    let (period, from) = start_after(&line);
    let length = read_length(
        period,
        at,
        key,
        meant::plainly(period).as_deref(),
        |error, problems| meant::instead(&Line { key, typed, at, problems }, step, error),
        problems,
    );
    let from = from.map(|from| read_from(from, step, at, problems));
    let Length { within, more, mut assumed } = length?;
    let from = match from {
        Some(from) => from?,
        None => unwritten_start(step, more, &mut assumed),
    };
    Some(Cited {
        value: Limit {
            within,
            from,
            firmness,
            or_later,
            or_sooner,
            unless,
            in_total,
            agreed: false,
            ends: None,
            by: None,
            assumed,
        },
        section: section.map(str::to_owned),
        at,
    })
}
