//! YAML text as a tree in which every key and value knows its place.
//!
//! The one reader for policies, form, phrases, outside bodies and law. Values
//! stay text as typed (`1.10`, `01900842113` and `no` are what was written);
//! what they mean is decided by the code that asks. A syntax mistake or a
//! repeated key is one problem; all else is collected.

use marked_yaml::{LoadError, LoaderOptions, Marker, Node as Yaml};

use crate::words::problem::{Place, Problems};

/// The most text one file of words may hold, in bytes.
pub const MOST_BYTES: usize = 256 * 1024;
/// The deepest lists and mappings may stand in one another.
pub const MOST_LEVELS: usize = 12;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where the value starts.
    pub at: Place,
    /// The value.
    pub value: Value,
}

/// What can stand in a file of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text as typed, without the quotes round it.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in the order of the file.
    Map(Vec<Entry>),
}

/// One `key: value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key as typed.
    pub key: String,
    /// Where the key starts.
    pub at: Place,
    /// Its value.
    pub node: Node,
}

/// Reads `yaml`, which starts on line `first_line` of its file.
///
/// Gives `None`, with the problem noted, where no tree can be made.
pub fn parse(yaml: &str, first_line: usize, problems: &mut Problems<'_>) -> Option<Node> {
    let shift = |m: &Marker| Place { line: m.line() + first_line - 1, column: m.column().max(1) };
    if yaml.len() > MOST_BYTES {
        problems.error(
            Place { line: first_line, column: 1 },
            format!("this file is larger than {} KiB", MOST_BYTES / 1024),
            "a shorter text; pictures and documents are linked, not pasted",
        );
        return None;
    }
    let tabs = report_tabs(yaml, first_line, problems);
    if let Some(place) = nested_too_deep(yaml, first_line) {
        problems.error(
            place,
            format!("more than {MOST_LEVELS} brackets stand inside one another"),
            "a flat list, such as [phone, email, letter]",
        );
        return None;
    }
    let options = || LoaderOptions::default().error_on_duplicate_keys(true);
    let parsed = match marked_yaml::parse_yaml_with_options(0, yaml, options()) {
        Err(LoadError::DuplicateKey(twice)) => {
            let place = twice.key.span().start().map(shift).unwrap_or_default();
            let first = twice.prev_key.span().start().map(shift).unwrap_or_default();
            problems.error(
                place,
                format!("`{}` is written twice; it stands first on line {}", twice.key.as_str(), first.line),
                "one of the two; take the other away",
            );
            // Read again with the last one winning, to find what else is wrong.
            marked_yaml::parse_yaml_with_options(0, yaml, LoaderOptions::default())
        }
        other => other,
    };
    match parsed {
        Ok(tree) => {
            let mut too_deep = None;
            let node = copy(&tree, &shift, 0, &mut too_deep);
            if let Some(place) = too_deep {
                problems.error(
                    place,
                    format!("lists and mappings stand more than {MOST_LEVELS} deep"),
                    "the same facts with less indentation",
                );
                return None;
            }
            Some(node)
        }
        Err(_) if tabs => None,
        Err(error) => {
            report_load_error(&error, yaml, first_line, problems);
            None
        }
    }
}

fn copy(tree: &Yaml, shift: &impl Fn(&Marker) -> Place, depth: usize, too_deep: &mut Option<Place>) -> Node {
    let at = tree.span().start().map(shift).unwrap_or_default();
    if depth > MOST_LEVELS {
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

fn report_tabs(yaml: &str, first_line: usize, problems: &mut Problems<'_>) -> bool {
    let mut any = false;
    for (n, line) in yaml.lines().enumerate() {
        let indent: &str = &line[..line.len() - line.trim_start().len()];
        if let Some(column) = indent.chars().position(|c| c == '\t') {
            any = true;
            problems.error(
                Place { line: first_line + n, column: column + 1 },
                "this line is indented with a tab",
                "spaces in place of the tab, two for each step",
            );
        }
    }
    any
}

/// Refuses a bracket bomb before the parser spends time on it.
fn nested_too_deep(yaml: &str, first_line: usize) -> Option<Place> {
    let mut depth = 0_usize;
    for (n, line) in yaml.lines().enumerate() {
        for (column, c) in line.chars().enumerate() {
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MOST_LEVELS {
                return Some(Place { line: first_line + n, column: column + 1 });
            }
        }
    }
    None
}

fn report_load_error(error: &LoadError, yaml: &str, first_line: usize, problems: &mut Problems<'_>) {
    let shift = |m: &Marker| Place { line: m.line() + first_line - 1, column: m.column().max(1) };
    match error {
        LoadError::TopLevelMustBeMapping(m) | LoadError::TopLevelMustBeSequence(m) => problems.error(
            shift(m),
            "there are no `key: value` lines here",
            "one fact a line, such as `landlord: Example Homes`",
        ),
        LoadError::UnexpectedAnchor(m) => problems.error(
            shift(m),
            "`&` and `*` at the start of a value have a special meaning that is not used here",
            "the value in \"quotes\"",
        ),
        LoadError::MappingKeyMustBeScalar(m) => problems.error(
            shift(m),
            "a key is a list or has brackets round it",
            "a plain word before the colon; put a value with brackets in \"quotes\"",
        ),
        LoadError::UnexpectedTag(m) => problems.error(
            shift(m),
            "`!` at the start of a value has a special meaning that is not used here",
            "the value in \"quotes\"",
        ),
        LoadError::DuplicateKey(twice) => problems.error(
            twice.key.span().start().map(shift).unwrap_or_default(),
            format!("`{}` is written twice", twice.key.as_str()),
            "one of the two",
        ),
        LoadError::ScanError(m, scan) => {
            let place = shift(m);
            let line = yaml.lines().nth(m.line().saturating_sub(1)).unwrap_or_default();
            let (found, write) = explain_scan(line, &scan.to_string());
            problems.error(place, found, write);
        }
    }
}

/// The parser's words are for programmers; these are for authors.
fn explain_scan(line: &str, scan: &str) -> (String, &'static str) {
    if scan.contains("mapping values") || line.matches(": ").count() > 1 {
        (
            "there is a second colon in this line".to_owned(),
            "the whole value in \"quotes\", such as `title: \"Complaints: how to\"`",
        )
    } else if scan.contains("quoted scalar") {
        ("a quotation mark is opened and never closed".to_owned(), "the same mark at both ends of the value")
    } else if scan.contains("indent") || scan.contains("block") {
        (
            "this line is not in step with the lines round it".to_owned(),
            "the same number of spaces as the other lines of its list, and a colon and a space after each key",
        )
    } else if scan.contains("flow") {
        ("a bracket is opened and never closed".to_owned(), "[ and ], or { and }, in pairs on one line")
    } else {
        (
            format!("this line cannot be read ({scan})"),
            "`key: value`; if the value holds one of : # [ ] { } & * ! | > ' \" % @ put it in \"quotes\"",
        )
    }
}
