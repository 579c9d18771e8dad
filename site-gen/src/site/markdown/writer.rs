//! The parser's events → HTML, each looked at on its way.

use std::ops::Range;

use complaints::words::problem::{Place, Problem, Problems};
use complaints::words::rule::Rule;
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};

use super::facts::{Part, as_typed, instead_of, parts};
use super::links;
use super::scope::{Prose, Scope};
use super::side_notes::SideNotes;
use crate::check::rules;

/// The HTML, and what the author should mend.
pub(in crate::site) fn render(prose: &Prose<'_>, scope: &Scope<'_>) -> (String, Vec<Problem>) {
    let mut writer = Writer {
        scope,
        prose,
        problems: Problems::in_part(prose.file, prose.text, prose.first_line),
        out: Vec::new(),
        level: 1,
        in_table_head: false,
        open_items: 0,
        notes: SideNotes::new(scope),
    };
    let parser = Parser::new_ext(prose.text, Options::ENABLE_TABLES).into_offset_iter();
    let events: Vec<(Event<'_>, Range<usize>)> = TextMergeWithOffset::new(parser).collect();
    let mut index = 0;
    while let Some(rest @ [(event, range), ..]) = events.get(index..) {
        index += writer.component(rest).unwrap_or_else(|| {
            writer.event(event, range);
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
    problems: Problems<'c>,
    out: Vec<Event<'a>>,
    /// The level of the last heading; the page's own is 1.
    level: usize,
    in_table_head: bool,
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
            Event::Start(Tag::Heading { level, .. }) => self.heading(*level, event, range),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = CowStr::from(self.link(dest_url, range));
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
                // Alignment would become an inline style, which the security policy forbids.
                self.out.push(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])));
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
            self.out.push(Event::Text(text.clone()));
            return;
        }
        let mut unknown = Vec::new();
        let mut used = Vec::new();
        for part in parts(text) {
            let inside = match part {
                Part::Words(words) => {
                    self.out.push(Event::Text(CowStr::from(words.to_owned())));
                    continue;
                }
                Part::Name(inside) => inside,
            };
            let name = inside.trim();
            let Some(facts) = self.scope.facts else {
                self.out.push(Event::Text(CowStr::from(name.to_owned())));
                continue;
            };
            let Some(value) = facts.get(name) else {
                unknown.push(name.to_owned());
                self.out.push(Event::Text(CowStr::from(as_typed(inside))));
                continue;
            };
            used.push(name.to_owned());
            // What is printed of a fact is marked with its name, as templates mark what they print of one.
            self.html(format!("<span data-fact=\"{name}\">"));
            self.out.push(Event::Text(CowStr::from(value.clone())));
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

    fn heading(&mut self, level: HeadingLevel, event: &Event<'a>, range: &Range<usize>) {
        let level = level as usize;
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
        self.out.push(event.clone());
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

    fn problem(
        &mut self,
        rule: &'static Rule,
        range: &Range<usize>,
        found: impl Into<String>,
        write: impl Into<String>,
    ) {
        let before = self.prose.text.get(..range.start).unwrap_or(self.prose.text);
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count());
        self.problems.error(rule, Place { line: self.prose.first_line + line, column: column + 1 }, found, write);
    }
}
