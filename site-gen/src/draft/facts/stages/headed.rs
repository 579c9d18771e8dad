//! Stages that are called nothing but what their headings say: "Frontline
//! response" and "Investigation", "Formal complaint" and "Appeal".

use super::{Source, StageName};
use crate::prose::quantity::quantities;
use crate::prose::words::tokens;
use crate::prose::{Block, Kind, Prose};

/// With what the heading of the first opens, and those that can follow it.
const PAIRS: [(&[&str], &[&str]); 3] = [
    (&["frontline"], &["investigation"]),
    (
        &["informal complaint", "informal complaints", "informal resolution", "informal stage"],
        &["formal complaint", "formal complaints", "formal stage", "formal investigation"],
    ),
    (
        &[
            "formal complaint",
            "your formal complaint",
            "making a formal complaint",
            "initial complaint",
            "complaint investigation",
        ],
        &[
            "review",
            "appeal",
            "the review",
            "the appeal",
            "formal review",
            "internal review",
            "complaint review",
            "review of",
            "asking for a review",
            "complaints panel",
            "panel",
        ],
    ),
];

/// The two stages of such a document.
pub(super) fn names(prose: &Prose<'_>) -> Vec<StageName> {
    let headings: Vec<&Block> = prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Heading(_))).collect();
    PAIRS
        .iter()
        .find_map(|(first, second)| {
            let one = headings.iter().position(|heading| opens(prose, heading, first))?;
            let behind = headings.get(one + 1..)?;
            let other = behind.iter().find(|heading| opens(prose, heading, second))?;
            Some([headings.get(one)?, other].into_iter().filter_map(|heading| named(prose, heading)).collect())
        })
        .filter(|stages: &Vec<StageName>| stages.len() == 2)
        .or_else(|| appealed(prose, &headings))
        .unwrap_or_default()
}

/// A document that names no stage and has a part for appeals, with an answer promised before it and one in it.
fn appealed(prose: &Prose<'_>, headings: &[&Block]) -> Option<Vec<StageName>> {
    let words = ["appeals", "appeal", "appealing", "asking for a review", "review of our decision"];
    let appeals = headings.iter().position(|heading| opens(prose, heading, &words))?;
    let heading = headings.get(appeals)?;
    let end = headings.get(appeals + 1).map_or(usize::MAX, |next| next.text.start);
    let answers = ["decision", "decide", "answer", "reply", "respond", "response"];
    let promised = |from: usize, until: usize| {
        let inside = prose.every_sentence().filter(|one| (from..until).contains(&one.start));
        let mut timed = inside.filter(|one| !quantities(&tokens(one)).is_empty());
        timed.any(|one| answers.iter().any(|word| one.lower.contains(word)))
    };
    let both = promised(0, heading.text.start) && promised(heading.text.start, end);
    let unnamed = StageName { name: None, source: None, until: None };
    both.then(|| named(prose, heading)).flatten().map(|second| vec![unnamed, second])
}

/// Whether a heading opens with one of these, as words of their own.
fn opens(prose: &Prose<'_>, heading: &Block, words: &[&str]) -> bool {
    let lower = bare(prose.lower_of(heading));
    words
        .iter()
        .any(|word| lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())))
}

/// Without its number.
fn bare(heading: &str) -> &str {
    heading.trim_start_matches(|c: char| !c.is_alphabetic()).trim_end_matches([':', '.', ' '])
}

fn named(prose: &Prose<'_>, heading: &Block) -> Option<StageName> {
    // The number in front of it may pass for a sentence.
    let sentence = prose.sentences(heading).find(|sentence| !bare(sentence.text).is_empty())?;
    let name = bare(sentence.text);
    let short = (4..=48).contains(&name.chars().count());
    short.then(|| StageName {
        name: Some(name.to_owned()),
        source: Some(Source::of(prose, heading, &sentence)),
        until: None,
    })
}
