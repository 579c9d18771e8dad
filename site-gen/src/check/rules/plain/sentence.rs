//! Sentences of a block, and how hard a reader finds them: the formula of Flesch
//! and Kincaid, as `tests/browser/reading-age.mjs` uses it for the shared pages.

use crate::check::text::{Block, Document};

/// A sentence, and where it begins.
pub(super) struct Sentence<'d> {
    /// Where it was typed, in bytes of the file's text.
    pub(super) at: usize,
    pub(super) text: &'d str,
}

/// The sentences of all blocks that are read as prose.
pub(super) fn sentences<'d>(document: &'d Document<'_>) -> impl Iterator<Item = Sentence<'d>> {
    document.blocks.iter().flat_map(of_block)
}

/// The sentences of one block; a heading and an item are a sentence each, whatever they end with.
pub(super) fn of_block(block: &Block) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = block.text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let ends = ".?!".contains(c)
            && characters.peek().is_none_or(|(_, next)| next.is_whitespace() || ")”\"’".contains(*next));
        if ends && !is_abbreviation(block.text.get(start..=at).unwrap_or_default()) {
            push(block, start, at + 1, &mut found);
            start = at + 1;
        }
    }
    push(block, start, block.text.len(), &mut found);
    found
}

fn push<'d>(block: &'d Block, start: usize, end: usize, found: &mut Vec<Sentence<'d>>) {
    let text = block.text.get(start..end).unwrap_or_default();
    let before = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || ")”\"’".contains(c)).len();
    let text = text.get(before..).unwrap_or_default().trim_end();
    if text.contains(char::is_alphabetic) {
        found.push(Sentence { at: block.typed_at(start + before), text });
    }
}

fn is_abbreviation(text: &str) -> bool {
    let last = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    matches!(last.to_lowercase().as_str(), "e.g." | "i.e." | "etc." | "no." | "mr." | "mrs." | "ms." | "dr." | "st.")
}

/// How many words a sentence has, and how many syllables they.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) words: usize,
    syllables: usize,
}

impl Length {
    /// Counts the words of a text. An address is one short word, of which nobody reads the syllables, and so is a fact.
    pub(super) fn of(text: &str) -> Self {
        let mut length = Self::default();
        let mut in_name = false;
        for token in text.split_whitespace() {
            in_name |= token.contains("{{");
            if in_name {
                if token.contains("}}") {
                    in_name = false;
                    length.add(1);
                }
                continue;
            }
            let bytes = token.as_bytes();
            if bytes.contains(&b'@')
                || token.contains("//")
                || bytes.get(..4).is_some_and(|b| b.eq_ignore_ascii_case(b"www."))
            {
                length.add(1);
                continue;
            }
            for part in token.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')) {
                if part.contains(char::is_alphanumeric) {
                    length.add(syllables(part));
                }
            }
        }
        length
    }

    fn add(&mut self, syllables: usize) {
        self.words += 1;
        self.syllables += syllables;
    }
}

/// How often the voice begins anew in a word: its groups of vowels, less a silent `e` at the end.
fn syllables(word: &str) -> usize {
    let is_vowel = |c: char| "aeiouyáéíóúâêîôûŵŷ".contains(c);
    let mut groups = 0;
    // The last three letters, of which the ending is known.
    let mut last = [' '; 3];
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        let c = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        let [_, one, before] = last;
        groups += usize::from(is_vowel(c) && !is_vowel(before));
        last = [one, before, c];
    }
    let silent = match last {
        [_, 'l', 'e'] => false,
        [_, before, 'e'] => before != ' ' && !is_vowel(before),
        [before, 'e', 'd'] => before != ' ' && !is_vowel(before) && !"td".contains(before),
        [before, 'e', 's'] => before != ' ' && !is_vowel(before) && !"sxzcg".contains(before),
        _ => false,
    };
    usize::max(groups - usize::from(silent && groups > 0), 1)
}

/// School years of the United States begin at about six.
const AGE_BEFORE_THE_FIRST_SCHOOL_YEAR: f64 = 5.0;

/// The age that a reader needs for sentences of these lengths, taken together.
pub(super) fn reading_age(lengths: &[Length]) -> f64 {
    let count = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
    let words = count(lengths.iter().map(|length| length.words).sum::<usize>().max(1));
    let syllables = count(lengths.iter().map(|length| length.syllables).sum());
    let sentences = count(lengths.len().max(1));
    AGE_BEFORE_THE_FIRST_SCHOOL_YEAR + 0.39 * words / sentences + 11.8 * syllables / words - 15.59
}
