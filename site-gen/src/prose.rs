//! What a policy's prose says, block by block, each word with its place in the file.
//!
//! The Markdown is parsed once, and every rule that reads sentences asks this
//! one value: blocks with plain text and the headings above them, sentences,
//! names of facts (which are no words), and from any word its line and column.
//! It holds no opinion on what is well written.

mod any_of;
mod block;
pub mod contacts;
pub mod dates;
pub mod known;
mod links;
mod names;
pub mod quantity;
mod read;
pub mod said;
mod sections;
mod sentences;
pub mod verdict;
pub mod words;

use std::ops::Range;

use complaints::words::problem::Place;
use pulldown_cmark::{Event, Options, Parser};

use crate::line_index::LineIndex;
pub use any_of::AnyOf;
pub use block::{Block, Kind};
pub use links::Link;
pub use names::Name;
pub(crate) use names::names;
pub use sentences::Sentence;
use sentences::Sentences;

/// Stands in [`Prose::lower`] for every byte of a `{{ name }}`, which is no word.
pub const NAME: u8 = 0x1a;

/// The prose of one file. Offsets count bytes of [`Prose::text`] unless they say *source*.
#[derive(Debug)]
pub struct Prose<'s> {
    source: &'s str,
    stands: Stands<'s>,
    /// Every block's text, one after another. Typists' variants are folded: no-break spaces are spaces, curly
    /// apostrophes straight, and all hyphens one.
    text: String,
    lower: String,
    spans: Vec<Span>,
    blocks: Vec<Block>,
    /// Where each sentence of each block stands in the text, in order.
    sentences: Vec<Range<usize>>,
    names: Vec<Name>,
    links: Vec<Link>,
}

