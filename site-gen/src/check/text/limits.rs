//! How much structure a text may have before nobody looks further into it.
//!
//! Far above what any policy has. What goes beyond is a slip (a `#` before each
//! line) or a file made to be slow, and is told in one line in place of twenty
//! thousand.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

/// The longest policies have some sixty headings; a reader who jumps by headings is lost in a tenth of these.
const MOST_HEADINGS: usize = 500;

/// A reader of a page by its links hears each; the longest policies have a dozen.
const MOST_LINKS: usize = 1000;

/// Lists and quotations in one another. Nobody follows the fourth; each costs the parser a look at every line.
const DEEPEST: usize = 40;

/// What is too much: where, what was found, and what to write.
pub(crate) type TooMuch = (usize, String, String);

/// Too many marks of lists and quotations before the words of one line.
pub(crate) fn too_deep(text: &str) -> Option<TooMuch> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let mut marks = 0;
        for token in line.split_ascii_whitespace() {
            if token.bytes().all(|byte| byte == b'>') {
                marks += token.len();
            } else if matches!(token, "-" | "+" | "*") || is_number_of_an_item(token) {
                marks += 1;
            } else {
                marks += token.bytes().take_while(|byte| *byte == b'>').count();
                break;
            }
            if marks > DEEPEST {
                break;
            }
        }
        if marks > DEEPEST && !is_a_line_across(line) {
            return Some((
                start,
                format!("more than {DEEPEST} lists or quotes stand in one another here"),
                "the words alone, or one list with items that begin with `-`".to_owned(),
            ));
        }
    }
    None
}

fn is_number_of_an_item(token: &str) -> bool {
    let number = token.strip_suffix(['.', ')']);
    number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `* * * * *` is a line across the page, however long.
fn is_a_line_across(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let first = marks.next();
    first.is_some_and(|first| b"*-_".contains(&first) && marks.all(|byte| byte == first))
}

/// Too many headings or links for anybody to find their way by them.
pub(crate) fn too_many(events: &[(Event<'_>, Range<usize>)]) -> Option<TooMuch> {
    let is_heading = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { .. }));
    let is_link = |event: &Event<'_>| matches!(event, Event::Start(Tag::Link { .. }));
    let (headings, at) = counted(events, MOST_HEADINGS, is_heading);
    if let Some(at) = at {
        let found = format!(
            "there are {headings} headings, and {MOST_HEADINGS} is the most; nobody finds their way by so many"
        );
        let write = "a `#` before the title of each section alone, and paragraphs without one";
        return Some((at, found, write.to_owned()));
    }
    let (links, at) = counted(events, MOST_LINKS, is_link);
    at.map(|at| {
        let found = format!("there are {links} links, too many for anybody to follow; {MOST_LINKS} is the most");
        (at, found, "a link where somebody needs it, and words elsewhere".to_owned())
    })
}

/// How many events are of a kind, and where the first stands that is one too many.
fn counted(
    events: &[(Event<'_>, Range<usize>)],
    most: usize,
    is_kind: impl Fn(&Event<'_>) -> bool,
) -> (usize, Option<usize>) {
    let mut count = 0;
    let mut at = None;
    for (_, range) in events.iter().filter(|(event, _)| is_kind(event)) {
        count += 1;
        if count == most + 1 {
            at = Some(range.start);
        }
    }
    (count, at)
}
