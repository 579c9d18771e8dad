//! `<www.example.org>` or `<01632 960 001>`: brackets that make no link, and are
//! shown.
//!
//! Nobody can follow it, and who copies it copies the brackets.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion, ahead, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R124",
    title: "angle brackets that make no link",
    why: "Nobody can follow it, and who copies it copies the brackets.",
    cure: "The whole address with its https:// inside the brackets, or no brackets.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (block, at) in document.shown("<") {
        let inside = ahead(&block.text, at + 1).split_once('>').map(|(inside, _)| inside);
        let Some(inside) = inside.filter(|inside| !inside.contains('\n') && !inside.starts_with(['=', ' '])) else {
            continue;
        };
        // Of `<<landlord>>` the words stand within the second pair.
        let address = inside.trim().trim_start_matches('<');
        if address.is_empty() {
            continue;
        }
        let write = if address.contains('@') {
            format!("`<{}>`", address.trim_start_matches("mailto:").replace(' ', ""))
        } else if !address.contains(' ') && address.contains('.') && !address.contains("//") {
            format!("`<https://{address}>`")
        } else {
            format!("`{address}`, without the brackets")
        };
        found.push(Finding::new(
            block.typed_at(at),
            format!("\"<{}>\" is shown with its brackets, and is no link", shortened(address)),
            write,
        ));
    }
    found
}
