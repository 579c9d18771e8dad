//! Markdown → HTML that every reader can use, with facts and components filled in.
//!
//! `{{ name }}` in a text prints a fact; alone in its paragraph it may name a
//! component. Stock HTML is rewritten: table headers get a scope, no style is
//! inline, nothing an author pastes can run.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use complaints::words::fields::nearest;
use complaints::words::problem::{Place, Problem, Problems};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};

/// What prose can call on.
pub struct Calls<'a> {
    /// Facts by name; `None` where the facts cannot be known yet, and any name goes.
    pub names: Option<&'a BTreeMap<String, String>>,
    /// Components by name, already HTML.
    pub components: &'a BTreeMap<String, String>,
    /// Notes to put beside a passage: by the fact it names.
    pub beside_fact: &'a BTreeMap<String, String>,
    /// Notes to put beside a passage: by words that it holds, in small letters.
    pub beside_words: &'a [Beside],
    /// The paths below the landlord's own that links may lead to.
    pub paths: &'a BTreeSet<String>,
    /// What stands before such a path.
    pub base: &'a str,
}

/// A landlord's own note beside a passage.
pub struct Beside {
    /// Words of the passage, in small letters.
    pub words: String,
    /// The note, already HTML.
    pub html: String,
    /// Where the note stands in the file.
    pub at: Place,
}

/// A text whose places can be told in its file.
pub struct Prose<'a> {
    /// The file.
    pub file: &'a str,
    /// The Markdown.
    pub text: &'a str,
    /// The line of the file on which it starts.
    pub first_line: usize,
}

