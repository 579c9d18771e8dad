//! A slip in the shape of one line that leaves no doubt about what was meant: a
//! key without its colon, a line with too few or too many spaces before it.
//!
//! It is told once, and the text is read on as if it were mended. Read on without
//! the line, everything round it would seem to be out of step as well.

use super::fault::{culprit, has_no_key, indent, joined, left_open};
use super::meant::{INNER, Slip};
use super::{brackets, in_step};
use crate::words::left_edge;
use marked_yaml::LoadError;

/// The slip for which no tree could be made, if it is of one of these kinds.
pub(super) fn of(error: &LoadError, text: &str) -> Option<Slip> {
    let LoadError::ScanError(..) = error else { return None };
    let lines: Vec<&str> = text.split('\n').collect();
    let at = culprit(error, &lines)?;
    if let Some(slip) = stands_behind_quotes(&lines, at).or_else(|| brackets::of(&lines, at)) {
        return Some(slip);
    }
    if left_open(lines.get(at)?).is_some() {
        return None;
    }
    in_step::of(text, at, of_one_line(&lines, at))
}

/// What is wrong with one line by itself, or beside the one above it.
fn of_one_line(lines: &[&str], at: usize) -> Option<Slip> {
    let above = (0..at).rev().find(|n| lines.get(*n).is_some_and(|line| !line.trim().is_empty()));
    let of_above = above.and_then(|above| {
        let between = stands_between(lines, above, at);
        between.or_else(|| lost_its_spaces(lines, above, at)).or_else(|| value_too_many(lines, above, at))
    });
    let these = || [Some(at), above].into_iter().flatten();
    let without_colon = these().find_map(|at| key_alone(lines, at).or_else(|| without_colon(lines, at)));
    of_above
        .or(without_colon)
        .or_else(|| without_space(lines, at))
        .or_else(|| hyphen_before_value(lines, at))
        .or_else(|| goes_on(lines, above?, at))
        .or_else(|| too_far_right(lines, above?, at))
}

/// `reports` with its lines below it, and no colon.
fn key_alone(lines: &[&str], at: usize) -> Option<Slip> {
    let line = *lines.get(at)?;
    let text = line.trim();
    let is_word = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let next = lines.get(at + 1..)?.iter().find(|line| !line.trim().is_empty())?;
    let has_lines = indent(next) > indent(line) && (next.trim_start().starts_with("- ") || next.contains(": "));
    let meant = format!("{text}:");
    (is_word && has_lines).then(|| Slip {
        at,
        found: "this line has no key with a colon and a space behind it".to_owned(),
        write: format!("`{meant}`"),
        meant: vec![(at, format!("{}{meant}", " ".repeat(indent(line))))],
    })
}

/// `respond: - 10 working days`: a list begins on a line of its own.
fn hyphen_before_value(lines: &[&str], at: usize) -> Option<Slip> {
    let line = *lines.get(at)?;
    let (key, value) = line.trim().split_once(": - ")?;
    let whole = format!("{key}: {value}");
    let meant = format!("{}{whole}", " ".repeat(indent(line)));
    in_step::helps(lines, at, &meant).then(|| Slip {
        at,
        found: "a hyphen stands between the colon and the value".to_owned(),
        write: format!("`{whole}`"),
        meant: vec![(at, meant)],
    })
}

/// A value that goes on below its line and stands no further in than its key.
fn goes_on(lines: &[&str], above: usize, at: usize) -> Option<Slip> {
    let (line, before) = (*lines.get(at)?, *lines.get(above)?);
    let (_, value) = before.trim().split_once(": ")?;
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>']) && !before.contains(" #");
    let whole = format!("{} {}", before.trim(), line.trim());
    (has_no_key(line) && line.trim().contains(' ') && is_plain).then(|| Slip {
        at,
        found: "this line has no key, and goes on with the one above it".to_owned(),
        write: format!("`{whole}` on one line"),
        meant: vec![(above, format!("{}{whole}", " ".repeat(indent(before)))), (at, String::new())],
    })
}

