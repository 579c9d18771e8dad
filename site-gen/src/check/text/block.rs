//! A block of a text as a reader sees it: a paragraph, a heading, an item of a
//! list or a cell of a table, with its visible words and where each was typed.

use std::ops::Range;

use super::signs::Signs;

/// Stands in the words of a block for a character that was typed as itself on purpose: `\*`, `&lt;`.
pub(crate) const MEANT: char = '\u{e000}';
/// Stands in the words of a block for what was typed as code.
pub(crate) const CODE: char = '\u{e001}';

/// What a block is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    Heading,
    /// The words of an item that has no paragraphs of its own.
    Item,
    Cell,
}

/// One block, and what a reader sees of it.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    /// Where it was typed.
    pub(crate) source: Range<usize>,
    /// Its visible words, lines parted as they were typed.
    pub(crate) text: String,
    /// How many lists and quotations it stands in.
    pub(crate) depth: usize,
    /// Whether every word of it is bold.
    pub(crate) bold: bool,
    /// Which characters occur in `text`.
    signs: Signs,
    /// Whether two capitals of ASCII stand side by side in `text`.
    capitals: bool,
    /// Runs of `text`, each with where it was typed, in order.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Block {
    pub(super) fn new(kind: Kind, source: Range<usize>, depth: usize) -> Self {
        Self {
            kind,
            source,
            text: String::new(),
            depth,
            bold: true,
            signs: Signs::default(),
            capitals: false,
            pieces: Vec::new(),
        }
    }

    /// Adds visible words that were typed at `source`.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>, bold: bool) {
        self.bold &= bold || text.trim().is_empty();
        let goes_on = self.pieces.last().is_some_and(|(at, typed)| {
            typed.end == source.start && typed.len() == self.text.len() - at && text.len() == source.len()
        });
        match self.pieces.last_mut().filter(|_| goes_on) {
            Some((_, typed)) => typed.end = source.end,
            None => self.pieces.push((self.text.len(), source)),
        }
        let seam = self.text.len().saturating_sub(1);
        self.text.push_str(text);
        self.signs.add(text);
        let added = self.text.as_bytes().get(seam..).unwrap_or_default();
        self.capitals = self.capitals || added.windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase));
    }

    /// Whether one of these characters may occur in the words; where not, none of them does.
    pub(in crate::check) fn may_have(&self, signs: &Signs) -> bool {
        self.signs.any_of(signs)
    }

    /// Whether two capitals of ASCII stand side by side in the words.
    pub(in crate::check) const fn has_capitals_in_a_row(&self) -> bool {
        self.capitals
    }

    /// Where in the file's text a byte of the words was typed.
    pub(crate) fn typed_at(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(start, _)| *start <= at).checked_sub(1);
        piece.and_then(|piece| self.pieces.get(piece)).map_or(self.source.start, |(start, typed)| {
            // A piece that is shown otherwise than typed has no inner places.
            (typed.start + (at - start)).min(typed.end.max(typed.start))
        })
    }

    /// The lines of the words, each with where it starts in them.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut at = 0;
        self.text.split('\n').map(move |line| {
            let start = at;
            at += line.len() + 1;
            (start, line)
        })
    }

    /// Whether it can be read as one line of text and no more.
    pub(crate) fn is_one_line(&self) -> bool {
        !self.text.trim().contains('\n')
    }
}
