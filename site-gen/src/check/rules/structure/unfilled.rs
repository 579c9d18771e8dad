//! A gap of a model policy that nobody filled, or a note that was meant for the
//! author: `[insert name of landlord]`, `«Name»`, `___ working days`, `TBC`,
//! `Click here to enter text`.
//!
//! The reader is told to phone "[insert number]".

mod blanks;
mod brackets;
mod of_programs;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Block, Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R102",
    title: "a gap or a note that was meant for the author",
    why: "Readers are told to call “[insert number]”.",
    cure: "The words that belong there, or no sentence until they are known.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    document.blocks.iter().flat_map(in_block).collect()
}

fn in_block(block: &Block) -> Vec<Finding> {
    let mut found = brackets::all(block);
    found.extend(of_programs::all(block));
    // One message for all that is blank in a paragraph.
    found.extend(blanks::first(block));
    found
}

/// Whether words in square brackets were meant for the author.
pub(super) fn is_a_gap(inside: &str) -> bool {
    brackets::is_for_the_author(inside)
}

fn told(block: &Block, at: usize, gap: &str) -> Finding {
    let gap = shortened(gap);
    Finding::new(
        block.typed_at(at),
        format!("\"{gap}\" was meant for the author: a gap or a note, and readers see it"),
        "the words that belong there; or take it away, with its sentence if that needs them",
    )
}
