//! `a)`, `(i)` and `4.1` at the start of lines: Markdown knows no such items, so
//! they run together into one paragraph.
//!
//! "See 4.1 (b)" then leads to the middle of a lump of text.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::markers::{Marked, lettered};
use crate::check::text::{Block, Document, Finding, Kind, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R108",
    title: "lettered items that run together",
    why: "Who is sent to “4.1 (b)” looks for it in the middle of a lump of text.",
    cure: "An empty line before the list, and each item as `- (a) words`.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let texts = document.blocks.iter().filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item));
    texts.filter_map(in_block).collect()
}

/// One message for all items of a paragraph; a mark on its first line alone runs into nothing.
fn in_block(block: &Block) -> Option<Finding> {
    let mut items: Vec<(usize, Marked<'_>)> = Vec::new();
    let mut before = "";
    for (at, line) in block.lines() {
        let ends = before.trim_end().ends_with(['.', ';', ':', ',', ')']) || before.trim_end().ends_with("and");
        if let Some(item) = lettered(line).filter(|_| before.is_empty() || ends || !items.is_empty()) {
            items.push((at, item));
        }
        before = line;
    }
    // The first may open its paragraph; what runs in is the next.
    items.iter().find(|(at, _)| *at > 0)?;
    let (at, first) = items.first()?;
    Some(Finding::new(
        block.typed_at(*at),
        format!("`{}` starts no item: these lines run together into one paragraph", first.mark),
        format!("an empty line before the list, and each item as `- {} {}`", first.mark, shortened(first.words)),
    ))
}
