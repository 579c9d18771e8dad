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

/// The text with spaces where tabs indent a line: in step with the line before, which is most often meant.
pub(super) fn without_tabs(yaml: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in yaml.split('\n') {
        let plain = line.trim_start();
        let tabbed = line.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t');
        if !tabbed {
            lines.push(line.to_owned());
            continue;
        }
        let before = lines.iter().rev().find(|line| !line.trim().is_empty()).map_or("", String::as_str);
        let mut indent = before.len() - before.trim_start().len();
        if before.trim_start().starts_with("- ") {
            indent += 2;
        }
        if before.trim_end().ends_with(':') {
            indent += 2;
        }
        lines.push(format!("{}{plain}", " ".repeat(indent)));
    }
    lines.join("\n")
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
            let lines: Vec<&str> = yaml.split('\n').collect();
            let at = culprit(error, &lines).unwrap_or_default();
            let line = lines.get(at).copied().unwrap_or_default();
            let there = Place { line: at + first_line, column: line.len() - line.trim_start().len() + 1 };
            let place = if there.line == shift(m).line { shift(m) } else { there };
            let before = lines.get(..at).and_then(|lines| lines.iter().rev().find(|line| !line.trim().is_empty()));
            let (found, write) = match joined(&lines, at) {
                Some(whole) => {
                    ("this line has no key, and goes on with the one above it".to_owned(), format!("`{whole}`"))
                }
                None => explain_scan(line, before.copied().unwrap_or_default(), &scan.to_string()),
            };
            problems.error(&rules::BROKEN_FACTS, place, found, write);
        }
    }
}

