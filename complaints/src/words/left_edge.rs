//! Keys that stand at the left edge of a policy alone, and are easily typed below
//! the line that they are about.

use super::nearest::nearest;

/// What is said of a version as a whole.
const KEYS: [&str; 6] = ["changes", "corrects", "version", "approved", "review_due", "owner"];

/// The key that belongs at the left edge, where `typed` is one of them.
pub(super) fn meant(typed: &str) -> Option<&'static str> {
    let one = |key: &&str| key.eq_ignore_ascii_case(typed) || nearest(typed, std::iter::once(*key)).is_some();
    KEYS.into_iter().find(one)
}
