//! Items that begin with a typed sign: `•`, `·`, a dash, Word's `o`, a `-`
//! without its space. Markdown makes no list of them: they become one paragraph,
//! signs and all.
//!
//! Steps that a reader should tick off one by one stand in one lump, and a
//! screen reader says no "list of four".

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::markers::{Marked, likely_sign, sign};
use crate::check::text::{Block, Document, Finding, Kind, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R107",
    title: "items that begin with a typed sign",
    why: "Steps to take one by one stand in one lump, and a screen reader does not say how many there are.",
    cure: "Each item on a line of its own that begins with a hyphen and a space.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    document.blocks.iter().filter(|block| block.kind != Kind::Heading).filter_map(in_block).collect()
}

/// One message for all items of a paragraph.
fn in_block(block: &Block) -> Option<Finding> {
    let signs: Vec<(usize, Marked<'_>)> = block.lines().filter_map(|(at, line)| Some((at, sign(line)?))).collect();
    let likely: Vec<(usize, Marked<'_>)> =
        block.lines().filter_map(|(at, line)| Some((at, likely_sign(line)?))).collect();
    // A line may begin with a dash by chance; the first of a paragraph, or several, do not.
    let opens = likely.first().is_some_and(|(at, _)| *at == 0);
    let items = if !signs.is_empty() {
        signs
    } else if likely.len() > 1 || opens && block.kind == Kind::Paragraph {
        likely
    } else {
        return None;
    };
    let (at, first) = items.first()?;
    let them = if items.len() == 1 { "it makes".to_owned() } else { format!("the {} of them make", items.len()) };
    let mark = first.mark.trim();
    let mark =
        if mark.is_empty() || mark.starts_with(|c| ('\u{e000}'..='\u{f8ff}').contains(&c)) { "a sign" } else { mark };
    let words = first.words.trim_start_matches(|c: char| c.is_whitespace());
    if shortened(words) != words {
        let write = match items.len() {
            1 => format!("`- ` in place of `{mark}` and the space behind it"),
            n => format!("`- ` in place of `{mark}` and the space behind it, at the start of each of these {n} lines"),
        };
        let found =
            format!("\"{}\" begins with \"{mark}\", which starts no item: {them} one paragraph", shortened(words));
        return Some(Finding::new(block.typed_at(*at), found, write));
    }
    Some(Finding::new(
        block.typed_at(*at),
        format!("\"{}\" begins with \"{mark}\", which starts no item: {them} one paragraph", shortened(first.words)),
        format!("`- {}`, each item on a line of its own that begins with a hyphen and a space", shortened(first.words)),
    ))
}
