//! HTML → blocks. Scripts, menus and forms are left behind; what browsers would
//! mend is mended by the tokenizer.

use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use super::refusal::Refusal;
use crate::draft::document::{Block, Document, escaped, on_one_line, squeezed};

/// Elements whose words are none of the policy's.
const LEFT_OUT: [&str; 16] = [
    "head", "script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "svg", "button",
    "select", "textarea", "iframe", "object",
];
/// Elements of which nothing is shown and that have no end.
const DEEPEST: usize = 200;

pub(super) fn read(text: &str) -> Result<Document, Refusal> {
    let lower = text.to_ascii_lowercase();
    // Where the page says what its matter is, the rest is the site's.
    let main = ["<main", "<article"].into_iter().find(|tag| lower.contains(tag)).map(|tag| tag.trim_start_matches('<'));
    let mut reader = Reader { main, inside: main.is_none(), ..Reader::default() };
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&words(&tag.name)),
            Token::String(text) => reader.words(&words(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.flush();
    reader.document.title = title(text, &lower);
    Ok(reader.document)
}

/// What stands in the page's `<title>`, on one line.
fn title(text: &str, lower: &str) -> Option<String> {
    let start = lower.find("<title")?;
    let start = start + lower.get(start..)?.find('>')? + 1;
    let end = start + lower.get(start..)?.find("</title")?;
    let plain = text.get(start..end)?.replace("&amp;", "&").replace("&ndash;", "–").replace("&#039;", "'");
    Some(on_one_line(&plain)).filter(|title| !title.is_empty())
}

fn words(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[derive(Default)]
struct Reader {
    document: Document,
    /// The element that holds the page's matter, if it has one.
    main: Option<&'static str>,
    inside: bool,
    /// How deep in elements that are left out, by the outermost one's name.
    left_out: Option<(String, usize)>,
    text: String,
    kind: Kind,
    lists: Vec<Option<u32>>,
    table: Vec<Vec<String>>,
    tables: usize,
    links: Vec<(String, usize)>,
    /// The level of the last heading that was marked as one.
    level: u8,
    /// A term whose description follows.
    term: Option<String>,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Paragraph,
    Heading(u8),
    Item(Option<u32>),
    /// A term of a list of descriptions.
    Term,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Refusal> {
        let name = words(&tag.name);
        if let Some((outer, depth)) = &mut self.left_out {
            if *outer == name && !tag.self_closing {
                *depth += 1;
            }
            return Ok(());
        }
        if self.main.is_some_and(|main| main == name) {
            self.inside = true;
        }
        // What opens and closes a part of the page is that part's heading.
        let is_of_the_page = name == "header" && self.inside && self.main.is_some();
        let opens_a_part = name == "button"
            && (matches!(self.kind, Kind::Heading(_)) || tag.attributes.contains_key(b"aria-expanded".as_slice()));
        // A form round the whole page would take its words with it.
        if LEFT_OUT.contains(&name.as_str()) && !(tag.self_closing || opens_a_part || is_of_the_page) {
            self.flush();
            self.left_out = Some((name, 1));
            return Ok(());
        }
        match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.tables == 0 => {
                self.flush();
                self.level = name.bytes().next_back().map_or(2, |digit| digit.saturating_sub(b'0'));
                self.kind = Kind::Heading(self.level);
            }
            // What opens a part of the page that can be folded is its heading.
            "summary" if self.tables == 0 => {
                self.flush();
                self.kind = Kind::Heading(self.level.saturating_add(1).clamp(2, 6));
            }
            "dt" if self.tables == 0 => {
                self.flush();
                self.kind = Kind::Term;
            }
            "ul" | "ol" => {
                self.flush();
                if self.lists.len() > DEEPEST {
                    return Err(Refusal::TooLarge);
                }
                self.lists.push((name == "ol").then_some(1));
            }
            "li" => {
                self.flush();
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = next.map(|next| next.saturating_add(1));
                    number
                });
                self.kind = Kind::Item(number);
            }
            "br" if self.tables == 0 => self.text.push('\n'),
            "a" => {
                let to = tag.attributes.get(b"href".as_slice()).map(|to| words(&to.value)).unwrap_or_default();
                self.links.push((to, self.text.len()));
            }
            "table" => {
                self.flush();
                self.tables += 1;
            }
            "tr" if self.tables > 0 => self.table.push(Vec::new()),
            "td" | "th" if self.tables > 0 => self.text.clear(),
            name if is_block(name) => self.flush(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if let Some((outer, depth)) = &mut self.left_out {
            if outer == name {
                *depth -= 1;
                if *depth == 0 {
                    self.left_out = None;
                }
            }
            return;
        }
        match name {
            "a" => self.close_link(),
            "ul" | "ol" => {
                self.flush();
                self.lists.pop();
            }
            "td" | "th" if self.tables > 0 => {
                let cell = on_one_line(&std::mem::take(&mut self.text));
                self.links.clear();
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            "table" if self.tables > 0 => {
                self.tables -= 1;
                if self.tables == 0 {
                    let mut rows = std::mem::take(&mut self.table);
                    rows.retain(|row| !row.is_empty());
                    self.document.push(Block::Table(rows));
                    self.text.clear();
                }
            }
            name => {
                if is_block(name) || name == "li" || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
                    self.flush();
                }
                if self.main.is_some_and(|main| main == name) {
                    self.inside = false;
                }
            }
        }
    }

    fn words(&mut self, text: &str) {
        if self.left_out.is_none() && self.inside {
            // A line feed in HTML is a space; one of ours is a line break.
            let spaced: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
            self.text.push_str(&escaped(&spaced));
        }
    }

    fn close_link(&mut self) {
        let Some((to, start)) = self.links.pop() else { return };
        let Some(shown) = self.text.get(start..).map(on_one_line) else { return };
        let leads = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme));
        if leads && !shown.is_empty() && !to.contains([' ', '(', ')', '<', '>', '\n']) {
            self.text.truncate(start);
            self.text.push_str(&format!("[{shown}]({to})"));
        }
    }

    fn flush(&mut self) {
        if self.tables > 0 {
            self.text.push(' ');
            return;
        }
        self.links.clear();
        let text = std::mem::take(&mut self.text);
        let depth = u8::try_from(self.lists.len().saturating_sub(1).min(4)).unwrap_or(4);
        let kind = std::mem::take(&mut self.kind);
        // What follows a list inside an item belongs to the item still.
        match kind {
            Kind::Heading(level) => self.document.push(Block::Heading { level, text: on_one_line(&text) }),
            Kind::Item(number) if text.trim().is_empty() => self.kind = Kind::Item(number),
            Kind::Item(number) => self.document.push(Block::Item { depth, number, text: on_one_line(&text) }),
            Kind::Term if text.trim().is_empty() => self.kind = Kind::Term,
            // A question is answered by what follows, and heads it.
            Kind::Term if text.trim_end().ends_with('?') => {
                let level = self.level.saturating_add(1).clamp(2, 6);
                self.document.push(Block::Heading { level, text: on_one_line(&text) });
            }
            Kind::Term => self.term = Some(on_one_line(&text)),
            Kind::Paragraph => {
                let described = self.term.take_if(|_| !text.trim().is_empty());
                let before = described.map(|term| format!("{}: ", term.trim_end_matches(':'))).unwrap_or_default();
                self.document.push(Block::Paragraph(squeezed(&format!("{before}{text}"))));
            }
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "body"
            | "html"
            | "blockquote"
            | "dl"
            | "dt"
            | "dd"
            | "pre"
            | "address"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "fieldset"
            | "hr"
            | "caption"
            | "header"
    )
}
