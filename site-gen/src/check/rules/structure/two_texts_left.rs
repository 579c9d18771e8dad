//! The marks that a program leaves where two people changed the same lines:
//! `<<<<<<<`, `=======`, `>>>>>>>`. Both texts stand there, and one is wrong.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R131",
    title: "marks of two texts that were never joined",
    why: "Readers see both texts, the old one and the new one, and cannot know which counts.",
    cure: "The text that counts, without the other and without the lines of marks.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in document.text.split_inclusive('\n') {
        // The row of `=` between them makes a heading, and is told with its beginning.
        if ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark)) {
            found.push(Finding::new(
                at,
                "two versions of these lines stand here, with the marks of the program that could not join them",
                "the version that counts, without the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`",
            ));
        }
        at += line.len();
    }
    found
}
