//! Days and times of opening in a sentence of the landlord's own: "We are open
//! Monday to Saturday", "Our office closes at 4pm on Fridays".

use super::{Time, days_in_full};
use crate::prose::{AnyOf, Sentence};

/// Days of the week as seven signs, Monday first.
type Days = [bool; 7];

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whose hours these are, in small letters: a place or a line of the landlord's.
const OURS: [&str; 20] = [
    "we are open",
    "we're open",
    "our office",
    "our offices",
    "our opening",
    "our hours",
    "our lines",
    "our line ",
    "our phone",
    "our telephone",
    "our switchboard",
    "our reception",
    "our front desk",
    "call us",
    "phone us",
    "ring us",
    "telephone us",
    "visit us",
    "our customer service",
    "we answer the phone",
];

pub(super) static ANY: AnyOf = AnyOf::new(&OURS);

/// Somebody or something else that has hours of its own, or another day than usual.
const OTHERS: [&str; 38] = [
    "stall",
    "busiest",
    "busy",
    "quiet",
    "ombudsman",
    "repair",
    "emergenc",
    "of hours",
    "of-hours",
    "form",
    "online",
    "website",
    "email",
    "text",
    "viewing",
    "advice",
    "meeting",
    "we meet",
    "event",
    "christmas",
    "bank holiday",
    "new year",
    "easter",
    "visit you",
    "until 202",
    "used to",
    "if ",
    "at other times",
    "not open",
    "danger",
    "night",
    "first ",
    "last ",
    "this week",
    "from january",
    "answer your complaint",
    "working day",
    "branch",
];

/// What the words say.
pub(super) struct Opening {
    /// Where in the sentence.
    pub(super) at: usize,
    /// In a message: `on Saturday`, `from 8am`, `until 7pm`.
    pub(super) said: String,
}

/// The hours of the facts: their days, and from when to when.
pub(super) struct Facts<'f> {
    pub(super) days: Days,
    pub(super) from: Time<'f>,
    pub(super) to: Time<'f>,
}

impl<'f> Facts<'f> {
    /// Of days in full and two times, as in `monday to friday`; none of a list of several.
    pub(super) fn read(days: &str, from: Time<'f>, to: Time<'f>) -> Option<Self> {
        Some(Self { days: days_of(days).map(|(days, _)| days)?, from, to })
    }
}

/// What of the opening in a sentence is otherwise than in the facts.
pub(super) fn otherwise(sentence: &Sentence<'_>, facts: &Facts<'_>) -> Option<Opening> {
    let words = days_in_full(sentence.lower);
    if OTHERS.iter().any(|other| words.contains(other)) {
        return None;
    }
    let speaks =
        ["open", "close", "hours", "between", "until", "till ", " from "].iter().any(|word| words.contains(word));
    let opening = |word: &str, said: String| {
        let at = sentence.lower.find(word).unwrap_or(0);
        Some(Opening { at, said })
    };
    if !speaks {
        return None;
    }
    for always in ["24 hours a day", "seven days a week", "7 days a week", "every day of the week"] {
        if words.contains(always) && facts.days != [true; 7] {
            return opening(always, always.to_owned());
        }
    }
    let days = days_of(&words);
    let times = times_of(&words);
    let is_closed = words.contains("closed on") || words.contains("closed every") || words.contains("closed all day");
    if let Some((days, first)) = &days {
        let both = || days.iter().zip(&facts.days);
        let named = || days.iter().filter(|day| **day).count();
        let (more, fewer) = (both().any(|(said, fact)| *said && !fact), both().any(|(said, fact)| !said && *fact));
        let is_day_worked = both().any(|(said, fact)| *said && *fact);
        if is_closed {
            let closed = is_day_worked && times.is_empty();
            return closed.then(|| opening(first, format!("closed on {}", capital(first))))?;
        }
        // "On Thursdays our office opens at 10am" is of that day alone.
        if named() == 1 && !more {
            return None;
        }
        if more || fewer && named() > 1 && !words.contains("except") {
            return opening(first, format!("open {}", told(days)));
        }
    }
    if is_closed {
        return None;
    }
    let (from, to) = (facts.from.minutes, facts.to.minutes);
    let other = match times.as_slice() {
        [(first, _), (last, _)] if (first.minutes, last.minutes) == (from, to) => None,
        [(first, _), (last, _)] => Some((first.typed, format!("{} to {}", first.typed, last.typed))),
        [(time, before)] => {
            let has = |list: &[&str]| list.iter().any(|word| before.ends_with(word));
            let opens = has(&["opens at ", "open at ", "open from ", "opens from ", " from "]) && time.minutes != from;
            let closes = has(&["closes at ", "close at ", "until ", "till "]) && time.minutes != to;
            let way = if opens { "from" } else { "until" };
            (opens || closes).then(|| (time.typed, format!("{way} {}", time.typed)))
        }
        _ => None,
    };
    other.and_then(|(typed, said)| opening(typed, said))
}

/// The days that words name, and the word for the first of them; ranges are taken from end to end.
fn days_of(words: &str) -> Option<(Days, &'static str)> {
    if words.contains("weekdays") || words.contains("weekday") {
        return Some(([true, true, true, true, true, false, false], "weekday"));
    }
    let mut days = [false; 7];
    let mut first: Option<(usize, &'static str)> = None;
    for (index, day) in DAYS.iter().enumerate() {
        for (at, _) in words.match_indices(day) {
            days.iter_mut().skip(index).take(1).for_each(|day| *day = true);
            first = first.filter(|(before, _)| *before < at).or(Some((at, day)));
            let behind = words.get(at + day.len()..).unwrap_or_default().trim_start_matches('s');
            let Some(until) = behind.strip_prefix(" to ") else { continue };
            if let Some(end) = DAYS.iter().position(|day| until.starts_with(day)) {
                days.iter_mut().take(end + 1).skip(index).for_each(|day| *day = true);
            }
        }
    }
    first.map(|(_, word)| (days, word))
}

/// Every time of day, with the words before it.
fn times_of(words: &str) -> Vec<(Time<'_>, &str)> {
    let mut from = 0;
    let each = words.split_inclusive([' ', ',', ';', '(', ')', '-']).filter_map(move |part| {
        let start = from;
        from += part.len();
        let typed = part.trim_end_matches([' ', ',', ';', '(', ')', '-', '.']);
        Some((Time::read(typed)?, words.get(..start)?))
    });
    each.collect()
}

fn told(days: &Days) -> String {
    let named: Vec<String> = DAYS.iter().zip(days).filter(|(_, is)| **is).map(|(day, _)| capital(day)).collect();
    match named.as_slice() {
        [one] => format!("on {one}"),
        [first, .., last] => format!("from {first} to {last}"),
        [] => String::new(),
    }
}

fn capital(day: &str) -> String {
    let mut letters = day.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
