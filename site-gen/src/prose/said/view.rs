//! A sentence as single words, each of its times as one, and without what says
//! where they start: that says nothing of what is done.

use std::ops::Range;

use super::super::quantity::Quantity;
use super::super::words::{Token, TokenKind};
use super::start;

/// The words of a sentence, and what was left out of them.
pub(super) struct View<'p> {
    /// The words, in order.
    pub(super) seen: Vec<Seen<'p>>,
    /// Where in the tokens it is said from what each time is counted.
    pub(super) starts: Vec<Range<usize>>,
    /// The same of each name.
    pub(super) name_starts: Vec<Range<usize>>,
}

/// One word of the view.
#[derive(Clone, Copy)]
pub(super) struct Seen<'p> {
    pub(super) word: &'p str,
    pub(super) kind: Part,
    /// The token that it is.
    pub(super) token: usize,
}

/// What a word of the view is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Word,
    Sign,
    /// A time, by its place among the sentence's.
    Time(usize),
    /// The name of a fact, which most often is a time.
    Name,
}

impl<'p> View<'p> {
    pub(super) fn of(tokens: &[Token<'p>], times: &[Quantity]) -> Self {
        let mut view =
            Self { seen: Vec::with_capacity(tokens.len()), starts: vec![0..0; times.len()], name_starts: Vec::new() };
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let time = times.iter().enumerate().find(|(_, time)| time.tokens.start == at);
            let (kind, end) = match (time, token.kind) {
                (Some((index, time)), _) => (Part::Time(index), time.tokens.end),
                (None, TokenKind::Name) => (Part::Name, at + 1),
                (None, TokenKind::Sign) => (Part::Sign, at + 1),
                (None, _) => (Part::Word, at + 1),
            };
            view.seen.push(Seen { word: token.word, kind, token: at });
            at = end;
            if matches!(kind, Part::Time(_) | Part::Name) {
                let behind = start::behind(tokens, at);
                match kind {
                    Part::Time(index) => view.starts.get_mut(index).into_iter().for_each(|start| *start = at..behind),
                    _ => view.name_starts.push(at..behind),
                }
                at = behind;
            }
        }
        view
    }
}
