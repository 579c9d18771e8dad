//! The day that `changes:` tells, beside the day on which the version starts.

use std::ops::Range;

use chrono::{Datelike, Weekday};
use complaints::days::approximate::{Approximate, InForce, Reading, meant, read};
use complaints::policy::Policy;

use super::Told;
use crate::check::told_times::of_sentence;
use crate::prose::Prose;
use crate::prose::dates::{Date, dates};
use crate::prose::quantity::quantities;
use crate::prose::words::{Token, TokenKind, tokens};

/// Every day from which something is told to hold, that is not the day on which the version starts.
pub(super) fn of_day(prose: &Prose<'_>, before: &Policy, policy: &Policy) -> Vec<Told> {
    let InForce::From(starts) = policy.in_force else { return Vec::new() };
    let mut told = Vec::new();
    for sentence in prose.every_sentence() {
        let tokens = tokens(&sentence);
        let is = |words: &[&str]| tokens.iter().any(|token| words.contains(&token.word));
        let turns = is(&["change", "changes", "start", "starts", "begin", "begins", "new"]);
        // Any other day may be that of something else: a closure, a law.
        if turns || !of_sentence(&sentence).is_empty() {
            let is_ours = is(&["we", "our", "us"]);
            let with_year = dates(&tokens);
            told.extend(
                with_year.iter().filter(|date| date.reading == Reading::Words).map(|date| mistyped(prose, date)),
            );
            let found = said_from(&tokens, &with_year, turns, starts);
            told.extend(found.into_iter().filter_map(|said| of_one(&said, starts, before, is_ours)));
        }
    }
    told
}

/// A day from which something holds, as it is told.
struct Said {
    text: Range<usize>,
    date: Approximate,
    weekday: Option<Weekday>,
    has_year: bool,
}

fn of_one(said: &Said, starts: Approximate, before: &Policy, is_ours: bool) -> Option<Told> {
    let day = starts.first_day();
    let in_words = |has_year: bool, weekday: bool| {
        let form = match (starts, weekday, has_year) {
            (Approximate::Day(_), true, true) => "%A %-d %B %Y",
            (Approximate::Day(_), true, false) => "%A %-d %B",
            (Approximate::Day(_), false, true) => "%-d %B %Y",
            (Approximate::Day(_), false, false) => "%-d %B",
            (Approximate::Year(_), ..) => "%Y",
            (_, _, false) => "%B",
            (_, _, true) => "%B %Y",
        };
        day.format(form).to_string()
    };
    let right = in_words(said.has_year, said.weekday.is_some());
    if is_within(said.date, starts) {
        let (wrong, Approximate::Day(date)) = (said.weekday?, said.date) else { return None };
        return (date.weekday() != wrong).then(|| Told {
            text: said.text.clone(),
            why: format!("and that day is a {}", date.format("%A")),
            right: Some(right),
            elsewhere: None,
        });
    }
    // What held from the start of the version before is told of it; what began in between may be a law.
    let is_of_before = matches!(before.in_force, InForce::From(first) if is_within(said.date, first));
    let is_earlier = said.date.first_day() < day;
    if is_of_before || is_earlier && !is_ours {
        return None;
    }
    Some(Told {
        text: said.text.clone(),
        why: format!("and this version starts on {} (the name of its file says so)", in_words(true, false)),
        right: Some(right),
        elsewhere: None,
    })
}

/// A day whose month is no word: readers of the feed guess, and no calendar does.
fn mistyped(prose: &Prose<'_>, date: &Date) -> Told {
    let meant = meant(prose.typed(date.text.clone()));
    Told {
        text: date.text.clone(),
        why: "and no month is called so".to_owned(),
        right: meant.map(|date| date.to_string()),
        elsewhere: None,
    }
}

/// Whether two dates can be the same day, as exact as they are given.
fn is_within(one: Approximate, other: Approximate) -> bool {
    let (first, second) = (one.first_day(), other.first_day());
    match (one, other) {
        (Approximate::Day(_), Approximate::Day(_)) => first == second,
        (Approximate::Year(_), _) | (_, Approximate::Year(_)) => first.year() == second.year(),
        (Approximate::Season(..), _) | (_, Approximate::Season(..)) => true,
        _ => (first.year(), first.month()) == (second.year(), second.month()),
    }
}

/// Each date behind *from*, *starting* or *beginning*, and behind *on* where something changes or starts; one without a
/// year is of the year in which the version starts.
fn said_from(tokens: &[Token<'_>], with_year: &[Date], turns: bool, starts: Approximate) -> Vec<Said> {
    let year = starts.first_day().year();
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.word);
    let is_weekday = |word: &str| word.ends_with("day") && word.parse::<Weekday>().is_ok();
    let leads = |at: Option<usize>| matches!(word(at), "from" | "starting" | "beginning") || word(at) == "on" && turns;
    // "from 1 April 2026 to 31 March 2027" is no start of anything that is told.
    let is_open = |end: usize| !matches!(word(Some(end)), "to" | "until" | "till");
    let mut found = Vec::new();
    for date in with_year {
        let first = date.tokens.start;
        let first = first.checked_sub(1).filter(|at| is_weekday(word(Some(*at)))).unwrap_or(first);
        let Some(start) = tokens.get(first).map(|token| token.start) else { continue };
        if let Some(read) = date.date().filter(|_| leads(first.checked_sub(1)) && is_open(date.tokens.end)) {
            let text = start..date.text.end;
            found.push(Said { text, date: read, weekday: date.weekday, has_year: true });
        }
    }
    let in_a_date = |at: usize| with_year.iter().any(|date| date.tokens.contains(&at));
    let times = quantities(tokens);
    for (at, token) in tokens.iter().enumerate() {
        let is_free =
            token.kind == TokenKind::Word && !in_a_date(at) && !times.iter().any(|time| time.tokens.contains(&at));
        // "may" is a verb far more often than a month.
        let number =
            at.checked_sub(1).filter(|at| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Number));
        if !is_free || token.word == "may" && number.is_none() || !is_open(at + 1) {
            continue;
        }
        let typed = match number {
            Some(number) => format!("{} {} {year}", word(Some(number)), token.word),
            None => format!("{} {year}", token.word),
        };
        let Reading::Date(date) = read(&typed) else { continue };
        if matches!(date, Approximate::Season(..)) {
            continue;
        }
        let first = number.unwrap_or(at);
        let weekday = first.checked_sub(1).filter(|at| is_weekday(word(Some(*at))));
        let first = weekday.unwrap_or(first);
        if let Some(start) = tokens.get(first).map(|token| token.start).filter(|_| leads(first.checked_sub(1))) {
            let weekday = weekday.and_then(|at| word(Some(at)).parse().ok());
            found.push(Said { text: start..token.range().end, date, weekday, has_year: false });
        }
    }
    found
}
