//! What an author got wrong in the YAML itself, in an author's words.
//!
//! The parser's own messages are for programmers; each of them is told here with
//! what to write instead.

use marked_yaml::{LoadError, Marker};

use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The deepest lists and mappings may stand in one another.
pub const MAX_LEVELS: usize = 12;

/// Tells every line that is indented with a tab; whether there is one.
pub(super) fn report_tabs(yaml: &str, first_line: usize, problems: &mut Problems<'_>) -> bool {
    let mut any = false;
    for (n, line) in yaml.lines().enumerate() {
        let mut indent = line.chars().take_while(|c| c.is_whitespace());
        if let Some(column) = indent.position(|c| c == '\t') {
            any = true;
            problems.error(
                &rules::BROKEN_FACTS,
                Place { line: first_line + n, column: column + 1 },
                "this line is indented with a tab",
                "spaces in place of the tab, two for each step",
            );
        }
    }
    any
}

/// Refuses a bracket bomb before the parser spends time on it.
pub(super) fn nested_too_deep(yaml: &str, first_line: usize) -> Option<Place> {
    let mut depth = 0_usize;
    for (n, line) in yaml.lines().enumerate() {
        for (column, c) in line.chars().enumerate() {
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_LEVELS {
                return Some(Place { line: first_line + n, column: column + 1 });
            }
        }
    }
    None
}

/// Tells why no tree could be made.
pub(super) fn report_load_error(error: &LoadError, yaml: &str, first_line: usize, problems: &mut Problems<'_>) {
    let shift = |m: &Marker| Place { line: m.line() + first_line - 1, column: m.column().max(1) };
    match error {
        LoadError::TopLevelMustBeMapping(m) | LoadError::TopLevelMustBeSequence(m) => problems.error(
            &rules::BROKEN_FACTS,
            shift(m),
            "there are no `key: value` lines here",
            "one fact a line, such as `landlord: Example Homes`",
        ),
        LoadError::UnexpectedAnchor(m) => problems.error(
            &rules::BROKEN_FACTS,
            shift(m),
            "`&` and `*` at the start of a value have a special meaning that is not used here",
            "the value in \"quotes\"",
        ),
        LoadError::MappingKeyMustBeScalar(m) => problems.error(
            &rules::BROKEN_FACTS,
            shift(m),
            "a key is a list or has brackets round it",
            "a plain word before the colon; put a value with brackets in \"quotes\"",
        ),
        LoadError::UnexpectedTag(m) => problems.error(
            &rules::BROKEN_FACTS,
            shift(m),
            "`!` at the start of a value has a special meaning that is not used here",
            "the value in \"quotes\"",
        ),
        LoadError::DuplicateKey(twice) => problems.error(
            &rules::WRITTEN_TWICE,
            twice.key.span().start().map(shift).unwrap_or_default(),
            format!("`{}` is written twice", twice.key.as_str()),
            "one of the two",
        ),
        LoadError::ScanError(m, scan) => {
            let place = shift(m);
            let line = yaml.lines().nth(m.line().saturating_sub(1)).unwrap_or_default();
            let (found, write) = explain_scan(line, &scan.to_string());
            problems.error(&rules::BROKEN_FACTS, place, found, write);
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
