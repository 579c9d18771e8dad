//! Letters that stand for a name: `CSM`, `ASBO`. Staff say them all day, and
//! nobody else knows them.

use std::collections::BTreeSet;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R148",
    title: "a short name that nobody explains",
    why: "Who does not work there does not know what the letters stand for.",
    cure: "The whole name, with the letters in brackets where it first stands.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

/// Known to everybody, or on the page of a body itself.
const KNOWN: [&str; 38] = [
    "UK", "MP", "MPS", "BSL", "PDF", "CD", "DVD", "TV", "GP", "NHS", "ID", "BT", "PO", "SMS", "EU", "AM", "PM", "VAT",
    "RNIB", "RSPCA", "BBC", "USB", "FAQ", "OK", "IT", "HM", "CCTV", "DIY", "ROM", "WCAG", "AA",
    // It goes by its letters.
    "ICO", // Gaps, which a rule of structure tells.
    "TBC", "TBA", "TODO", "XX", "XXX", "XXXX",
];
const MOST_PLACES: usize = 5;
/// A text with more short names than these is a table of them.
const MOST_NAMES: usize = 200;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut seen: BTreeSet<&str> = KNOWN.into_iter().collect();
    let mut found = Vec::new();
    for block in
        document.blocks.iter().filter(|block| block.has_capitals_in_a_row() && block.text.contains(char::is_lowercase))
    {
        let mut at = 0;
        for part in block.text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let start = at;
            at += part.len();
            let name = part.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_number = name.bytes().all(|byte| b"IVXL".contains(&byte));
            let is_short = (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
            let is_note = block.text.get(..start).is_some_and(|before| before.ends_with('['));
            if seen.len() < MOST_NAMES
                && is_short
                && !is_number
                && !is_note
                && seen.insert(name)
                && !is_explained(document, name)
            {
                found.push(Finding::new(
                    block.typed_at(start),
                    format!("\"{name}\" is a short name that the text does not explain"),
                    format!("the whole name, and `({name})` behind it where it first stands"),
                ));
            }
        }
    }
    found.truncate(MOST_PLACES);
    found
}

/// Whether the letters stand in brackets behind a name, or a name in brackets behind them.
fn is_explained(document: &Document<'_>, name: &str) -> bool {
    [format!("({name})"), format!("{name} ("), format!("(the {name})"), format!("“{name}”"), format!("\"{name}\"")]
        .iter()
        .any(|sign| document.text.contains(sign.as_str()))
}
