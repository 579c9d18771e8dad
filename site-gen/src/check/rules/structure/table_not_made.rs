//! Rows with `|` that are no table: the line `|---|---|` under the first is
//! missing, or has another number of cells.
//!
//! The page shows one paragraph with bars in it; which time belongs to which
//! stage cannot be told.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Block, Document, Finding, Kind, Signs, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R115",
    title: "rows that are no table",
    why: "Which time belongs to which stage cannot be told from one paragraph with bars in it.",
    cure: "The line `|---|---|` under the first row, with as many cells.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let texts = document.blocks.iter().filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item));
    texts.filter(|block| block.may_have(&Signs::of("|+"))).filter_map(in_block).collect()
}

fn in_block(block: &Block) -> Option<Finding> {
    let rows: Vec<(usize, &str)> = block.lines().filter(|(_, line)| is_row(line)).collect();
    let (at, first) = rows.first()?;
    let framed = first.trim().starts_with('|') && bars(first) > 1;
    let ruled = block.lines().any(|(_, line)| is_rule(line));
    if !(framed || ruled || rows.len() > 1) {
        return None;
    }
    let columns = first.trim().trim_matches('|').split('|').count();
    let line = format!("|{}", "---|".repeat(columns));
    let found = if ruled {
        "these rows are no table, and are shown with their bars: the line of hyphens has another number of cells, or words stand right above"
    } else {
        "these rows are no table, and are shown with their bars"
    };
    let write = format!("an empty line before the first row, and under that row `{line}`, as many cells as it has");
    Some(Finding::new(block.typed_at(*at), found, write))
}

fn bars(line: &str) -> usize {
    line.matches('|').count()
}

fn is_row(line: &str) -> bool {
    bars(line) > 0 && (line.contains(" | ") || line.trim().starts_with('|') || is_rule(line)) || is_grid(line)
}

/// `|---|---|`, the line that makes a table.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains("--") && line.contains('|') && line.chars().all(|c| "|-: ".contains(c))
}

/// `+-----+-----+`, as other programs draw tables.
fn is_grid(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('+') && line.contains("--") && line.chars().all(|c| "+-=".contains(c))
}
