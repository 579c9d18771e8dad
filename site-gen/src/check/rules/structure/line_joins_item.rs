//! A sentence right under a list, with no empty line between: it becomes part
//! of the last item.
//!
//! "If none of this helps, call us" is then read as the end of the third step.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Block, Document, Finding, Kind, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R111",
    title: "a sentence that joins the list above it",
    why: "What is said of all steps is read as part of the last.",
    cure: "An empty line after the list.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let items =
        document.blocks.iter().filter(|block| block.depth > 0 && matches!(block.kind, Kind::Item | Kind::Paragraph));
    items.filter_map(|block| in_block(document, block)).collect()
}

/// The first line that starts a sentence at the margin, after one that ended.
fn in_block(document: &Document<'_>, block: &Block) -> Option<Finding> {
    let mut ended = false;
    for (at, line) in block.lines() {
        let typed_at = block.typed_at(at);
        if ended && line.starts_with(char::is_uppercase) && document.lines.place(typed_at).column == 1 {
            return Some(Finding::new(
                typed_at,
                format!("\"{}\" joins the item of the list before it", shortened(line)),
                "an empty line before it; if it belongs to the item, two spaces at its start",
            ));
        }
        ended = line.trim_end().ends_with(['.', '!', '?', ')', ';', ':']);
    }
    None
}
