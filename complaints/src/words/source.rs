//! One file of words: front matter and body, told apart, with their lines.
//!
//! Mends what has one meaning (a byte-order mark, CRLF, no-break spaces in the
//! front matter) without moving a character from its place.

use crate::words::left_out;
use crate::words::located::{self, Node};
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// A file as handed over by whoever reads files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path as the author knows it, with `/` between folders.
    pub path: String,
    /// The text, with line feeds alone between its lines.
    pub text: String,
}

impl SourceFile {
    /// A file's text with byte-order mark and carriage returns taken away.
    #[must_use]
    pub fn new(path: impl Into<String>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { path: path.into(), text: text.replace("\r\n", "\n") }
    }

    /// The file's name without folders and ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// Front matter and body of a Markdown file.
#[derive(Debug, Clone)]
pub struct Parts<'a> {
    /// The front matter as a tree.
    pub front: Node,
    /// The front matter as typed, without its fences.
    pub front_text: &'a str,
    /// What stands after the second `---`.
    pub body: &'a str,
    /// The line of the file on which the prose starts, counted from 1.
    pub body_line: usize,
}

/// Splits a Markdown file at its `---` lines and reads the front matter.
pub fn split<'a>(text: &'a str, problems: &mut Problems<'_>) -> Option<Parts<'a>> {
    let start = Place { line: 1, column: 1 };
    let Some(rest) = fence(text) else {
        problems.error(
            &rules::BROKEN_FACTS,
            start,
            "the file does not start with a line of three hyphens",
            "`---`, then the facts, then `---` again, then the prose",
        );
        return None;
    };
    let mut offset = 0;
    for (lines, line) in rest.split_inclusive('\n').enumerate() {
        if line.trim_end() == "---" {
            let (front_text, fence_and_body) = rest.split_at(offset);
            let body = fence_and_body.strip_prefix(line).unwrap_or_default();
            let front = located::parse(&spaces(front_text), 2, problems)?;
            left_out::tell(front_text, 2, problems);
            return Some(Parts { front, front_text, body, body_line: lines + 3 });
        }
        offset += line.len();
    }
    problems.error(
        &rules::BROKEN_FACTS,
        start,
        "the facts at the top of the file have no end",
        "a second line `---` between the facts and the prose",
    );
    None
}

/// Reads a file that is YAML from end to end.
pub fn yaml(text: &str, problems: &mut Problems<'_>) -> Option<Node> {
    located::parse(&spaces(text), 1, problems)
}

fn fence(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once('\n')?;
    (first.trim_end() == "---").then_some(rest)
}

/// A pasted no-break space means a space. One character for one, so that
/// columns still point at what the author typed.
fn spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\u{2007}'], " ")
}
