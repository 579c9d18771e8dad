//! What an author got wrong in the YAML itself, in an author's words.
//!
//! The parser's own messages are for programmers; each of them is told here with
//! what to write instead.

use marked_yaml::{LoadError, Marker};

use super::fault::{culprit, joined, left_open};
use crate::words::problem::{Place, Problems};
use crate::words::{bracket_slip, left_edge, rules};

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
            let lines: Vec<&str> = yaml.split('\n').collect();
            let at = culprit(error, &lines).unwrap_or_default();
            let line = lines.get(at).copied().unwrap_or_default();
            let there = Place { line: at + first_line, column: line.len() - line.trim_start().len() + 1 };
            let place = if there.line == shift(m).line { shift(m) } else { there };
            let (found, write) = match joined(&lines, at) {
                Some(whole) => {
                    ("this line has no key, and goes on with the one above it".to_owned(), format!("`{whole}`"))
                }
                None => explain_scan(line, &scan.to_string()),
            };
            problems.error(&rules::BROKEN_FACTS, place, found, write);
        }
    }
}

/// The parser's words are for programmers; these are for authors.
fn explain_scan(line: &str, scan: &str) -> (String, String) {
    let told = |found: &str, write: &str| (found.to_owned(), write.to_owned());
    let quoted = |found: &str| {
        let write = in_quotes(line).map_or_else(
            || "the whole value in quotes, such as `title: \"Complaints: how to\"`".to_owned(),
            |whole| format!("the whole value in quotes: `{whole}`"),
        );
        (found.to_owned(), write)
    };
    match left_open(line) {
        Some(mark @ ('"' | '\'')) => {
            let found = "a quotation mark is opened and never closed".to_owned();
            if let Some(whole) = closed_before_key(line, mark) {
                return (found, format!("`{whole}`"));
            }
            // A word processor makes one of the two curly.
            let typed = line.trim().trim_end_matches(['”', '’', '“']);
            return (found, format!("the same mark at both ends of the value: `{typed}{mark}`"));
        }
        Some(open) => {
            let close = if open == '[' { ']' } else { '}' };
            let found = format!("a bracket is opened and never closed: {open} has no {close}");
            return (found, "[ and ], or { and }, in pairs on one line".to_owned());
        }
        None => {}
    }
    if !line.contains(": ") && !line.trim_end().ends_with(':') {
        return told(
            "this line has no key with a colon and a space behind it",
            "`key: value`; a long value goes on in the same line",
        );
    }
    let value = line.split_once(": ").map_or("", |(_, value)| value.trim_start());
    if let Some((key, typed)) = line.trim().split_once(": ")
        && line.starts_with(' ')
        && left_edge::meant(key) == Some(key)
    {
        let found = format!("`{key}` belongs to the whole policy, and stands below another key here");
        return (found, format!("`{key}: {typed}` at the left edge, above `stages:`"));
    }
    if value.starts_with(['@', '`', '%', '!', '&', '*', '>', '|']) {
        return quoted("a value cannot begin with this sign");
    }
    if let Some((key, whole)) = with_commas(line) {
        (format!("there is no comma before `{key}`"), format!("`{whole}`"))
    } else if let Some(mended) = bracket_slip::of(line.trim()).map(|slip| slip.mended).filter(|_| !value.contains('"'))
        && mended.matches(": ").count() == 1
    {
        ("the section stands without its brackets".to_owned(), format!("`{mended}`"))
    } else if line.matches(": ").count() > 1 {
        quoted("there is a second colon in this line")
    } else if scan.contains("quoted scalar") {
        told("a quotation mark is opened and never closed", "the same mark at both ends of the value")
    } else if scan.contains("flow") {
        told("a bracket is opened and never closed", "[ and ], or { and }, in pairs on one line")
    } else {
        told(
            "this line is not in step with the lines round it",
            "the same number of spaces as the other lines of its list, and a colon and a space after each key",
        )
    }
}

/// Keys that stand side by side in braces.
pub(super) const IN_BRACES: [&str; 26] = [
    "when", "within", "from", "to", "why", "section", "list", "says", "after", "body", "only", "opens", "name",
    "unless", "firmness", "ends", "by", "about", "instead", "rule", "because", "passage", "text", "often", "in_total",
    "or_later",
];

/// A line whose braces lack a comma before a key, with every comma that is missing; and the first such key.
fn with_commas(line: &str) -> Option<(String, String)> {
    let (before, inner) = line.trim().split_once('{')?;
    let mut words: Vec<String> = inner.split(' ').map(str::to_owned).collect();
    let mut first = None;
    for at in 1..words.len() {
        let key = words.get(at)?.strip_suffix(':').filter(|key| IN_BRACES.contains(key)).map(str::to_owned);
        let (Some(key), Some(last)) = (key, words.iter_mut().take(at).rfind(|word| !word.is_empty())) else { continue };
        if !last.ends_with([',', '[', '{']) {
            *last = format!("{},", last.trim_end_matches(';'));
            first.get_or_insert(key);
        }
    }
    first.map(|key| (key, format!("{before}{{{}", words.join(" "))))
}

/// A line of braces whose quotation mark is closed before the next key: `{ section: "2.1, list: […] }`.
fn closed_before_key(line: &str, mark: char) -> Option<String> {
    let (before, rest) = line.trim().split_once(mark)?;
    let keys = IN_BRACES.iter().filter_map(|key| rest.find(&format!(", {key}:")));
    let end = keys.min().filter(|_| before.contains('{') && !rest.contains(mark))?;
    let (value, behind) = rest.split_at_checked(end)?;
    // A word processor makes one of the two curly.
    let value = value.trim_end_matches(['”', '’', '“']);
    Some(format!("{before}{mark}{value}{mark}{behind}"))
}

/// A line of a key and a value that holds no quote, with quotes round its value.
pub(crate) fn in_quotes(line: &str) -> Option<String> {
    let (key, value) = line.trim().split_once(": ")?;
    let plain = !value.contains('"') && !value.trim_start().starts_with(['[', '{', '\'']);
    plain.then(|| format!("{key}: \"{}\"", value.trim()))
}
