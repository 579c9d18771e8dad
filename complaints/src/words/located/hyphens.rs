//! Items of a list that were typed without their hyphen, or without the space
//! behind it.
//!
//! A parser joins such a line to the one above it or gives up lines further down,
//! and innocent lines are told of. Here it is told at the line itself, and the
//! rest is read as if the hyphen stood there.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::fault::left_open;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The text with every hyphen that is certainly missing; each is told.
pub(super) fn put_in<'t>(yaml: &'t str, first_line: usize, problems: &mut Problems<'_>) -> Cow<'t, str> {
    let mut lines: Vec<Line<'t>> = yaml.split('\n').map(Line::of).collect();
    let goes_on = goes_on(&lines);
    let begins = lines.iter().filter_map(|line| Some((line.indent, key(line.text.strip_prefix('-')?.trim())?)));
    let begins: BTreeSet<(usize, &str)> = begins.collect();
    let mut mended: Vec<(usize, String)> = Vec::new();
    for (at, _) in goes_on.iter().enumerate().filter(|(_, goes_on)| !**goes_on) {
        let (found, whole) = match slip(&lines, &begins, at) {
            Some(Slip::NoSpace(rest)) => ("there is no space behind the hyphen", format!("- {rest}")),
            Some(Slip::NoHyphen(text)) => ("this item of a list has no hyphen", format!("- {text}")),
            Some(Slip::OtherSign(rest)) => ("this sign makes no item of a list", format!("- {rest}")),
            None => continue,
        };
        let Some(line) = lines.get_mut(at) else { continue };
        let place = Place { line: first_line + at, column: line.indent + 1 };
        problems.read_as_meant(&rules::BROKEN_FACTS, place, found, format!("`{whole}`"));
        // What stands below it is read as if it were an item.
        line.is_item = true;
        mended.push((at, format!("{}{whole}", " ".repeat(line.indent))));
    }
    if mended.is_empty() {
        return Cow::Borrowed(yaml);
    }
    let mut all: Vec<Cow<'t, str>> = yaml.split('\n').map(Cow::Borrowed).collect();
    for (at, line) in mended {
        if let Some(as_typed) = all.get_mut(at) {
            *as_typed = Cow::Owned(line);
        }
    }
    Cow::Owned(all.join("\n"))
}

/// What is asked of a line, read once: a file has thousands, and each is held against those around it.
struct Line<'t> {
    indent: usize,
    /// Without what stands around it.
    text: &'t str,
    /// It is neither empty nor a remark.
    says_something: bool,
    is_item: bool,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Self {
        let text = line.trim();
        let indent = line.bytes().take_while(|byte| *byte == b' ').count();
        let says_something = !text.is_empty() && !text.starts_with('#');
        Self { indent, text, says_something, is_item: line.trim_start().starts_with("- ") }
    }

    /// Whether what stands deeper below it belongs to it.
    fn opens(&self) -> bool {
        self.text.ends_with(':')
    }
}

/// Of each line, whether it goes on with what one above it opened and did not close: in brackets, quotes and texts over
/// several lines a hyphen is a letter.
fn goes_on(lines: &[Line<'_>]) -> Vec<bool> {
    let mut all = vec![false; lines.len()];
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let is_open = left_open(line.text).is_some();
        // A line that opens something begins with what it was.
        at += 1;
        if !is_open && !opens_a_text(line.text) {
            continue;
        }
        let belongs =
            |one: &&Line<'_>| one.text.is_empty() || one.indent > line.indent || is_open && key(one.text).is_none();
        let more = lines.get(at..).unwrap_or_default().iter().take_while(belongs).count();
        all.iter_mut().skip(at).take(more).for_each(|one| *one = true);
        at += more;
    }
    all
}

enum Slip<'t> {
    NoSpace(&'t str),
    NoHyphen(&'t str),
    /// `• name: Stage 1`, as a word processor makes it of a hyphen.
    OtherSign(&'t str),
}

/// What is wrong with a line; `begins` are the keys with which items of lists begin, and how deep those stand.
fn slip<'t>(lines: &[Line<'t>], begins: &BTreeSet<(usize, &str)>, at: usize) -> Option<Slip<'t>> {
    let line = lines.get(at).filter(|line| line.says_something)?;
    let (own, text) = (line.indent, line.text);
    if text.starts_with("- ") || text == "-" {
        return None;
    }
    let above = || lines.iter().take(at).rev().filter(|line| line.says_something);
    // The line before at the same depth or above: what stands deeper belongs to it.
    let before = above().find(|line| line.indent <= own)?;
    // Asked for last: of a long flat file it is the whole way up.
    let parent = || above().find(|line| !line.is_item && (line.indent < own || line.indent == own && line.opens()));
    let is_after_item = before.indent == own && before.is_item;
    let is_first = before.indent < own && before.opens();
    if !is_after_item && !is_first {
        return None;
    }
    let next = lines.get(at + 1..)?.iter().find(|line| line.says_something);
    let next_is_item = next.is_some_and(|next| next.indent == own && next.is_item);
    if let Some(rest) = text.strip_prefix('-') {
        let is_item = rest.starts_with(char::is_alphabetic);
        return (is_item && parent().is_some()).then_some(Slip::NoSpace(rest));
    }
    if let Some(rest) = text.strip_prefix(['•', '–', '—', '·', '▪', '◦']) {
        return parent().map(|_| Slip::OtherSign(rest.trim_start()));
    }
    let no_hyphen = |is_item: bool| is_item.then_some(Slip::NoHyphen(text));
    let Some(key) = key(text) else {
        return no_hyphen((is_after_item || is_first && next_is_item) && parent().is_some());
    };
    let has_more = next.is_some_and(|next| next.indent > own);
    if !has_more && !next_is_item {
        return None;
    }
    // A key begins an item where those beside it begin with the same one; the list of stages has nothing else.
    let beside = || begins.contains(&(own, key)) && parent().is_some();
    let of_stages = || key == "name" && parent().is_some_and(|parent| parent.text == "stages:");
    no_hyphen(is_after_item && beside() || of_stages())
}

/// The key that a line begins with.
fn key(text: &str) -> Option<&str> {
    let (key, _) = text.split_once(": ").or_else(|| text.strip_suffix(':').map(|key| (key, "")))?;
    key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ')).then_some(key)
}

/// Whether a text over several lines begins here: `|` or `>` behind a key.
fn opens_a_text(line: &str) -> bool {
    let last = line.trim_end().rsplit(' ').next().unwrap_or_default();
    last.starts_with(['|', '>']) && last.len() <= 3
}
