//! Where in a sentence the phrases of the lexicon stand.

use std::sync::LazyLock;

use super::clause::{Part, Seen};
use super::lexicon::{PHRASES, Phrase};

/// Words of a sentence that say what is done.
pub(super) struct Match {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) phrase: &'static Phrase,
}

/// Every phrase in the words of a sentence.
pub(super) fn matches_in(view: &[Seen<'_>]) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    for (start, seen) in view.iter().enumerate().filter(|(_, seen)| seen.kind == Part::Word) {
        for phrase in phrases_from(seen.word) {
            let Some(end) = end_of(view, start, phrase.words) else { continue };
            found.push(Match { start, end, phrase });
        }
    }
    // Of several ways to read the same words, the longest says the most.
    let longer = |m: &Match, other: &Match| {
        other.end == m.end && other.start < m.start || other.start == m.start && other.end > m.end
    };
    let keep: Vec<bool> = found.iter().map(|m| !found.iter().any(|other| longer(m, other))).collect();
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
    found
}

/// The phrases that can begin with a word, found by its first letter.
fn phrases_from(word: &str) -> &'static [&'static Phrase] {
    static BY_LETTER: LazyLock<[Vec<&'static Phrase>; 26]> = LazyLock::new(|| {
        std::array::from_fn(|letter| {
            let begins = |one: &str| one.bytes().next().is_some_and(|byte| usize::from(byte - b'a') == letter);
            let can = |phrase: &&Phrase| phrase.words.first().is_some_and(|first| first.split('|').any(begins));
            PHRASES.iter().filter(can).collect()
        })
    });
    let letter = word.bytes().next().and_then(|byte| byte.checked_sub(b'a')).map(usize::from);
    letter.and_then(|letter| BY_LETTER.get(letter)).map_or(&[], Vec::as_slice)
}

/// Where the words of a phrase end that start at `start`, if they stand there.
fn end_of(view: &[Seen<'_>], start: usize, words: &[&str]) -> Option<usize> {
    let Some((first, rest)) = words.split_first() else { return Some(start) };
    if *first == ".." {
        let reach =
            view.get(start..)?.iter().take(6).take_while(|seen| !matches!(seen.word, "," | ";" | ":" | "(" | ")"));
        return (start..=start + reach.count()).find_map(|from| end_of(view, from, rest));
    }
    let seen = view.get(start)?;
    (seen.kind == Part::Word && is_one_of(seen.word, first)).then(|| end_of(view, start + 1, rest))?
}

fn is_one_of(word: &str, pattern: &str) -> bool {
    pattern.split('|').any(|one| match one.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == one,
    })
}
