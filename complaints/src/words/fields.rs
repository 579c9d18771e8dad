//! Reading a mapping key by key, collecting every mistake on the way.
//!
//! A reader takes the keys it knows; [`Fields::finish`] reports what is left
//! over, with the nearest key it might have been.

use crate::words::left_over::{cut_at_comma, is_rest};
use crate::words::located::{Entry, Node, Value};
use crate::words::nearest::nearest;
use crate::words::problem::{Place, Problems};
use crate::words::{bracket_slip, left_edge, own_line, rules};

/// The entries of one mapping, some of them taken.
#[derive(Debug)]
pub struct Fields<'n> {
    entries: &'n [Entry],
    at: Place,
    known: Vec<&'static str>,
    /// Needed keys that are not there, each with what belongs to it.
    missing: Vec<(&'static str, String)>,
    /// Keys that nothing reads, and that have been told of.
    told: Vec<&'n str>,
}

impl<'n> Fields<'n> {
    /// The entries of `node`, or a problem where it is no mapping.
    pub fn of(node: &'n Node, what: &str, example: &str, problems: &mut Problems<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => {
                Some(Self { entries, at: node.at, known: Vec::new(), missing: Vec::new(), told: Vec::new() })
            }
            Value::Text(_) | Value::List(_) => {
                problems.error(
                    &rules::WRONG_SHAPE,
                    node.at,
                    format!("{what} needs `key: value` lines here"),
                    example.to_owned(),
                );
                None
            }
        }
    }

    /// Where the mapping starts, for a problem of the whole of it.
    #[must_use]
    pub fn at(&self) -> Place {
        self.at
    }

    /// Takes `key` if it is there.
    pub fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        self.take_entry(key).map(|entry| &entry.node)
    }

    /// Takes `key` with its own place, if it is there.
    pub fn take_entry(&mut self, key: &'static str) -> Option<&'n Entry> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Takes a key that nothing reads, if it is there: whoever takes it tells of it. No message offers it.
    pub fn take_other(&mut self, key: &'static str) -> Option<&'n Entry> {
        let found = self.entries.iter().find(|entry| entry.key == key);
        self.told.extend(found.map(|entry| entry.key.as_str()));
        found
    }

    /// Takes `key`, or notes that it is missing. Where it may stand there misspelt, that is told in the end.
    pub fn require(&mut self, key: &'static str, example: &str, problems: &mut Problems<'_>) -> Option<&'n Node> {
        let found = self.take(key);
        if found.is_none() && !problems.is_unread(key) {
            if let Some((entry, value)) = self.without_colon(key) {
                let typed = format!("{key}: {value}");
                let whole = own_line::with(problems, entry.at, &entry.key, &typed).unwrap_or(typed);
                let found = format!("there is no colon behind `{key}`");
                problems.error(&rules::BROKEN_FACTS, entry.at, found, format!("`{whole}`"));
                self.told.push(&entry.key);
            } else if self.entries.iter().any(|entry| nearest(&entry.key, std::iter::once(key)).is_some()) {
                self.missing.push((key, example.to_owned()));
            } else {
                is_missing(key, example, self.at, problems);
            }
        }
        found
    }

    /// What was typed for `key` without its colon: `body; ico`, `to the Trustees`.
    fn without_colon(&self, key: &str) -> Option<(&'n Entry, &'n str)> {
        self.entries.iter().find_map(|entry| {
            let rest = entry.key.strip_prefix(key)?;
            let value = rest.trim_start_matches([' ', ';', '=']);
            let has_none = matches!(&entry.node.value, Value::Text(text) if text.is_empty());
            (has_none && value.len() < rest.len() && !value.is_empty()).then_some((entry, value))
        })
    }

    /// Takes a key whose value is one text; an empty one is a problem.
    pub fn text(&mut self, key: &'static str, example: &str, problems: &mut Problems<'_>) -> Option<&'n str> {
        let node = self.take(key)?;
        text(node, key, example, problems)
    }

    /// Takes a key that must be there and whose value is one text.
    pub fn required_text(&mut self, key: &'static str, example: &str, problems: &mut Problems<'_>) -> Option<&'n str> {
        let node = self.require(key, example, problems)?;
        if matches!(&node.value, Value::Text(value) if value.is_empty()) {
            problems.error(
                &rules::WRONG_SHAPE,
                node.at,
                format!("`{key}` has no value"),
                format!("yours, such as `{key}: {example}`"),
            );
            return None;
        }
        text(node, key, example, problems)
    }

    /// Takes a key whose value is `yes` or `no`.
    pub fn yes_or_no(&mut self, key: &'static str, problems: &mut Problems<'_>) -> bool {
        let Some(node) = self.take(key) else { return false };
        match text(node, key, "yes", problems) {
            Some("true" | "yes" | "Yes" | "True") => true,
            Some("false" | "no" | "No" | "False") | None => false,
            Some(other) => {
                problems.error(
                    &rules::UNKNOWN_VALUE,
                    node.at,
                    format!("`{key}` is \"{other}\""),
                    format!("`{key}: yes` or `{key}: no`"),
                );
                false
            }
        }
    }

    /// Takes a key whose value is a list of texts, or one text.
    pub fn texts(&mut self, key: &'static str, example: &str, problems: &mut Problems<'_>) -> Vec<(&'n str, Place)> {
        let Some(node) = self.take(key) else { return Vec::new() };
        items(node).filter_map(|item| text(item, key, example, problems).map(|t| (t, item.at))).collect()
    }

    /// All entries in the order of the file, for mappings whose keys are the author's own.
    pub fn each(&mut self) -> &'n [Entry] {
        self.known.push("");
        self.entries
    }

    /// Reports the keys that nobody took.
    pub fn finish(self, problems: &mut Problems<'_>) {
        if self.known.contains(&"") {
            return;
        }
        let mut meant = Vec::new();
        let mut left_over_on = None;
        for (n, entry) in self.entries.iter().enumerate() {
            if self.known.contains(&entry.key.as_str()) || self.told.contains(&entry.key.as_str()) {
                continue;
            }
            // All that is left over of one value is told once.
            if left_over_on == Some(entry.at.line) && is_rest(entry) {
                continue;
            }
            left_over_on = None;
            if let Some((found, write)) = cut_at_comma(self.entries, n) {
                problems.error(&rules::BROKEN_FACTS, entry.at, found, write);
                left_over_on = Some(entry.at.line);
                continue;
            }
            let near = self.meant_by(entry);
            if let Some(key) = left_edge::meant(&entry.key)
                .filter(|key| self.at.column > 1 && !self.known.contains(key) && near.is_none())
                .filter(|_| !is_in_braces(entry, problems))
            {
                let found = format!("`{}` belongs to the whole policy, and stands below another key here", entry.key);
                problems.error(&rules::UNKNOWN_KEY, entry.at, found, at_left_edge(key, entry, problems));
                continue;
            }
            meant.extend(near);
            let write = match near {
                Some(near) => {
                    let whole = own_line::with(problems, entry.at, &entry.key, near);
                    format!("`{}`", whole.unwrap_or_else(|| format!("{near}:")))
                }
                None => format!("one of: {}", self.known.join(", ")),
            };
            problems.error(
                &rules::UNKNOWN_KEY,
                entry.at,
                format!("`{}` is not a key that is known here", entry.key),
                write,
            );
        }
        // A needed key that stands there misspelt has been told of.
        for (key, example) in self.missing.iter().filter(|(key, _)| !meant.contains(key)) {
            is_missing(key, example, self.at, problems);
        }
    }

    /// The key that a misspelt one was most likely meant to be; one that is not there yet before one that is.
    fn meant_by(&self, entry: &Entry) -> Option<&'static str> {
        let is_there = |key: &&'static str| self.entries.iter().any(|entry| entry.key == *key);
        let free = self.known.iter().copied().filter(|key| !is_there(key));
        nearest(&entry.key, free).or_else(|| nearest(&entry.key, self.known.iter().copied()))
    }
}