/// `pause: "we wait" (6.7)`: the quotes end before the value does.
fn stands_behind_quotes(lines: &[&str], at: usize) -> Option<Slip> {
    let line = *lines.get(at)?;
    let (key, value) = line.trim().split_once(": ")?;
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (inner, behind) = value.get(1..)?.rsplit_once(mark).filter(|(_, behind)| behind.starts_with(' '))?;
    let plain = format!("{key}: {inner}{behind}");
    let whole = if inner.contains([':', '#', '[', '{', '"']) {
        format!("{key}: \"{}{behind}\"", inner.replace('"', "'"))
    } else {
        plain
    };
    let meant = format!("{}{whole}", " ".repeat(indent(line)));
    in_step::helps(lines, at, &meant).then(|| Slip {
        at,
        found: "the quotation marks end before the value does".to_owned(),
        write: format!("`{whole}`"),
        meant: vec![(at, meant)],
    })
}

/// The line above a fault that alone has fewer spaces than the lines round it.
fn lost_its_spaces(lines: &[&str], above: usize, at: usize) -> Option<Slip> {
    let (line, here) = (*lines.get(above)?, indent(lines.get(at)?));
    let before = (0..above).rev().map(|n| lines[n]).find(|line| !line.trim().is_empty() && indent(line) <= here)?;
    let is_of_list = |line: &str| line.trim_start().starts_with('-');
    // Behind the hyphen of an item its keys go on two spaces further in.
    let in_step = indent(before) == here || is_of_list(before) && indent(before) + 2 == here;
    // A key of the left edge stands where it should, and what is below it does not.
    let belongs_further_in = line.trim().split_once(": ").is_some_and(|(key, _)| INNER.contains(&key));
    let is_one = belongs_further_in && indent(line) < here && in_step;
    is_one.then(|| Slip {
        at: above,
        found: "this line has lost the spaces before it".to_owned(),
        write: format!("`{}` with {} before it", line.trim(), spaces(here)),
        meant: vec![(above, format!("{}{}", " ".repeat(here), line.trim()))],
    })
}

/// A line of the left edge between a key and the lines that belong to it.
fn stands_between(lines: &[&str], above: usize, at: usize) -> Option<Slip> {
    let (line, key) = (*lines.get(above)?, *lines.get(above.checked_sub(1)?)?);
    let is_key = indent(key) == 0 && key.trim_end().ends_with(':') && !key.starts_with(['-', '#']);
    let is_one = indent(line) == 0 && line.contains(": ") && !line.starts_with(['-', '#']);
    let here = indent(lines.get(at)?);
    if is_key && is_one && here > 0 && key.trim() == "circumstances:" {
        return Some(Slip {
            at: above,
            found: "this line has lost the spaces before it".to_owned(),
            write: format!("`{}` with {} before it", line.trim(), spaces(here)),
            meant: vec![(above, format!("{}{}", " ".repeat(here), line.trim()))],
        });
    }
    (is_key && is_one && here > 0).then(|| Slip {
        at: above,
        found: format!("this line stands between `{}` and the lines that belong to it", key.trim()),
        write: format!("`{}` above `{}`", line.trim(), key.trim()),
        meant: vec![(above, key.to_owned()), (above - 1, line.to_owned())],
    })
}

/// Keys whose value is the lines below them.
const HAVE_LINES_BELOW: [&str; 3] = ["contacts", "circumstances", "stages"];

/// `contacts: none` with lines of its own below it.
fn value_too_many(lines: &[&str], above: usize, at: usize) -> Option<Slip> {
    let (key, _) = lines.get(above)?.split_once(": ").filter(|(key, _)| HAVE_LINES_BELOW.contains(key))?;
    (indent(lines.get(at)?) > 0).then(|| Slip {
        at: above,
        found: format!("`{key}` has a value on its line, and lines of its own below it"),
        write: format!("`{key}:` alone; or take the lines below it away"),
        meant: vec![(above, format!("{key}:"))],
    })
}

