//! Facts that a policy may have and that no document says in one way: they are named, each with the first sentence that
//! may give it, and a person writes them.

use super::{Found, Source};
use crate::prose::quantity::quantities;
use crate::prose::words::tokens;
use crate::prose::{Block, Kind, Prose, Sentence};

/// A fact that may be in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Its key.
    pub key: &'static str,
    /// The sentence that may give it.
    pub source: Option<Source>,
}

/// The keys, each with words of a sentence that may give it: one of the first, and one of the second where there are any.
const KEYS: [(&str, &[&str], &[&str]); 9] = [
    ("registered", &["registered provider", "registered social landlord", "registered with the regulator"], &[]),
    (
        "who",
        &[
            "who can complain",
            "can complain if",
            "anyone who",
            "anybody who",
            "anyone affected",
            "any person",
            "applies to",
        ],
        &["tenant", "resident", "customer", "leaseholder", "affected", "applicant", "services", "member"],
    ),
    (
        "hours",
        &["monday", "mon ", "mon-", "tues", "weekday", "opening hours", "office hours"],
        &["am", "pm", "-", "to"],
    ),
    (
        "out_of_hours",
        &["after hours", "out of hours", "out-of-hours", "outside office hours", "when we are closed"],
        &[],
    ),
    (
        "office",
        &["our office", "our offices", "the office", "reception", "call in at", "pop in"],
        &["visit", "call", "come", "pop", "drop", "in person"],
    ),
    ("languages", &["other language", "another language", "different language", "interpret", "translat"], &[]),
    (
        "reports",
        &["report", "figures", "performance", "put before"],
        &[
            "quarter",
            "each year",
            "every year",
            "annual",
            "every six months",
            "monthly",
            "each month",
            "every month",
            "once a year",
        ],
    ),
    (
        "related",
        &[
            "related polic",
            "related document",
            "other policies",
            "linked document",
            "associated document",
            "read alongside",
            "read together with",
        ],
        &[],
    ),
    ("closed", &["christmas", "closure day", "offices are closed", "office is closed", "offices close"], &[]),
];

/// Each of them that is not among the contacts already.
pub(super) fn hints(prose: &Prose<'_>, contacts: &[(&'static str, Found)]) -> Vec<Hint> {
    let open = KEYS.iter().filter(|(key, ..)| !contacts.iter().any(|(kind, _)| kind == key));
    open.map(|(key, first, second)| Hint { key, source: sentence(prose, first, second) }).collect()
}

fn sentence(prose: &Prose<'_>, first: &[&str], second: &[&str]) -> Option<Source> {
    let has = |sentence: &Sentence<'_>, words: &[&str]| words.iter().any(|word| sentence.lower.contains(word));
    let texts = prose.blocks().iter().filter(|block| !matches!(block.kind, Kind::Heading(_) | Kind::Code));
    let mut all = texts.flat_map(|block: &Block| prose.sentences(block).map(move |sentence| (block, sentence)));
    let gives = |sentence: &Sentence<'_>| {
        let other = ["ombudsman", "repair", "emergenc"].iter().any(|word| sentence.lower.contains(word));
        // A time in it is read elsewhere.
        has(sentence, first)
            && (second.is_empty() || has(sentence, second))
            && !other
            && quantities(&tokens(sentence)).is_empty()
    };
    all.find(|(_, sentence)| gives(sentence)).map(|(block, sentence)| Source::of(prose, block, &sentence))
}
