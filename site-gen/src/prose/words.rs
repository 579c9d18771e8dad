//! A sentence as words, numbers, names and signs.

use std::ops::Range;

use super::{NAME, Sentence};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes in them.
    Word,
    /// Figures, also with points and commas between them: `10`, `4.5`.
    Number,
    /// The name of a fact, with its braces.
    Name,
    /// One sign: `,`, `-`, `(`.
    Sign,
}

/// One word of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Token<'p> {
    /// What it is.
    pub kind: TokenKind,
    /// Its letters, in small ones.
    pub word: &'p str,
    /// Where it starts in the text.
    pub start: usize,
}

impl Token<'_> {
    /// Where it stands in the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.word.len()
    }

    /// Whether it is this sign.
    #[must_use]
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.word == sign
    }
}

/// The tokens of a sentence, in order.
#[must_use]
pub fn tokens<'p>(sentence: &Sentence<'p>) -> Vec<Token<'p>> {
    let lower = sentence.lower;
    let mut tokens = Vec::with_capacity(lower.len() / 5 + 4);
    let mut at = 0;
    while let Some(first) = lower.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = lower.get(at..).unwrap_or_default();
        let (kind, length) = match first {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            c if c as u32 == u32::from(NAME) => (TokenKind::Name, run(rest, |c| c as u32 == u32::from(NAME))),
            c if c.is_ascii_digit() => (TokenKind::Number, number(rest)),
            c if c.is_alphabetic() => (TokenKind::Word, run(rest, |c| c.is_alphabetic() || c == '\'')),
            c => (TokenKind::Sign, c.len_utf8()),
        };
        let word = rest.get(..length).unwrap_or_default();
        let bare = if kind == TokenKind::Word { word.trim_end_matches('\'') } else { word };
        tokens.push(Token { kind, word: bare, start: sentence.start + at });
        at += length.max(1);
    }
    tokens
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// The length of a number; a point or comma belongs to it where figures follow.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while is_digit(at) || matches!(bytes.get(at), Some(b'.' | b',')) && is_digit(at + 1) {
        at += 1;
    }
    at
}
