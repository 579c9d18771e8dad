//! Whether a mailbox has words for a name, and is nobody's own: "putitright@".

use std::collections::HashSet;

use crate::prose::Prose;

/// A name of fewer letters may be a person's: "markwill".
const FEWEST_LETTERS: usize = 8;
/// With more parts than this any letters fit together.
const MOST_WORDS: usize = 4;

/// Words of which landlords make such names, and no person is called by two of them.
const PLAIN: [&str; 34] = [
    "about",
    "better",
    "care",
    "fix",
    "get",
    "have",
    "hear",
    "here",
    "how",
    "it",
    "know",
    "let",
    "listen",
    "listening",
    "make",
    "my",
    "our",
    "put",
    "putting",
    "right",
    "say",
    "speak",
    "talk",
    "tell",
    "things",
    "to",
    "up",
    "us",
    "views",
    "voice",
    "we",
    "with",
    "you",
    "your",
];

/// Whether the name of a mailbox is made of two words or more that the document uses as words, in small letters.
pub(super) fn is_of_words(prose: &Prose<'_>, local: &str) -> bool {
    let text = prose.text();
    let words: HashSet<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '@' && c != '.')
        .filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase()))
        .chain(PLAIN)
        .collect();
    let parted: Vec<&str> = local.split(['.', '-', '_']).filter(|part| !part.is_empty()).collect();
    let letters = local.chars().filter(|c| c.is_ascii_alphabetic()).count();
    let count: Option<usize> = parted.iter().map(|part| fewest(part, &words)).sum();
    letters >= FEWEST_LETTERS && count.is_some_and(|count| (2..=MOST_WORDS).contains(&count))
}

/// The fewest of the words that make up these letters.
fn fewest(letters: &str, words: &HashSet<&str>) -> Option<usize> {
    let mut best: Vec<Option<usize>> = vec![None; letters.len() + 1];
    *best.first_mut()? = Some(0);
    for end in 1..=letters.len() {
        let ends = (0..end).filter_map(|start| {
            let word = letters.get(start..end)?;
            let before = best.get(start).copied().flatten()?;
            words.contains(word).then_some(before + 1)
        });
        let least = ends.min();
        *best.get_mut(end)? = least;
    }
    best.last().copied().flatten()
}
