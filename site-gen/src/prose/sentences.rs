//! The sentences of a block.
//!
//! A section in brackets behind a full stop, `… 10 working days. (4.5)`,
//! belongs to the sentence before it.

use std::ops::Range;

/// One sentence, with the section in brackets behind it.
#[derive(Debug, Clone, Copy)]
pub struct Sentence<'p> {
    /// As they were read, without what Markdown marks.
    pub text: &'p str,
    /// Its words in small letters, with [`NAME`](super::NAME) wherever a name stands.
    pub lower: &'p str,
    /// Where it starts in the text.
    pub start: usize,
}

impl<'p> Sentence<'p> {
    /// Where it stands in the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// What its brackets hold that may be a section: `4.5`, `Process 4.0, Stage One`.
    pub fn cited(&self) -> impl Iterator<Item = &'p str> {
        let mut rest = self.text;
        let inside = std::iter::from_fn(move || {
            loop {
                let (_, behind) = rest.split_once('(')?;
                let Some(two) = split_at_close(behind) else {
                    rest = behind;
                    continue;
                };
                rest = two.1;
                return Some(two);
            }
        });
        let may_be = |(inside, behind): &(&str, &str)| {
            inside.bytes().any(|byte| byte.is_ascii_digit()) && inside.len() < 80 && !is_of_a_time(inside, behind)
        };
        inside.filter(may_be).map(|(inside, _)| inside)
    }
}

/// What stands before the bracket that closes the one before `words`, and what behind it: of `3(b) Stage 1) more` the
/// two sides of its last bracket.
fn split_at_close(words: &str) -> Option<(&str, &str)> {
    let mut open = 0_usize;
    let close = words.bytes().position(|byte| match byte {
        b'(' => {
            open += 1;
            false
        }
        b')' if open == 0 => true,
        b')' => {
            open -= 1;
            false
        }
        _ => false,
    })?;
    Some((words.get(..close)?, words.get(close + 1..)?))
}

/// Whether brackets hold a time, or a part of one: `ten (10) working days`, `(8 working days)`, `(it was 10)`.
fn is_of_a_time(inside: &str, behind: &str) -> bool {
    const UNITS: [&str; 8] = ["working", "business", "calendar", "day", "week", "month", "hour", "year"];
    let is_unit = |word: &str| UNITS.iter().any(|unit| word.to_lowercase().starts_with(unit));
    let is_number = inside.bytes().all(|byte| byte.is_ascii_digit());
    is_number && behind.split_whitespace().next().is_some_and(|word| behind.starts_with(' ') && is_unit(word))
        || inside.starts_with(|c: char| c.is_ascii_digit()) && inside.split_whitespace().skip(1).any(is_unit)
        || ["it was ", "was ", "previously "].iter().any(|was| inside.starts_with(was))
}

/// Where the sentences of a stretch of `lower` stand, in order.
#[derive(Debug)]
pub(super) struct Sentences<'l> {
    lower: &'l str,
    rest: Range<usize>,
}

impl<'l> Sentences<'l> {
    pub(super) fn new(lower: &'l str, text: Range<usize>) -> Self {
        Self { lower, rest: text }
    }
}

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.lower.get(self.rest.clone())?;
        let start = self.rest.start + (rest.len() - rest.trim_start().len());
        let words = self.lower.get(start..self.rest.end)?;
        if words.is_empty() {
            return None;
        }
        let end = start + length(words);
        self.rest.start = end;
        Some(start..end)
    }
}

/// The length of the first sentence of `words`, without the spaces behind it.
fn length(words: &str) -> usize {
    let bytes = words.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        if !matches!(byte, b'.' | b'!' | b'?') {
            continue;
        }
        // Quotes and brackets that close behind it, then a space or the end.
        let closed = at + closing(words, at);
        let ends = bytes.get(closed).is_none_or(u8::is_ascii_whitespace);
        if ends && !(*byte == b'.' && is_short(words, at - 1)) {
            return closed + section_behind(words, closed);
        }
    }
    words.trim_end().len()
}

fn closing(words: &str, at: usize) -> usize {
    let rest = words.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start_matches(['"', '\'', ')', ']', '”', '’', '*', '_']).len()
}

/// Whether the full stop at `at` belongs to a word that was cut short, or to a letter of a list.
fn is_short(words: &str, at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default();
    let word = before.rsplit([' ', '\n', '(', '"']).next().unwrap_or_default();
    matches!(
        word,
        "e.g" | "i.e" | "eg" | "ie" | "etc" | "no" | "nos" | "mr" | "mrs" | "ms" | "dr" | "st" | "para" | "s"
    ) || word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The length of a section in brackets behind a full stop, with the spaces before it.
fn section_behind(words: &str, at: usize) -> usize {
    let rest = words.get(at..).unwrap_or_default();
    let trimmed = rest.trim_start();
    let Some((inside, _)) = trimmed.strip_prefix('(').and_then(split_at_close) else { return 0 };
    let section = inside.len() < 80 && inside.bytes().any(|byte| byte.is_ascii_digit()) && !inside.contains(". ");
    if section { rest.len() - trimmed.len() + inside.len() + 2 } else { 0 }
}
