//! The text of a Word document, event by event.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::super::refusal::Refusal;
use super::numbering::{Counters, Numbering};
use super::run::{Paragraph, shortened};
use super::styles::Styles;
use super::xml::{self, attribute, character, is_on};
use crate::draft::document::{Block, Document, on_one_line};

/// What the other parts of the file say.
pub(super) struct Known {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) links: BTreeMap<String, String>,
}

pub(super) fn read(text: &str, known: &Known) -> Result<Document, Refusal> {
    let mut body = Body {
        known,
        document: Document::default(),
        counters: Counters::default(),
        open: Vec::new(),
        tables: Vec::new(),
        skipped: 0,
        in_words: false,
        is_bold: false,
        is_hidden: false,
        is_pending: false,
        number: 0,
        tracked: None,
        commented: None,
        struck: None,
        is_struck: false,
        has_notes: false,
        has_headings: false,
    };
    xml::each(text, |event| {
        body.event(event);
        Ok(())
    })?;
    if let Some(first) = body.tracked {
        return Err(Refusal::Tracked(first));
    }
    if body.is_pending {
        return Err(Refusal::Tracked("the last paragraph".to_owned()));
    }
    if let Some(first) = body.commented {
        return Err(Refusal::Comments(first));
    }
    if let Some(first) = body.struck {
        return Err(Refusal::Struck(first));
    }
    if body.has_notes {
        body.document
            .remarks
            .push("The document has footnotes, which are not in the draft: add what matters.".to_owned());
    }
    Ok(body.document)
}

pub(super) struct Body<'k> {
    pub(super) known: &'k Known,
    document: Document,
    pub(super) counters: Counters,
    /// The paragraphs that are open, one in another: a text box stands in a paragraph.
    open: Vec<Paragraph>,
    tables: Vec<Table>,
    /// How deep in something that is not read.
    skipped: usize,
    in_words: bool,
    is_bold: bool,
    is_hidden: bool,
    is_struck: bool,
    /// A change was tracked outside of a paragraph: the next one is where it is.
    is_pending: bool,
    number: usize,
    tracked: Option<String>,
    commented: Option<String>,
    /// The first words that are struck through, which do not hold any more and still stand there.
    struck: Option<String>,
    has_notes: bool,
    pub(super) has_headings: bool,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    cell: String,
    /// The cell is one with that above it.
    goes_on: bool,
}

