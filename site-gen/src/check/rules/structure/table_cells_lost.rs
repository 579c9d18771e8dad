//! A row of a table with more or fewer cells than its header, or a line of text that
//! stands right under a table: what is too much is dropped, and a sentence
//! becomes a row.
//!
//! The cell that is dropped may be the one with the time.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::{Event, Tag};

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R114",
    title: "cells of a table that are not shown",
    why: "The cell that is dropped may be the one with the time.",
    cure: "As many cells in each row as in the first, and an empty line after the table.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut columns = 0;
    for (event, range) in &document.events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow) => found.extend(row(range.start, document.typed(range), columns)),
            _ => {}
        }
    }
    found
}

fn row(at: usize, typed: &str, columns: usize) -> Option<Finding> {
    let cells = cells(typed);
    if cells.len() > columns {
        let dropped = cells.get(columns..).unwrap_or_default().join(" | ");
        return Some(Finding::new(
            at,
            format!(
                "this row has {} cells and its table {columns}: \"{}\" is not shown",
                cells.len(),
                shortened(&dropped)
            ),
            "as many cells as the first row has; a `|` that belongs to the words is typed `\\|`",
        ));
    }
    if cells.len() < columns && typed.contains('|') {
        let found = format!("this row has {} of {columns} cells; the others are shown empty", cells.len());
        return Some(Finding::new(at, found, "a cell for each column; `| – |` for one that has nothing in it"));
    }
    (cells.len() == 1 && columns > 1 && !typed.contains('|')).then(|| {
        Finding::new(
            at,
            format!("\"{}\" became a row of the table above", shortened(typed)),
            "an empty line between the table and the words after it",
        )
    })
}

/// The cells of a row as typed; a bar with a backslash before it is no border.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, byte) in row.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cells.push(row.get(start..at).unwrap_or_default().trim());
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    let last = row.get(start..).unwrap_or_default().trim();
    if !last.is_empty() {
        cells.push(last);
    }
    cells
}
