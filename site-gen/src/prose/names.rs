//! `{{ name }}` in a text: the name of a fact, which is no word of the sentence.

use std::ops::Range;

/// A name of a fact, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name without its braces: `stage-1.respond`.
    pub name: String,
    /// Where it stands in the text, with its braces.
    pub text: Range<usize>,
}

/// The names in one block's words, which start at `offset` of the whole text.
pub(crate) fn names(words: &str, offset: usize) -> impl Iterator<Item = Name> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + words.get(at..)?.find("{{")?;
        let inside = words.get(start + 2..)?;
        let length = inside.find("}}")?;
        at = start + length + 4;
        let name = inside.get(..length)?.trim().to_owned();
        Some(Name { name, text: offset + start..offset + at })
    })
}
