//! Characters without a width and marks of a printer that were pasted from a word
//! processor: nobody sees them, and search and speech stumble over them.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R133",
    title: "a character that nobody sees",
    why: "It breaks words in search, in speech and where a number is copied.",
    cure: "The word typed anew, so that nothing invisible is in it.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Warning, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for &(at, c) in document.unusual() {
        let is_control = c.is_control() && !"\n\t\r".contains(c);
        if is_control || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{ad}') {
            found.push(Finding::new(
                at,
                "a character that nobody sees stands here",
                "the word typed anew, or a space in its place",
            ));
        }
    }
    found
}
