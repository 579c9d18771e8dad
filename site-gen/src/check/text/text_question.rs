//! What is asked of a text: a rule, how much it weighs, and what looks for it.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::document::Document;

/// A rule with what looks for it in a text.
pub(in crate::check) struct TextQuestion {
    /// The rule that an answer breaks.
    pub(in crate::check) rule: &'static Rule,
    /// An error where words are lost or shown wrong; advice where it is style alone.
    pub(in crate::check) severity: Severity,
    /// Every place of a text that it has something to say about.
    pub(in crate::check) find: fn(&Document<'_>) -> Vec<Finding>,
}

/// What a rule found at one place.
pub(crate) struct Finding {
    /// Where in the text, in bytes.
    pub(crate) at: usize,
    /// What stands there, in the author's words.
    pub(crate) found: String,
    /// What to write instead.
    pub(crate) write: String,
}

impl Finding {
    pub(crate) fn new(at: usize, found: impl Into<String>, write: impl Into<String>) -> Self {
        Self { at, found: found.into(), write: write.into() }
    }
}

/// How much of a text a message quotes.
const QUOTED: usize = 60;

/// The start of a text, on one line, short enough to be quoted.
pub(crate) fn shortened(text: &str) -> String {
    let near = text.get(..text.floor_char_boundary(QUOTED * 8)).unwrap_or_default();
    let line = near.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut start: String = line.chars().take(QUOTED).collect();
    if start.len() < line.len() || near.len() < text.len() {
        start.push('…');
    }
    start
}