/// Whether a key stands in the braces of a line, with others beside it.
fn is_in_braces(entry: &Entry, problems: &Problems<'_>) -> bool {
    let before: String = problems.line(entry.at.line).chars().take(entry.at.column.saturating_sub(1)).collect();
    before.matches('{').count() > before.matches('}').count()
}

/// The line of a key that belongs to the whole policy.
fn at_left_edge(key: &str, entry: &Entry, problems: &Problems<'_>) -> String {
    let whole = own_line::with(problems, entry.at, &entry.key, key);
    let whole = whole.unwrap_or_else(|| format!("{key}:"));
    format!("`{}` at the left edge, above `stages:`", whole.trim_start_matches("- "))
}

/// Notes that a key is needed and not there.
fn is_missing(key: &str, example: &str, at: Place, problems: &mut Problems<'_>) {
    problems.error(
        &rules::MISSING_KEY,
        at,
        format!("`{key}` is missing"),
        format!("yours, such as `{key}: {example}`"),
    );
}

/// The one text of `node`; anything else is a problem.
pub fn text<'n>(node: &'n Node, key: &str, example: &str, problems: &mut Problems<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Text(value) if value.is_empty() => {
            problems.error(
                &rules::WRONG_SHAPE,
                node.at,
                format!("`{key}` has no value"),
                format!(
                    "yours, such as `{}`; or take the line away (a fact that is not written counts as not stated)",
                    own_line::of(problems, node.at, key, example)
                ),
            );
            None
        }
        Value::Text(value) => Some(value),
        Value::List(_) | Value::Map(_) => {
            let write = as_one_text(node, key, problems)
                .unwrap_or_else(|| format!("yours, such as `{}`", own_line::of(problems, node.at, key, example)));
            problems.error(&rules::WRONG_SHAPE, node.at, format!("`{key}` needs one value on its line"), write);
            None
        }
    }
}