/// Where the source stands in its file.
#[derive(Debug)]
enum Stands<'s> {
    /// As one piece, from the line `first` on.
    AsOne { first: usize, lines: LineIndex<'s> },
    /// Piece by piece: the byte of the source at which each starts, and its place.
    InPieces(&'s [(usize, Place)]),
}

/// A stretch of text that stands in the source letter by letter, up to the next span.
#[derive(Debug, Clone, Copy)]
struct Span {
    text: usize,
    source: usize,
}

impl<'s> Prose<'s> {
    /// Reads `source`, a Markdown text that starts on line `first_line` of its file.
    #[must_use]
    pub fn read(source: &'s str, first_line: usize) -> Self {
        let parser = Parser::new_ext(source, Options::ENABLE_TABLES);
        Self::of_events(source, &parser.into_offset_iter().collect::<Vec<_>>(), first_line)
    }

    /// The same of a text that has been parsed, tables with it: its events, each with where it stands in `source`.
    #[must_use]
    pub fn of_events(source: &'s str, events: &[(Event<'_>, Range<usize>)], first_line: usize) -> Self {
        read::read(source, events, Stands::AsOne { first: first_line, lines: LineIndex::new(source) })
    }

    /// The same of texts that stand here and there in a file, without Markdown of their own: which of them `source` holds,
    /// and for each piece of it the byte at which it starts, and its place.
    #[must_use]
    pub fn of_pieces(source: &'s str, events: &[(Event<'_>, Range<usize>)], places: &'s [(usize, Place)]) -> Self {
        read::read(source, events, Stands::InPieces(places))
    }

    /// Whether all of it is about complaints, though no sentence says so: facts of a policy are.
    #[must_use]
    pub fn is_of_facts(&self) -> bool {
        matches!(self.stands, Stands::InPieces(_))
    }

    /// Every block, in the order of the file.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Every link, in the order in which they end.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// All plain text. A name stands in it as it was typed, with its braces.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same text in small letters, byte for byte, with [`NAME`] wherever a name stands.
    #[must_use]
    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// The words of one block.
    #[must_use]
    pub fn text_of(&self, block: &Block) -> &str {
        self.text.get(block.text.clone()).unwrap_or_default()
    }

    /// The words of one block, as in [`Self::lower`].
    #[must_use]
    pub fn lower_of(&self, block: &Block) -> &str {
        self.lower.get(block.text.clone()).unwrap_or_default()
    }

    /// The section number at the start of a block: `4.5`.
    #[must_use]
    pub fn section_of(&self, block: &Block) -> Option<&str> {
        self.text.get(block.section.clone()?)
    }

    /// The block above which introduces this one: the paragraph before a list.
    #[must_use]
    pub fn lead_of(&self, block: &Block) -> Option<&Block> {
        self.blocks.get(block.lead?)
    }

    /// What says what a cell of a table is for: the label of its row, then the head of its column.
    #[must_use]
    pub fn labels_of(&self, block: &Block) -> Vec<&Block> {
        block.labels.iter().flatten().filter_map(|index| self.blocks.get(*index)).collect()
    }

    /// The headings that a block stands under, the nearest first; of a heading, those above it.
    pub fn headings_of(&self, block: &Block) -> impl Iterator<Item = &Block> {
        let above = |block: &Block| block.heading.and_then(|index| self.blocks.get(index));
        std::iter::successors(above(block), move |heading| above(heading))
    }

    /// The sentences of one block.
    pub fn sentences(&self, block: &Block) -> impl Iterator<Item = Sentence<'_>> {
        let from = self.sentences.partition_point(|sentence| sentence.start < block.text.start);
        let end = block.text.end;
        let rest = self.sentences.get(from..).unwrap_or_default();
        rest.iter().take_while(move |sentence| sentence.start < end).filter_map(|sentence| self.sentence(sentence))
    }

    /// Every sentence, in the order of the file.
    pub fn every_sentence(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.sentences.iter().filter_map(|sentence| self.sentence(sentence))
    }

    /// The sentence in which an offset of the text stands.
    #[must_use]
    pub fn sentence_at(&self, text: usize) -> Option<Sentence<'_>> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= text);
        let sentence = self.sentences.get(after.checked_sub(1)?)?;
        sentence.contains(&text).then(|| self.sentence(sentence))?
    }

    /// The sentence before the one that starts at an offset, in the same block.
    #[must_use]
    pub fn sentence_before(&self, start: usize) -> Option<Sentence<'_>> {
        let block = self.block_at(start)?;
        let at = self.sentences.partition_point(|sentence| sentence.start < start);
        let before = self.sentences.get(at.checked_sub(1)?)?;
        (before.start >= block.text.start).then(|| self.sentence(before))?
    }

    /// The block in which an offset of the text stands.
    #[must_use]
    pub fn block_at(&self, text: usize) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.text.start <= text);
        self.blocks.get(after.checked_sub(1)?)
    }

    fn sentence(&self, range: &Range<usize>) -> Option<Sentence<'_>> {
        let (text, lower) = (self.text.get(range.clone())?, self.lower.get(range.clone())?);
        Some(Sentence { text, lower, start: range.start })
    }

    /// The sentences of a stretch of text.
    pub fn sentences_in(&self, text: Range<usize>) -> impl Iterator<Item = Sentence<'_>> {
        Sentences::new(&self.lower, text).filter_map(|sentence| self.sentence(&sentence))
    }

    /// The names of facts within a stretch of text, in order.
    #[must_use]
    pub fn names_in(&self, text: Range<usize>) -> &[Name] {
        let from = self.names.partition_point(|name| name.text.start < text.start);
        let until = self.names.partition_point(|name| name.text.start < text.end);
        self.names.get(from..until).unwrap_or_default()
    }

    /// Where in the file an offset of the text stands.
    #[must_use]
    pub fn place(&self, text: usize) -> Place {
        self.place_of_source(self.source_of(text))
    }

    /// Where in the file an offset of the source stands.
    #[must_use]
    pub fn place_of_source(&self, source: usize) -> Place {
        match &self.stands {
            Stands::AsOne { first, lines } => {
                let Place { line, column } = lines.place(source);
                Place { line: first + line - 1, column }
            }
            Stands::InPieces(places) => {
                let after = places.partition_point(|(start, _)| *start <= source);
                let piece = after.checked_sub(1).and_then(|at| places.get(at));
                piece.map_or(Place { line: 1, column: 1 }, |(start, at)| {
                    let before = self.source.get(*start..source).map_or(0, |before| before.chars().count());
                    Place { line: at.line, column: at.column + before }
                })
            }
        }
    }

    /// A stretch of text as the author typed it, with its Markdown.
    #[must_use]
    pub fn typed(&self, text: Range<usize>) -> &'s str {
        if text.is_empty() {
            return "";
        }
        // The end is after the last byte, wherever the next one stands.
        let last = self.text.get(..text.end).and_then(|t| t.char_indices().next_back()).map_or(0, |(at, _)| at);
        let start = self.source_of(text.start);
        let last = self.source_of(last);
        let end = last + self.source.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        // Stars that make the first or the last word strong belong to it.
        let is_mark = |byte: &&u8| matches!(**byte, b'*' | b'_');
        let bytes = self.source.as_bytes();
        let before = bytes.get(..start).map_or(0, |b| b.iter().rev().take_while(is_mark).count());
        let behind = bytes.get(end..).map_or(0, |b| b.iter().take_while(is_mark).count());
        self.source.get(start - before..end + behind).unwrap_or_default()
    }

    /// The byte of the source at which an offset of the text stands.
    #[must_use]
    pub fn source_of(&self, text: usize) -> usize {
        let after = self.spans.partition_point(|span| span.text <= text);
        let span = after.checked_sub(1).and_then(|at| self.spans.get(at));
        span.map_or(0, |span| span.source + (text - span.text))
    }
}
