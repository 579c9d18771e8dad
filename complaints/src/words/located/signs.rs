//! Signs round a value that were mistyped where a parser reads on all the same: a
//! quotation mark that a word processor made curly and that has no partner, and a
//! colon in braces without the space behind it.

use super::fault::indent;
use super::syntax::IN_BRACES;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Tells every such sign; the text as it was meant, where there is one.
pub(super) fn put_right(yaml: &str, first_line: usize, problems: &mut Problems<'_>) -> Option<String> {
    // Most files have neither.
    if !yaml.contains(['“', '”', '„', '{', '"']) {
        return None;
    }
    let lines: Vec<&str> = yaml.split('\n').collect();
    let mut meant: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let goes_on = lines.get(at + 1).is_some_and(|next| !next.trim().is_empty() && indent(next) > indent(line));
        let loose = if goes_on { None } else { without_loose_quote(line).map(|(at, whole)| (at, LOOSE, whole)) };
        let Some((column, found, whole)) = loose.or_else(|| with_space(line).map(|(at, whole)| (at, NO_SPACE, whole)))
        else {
            continue;
        };
        let column = line.get(..column).map_or(1, |before| before.chars().count() + 1);
        problems.read_as_meant(
            &rules::BROKEN_FACTS,
            Place { line: first_line + at, column },
            found,
            format!("`{}`", whole.trim()),
        );
        meant.push((at, whole));
    }
    (!meant.is_empty()).then(|| {
        let mut all: Vec<&str> = lines;
        for (at, line) in &meant {
            if let Some(typed) = all.get_mut(*at) {
                *typed = line;
            }
        }
        all.join("\n")
    })
}

const LOOSE: &str = "a quotation mark has no partner";
const NO_SPACE: &str = "there is no space behind the colon";

/// `landlord: “Example Homes` or `owner: Chair” (4)`: where the mark stands, and the line without it.
fn without_loose_quote(line: &str) -> Option<(usize, String)> {
    let (key, value) = line.split_once(": ")?;
    let is_key = key.trim_start_matches([' ', '-']).bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let is_plain = !value.trim_start().starts_with(['"', '\'', '[', '{', '|', '>', '#']);
    let marks = || value.char_indices().filter(|(_, c)| matches!(c, '“' | '”' | '„' | '"'));
    let (mark, sign) = marks().next().filter(|_| is_key && is_plain && marks().count() == 1)?;
    let (before, behind) = (value.get(..mark)?, value.get(mark + sign.len_utf8()..)?);
    // `24"` is a length; a mark in the middle is told by nobody.
    let opens = before.trim().is_empty() && sign != '"';
    let closes = (behind.trim().is_empty() || behind.trim_start().starts_with('('))
        && before.ends_with(|c: char| c.is_alphabetic() || matches!(c, ')' | '.'));
    (opens || closes).then(|| (key.len() + 2 + mark, format!("{key}: {before}{behind}")))
}

/// `{ section:"1.3", list: [phone] }`: where the first such colon stands, and the line with every space.
fn with_space(line: &str) -> Option<(usize, String)> {
    let open = line.find('{')?;
    let mut whole = line.to_owned();
    let mut first = None;
    for (at, _) in line.match_indices(':').collect::<Vec<_>>().into_iter().rev().filter(|(at, _)| *at > open) {
        let before = line.get(open..at)?;
        let key = before.rsplit([' ', '{', ',']).next()?;
        let leads = before.get(..before.len() - key.len())?.trim_end();
        let next = line.get(at + 1..)?.chars().next();
        let is_value = next.is_some_and(|c| c == '"' || c.is_alphanumeric() || matches!(c, '[' | '“'));
        if IN_BRACES.contains(&key) && leads.ends_with(['{', ',']) && is_value && !is_in_quotes(line, at) {
            whole.insert(at + 1, ' ');
            first = Some(at);
        }
    }
    first.map(|at| (at, whole))
}

fn is_in_quotes(line: &str, at: usize) -> bool {
    line.get(..at).is_some_and(|before| before.matches('"').count() % 2 == 1)
}
