//! What `changes:` tells people is not so: it has a time of neither version, the old
//! one where the new one belongs, or another day than the one on which the version
//! starts. It was copied, or mistyped.
//!
//! It is what readers of the feed and of the announcement go by, before they have
//! read anything else.

use std::ops::Range;

use complaints::changes::Change;
use complaints::days::period::Period;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::{Problem, Severity};
use complaints::words::rule::Rule;

use super::change_untold::changed_times;
use crate::check::told_times::{ToldTime, When, told_times};
use crate::prose::Prose;
use crate::prose::known::{self, Known};
use crate::prose::said::{self, Voice};
use crate::prose::verdict::{Verdict, verdict};

mod day;
mod difference;
mod note;

pub(in crate::check::rules) use note::Note;

pub(crate) static RULE: Rule = Rule {
    code: "R089",
    title: "a change told with another time or day than the facts have",
    why: "People read of a change in `changes:` before they read the policy, and go by the time and the day that stand \
          there.",
    cure: "In `changes:` the day on which this version starts, its times for what holds now, and those of the version \
           before for what held.",
    can_be_allowed: false,
};

/// Something in `changes:` that is not so.
struct Told {
    /// Where it stands in the note.
    text: Range<usize>,
    why: String,
    /// What belongs in its place, where that is certain.
    right: Option<String>,
    /// What to write elsewhere, where this may be right.
    elsewhere: Option<String>,
}

/// Looks at what a version tells of its changes, beside its facts and those of the version before.
pub(in crate::check) fn of_version(before: &Version, version: &Version, library: &Library) -> Option<Problem> {
    let policy = &version.policy;
    let text = policy.changes.as_ref().filter(|_| policy.changes != before.policy.changes)?;
    let prose = Prose::read(text, 1);
    let (old, new) = (known::all(&before.policy), known::all(policy));
    let changed = changed_times(before, version, library);
    let mut told = day::of_day(&prose, &before.policy, policy);
    told.extend(of_times(&prose, &old, &new, &changed));
    told.extend(difference::of_difference(&prose, &changed));
    told.extend(of_the_old(&prose, version, &new, &old));
    told.sort_by_key(|one| (one.text.start, one.elsewhere.is_none(), one.right.is_none()));
    told.dedup_by(|later, first| later.text.start < first.text.end);
    if told.is_empty() {
        return None;
    }
    let each = told.iter().map(|one| format!("\"{}\", {}", prose.typed(one.text.clone()), one.why));
    let found = format!("`changes:` tells people of {}", each.collect::<Vec<_>>().join("; and of "));
    let note = Note::of(version);
    let rights: Vec<(&str, &str)> =
        told.iter().filter_map(|one| Some((prose.typed(one.text.clone()), one.right.as_deref()?))).collect();
    let write = match note.with(&rights).filter(|_| rights.len() == told.len()) {
        Some(line) => format!("`{line}`; or the other time or day among the facts, if `changes:` is right"),
        None => {
            let each = told.iter().map(|one| {
                let typed = prose.typed(one.text.clone());
                match (&one.elsewhere, &one.right) {
                    (Some(elsewhere), _) => elsewhere.clone(),
                    (None, Some(right)) => format!("`{right}` in place of `{typed}`"),
                    (None, None) => format!(
                        "in place of `{typed}` a time of this version ({}), or of the one before it ({})",
                        times(&new),
                        times(&old)
                    ),
                }
            });
            each.collect::<Vec<_>>().join("; ")
        }
    };
    Some(Problem::at(Severity::Error, &RULE, version.file.as_str(), note.place(), found, write))
}

