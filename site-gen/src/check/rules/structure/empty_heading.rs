//! A `##` with nothing after it.
//!
//! A screen reader says "heading" and then nothing; the list of headings has a gap.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::{Event, Tag, TagEnd};

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R105",
    title: "a heading without words",
    why: "A screen reader says “heading” and then nothing.",
    cure: "The title after the `##`, or take the line away.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut open = None;
    let mut has_words = false;
    for (event, range) in &document.events {
        match event {
            Event::Start(Tag::Heading { .. }) => (open, has_words) = (Some(range.start), false),
            Event::Text(words) | Event::Code(words) => has_words |= words.chars().any(char::is_alphanumeric),
            Event::End(TagEnd::Heading(_)) => {
                let empty = open.take().filter(|_| !has_words);
                found.extend(empty.map(|at| {
                    Finding::new(
                        at,
                        "this heading has no words",
                        "the title of the section after the `##`, or take the line away",
                    )
                }));
            }
            _ => {}
        }
    }
    found
}
