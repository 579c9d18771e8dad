//! The page counts the items of a list itself, from the first number on; what
//! the author typed after it is not shown.
//!
//! "Under point 4" then leads to the item that was typed as 5.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::{Event, Tag, TagEnd};

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R110",
    title: "a list whose numbers change",
    why: "The page counts by itself: “see point 4” leads to another point than the author means.",
    cure: "Numbers in their order, each one more than the one before.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// A list being read.
struct List {
    /// The number that the page shows at the next item; none where it shows dots.
    shows: Option<u64>,
    /// The first item whose number is another: where, as typed, as shown.
    other: Option<(usize, u64, u64)>,
    /// Whether every item was typed with the number of the first, which asks the page to count.
    all_the_same: bool,
    first: u64,
}

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut open: Vec<List> = Vec::new();
    let mut found = Vec::new();
    for (event, range) in &document.events {
        match event {
            Event::Start(Tag::List(start)) => {
                open.push(List { shows: *start, other: None, all_the_same: true, first: start.unwrap_or_default() });
            }
            Event::Start(Tag::Item) => {
                let Some(list) = open.last_mut() else { continue };
                let Some(shows) = list.shows else { continue };
                let typed = number(document.typed(range));
                if let Some(typed) = typed {
                    list.all_the_same &= typed == list.first;
                    // Of 1, 1, 4 the last is the odd one.
                    let is_first_odd =
                        list.other.is_none_or(|(_, other, _)| other == list.first && typed != list.first);
                    if typed != shows && is_first_odd {
                        list.other = Some((range.start, typed, shows));
                    }
                }
                list.shows = shows.checked_add(1);
            }
            Event::End(TagEnd::List(_)) => {
                let other = open.pop().filter(|list| !list.all_the_same || list.first > 1).and_then(|list| list.other);
                found.extend(other.map(|(at, typed, shows)| {
                    Finding::new(
                        at,
                        format!("this item is typed as {typed}, and the page shows {shows}: it counts by itself"),
                        format!("`{shows}.`, and look at what names the old number; if one was left out, put it in its place"),
                    )
                }));
            }
            _ => {}
        }
    }
    found
}

fn number(item: &str) -> Option<u64> {
    let digits = item.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit())?;
    digits.get(..end)?.parse().ok()
}
