//! Notes beside passages: which of them belong to the block just written.
//!
//! A block is a paragraph, or a whole item of a list with the paragraphs in it.

use super::scope::{Scope, SideNote};

/// The notes of a text, and what the block being written has said so far.
pub(super) struct SideNotes<'c> {
    scope: &'c Scope<'c>,
    /// Which of the landlord's own notes have found their passage.
    used: Vec<bool>,
    block: Block,
}

#[derive(Default)]
struct Block {
    facts: Vec<String>,
    /// The words of the block so far, in small letters.
    words: String,
}

impl<'c> SideNotes<'c> {
    pub(super) fn new(scope: &'c Scope<'c>) -> Self {
        Self { scope, used: vec![false; scope.notes_by_words.len()], block: Block::default() }
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
        for (note, used) in self.scope.notes_by_words.iter().zip(&mut self.used) {
            if block.words.contains(&note.words) {
                *used = true;
                own.push(note.html.as_str());
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
        let notes = self.scope.notes_by_words.iter().zip(&self.used);
        notes.filter(|(_, used)| !**used).map(|(note, _)| note).collect()
    }
}
