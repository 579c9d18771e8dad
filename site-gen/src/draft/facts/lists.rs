//! What a document lists: ways to complain, formats, what is no complaint.

mod channels;
mod exclusions;

use super::{Found, Source};
use crate::prose::{Block, Prose, Sentence};
pub(super) use channels::channels;
pub(super) use exclusions::exclusions;

/// Something that is not treated as a complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// What it is, in the document's words.
    pub found: Found,
}

/// A value of a list, and the words that name it.
type Named = (&'static str, &'static [&'static str]);

const FORMATS: [Named; 8] = [
    ("large print", &["large print"]),
    ("braille", &["braille"]),
    ("audio", &["audio"]),
    ("easy read", &["easy read", "easy-read", "easyread"]),
    (
        "translation",
        &[
            "translat",
            "other language",
            "another language",
            "several languages",
            "different language",
            "own language",
            "community language",
            "language of your choice",
        ],
    ),
    ("bsl", &["sign language", "bsl"]),
    ("tape", &["on tape", " tape "]),
    ("cd-rom", &["cd-rom", "cd rom"]),
];

/// The formats that people can ask for.
pub(super) fn formats(prose: &Prose<'_>) -> Vec<Found> {
    const SURE: [&str; 5] = ["large print", "braille", "easy read", "easy-read", "audio"];
    let mut found = Vec::new();
    for (block, sentence) in sentences(prose) {
        if SURE.iter().any(|word| sentence.lower.contains(word)) {
            collect(prose, block, &sentence, &FORMATS, &mut found);
        }
    }
    found
}

fn collect(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>, all: &[Named], found: &mut Vec<Found>) {
    let words = format!(" {} ", sentence.lower);
    for (value, names) in all {
        let named = names.iter().any(|name| words.contains(name));
        if named && !found.iter().any(|one: &Found| one.value == *value) {
            found.push(Found { value: (*value).to_owned(), source: Source::of(prose, block, sentence) });
        }
    }
}

fn sentences<'p>(prose: &'p Prose<'_>) -> impl Iterator<Item = (&'p Block, Sentence<'p>)> {
    prose.blocks().iter().flat_map(move |block| prose.sentences(block).map(move |sentence| (block, sentence)))
}
