//! A link without words, or without an address.
//!
//! Without words a screen reader spells out the address; without an address the
//! link leads to the first page, whatever its words promise.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R126",
    title: "a link without words or without an address",
    why: "Without words a screen reader spells out the address; without an address it leads to the first page.",
    cure: "The words that say where it leads, and the page that is meant.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for link in document.links.iter().filter(|link| !link.is_bare) {
        let words = link.text.trim();
        let to = link.to.trim();
        let has_words = words.chars().any(char::is_alphanumeric);
        if to.is_empty() || to == "#" {
            let found_here = format!("the link \"{}\" leads nowhere", shortened(words));
            found.push(Finding::new(
                link.source.start,
                found_here,
                format!(
                    "`[{}](what-happens/)`, with the page that is meant",
                    shortened(if has_words { words } else { "words" })
                ),
            ));
        } else if !has_words {
            found.push(Finding::new(
                link.source.start,
                format!("the link to \"{}\" has no words", shortened(to)),
                format!("`[the words that say where it leads]({to})`"),
            ));
        }
    }
    found
}
