//! Many phrases looked for at once: a text is read one time, however many there are.

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

/// Phrases in small letters, of which whole words count, whatever their capitals.
pub(in crate::check) struct Phrases(AhoCorasick);

impl Phrases {
    /// Of phrases that begin alike the longest is found.
    ///
    /// # Errors
    /// When there are more than the matcher has numbers for.
    pub(in crate::check) fn new(phrases: &[&str]) -> Result<Self, BuildError> {
        AhoCorasick::builder()
            // Of this kind many phrases are looked for by vectors, where the machine has them.
            .match_kind(MatchKind::LeftmostLongest)
            .build(phrases)
            .map(Self)
    }

    /// Each place of a phrase: where it begins, and its number in the list.
    pub(in crate::check) fn find(&self, text: &str) -> Vec<(usize, usize)> {
        let lower = text.to_ascii_lowercase();
        let whole = |start: usize, end: usize| {
            let before = text.get(..start).and_then(|text| text.chars().next_back());
            let after = text.get(end..).and_then(|text| text.chars().next());
            ![before, after].iter().flatten().any(|c| c.is_alphanumeric())
        };
        let matches = self.0.find_iter(&lower).filter(|found| whole(found.start(), found.end()));
        matches.map(|found| (found.start(), found.pattern().as_usize())).collect()
    }
}