/// `nation = england` or `review_due March 2028`.
fn without_colon(lines: &[&str], at: usize) -> Option<Slip> {
    let line = *lines.get(at)?;
    let has_none = has_no_key(line) && !line.trim_end().ends_with(':') && joined(lines, at).is_none();
    let above = lines.get(..at)?.iter().rev().find(|line| !line.trim().is_empty()).copied().unwrap_or_default();
    let whole =
        with_sign(line).or_else(|| behind_key(line, above)).filter(|_| has_none || with_sign(line).is_some())?;
    (!line.contains(": ")).then(|| Slip {
        at,
        found: "this line has no key with a colon and a space behind it".to_owned(),
        meant: vec![(at, format!("{}{whole}", " ".repeat(indent(line))))],
        write: format!("`{whole}`"),
    })
}

/// `-name: Stage 2`.
fn without_space(lines: &[&str], at: usize) -> Option<Slip> {
    let line = *lines.get(at)?;
    let rest = line.trim().strip_prefix('-')?;
    (rest.starts_with(char::is_alphabetic) && rest.contains(':')).then(|| Slip {
        at,
        found: "there is no space behind the hyphen".to_owned(),
        write: format!("`- {rest}`"),
        meant: vec![(at, format!("{}- {rest}", " ".repeat(indent(line))))],
    })
}

/// A line that stands further in than the one above it, which has a value of its own.
fn too_far_right(lines: &[&str], above: usize, at: usize) -> Option<Slip> {
    let (line, before) = (*lines.get(at)?, *lines.get(above)?);
    let start = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let (here, there) = (start(line), start(before));
    let has_value = !before.trim_end().ends_with(':') && before.contains(": ");
    let (key, value) = line.trim().split_once(": ")?;
    // What belongs to the left edge, and what cannot begin a value, is told as that.
    let is_other =
        left_edge::meant(key) == Some(key) || value.trim_start().starts_with(['@', '`', '%', '!', '&', '*', '>', '|']);
    let one_key = !value.contains(": ") && !key.starts_with('-') && !is_other;
    (here > there && has_value && one_key).then(|| Slip {
        at,
        found: format!("this line stands {} too far to the right", spaces(here - there)),
        write: format!("`{}` directly below the line before, with as many spaces", line.trim()),
        meant: vec![(at, format!("{}{}", " ".repeat(there), line.trim()))],
    })
}

/// `nation:england`, `nation = england` or `nation. england` as a key and its value.
fn with_sign(line: &str) -> Option<String> {
    let line = line.trim();
    let is_key =
        |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-' | ' '));
    let parts = [":", " = ", "=", ". ", "; ", ";", " - ", " – "].iter().find_map(|sign| line.split_once(sign))?;
    let (key, value) = (parts.0.trim(), parts.1.trim());
    (is_key(key) && !value.is_empty()).then(|| format!("{key}: {value}"))
}

/// Keys that have one value on their line, and are no word with which a sentence goes on.
const KEYS: [&str; 20] = [
    "nation",
    "scheme",
    "colour",
    "owner",
    "review_note",
    "phone",
    "text",
    "relay",
    "email",
    "post",
    "bsl",
    "hours",
    "acknowledge",
    "respond",
    "extend",
    "escalate",
    "time_to_complain",
    "day_one",
    "cut_off",
    "keep",
];

/// `review_due March 2028` as a key and its value: its first word is a key, or stands where names of cases do.
fn behind_key(line: &str, above: &str) -> Option<String> {
    let (key, value) = line.trim().split_once(' ')?;
    let is_name = key.len() > 1 && key.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-'));
    let is_key = is_name && (left_edge::meant(key) == Some(key) || KEYS.contains(&key));
    let is_case = is_name && above.trim() == "circumstances:";
    (is_key || is_case).then(|| format!("{key}: {}", value.trim()))
}

fn spaces(count: usize) -> String {
    if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") }
}
