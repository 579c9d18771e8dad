//! What a comma in braces leaves over of a value: `{ why: closed, with everything }`
//! has a key `with everything` that nobody wrote.

use crate::words::located::{Entry, Value};

/// Keys whose value is a list in square brackets.
const LISTS: [&str; 1] = ["list"];

/// Whether nothing but a comma made a key of this entry.
pub(super) fn is_rest(entry: &Entry) -> bool {
    entry.node.value == Value::Text(String::new()) && entry.node.at == entry.at
}

/// What follows a comma inside braces is taken for a key without a value: what was meant is the end of the value before.
pub(super) fn cut_at_comma(entries: &[Entry], n: usize) -> Option<(String, String)> {
    let (before, entry) = (entries.get(..n)?, entries.get(n)?);
    let first = before.iter().rposition(|entry| !is_rest(entry))?;
    let Value::Text(start) = &before[first].node.value else { return None };
    let on_one_line = before[first].at.line == entry.at.line;
    if !is_rest(entry) || start.is_empty() || !on_one_line {
        return None;
    }
    let rest = entries[first + 1..].iter().take_while(|entry| is_rest(entry)).map(|entry| format!(", {}", entry.key));
    let (key, whole) = (&before[first].key, format!("{start}{}", rest.collect::<String>()));
    let write = match LISTS.contains(&key.as_str()) {
        true => format!("the list in square brackets: `{key}: [{}]`", whole.trim_matches(['(', ')', ' '])),
        false => format!("the whole value in quotes: `{key}: \"{whole}\"`"),
    };
    Some((format!("inside braces a comma ends the value: `{}` is left over", entry.key), write))
}
