//! A landlord's document as blocks, wherever it came from: headings, paragraphs,
//! items, tables.
//!
//! Their words are Markdown already, with links and line breaks. What they say
//! is nobody's business here.

/// A document, block by block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// What was left behind or guessed on the way in, in sentences for whoever reads the draft.
    pub remarks: Vec<String>,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading and its level in the document, counted from 1.
    Heading {
        /// 1 is the highest.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph; a line break in it is a line feed.
    Paragraph(String),
    /// An item of a list.
    Item {
        /// How many lists it stands in, besides its own.
        depth: u8,
        /// Its number, in a list that counts.
        number: Option<u32>,
        /// Its words.
        text: String,
    },
    /// A table: rows of cells, the head first.
    Table(Vec<Vec<String>>),
}

impl Document {
    /// Whether no word was found in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Item { text, .. } => text.trim().is_empty(),
            Block::Table(rows) => rows.iter().flatten().all(|cell| cell.trim().is_empty()),
        })
    }

    /// Adds a block, unless it has no words.
    pub fn push(&mut self, block: Block) {
        let empty = match &block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Item { text, .. } => text.trim().is_empty(),
            Block::Table(rows) => rows.iter().flatten().all(|cell| cell.trim().is_empty()),
        };
        if !empty {
            self.blocks.push(block);
        }
    }
}

/// Words with single spaces, but for line feeds, which stay.
#[must_use]
pub fn squeezed(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Words on one line, for headings, items and cells.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Plain words as Markdown shows them letter by letter.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '[' | ']' | '\\') {
            out.push('\\');
        }
        // Braces would be taken for the name of a fact.
        out.push(match c {
            '{' => '(',
            '}' => ')',
            c => c,
        });
    }
    out
}
