//! A gap of a model policy that nobody filled: `[insert name of landlord]`,
//! `«Name»`, `TBC`.
//!
//! The reader is told to phone "[insert number]".

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R102",
    title: "a gap that was never filled",
    why: "Readers are told to call “[insert number]”.",
    cure: "The words that belong there, or no sentence until they are known.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// How the words in square brackets begin that are an instruction to the author.
const TO_THE_AUTHOR: [&str; 12] = [
    "insert",
    "enter ",
    "add ",
    "delete ",
    "name of",
    "your ",
    "landlord name",
    "landlord's name",
    "organisation name",
    "tbc",
    "to be ",
    "xx",
];

/// What stands for words that are still to come, in capitals.
const STILL_TO_COME: [&str; 6] = ["TBC", "TBA", "XXX", "XXXX", "TODO", "Lorem ipsum"];

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in &document.blocks {
        for (open, close) in [('[', ']'), ('«', '»'), ('<', '>')] {
            for (at, _) in block.text.match_indices(open) {
                let inside = block.text.get(at + open.len_utf8()..).and_then(|rest| rest.split_once(close));
                let Some((inside, _)) = inside.filter(|(inside, _)| inside.chars().count() < 60) else { continue };
                let small = inside.trim().to_lowercase();
                if TO_THE_AUTHOR.iter().any(|start| small.starts_with(start)) || open == '«' && !small.is_empty() {
                    found.push(told(block.typed_at(at), &format!("{open}{inside}{close}")));
                }
            }
        }
        for gap in STILL_TO_COME {
            let alone = |(at, _): &(usize, &str)| {
                let before = block.text.get(..*at).and_then(|text| text.chars().next_back());
                let after = block.text.get(at + gap.len()..).and_then(|text| text.chars().next());
                ![before, after].iter().flatten().any(|c| c.is_alphanumeric() || *c == '[')
            };
            let places = block.text.match_indices(gap).filter(alone);
            found.extend(places.map(|(at, _)| told(block.typed_at(at), gap)));
        }
    }
    found
}

fn told(at: usize, gap: &str) -> Finding {
    let gap = shortened(gap);
    Finding::new(
        at,
        format!("\"{gap}\" is a gap that was never filled, and readers see it"),
        "the words that belong there; or take the sentence away until they are known",
    )
}
