//! A [`Document`] → clean Markdown, as the body of a policy has it: headings
//! from `##` down, lists, tables.

use super::document::{Block, Document, on_one_line};

/// The document as Markdown, with a line feed at its end.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = String::new();
    let mut before: Option<&Block> = None;
    let mut levels = Levels::of(document);
    for block in &document.blocks {
        let joined = matches!((before, block), (Some(Block::Item { number: a, .. }), Block::Item { number: b, depth, .. })
            if *depth > 0 || a.is_some() == b.is_some());
        if before.is_some() && !joined {
            out.push('\n');
        }
        match block {
            Block::Heading { level, text } => {
                let level = levels.next(*level);
                out.push_str(&format!("{} {}\n", "#".repeat(level.into()), heading(text)));
            }
            Block::Paragraph(text) => out.push_str(&format!("{}\n", paragraph(text))),
            Block::Item { depth, number, text } => {
                let indent = "   ".repeat((*depth).into());
                let sign = number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
                out.push_str(&format!("{indent}{sign} {}\n", at_line_start(&on_one_line(text))));
            }
            Block::Table(rows) => table(rows, &mut out),
        }
        before = Some(block);
    }
    out
}

/// Levels of headings as the page has them: the highest is 2, and none is left out on the way down.
struct Levels {
    highest: u8,
    last: u8,
}

impl Levels {
    fn of(document: &Document) -> Self {
        let levels = document.blocks.iter().filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        });
        Self { highest: levels.min().unwrap_or(1), last: 1 }
    }

    fn next(&mut self, level: u8) -> u8 {
        let wanted = level.saturating_sub(self.highest).saturating_add(2);
        self.last = wanted.min(self.last + 1).min(6);
        self.last
    }
}

fn heading(text: &str) -> String {
    on_one_line(text).trim_end_matches('#').trim().to_owned()
}

/// A paragraph; its lines end with a backslash, so that an address keeps them.
fn paragraph(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(|line| at_line_start(line.trim())).filter(|line| !line.is_empty()).collect();
    lines.join("\\\n")
}

/// What would begin a list, a heading or a quote where it stands first on a line, with a backslash before it.
fn at_line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = line.get(digits..).unwrap_or_default();
    if digits > 0 && (behind.starts_with(". ") || behind.starts_with(") ")) {
        return format!("{}\\{behind}", line.get(..digits).unwrap_or_default());
    }
    let sign = line.starts_with(['#', '>', '+', '=', '~', '|']) || line.starts_with("- ") || line.starts_with("---");
    if sign { format!("\\{line}") } else { line.to_owned() }
}

fn table(rows: &[Vec<String>], out: &mut String) {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (n, row) in rows.iter().enumerate() {
        let cells =
            (0..width).map(|at| row.get(at).map(|cell| on_one_line(cell).replace('|', "\\|")).unwrap_or_default());
        out.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        if n == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(width)));
        }
    }
}
