//! A link: its words, and where it leads.

use std::ops::Range;

/// A link in the prose.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where its words stand in the text.
    pub text: Range<usize>,
    /// Where it leads, as it was typed: `tel:01632960001`.
    pub to: String,
    /// Where it stands in the source.
    pub source: Range<usize>,
}