/// The parser's words are for programmers; these are for authors. `before` is the line above.
fn explain_scan(line: &str, before: &str, scan: &str) -> (String, String) {
    let told = |found: &str, write: &str| (found.to_owned(), write.to_owned());
    let quoted = |found: &str| {
        let whole = in_quotes(line).unwrap_or_else(|| "title: \"Complaints: how to\"".to_owned());
        (found.to_owned(), format!("the whole value in quotes: `{whole}`"))
    };
    match left_open(line) {
        Some(mark @ ('"' | '\'')) => {
            let found = "a quotation mark is opened and never closed".to_owned();
            return (found, format!("the same mark at both ends of the value: `{}{mark}`", line.trim()));
        }
        Some(open) => {
            let close = if open == '[' { ']' } else { '}' };
            let found = format!("a bracket is opened and never closed: {open} has no {close}");
            return (found, "[ and ], or { and }, in pairs on one line".to_owned());
        }
        None => {}
    }
    if let Some(whole) = with_hyphen(line) {
        return ("there is no space behind the hyphen".to_owned(), format!("`{whole}`"));
    }
    if !line.contains(": ") && !line.trim_end().ends_with(':') {
        let found = "this line has no key with a colon and a space behind it".to_owned();
        return match with_colon(line) {
            Some(whole) => (found, format!("`{whole}`")),
            None => (found, "`key: value`; a long value goes on in the same line".to_owned()),
        };
    }
    let value = line.split_once(": ").map_or("", |(_, value)| value.trim_start());
    if value.starts_with(['@', '`', '%', '!', '&', '*', '>', '|']) {
        return quoted("a value cannot begin with this sign");
    }
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    if line.matches(": ").count() > 1 {
        quoted("there is a second colon in this line")
    } else if indent(line) > indent(before) && !before.trim_end().ends_with(':') {
        let found = format!("this line stands {} too far to the right", spaces(indent(line) - indent(before)));
        (found, format!("`{}` directly below the line before, with as many spaces", line.trim()))
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

fn spaces(count: usize) -> String {
    if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") }
}

/// `-name: Stage 2` with the space that belongs behind the hyphen.
fn with_hyphen(line: &str) -> Option<String> {
    let rest = line.trim().strip_prefix('-')?;
    (rest.starts_with(char::is_alphabetic) && rest.contains(':')).then(|| format!("- {rest}"))
}

/// `nation:england`, `nation = england` or `nation. england` as a key and its value.
fn with_colon(line: &str) -> Option<String> {
    let line = line.trim();
    let is_key =
        |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-' | ' '));
    let parts = [":", " = ", "=", ". ", "; ", " - ", " – "].iter().find_map(|sign| line.split_once(sign))?;
    let (key, value) = (parts.0.trim(), parts.1.trim());
    (is_key(key) && !value.is_empty()).then(|| format!("{key}: {value}"))
}

/// A line of a key and a value that holds no quote, with quotes round its value.
pub(crate) fn in_quotes(line: &str) -> Option<String> {
    let (key, value) = line.trim().split_once(": ")?;
    let plain = !value.contains('"') && !value.trim_start().starts_with(['[', '{', '\'']);
    plain.then(|| format!("{key}: \"{}\"", value.trim()))
}

/// The text with the line of a fault and what stands below it left empty, so that the rest can be read; none where
/// the fault is in no line. What was left out is noted: a key on it is not missing.
pub(super) fn without_fault(
    error: &LoadError,
    text: &str,
    first_line: usize,
    problems: &mut Problems<'_>,
) -> Option<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let at = culprit(error, &lines)?;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let goes_on = |line: &&&str| {
        let (own, fault) = (indent(line), indent(lines[at]));
        own > fault || own == fault && has_no_key(line) && has_no_key(lines[at])
    };
    let below = lines[at + 1..].iter().take_while(|line| !line.trim().is_empty()).take_while(goes_on);
    let end = at + 1 + below.count();
    for (n, line) in lines.iter().enumerate().take(end).skip(at) {
        problems.note_unread(first_line + n, line);
    }
    let kept = lines.iter().enumerate().map(|(n, line)| if (at..end).contains(&n) { "" } else { line });
    Some(kept.collect::<Vec<_>>().join("\n"))
}

/// Whether a line is a text alone: with no key, of no list, and no note.
fn has_no_key(line: &str) -> bool {
    let bare = line.trim();
    !bare.is_empty() && !bare.contains(':') && !bare.starts_with(['-', '#', '[', '{', '"', '\'', ']', '}', '|', '>'])
}

/// A key without a value and the lines below it that have no key, on one line: an address as it stands on a letter.
fn joined(lines: &[&str], at: usize) -> Option<String> {
    let is_part = |line: &&&str| has_no_key(line);
    let before = lines.get(..at)?.iter().rev().take_while(is_part).count();
    let key = lines.get((at - before).checked_sub(1)?)?.trim();
    let parts: Vec<&str> = lines.get(at - before..)?.iter().take_while(is_part).map(|line| line.trim()).collect();
    (key.ends_with(':') && !parts.is_empty()).then(|| format!("{key} {}", parts.join(", ")))
}

/// The line of a fault, counted from 0. The parser notices an open quote or bracket only where the text ends or goes
/// on in another way; then the line that opens it is meant.
fn culprit(error: &LoadError, lines: &[&str]) -> Option<usize> {
    let marker = marker(error)?;
    let last = marker.line().saturating_sub(1).min(lines.len().checked_sub(1)?);
    let open = match error {
        LoadError::ScanError(..) => (0..=last).rev().find(|n| left_open(lines[*n]).is_some()),
        _ => None,
    };
    let loose = match error {
        LoadError::ScanError(_, scan) if scan.to_string().contains("simple key") => {
            let first = (0..=last).rev().find(|n| has_no_key(lines[*n]));
            first.filter(|n| joined(lines, *n).is_some())
        }
        _ => None,
    };
    let loose = loose.map(|n| n - lines[..n].iter().rev().take_while(|line| has_no_key(line)).count());
    // A line without a key is noticed where the next one has its colon.
    let has_key = |line: &str| {
        let line = line.trim();
        line.is_empty() || line.contains(": ") || line.ends_with(':') || line.starts_with(['#', '-', '[', '{', '"'])
    };
    let keyless = match error {
        LoadError::ScanError(_, scan) if scan.to_string().contains("simple key") => {
            (0..last).rev().find(|n| !lines[*n].trim().is_empty()).filter(|n| !has_key(lines[*n]))
        }
        _ => None,
    };
    let there = open.or(loose).or(keyless).unwrap_or(last);
    (0..=there).rev().find(|n| !lines[*n].trim().is_empty())
}

fn marker(error: &LoadError) -> Option<&Marker> {
    match error {
        LoadError::TopLevelMustBeMapping(_) | LoadError::TopLevelMustBeSequence(_) | LoadError::DuplicateKey(_) => None,
        LoadError::UnexpectedAnchor(m)
        | LoadError::MappingKeyMustBeScalar(m)
        | LoadError::UnexpectedTag(m)
        | LoadError::ScanError(m, _) => Some(m),
    }
}

/// The quote or the bracket that a line opens and does not close.
fn left_open(line: &str) -> Option<char> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    for c in line.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            // Inside a word it is an apostrophe.
            None if (c == '"' || c == '\'') && " [{,:".contains(before) => quote = Some(c),
            None if c == '#' && before == ' ' => break,
            None if c == '[' || c == '{' => open.push(c),
            None if c == ']' || c == '}' => {
                let _closed = open.pop();
            }
            None => {}
        }
        before = c;
    }
    quote.or_else(|| open.pop())
}
