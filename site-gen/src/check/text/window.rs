//! The words round a place, as far as a link or a name in braces reaches.
//!
//! A rule that looked to the end of a paragraph from each bracket in it would
//! look for ever at a hundred thousand brackets.

/// No link, name or gap that an author types is longer.
const FAR: usize = 500;

/// What follows a byte of a text.
pub(in crate::check) fn ahead(text: &str, at: usize) -> &str {
    let end = text.floor_char_boundary(at.saturating_add(FAR));
    text.get(at..end).unwrap_or_default()
}

/// What stands before a byte of a text, from `from` on at most, and where that begins.
pub(in crate::check) fn behind(text: &str, from: usize, at: usize) -> (usize, &str) {
    let start = text.ceil_char_boundary(at.saturating_sub(FAR)).max(from).min(at);
    (start, text.get(start..at).unwrap_or_default())
}
