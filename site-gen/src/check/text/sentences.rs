//! Sentences of a block, and how hard a reader finds them: the formula of Flesch
//! and Kincaid, as `tests/browser/reading-age.mjs` uses it for the shared pages.

use std::ops::Range;

use super::block::{Block, Kind};
use super::document::Document;

/// A sentence of a text.
pub(in crate::check) struct Sentence<'d> {
    pub(in crate::check) text: &'d str,
    pub(in crate::check) length: Length,
    block: &'d Block,
    start: usize,
}

impl Sentence<'_> {
    /// Where it was typed, in bytes of the file's text.
    pub(in crate::check) fn at(&self) -> usize {
        self.block.typed_at(self.start)
    }

    /// What its block is on the page.
    pub(in crate::check) fn kind(&self) -> Kind {
        self.block.kind
    }
}

/// A sentence by its places: the number of its block, and where it stands in its words.
#[derive(Debug)]
pub(super) struct Measured {
    block: usize,
    text: Range<usize>,
    length: Length,
}

impl Document<'_> {
    /// The sentences of all blocks, in order, measured once for every rule that asks.
    pub(in crate::check) fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        self.sentences_of(0..self.blocks.len())
    }

    /// The sentences of some blocks, by the numbers of these.
    pub(in crate::check) fn sentences_of(&self, blocks: Range<usize>) -> impl Iterator<Item = Sentence<'_>> {
        let all = self.measured.get_or_init(|| self.blocks.iter().enumerate().flat_map(of_block).collect());
        let from = all.partition_point(|sentence| sentence.block < blocks.start);
        let some = all.iter().skip(from).take_while(move |sentence| sentence.block < blocks.end);
        some.filter_map(|Measured { block, text, length }| {
            let block = self.blocks.get(*block)?;
            Some(Sentence { text: block.text.get(text.clone())?, length: *length, block, start: text.start })
        })
    }
}

/// The sentences of one block; a heading and an item are a sentence each, whatever they end with.
fn of_block((number, block): (usize, &Block)) -> Vec<Measured> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, byte) in block.text.bytes().enumerate() {
        if !matches!(byte, b'.' | b'?' | b'!') {
            continue;
        }
        let next = block.text.get(at + 1..).and_then(|rest| rest.chars().next());
        let ends = next.is_none_or(|next| next.is_whitespace() || is_closing(next));
        if ends && !is_abbreviation(block.text.get(start..=at).unwrap_or_default()) {
            found.extend(measured(number, block, start..at + 1));
            start = at + 1;
        }
    }
    found.extend(measured(number, block, start..block.text.len()));
    found
}

/// What closes a bracket or a quotation behind the end of a sentence.
fn is_closing(c: char) -> bool {
    matches!(c, ')' | '”' | '"' | '’' | '\'')
}

fn measured(number: usize, block: &Block, range: Range<usize>) -> Option<Measured> {
    let whole = block.text.get(range.clone())?;
    let text = whole.trim_start_matches(|c: char| c.is_whitespace() || is_closing(c));
    let start = range.start + whole.len() - text.len();
    let text = text.trim_end();
    let has_words = text.contains(char::is_alphabetic);
    has_words.then(|| Measured { block: number, text: start..start + text.len(), length: Length::of(text) })
}

fn is_abbreviation(text: &str) -> bool {
    let last = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    ["e.g.", "i.e.", "etc.", "no.", "mr.", "mrs.", "ms.", "dr.", "st."]
        .iter()
        .any(|known| last.eq_ignore_ascii_case(known))
}

/// How many words a sentence has, and how many syllables they.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::check) struct Length {
    pub(in crate::check) words: usize,
    syllables: usize,
}

