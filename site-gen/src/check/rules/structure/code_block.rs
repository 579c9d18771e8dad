//! Four spaces or a tab before a paragraph, or three marks ``` that are never
//! closed: the words become code, in a box with letters of one width.
//!
//! Its lines are not broken, so that on a phone their ends are out of sight, and
//! no fact is printed in it.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::{CodeBlockKind, Event, Tag};

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R118",
    title: "words that became a box of code",
    why: "On a phone the ends of its lines are out of sight, and no fact is printed in it.",
    cure: "No spaces before the line; no lines of marks round the words.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (event, range) in &document.events {
        let Event::Start(Tag::CodeBlock(kind)) = event else { continue };
        let typed = document.typed(range);
        let first = typed.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        match kind {
            // The whole line is what has to be typed anew.
            CodeBlockKind::Indented => found.push(Finding::new(
                document.text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1),
                format!("the spaces or the tab before \"{}\" make a box of code of it", shortened(first)),
                format!("`{}` at the start of its line", shortened(first)),
            )),
            CodeBlockKind::Fenced(_) if !is_closed(typed) => found.push(Finding::new(
                range.start,
                format!(
                    "the line \"{}\" opens a box of code that is never closed: all that follows is in it",
                    shortened(first)
                ),
                "take the line away, or the same marks alone on a line where the box ends",
            )),
            CodeBlockKind::Fenced(_) => found.push(Finding::new(
                range.start,
                format!("the line \"{}\" makes a box of code of the words below it", shortened(first)),
                "the same words without the lines of marks, the backticks above and below",
            )),
        }
    }
    found
}

/// Whether the last line is a fence as long as the first.
fn is_closed(typed: &str) -> bool {
    let mut lines = typed.trim_end().lines();
    let fence = |line: &str| {
        let line = line.trim_start_matches(['>', ' ', '\t']);
        line.chars()
            .next()
            .filter(|c| ['`', '~'].contains(c))
            .map(|mark| (mark, line.len() - line.trim_start_matches(mark).len()))
    };
    let (Some(first), Some(last)) = (lines.next().and_then(fence), lines.next_back()) else { return false };
    let alone = last.trim().trim_start_matches(['>', ' ']).chars().all(|c| c == first.0);
    alone && fence(last).is_some_and(|(mark, length)| mark == first.0 && length >= first.1)
}
