//! A backslash that sets nothing aside, and is shown.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R122",
    title: "a backslash that is shown",
    why: "A screen reader reads it out, and nobody knows what it means.",
    cure: "The words without it; between two words “or”.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let told = |at| {
        Finding::new(
            at,
            "a backslash is shown as typed, and a screen reader says so",
            "the words without it; between two words a `/` or “or”",
        )
    };
    document.shown("\\").map(|(block, at)| told(block.typed_at(at))).collect()
}
