//! `>` at the start of a line makes a quotation, and is not shown: "> £50"
//! loses its "more than".
//!
//! The reader then sees another time than the author wrote.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::{Event, Tag};

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R120",
    title: "a sign for “more than” that is not shown",
    why: "“> £50” is shown as “£50”: another amount than the author wrote, or another time.",
    cure: "“More than” in words, in place of the sign.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (event, range) in &document.events {
        let Event::Start(Tag::BlockQuote(_)) = event else { continue };
        let typed = document.typed(range).trim_start();
        let words = typed.trim_start_matches(['>', ' ']);
        let is_amount = words.starts_with(|c: char| c.is_ascii_digit() || "£=".contains(c));
        if is_amount {
            let first = words.lines().next().unwrap_or_default().trim_start_matches('=').trim();
            found.push(Finding::new(
                range.start,
                format!("the `>` before \"{}\" is taken for a quotation, and is not shown", shortened(first)),
                format!("`more than {}`, in words", shortened(first)),
            ));
        }
    }
    found
}
