//! Where a sentence was cut at the end of its line: a numbered clause whose first line
//! is as short as a heading, and a clause that is only cited and begins the next line.

use super::line::{Looks, looks};
use super::{Block, Reader, WRAPPED};

/// Words with which no heading ends, and no sentence.
const OPEN: [&str; 35] = [
    "a", "an", "the", "and", "or", "of", "to", "within", "by", "from", "with", "at", "for", "in", "on", "is", "are",
    "be", "been", "will", "shall", "must", "may", "can", "should", "their", "our", "your", "its", "that", "which",
    "who", "not", "has", "have",
];
/// Words behind which the number of a clause is only cited.
const CITES: [&str; 8] = ["section", "sections", "paragraph", "clause", "part", "see", "under", "point"];

/// Whether words end in the midst of a sentence.
pub(super) fn is_open(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    OPEN.contains(&last)
}

impl Reader<'_> {
    /// `4.2 The officer shall telephone the customer within`, whose sentence goes on in the next line.
    pub(super) fn is_cut_short(&self) -> bool {
        let line = self.lines.get(self.at).map_or("", |line| line.trim());
        if !line.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let next = self.lines.get(self.at + 1).map_or("", |next| next.trim());
        let small = next.starts_with(|c: char| c.is_lowercase()) && matches!(looks(next), Looks::Text);
        is_open(line) || small && line.chars().count() >= WRAPPED
    }

    /// `4.3 may be extended` behind a line that ends with `the period in`.
    pub(super) fn is_cited(&self) -> bool {
        let Some((Block::Paragraph(_) | Block::Item { .. }, last)) = &self.open else { return false };
        let line = self.lines.get(self.at).map_or("", |line| line.trim());
        let number = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
        let rest = line.get(number..).unwrap_or_default().trim_start();
        let goes_on = rest.starts_with(|c: char| c.is_lowercase()) || rest.starts_with([',', ';', '.', ')']);
        let word = last.rsplit(' ').next().unwrap_or_default().to_lowercase();
        number > 0 && goes_on && (OPEN.contains(&word.as_str()) || CITES.contains(&word.as_str()))
    }
}
