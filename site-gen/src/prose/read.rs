//! Markdown → blocks, in one pass.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::block::{Block, Kind};
use super::links::Link;
use super::names::{Name, names};
use super::sentences::Sentences;
use super::{NAME, Prose, Span, Stands, sections};

pub(super) fn read<'s>(source: &'s str, events: &[(Event<'_>, Range<usize>)], stands: Stands<'s>) -> Prose<'s> {
    let mut reader = Reader { text: String::with_capacity(source.len()), ..Reader::default() };
    for (event, range) in events {
        reader.event(event, range.clone());
    }
    reader.close();
    let Reader { text, spans, blocks, names, links, .. } = reader;
    let mut lower = text.to_ascii_lowercase().into_bytes();
    for name in &names {
        // A name may hold letters of several bytes; one for one they become others.
        lower.get_mut(name.text.clone()).into_iter().flatten().for_each(|byte| *byte = NAME);
    }
    let lower = String::from_utf8(lower).unwrap_or_default();
    let sentences = blocks.iter().flat_map(|block| Sentences::new(&lower, block.text.clone())).collect();
    Prose { source, stands, text, lower, spans, blocks, sentences, names, links }
}

#[derive(Default)]
struct Reader {
    text: String,
    spans: Vec<Span>,
    blocks: Vec<Block>,
    names: Vec<Name>,
    links: Vec<Link>,
    /// The links that are open, one in another.
    open_links: Vec<Link>,
    /// The block whose words are being read.
    open: Option<Block>,
    /// The last heading of each level that still holds.
    headings: Vec<(u8, usize)>,
    /// The lists that are open, one in another: the next number, and the block before the list.
    lists: Vec<(Option<u64>, Option<usize>)>,
    item: Option<u64>,
    table: Option<usize>,
    row: usize,
    column: usize,
    /// The cells of the open table's head, and the first cell of the open row.
    heads: Vec<usize>,
    label: Option<usize>,
}

impl Reader {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(words) | Event::Code(words) => {
                let inside = if matches!(event, Event::Code(_)) {
                    range.start + ticks(range.len(), words.len())
                } else {
                    range.start
                };
                self.words(words, inside, range);
            }
            Event::SoftBreak | Event::HardBreak => self.words(" ", range.start, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.open(Kind::Heading(*level as u8), range),
            Tag::Paragraph => {
                let kind = if self.lists.is_empty() { Kind::Paragraph } else { Kind::Item(self.item) };
                self.open(kind, range);
            }
            Tag::Link { dest_url, .. } => {
                let at = self.text.len();
                self.open_links.push(Link { text: at..at, to: dest_url.to_string(), source: range });
            }
            Tag::CodeBlock(_) => self.open(Kind::Code, range),
            Tag::List(first) => {
                self.close();
                self.lists.push((*first, self.blocks.len().checked_sub(1)));
            }
            Tag::Item => {
                if let Some((next, _)) = self.lists.last_mut() {
                    self.item = *next;
                    *next = next.map(|n| n.saturating_add(1));
                }
                self.open(Kind::Item(self.item), range);
            }
            Tag::Table(_) => {
                self.close();
                self.table = self.blocks.len().checked_sub(1);
                self.row = 0;
                self.heads.clear();
            }
            Tag::TableHead | Tag::TableRow => {
                self.column = 0;
                self.label = None;
            }
            Tag::TableCell => self.open(Kind::Cell { row: self.row, column: self.column }, range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Item => self.close(),
            TagEnd::Link => {
                if let Some(mut link) = self.open_links.pop() {
                    link.text.end = self.text.len();
                    self.links.push(link);
                }
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::TableCell => {
                self.close();
                self.column += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row += 1,
            TagEnd::Table => self.table = None,
            _ => {}
        }
    }

    fn open(&mut self, kind: Kind, source: Range<usize>) {
        self.close();
        if let Kind::Heading(level) = kind {
            while self.headings.pop_if(|(above, _)| *above >= level).is_some() {}
        }
        let lead = match kind {
            Kind::Item(_) => self.lists.last().and_then(|(_, lead)| *lead),
            Kind::Cell { .. } => self.table,
            _ => None,
        };
        let heading = self.headings.last().map(|(_, index)| *index);
        let labels = match kind {
            Kind::Cell { row: 1.., column } => [self.label.filter(|_| column > 0), self.heads.get(column).copied()],
            _ => [None, None],
        };
        let text = self.text.len()..self.text.len();
        self.open = Some(Block { kind, text, source, heading, lead, labels, section: None });
    }

    fn close(&mut self) {
        let Some(mut block) = self.open.take() else { return };
        block.text.end = self.text.len();
        let words = self.text.get(block.text.clone()).unwrap_or_default();
        let heading = if let Kind::Heading(level) = block.kind { Some(level) } else { None };
        let keep = heading.is_some() || matches!(block.kind, Kind::Cell { .. }) || !words.trim().is_empty();
        if !keep {
            return;
        }
        self.names.extend(names(words, block.text.start));
        if let Some((before, length)) = sections::at_start(words, heading.is_some()) {
            let start = block.text.start + before;
            block.section = Some(start..start + length);
        }
        self.headings.extend(heading.map(|level| (level, self.blocks.len())));
        match block.kind {
            Kind::Cell { row: 0, .. } => self.heads.push(self.blocks.len()),
            Kind::Cell { column: 0, .. } => self.label = Some(self.blocks.len()),
            _ => {}
        }
        // What belongs to two blocks must not run into one word.
        self.text.push('\n');
        self.blocks.push(block);
    }

    /// Adds words that stand at `at` of the source.
    fn words(&mut self, words: &str, at: usize, range: Range<usize>) {
        let Some(block) = &mut self.open else { return };
        block.source.end = block.source.end.max(range.end);
        self.spans.push(Span { text: self.text.len(), source: at });
        if words.is_ascii() {
            self.text.push_str(words);
            return;
        }
        let exact = words.len() == range.end.saturating_sub(at);
        for (offset, typed) in words.char_indices() {
            match folded(typed) {
                None => self.text.push(typed),
                Some(plain) => {
                    self.text.push_str(plain);
                    let source = if exact { at + offset + typed.len_utf8() } else { at };
                    self.spans.push(Span { text: self.text.len(), source });
                }
            }
        }
    }
}

/// How many backticks and spaces stand before the words of an inline code.
fn ticks(whole: usize, words: usize) -> usize {
    whole.saturating_sub(words) / 2
}

/// What a typist's variant of a character is read as.
fn folded(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => Some(" "),
        '\u{2010}' | '\u{2011}' => Some("-"),
        '’' | '‘' => Some("'"),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(""),
        _ => None,
    }
}
