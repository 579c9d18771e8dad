//! A gap of a model policy that nobody filled: `[insert name of landlord]`,
//! `«Name»`, `TBC`.
//!
//! The reader is told to phone "[insert number]".

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Signs, TextQuestion, ahead, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R102",
    title: "a gap or a note that was meant for the author",
    why: "Readers are told to call “[insert number]”.",
    cure: "The words that belong there, or no sentence until they are known.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// How the words in square brackets begin that are an instruction to the author.
const TO_THE_AUTHOR: [&str; 18] = [
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
    "note:",
    "note to",
    "check",
    "draft",
    "comment",
    "delete",
];

/// The words that printers put where others are to stand.
const LOREM: &str = "Lorem ipsum";

/// What Word writes in place of a cross-reference whose place is gone.
const OF_THE_PROGRAM: [&str; 4] = [
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Error! No text of specified style",
    "Error! Hyperlink reference not valid",
];

/// Whether a paragraph is nothing but what stood at the foot of a printed page: `Page 3 of 12`.
fn is_foot_of_page(text: &str) -> bool {
    let text = text.trim();
    let Some(rest) = text.get(..5).filter(|page| page.eq_ignore_ascii_case("page ")).and_then(|_| text.get(5..)) else {
        return false;
    };
    let mut words = rest.split_whitespace();
    let is_number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    is_number(words.next())
        && (words.clone().next().is_none()
            || words.next().is_some_and(|of| of.eq_ignore_ascii_case("of"))
                && is_number(words.next())
                && words.next().is_none())
}

/// What stands for words that are still to come, in capitals.
const STILL_TO_COME: [&str; 7] = ["XX", "TBC", "TBA", "XXX", "XXXX", "TODO", LOREM];

const BRACKETS: Signs = Signs::of("[«<");

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks_with(BRACKETS) {
        for (open, close) in [('[', ']'), ('«', '»'), ('<', '>')] {
            for (at, _) in block.text.match_indices(open) {
                let inside = ahead(&block.text, at + open.len_utf8()).split_once(close);
                let Some((inside, _)) = inside.filter(|(inside, _)| inside.chars().count() < 60) else { continue };
                let small = inside.trim().to_lowercase();
                // `[JS: ask legal]`
                let is_signed = inside.split_once(':').is_some_and(|(who, _)| {
                    (2..=3).contains(&who.len()) && who.bytes().all(|b| b.is_ascii_uppercase())
                });
                if open == '[' && is_signed
                    || TO_THE_AUTHOR.iter().any(|start| small.starts_with(start))
                    || open == '«' && !small.is_empty()
                {
                    found.push(told(block.typed_at(at), &format!("{open}{inside}{close}")));
                }
            }
        }
    }
    for block in &document.blocks {
        for lost in OF_THE_PROGRAM.into_iter().filter(|_| block.may_have(&Signs::of("!"))) {
            found.extend(block.text.find(lost).map(|at| told(block.typed_at(at), lost)));
        }
        if is_foot_of_page(&block.text) {
            found.push(told(block.typed_at(0), block.text.trim()));
        }
        if !block.has_capitals_in_a_row() && !block.text.contains(LOREM) {
            continue;
        }
        // One message for all gaps of a paragraph.
        let mut gaps: Vec<(usize, &str)> = Vec::new();
        for gap in STILL_TO_COME {
            let alone = |(at, _): &(usize, &str)| {
                let before = block.text.get(..*at).and_then(|text| text.chars().next_back());
                let after = block.text.get(at + gap.len()..).and_then(|text| text.chars().next());
                ![before, after].iter().flatten().any(|c| c.is_alphanumeric() || *c == '[')
            };
            gaps.extend(block.text.match_indices(gap).filter(alone));
        }
        let first = gaps.into_iter().min_by_key(|(at, _)| *at);
        found.extend(first.map(|(at, gap)| told(block.typed_at(at), gap)));
    }
    found
}

fn told(at: usize, gap: &str) -> Finding {
    let gap = shortened(gap);
    Finding::new(
        at,
        format!("\"{gap}\" was meant for the author: a gap or a note, and readers see it"),
        "the words that belong there; or take it away, with its sentence if that needs them",
    )
}
