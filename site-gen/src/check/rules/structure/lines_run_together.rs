//! Short lines under one another, such as an address: the page shows them as
//! one line.
//!
//! Nothing is lost, and an address is harder to copy on an envelope.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::Event;

use crate::check::text::{Block, Document, Finding, Kind, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R112",
    title: "short lines that are shown as one",
    why: "An address on one line is harder to copy on an envelope.",
    cure: "A `\\` at the end of each line but the last.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

/// Lines of running text are broken later than this.
const SHORT: usize = 40;
const LEAST_LINES: usize = 3;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let paragraphs = document.blocks.iter().filter(|block| block.kind == Kind::Paragraph);
    paragraphs.filter(|block| is_address(block) && !has_breaks(document, block)).map(told).collect()
}

fn is_address(block: &Block) -> bool {
    let mut lines = block.lines().map(|(_, line)| line.trim());
    let count = block.lines().count();
    count >= LEAST_LINES
        && lines.all(|line| {
            line.chars().count() <= SHORT
                && !line.ends_with(['.', ';', ':'])
                && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        })
}

/// Whether the author asked for the lines.
fn has_breaks(document: &Document<'_>, block: &Block) -> bool {
    let first = document.events.partition_point(|(_, range)| range.start < block.source.start);
    let inside = document.events.iter().skip(first).take_while(|(_, range)| range.start < block.source.end);
    inside.into_iter().any(|(event, _)| matches!(event, Event::HardBreak))
}

fn told(block: &Block) -> Finding {
    let first = block.text.split('\n').next().unwrap_or_default();
    Finding::new(
        block.source.start,
        "these short lines are shown as one line",
        format!("a `\\` at the end of each line but the last, as in `{}\\`", first.trim()),
    )
}
