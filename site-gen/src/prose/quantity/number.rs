//! The number of a time, and its range, as people write them: `ten (10)`, `5 to 10`, `a couple of`, `half a`, `tenth`.

use std::ops::Range;

use complaints::days::period::Period;

use super::super::words::{Token, TokenKind};

/// How people say that it is half of the unit.
pub(super) const HALF: &str = "half";

/// The number before a unit.
pub(super) struct Number {
    pub(super) from: Range<usize>,
    /// As the reader of periods takes it; none for a number that no period has.
    pub(super) written: Option<String>,
    pub(super) is_day: bool,
}

pub(super) fn number_ending_at(tokens: &[Token<'_>], at: usize, free: usize) -> Option<Number> {
    let token = tokens.get(at)?;
    let one = |written: Option<String>, is_day| Some(Number { from: at..at + 1, written, is_day });
    match (token.kind, token.word) {
        (TokenKind::Number, digits) => one(digits.parse::<u16>().ok().map(|n| n.to_string()), false),
        (TokenKind::Sign, ")") => {
            // "ten (10)" and "10 (ten)": the two say the same, or nobody knows which holds.
            let inside = number_ending_at(tokens, at.checked_sub(1)?, free)?;
            let open =
                inside.from.start.checked_sub(1).filter(|open| tokens.get(*open).is_some_and(|t| t.is_sign("(")))?;
            let before = number_ending_at(tokens, open.checked_sub(1).filter(|before| *before >= free)?, free)?;
            let same = count_of(inside.written.as_deref()?) == count_of(before.written.as_deref()?);
            Some(Number { from: before.from.start..at + 1, written: before.written.filter(|_| same), is_day: false })
        }
        (TokenKind::Word, word @ ("same" | "next")) => one(Some(word.to_owned()), true),
        (TokenKind::Word, "following") => one(Some("next".to_owned()), true),
        (TokenKind::Word, "an" | "a") => {
            let half =
                at.checked_sub(1).filter(|half| *half >= free && tokens.get(*half).is_some_and(|t| t.word == HALF));
            Some(match half {
                Some(half) => Number { from: half..at + 1, written: Some(HALF.to_owned()), is_day: false },
                None => Number { from: at..at + 1, written: Some("one".to_owned()), is_day: false },
            })
        }
        (TokenKind::Word, "of") => {
            let couple = at.checked_sub(2).filter(|a| *a >= free)?;
            let is_couple = tokens.get(couple..at)?.iter().map(|token| token.word).eq(["a", "couple"]);
            is_couple.then(|| Number { from: couple..at + 1, written: Some("two".to_owned()), is_day: false })
        }
        (TokenKind::Word, "dozen") => {
            let a = at.checked_sub(1).filter(|a| *a >= free && tokens.get(*a).is_some_and(|t| t.word == "a"));
            Some(Number { from: a.unwrap_or(at)..at + 1, written: Some("twelve".to_owned()), is_day: false })
        }
        (TokenKind::Word, HALF) => one(Some(HALF.to_owned()), false),
        (TokenKind::Word, "st" | "nd" | "rd" | "th") => {
            let digits = tokens
                .get(at.checked_sub(1)?)
                .filter(|t| t.kind == TokenKind::Number && t.range().end == token.start)?;
            Some(Number {
                from: at - 1..at + 1,
                written: digits.word.parse::<u16>().ok().map(|n| n.to_string()),
                is_day: true,
            })
        }
        (TokenKind::Word, word) => {
            if let Some(rank) = rank(word) {
                return one(Some(rank.to_string()), true);
            }
            let two =
                at.checked_sub(2).filter(|tens| *tens >= free && tokens.get(at - 1).is_some_and(|t| t.is_sign("-")));
            let compound = two.and_then(|tens| {
                let written = format!("{}-{word}", tokens.get(tens)?.word);
                count_of(&written).map(|_| Number { from: tens..at + 1, written: Some(written), is_day: false })
            });
            compound.or_else(|| {
                count_of(word).map(|_| Number { from: at..at + 1, written: Some(word.to_owned()), is_day: false })
            })
        }
        _ => None,
    }
}

/// A range is as long as its longer end: `5 to 10`, `between 5 and 10`, `5-10`.
pub(super) fn grow(tokens: &[Token<'_>], last: Range<usize>, free: usize) -> Range<usize> {
    let before =
        |n: usize| last.start.checked_sub(n).filter(|at| *at >= free).and_then(|at| tokens.get(at).map(|t| (at, t)));
    let Some((_, join)) = before(1) else { return last };
    if !matches!(join.word, "to" | "-" | "–" | "or" | "and" | "/") {
        return last;
    }
    let first =
        before(2).filter(|(_, token)| count_of(token.word).is_some() && token.word != "a" && token.word != "an");
    let between = before(3).is_some_and(|(_, token)| token.word == "between");
    match first {
        Some(_) if join.word == "and" && !between => last,
        // "between" goes with it: a single time stands in place of both.
        Some((at, _)) => at - usize::from(between)..last.end,
        None => last,
    }
}

/// How many a number says, in figures or in words.
pub(crate) fn count_of(word: &str) -> Option<u16> {
    match format!("{word} days").parse::<Period>() {
        Ok(Period::Of { count, .. }) => Some(count.get()),
        _ => None,
    }
}

/// The rank of a day that counts from a start; the first is a day and no time.
fn rank(word: &str) -> Option<u16> {
    const RANKS: [&str; 19] = [
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let place = RANKS.iter().position(|rank| *rank == word)?;
    u16::try_from(place + 2).ok()
}
