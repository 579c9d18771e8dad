//! Two headings with the same words, under the same one: a reader who jumps by
//! headings cannot tell them apart, and a link leads to the first alone.

use std::collections::BTreeSet;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Kind, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R130",
    title: "two headings that say the same",
    why: "Who jumps by headings cannot tell which of the two they are at.",
    cure: "Words that tell the two apart, such as “Our answer at Stage 2”.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Warning, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut above: Vec<(usize, String)> = Vec::new();
    for block in document.blocks.iter().filter(|block| block.kind == Kind::Heading) {
        let typed = document.typed(&block.source);
        let level = typed.len() - typed.trim_start_matches('#').len();
        let words = block.text.trim().to_lowercase();
        above.retain(|(other, _)| *other < level);
        let under = above.last().map(|(_, words)| words.clone());
        if !words.is_empty() && !seen.insert((level, under, words.clone())) {
            let what = format!("a heading above has the same words, \"{}\"", shortened(block.text.trim()));
            found.push(Finding::new(block.source.start, what, "words that tell the two apart, or one section"));
        }
        above.push((level, words));
    }
    found
}
