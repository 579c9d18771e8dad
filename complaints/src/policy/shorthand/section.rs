//! `TEXT (SECTION)`: a text, and where in the policy it stands.

use crate::days::clock::Cited;
use crate::words::problem::Place;

/// Splits `TEXT (SECTION)` into its parts.
#[must_use]
pub fn split_section(typed: &str) -> (&str, Option<&str>) {
    let typed = typed.trim();
    if !typed.ends_with(')') {
        return (typed, None);
    }
    // The bracket that the last one closes, so that a section may be called `3(b)`.
    let mut depth = 0_usize;
    let open = typed.char_indices().rev().find(|(_, c)| {
        match c {
            ')' => depth += 1,
            '(' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let Some((open, _)) = open else { return (typed, None) };
    let (before, section) = typed.split_at(open);
    let section = section.strip_prefix('(').and_then(|s| s.strip_suffix(')')).unwrap_or(section);
    let (before, section) = (before.trim(), section.trim());
    if before.is_empty() || section.is_empty() { (typed, None) } else { (before, Some(section)) }
}

/// Reads a text with its section.
#[must_use]
pub fn cited(typed: &str, at: Place) -> Cited<String> {
    let (value, section) = split_section(typed);
    Cited { value: value.to_owned(), section: section.map(str::to_owned), at }
}

/// The same text in small letters with single spaces.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