/// What was typed as a list, or with a colon in it, as one text.
fn as_one_text(node: &Node, key: &str, problems: &Problems<'_>) -> Option<String> {
    let of = |node: &Node| match &node.value {
        Value::Text(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    };
    match &node.value {
        Value::List(list) => {
            let texts: Option<Vec<String>> = list.iter().map(of).collect();
            // Of several names one alone can stand; words go on one line.
            let are_words = |texts: &Vec<String>| {
                texts.len() == 1 || texts.iter().any(|text| text.contains(|c: char| c == ' ' || c.is_uppercase()))
            };
            let joined = texts.filter(|texts| !texts.is_empty()).filter(are_words)?.join(", ");
            let is_below = problems.line(node.at.line).trim_start().starts_with('-');
            Some(match is_below {
                true => format!("on the line of its key `{key}: {joined}`"),
                false => format!("`{}`", own_line::of(problems, node.at, key, &joined)),
            })
        }
        Value::Map(entries) => {
            let [entry] = entries.as_slice() else { return None };
            let typed = format!("{}: {}", entry.key, of(&entry.node)?);
            let whole = own_line::with(problems, entry.at, &typed, &format!("\"{typed}\""))?;
            Some(format!("`{whole}`"))
        }
        Value::Text(_) => None,
    }
}

/// The items of a list; a single value counts as a list of one.
pub fn items(node: &Node) -> impl Iterator<Item = &Node> {
    match &node.value {
        Value::List(list) => list.iter(),
        Value::Text(_) | Value::Map(_) => std::slice::from_ref(node).iter(),
    }
}

/// What to write in place of `typed`, which stands at or behind a place: its line with the one that was most likely
/// meant, or all there are.
pub fn one_of<'c>(typed: &str, at: Place, problems: &Problems<'_>, known: impl Iterator<Item = &'c str>) -> String {
    let known: Vec<&str> = known.collect();
    let Some(near) = nearest(typed, known.iter().copied()) else { return format!("one of: {}", known.join(", ")) };
    if near.contains(',') {
        // In a list its comma parts it in two.
        let whole = own_line::with(problems, at, near, &format!("\"{near}\""));
        let whole = whole.or_else(|| own_line::with(problems, at, typed, &format!("\"{near}\"")));
        return format!("`{}`", whole.unwrap_or_else(|| format!("\"{near}\"")));
    }
    format!("`{}`", own_line::with(problems, at, typed, near).unwrap_or_else(|| near.to_owned()))
}

/// Whether somebody typed this name, in letters of any size, its words parted by blanks, hyphens or underscores.
fn is_written_as(typed: &str, name: &str) -> bool {
    let plain = |byte: u8| if matches!(byte, b'_' | b'-') { b' ' } else { byte.to_ascii_lowercase() };
    typed.len() == name.len() && typed.bytes().map(plain).eq(name.bytes().map(plain))
}

/// Reads a value out of a fixed list, such as a nation or a channel.
pub fn choice<T: Copy>(
    typed: &str,
    at: Place,
    what: &str,
    choices: &[(&'static str, T)],
    problems: &mut Problems<'_>,
) -> Option<T> {
    if let Some((_, value)) = choices.iter().find(|(name, _)| is_written_as(typed, name)) {
        return Some(*value);
    }
    if let Some(slip) = bracket_slip::of(typed)
        && choices.iter().any(|(name, _)| is_written_as(&slip.value, name))
    {
        let whole = own_line::with(problems, at, typed, &slip.mended).unwrap_or(slip.mended);
        problems.error(&rules::UNKNOWN_VALUE, at, slip.found, format!("`{whole}`"));
        return None;
    }
    let write = one_of(typed, at, problems, choices.iter().map(|(name, _)| *name));
    problems.error(&rules::UNKNOWN_VALUE, at, format!("\"{typed}\" is not a {what} that is known"), write);
    None
}
