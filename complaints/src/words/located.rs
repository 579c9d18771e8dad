//! YAML text as a tree in which every key and value knows its place.
//!
//! The one reader for policies, form, phrases, outside bodies and law. Values
//! stay text as typed (`1.10`, `01900842113` and `no` are what was written);
//! what they mean is decided by the code that asks. A syntax mistake or a
//! repeated key is one problem; all else is collected.

mod brackets;
mod fault;
mod hyphens;
mod in_step;
mod left_edge_slip;
mod meant;
mod shape;
mod signs;
mod slip;
mod syntax;

use std::borrow::Cow;

use marked_yaml::{LoadError, LoaderOptions, Marker, Node as Yaml};

use crate::words::problem::{Place, Problems};
use crate::words::rules;
use fault::without_fault;
use shape::{nested_too_deep, report_tabs};
use syntax::report_load_error;

/// The most text one file of words may hold, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;
pub use shape::MAX_LEVELS;
pub(crate) use syntax::in_quotes;
/// After how many lines that cannot be read a text is given up: then it is no list of facts.
const MAX_FAULTS: usize = 20;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where the value starts.
    pub at: Place,
    /// Text, a list or a mapping.
    pub value: Value,
}

/// What can stand in a file of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text as typed, without the quotes round it.
    Text(String),
    /// `[a, b]`, or a hyphen before each.
    List(Vec<Node>),
    /// Keys and values, in the order of the file.
    Map(Vec<Entry>),
}

/// One `key: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key as typed, such as `acknowledge`.
    pub key: String,
    /// Where the key starts, for a problem of the key itself.
    pub at: Place,
    /// What stands after the colon.
    pub node: Node,
}

/// Reads `yaml`, which starts on line `first_line` of its file.
///
/// A line that cannot be read is told, and the rest is read without it. Gives `None`, with the problem noted, where
/// no tree can be made.
pub fn parse(yaml: &str, first_line: usize, problems: &mut Problems<'_>) -> Option<Node> {
    let shift = |m: &Marker| Place { line: m.line() + first_line - 1, column: m.column().max(1) };
    if yaml.len() > MAX_BYTES {
        problems.error(
            &rules::UNREADABLE_FILE,
            Place { line: first_line, column: 1 },
            format!("this file is larger than {} KiB", MAX_BYTES / 1024),
            "a shorter text; pictures and documents are linked, not pasted",
        );
        return None;
    }
    let tabs = report_tabs(yaml, first_line, problems);
    if let Some(place) = nested_too_deep(yaml, first_line) {
        problems.error(
            &rules::BROKEN_FACTS,
            place,
            format!("more than {MAX_LEVELS} brackets stand inside one another"),
            "a flat list, such as [phone, email, letter]",
        );
        return None;
    }
    let mut text = tabs.map_or(Cow::Borrowed(yaml), Cow::Owned);
    for put_right in [signs::put_right, left_edge_slip::put_right] {
        if let Some(meant) = put_right(&text, first_line, problems) {
            text = Cow::Owned(meant);
        }
    }
    let mut text = match hyphens::put_in(&text, first_line, problems) {
        Cow::Owned(mended) => Cow::Owned(mended),
        Cow::Borrowed(_) => text,
    };
    // Each turn takes at least one line out of the text, and a text with as many faults is read no further.
    for _ in 0..MAX_FAULTS {
        let error = match load(&text, &shift, problems) {
            Ok(tree) => {
                let mut too_deep = None;
                let node = copy(&tree, &shift, 0, &mut too_deep);
                if let Some(place) = too_deep {
                    problems.error(
                        &rules::BROKEN_FACTS,
                        place,
                        format!("lists and mappings stand more than {MAX_LEVELS} deep"),
                        "the same facts with less indentation",
                    );
                    return None;
                }
                return Some(node);
            }
            Err(error) => error,
        };
        if let Some(slip) = slip::of(&error, &text) {
            let typed = text.split('\n').nth(slip.at).unwrap_or_default();
            let place = Place { line: slip.at + first_line, column: fault::indent(typed) + 1 };
            let mended = slip.mended(&text);
            problems.read_as_meant(&rules::BROKEN_FACTS, place, slip.found, slip.write);
            text = Cow::Owned(mended);
            continue;
        }
        report_load_error(&error, &text, first_line, problems);
        text = Cow::Owned(without_fault(&error, &text, first_line, problems)?);
    }
    None
}

/// The tree of a text; where a key is written twice, the last one wins, so that what else is wrong is found.
fn load(text: &str, shift: &impl Fn(&Marker) -> Place, problems: &mut Problems<'_>) -> Result<Yaml, LoadError> {
    let options = LoaderOptions::default().error_on_duplicate_keys(true);
    match marked_yaml::parse_yaml_with_options(0, text, options) {
        Err(LoadError::DuplicateKey(twice)) => {
            let place = twice.key.span().start().map(shift).unwrap_or_default();
            let first = twice.prev_key.span().start().map(shift).unwrap_or_default();
            let (key, line) = (twice.key.as_str(), problems.line(place.line).trim());
            let write = match key {
                // A list goes on with a hyphen, which is easily left out.
                "name" | "who" => {
                    format!(
                        "`- {line}` with two spaces fewer before it, if the next one begins here; else one of the two"
                    )
                }
                _ => "one of the two; take the other away".to_owned(),
            };
            let found = format!("`{key}` is written twice; it stands first on line {}", first.line);
            problems.error(&rules::WRITTEN_TWICE, place, found, write);
            marked_yaml::parse_yaml_with_options(0, text, LoaderOptions::default())
        }
        other => other,
    }
}

fn copy(tree: &Yaml, shift: &impl Fn(&Marker) -> Place, depth: usize, too_deep: &mut Option<Place>) -> Node {
    let at = tree.span().start().map(shift).unwrap_or_default();
    if depth > MAX_LEVELS {
        too_deep.get_or_insert(at);
        return Node { at, value: Value::Text(String::new()) };
    }
    let value = match tree {
        Yaml::Scalar(text) => Value::Text(unquote(text.as_str())),
        Yaml::Sequence(list) => Value::List(list.iter().map(|n| copy(n, shift, depth + 1, too_deep)).collect()),
        Yaml::Mapping(map) => {
            Value::Map(map.iter().map(|(key, node)| entry(key, node, shift, depth, too_deep)).collect())
        }
    };
    Node { at, value }
}

fn entry(
    key: &marked_yaml::types::MarkedScalarNode,
    node: &Yaml,
    shift: &impl Fn(&Marker) -> Place,
    depth: usize,
    too_deep: &mut Option<Place>,
) -> Entry {
    let at = key.span().start().map(shift).unwrap_or_default();
    let mut node = copy(node, shift, depth + 1, too_deep);
    // A value that was left out is nowhere; the parser gives the next line for it.
    if matches!(&node.value, Value::Text(text) if text.is_empty()) {
        node.at = at;
    }
    Entry { key: key.as_str().to_owned(), at, node }
}

/// A word processor turns "straight" quotes round a value into curly ones,
/// and YAML takes those for letters. Round a whole value they mean quotes.
fn unquote(text: &str) -> String {
    for (open, close) in [('“', '”'), ('‘', '’'), ('„', '“')] {
        if let Some(inner) = text.trim().strip_prefix(open).and_then(|t| t.strip_suffix(close))
            && !inner.contains([open, close])
        {
            return inner.to_owned();
        }
    }
    text.to_owned()
}
