//! A website or an email address that stands in the words and is no link. On a
//! phone it cannot be tapped.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::prose::contacts::{has_inner_stop, is_bare_site};

use crate::check::text::{Block, Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R146",
    title: "an address that is no link",
    why: "On a phone it cannot be tapped, and has to be typed again.",
    cure: "The address in `<` and `>`.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

const MOST_PLACES: usize = 5;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = document.blocks.iter().flat_map(|block| in_block(document, block)).collect();
    found.truncate(MOST_PLACES);
    found
}

fn in_block(document: &Document<'_>, block: &Block) -> Vec<Finding> {
    let mut found = Vec::new();
    // Every address has a full stop inside, and few words have.
    if !has_inner_stop(&block.text) {
        return found;
    }
    let mut at = 0;
    for token in block.text.split_inclusive(char::is_whitespace) {
        let from = at;
        at += token.len();
        let token = token.trim_end();
        if !has_inner_stop(token) {
            continue;
        }
        let lead = token.len() - token.trim_start_matches(['(', '“', '"', '[']).len();
        let start = block.typed_at(from + lead);
        let address =
            token.get(lead..).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', ')', '”', '"', ']', '?', '!']);
        if !address.contains('.') {
            continue;
        }
        let small = address.to_lowercase();
        let without = !small.contains("://");
        let is_site =
            ["http://", "https://", "www."].iter().any(|begin| small.starts_with(begin)) || is_bare_site(address);
        let is_mail = address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if (is_site || is_mail) && !document.is_in_link(start) {
            let write = if is_site && without { format!("`<https://{address}>`") } else { format!("`<{address}>`") };
            found.push(Finding::new(
                start,
                format!("\"{}\" is no link, and cannot be tapped", shortened(address)),
                write,
            ));
        }
    }
    found
}