/// The HTML, and what the author should mend.
#[must_use]
pub fn render(prose: &Prose<'_>, calls: &Calls<'_>) -> (String, Vec<Problem>) {
    let mut writer = Writer {
        calls,
        prose,
        problems: Problems::in_part(prose.file, prose.text, prose.first_line),
        out: Vec::new(),
        level: 1,
        in_table_head: false,
        items: 0,
        block: Block::default(),
        used_words: vec![false; calls.beside_words.len()],
    };
    let parser = Parser::new_ext(prose.text, Options::ENABLE_TABLES).into_offset_iter();
    let events: Vec<(Event<'_>, Range<usize>)> = TextMergeWithOffset::new(parser).collect();
    let mut index = 0;
    while index < events.len() {
        index += writer.component(&events[index..]).unwrap_or_else(|| {
            writer.event(&events[index].0, &events[index].1);
            1
        });
    }
    for (note, used) in calls.beside_words.iter().zip(&writer.used_words) {
        if !used {
            writer.problems.error(
                note.at,
                format!("an update stands beside \"{}\", and no passage says that", note.words),
                "words of the passage exactly as it has them, or take the update away",
            );
        }
    }
    let mut text = String::with_capacity(prose.text.len() * 2);
    html::push_html(&mut text, writer.out.into_iter());
    (text, writer.problems.into_vec())
}

/// Fills names into a line that is no Markdown, such as a title.
///
/// # Errors
/// The name that names no fact.
pub fn fill(text: &str, names: &BTreeMap<String, String>) -> Result<String, String> {
    let mut missing = None;
    let filled = replace(text, |name| {
        names.get(name).cloned().or_else(|| {
            missing = Some(name.to_owned());
            None
        })
    });
    missing.map_or(Ok(filled), Err)
}

/// What the block being written has said so far.
#[derive(Default)]
struct Block {
    names: Vec<String>,
    words: String,
}

struct Writer<'a, 'c> {
    calls: &'c Calls<'c>,
    prose: &'c Prose<'c>,
    problems: Problems<'c>,
    out: Vec<Event<'a>>,
    level: usize,
    in_table_head: bool,
    items: usize,
    block: Block,
    used_words: Vec<bool>,
}

impl<'a> Writer<'a, '_> {
    /// A paragraph that is one name of a component: how many events it took.
    fn component(&mut self, rest: &[(Event<'a>, Range<usize>)]) -> Option<usize> {
        let [(Event::Start(Tag::Paragraph), _), (Event::Text(text), _), (Event::End(TagEnd::Paragraph), _), ..] = rest
        else {
            return None;
        };
        let name = text.trim().strip_prefix("{{")?.strip_suffix("}}")?.trim();
        let html = self.calls.components.get(name)?;
        self.out.push(Event::Html(CowStr::from(html.clone())));
        Some(3)
    }

    fn event(&mut self, event: &Event<'a>, range: &Range<usize>) {
        match event {
            Event::Text(text) => self.text(text, range),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.problem(range, "there is HTML in the text", "plain Markdown; HTML could run or break the page");
            }
            Event::Start(Tag::Heading { level, .. }) => self.heading(*level, event, range),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = CowStr::from(self.link(dest_url, range));
                let (title, id) = (title.clone(), id.clone());
                self.out.push(Event::Start(Tag::Link { link_type: *link_type, dest_url, title, id }));
            }
            Event::Start(Tag::Image { .. }) => {
                self.problem(range, "there is a picture", "the same in words; these pages show no pictures");
                self.out.push(event.clone());
            }
            Event::Start(Tag::Table(columns)) => {
                // Alignment would become an inline style, which the security policy forbids.
                self.out.push(Event::Start(Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()])));
            }
            Event::Start(Tag::TableHead) => {
                self.in_table_head = true;
                self.out.push(event.clone());
            }
            Event::End(TagEnd::TableHead) => {
                self.in_table_head = false;
                self.out.push(event.clone());
            }
            Event::Start(Tag::TableCell) if self.in_table_head => {
                self.out.push(Event::Html(CowStr::from("<th scope=\"col\">")));
            }
            Event::End(TagEnd::TableCell) if self.in_table_head => self.out.push(Event::Html(CowStr::from("</th>"))),
            Event::Start(Tag::Item) => {
                self.items += 1;
                self.block = Block::default();
                self.out.push(event.clone());
            }
            Event::End(TagEnd::Item) => {
                self.items = self.items.saturating_sub(1);
                self.beside();
                self.out.push(event.clone());
            }
            Event::Start(Tag::Paragraph) if self.items == 0 => {
                self.block = Block::default();
                self.out.push(event.clone());
            }
            Event::End(TagEnd::Paragraph) if self.items == 0 => {
                self.out.push(event.clone());
                self.beside();
            }
            _ => self.out.push(event.clone()),
        }
    }

    fn text(&mut self, text: &CowStr<'a>, range: &Range<usize>) {
        self.block.words.push_str(&text.to_lowercase());
        if !text.contains("{{") {
            self.out.push(Event::Text(text.clone()));
            return;
        }
        let mut unknown = Vec::new();
        let mut used = Vec::new();
        let filled = replace(text, |name| {
            let Some(names) = self.calls.names else { return Some(name.to_owned()) };
            let value = names.get(name).cloned();
            if value.is_some() { &mut used } else { &mut unknown }.push(name.to_owned());
            value
        });
        self.block.names.append(&mut used);
        for name in unknown {
            let names = self.calls.names.iter().flat_map(|names| names.keys());
            let known: Vec<&str> = names.chain(self.calls.components.keys()).map(String::as_str).collect();
            let write = nearest(&name, known.iter().copied())
                .map_or_else(|| format!("one of: {}", known.join(", ")), |near| format!("`{{{{ {near} }}}}`"));
            let at = self.prose.text[range.clone()].find(&name).unwrap_or(0);
            let place = range.start + at..range.end;
            self.problem(&place, format!("`{{{{ {name} }}}}` names no fact that is stated here"), write);
        }
        self.out.push(Event::Text(CowStr::from(filled)));
    }

    fn heading(&mut self, level: HeadingLevel, event: &Event<'a>, range: &Range<usize>) {
        let level = level as usize;
        if level == 1 {
            self.problem(
                range,
                "there is a heading of the first level; the page has one already",
                "`##` in place of `#`",
            );
        } else if level > self.level + 1 {
            let write = format!("`{}` in place of `{}`", "#".repeat(self.level + 1), "#".repeat(level));
            self.problem(range, "this heading skips a level, and readers who jump by headings lose their way", write);
        }
        self.level = level;
        self.out.push(event.clone());
    }

    fn link(&mut self, to: &str, range: &Range<usize>) -> String {
        let plain: String = to.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let lower = plain.to_lowercase();
        if ["https://", "http://", "mailto:", "tel:", "sms:"].iter().any(|s| lower.starts_with(s))
            || lower.starts_with('/')
        {
            return to.to_owned();
        }
        let (path, _) = plain.split_once('#').unwrap_or((&plain, ""));
        if path.contains(':') {
            self.problem(
                range,
                format!("a link leads to \"{to}\", which is no web address"),
                "an address that starts with https://",
            );
        } else if self.calls.names.is_some() && !self.calls.paths.contains(path) {
            let known = self.calls.paths.iter().map(String::as_str);
            let write = nearest(path, known).map_or_else(
                || "a page of this site, such as `what-happens/`, or an address that starts with https://".to_owned(),
                |near| format!("`{near}`"),
            );
            self.problem(range, format!("a link leads to \"{to}\", and there is no such page"), write);
        }
        format!("{}/{plain}", self.calls.base)
    }

    /// Puts the notes that belong to the block just written beside it.
    fn beside(&mut self) {
        let block = std::mem::take(&mut self.block);
        let mut own = false;
        for (index, note) in self.calls.beside_words.iter().enumerate() {
            if block.words.contains(&note.words) {
                self.used_words[index] = true;
                own = true;
                self.out.push(Event::Html(CowStr::from(note.html.clone())));
            }
        }
        // The landlord's own wording stands in place of the usual one.
        if own {
            return;
        }
        let mut notes: Vec<&String> = block.names.iter().filter_map(|n| self.calls.beside_fact.get(n)).collect();
        notes.dedup();
        self.out.extend(notes.into_iter().map(|html| Event::Html(CowStr::from(html.clone()))));
    }

    fn problem(&mut self, range: &Range<usize>, found: impl Into<String>, write: impl Into<String>) {
        let before = &self.prose.text[..range.start.min(self.prose.text.len())];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count());
        self.problems.error(Place { line: self.prose.first_line + line, column: column + 1 }, found, write);
    }
}

/// Replaces `{{ name }}` by what `value` gives; what it does not know stays.
fn replace(text: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(length) = rest[start..].find("}}") else { break };
        let whole = &rest[start..start + length + 2];
        out.push_str(&rest[..start]);
        match value(whole[2..whole.len() - 2].trim()) {
            Some(filled) => out.push_str(&filled),
            None => out.push_str(whole),
        }
        rest = &rest[start + length + 2..];
    }
    out.push_str(rest);
    out
}
