//! A bold line, or one in capitals, that stands where a heading should.
//!
//! It looks like a heading and is none: who uses a screen reader cannot jump to
//! it, and nobody can link to it.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Block, Document, Finding, Kind, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R106",
    title: "a bold line in place of a heading",
    why: "It looks like a heading, and who uses a screen reader cannot jump to it.",
    cure: "`##` before the title, without the marks that make it bold.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Warning, find };

/// A longer bold line is a sentence that somebody found important.
const MOST_WORDS: usize = 10;
/// Fewer capitals may be a name, such as `RSPCA`.
const LEAST_CAPITALS: usize = 8;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (number, block) in document.blocks.iter().enumerate() {
        let has_more = document.blocks.get(number + 1).is_some_and(|next| next.kind != Kind::Heading);
        if block.kind != Kind::Paragraph || block.depth > 0 || !has_more || !is_short(block) {
            continue;
        }
        let words = block.text.trim();
        let capitals = words.chars().filter(|c| c.is_alphabetic()).count() >= LEAST_CAPITALS
            && words == words.to_uppercase()
            && words.contains(char::is_alphabetic);
        if block.bold || capitals {
            let what = if block.bold { "bold" } else { "in capitals" };
            found.push(Finding::new(
                block.source.start,
                format!("\"{}\" is {what} and looks like a heading, and is none to a screen reader", shortened(words)),
                format!(
                    "`## {}`",
                    if block.bold { words.trim_end_matches(':').to_owned() } else { sentence_case(words) }
                ),
            ));
        }
    }
    found
}

/// One line of a few words that is no sentence.
fn is_short(block: &Block) -> bool {
    let words = block.text.trim();
    block.is_one_line()
        && words.contains(char::is_alphabetic)
        && !words.contains("{{")
        && !words.ends_with(['.', '!', '?', ';', ','])
        && words.split_whitespace().count() <= MOST_WORDS
}

fn sentence_case(capitals: &str) -> String {
    let small = capitals.to_lowercase();
    let mut letters = small.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
