//! The times that a note `changes:` tells, each with whether it says what was or
//! what is now; also a number that leaves its unit out, as in *Before, it was 10*.
//!
//! Whether they are so is asked elsewhere.

use std::ops::Range;

use complaints::days::period::Period;

use crate::prose::dates::dates;
use crate::prose::known::is_same;
use crate::prose::quantity::quantities;
use crate::prose::words::{Token, TokenKind, tokens};
use crate::prose::{Prose, Sentence};

/// A time that the note tells.
#[derive(Debug)]
pub(super) struct ToldTime {
    /// Where it stands in the note.
    pub(super) text: Range<usize>,
    /// The time, where its unit stands there and it can be counted.
    pub(super) period: Option<Period>,
    /// The number alone.
    count: Option<u16>,
    pub(super) side: When,
}

/// Of when something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Before,
    Now,
    /// The words leave it open.
    Either,
}

impl ToldTime {
    /// Whether it can mean this time.
    pub(super) fn means(&self, period: Period) -> bool {
        match self.period {
            Some(told) => is_same(told, period),
            None => self.count.is_some() && self.count == count_of(period),
        }
    }

    /// The number alone, of a time that has one.
    pub(super) fn count(&self) -> Option<u16> {
        self.count
    }

    /// Whether it is a number without its unit.
    pub(super) fn is_bare(&self) -> bool {
        self.period.is_none() && self.count.is_some()
    }
}

/// Every time of a note, in order.
pub(super) fn told_times(prose: &Prose<'_>) -> Vec<ToldTime> {
    prose.every_sentence().flat_map(|sentence| of_sentence(&sentence)).collect()
}

/// A time before it is known of when it is told.
struct Found {
    tokens: Range<usize>,
    text: Range<usize>,
    period: Option<Period>,
    count: Option<u16>,
}

/// Those of one sentence.
pub(super) fn of_sentence(sentence: &Sentence<'_>) -> Vec<ToldTime> {
    let tokens = tokens(sentence);
    let mut found: Vec<Found> = quantities(&tokens)
        .into_iter()
        .filter(|time| !is_a_difference(&tokens, time.tokens.end))
        .map(|time| Found {
            tokens: time.tokens,
            text: time.text,
            period: time.period,
            count: time.period.and_then(count_of),
        })
        .collect();
    let taken: Vec<Range<usize>> =
        found.iter().map(|one| one.tokens.clone()).chain(dates(&tokens).into_iter().map(|date| date.tokens)).collect();
    let free = (0..tokens.len()).filter(|at| !taken.iter().any(|range| range.contains(at)));
    found.extend(free.filter_map(|at| {
        let count = bare(&tokens, at)?;
        Some(Found { tokens: at..at + 1, text: tokens.get(at)?.range(), period: None, count: Some(count) })
    }));
    found.sort_by_key(|one| one.tokens.start);
    let told = found.iter().enumerate().map(|(at, one)| ToldTime {
        text: one.text.clone(),
        period: one.period,
        count: one.count,
        side: side(&tokens, &found, at),
    });
    told.collect()
}

fn count_of(period: Period) -> Option<u16> {
    match period {
        Period::Of { count, .. } => Some(count.get()),
        Period::SameDay | Period::SameWorkingDay => None,
    }
}

/// What stands before a number that leaves its unit out, and what may stand behind it.
const LEADS: [&str; 13] =
    ["after", "was", "were", "is", "not", "than", "of", "from", "to", "becomes", "became", "now", "within"];
const FOLLOWS: [&str; 11] = ["in", "to", "before", "until", "now", "from", "and", "instead", "rather", "but", "not"];

/// No time of a policy has a greater count, but for one in days.
const MOST: u16 = 366;

/// A number that is the count of a time whose unit stands elsewhere.
fn bare(tokens: &[Token<'_>], at: usize) -> Option<u16> {
    let token = tokens.get(at)?;
    let count = match token.kind {
        TokenKind::Number => token.word.parse().ok()?,
        TokenKind::Word if !["a", "an", "one", "same", "next"].contains(&token.word) => {
            count_of(format!("{} days", token.word).parse().ok()?)?
        }
        _ => return None,
    };
    let leads = tokens.get(at.checked_sub(1)?).is_some_and(|before| LEADS.contains(&before.word));
    let ends = tokens.get(at + 1).is_none_or(|next| match next.kind {
        TokenKind::Sign => !matches!(next.word, ":" | "%" | "/"),
        _ => FOLLOWS.contains(&next.word),
    });
    // A year is no count.
    (leads && ends && count <= MOST).then_some(count)
}

/// Of when the time at `at` of those found is told.
fn side(tokens: &[Token<'_>], found: &[Found], at: usize) -> When {
    let Some(here) = found.get(at).map(|one| &one.tokens) else { return When::Either };
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.word);
    let before = |range: &Range<usize>| word(range.start.checked_sub(1));
    let after = |range: &Range<usize>| word(Some(range.end));
    let is_turn = |word: &str| matches!(word, "becomes" | "became" | "become");
    // "from 10 to 8 working days", "10 working days becomes 8 working days"
    let next = found.get(at + 1).filter(|next| next.tokens.start == here.end + 1);
    let last = at.checked_sub(1).and_then(|last| found.get(last)).filter(|last| last.tokens.end + 1 == here.start);
    if before(here) == "from" && after(here) == "to" && next.is_some() || is_turn(after(here)) {
        return When::Before;
    }
    if before(here) == "to" && last.is_some_and(|last| before(&last.tokens) == "from") || is_turn(before(here)) {
        return When::Now;
    }
    let ends_clause = |at: &usize| {
        tokens.get(*at).is_some_and(|token| {
            token.kind == TokenKind::Sign && matches!(token.word, "," | ";" | ":" | "(" | "–" | "—")
        })
    };
    let starts = (0..here.start).rev().find(ends_clause).map_or(0, |at| at + 1);
    let clause = tokens.get(starts..here.start).unwrap_or_default();
    let has = |words: &[&str]| clause.iter().any(|token| words.contains(&token.word));
    let near = here.start.checked_sub(3).and_then(|from| tokens.get(from..here.start)).unwrap_or_default();
    if near.windows(2).any(|two| two[0].word == "no" && two[1].word == "longer") {
        return When::Before;
    }
    if has(&["now", "will"]) || after(here) == "now" {
        return When::Now;
    }
    if has(&["was", "were", "used", "previously", "formerly", "instead", "rather", "longer"])
        || before(here) == "not"
        || in_place_of(tokens, here.start)
        || matches!(after(here), "before" | "previously" | "until")
        || starts > 0 && opens_with_before(tokens)
    {
        return When::Before;
    }
    if has(&["within", "in", "have", "take", "takes"]) { When::Now } else { When::Either }
}

/// Whether the time that ends here says by how much something changes: "two working days sooner".
pub(super) fn is_a_difference(tokens: &[Token<'_>], end: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word);
    matches!(word(end), "sooner" | "earlier" | "quicker" | "faster" | "shorter" | "later" | "less" | "more" | "longer")
}

/// Whether another time has come in place of the one at `at`.
fn in_place_of(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(3).and_then(|from| tokens.get(from..at)).unwrap_or_default();
    before.iter().map(|token| token.word).eq(["in", "place", "of"])
}

/// Whether a sentence begins by telling of before: *Before, we …*, *Until 31 January 2027, we …*.
fn opens_with_before(tokens: &[Token<'_>]) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word);
    let is_day = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    matches!(word(0), "previously" | "formerly")
        || matches!(word(0), "before" | "until")
            && (word(1) == "," || matches!(word(1), "then" | "now" | "that") || is_day(1))
}
