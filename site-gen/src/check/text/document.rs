//! A text of an author, parsed once for all rules: its events, its blocks as a
//! reader sees them, its links.

use std::cell::OnceCell;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::block::{Block, CODE, Kind, MEANT};
use super::limits;
use super::sentences::Measured;
use super::signs::Signs;
use crate::line_index::LineIndex;

/// A text, parsed.
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) lines: LineIndex<'t>,
    /// The parser's events as they come; none where there is [too much](limits) to look at.
    pub(crate) events: Vec<(Event<'t>, Range<usize>)>,
    /// What a reader sees, block by block.
    pub(crate) blocks: Vec<Block>,
    pub(crate) links: Vec<Link>,
    /// The label of each line that gives the address of a link (`[label]: address`), and where it stands.
    pub(crate) definitions: Vec<(String, Range<usize>)>,
    /// The sentences of the blocks, once a rule has asked for them.
    pub(super) measured: OnceCell<Vec<Measured>>,
    /// Characters that hardly ever are meant to be seen, once a rule has asked for them.
    unusual: OnceCell<Vec<(usize, char)>>,
}

/// A link of a text.
pub(crate) struct Link {
    /// What a reader sees of it, and taps.
    pub(crate) text: String,
    /// Where it leads, as typed.
    pub(crate) to: String,
    /// The label by which its address is looked up; empty where the address stands beside the words.
    pub(crate) label: String,
    /// Whether the address itself is the text: `<https://…>`.
    pub(crate) is_bare: bool,
    /// Where it was typed.
    pub(crate) source: Range<usize>,
}

impl<'t> Document<'t> {
    pub(crate) fn parse(text: &'t str) -> Self {
        if limits::too_deep(text).is_some() {
            return Self::of_events(text, Vec::new());
        }
        let parser = Parser::new_ext(text, Options::ENABLE_TABLES);
        let definitions = parser.reference_definitions().iter();
        let mut definitions: Vec<_> =
            definitions.map(|(label, found)| (label.to_lowercase(), found.span.clone())).collect();
        definitions.sort_by_key(|(_, span)| span.start);
        let mut events: Vec<_> = parser.into_offset_iter().collect();
        if limits::too_many(&events).is_some() {
            events.clear();
        }
        Self { definitions, ..Self::of_events(text, events) }
    }

    /// The same of a text whose events are at hand.
    pub(crate) fn of_events(text: &'t str, events: Vec<(Event<'t>, Range<usize>)>) -> Self {
        let mut document = Self {
            text,
            lines: LineIndex::new(text),
            events,
            blocks: Vec::new(),
            links: Vec::new(),
            definitions: Vec::new(),
            measured: OnceCell::new(),
            unusual: OnceCell::new(),
        };
        let mut reader = Reader { text, depth: 0, strong: 0, code: false, open: None, blocks: Vec::new() };
        let mut open_link: Option<Link> = None;
        for (event, range) in &document.events {
            if let Event::Start(Tag::Link { link_type, dest_url, id, .. }) = event {
                open_link = Some(Link {
                    text: String::new(),
                    to: dest_url.to_string(),
                    label: id.to_lowercase(),
                    is_bare: matches!(link_type, LinkType::Autolink | LinkType::Email),
                    source: range.clone(),
                });
            }
            if let (Some(link), Event::Text(words) | Event::Code(words)) = (&mut open_link, event) {
                link.text.push_str(words);
            }
            if matches!(event, Event::End(TagEnd::Link)) {
                document.links.extend(open_link.take());
            }
            reader.event(event, range);
        }
        reader.close();
        document.blocks = reader.blocks;
        document
    }

    /// What was typed at a place of the text.
    pub(crate) fn typed(&self, source: &Range<usize>) -> &'t str {
        self.text.get(source.clone()).unwrap_or_default()
    }

    /// Whether a byte of the text belongs to a link.
    pub(crate) fn is_in_link(&self, at: usize) -> bool {
        let before = self.links.partition_point(|link| link.source.start <= at).checked_sub(1);
        before.and_then(|number| self.links.get(number)).is_some_and(|link| at < link.source.end)
    }

    /// Each visible place of `needle`: the block, and where in its words.
    pub(crate) fn shown<'d>(&'d self, needle: &'d str) -> impl Iterator<Item = (&'d Block, usize)> {
        let first = needle.get(..needle.ceil_char_boundary(1)).unwrap_or_default();
        self.blocks_with(Signs::of(first))
            .flat_map(move |block| block.text.match_indices(needle).map(move |(at, _)| (block, at)))
    }

    /// The blocks in whose words one of these characters may occur.
    pub(in crate::check) fn blocks_with(&self, signs: Signs) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.may_have(&signs))
    }

    /// Every character of the text that is no letter, figure or mark that people type, and where it stands.
    pub(in crate::check) fn unusual(&self) -> &[(usize, char)] {
        self.unusual.get_or_init(|| {
            let is_plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n');
            // Of a character beyond ASCII its first byte is looked at.
            let places =
                self.text.bytes().enumerate().filter(|(_, byte)| !is_plain(*byte) && !(0x80..0xc0).contains(byte));
            places.filter_map(|(at, _)| Some((at, self.text.get(at..)?.chars().next()?))).collect()
        })
    }
}

