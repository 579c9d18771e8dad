//! One block of prose: what it is, and what it stands under.

use std::ops::Range;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading, with its level from 1 to 6.
    Heading(u8),
    /// A paragraph outside every list.
    Paragraph,
    /// A paragraph of a list item, with the item's number in a list that counts.
    Item(Option<u64>),
    /// A cell of a table: its row, where 0 is the head, and its column.
    Cell {
        /// The row, counted from the head.
        row: usize,
        /// The column, counted from 0.
        column: usize,
    },
    /// Text that is printed as it was typed, which is seldom meant in a policy.
    Code,
}

/// One block; its words are asked of the [`Prose`](super::Prose) that it belongs to.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Where its words stand in the text.
    pub text: Range<usize>,
    /// Where it stands in the source, with its Markdown.
    pub source: Range<usize>,
    /// The nearest heading above it; of a heading, the nearest of a higher rank.
    pub(super) heading: Option<usize>,
    /// The paragraph that introduces its list or table.
    pub(super) lead: Option<usize>,
    /// Of a cell the label of its row, and the head of its column.
    pub(super) labels: [Option<usize>; 2],
    /// The section number with which it starts.
    pub(super) section: Option<Range<usize>>,
}
