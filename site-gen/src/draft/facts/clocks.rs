//! Every time of a document that can be placed without doubt: what for, at which
//! stage, from when.
//!
//! Who does what within a time is [`said`](crate::prose::said)'s to read. Here
//! it is decided whether that is enough to write it down as a fact.

mod doubt;
mod judged;
mod merged;
mod words;

use std::ops::Range;

use complaints::policy::Policy;

use super::{Clock, Source};
use crate::prose::said::{self, Said};
use crate::prose::{Block, Prose};
pub(super) use doubt::Doubt;

/// The clocks of a document, and what is not certain of each other time.
pub(super) struct Read {
    pub(super) clocks: Vec<Clock>,
    pub(super) doubts: Vec<(Range<usize>, Doubt)>,
}

pub(super) fn read(prose: &Prose<'_>, policy: &Policy) -> Read {
    let count = u8::try_from(policy.stages.len()).unwrap_or(1).max(1);
    let mut found = Vec::new();
    let mut doubts = Vec::new();
    for said in said::all(prose, policy, &[]) {
        let Some(block) = block_of(prose, &said) else { continue };
        let time = said.quantity.text.clone();
        match judged::judge(prose, block, &said, count) {
            Ok(one) => found.extend(one.stages.iter().map(|stage| Clock {
                key: one.key,
                stage: *stage,
                when: one.when,
                limit: one.limit.clone(),
                against: Vec::new(),
                sources: vec![Source::of(prose, block, &said.sentence)],
                places: vec![time.clone()],
            })),
            Err(doubt) => doubts.push((time, doubt)),
        }
    }
    let (clocks, others) = merged::merge(found);
    doubts.extend(others);
    Read { clocks, doubts }
}

fn block_of<'p>(prose: &'p Prose<'_>, said: &Said<'_>) -> Option<&'p Block> {
    prose.blocks().iter().find(|block| block.text.contains(&said.sentence.start))
}
