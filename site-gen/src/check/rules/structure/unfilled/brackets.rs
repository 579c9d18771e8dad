//! Gaps in brackets: `[insert number]`, `[ ]`, `«Name»`, `[JS: ask legal]`,
//! and the signs between which programs put the name of a field: `%%name%%`.

use super::told;
use crate::check::text::{Block, Finding, Signs, ahead};

/// How the words in square brackets begin that are an instruction to the author.
const TO_THE_AUTHOR: [&str; 20] = [
    "insert",
    "enter ",
    "add ",
    "delete",
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
    "who ",
    "how many",
    "date of",
];

/// What stands in brackets where it is still to be written, alone or as the last word: `[job title]`.
const STILL_TO_BE_WRITTEN: [&str; 30] = [
    "street",
    "town",
    "place",
    "reason",
    "number",
    "name",
    "names",
    "address",
    "email",
    "date",
    "dates",
    "landlord",
    "organisation",
    "association",
    "company",
    "council",
    "title",
    "role",
    "time",
    "times",
    "timescale",
    "hours",
    "link",
    "url",
    "website",
    "postcode",
    "details",
    "logo",
    "days",
    "months",
];

/// How long words in brackets are that can be a gap.
const LONGEST: usize = 60;

/// The signs before a gap and behind it.
const PAIRS: [(&str, &str, Signs); 7] = [
    ("[", "]", Signs::of("[")),
    ("(", ")", Signs::of("(")),
    ("«", "»", Signs::of("«")),
    ("<", ">", Signs::of("<")),
    ("%%", "%%", Signs::of("%")),
    ("@@", "@@", Signs::of("@")),
    ("$", "$", Signs::of("$")),
];

pub(super) fn all(block: &Block) -> Vec<Finding> {
    let text = &block.text;
    let mut found = Vec::new();
    for (open, close, _) in PAIRS.iter().filter(|(_, _, sign)| block.may_have(sign)) {
        let mut done = 0;
        for (at, _) in text.match_indices(*open).filter(|(at, _)| *at > 0 || *open != "[" || !is_box(text)) {
            let inside = ahead(text, at + open.len()).split_once(*close).map(|(inside, _)| inside);
            let Some(inside) = inside.filter(|inside| at >= done && inside.chars().count() < LONGEST) else { continue };
            let is_gap = match *open {
                "[" => is_for_the_author(inside),
                // Round ones hold asides, and hardly ever a gap.
                "(" => inside.trim().to_lowercase().starts_with("insert "),
                "<" => TO_THE_AUTHOR.iter().any(|start| inside.trim().to_lowercase().starts_with(start)),
                "«" => !inside.trim().is_empty(),
                _ => !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_'),
            };
            if is_gap {
                found.push(told(block, at, &format!("{open}{inside}{close}")));
                done = at + open.len() + inside.len() + close.len();
            }
        }
    }
    found
}

/// A box to tick, which a rule of its own looks at.
fn is_box(text: &str) -> bool {
    ["[ ]", "[x]", "[X]"].iter().any(|tick| text.starts_with(tick))
}

/// Whether words in square brackets were meant for the author.
pub(super) fn is_for_the_author(inside: &str) -> bool {
    let small = inside.trim().to_lowercase();
    let letters = small.chars().filter(|c| c.is_alphabetic()).count();
    let is_blank = letters == 0 && !small.bytes().any(|byte| byte.is_ascii_digit()) && !small.starts_with('^');
    // "He said that they [...] came late" leaves out words of somebody else.
    let is_left_out = matches!(small.as_str(), "..." | "…" | ". . .");
    let last = small.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    is_blank && !is_left_out
        || matches!(small.as_str(), "x" | "n")
        || is_signed(inside)
        || TO_THE_AUTHOR.iter().any(|start| small.starts_with(start))
        || small.split_whitespace().count() <= 4 && STILL_TO_BE_WRITTEN.contains(&last)
}

/// `JS: ask legal`, and `JS1` or `JS1R2`, by which a word processor numbers what its users remark.
fn is_signed(inside: &str) -> bool {
    let are_initials = |who: &str| (2..=3).contains(&who.len()) && who.bytes().all(|byte| byte.is_ascii_uppercase());
    if inside.split_once(':').is_some_and(|(who, _)| are_initials(who)) {
        return true;
    }
    let initials = inside.len() - inside.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let (who, number) = inside.split_at_checked(initials).unwrap_or_default();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'R');
    are_initials(who) && is_number
}