/// Changes that are tracked, as they stand in the text.
const CHANGES: [&str; 8] =
    ["ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "cellIns", "cellDel"];
/// What holds words that are not the text's, or the looks of before.
const NOT_READ: [&str; 8] =
    ["Fallback", "pPrChange", "rPrChange", "sectPr", "tblPrChange", "trPrChange", "tcPrChange", "instrText"];

impl Body<'_> {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                let name = tag.local_name().into_inner();
                if self.skipped > 0 || NOT_READ.contains(&name) {
                    self.skipped += 1;
                    return;
                }
                self.start(name, tag);
            }
            Event::Empty(tag) if self.skipped == 0 => {
                let name = tag.local_name().into_inner();
                self.start(name, tag);
                // What is empty ends where it starts.
                if matches!(name, "p" | "r" | "t" | "tc" | "tr" | "tbl" | "hyperlink") {
                    self.end(name);
                }
            }
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::End(tag) => self.end(tag.local_name().into_inner()),
            Event::Text(words) if self.in_words && self.skipped == 0 => self.words(&words.xml10_content()),
            Event::CData(words) if self.in_words && self.skipped == 0 => self.words(&words.xml10_content()),
            Event::GeneralRef(name) if self.in_words && self.skipped == 0 => {
                if let Some(c) = character(&name.xml10_content()) {
                    self.words(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        if CHANGES.contains(&name) {
            match self.open.last_mut() {
                Some(paragraph) => paragraph.tracked = true,
                None => self.is_pending = true,
            }
        }
        match name {
            "p" => self.open.push(Paragraph::default()),
            "tbl" => self.tables.push(Table::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "vMerge" => {
                if let Some(table) = self.tables.last_mut() {
                    table.goes_on = attribute(tag, "val").as_deref() != Some("restart");
                }
            }
            "r" => (self.is_bold, self.is_hidden, self.is_struck) = (false, false, false),
            "t" => self.in_words = true,
            "footnoteReference" | "endnoteReference" => self.has_notes = true,
            _ => self.of_paragraph(name, tag),
        }
    }

    fn of_paragraph(&mut self, name: &str, tag: &BytesStart<'_>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        match name {
            "pStyle" => paragraph.style = attribute(tag, "val"),
            "outlineLvl" => {
                let level = attribute(tag, "val").and_then(|level| level.parse::<u8>().ok());
                paragraph.outline = level.filter(|level| *level < 9).map(|level| level + 1);
            }
            "ilvl" => {
                let id = paragraph.list.take().map(|(id, _)| id).unwrap_or_default();
                let level = attribute(tag, "val").and_then(|level| level.parse().ok()).unwrap_or(0);
                paragraph.list = Some((id, level));
            }
            "numId" => {
                let level = paragraph.list.take().map_or(0, |(_, level)| level);
                paragraph.list = Some((attribute(tag, "val").unwrap_or_default(), level));
            }
            "b" => self.is_bold = is_on(tag),
            "vanish" => self.is_hidden = is_on(tag),
            "strike" | "dstrike" => self.is_struck |= is_on(tag),
            "tab" => paragraph.text.push(' '),
            "br" | "cr" => paragraph.text.push(match attribute(tag, "type").as_deref() {
                Some("page" | "column") => ' ',
                _ => '\n',
            }),
            "noBreakHyphen" => paragraph.text.push('-'),
            "hyperlink" => {
                let to = attribute(tag, "id").and_then(|id| self.known.links.get(&id).cloned());
                paragraph.open_link(to);
            }
            "commentReference" | "commentRangeStart" => paragraph.commented = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "t" => self.in_words = false,
            "hyperlink" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.close_link();
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    let cell = on_one_line(&std::mem::take(&mut table.cell));
                    let goes_on = std::mem::take(&mut table.goes_on);
                    let above = table.rows.len().checked_sub(2).and_then(|n| table.rows.get(n)).cloned();
                    if let Some(row) = table.rows.last_mut() {
                        let merged = above.filter(|_| goes_on && cell.is_empty());
                        row.push(merged.and_then(|above| above.get(row.len()).cloned()).unwrap_or(cell));
                    }
                }
            }
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if self.is_struck && !self.is_hidden && text.chars().any(char::is_alphanumeric) {
            self.struck.get_or_insert_with(|| shortened(&on_one_line(text)));
        }
        if let Some(paragraph) = self.open.last_mut().filter(|_| !self.is_hidden) {
            paragraph.words(text, self.is_bold);
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let mut rows = table.rows;
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if let Some(outer) = self.tables.last_mut() {
            // A table in a table has no place of its own in Markdown.
            let words = rows.iter().flatten().cloned().collect::<Vec<_>>().join(" ");
            outer.cell.push_str(&format!(" {words}"));
            return;
        }
        // A box round a paragraph.
        if rows.iter().all(|row| row.len() == 1) {
            for cell in rows.into_iter().flatten() {
                self.document.push(Block::Paragraph(cell));
            }
            return;
        }
        self.document.push(Block::Table(rows));
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        let has_words = !paragraph.text.trim().is_empty();
        self.number += usize::from(has_words);
        let number = self.number.max(1);
        if paragraph.tracked || std::mem::take(&mut self.is_pending) {
            self.tracked.get_or_insert_with(|| paragraph.named(number));
        }
        if paragraph.commented {
            self.commented.get_or_insert_with(|| paragraph.named(number));
        }
        let sign = self.sign(&paragraph);
        if let Some(table) = self.tables.last_mut() {
            table.cell.push(' ');
            table.cell.push_str(&paragraph.text);
            return;
        }
        if has_words {
            let block = self.block(&paragraph, sign);
            self.document.push(block);
        }
    }
}
