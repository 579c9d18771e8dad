//! `[^1]` or `¹`: footnotes are not made here, so the mark is shown, and its note
//! stands somewhere below without a way back.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Block, Document, Finding, Signs, TextQuestion, ahead};

pub(crate) static RULE: Rule = Rule {
    code: "R129",
    title: "a footnote",
    why: "The mark is shown, and its note stands somewhere below without a way back.",
    cure: "The note itself, in brackets, where the mark stands.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

const RAISED: Signs = Signs::of("¹⁴");

fn find(document: &Document<'_>) -> Vec<Finding> {
    // `[^1]: words` is the note, which is told with its mark.
    let is_mark = |block: &Block, at: usize| {
        at > 0 || !ahead(&block.text, at).split_once(']').is_some_and(|(_, rest)| rest.starts_with(':'))
    };
    let marks = document.shown("[^").filter(|(block, at)| is_mark(block, *at));
    let shown = marks.map(|(block, at)| told(block.typed_at(at)));
    // With a note of one word the mark is a link to that word.
    let linked = document.links.iter().filter(|link| link.text.starts_with('^')).map(|link| told(link.source.start));
    let lost =
        document.definitions.iter().filter(|(label, _)| label.starts_with('^')).map(|(_, span)| told(span.start));
    let raised = document.blocks_with(RAISED).flat_map(|block| {
        let marks = block.text.match_indices(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
        // m² is a measure.
        let is_note = |at: usize| block.text.get(..at).is_some_and(|before| !before.ends_with('m'));
        marks.filter(move |(at, _)| is_note(*at)).map(|(at, _)| told(block.typed_at(at)))
    });
    shown.chain(raised).chain(linked).chain(lost).collect()
}

fn told(at: usize) -> Finding {
    Finding::new(
        at,
        "this is typed as a footnote, and these pages have none",
        "the note itself, in brackets, where the mark stands",
    )
}
