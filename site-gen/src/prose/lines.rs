//! From a byte of the source to its line and column, without walking the text.

use complaints::words::problem::Place;

/// How many bytes lie between two counts of characters.
const STEP: usize = 512;

/// Where lines start, and how many characters stand before every [`STEP`]th byte.
#[derive(Debug)]
pub(super) struct Lines {
    first_line: usize,
    starts: Vec<usize>,
    chars: Vec<usize>,
}

impl Lines {
    pub(super) fn of(source: &str, first_line: usize) -> Self {
        let bytes = source.as_bytes();
        let after_breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_breaks).collect();
        let mut before = 0;
        let mut count = |chunk: &[u8]| {
            let here = before;
            before += starting(chunk);
            here
        };
        let chars = bytes.chunks(STEP).map(&mut count).collect();
        Self { first_line, starts, chars }
    }

    /// The place of a byte of `source`, which is the text that these lines were counted in.
    pub(super) fn place(&self, source: &str, at: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = self.chars_before(source, at) - self.chars_before(source, start);
        Place { line: self.first_line + line, column: column + 1 }
    }

    fn chars_before(&self, source: &str, at: usize) -> usize {
        let step = at / STEP;
        let counted = self.chars.get(step).or(self.chars.last()).copied().unwrap_or(0);
        let from = step.min(self.chars.len().saturating_sub(1)) * STEP;
        counted + source.as_bytes().get(from..at).map_or(0, starting)
    }
}

/// How many characters start in these bytes.
fn starting(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
