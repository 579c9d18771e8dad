//! The parser's events → HTML, each looked at on its way.

use std::ops::Range;

use complaints::words::problem::{Place, Problem, Problems};
use complaints::words::rule::Rule;
use pulldown_cmark::{Alignment, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};

use super::citations::{Piece, pieces};
use super::facts::{Part, as_typed, parts};
use super::heading_ids::HeadingIds;
use super::links;
use super::no_such_fact::instead_of;
use super::scope::{Prose, Scope};
use super::side_notes::SideNotes;
use crate::check::rules;
use crate::check::text::limits;
use crate::line_index::LineIndex;

/// What of Markdown is read beyond its core.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES;

/// The HTML, and what the author should mend.
pub(in crate::site) fn render(prose: &Prose<'_>, scope: &Scope<'_>) -> (String, Vec<Problem>) {
    let mut writer = Writer {
        scope,
        prose,
        lines: LineIndex::new(prose.text),
        problems: Problems::in_part(prose.file, prose.text, prose.first_line),
        ids: HeadingIds::new(scope.template_ids),
        out: Vec::new(),
        level: 1,
        under: None,
        in_table_head: false,
        columns: 0,
        first_cell: false,
        open_items: 0,
        notes: SideNotes::new(scope),
    };
    if let Some(too_deep) = limits::too_deep(prose.text) {
        return writer.too_much(too_deep);
    }
    let parser = Parser::new_ext(prose.text, OPTIONS).into_offset_iter();
    let events: Vec<(Event<'_>, Range<usize>)> = TextMergeWithOffset::new(parser).collect();
    if let Some(too_many) = limits::too_many(&events) {
        return writer.too_much(too_many);
    }
    let mut index = 0;
    while let Some(rest @ [(event, range), ..]) = events.get(index..) {
        index += writer.component(rest).unwrap_or_else(|| {
            if matches!(event, Event::Start(Tag::Heading { .. })) {
                writer.heading(rest, range);
            } else {
                writer.event(event, range);
            }
            1
        });
    }
    for note in writer.notes.unused() {
        writer.problems.error(
            &rules::update_beside_nothing::RULE,
            note.at,
            format!("an update stands beside \"{}\", and no passage says that", note.words),
            "words of the passage exactly as it has them, or take the update away",
        );
    }
    let mut text = String::with_capacity(prose.text.len() * 2);
    html::push_html(&mut text, writer.out.into_iter());
    (text, writer.problems.into_vec())
}

struct Writer<'a, 'c> {
    scope: &'c Scope<'c>,
    prose: &'c Prose<'c>,
    lines: LineIndex<'c>,
    problems: Problems<'c>,
    ids: HeadingIds<'c>,
    out: Vec<Event<'a>>,
    /// The level of the last heading; the page's own is 1.
    level: usize,
    /// The id of the last heading.
    under: Option<String>,
    in_table_head: bool,
    /// How many columns the open table has.
    columns: usize,
    /// The next cell is the first of its row, which says what the others are about.
    first_cell: bool,
    /// How many list items are open, one in another.
    open_items: usize,
    notes: SideNotes<'c>,
}

impl<'a> Writer<'a, '_> {
    /// A paragraph that is one name of a component: how many events it took.
    fn component(&mut self, rest: &[(Event<'a>, Range<usize>)]) -> Option<usize> {
        let [(Event::Start(Tag::Paragraph), _), (Event::Text(text), _), (Event::End(TagEnd::Paragraph), _), ..] = rest
        else {
            return None;
        };
        let name = text.trim().strip_prefix("{{")?.strip_suffix("}}")?.trim();
        let html = self.scope.components.get(name)?;
        self.html(html.clone());
        Some(3)
    }

    fn event(&mut self, event: &Event<'a>, range: &Range<usize>) {
        match event {
            Event::Text(text) => self.text(text, range),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.problem(
                    &rules::html_or_picture::RULE,
                    range,
                    "there is HTML in the text",
                    "plain Markdown; HTML could run or break the page",
                );
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                // Of `<name@example.org>` the parser's HTML makes a `mailto:` by itself.
                let dest_url = if *link_type == LinkType::Email {
                    self.link(&format!("mailto:{dest_url}"), range);
                    dest_url.clone()
                } else {
                    CowStr::from(self.link(dest_url, range))
                };
                let (title, id) = (title.clone(), id.clone());
                self.out.push(Event::Start(Tag::Link { link_type: *link_type, dest_url, title, id }));
            }
            Event::Start(Tag::Image { .. }) => {
                self.problem(
                    &rules::html_or_picture::RULE,
                    range,
                    "there is a picture",
                    "the same in words; these pages show no pictures",
                );
                self.out.push(event.clone());
            }
            Event::Start(Tag::Table(columns)) => {
                self.columns = columns.len();
                // Alignment would become an inline style, which the security policy forbids.
                match &self.under {
                    // Who hears the page hears of each table what it is about: the heading above it.
                    Some(id) => self.html(format!("<table aria-labelledby=\"{id}\">")),
                    None => self.out.push(Event::Start(Tag::Table(vec![Alignment::None; columns.len()]))),
                }
            }
            Event::Start(Tag::TableHead) => {
                self.in_table_head = true;
                self.out.push(event.clone());
            }
            Event::End(TagEnd::TableHead) => {
                self.in_table_head = false;
                self.out.push(event.clone());
            }
            Event::Start(Tag::TableCell) if self.in_table_head => self.html("<th scope=\"col\">"),
            Event::End(TagEnd::TableCell) if self.in_table_head => self.html("</th>"),
            Event::Start(Tag::TableRow) => {
                self.first_cell = self.columns > 1;
                self.out.push(event.clone());
            }
            Event::Start(Tag::TableCell) if self.first_cell => self.html("<th scope=\"row\">"),
            Event::End(TagEnd::TableCell) if self.first_cell => {
                self.first_cell = false;
                self.html("</th>");
            }
            Event::Start(Tag::Item) => {
                self.open_items += 1;
                self.notes.start();
                self.out.push(event.clone());
            }
            Event::End(TagEnd::Item) => {
                self.open_items = self.open_items.saturating_sub(1);
                self.side_notes();
                self.out.push(event.clone());
            }
            Event::Start(Tag::Paragraph) if self.open_items == 0 => {
                self.notes.start();
                self.out.push(event.clone());
            }
            Event::End(TagEnd::Paragraph) if self.open_items == 0 => {
                self.out.push(event.clone());
                self.side_notes();
            }
            _ => self.out.push(event.clone()),
        }
    }

    fn text(&mut self, text: &CowStr<'a>, range: &Range<usize>) {
        self.notes.words(text);
        if !text.contains("{{") {
            self.words(text.clone());
            return;
        }
        let mut unknown = Vec::new();
        let mut used = Vec::new();
        for part in parts(text) {
            let inside = match part {
                Part::Words(words) => {
                    self.words(CowStr::from(words.to_owned()));
                    continue;
                }
                Part::Name(inside) => inside,
            };
            let name = inside.trim();
            if self.scope.facts.is_none() {
                self.out.push(Event::Text(CowStr::from(name.to_owned())));
                continue;
            }
            let Some(value) = self.scope.fact(name) else {
                unknown.push(name.to_owned());
                self.out.push(Event::Text(CowStr::from(as_typed(inside))));
                continue;
            };
            used.push(name.to_owned());
            // What is printed of a fact is marked with its name, as templates mark what they print of one.
            self.html(format!("<span data-fact=\"{name}\">"));
            self.out.push(Event::Text(CowStr::from(value.to_owned())));
            self.html("</span>");
        }
        self.notes.facts(used);
        for name in unknown.into_iter().filter(|name| !self.scope.may_be_unread(name)) {
            let typed = self.prose.text.get(range.clone()).unwrap_or_default();
            let place = range.start + typed.find(&name).unwrap_or(0)..range.end;
            let write = instead_of(&name, self.scope);
            self.problem(
                &rules::unknown_fact::RULE,
                &place,
                format!("`{{{{ {name} }}}}` names no fact that is stated here"),
                write,
            );
        }
    }

    /// Words of the author's own, in which sections that they cite are set apart.
    fn words(&mut self, words: CowStr<'a>) {
        let Some(around) = self.scope.around_citations.filter(|_| words.contains('(')) else {
            self.out.push(Event::Text(words));
            return;
        };
        for piece in pieces(&words) {
            match piece {
                Piece::Words(words) => self.out.push(Event::Text(CowStr::from(words.to_owned()))),
                Piece::Citation(at) => {
                    self.html(around.before.clone());
                    self.out.push(Event::Text(CowStr::from(at.to_owned())));
                    self.html(around.behind.clone());
                }
            }
        }
    }

    /// A heading, with a name that links can lead to.
    fn heading(&mut self, rest: &[(Event<'a>, Range<usize>)], range: &Range<usize>) {
        let Some((Event::Start(Tag::Heading { level: tag, classes, attrs, .. }), _)) = rest.first() else { return };
        let level = *tag as usize;
        if level == 1 {
            self.problem(
                &rules::heading_order::RULE,
                range,
                "there is a heading of the first level; the page has one already",
                "`##` in place of `#`",
            );
        } else if level > self.level + 1 {
            let write = format!("`{}` in place of `{}`", "#".repeat(self.level + 1), "#".repeat(level));
            self.problem(
                &rules::heading_order::RULE,
                range,
                "this heading skips a level, and readers who jump by headings lose their way",
                write,
            );
        }
        self.level = level;
        let id = self.ids.next(rest);
        self.under = Some(id.clone());
        let id = Some(CowStr::from(id));
        self.out.push(Event::Start(Tag::Heading { level: *tag, id, classes: classes.clone(), attrs: attrs.clone() }));
    }

    fn link(&mut self, to: &str, range: &Range<usize>) -> String {
        let (address, problem) = links::resolve(to, self.scope);
        if let Some((found, write)) = problem {
            self.problem(&rules::link_to_nowhere::RULE, range, found, write);
        }
        address
    }

    /// Puts the notes that belong to the block just written beside it.
    fn side_notes(&mut self) {
        for html in self.notes.end() {
            self.html(html.to_owned());
        }
    }

    fn html(&mut self, html: impl Into<CowStr<'a>>) {
        self.out.push(Event::Html(html.into()));
    }

    /// The one problem of a text that is looked at no further.
    fn too_much(mut self, (at, found, write): limits::TooMuch) -> (String, Vec<Problem>) {
        self.problem(&rules::structure::too_much::RULE, &(at..at), found, write);
        (String::new(), self.problems.into_vec())
    }

    fn problem(
        &mut self,
        rule: &'static Rule,
        range: &Range<usize>,
        found: impl Into<String>,
        write: impl Into<String>,
    ) {
        let Place { line, column } = self.lines.place(range.start);
        self.problems.error(rule, Place { line: self.prose.first_line + line - 1, column }, found, write);
    }
}