/// Events → blocks.
struct Reader<'t> {
    text: &'t str,
    depth: usize,
    /// How many bold passages are open.
    strong: usize,
    /// Whether the text is that of a code block, which a rule of its own looks at.
    code: bool,
    open: Option<Block>,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph) => self.start(Kind::Paragraph, range),
            Event::Start(Tag::Heading { .. }) => self.start(Kind::Heading, range),
            Event::Start(Tag::TableCell) => self.start(Kind::Cell, range),
            Event::Start(Tag::List(_) | Tag::BlockQuote(_)) => {
                self.close();
                self.depth += 1;
            }
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_)) => {
                self.close();
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.close();
                self.code = true;
            }
            Event::End(TagEnd::CodeBlock) => self.code = false,
            Event::Start(Tag::Item | Tag::Table(_) | Tag::HtmlBlock) | Event::Rule => self.close(),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item) => self.close(),
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::Text(words) if !self.code => self.words(words, range),
            Event::Code(_) => self.push(CODE.encode_utf8(&mut [0; 4]), range),
            Event::SoftBreak | Event::HardBreak => self.push("\n", range),
            _ => {}
        }
    }

    fn start(&mut self, kind: Kind, range: &Range<usize>) {
        self.close();
        self.open = Some(Block::new(kind, range.clone(), self.depth));
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }

    /// Words, with what was typed as itself on purpose set aside.
    fn words(&mut self, words: &str, range: &Range<usize>) {
        let before = range.start.checked_sub(1).and_then(|at| self.text.as_bytes().get(at));
        let is_escaped = before == Some(&b'\\') && words.starts_with(|c: char| c.is_ascii_punctuation());
        let is_entity = self.text.get(range.clone()) != Some(words);
        let mut rest = words.chars();
        if is_escaped || is_entity && words.len() == 1 && words.starts_with(|c: char| c.is_ascii_punctuation()) {
            let first = rest.next().map_or(0, char::len_utf8);
            self.push(MEANT.encode_utf8(&mut [0; 4]), &(range.start..range.start + first));
            let after = range.start + first..range.end;
            if !rest.as_str().is_empty() {
                self.push(rest.as_str(), &after);
            }
            return;
        }
        self.push(words, range);
    }

    fn push(&mut self, words: &str, range: &Range<usize>) {
        let bold = self.strong > 0;
        let depth = self.depth;
        let open = self.open.get_or_insert_with(|| Block::new(Kind::Item, range.clone(), depth));
        open.source.end = open.source.end.max(range.end);
        open.push(words, range.clone(), bold);
    }
}
