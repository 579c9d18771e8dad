//! Asterisks, underscores or `~~` that make nothing bold, and are shown.
//!
//! A screen reader says "asterisk asterisk", and what was important is not marked.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Block, Document, Finding, Signs, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R121",
    title: "asterisks or underscores that are shown",
    why: "A screen reader reads them out, and what was important is not marked.",
    cure: "One on each side, with no space inside; `\\*` for one that is meant.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

const MARKS: Signs = Signs::of("*_~=");

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks_with(MARKS) {
        for (start, line) in block.lines() {
            found.extend(in_line(block, start, line));
        }
    }
    found
}

/// The first mark that is left over in a line; the one that should have closed it is told with it.
fn in_line(block: &Block, start: usize, line: &str) -> Option<Finding> {
    let doubled = ["**", "~~", "=="].iter().filter_map(|mark| Some((line.find(mark)?, *mark)));
    let underscores = line.match_indices("__").find(|(at, _)| !gap(line, *at)).map(|(at, _)| (at, "__"));
    let single = ["*", "_"].iter().filter_map(|mark| Some((opening(line, mark)?, *mark)));
    let (at, mark) =
        doubled.chain(underscores).chain(single).min_by_key(|(at, mark)| (*at, std::cmp::Reverse(mark.len())))?;
    let after = line.get(at + mark.len()..).unwrap_or_default();
    let inside = after.split_once(mark).map(|(inside, _)| inside.trim()).filter(|inside| !inside.is_empty());
    let emphasis = if mark.len() == 1 { "*" } else { "**" };
    let write = match (mark, inside) {
        ("~~", _) => "nothing in place of words that hold no more, and the others without these marks".to_owned(),
        ("==", _) => "the words without these marks".to_owned(),
        (_, Some(inside)) => {
            format!("`{emphasis}{}{emphasis}`: no space inside the marks, and one after them", shortened(inside))
        }
        (_, None) => format!(
            "a second `{mark}` where the emphasis ends, or take this one away; `\\{}` shows it",
            mark.get(..1).unwrap_or(mark)
        ),
    };
    Some(Finding::new(
        block.typed_at(start + at),
        format!("`{mark}` emphasises nothing here, and is shown as typed"),
        write,
    ))
}

/// `______` is a line to write on.
fn gap(line: &str, at: usize) -> bool {
    let before = line.get(..at).is_some_and(|text| text.ends_with('_'));
    before || line.get(at..).is_some_and(|text| text.starts_with("___"))
}

/// A single mark at the start of a word opens an emphasis; one behind a word may be a reference.
fn opening(line: &str, mark: &str) -> Option<usize> {
    let opens = |at: usize| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + 1..).and_then(|text| text.chars().next());
        before.is_none_or(|c| c.is_whitespace() || "(“\"".contains(c)) && after.is_some_and(char::is_alphabetic)
    };
    // At the start of a line it is a typed bullet, which a rule of its own tells.
    let places = line.match_indices(mark).map(|(at, _)| at);
    places
        .into_iter()
        .find(|at| opens(*at) && (*at > 0 || mark == "_" || line.get(1..).is_some_and(|rest| rest.contains('*'))))
}
