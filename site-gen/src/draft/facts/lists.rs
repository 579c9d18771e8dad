//! What a document lists: ways to complain, formats, what is no complaint.

mod acting;
mod alone;
mod channels;
mod exclusions;
mod formats;
mod kinds;
mod labels;
pub(super) mod refused;
mod run_on;
mod ways;

use super::{Found, Source};
use crate::prose::{Block, Prose, Sentence};
pub(super) use channels::channels;
pub(super) use exclusions::{exclusions, is_the_head};
pub(super) use formats::formats;
pub(super) use ways::groups;

/// Something that is not treated as a complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// What it is, in the document's words.
    pub found: Found,
}

/// A value of a list, and the words that name it.
type Named = (&'static str, &'static [&'static str]);

fn collect(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>, all: &[Named], found: &mut Vec<Found>) {
    let words = format!(" {} ", sentence.lower);
    for (value, names) in all {
        let named = names.iter().any(|name| words.contains(name));
        if named && !found.iter().any(|one: &Found| one.value == *value) {
            found.push(Found { value: (*value).to_owned(), source: Source::of(prose, block, sentence) });
        }
    }
}

fn sentences<'p>(prose: &'p Prose<'_>) -> impl Iterator<Item = (&'p Block, Sentence<'p>)> {
    prose.blocks().iter().flat_map(move |block| prose.sentences(block).map(move |sentence| (block, sentence)))
}
