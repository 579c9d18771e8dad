//! What is left of letters that a program read in the wrong way (`â€™` for `’`,
//! the sign � for one that was lost), and signs that turn the direction of a
//! line, so that a number is shown backwards.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R132",
    title: "letters that were lost or misread",
    why: "“We donâ€™t” is no word to a screen reader, and a sign that turns the line round shows another number than was typed.",
    cure: "The letters typed again, as they are read.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// A letter read in the wrong way, and what it was.
const MISREAD: [(&str, &str); 12] = [
    ("â€™", "’"),
    ("â€˜", "‘"),
    ("â€œ", "“"),
    ("â€\u{9d}", "”"),
    ("â€“", "–"),
    ("â€”", "–"),
    ("â€¦", "…"),
    ("â€¢", "- "),
    ("Â£", "£"),
    ("Â\u{a0}", " "),
    ("Ã©", "é"),
    ("Å·", "ŷ"),
];

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for &(at, c) in document.unusual() {
        let after = document.text.get(at..).unwrap_or_default();
        if let Some((wrong, right)) = MISREAD.iter().find(|(wrong, _)| after.starts_with(wrong)) {
            found.push(Finding::new(
                at,
                format!("\"{wrong}\" was a letter that a program misread"),
                format!("`{right}`"),
            ));
        }
        match c {
            '\u{fffd}' => {
                found.push(Finding::new(at, "a character was lost here", "the letter that stood here, typed again"))
            }
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => found.push(Finding::new(
                at,
                "a character that nobody sees turns the direction of the line, so that numbers are shown backwards",
                "the same words typed anew; nothing invisible was then pasted with them",
            )),
            _ => {}
        }
    }
    found
}
