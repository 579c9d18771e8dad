//! Columns made with tabs or many spaces: a page shows each as one space, and
//! the lines as one.
//!
//! "Stage 1 10 days Stage 2 20 days": which is whose cannot be told.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::prose::AnyOf;

use crate::check::text::{Block, Document, Finding, Kind, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R116",
    title: "columns made with tabs or spaces",
    why: "The page shows them as one line, and which time is whose cannot be told.",
    cure: "A table, or one sentence for each line.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// Where a line has a tab that parts words; one after the mark of an item, such as `4.1`, parts none.
pub(super) fn tab_between_words(line: &str) -> Option<usize> {
    let is_mark = |before: &str| {
        let mut letters = before.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_none() || letters.clone().count() == 1 || letters.all(|c| "ivxIVX".contains(c))
    };
    let places = line.trim_end().match_indices('\t').map(|(at, _)| at);
    places.into_iter().find(|at| line.get(..*at).is_some_and(|before| !before.trim().is_empty() && !is_mark(before)))
}

static BLANKS: AnyOf = AnyOf::new(&["   "]);

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let is_prose = |block: &&Block| matches!(block.kind, Kind::Paragraph | Kind::Item);
    // Most blocks have neither.
    let may = |block: &&Block| block.text.contains('\t') || BLANKS.is_in(&block.text);
    for block in document.blocks.iter().filter(is_prose).filter(may) {
        let wide = |line: &str| tab_between_words(line).is_some() || line.trim().contains("   ");
        let mut rows = block.lines().filter(|(_, line)| wide(line));
        let (Some((at, _)), Some(_)) = (rows.next(), rows.next()) else { continue };
        found.push(Finding::new(
            block.typed_at(at),
            "columns made with tabs or spaces are shown as one line",
            "a table: `| Stage | Time |`, under it `|---|---|`, then a row for each line",
        ));
    }
    found
}
