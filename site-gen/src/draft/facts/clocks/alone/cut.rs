//! Where the clause of a time begins: behind a condition and its comma, behind
//! "and" with somebody who acts, or with the last verb of several.

use super::super::told::is_role;
use crate::prose::words::{Token, TokenKind};

/// Where a clause begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// The place of its first word.
    pub(super) start: usize,
    /// Whether it has no subject of its own: "reads the papers and writes to you".
    pub(super) is_a_chain: bool,
}

/// With what a clause opens that says when, or in which case.
const OPENS: [&str; 16] = [
    "if",
    "once",
    "when",
    "where",
    "should",
    "after",
    "following",
    "as",
    "upon",
    "on",
    "in",
    "unless",
    "while",
    "although",
    "because",
    "from",
];

/// Where the clause begins whose last words these are; none where they are one clause.
pub(super) fn before(own: &[Token<'_>]) -> Option<Cut> {
    let mut cut = None;
    let mut from = 0;
    for at in 1..own.len() {
        let is_a_chain = is_of_the_same(own, at);
        if begins(own, from, at) || is_a_chain {
            cut = Some(Cut { start: at, is_a_chain });
            from = at;
        }
    }
    // A clause says more than how long.
    cut.filter(|cut| own.get(cut.start..).is_some_and(|rest| rest.len() > 2 - usize::from(cut.is_a_chain)))
}

fn word<'p>(own: &[Token<'p>], at: usize) -> &'p str {
    own.get(at).map_or("", |token| token.word)
}

fn begins(own: &[Token<'_>], from: usize, at: usize) -> bool {
    let before = word(own, at - 1);
    // "A Head of Service with no part in it, who writes to you …".
    if word(own, at) == "who" && before == "," {
        return own.get(..at).is_some_and(has_a_known_subject);
    }
    match before {
        ";" => true,
        // "A message is not enough: an officer confirms …".
        ":" => is_a_subject(own, at) || is_asked(own, at),
        // "Should more time be needed, the officer …", "If you want to go on, tell us …".
        "," => {
            let opening = own.get(from..at).unwrap_or_default();
            let first = opening.iter().find(|token| token.kind == TokenKind::Word).map_or("", |token| token.word);
            OPENS.contains(&first) && (is_a_subject(own, at) || is_asked(own, at))
        }
        "and" | "but" | "then" | "so" => is_a_subject(own, at),
        _ => false,
    }
}

/// Whether somebody or something stands here that does what follows.
fn is_a_subject(own: &[Token<'_>], at: usize) -> bool {
    let first = word(own, at).split('\'').next().unwrap_or_default();
    if matches!(first, "we" | "you" | "they" | "she" | "he" | "it" | "this") {
        return true;
    }
    let small = matches!(first, "the" | "a" | "an" | "our" | "your" | "any" | "all" | "each" | "every" | "its");
    let named = own.get(at + 1..).unwrap_or_default().iter().take(7);
    let named = named.take_while(|token| token.kind == TokenKind::Word || token.is_sign("-"));
    let does = |token: &Token<'_>| {
        matches!(token.word, "will" | "must" | "shall" | "should" | "may" | "can" | "is" | "are" | "has" | "have")
    };
    // "The Warden lets you know".
    let acts = (at + 1..at + 6)
        .any(|n| is_role(word(own, n)) && word(own, n + 1).ends_with('s') && !is_role(word(own, n + 1)));
    small && (named.into_iter().any(does) || acts)
}

/// "Please tell us", "write to the Clerk": what the reader is asked to do.
fn is_asked(own: &[Token<'_>], at: usize) -> bool {
    let first = if matches!(word(own, at), "please" | "simply" | "just") { at + 1 } else { at };
    matches!(
        word(own, first),
        "ask" | "contact" | "email" | "let" | "phone" | "reply" | "ring" | "send" | "tell" | "write" | "call" | "get"
    )
}

/// "Speaks to everybody concerned, and replies": another verb of whoever acts.
fn is_of_the_same(own: &[Token<'_>], at: usize) -> bool {
    let verb = word(own, at);
    let joined = word(own, at - 1) == "and" || word(own, at - 1) == "then" && at > 1;
    // "Considers the complaint and shall furnish a reply".
    let modal = matches!(verb, "will" | "shall" | "must" | "should" | "then");
    let does = modal
        || matches!(
            verb,
            "lets"
                | "replies"
                | "responds"
                | "answers"
                | "writes"
                | "gives"
                | "sends"
                | "issues"
                | "decides"
                | "tells"
                | "provides"
                | "acknowledges"
                | "confirms"
                | "reports"
                | "explains"
        );
    joined && does && own.get(..at).is_some_and(has_a_known_subject)
}

/// Whether the words begin with somebody who acts for the landlord.
pub(super) fn has_a_known_subject(led: &[Token<'_>]) -> bool {
    let words = || led.iter().filter(|token| token.kind == TokenKind::Word).take(9).map(|token| token.word);
    words().any(is_role) || words().next().is_some_and(|first| matches!(first, "we" | "she" | "he" | "they"))
}
