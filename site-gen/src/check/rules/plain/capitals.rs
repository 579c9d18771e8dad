//! A sentence in capitals. Its words have lost their shapes, and it sounds like
//! shouting.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R147",
    title: "a sentence in capitals",
    why: "Capitals are harder to read, and some screen readers spell them out.",
    cure: "Small letters; `**bold**` for what is important.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

/// Fewer words may be names.
const LEAST_WORDS: usize = 4;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in document.sentences() {
        let shouted = sentence.text.chars().all(|c| !c.is_lowercase());
        if shouted && sentence.length.words >= LEAST_WORDS && sentence.text.ends_with(['.', '!', '?', ':']) {
            let what = format!("\"{}\" is in capitals", shortened(sentence.text));
            found.push(Finding::new(
                sentence.at(),
                what,
                "the same in small letters; no capitals for what is important",
            ));
        }
    }
    found
}
