//! Where in a text a byte stands: its line and its column, without counting
//! from the start for each question.

use complaints::words::problem::Place;

/// The starts of all lines of a text.
pub(crate) struct LineIndex<'t> {
    text: &'t str,
    /// The byte at which each line starts; the first is 0.
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after).collect() }
    }

    /// Line and column of a byte, both counted from 1; the column in characters.
    pub(crate) fn place(&self, at: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let column = self.text.get(start..at).map_or(0, |before| before.chars().count());
        Place { line: line + 1, column: column + 1 }
    }
}
