//! The stage that a paragraph, or a line of its own above it, names before a sentence
//! that names none.

use super::{At, names};
use crate::prose::{Block, Kind};

impl At<'_, '_> {
    /// The stage with whose name its block begins: "Stage 2 – The manager will …".
    pub(super) fn stage_of_block(&self) -> Option<u8> {
        let words = self.prose.lower_of(self.block).trim_start_matches(|c: char| !c.is_alphanumeric());
        // "The first stage. The Secretary …".
        let words = words.strip_prefix("the ").unwrap_or(words);
        let begins = |stage: &u8| {
            names(self.policy, *stage).iter().any(|name| {
                let rest = words.strip_prefix(name.as_str()).map(str::trim_start);
                rest.is_some_and(|rest| rest.starts_with(['–', '—', '-', ':', '(', '.']))
            })
        };
        (1..=self.count()).find(begins)
    }

    /// The stage of a line of its own above, "5.2 Stage 2", that was typed as no heading.
    pub(super) fn stage_of_line(&self) -> Option<u8> {
        let blocks = self.prose.blocks();
        let at = blocks.iter().position(|block| std::ptr::eq(block, self.block))?;
        let is_text = |block: &&Block| matches!(block.kind, Kind::Paragraph | Kind::Item(_));
        if !is_text(&self.block) {
            return None;
        }
        let above = blocks.get(..at)?.iter().rev().take_while(is_text);
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | ')' | ':');
        above.into_iter().find_map(|block| {
            let lower = self.prose.lower_of(block).trim_end_matches([':', '.', ' ']);
            let bare = lower.trim_start_matches(is_number);
            (1..=self.count()).find(|stage| names(self.policy, *stage).iter().any(|name| bare == name))
        })
    }

    /// The stage as the paragraph itself called it before: "We call this Stage One.", "This is the second stage."
    pub(super) fn stage_called(&self) -> Option<u8> {
        let before = self.prose.sentences(self.block).take_while(|one| one.start < self.sentence.start);
        let called = before.filter_map(|one| {
            let rest = ["we call this ", "this is called ", "this is "]
                .iter()
                .find_map(|start| one.lower.strip_prefix(start))?;
            let rest = rest.strip_prefix("the ").unwrap_or(rest);
            (1..=self.count())
                .find(|stage| names(self.policy, *stage).iter().any(|name| rest.starts_with(name.as_str())))
        });
        called.last()
    }

    /// "Ask for Stage Two. … We acknowledge your request": the only stage that the paragraph has named before.
    pub(super) fn stage_asked_for(&self) -> Option<u8> {
        let answers = ["your request", "the request", "final decision", "final response", "final answer"];
        if !answers.iter().any(|words| self.sentence.lower.contains(words)) {
            return None;
        }
        let before = || self.prose.sentences(self.block).take_while(|one| one.start < self.sentence.start);
        let mut named: Vec<u8> = before().flat_map(|one| self.named(one.lower)).collect();
        named.dedup();
        let asks = ["ask for stage", "request stage", "go to stage", "move to stage", "ask for a stage"];
        let asked = before().any(|one| asks.iter().any(|words| one.lower.contains(words)));
        <[u8; 1]>::try_from(named).ok().map(|[one]| one).filter(|one| asked && *one > 1)
    }
}
