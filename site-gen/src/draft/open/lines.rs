//! Plain text and Markdown → blocks.
//!
//! Text that came out of a PDF or an e-mail has no marks: what is a heading, an
//! item or the next line of a paragraph is told by how the lines look, and where
//! nothing tells, it is a paragraph.

mod cut;
mod line;
mod pages;
mod questions;

use super::super::document::{Block, Document, on_one_line, squeezed};
use line::{Looks, bare, cells, looks, without_tags};
use pages::is_arrow;

/// A line shorter than this was ended on purpose.
const WRAPPED: usize = 45;
/// A heading is no longer than this.
pub(super) const HEADING: usize = 80;

pub(super) fn read(text: &str) -> Document {
    let text = without_tags(text);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let (lines, running) = pages::parted(&lines);
    let lines = questions::as_headings(&lines);
    let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    let mut reader = Reader { lines: &lines, document: Document::default(), open: None, at: 0, has_main: false };
    reader.has_main = lines.iter().any(|line| matches!(looks(line), Looks::Heading { level: 1..=2, .. }));
    while reader.at < lines.len() {
        reader.line();
        reader.at += 1;
    }
    reader.close();
    let left_out = |line: &&str| format!("Left out: “{line}”, which stands at the number of more than one page.");
    reader.document.remarks.extend(running.iter().map(left_out));
    reader.document
}

struct Reader<'t> {
    lines: &'t [&'t str],
    document: Document,
    /// The paragraph or item that may go on, with its last line.
    open: Option<(Block, String)>,
    at: usize,
    has_main: bool,
}

