//! A bracket that is opened and not closed, closed and not opened, or closed by
//! another one: the line with all of them, where reading then goes on.

use super::fault::indent;
use super::in_step;
use super::meant::Slip;

/// The slip of a line whose brackets are in no pairs.
pub(super) fn of(lines: &[&str], at: usize) -> Option<Slip> {
    let line = *lines.get(at)?;
    let text = line.trim();
    let (found, whole) = closed(text).or_else(|| opened(text))?;
    let meant = format!("{}{whole}", " ".repeat(indent(line)));
    in_step::helps(lines, at, &meant).then(|| Slip { at, found, write: format!("`{whole}`"), meant: vec![(at, meant)] })
}

/// The line with every bracket closed that it opens.
fn closed(text: &str) -> Option<(String, String)> {
    let mut open: Vec<char> = Vec::new();
    let mut whole = String::new();
    let mut first = None;
    let mut in_quotes = false;
    for c in text.chars() {
        in_quotes ^= c == '"';
        let is_closing = matches!(c, ']' | '}') && !in_quotes;
        if matches!(c, '[' | '{') && !in_quotes {
            open.push(c);
        }
        if is_closing {
            // `[phone, letter }`: the inner one first.
            while open.last().is_some_and(|open| close(*open) != c) && open.iter().any(|open| close(*open) == c) {
                let inner = open.pop()?;
                first.get_or_insert(inner);
                let spaces = whole.len() - whole.trim_end().len();
                whole.insert(whole.len() - spaces, close(inner));
            }
            open.pop()?;
        }
        whole.push(c);
    }
    if in_quotes {
        return None;
    }
    while let Some(last) = open.pop() {
        first.get_or_insert(last);
        // `( … )` in place of `{ … }`.
        if whole.ends_with(')') && whole.matches(')').count() > whole.matches('(').count() {
            let _other = whole.pop();
            whole.truncate(whole.trim_end().len());
        }
        let space = if last == '{' { " " } else { "" };
        whole.push_str(&format!("{space}{}", close(last)));
    }
    let open = first?;
    Some((format!("a bracket is opened and never closed: {open} has no {}", close(open)), whole))
}

/// `- to: the Board, often: yearly }`: the line with the brace that it closes.
fn opened(text: &str) -> Option<(String, String)> {
    let (item, inner) = text.strip_prefix("- ").map_or(("", text), |inner| ("- ", inner));
    let is_list_whole = inner.matches('[').count() == inner.matches(']').count();
    let is_one = is_list_whole && inner.ends_with('}') && !inner.contains('{') && inner.matches('}').count() == 1;
    // Behind a key of the list its braces begin, as in `channels: section: "2.1", list: […] }`.
    let (key, inner) = match inner.split_once(": ") {
        Some((key, rest)) if item.is_empty() && rest.contains(": ") => (format!("{key}: "), rest),
        _ => (String::new(), inner),
    };
    let inner = inner.trim_start_matches("( ");
    is_one.then(|| ("a bracket is closed and never opened: } has no {".to_owned(), format!("{item}{key}{{ {inner}")))
}

fn close(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}
