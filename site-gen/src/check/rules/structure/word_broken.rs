//! A word that another program broke at the end of a line: `com-`, and below it
//! `plaint`. A page shows the hyphen and a space.
//!
//! A screen reader reads two words that are none, and no search finds the word.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Signs, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R134",
    title: "a word broken at the end of a line",
    why: "The page shows “com- plaint”: a screen reader reads two words that are none.",
    cure: "The whole word on one line.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Warning, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks_with(Signs::of("-")) {
        let lines: Vec<(usize, &str)> = block.lines().collect();
        for two in lines.windows(2) {
            let [(start, line), (_, next)] = two else { continue };
            let Some(head) = line.trim_end().strip_suffix('-') else { continue };
            let head_word = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let tail_word: String = next.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
            let small = tail_word.starts_with(char::is_lowercase);
            // "Short- and long-term" leaves out a word that stands behind.
            if head_word.is_empty() || !small || matches!(tail_word.as_str(), "and" | "or" | "to") {
                continue;
            }
            found.push(Finding::new(
                block.typed_at(start + head.len() - head_word.len()),
                format!("\"{head_word}-\" and \"{tail_word}\" stand on two lines, and are shown as two words"),
                format!("`{head_word}{tail_word}` on one line; or `{head_word}-{tail_word}`, if it has a hyphen"),
            ));
        }
    }
    found
}
