//! The line that is at fault where no tree could be made, and the text without
//! it, so that the rest can be read.
//!
//! The parser notices a fault where it can go no further, which is often lines
//! behind the one that an author has to mend.

use marked_yaml::{LoadError, Marker};

use crate::words::problem::Problems;

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

/// How many spaces stand before a line.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a line is a text alone: with no key, of no list, and no note.
pub(super) fn has_no_key(line: &str) -> bool {
    let bare = line.trim();
    !bare.is_empty() && !bare.contains(':') && !bare.starts_with(['-', '#', '[', '{', '"', '\'', ']', '}', '|', '>'])
}

/// A key without a value and the lines below it that have no key, on one line: an address as it stands on a letter.
pub(super) fn joined(lines: &[&str], at: usize) -> Option<String> {
    let is_part = |line: &&&str| has_no_key(line);
    let before = lines.get(..at)?.iter().rev().take_while(is_part).count();
    let key = lines.get((at - before).checked_sub(1)?)?.trim();
    let parts: Vec<&str> = lines.get(at - before..)?.iter().take_while(is_part).map(|line| line.trim()).collect();
    // Where keys go on at the same place, it is a mapping, and the line has lost its colon.
    let next = lines.get(at - before + parts.len()).filter(|line| !line.trim().is_empty());
    let is_below = |key: usize| indent(lines[key]) < indent(lines[at]);
    let is_mapping = next.is_some_and(|next| indent(next) == indent(lines[at]) && next.contains(": "))
        && (at - before).checked_sub(1).is_some_and(is_below);
    (key.ends_with(':') && !parts.is_empty() && !is_mapping).then(|| format!("{key} {}", parts.join(", ")))
}

/// The line of a fault, counted from 0. The parser notices an open quote or bracket only where the text ends or goes
/// on in another way; then the line that opens it is meant.
pub(super) fn culprit(error: &LoadError, lines: &[&str]) -> Option<usize> {
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

pub(super) fn marker(error: &LoadError) -> Option<&Marker> {
    match error {
        LoadError::TopLevelMustBeMapping(_) | LoadError::TopLevelMustBeSequence(_) | LoadError::DuplicateKey(_) => None,
        LoadError::UnexpectedAnchor(m)
        | LoadError::MappingKeyMustBeScalar(m)
        | LoadError::UnexpectedTag(m)
        | LoadError::ScanError(m, _) => Some(m),
    }
}

/// The quote or the bracket that a line opens and does not close.
pub(super) fn left_open(line: &str) -> Option<char> {
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
