//! Dates in a sentence, as exact as they are given.

use std::ops::Range;

use chrono::Weekday;
use complaints::days::approximate::{Approximate, Reading, meant, read};

use super::words::{Token, TokenKind, tokens};
use super::{Prose, Sentence};

/// A date that a sentence names.
#[derive(Debug, Clone)]
pub struct Date {
    /// Where it stands in the text.
    pub text: Range<usize>,
    /// The tokens that say it.
    pub tokens: Range<usize>,
    /// What it says: a date, one that does not exist, or words where its month is mistyped.
    pub reading: Reading,
    /// The weekday before it.
    pub weekday: Option<Weekday>,
}

impl Date {
    /// The date, if there is such a one.
    #[must_use]
    pub fn date(&self) -> Option<Approximate> {
        self.reading.date()
    }
}

/// A sentence that names a date.
#[derive(Debug)]
pub struct Dated<'p> {
    /// The sentence.
    pub sentence: Sentence<'p>,
    /// Its words.
    pub tokens: Vec<Token<'p>>,
    /// Its dates, in order.
    pub dates: Vec<Date>,
}

/// Every sentence that names a date with a year, in the order of the file.
#[must_use]
pub fn all<'p>(prose: &'p Prose<'_>) -> Vec<Dated<'p>> {
    let blocks = prose.blocks().iter().filter(|block| may_name_a_year(prose.lower_of(block)));
    let dated = |sentence: Sentence<'p>| {
        if !may_name_a_year(sentence.lower) {
            return None;
        }
        let tokens = tokens(&sentence);
        let dates = dates(&tokens);
        (!dates.is_empty()).then_some(Dated { sentence, tokens, dates })
    };
    blocks.flat_map(|block| prose.sentences(block)).filter_map(dated).collect()
}

/// Whether there is anything in these words that can be a year: four figures, or two behind a point or a slash.
fn may_name_a_year(words: &str) -> bool {
    let bytes = words.as_bytes();
    let digits = |run: &[u8]| run.iter().all(u8::is_ascii_digit);
    bytes.windows(3).any(|three| matches!(three[0], b'.' | b'/') && digits(&three[1..])) || bytes.windows(4).any(digits)
}

/// Every date with a year in the tokens of one sentence, in order.
#[must_use]
pub fn dates(tokens: &[Token<'_>]) -> Vec<Date> {
    let ends = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Number);
    ends.filter_map(|(at, _)| ending_at(tokens, at)).collect()
}

/// The date that ends with the number at `at`.
fn ending_at(tokens: &[Token<'_>], at: usize) -> Option<Date> {
    let year = tokens.get(at)?;
    let part = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let is_year = year.word.len() == 4 && (year.word.starts_with("19") || year.word.starts_with("20"));
    let slashed = part(1).zip(part(3)).is_some_and(|(one, other)| one.is_sign("/") && other.is_sign("/"));
    let (first, words) = if slashed {
        (at.checked_sub(4)?, format!("{}/{}/{}", part(4)?.word, part(2)?.word, year.word))
    } else if is_year {
        let month = part(1).filter(|token| token.kind == TokenKind::Word)?;
        // "1st April", "the 1st of April", "April 1, 2024" is not written here.
        let of = usize::from(part(2).is_some_and(|token| token.word == "of"));
        let ending = usize::from(part(2 + of).is_some_and(|t| matches!(t.word, "st" | "nd" | "rd" | "th")));
        let day = part(2 + of + ending).filter(|token| token.kind == TokenKind::Number && token.word.len() <= 2);
        match day {
            Some(day) => (at - 2 - of - ending, format!("{} {} {}", day.word, month.word, year.word)),
            None => (at - 1, format!("{} {}", month.word, year.word)),
        }
    } else if year.word.matches('.').count() == 2 && year.word.len() >= 8 {
        (at, year.word.to_owned())
    } else {
        return None;
    };
    let reading = read(&words);
    // "1 Janury 2027": a month that was mistyped is a date all the same.
    let is_slip =
        || at >= first + 2 && is_year && part(1).is_some_and(|month| month.word.len() > 3) && meant(&words).is_some();
    if reading == Reading::Words && !is_slip() {
        return None;
    }
    // "Monday, 3 November 2026", "Monday the 3rd of November 2026".
    let led = |token: &Token<'_>| token.is_sign(",") || token.word == "the";
    let before =
        first.checked_sub(1).map(|one| if tokens.get(one).is_some_and(led) { one.checked_sub(1) } else { Some(one) });
    let weekday = before.flatten().and_then(|before| weekday(tokens.get(before)?.word));
    Some(Date { text: tokens.get(first)?.start..year.range().end, tokens: first..at + 1, reading, weekday })
}

fn weekday(word: &str) -> Option<Weekday> {
    // "Sat" and "sun" are words of their own.
    let is_name = word.ends_with("day") || matches!(word, "mon" | "tue" | "tues" | "wed" | "thu" | "thurs" | "fri");
    is_name.then(|| word.parse().ok()).flatten()
}
