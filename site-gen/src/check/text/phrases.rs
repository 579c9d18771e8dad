//! Phrases of which whole words count.

use crate::many_words::ManyWords;

/// Phrases in small letters, of which whole words count, whatever their capitals.
pub(in crate::check) struct Phrases(ManyWords);

impl Phrases {
    /// Of phrases that begin alike the longest is found.
    pub(in crate::check) fn new(phrases: &[&str]) -> Self {
        Self(ManyWords::new(phrases))
    }

    /// Each place of a phrase: where it begins, and its number in the list.
    pub(in crate::check) fn find(&self, text: &str) -> Vec<(usize, usize)> {
        let lower = text.to_ascii_lowercase();
        let whole = |start: usize, end: usize| {
            let before = text.get(..start).and_then(|text| text.chars().next_back());
            let after = text.get(end..).and_then(|text| text.chars().next());
            ![before, after].iter().flatten().any(|c| c.is_alphanumeric())
        };
        let found = self.0.each_in(&lower).filter(|found| whole(found.start, found.end));
        found.map(|found| (found.start, found.word)).collect()
    }
}
