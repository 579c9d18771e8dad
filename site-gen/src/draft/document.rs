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
    /// The title of a web page, which stands above its matter and is no part of it.
    pub title: Option<String>,
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

    /// Makes a heading of the `Stage 1:` with which a paragraph starts: what follows belongs to that stage as well.
    pub fn part_stages(&mut self) {
        let level = self.blocks.iter().rev().find_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        });
        let mut parted = Vec::with_capacity(self.blocks.len());
        for block in std::mem::take(&mut self.blocks) {
            match &block {
                Block::Paragraph(text) => match stage_before(text) {
                    Some((name, rest)) => {
                        parted.push(Block::Heading { level: level.unwrap_or(2), text: name.to_owned() });
                        parted.push(Block::Paragraph(rest.to_owned()));
                    }
                    None => parted.push(block),
                },
                _ => parted.push(block),
            }
        }
        self.blocks = parted;
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

/// `Stage 1` at the start of a paragraph, and the sentence behind its colon or dash.
fn stage_before(text: &str) -> Option<(&str, &str)> {
    if let Some(opening) = bold_before(text) {
        return Some(opening);
    }
    let small = text.to_ascii_lowercase();
    let rest = small.strip_prefix("stage ")?;
    let length = rest.find(|c: char| !c.is_alphanumeric())?;
    let known = matches!(rest.get(..length)?, "1" | "2" | "3" | "one" | "two" | "three");
    let name = text.get(.."stage ".len() + length)?;
    let behind = text.get(name.len()..)?.trim_start();
    let sentence = [":", "–", "—", "-"].iter().find_map(|sign| behind.strip_prefix(sign))?.trim_start();
    let long = sentence.chars().count() > 30 && sentence.starts_with(|c: char| c.is_uppercase());
    (known && long).then_some((name, sentence))
}

/// `**Step 2: the operations team.** If the answer …`: a stage in bold, and what it opens.
fn bold_before(text: &str) -> Option<(&str, &str)> {
    let (bold, rest) = text.strip_prefix("**")?.split_once("**")?;
    let name = bold.trim().trim_end_matches([':', '.', '–', '-', ' ']);
    let rest = rest.trim_start_matches([':', '.', '–', '-', ' ']);
    let small = name.to_ascii_lowercase();
    let behind = ["stage ", "step "].iter().find_map(|word| small.strip_prefix(word))?;
    let number = behind.split(|c: char| !c.is_alphanumeric()).next()?;
    let known = matches!(number, "1" | "2" | "3" | "one" | "two" | "three");
    let fits = name.chars().count() <= 60 && !name.contains('\n') && rest.chars().count() > 30;
    (known && fits && rest.starts_with(char::is_uppercase)).then_some((name, rest))
}