impl Reader<'_> {
    fn line(&mut self) {
        let line = self.lines.get(self.at).copied().unwrap_or_default();
        if line.trim().is_empty() || is_arrow(line) {
            return self.blank();
        }
        if self.is_table() {
            return self.table();
        }
        match looks(line) {
            Looks::Nothing => {}
            Looks::Section(_) if self.is_cited() => self.text(line.trim()),
            Looks::Heading { .. } if self.is_cut_short() => {
                let text = line.trim().to_owned();
                self.close();
                self.open = Some((Block::Paragraph(text.clone()), text));
            }
            Looks::Heading { level, text } => self.push(Block::Heading { level, text }),
            Looks::Item { number: Some(number), text, .. } if self.heads_a_section(number, &text) => {
                self.push(Block::Heading { level: 2, text: bare(line) });
            }
            Looks::Item { depth, number, text } => {
                self.close();
                self.open = Some((Block::Item { depth, number, text: text.clone() }, text));
            }
            Looks::Section(text) => {
                self.close();
                self.open = Some((Block::Paragraph(text.clone()), text));
            }
            Looks::Text if self.stands_as_heading() => {
                let level = if self.has_main { 3 } else { 2 };
                self.push(Block::Heading { level, text: bare(line) });
            }
            Looks::Text => self.text(line.trim()),
        }
    }

    /// An empty line ends what is open, unless a sentence goes on behind it: a page ended there.
    fn blank(&mut self) {
        let next = self.lines.iter().skip(self.at + 1).find(|line| !line.trim().is_empty());
        let goes_on = next.is_some_and(|next| {
            next.trim().starts_with(|c: char| c.is_lowercase()) && matches!(looks(next), Looks::Text)
        });
        let broken = self.open.as_ref().is_some_and(|(_, last)| !ends(last) && last.len() > WRAPPED);
        if !(goes_on && broken) {
            self.close();
        }
    }

    fn text(&mut self, line: &str) {
        let Some((block, last)) = &mut self.open else {
            self.open = Some((Block::Paragraph(line.to_owned()), line.to_owned()));
            return;
        };
        let small = line.starts_with(|c: char| c.is_lowercase());
        let wrapped = last.chars().count() >= WRAPPED && !last.ends_with(['.', '!', '?', ':', ';']);
        let goes_on = small || wrapped || last.ends_with([',', '-', '–']) && last.len() > WRAPPED / 2;
        let is_item = matches!(block, Block::Item { .. });
        let both_short = last.chars().count() < WRAPPED && line.chars().count() < WRAPPED && !ends(last);
        match block {
            Block::Paragraph(text) | Block::Item { text, .. } if goes_on => {
                text.push(' ');
                text.push_str(line);
            }
            // An address, line by line.
            Block::Paragraph(text) if both_short => {
                text.push('\n');
                text.push_str(line);
            }
            // "- write to us" and "We do not look at:" below it: what introduces the next list is no part of this one.
            Block::Item { .. } if !small && line.ends_with(':') => {
                self.close();
                self.open = Some((Block::Paragraph(line.to_owned()), line.to_owned()));
                return;
            }
            Block::Item { text, .. } if is_item && !ends(text) && both_short => {
                text.push(' ');
                text.push_str(line);
            }
            _ => {
                self.close();
                self.open = Some((Block::Paragraph(line.to_owned()), line.to_owned()));
                return;
            }
        }
        *last = line.to_owned();
    }

    /// A short line that nothing belongs to: a heading of a text that marks none.
    fn stands_as_heading(&self) -> bool {
        let line = self.lines.get(self.at).copied().unwrap_or_default();
        let words = bare(line);
        let is_bold = line.trim().starts_with("**") && line.trim().ends_with("**");
        // What ends so introduces what follows.
        let introduces = !is_bold && line.ends_with([':', '-', '–']);
        let over_a_list = self.heads_a_list(&words);
        if introduces || !line::may_be_heading(&words) || cut::is_open(&words) && !over_a_list {
            return false;
        }
        let around = |at: Option<usize>| at.and_then(|at| self.lines.get(at)).copied().unwrap_or_default().trim();
        let before = around(self.at.checked_sub(1));
        let after = around(Some(self.at + 1));
        let fresh = before.is_empty()
            || ends(before)
            || !matches!(looks(before), Looks::Text)
            || line::may_be_heading(&bare(before));
        // Set apart from what stands above it, it may stand over a shorter sentence.
        let long = if before.is_empty() && after.ends_with('.') { 40 } else { 60 };
        let opens_text = after.chars().count() >= long && after.starts_with(|c: char| c.is_uppercase());
        let next = self.lines.iter().skip(self.at + 1).any(|line| !line.trim().is_empty());
        let over_a_list = over_a_list && before.is_empty() && self.open.is_none();
        fresh && next && (is_bold || after.is_empty() && self.open.is_none() || opens_text || over_a_list)
    }

    /// "What we can't deal with" with the items of its list in the next line: a title, and no line that introduces them.
    fn heads_a_list(&self, words: &str) -> bool {
        let after = self.lines.get(self.at + 1).copied().unwrap_or_default();
        let is_item = matches!(looks(after), Looks::Item { number: None, .. });
        let small = words.to_lowercase();
        let first = small.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let asks = matches!(first, "what" | "how" | "who" | "when" | "where" | "why" | "which") || small.ends_with('?');
        // "You can contact us" goes on in its items.
        let acts = small.split(|c: char| !c.is_alphanumeric()).any(|word| {
            matches!(word, "we" | "you" | "will" | "can" | "may" | "must" | "should" | "is" | "are" | "by" | "include")
        });
        is_item && (asks || !acts)
    }

    /// `3. Stage 1` alone on its line, with `3.1` or a paragraph behind it, and no other item of a list.
    fn heads_a_section(&self, number: u32, words: &str) -> bool {
        let blank = |at: Option<usize>| at.and_then(|at| self.lines.get(at)).is_none_or(|line| line.trim().is_empty());
        let alone = blank(self.at.checked_sub(1)) && blank(Some(self.at + 1));
        let next = self.lines.iter().skip(self.at + 1).map(|line| line.trim()).find(|line| !line.is_empty());
        // "6. NOTICE TO LEAVE" over its paragraph: no other item follows, and what does is no line of a list.
        let after = self.lines.get(self.at + 1).map_or("", |line| line.trim());
        let leads = blank(self.at.checked_sub(1))
            && after.chars().count() >= 60
            && after.starts_with(|c: char| c.is_uppercase())
            && matches!(looks(after), Looks::Text);
        // "2. What we can't deal with" over a list that has no numbers.
        let over_a_list = blank(self.at.checked_sub(1)) && self.heads_a_list(words);
        // "3. How to complain" over the line that introduces its list.
        let over_a_lead = blank(self.at.checked_sub(1)) && matches!(looks(after), Looks::Text) && after.ends_with(':');
        let opens = over_a_list
            || over_a_lead
            || next.is_some_and(|next| {
                let numbered = next.strip_prefix(&format!("{number}."));
                numbered.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
                    || leads
                    || alone && matches!(looks(next), Looks::Text) && next.chars().count() > WRAPPED
            });
        opens && line::may_be_heading(&bare(words))
    }

    fn is_table(&self) -> bool {
        let width = |at: usize| self.lines.get(at).map_or(0, |line| cells(line).len());
        let here = width(self.at);
        let typed = self.lines.get(self.at).is_some_and(|line| line.trim_start().starts_with('|'));
        here > 1 && (typed || here > 2 && width(self.at + 1) > 1 || here == 2)
    }

    fn table(&mut self) {
        let mut rows: Vec<Vec<String>> = Vec::new();
        while let Some(line) = self.lines.get(self.at) {
            let mut cells = cells(line);
            if cells.len() < 2 {
                break;
            }
            // A row that begins where the second column does goes on with what the first says above it.
            let set_in = line.starts_with("      ") && !line.contains('|') && !line.contains('\t');
            let wide = rows.first().map_or(0, Vec::len);
            if let Some(label) = rows.last().and_then(|row| row.first()).filter(|_| set_in && cells.len() + 1 == wide) {
                cells.insert(0, label.clone());
            }
            if !cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'))) {
                rows.push(cells);
            }
            self.at += 1;
        }
        self.at -= 1;
        // "Policy ref: C7      Issue: 2" are facts side by side, and no row.
        let is_pair = |cell: &str| cell.contains(": ") || cell.ends_with(':');
        if rows.iter().flatten().any(|cell| cell.contains(": "))
            && rows.iter().all(|row| row.iter().skip(1).any(|cell| is_pair(cell)))
        {
            for cell in rows.iter().flatten() {
                let block = if is_pair(cell) || !line::may_be_heading(cell) {
                    Block::Paragraph(cell.clone())
                } else {
                    Block::Heading { level: 1, text: cell.clone() }
                };
                self.push(block);
            }
            return;
        }
        // "Approved:" and a date are no table.
        let pairs = rows.iter().all(|row| row.len() == 2)
            && rows.iter().any(|row| row.first().is_some_and(|cell| cell.ends_with(':')));
        if pairs || rows.len() == 1 {
            for row in rows {
                let label = row.first().map(String::as_str).unwrap_or_default().trim_end_matches(':');
                let rest = row.get(1..).unwrap_or_default().join(" ");
                let text = if label.is_empty() { rest } else { format!("{label}: {rest}") };
                self.push(Block::Paragraph(text));
            }
        } else {
            self.push(Block::Table(rows));
        }
    }

    fn push(&mut self, block: Block) {
        self.close();
        self.document.push(block);
    }

    fn close(&mut self) {
        let Some((block, _)) = self.open.take() else { return };
        self.document.push(match block {
            Block::Paragraph(text) => Block::Paragraph(squeezed(&text)),
            Block::Item { depth, number, text } => Block::Item { depth, number, text: on_one_line(&text) },
            other => other,
        });
    }
}

/// Whether a sentence ends here.
fn ends(line: &str) -> bool {
    line.trim_end_matches(['"', '”', ')', '*', '_', '\'', '’']).ends_with(['.', '!', '?', ':', ';'])
}
