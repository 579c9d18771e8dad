//! Where in a text a byte stands: its line and its column, without counting
//! from the start for each question.

use complaints::words::problem::Place;

/// How many bytes lie between two counts of characters: a text can be one long line.
const STEP: usize = 512;

/// The starts of all lines of a text, and how many characters stand before every [`STEP`]th byte.
#[derive(Debug)]
pub(crate) struct LineIndex<'t> {
    text: &'t str,
    /// The byte at which each line starts; the first is 0.
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut before = 0;
        let counts = text.as_bytes().chunks(STEP).map(|chunk| {
            let here = before;
            before += characters(chunk);
            here
        });
        let characters = counts.collect();
        Self { text, starts: std::iter::once(0).chain(after).collect(), characters }
    }

    /// Line and column of a byte, both counted from 1; the column in characters.
    pub(crate) fn place(&self, at: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        Place { line: line + 1, column: self.before(at).saturating_sub(self.before(start)) + 1 }
    }

    /// How many characters stand before a byte.
    fn before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let step = (at / STEP).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(step).copied().unwrap_or_default();
        counted + self.text.as_bytes().get(step * STEP..at).map_or(0, characters)
    }
}

/// How many characters start in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
