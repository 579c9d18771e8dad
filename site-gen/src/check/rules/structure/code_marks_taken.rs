//! The mark ` typed for an apostrophe: two of them make code of all that stands
//! between, and are not shown.
//!
//! "don`t … it`s" becomes "dont … its", half of it in another type.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::Event;

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R119",
    title: "a backtick in place of an apostrophe",
    why: "Two of them make code of all that stands between, and are not shown.",
    cure: "`'` for an apostrophe, `\"` for a quotation.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (event, range) in &document.events {
        let Event::Code(words) = event else { continue };
        let before = document.text.get(..range.start).and_then(|text| text.chars().next_back());
        let after = document.text.get(range.end..).and_then(|text| text.chars().next());
        if before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric) {
            let at = range.start;
            found.push(Finding::new(
                at,
                format!("the marks ` round \"{}\" make code of it", shortened(words)),
                "`'` for an apostrophe",
            ));
        }
    }
    for (block, at) in document.shown("`") {
        found.push(Finding::new(
            block.typed_at(at),
            "the mark ` is shown as typed",
            "`'` for an apostrophe, `\"` for a quotation",
        ));
    }
    found
}
