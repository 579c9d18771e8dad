//! A time that is none within which something is done.

use std::ops::Range;

use super::super::quantity::Quantity;
use super::super::words::Token;
use super::small_words::ROUND_A_TIME;

/// Whether a time is none within which something is done: how long a hearing takes, how long before it papers come, the
/// same time in other words: "eight weeks (56 days)", how much sooner something is now, what a day
/// is, when staff tell each other.
pub(super) fn is_none(tokens: &[Token<'_>], times: &[Quantity], index: usize) -> bool {
    let Some(time) = times.get(index).map(|time| time.tokens.clone()) else { return false };
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word);
    let is_before = matches!(word(time.end), "before" | "beforehand" | "ahead");
    let between = index.checked_sub(1).and_then(|before| tokens.get(times.get(before)?.tokens.end..time.start));
    let in_other_words =
        between.is_some_and(|between| matches!(between, [sign] if sign.word == "(")) && word(time.end) == ")";
    let verb = tokens
        .iter()
        .take(time.start)
        .rev()
        .find(|token| !ROUND_A_TIME.contains(&token.word) || token.word.starts_with("take"));
    let has = |words: &[&str]| tokens.iter().any(|token| words.contains(&token.word));
    let is_met = has(&["hearing", "meeting", "visit", "call"]);
    let lasts = is_met && verb.is_some_and(|verb| matches!(verb.word, "lasts" | "last" | "takes" | "take"));
    let is_put_off =
        is_met && (has(&["put"]) && has(&["off"]) || has(&["postpone", "postponed", "adjourn", "adjourned"]));
    let is_difference = matches!(word(time.end), "sooner" | "quicker" | "faster" | "shorter");
    let is_notice = word(time.end) == "notice" || word(time.end + 1) == "notice";
    let is_among_staff =
        word(time.end) == "to" && matches!((word(time.end + 1), word(time.end + 2)), ("send" | "tell" | "give", "us"));
    is_difference
        || is_among_staff
        || is_notice
        || is_defined(tokens, &time)
        || is_before
        || in_other_words
        || lasts
        || is_put_off
}

/// Whether it says what a day is: "a working day is any day from Monday to Friday".
fn is_defined(tokens: &[Token<'_>], time: &Range<usize>) -> bool {
    let opens = tokens.get(time.start).is_some_and(|token| matches!(token.word, "a" | "one"));
    opens && tokens.get(time.end).is_some_and(|token| matches!(token.word, "is" | "means"))
}
