//! Words that point at a place: "see below", "the box on the right", "overleaf".
//!
//! There is no right on a phone and no below in speech, and a page is no sheet.

use std::sync::LazyLock;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Phrases, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R145",
    title: "words that point at a place",
    why: "There is no right on a phone and no below in speech.",
    cure: "The name of the section or the page, as a link.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

const PLACES: [&str; 35] = [
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
    PAGE,
    SEE_PAGE,
];
/// A page of a site has no pages; the figure behind it is asked for.
const PAGE: &str = "on page";
const SEE_PAGE: &str = "see page";
const MOST_PLACES: usize = 5;

static POINTING: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&PLACES));

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in &document.blocks {
        // A phrase can go on in the next line.
        let text = if block.text.contains('\n') { &block.text.replace('\n', " ") } else { &block.text };
        for (at, number) in POINTING.find(text) {
            let Some(words) = PLACES.get(number) else { continue };
            let after = text.get(at + words.len()..).unwrap_or_default();
            if *words != PAGE && *words != SEE_PAGE {
                found.push(Finding::new(
                    block.typed_at(at),
                    format!("\"{words}\" points at a place that not every reader has"),
                    "the name of the section or of the page, as a link to it",
                ));
            } else if after.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
                found.push(Finding::new(
                    block.typed_at(at),
                    "a page number of a printed paper stands here",
                    "the name of the section, as a link",
                ));
            }
        }
    }
    found.sort_by_key(|finding: &Finding| finding.at);
    found.truncate(MOST_PLACES);
    found
}
