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

/// The words of a text. An address is one short word, of which nobody reads the syllables, and so is a fact.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut in_name = false;
    for token in text.split_whitespace() {
        in_name |= token.contains("{{");
        if in_name {
            if token.contains("}}") {
                in_name = false;
                words.push("it");
            }
            continue;
        }
        if token.contains('@') || token.contains("//") || token.to_lowercase().starts_with("www.") {
            words.push("this");
            continue;
        }
        let parts = token.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\''));
        words.extend(parts.filter(|part| part.contains(char::is_alphanumeric)));
    }
    words
}

/// How often the voice begins anew in a word: its groups of vowels, less a silent `e` at the end.
fn syllables(word: &str) -> usize {
    let small = word.to_lowercase();
    let letters: Vec<char> = small.chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: &char| "aeiouyáéíóúâêîôûŵŷ".contains(*c);
    let starts =
        |at: usize| letters.get(at).is_some_and(is_vowel) && (at == 0 || !letters.get(at - 1).is_some_and(is_vowel));
    let groups = (0..letters.len()).filter(|at| starts(*at)).count();
    let silent = match letters.as_slice() {
        [.., 'l', 'e'] => false,
        [.., before, 'e'] => !is_vowel(before),
        [.., before, 'e', 'd'] => !is_vowel(before) && !"td".contains(*before),
        [.., before, 'e', 's'] => !is_vowel(before) && !"sxzcg".contains(*before),
        _ => false,
    };
    groups.saturating_sub(usize::from(silent)).max(1)
}

/// School years of the United States begin at about six.
const AGE_BEFORE_THE_FIRST_SCHOOL_YEAR: f64 = 5.0;

/// The age that a reader needs for sentences, taken together.
pub(super) fn reading_age(sentences: &[Sentence<'_>]) -> f64 {
    let words: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence.text)).collect();
    let count = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
    let syllables = count(words.iter().map(|word| syllables(word)).sum());
    let (sentences, words) = (count(sentences.len().max(1)), count(words.len().max(1)));
    AGE_BEFORE_THE_FIRST_SCHOOL_YEAR + 0.39 * words / sentences + 11.8 * syllables / words - 15.59
}