/// The times of a version that are acted on, each once.
fn times(known: &[Known<'_>]) -> String {
    let mut times: Vec<String> = Vec::new();
    for one in known.iter().filter(|one| one.is_applied) {
        let time = one.period.to_string();
        if !times.contains(&time) {
            times.push(time);
        }
    }
    times.join(", ")
}

/// Times that neither version has for anything, and those that one has and the note tells of the other.
fn of_times(prose: &Prose<'_>, old: &[Known<'_>], new: &[Known<'_>], changed: &[Change]) -> Vec<Told> {
    let told = told_times(prose).into_iter().filter(|told| told.period.is_some() || told.is_bare());
    let was: Vec<Period> = changed.iter().filter_map(|one| one.before.as_deref()).flat_map(periods).collect();
    let is_now: Vec<Period> = changed.iter().filter_map(|one| one.after.as_deref()).flat_map(periods).collect();
    let found = told.filter_map(|told| {
        let is_of = |known: &[Known<'_>], of_change: &[Period]| match told.is_bare() && !changed.is_empty() {
            // A number alone is of what changes: another time may well have it.
            true => of_change.iter().any(|period| told.means(*period)),
            false => known.iter().any(|one| told.means(one.period)),
        };
        let why = match (is_of(old, &was), is_of(new, &is_now), told.side) {
            (false, false, _) => "and neither this version nor the one before it has that time",
            (false, true, When::Before) => "for what was, and it is a time of this version",
            (true, false, When::Now) => "for what is now, and it is a time of the version before",
            _ => return None,
        };
        let right = the_only(changed, told.side).map(|period| as_typed(&told, period));
        Some(Told { text: told.text, why: why.to_owned(), right, elsewhere: None })
    });
    found.collect()
}

/// The times that a sentence made of the facts names.
fn periods(said: &str) -> Vec<Period> {
    told_times(&Prose::read(said, 1)).into_iter().filter_map(|time| time.period).collect()
}

/// The time that was or is now, where one alone changes.
fn the_only(changed: &[Change], side: When) -> Option<Period> {
    let [one] = changed else { return None };
    match side {
        When::Before => one.before.as_ref()?.parse().ok(),
        When::Now => one.after.as_ref()?.parse().ok(),
        When::Either => None,
    }
}

/// A time with its unit, or without where the note leaves it out.
fn as_typed(told: &ToldTime, period: Period) -> String {
    match period {
        Period::Of { count, .. } if told.is_bare() => count.to_string(),
        period => period.to_string(),
    }
}

/// A time of before that is told as what holds now, of the matter that its sentence is about.
fn of_the_old(prose: &Prose<'_>, version: &Version, new: &[Known<'_>], old: &[Known<'_>]) -> Vec<Told> {
    let times = told_times(prose);
    let is_alone = |range: Range<usize>| times.iter().filter(|time| range.contains(&time.text.start)).count() == 1;
    let said = said::all(prose, &version.policy, new);
    let promises = said.iter().filter(|said| said.voice == Voice::Promise && is_alone(said.sentence.range()));
    let found = promises.filter_map(|said| {
        let Verdict::Other(fact) = verdict(said, new, &version.policy) else { return None };
        let (line, typed) = (fact.limit.at.line, version.fact_line(fact.limit.at.line).trim());
        let as_before = |one: &Known<'_>| {
            (one.act, one.stage, one.when, one.period) == (fact.act, fact.stage, fact.when, fact.period)
        };
        // What people are told changes, and the fact was forgotten.
        if old.iter().any(as_before) {
            let (was, is) = (fact.period.to_string(), said.period);
            let whole = (typed.matches(&was).count() == 1).then(|| typed.replacen(&was, &is.to_string(), 1));
            return Some(Told {
                text: said.quantity.text.clone(),
                why: format!("and line {line} still gives {was}, as the version before"),
                right: None,
                elsewhere: Some(match whole {
                    Some(whole) => {
                        format!("line {line} as `{whole}`, if that time changes; else no word of it in `changes:`")
                    }
                    None => format!("{is} on line {line}, if that time changes; else no word of it in `changes:`"),
                }),
            });
        }
        Some(Told {
            text: said.quantity.text.clone(),
            why: format!("and line {line} gives {}", fact.period),
            right: Some(fact.period.to_string()),
            elsewhere: None,
        })
    });
    found.collect()
}
