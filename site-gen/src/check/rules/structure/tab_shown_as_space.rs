//! A tab inside a line: the page shows one space.
//!
//! Nothing is lost; the author sees a gap that no reader will.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::columns_typed::tab_between_words;
use crate::check::text::{Document, Finding, Signs, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R117",
    title: "a tab that is shown as one space",
    why: "The author sees a gap that no reader will.",
    cure: "One space in its place, or a table for columns.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks_with(Signs::of("\t")) {
        let mut tabs = block.lines().filter_map(|(start, line)| Some(start + tab_between_words(line)?));
        // Several lines with tabs are columns, which a rule of their own tells.
        if let (Some(at), None) = (tabs.next(), tabs.next()) {
            found.push(Finding::new(
                block.typed_at(at),
                "a tab stands in this line, and is shown as one space",
                "one space",
            ));
        }
    }
    found
}
