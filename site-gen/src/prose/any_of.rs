//! Words of which one has to stand in a text before a rule reads it.
//!
//! A rule reads a handful of the sentences of a policy. One look at the text
//! finds these, however many words are looked for, and the rule sees no other.

use std::sync::OnceLock;

use super::{Prose, Sentence};
use crate::many_words::ManyWords;

/// A list of words in small letters, for [`Prose::sentences_with`].
#[derive(Debug)]
pub struct AnyOf {
    words: Words,
    ready: OnceLock<ManyWords>,
}

/// Where the words come from.
#[derive(Debug)]
enum Words {
    These(&'static [&'static str]),
    OfTable(fn() -> Vec<&'static str>),
}

impl AnyOf {
    /// Any of these. They may be parts of words: `complain` is found in `complaints`.
    #[must_use]
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self { words: Words::These(words), ready: OnceLock::new() }
    }

    /// Any of the words that stand in a table already: none of its rows can be forgotten.
    #[must_use]
    pub const fn of_table(words: fn() -> Vec<&'static str>) -> Self {
        Self { words: Words::OfTable(words), ready: OnceLock::new() }
    }

    /// Whether one of them stands in a text, in small letters.
    #[must_use]
    pub fn is_in(&self, words: &str) -> bool {
        self.ready().is_in(words)
    }

    fn ready(&self) -> &ManyWords {
        self.ready.get_or_init(|| match self.words {
            Words::These(words) => ManyWords::new(words),
            Words::OfTable(words) => ManyWords::new(&words()),
        })
    }
}

impl Prose<'_> {
    /// The sentences in which one of these words stands, in order.
    pub fn sentences_with(&self, any: &AnyOf) -> impl Iterator<Item = Sentence<'_>> {
        let any = any.ready();
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = any.first_from(&self.lower, from)?.start;
                let sentence = self.sentence_at(at);
                from = sentence.map_or(at + 1, |sentence| sentence.range().end.max(at + 1));
                // What begins in one sentence and ends in another stands in neither.
                if let Some(sentence) = sentence.filter(|sentence| any.is_in(sentence.lower)) {
                    return Some(sentence);
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Prose;
    use super::AnyOf;

    static ANY: AnyOf = AnyOf::new(&["stage two", "appeal"]);

    #[test]
    fn every_sentence_with_one_of_the_words_is_found_once_and_no_other() {
        let text =
            "# Appeals\n\nYou can appeal. We write. An Appeal, or an appeal, is stage\ntwo. We end.\n\n- appeal\n";
        let prose = Prose::read(text, 1);
        let found: Vec<&str> = prose.sentences_with(&ANY).map(|sentence| sentence.text).collect();
        assert_eq!(found, ["Appeals", "You can appeal.", "An Appeal, or an appeal, is stage two.", "appeal"]);
    }

    #[test]
    fn words_across_two_sentences_stand_in_neither() {
        static ACROSS: AnyOf = AnyOf::new(&["one. two"]);
        assert_eq!(Prose::read("This is one. Two is next.", 1).sentences_with(&ACROSS).count(), 0);
    }
}
