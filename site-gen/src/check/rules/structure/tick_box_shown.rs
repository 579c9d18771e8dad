//! `- [ ] words`: a box to tick on some websites, brackets on ours.
//!
//! A screen reader says "left bracket, right bracket".

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Signs, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R113",
    title: "a box to tick that is shown as brackets",
    why: "A screen reader says “left bracket, right bracket”.",
    cure: "The words of the item alone, after `- `.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks_with(Signs::of("[")) {
        for (at, line) in block.lines() {
            let words = ["[ ]", "[x]", "[X]", "[]"].iter().find_map(|tick| line.trim_start().strip_prefix(tick));
            if let Some(words) = words.filter(|words| !words.starts_with(['(', '['])) {
                found.push(Finding::new(
                    block.typed_at(at),
                    "a box to tick is shown as typed brackets",
                    format!("`- {}`", shortened(words)),
                ));
            }
        }
    }
    found
}
