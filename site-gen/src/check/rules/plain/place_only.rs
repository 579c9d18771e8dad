//! Words that point at a place: "see below", "the box on the right", "overleaf".
//!
//! There is no right on a phone and no below in speech, and a page is no sheet.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R145",
    title: "words that point at a place",
    why: "There is no right on a phone and no below in speech.",
    cure: "The name of the section or the page, as a link.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

const PLACES: [&str; 33] = [
    "see above",
    "see below",
    "shown below",
    "shown above",
    "listed below",
    "listed above",
    "set out below",
    "set out above",
    "described above",
    "described below",
    "mentioned above",
    "as above",
    "as below",
    "the above address",
    "the address below",
    "details below",
    "details above",
    "box on the right",
    "box on the left",
    "menu on the right",
    "menu on the left",
    "flowchart below",
    "flowchart above",
    "diagram below",
    "diagram above",
    "chart below",
    "right-hand side",
    "left-hand side",
    "overleaf",
    "on the next page",
    "on the previous page",
    "at the end of this document",
    "on the back of this",
];
const MOST_PLACES: usize = 5;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in &document.blocks {
        let small = block.text.to_ascii_lowercase().replace('\n', " ");
        for words in PLACES {
            let places = small.match_indices(words).filter(|(at, _)| {
                let after = small.get(at + words.len()..).and_then(|text| text.chars().next());
                let before = small.get(..*at).and_then(|text| text.chars().next_back());
                ![before, after].iter().flatten().any(|c| c.is_alphanumeric())
            });
            found.extend(places.map(|(at, _)| {
                Finding::new(
                    block.typed_at(at),
                    format!("\"{words}\" points at a place that not every reader has"),
                    "the name of the section or the page, as a link: `[What happens next](what-happens/)`",
                )
            }));
        }
        // A page of a site has no pages.
        let pages = small.match_indices("on page ").filter(|(at, words)| {
            small.get(at + words.len()..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        });
        found.extend(pages.map(|(at, _)| {
            Finding::new(
                block.typed_at(at),
                "a page number of a printed paper stands here",
                "the name of the section, as a link",
            )
        }));
    }
    found.sort_by_key(|finding: &Finding| finding.at);
    found.truncate(MOST_PLACES);
    found
}
