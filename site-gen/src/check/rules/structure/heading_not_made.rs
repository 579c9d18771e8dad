//! `#Heading` without its space, or with a no-break space that a word processor
//! left: the page shows the `#` in a paragraph.
//!
//! Who uses a screen reader jumps from heading to heading, and misses the section.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Signs, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R103",
    title: "a heading that is shown with its #",
    why: "Who uses a screen reader jumps from heading to heading, and misses the section.",
    cure: "A space between the `##` and the title.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// A page's own title has the first level.
const FIRST_OF_A_TEXT: usize = 2;
/// Markdown knows no deeper one.
const DEEPEST: usize = 6;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks_with(Signs::of("#")) {
        for (at, line) in block.lines() {
            let words = line.trim_start_matches('#');
            let level = line.len() - words.len();
            let next = words.chars().next();
            // `#1` is a number.
            let starts =
                next.is_some_and(|c| c.is_alphabetic() || c == '\u{a0}' || level > 1 && !c.is_ascii_punctuation());
            if level > 0 && starts {
                let marks = "#".repeat(level.clamp(FIRST_OF_A_TEXT, DEEPEST));
                found.push(Finding::new(
                    block.typed_at(at),
                    format!("\"{}\" was meant as a heading, and is shown with its `#`", shortened(line)),
                    format!("`{marks} {}`", words.trim()),
                ));
            }
        }
    }
    found
}
