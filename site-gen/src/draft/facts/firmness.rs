//! How firmly a time is promised, by the words beside it.

use super::Key;
use crate::prose::words::Token;

/// Whether the line before a list says that its items are aims: "We aim to:".
pub(super) fn is_led_by_an_aim(lead: &str) -> bool {
    lead.trim_end().ends_with(':') && lead.split(|c: char| !c.is_alphabetic()).any(is_an_aim)
}

/// Whether a word says that something is aimed at, and not promised.
fn is_an_aim(word: &str) -> bool {
    const STEMS: [&str; 9] = ["aim", "endeavour", "endeavor", "hop", "intend", "seek", "striv", "try", "attempt"];
    const FORMS: [&str; 5] = ["", "s", "e", "es", "ing"];
    word == "tries" || STEMS.iter().any(|stem| word.strip_prefix(stem).is_some_and(|end| FORMS.contains(&end)))
}

/// `about`, `usually` or `up to`; the word nearest to the time counts.
pub(super) fn of(before: &[Token<'_>], behind: &[Token<'_>], key: Key) -> Option<&'static str> {
    let word =
        |back: usize| before.len().checked_sub(back).and_then(|at| before.get(at)).map_or("", |token| token.word);
    let near: Vec<&str> = (1..=4).rev().map(word).collect();
    let caps = matches!(key, Key::Extend | Key::NewTarget | Key::Offer);
    let maximum = near.iter().any(|word| matches!(*word, "maximum" | "exceed" | "exceeding" | "most"))
        || near.windows(2).any(|two| matches!(two, ["up", "to"] | ["more" | "longer" | "later", "than"]));
    if caps && (maximum || key == Key::Extend) {
        return Some("up to");
    }
    if near.iter().any(|word| matches!(*word, "usually" | "normally" | "typically" | "generally")) {
        return Some("usually");
    }
    // What readers seek or hope for is no aim of the landlord's.
    let readers = matches!(key, Key::Escalate | Key::TimeToComplain | Key::Keep);
    if !readers && before.iter().any(|token| is_an_aim(token.word)) {
        return Some("about");
    }
    // "Most complaints are answered within ten days."
    if before
        .windows(2)
        .any(|two| two[0].word == "most" && (two[1].word.starts_with("complain") || two[1].word == "cases"))
    {
        return Some("usually");
    }
    let usually = |token: &Token<'_>| matches!(token.word, "usually" | "normally" | "majority");
    if before.iter().any(usually) {
        return Some("usually");
    }
    // "within five working days if we can".
    let behind: Vec<&str> = behind.iter().take(4).map(|token| token.word).collect();
    matches!(behind.as_slice(), ["if", "we", "can", ..] | ["where", "possible", ..] | ["wherever", "possible", ..])
        .then_some("about")
}
