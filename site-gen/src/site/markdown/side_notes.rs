//! Notes beside passages: which of them belong to the block just written.
//!
//! A block is a paragraph, or a whole item of a list with the paragraphs in it.

use memchr::memmem::Finder;

use super::scope::{Scope, SideNote};

/// The notes of a text, and what the block being written has said so far.
pub(super) struct SideNotes<'c> {
    scope: &'c Scope<'c>,
    /// The landlord's own notes, each with what looks for its passage in every block.
    own: Vec<OwnNote<'c>>,
    block: Block,
}

struct OwnNote<'c> {
    note: &'c SideNote,
    passage: Finder<'c>,
    /// It has found its passage.
    used: bool,
}

#[derive(Default)]
struct Block {
    facts: Vec<String>,
    /// The words of the block so far, in small letters.
    words: String,
}

impl<'c> SideNotes<'c> {
    pub(super) fn new(scope: &'c Scope<'c>) -> Self {
        let own = |note: &'c SideNote| OwnNote { note, passage: Finder::new(&note.words), used: false };
        Self { scope, own: scope.notes_by_words.iter().map(own).collect(), block: Block::default() }
    }

    /// A new block begins, which has said nothing yet.
    pub(super) fn start(&mut self) {
        self.block = Block::default();
    }

    /// Adds text that the block prints.
    pub(super) fn words(&mut self, text: &str) {
        self.block.words.push_str(&text.to_lowercase());
    }

    /// Adds names of facts that the block prints.
    pub(super) fn facts(&mut self, mut names: Vec<String>) {
        self.block.facts.append(&mut names);
    }

    /// The block ends: the notes to put beside it, as HTML. The landlord's own
    /// wording stands in place of the usual one.
    pub(super) fn end(&mut self) -> Vec<&'c str> {
        let block = std::mem::take(&mut self.block);
        let mut own = Vec::new();
        for one in &mut self.own {
            if one.passage.find(block.words.as_bytes()).is_some() {
                one.used = true;
                own.push(one.note.html.as_str());
            }
        }
        if !own.is_empty() {
            return own;
        }
        let mut usual: Vec<&str> =
            block.facts.iter().filter_map(|fact| self.scope.notes_by_fact.get(fact)).map(String::as_str).collect();
        usual.dedup();
        usual
    }

    /// The landlord's own notes that stand beside nothing.
    pub(super) fn unused(&self) -> Vec<&'c SideNote> {
        self.own.iter().filter(|one| !one.used).map(|one| one.note).collect()
    }
}
