//! Whether the words round a place tell what was: a policy may well say what a
//! body was called, or which law a newer one replaced.

use crate::prose::Prose;

/// What says so, in small letters.
const TOLD: [&str; 17] = [
    "former",
    "used to ",
    "was called",
    "were called",
    "known as",
    "previous",
    "replace",
    "no longer",
    "abolished",
    "repealed",
    "ended ",
    "took over",
    "taken over",
    "successor",
    "until ",
    "no more",
    "which is now",
];

/// Whether the sentence at an offset of the text tells of the past.
pub(super) fn is_told_as_history(prose: &Prose<'_>, at: usize) -> bool {
    prose.sentence_at(at).is_some_and(|sentence| TOLD.iter().any(|told| sentence.lower.contains(told)))
}
