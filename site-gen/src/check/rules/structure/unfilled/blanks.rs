//! Room that was left to be filled: `___ working days`, `XX`, `20XX`, `TBC`,
//! `DD/MM/YYYY`, `N working days`.

use std::sync::LazyLock;

use super::told;
use crate::check::text::{Block, Finding, Signs};
use crate::many_words::ManyWords;

/// What stands for words that are still to come.
static STILL_TO_COME: LazyLock<ManyWords> = LazyLock::new(|| {
    ManyWords::new(&[
        "TBC",
        "TBA",
        "TBD",
        "TODO",
        "FIXME",
        "XXX",
        "XX",
        "xx",
        "DD/MM",
        "dd/mm",
        "Lorem ipsum",
        "(to be confirmed",
        "(tbc",
    ])
});

/// What a sentence is that says no more than that something is missing.
const MISSING: [&str; 3] = ["date to be confirmed", "details to be confirmed", "to be confirmed"];

/// Signs of a line on which somebody is to write.
const LINES: Signs = Signs::of("_.…?");

/// The units that a number stands before.
const UNITS: [&str; 8] = ["working", "day", "days", "week", "weeks", "month", "months", "hours"];

pub(super) fn first(block: &Block) -> Option<Finding> {
    let text = block.text.as_str();
    let words = || block.lines().flat_map(|(start, line)| words(line).map(move |(at, word)| (start + at, word)));
    // "Name: ____" is a line of a form on paper.
    let is_to_fill = |at: usize| text.get(..at).is_some_and(|before| before.trim_end().ends_with(':'));
    let line = || words().find(|(at, word)| is_line(word) && !is_to_fill(*at));
    let line = (block.may_have(&LINES) && has_a_run(text)).then(line).flatten();
    let still = still_to_come(text);
    let letter = letter_for_number(block, words());
    let said = text.trim().trim_end_matches('.');
    let missing = MISSING.iter().any(|missing| said.eq_ignore_ascii_case(missing)).then_some((0, text.trim()));
    let (at, gap) = [line, still, letter, missing].into_iter().flatten().min_by_key(|(at, _)| *at)?;
    Some(told(block, at, gap))
}

/// Whether two signs of a line stand side by side: most full stops stand alone.
fn has_a_run(text: &str) -> bool {
    let is_run = |pair: &[u8]| matches!(pair, b"__" | b".." | b"??");
    text.as_bytes().windows(2).any(is_run) || text.contains('…')
}

/// The words of a line, each with where it starts.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split(char::is_whitespace).filter(|word| !word.is_empty()).map(|word| {
        let at = word.as_ptr().addr() - line.as_ptr().addr();
        (at, word)
    })
}

/// `____`, `.....`, `??`, or `…` alone.
fn is_line(word: &str) -> bool {
    let bare = word.trim_matches([',', ';', ':', '(', ')', '"', '“', '”']);
    let only = |sign: char| bare.chars().all(|c| c == sign);
    let count = bare.chars().count();
    count >= 3 && only('_') || count >= 4 && only('.') || count >= 2 && (only('?') || only('…'))
}

fn still_to_come(text: &str) -> Option<(usize, &str)> {
    let mut all =
        STILL_TO_COME.each_in(text).filter_map(|found| Some((found.start, text.get(found.start..found.end)?)));
    let alone = |(at, gap): &(usize, &str)| {
        let before = text.get(..*at).and_then(|text| text.chars().next_back());
        let after = text.get(at + gap.len()..).and_then(|text| text.chars().next());
        let is_of_a_number = gap.eq_ignore_ascii_case("xx") || *gap == "XXX";
        let goes_on =
            |c: &char| c.is_alphanumeric() && !(is_of_a_number && (c.is_ascii_digit() || *c == 'X' || *c == 'x'));
        ![before, after].iter().flatten().any(|c| goes_on(c) || *c == '[')
    };
    all.find(alone)
}

/// `N working days`, `x days`: a letter where a number was to stand.
fn letter_for_number<'b>(block: &'b Block, words: impl Iterator<Item = (usize, &'b str)>) -> Option<(usize, &'b str)> {
    let is_alone = |three: &[u8]| matches!(three, [b' ', b'N' | b'n' | b'X' | b'x', b' ']);
    if !block.text.as_bytes().windows(3).any(is_alone) && !block.text.contains('…') {
        return None;
    }
    let mut before: Option<(usize, &str)> = None;
    for (at, word) in words {
        if let Some((start, letter @ ("N" | "n" | "X" | "x" | "…"))) = before
            && UNITS.contains(&word.trim_end_matches([',', '.', ';']))
        {
            let end = at + word.len();
            return block.text.get(start..end).map(|gap| (start, gap)).or(Some((start, letter)));
        }
        before = Some((at, word));
    }
    None
}
