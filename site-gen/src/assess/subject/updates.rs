//! The updates that the policy's page prints beside its passages: who reads the
//! old words there reads what holds today as well.

use std::collections::BTreeSet;

use super::Subject;
use crate::prose::Block;

/// So many words in common make a fact and a passage say the same.
const ALIKE: usize = 3;

impl Subject<'_> {
    /// The update beside a block: the landlord's own stands in place of the usual one.
    pub(super) fn update_of_block(&self, block: &Block) -> Option<String> {
        let words = self.prose.lower_of(block);
        let own = self.version.policy.updates.iter().find(|update| words.contains(&update.passage.to_lowercase()));
        let usual = || {
            let names = self.prose.names_in(block.text.clone());
            names.iter().find_map(|name| self.reading.updates.get(&name.name))
        };
        own.map(|update| &update.text).or_else(usual).cloned()
    }

    /// The update beside the passage that says in sentences what a fact says: the one with the most of its words.
    pub(super) fn update_of_fact(&self, says: &str) -> Option<String> {
        let said = long_words(&says.to_lowercase());
        let with_updates = self.prose.blocks().iter().filter_map(|block| Some((block, self.update_of_block(block)?)));
        let shared = with_updates
            .map(|(block, update)| (long_words(self.prose.lower_of(block)).intersection(&said).count(), update));
        let alike = shared.filter(|(shared, _)| *shared >= ALIKE).max_by_key(|(shared, _)| *shared);
        alike.map(|(_, update)| update)
    }

    /// The update beside the first passage that prints a fact.
    pub(in crate::assess) fn update_beside(&self, name: &str) -> Option<String> {
        let mut blocks = self.prose.blocks().iter();
        let names = |block: &&Block| self.prose.names_in(block.text.clone()).iter().any(|one| one.name == name);
        blocks.find(names).and_then(|block| self.update_of_block(block))
    }
}

/// The beginnings of the words that say something.
fn long_words(text: &str) -> BTreeSet<String> {
    let small = [
        "that", "this", "with", "from", "have", "which", "when", "what", "your", "they", "them", "time", "about",
        "there", "other", "their",
    ];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 4 && !small.contains(word));
    words.map(|word| word.chars().take(5).collect()).collect()
}
