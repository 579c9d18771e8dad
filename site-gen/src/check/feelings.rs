//! Words that say how somebody feels about an answer, and no more: "if you are
//! not happy with it", "if you do not agree".
//!
//! Their "not" turns nothing else of the sentence round.

use std::borrow::Cow;

/// How it is said, in small letters.
const FEELINGS: [&str; 12] = [
    "not happy",
    "n't happy",
    "not satisfied",
    "n't satisfied",
    "not content",
    "not agree",
    "n't agree",
    "if you do not accept",
    "if you don't accept",
    "not settled",
    "not resolved",
    "not put right",
];

/// Words in small letters without these, for whoever looks for a "not" in them.
pub(super) fn without_feelings(words: &str) -> Cow<'_, str> {
    FEELINGS.iter().fold(Cow::Borrowed(words), |words, feeling| match words.contains(feeling) {
        true => Cow::Owned(words.replace(feeling, "")),
        false => words,
    })
}
