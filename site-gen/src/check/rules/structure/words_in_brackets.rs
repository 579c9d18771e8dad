//! Words in square brackets that are no link and no gap beyond doubt: `[the
//! Association]`.
//!
//! Models of policies put in brackets what each landlord has to choose. Whoever
//! reads the page cannot tell whether it holds.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::unfilled;
use crate::check::text::{Block, Document, Finding, Kind, Signs, TextQuestion, ahead, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R136",
    title: "words in square brackets",
    why: "Models of policies put in brackets what a landlord has to choose: nobody can tell whether it holds.",
    cure: "The words without their brackets, if they hold; else no such words. An aside stands in round brackets.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Warning, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let blocks = document.blocks_with(Signs::of("[")).filter(|block| block.kind != Kind::Heading);
    blocks.flat_map(|block| in_block(document, block)).collect()
}

fn in_block(document: &Document<'_>, block: &Block) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, _) in block.text.match_indices('[') {
        let Some((inside, after)) = ahead(&block.text, at + 1).split_once(']') else { continue };
        let has_words = inside.split_whitespace().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
        // What was meant as a link or a footnote has a rule of its own, and so has a gap.
        let follows = block.text.get(..at).is_some_and(|before| before.ends_with([']', ')', '[']));
        let is_other = follows || after.trim_start().starts_with(['(', '[']) || inside.contains(['[', '^', '/', '@']);
        let typed = block.typed_at(at);
        let is_quoted = matches!(inside.trim().to_lowercase().as_str(), "sic");
        if has_words && !is_other && !is_quoted && !unfilled::is_a_gap(inside) && !document.is_in_link(typed) {
            let words = shortened(inside);
            found.push(Finding::new(
                typed,
                format!("\"[{words}]\" stands in square brackets, as what a model leaves to choose"),
                format!("`{words}`, if it holds; `({words})`, if it is an aside; else take it away"),
            ));
        }
    }
    found
}
