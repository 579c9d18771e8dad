//! What a word processor writes for its own user: the prompt of an empty field,
//! a balloon in the margin, a reference whose place is gone, the foot of a page.

use std::sync::LazyLock;

use super::told;
use crate::check::text::{Block, Finding};
use crate::many_words::ManyWords;

/// What stands in an empty field, and in place of a cross-reference whose place is gone.
const ANYWHERE: [&str; 9] = [
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Error! No text of specified style",
    "Error! Hyperlink reference not valid",
    "Click or tap here to enter text",
    "Click here to enter text",
    "Click or tap to enter a date",
    "Click here to enter a date",
    "Choose an item.",
];

static WRITTEN: LazyLock<ManyWords> = LazyLock::new(|| ManyWords::new(&ANYWHERE));

/// How the balloon of a remark or of a change begins.
const BALLOONS: [&str; 4] = ["Commented [", "Comment [", "Deleted: ", "Formatted: "];

pub(super) fn all(block: &Block) -> Vec<Finding> {
    let text = block.text.as_str();
    let start = text.trim_start();
    let anywhere = WRITTEN.each_in(text).filter_map(|found| Some(told(block, found.start, ANYWHERE.get(found.word)?)));
    // "Insert logo here."
    let is_asked_for = start.starts_with("Insert ") && start.trim_end().trim_end_matches('.').ends_with(" here");
    let is_of_whole =
        BALLOONS.iter().any(|balloon| start.starts_with(balloon)) || is_asked_for || is_foot_of_page(start);
    let whole = is_of_whole.then(|| told(block, 0, start.trim_end()));
    anywhere.chain(whole).collect()
}

/// Whether a paragraph is nothing but what stood at the foot of a printed page: `Page 3 of 12`.
fn is_foot_of_page(text: &str) -> bool {
    let Some(rest) = text.get(..5).filter(|page| page.eq_ignore_ascii_case("page ")).and_then(|_| text.get(5..)) else {
        return false;
    };
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match rest.split_whitespace().collect::<Vec<_>>().as_slice() {
        [page] => is_number(page),
        [page, of, all] => is_number(page) && of.eq_ignore_ascii_case("of") && is_number(all),
        _ => false,
    }
}