impl Length {
    /// Counts the words of a text. An address is one short word, of which nobody reads the syllables, and so is a fact.
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let plain = memchr::memchr3(b'{', b'@', b'/', bytes).is_none() && !has_www(bytes);
        let mut length = Self::default();
        if plain {
            // Where there is neither address nor fact, a blank ends a word like any other sign.
            length.add_words(text);
            return length;
        }
        let mut in_name = false;
        for token in text.split_whitespace() {
            in_name |= token.contains("{{");
            if in_name {
                if token.contains("}}") {
                    in_name = false;
                    length.add(1);
                }
            } else if is_address(token) {
                length.add(1);
            } else {
                length.add_words(token);
            }
        }
        length
    }

    /// Adds the words of a text, parted by whatever is no letter and no figure: `and/or` has two.
    fn add_words(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut word = Word::default();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' => word.letter(byte | 0x20),
                b'0'..=b'9' => word.is_one = true,
                b'\'' => {}
                0..=0x7f => self.add_word(&std::mem::take(&mut word)),
                _ => {
                    let Some(c) = text.get(at - 1..).and_then(|rest| rest.chars().next()) else { continue };
                    at += c.len_utf8() - 1;
                    match c {
                        '’' => {}
                        _ if c.is_alphabetic() => word.letter(if is_long_vowel(c) { b'a' } else { b'b' }),
                        _ if c.is_alphanumeric() => word.is_one = true,
                        _ => self.add_word(&std::mem::take(&mut word)),
                    }
                }
            }
        }
        self.add_word(&word);
    }

    fn add_word(&mut self, word: &Word) {
        if word.is_one {
            self.add(word.syllables());
        }
    }

    fn add(&mut self, syllables: usize) {
        self.words += 1;
        self.syllables += syllables;
    }
}

fn is_address(token: &str) -> bool {
    let bytes = token.as_bytes();
    let begins = bytes.get(..4).is_some_and(has_www);
    begins || bytes.contains(&b'@') || bytes.contains(&b'/') && token.contains("//")
}

fn has_www(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'.', bytes)
        .any(|dot| dot.checked_sub(3).and_then(|at| bytes.get(at..dot)).is_some_and(|w| w.eq_ignore_ascii_case(b"www")))
}

/// A word as it is read, letter by letter.
#[derive(Default)]
struct Word {
    /// It has a letter or a figure.
    is_one: bool,
    /// How often the voice began anew.
    groups: usize,
    /// The last letter was a vowel.
    after_vowel: bool,
    /// The last letters, a byte each, of which the ending is known; of letters beyond ASCII only whether they are
    /// vowels.
    last: u32,
}

impl Word {
    /// One more letter, a small one of ASCII.
    const fn letter(&mut self, letter: u8) {
        let vowel = is_vowel(letter);
        self.is_one = true;
        self.groups += (vowel && !self.after_vowel) as usize;
        self.after_vowel = vowel;
        self.last = self.last << 8 | letter as u32;
    }

    /// How often the voice begins anew: its groups of vowels, less a silent `e` at the end.
    fn syllables(&self) -> usize {
        let [_, before_both, before, end] = self.last.to_be_bytes();
        let silent = match [before_both, before, end] {
            [_, b'l', b'e'] => false,
            [_, before, b'e'] => before != 0 && !is_vowel(before),
            [before, b'e', b'd'] => before != 0 && !is_vowel(before) && !matches!(before, b't' | b'd'),
            [before, b'e', b's'] => {
                before != 0 && !is_vowel(before) && !matches!(before, b's' | b'x' | b'z' | b'c' | b'g')
            }
            _ => false,
        };
        usize::max(self.groups - usize::from(silent && self.groups > 0), 1)
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The long vowels of Welsh and some accents of English.
fn is_long_vowel(c: char) -> bool {
    matches!(c.to_lowercase().next(), Some('á' | 'é' | 'í' | 'ó' | 'ú' | 'â' | 'ê' | 'î' | 'ô' | 'û' | 'ŵ' | 'ŷ'))
}

/// School years of the United States begin at about six.
const AGE_BEFORE_THE_FIRST_SCHOOL_YEAR: f64 = 5.0;

/// The age that a reader needs for sentences of these lengths, taken together.
pub(in crate::check) fn reading_age(lengths: &[Length]) -> f64 {
    let count = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
    let words = count(lengths.iter().map(|length| length.words).sum::<usize>().max(1));
    let syllables = count(lengths.iter().map(|length| length.syllables).sum());
    let sentences = count(lengths.len().max(1));
    AGE_BEFORE_THE_FIRST_SCHOOL_YEAR + 0.39 * words / sentences + 11.8 * syllables / words - 15.59
}
