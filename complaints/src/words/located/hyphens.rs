//! Items of a list that were typed without their hyphen, or without the space
//! behind it.
//!
//! A parser joins such a line to the one above it or gives up lines further down,
//! and innocent lines are told of. Here it is told at the line itself, and the
//! rest is read as if the hyphen stood there.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::fault::left_open;
use super::meant::INNER;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The text with every hyphen that is certainly missing; each is told.
pub(super) fn put_in<'t>(yaml: &'t str, first_line: usize, problems: &mut Problems<'_>) -> Cow<'t, str> {
    let mut lines: Vec<Line<'t>> = yaml.split('\n').map(Line::of).collect();
    let goes_on = goes_on(&lines);
    let parents = parents(&lines);
    let begins = lines
        .iter()
        .zip(&parents)
        .filter_map(|(line, parent)| Some((*parent, line.indent, key(line.text.strip_prefix('-')?.trim())?)));
    let begins: Begins<'_> = begins.collect();
    let mut mended: Vec<(usize, String)> = Vec::new();
    for (at, _) in goes_on.iter().enumerate().filter(|(_, goes_on)| !**goes_on) {
        let (found, whole) = match slip(&lines, &begins, parents.get(at).copied().flatten(), at) {
            Some(Slip::NoSpace(rest)) => ("there is no space behind the hyphen", format!("- {rest}")),
            Some(Slip::NoHyphen(text)) => ("this item of a list has no hyphen", format!("- {text}")),
            Some(Slip::OtherSign(rest)) => ("this sign makes no item of a list", format!("- {rest}")),
            Some(Slip::Stray(rest)) => {
                ("this line begins with a hyphen, and is no item of a list", format!("  {rest}"))
            }
            Some(Slip::Alone) => ("a hyphen stands here with nothing behind it", String::new()),
            None => continue,
        };
        let Some(line) = lines.get_mut(at) else { continue };
        let place = Place { line: first_line + at, column: line.indent + 1 };
        let write = match whole.strip_prefix("  ") {
            _ if whole.is_empty() => "nothing: take this line away".to_owned(),
            Some(rest) => format!("`{rest}` with {} spaces before it", line.indent + 2),
            None => format!("`{whole}`"),
        };
        problems.read_as_meant(&rules::BROKEN_FACTS, place, found, write);
        // What stands below it is read as if it were an item.
        line.is_item = whole.starts_with('-');
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

/// Keys with which an item of a policy may begin.
const BEGIN_ITEMS: [&str; 12] =
    ["name", "within", "when", "about", "id", "body", "says", "to", "from", "passage", "rule", "contradictory"];

/// The keys with which items begin: below which line, how deep, and which key.
type Begins<'t> = BTreeSet<(Option<usize>, usize, &'t str)>;

/// Of each line, the one above it that stands less deep, or as deep and opens a list.
fn parents(lines: &[Line<'_>]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut all = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if !line.says_something {
            all.push(None);
            continue;
        }
        let is_above = |one: &usize| {
            let above = &lines[*one];
            above.indent < line.indent || above.indent == line.indent && above.opens() && line.text.starts_with('-')
        };
        while open.last().is_some_and(|one| !is_above(one)) {
            let _done = open.pop();
        }
        all.push(open.last().copied());
        open.push(at);
    }
    all
}

enum Slip<'t> {
    /// A hyphen, and nothing that belongs to it.
    Alone,
    /// `- respond: 10 working days` of a stage that has begun above.
    Stray(&'t str),
    NoSpace(&'t str),
    NoHyphen(&'t str),
    /// `• name: Stage 1`, as a word processor makes it of a hyphen.
    OtherSign(&'t str),
}

/// What is wrong with a line; `begins` are the keys with which items of lists begin.
fn slip<'t>(lines: &[Line<'t>], begins: &Begins<'_>, below: Option<usize>, at: usize) -> Option<Slip<'t>> {
    let line = lines.get(at).filter(|line| line.says_something)?;
    let (own, text) = (line.indent, line.text);
    if text == "-" {
        let next = lines.get(at + 1..)?.iter().find(|line| line.says_something);
        let last = lines.get(..at)?.iter().rfind(|line| line.says_something);
        // An item may begin on the line behind its hyphen, with a key that begins one.
        let goes_on = |next: &Line<'_>| {
            let begins_one = key(next.text).is_some_and(|key| BEGIN_ITEMS.contains(&key));
            last.is_some_and(|last| last.indent == next.indent && !last.is_item)
                && key(next.text).is_some()
                && !begins_one
        };
        return next.is_none_or(|next| next.indent <= own || goes_on(next)).then_some(Slip::Alone);
    }
    if let Some(rest) = text.strip_prefix("- ") {
        // Every stage has a name: what has none goes on with the stage above.
        // Those of the law have none.
        let is_of_stages = below.and_then(|below| lines.get(below)).is_some_and(|line| line.text == "stages:")
            && begins.contains(&(below, own, "name"));
        let is_named = || {
            let more = lines.iter().skip(at + 1).take_while(|line| !line.says_something || line.indent > own);
            more.into_iter().any(|line| key(line.text) == Some("name"))
        };
        // Where the stage above has that key, a stage without its name begins here.
        let stands_above = || {
            let of_stage = lines.iter().take(at).rev().take_while(|line| !(line.is_item && line.indent == own));
            of_stage.into_iter().any(|line| key(line.text) == key(rest))
        };
        let is_key = key(rest).is_some_and(|key| key != "name" && INNER.contains(&key));
        return (is_of_stages && is_key && !is_named() && !stands_above()).then_some(Slip::Stray(rest));
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
        let among_items = is_after_item || next_is_item;
        let is_item = rest.starts_with(|c: char| c.is_alphabetic() || c.is_ascii_digit() && among_items);
        return (is_item && parent().is_some()).then_some(Slip::NoSpace(rest));
    }
    if let Some(rest) = text.strip_prefix(['•', '–', '—', '·', '▪', '◦']).or_else(|| text.strip_prefix("* "))
    {
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
    let beside = || begins.contains(&(below, own, key)) && parent().is_some();
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
