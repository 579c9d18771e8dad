//! A sentence that is very long. By its end a reader has lost who does what.

use std::cmp::Reverse;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R141",
    title: "a very long sentence",
    why: "By its end a reader has lost who does what.",
    cure: "Two or three sentences, each with one thing that somebody does.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

/// GOV.UK asks for 25 at most; from here on it is worth a message.
const MOST_WORDS: usize = 35;
/// Who has split these has seen how.
const MOST_PLACES: usize = 5;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut long: Vec<(usize, Finding)> = Vec::new();
    for sentence in document.sentences() {
        let count = sentence.length.words;
        if count > MOST_WORDS {
            let found = format!("this sentence has {count} words: \"{}\"", shortened(sentence.text));
            let write = "two or three sentences, each with one thing that somebody does";
            long.push((count, Finding::new(sentence.at(), found, write)));
        }
    }
    long.sort_by_key(|(count, _)| Reverse(*count));
    long.into_iter().take(MOST_PLACES).map(|(_, finding)| finding).collect()
}
