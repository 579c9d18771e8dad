//! A list that runs into the paragraph before it: an item that begins with a
//! number other than 1, without its space, or is set in by four spaces, belongs
//! to the paragraph.
//!
//! The steps are there, in one lump with their numbers in the middle of lines.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::markers::numbered;
use crate::check::text::{Block, Document, Finding, Kind, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R109",
    title: "a list that runs into its paragraph",
    why: "The steps stand in one lump, with their numbers in the middle of lines.",
    cure: "An empty line before the list, and a space after each number.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let texts = document.blocks.iter().filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item));
    texts.filter_map(in_block).collect()
}

/// One message for all items of a paragraph.
fn in_block(block: &Block) -> Option<Finding> {
    let mut numbers: Vec<(usize, String)> = Vec::new();
    let mut before = "";
    for (at, line) in block.lines() {
        let bullet = line.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' ') && at > 0);
        if let Some(words) = bullet.filter(|words| !words.trim().is_empty()) {
            return Some(Finding::new(
                block.typed_at(at),
                "this item runs into the line before: it is set in too far to begin a list",
                format!(
                    "`- {}` without the spaces before it, and an empty line before the first item",
                    shortened(words)
                ),
            ));
        }
        if let Some((number, item)) = numbered(line) {
            // "within\n14. Then" is a sentence that goes on.
            let is_item =
                before.trim_end().ends_with(['.', ';', ':', ',', ')']) || before.is_empty() || !numbers.is_empty();
            if is_item {
                numbers.push((at, format!("{number}. {}", shortened(item.words))));
            }
        }
        before = line;
    }
    let (at, item) = if numbers.len() > 1 { numbers.first() } else { numbers.iter().find(|(at, _)| *at > 0) }?;
    Some(Finding::new(
        block.typed_at(*at),
        "this item runs into the paragraph: Markdown takes its number for words",
        format!("an empty line before the list, then `{item}`, with a space after the full stop"),
    ))
}
