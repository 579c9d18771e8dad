//! One file of words: front matter and body, told apart, with their lines.
//!
//! Mends what has one meaning (a byte-order mark, CRLF, no-break spaces in the
//! front matter) without moving a character from its place.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::words::located::{self, Node};
use crate::words::problem::{Place, Problems};
use crate::words::rules;
use crate::words::{left_out, not_confirmed};

/// A file as handed over by whoever reads files.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path as the author knows it, with `/` between folders.
    pub path: String,
    /// The text, with line feeds alone between its lines.
    pub text: String,
    /// The tree of its facts, once it was made and nothing was wrong with it.
    tree: OnceLock<Node>,
}

/// The tree is made of the text.
impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.text) == (&other.path, &other.text)
    }
}

impl Eq for SourceFile {}

impl SourceFile {
    /// A file's text with byte-order mark and carriage returns taken away.
    #[must_use]
    pub fn new(path: impl Into<String>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() };
        Self { path: path.into(), text, tree: OnceLock::new() }
    }

    /// The same file under another path, with all that was made of it.
    #[must_use]
    pub fn under(&self, path: impl Into<String>) -> Self {
        Self { path: path.into(), text: self.text.clone(), tree: self.tree.clone() }
    }

    /// The tree of a file that is YAML from end to end.
    pub fn yaml(&self, problems: &mut Problems<'_>) -> Option<Cow<'_, Node>> {
        if let Some(tree) = self.tree.get() {
            return Some(Cow::Borrowed(tree));
        }
        let before = problems.count();
        let tree = yaml(&self.text, problems)?;
        // What is wrong is told by whoever reads next, too.
        if problems.count() > before {
            return Some(Cow::Owned(tree));
        }
        Some(Cow::Borrowed(self.tree.get_or_init(|| tree)))
    }

    /// Front matter and body of a Markdown file.
    pub fn parts(&self, problems: &mut Problems<'_>) -> Option<Parts<'_>> {
        if let Some((tree, front_text, body, body_line)) = self.parted() {
            return Some(Parts { front: Cow::Borrowed(tree), front_text, body, body_line });
        }
        let before = problems.count();
        let parts = split(&self.text, problems)?;
        if problems.count() == before {
            self.tree.get_or_init(|| parts.front.clone().into_owned());
        }
        Some(parts)
    }

    /// The parts of a file whose tree was made before, and so has its two lines of hyphens.
    fn parted(&self) -> Option<(&Node, &str, &str, usize)> {
        let tree = self.tree.get()?;
        let (_, rest) = self.text.split_once('\n')?;
        let end = fence(rest, |line| line == "---")?;
        let (front, fence_and_body) = rest.split_at_checked(end.offset)?;
        let body = fence_and_body.split_once('\n').map_or("", |(_, body)| body);
        Some((tree, front, body, end.line + 2))
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
    pub front: Cow<'a, Node>,
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
    let Some(rest) = opened(text, problems) else {
        problems.error(
            &rules::BROKEN_FACTS,
            start,
            "the file does not start with a line of three hyphens",
            "`---`, then the facts, then `---` again, then the prose",
        );
        return None;
    };
    let end = fence(rest, |line| line == "---").or_else(|| {
        let likely = fence(rest, is_nearly_a_fence)?;
        let place = Place { line: likely.line + 1, column: 1 };
        problems.error(&rules::BROKEN_FACTS, place, "this line is not three hyphens, and so ends no facts", "`---`");
        Some(likely)
    });
    let Some(end) = end else {
        problems.error(
            &rules::BROKEN_FACTS,
            start,
            "the facts at the top of the file have no end",
            "a second line `---` between the facts and the prose",
        );
        return None;
    };
    let (front_text, fence_and_body) = rest.split_at(end.offset);
    let body = fence_and_body.split_once('\n').map_or("", |(_, body)| body);
    tell_facts_behind_the_end(body, end.line + 2, problems);
    let front = located::parse(&spaces(front_text), 2, problems)?;
    left_out::tell(front_text, 2, problems);
    not_confirmed::tell(front_text, 2, problems);
    Some(Parts { front: Cow::Owned(front), front_text, body, body_line: end.line + 2 })
}

/// A line between facts and prose: how many lines stand up to it, itself included, and where it starts.
struct Fence {
    line: usize,
    offset: usize,
}

/// The first line of a text that is one.
fn fence(text: &str, is_fence: impl Fn(&str) -> bool) -> Option<Fence> {
    let mut offset = 0;
    for (line, whole) in text.split_inclusive('\n').enumerate() {
        if is_fence(whole.trim_end()) {
            return Some(Fence { line: line + 1, offset });
        }
        offset += whole.len();
    }
    None
}

/// A line of strokes that a word processor made of three hyphens, or that was typed with too few or too many.
fn is_nearly_a_fence(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| "-–—―−_".contains(c)) && line != "-"
}

/// What stands behind the first line, where that opens the facts.
fn opened<'a>(text: &'a str, problems: &mut Problems<'_>) -> Option<&'a str> {
    let (first, rest) = text.split_once('\n')?;
    match first.trim_end() {
        "---" => Some(rest),
        nearly if is_nearly_a_fence(nearly) => {
            let place = Place { line: 1, column: 1 };
            problems.error(
                &rules::BROKEN_FACTS,
                place,
                "this line is not three hyphens, and so begins no facts",
                "`---`",
            );
            Some(rest)
        }
        _ => None,
    }
}

/// Facts that stand where the prose should: a line of hyphens in their midst ended them.
fn tell_facts_behind_the_end(body: &str, first_line: usize, problems: &mut Problems<'_>) {
    let Some(end) = fence(body, |line| line == "---") else { return };
    let lines: Vec<&str> = body.lines().take(end.line - 1).collect();
    let is_fact = |line: &&str| {
        let key = line.split_once(':').map(|(key, _)| key);
        key.is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    };
    let Some(at) = lines.iter().position(|line| !line.trim().is_empty()) else { return };
    if !is_fact(&lines[at]) {
        return;
    }
    for (n, line) in lines.iter().enumerate() {
        problems.note_unread(first_line + n, line);
    }
    problems.error(
        &rules::BROKEN_FACTS,
        Place { line: first_line + at, column: 1 },
        format!("the facts go on here, behind the line of hyphens that ends them: `{}`", lines[at]),
        "one line `---` before all facts and one behind them; take out the line before this one",
    );
}

/// Reads a file that is YAML from end to end.
pub fn yaml(text: &str, problems: &mut Problems<'_>) -> Option<Node> {
    located::parse(&spaces(text), 1, problems)
}

/// A pasted no-break space means a space. One character for one, so that
/// columns still point at what the author typed.
fn spaces(text: &str) -> Cow<'_, str> {
    let pasted = ['\u{a0}', '\u{202f}', '\u{2007}'];
    if text.is_ascii() || !text.contains(pasted) { text.into() } else { text.replace(pasted, " ").into() }
}
