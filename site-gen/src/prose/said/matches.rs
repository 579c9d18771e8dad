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
        for Pattern { phrase, words } in patterns_from(seen.word).iter().copied() {
            let Some(end) = end_of(view, start, words) else { continue };
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

/// A phrase of the lexicon, taken apart once for all sentences.
struct Pattern {
    phrase: &'static Phrase,
    words: Vec<Place>,
}

/// What can stand at one place of a phrase.
enum Place {
    /// Up to five words, whatever they are.
    Gap,
    /// One word of these.
    One(Vec<Word>),
}

enum Word {
    Whole(&'static str),
    /// With any ending.
    Stem(&'static str),
}

impl Pattern {
    fn of(phrase: &'static Phrase) -> Self {
        let word = |one: &'static str| one.strip_suffix('*').map_or(Word::Whole(one), Word::Stem);
        let place = |typed: &&'static str| match *typed {
            ".." => Place::Gap,
            words => Place::One(words.split('|').map(word).collect()),
        };
        Self { phrase, words: phrase.words.iter().map(place).collect() }
    }

    /// Whether its first word can begin with a letter, counted from `a`.
    fn begins_with(&self, letter: usize) -> bool {
        let begins = |word: &Word| {
            let (Word::Whole(word) | Word::Stem(word)) = word;
            word.bytes().next().is_some_and(|byte| usize::from(byte - b'a') == letter)
        };
        matches!(self.words.first(), Some(Place::One(words)) if words.iter().any(begins))
    }
}

impl Word {
    fn is(&self, seen: &str) -> bool {
        match self {
            Self::Whole(word) => seen == *word,
            Self::Stem(stem) => seen.starts_with(stem),
        }
    }
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| PHRASES.iter().map(Pattern::of).collect());

/// The phrases that can begin with a word, found by its first letter.
fn patterns_from(word: &str) -> &'static [&'static Pattern] {
    static BY_LETTER: LazyLock<[Vec<&'static Pattern>; 26]> = LazyLock::new(|| {
        std::array::from_fn(|letter| PATTERNS.iter().filter(|pattern| pattern.begins_with(letter)).collect())
    });
    let letter = word.bytes().next().and_then(|byte| byte.checked_sub(b'a')).map(usize::from);
    letter.and_then(|letter| BY_LETTER.get(letter)).map_or(&[], Vec::as_slice)
}

/// Where the words of a phrase end that start at `start`, if they stand there.
fn end_of(view: &[Seen<'_>], start: usize, words: &[Place]) -> Option<usize> {
    let Some((first, rest)) = words.split_first() else { return Some(start) };
    match first {
        Place::Gap => {
            let reach =
                view.get(start..)?.iter().take(6).take_while(|seen| !matches!(seen.word, "," | ";" | ":" | "(" | ")"));
            (start..=start + reach.count()).find_map(|from| end_of(view, from, rest))
        }
        Place::One(words) => {
            let seen = view.get(start)?;
            let stands = seen.kind == Part::Word && words.iter().any(|word| word.is(seen.word));
            stands.then(|| end_of(view, start + 1, rest))?
        }
    }
}
