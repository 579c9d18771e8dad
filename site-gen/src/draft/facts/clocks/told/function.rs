//! What a word that is not known does in its clause: whether it may tell of
//! which complaints, of which other matter or of whose time it is.
//!
//! "Every complaint is given an owner and acknowledged": what an owner is leaves
//! nothing open. "Landlord references are answered", "complaints about noise",
//! "the plumber will write": these do.

use super::matters::is_of_another_matter;
use super::vocabulary::is_role;
use crate::prose::words::{Token, TokenKind};

/// Words for a complaint and what comes of it.
const THINGS: [&str; 20] = [
    "complaint",
    "complaints",
    "case",
    "cases",
    "request",
    "requests",
    "escalation",
    "appeal",
    "appeals",
    "concern",
    "concerns",
    "stage",
    "it",
    "response",
    "reply",
    "answer",
    "decision",
    "acknowledgement",
    "acknowledgment",
    "receipt",
];

/// Whether it is the complaint that what stands behind tells of: "complaints received in the summer".
fn is_complaint(subject: &[Token<'_>], at: usize) -> bool {
    subject.get(at).is_some_and(|token| token.word.starts_with("complain") || token.word.starts_with("concern"))
}

/// Whether an unknown word may leave something open.
pub(super) fn leaves_open(own: &[Token<'_>], at: usize) -> bool {
    let Some(token) = own.get(at) else { return true };
    is_of_another_matter(token.word)
        || is_of_a_label(own, at)
        || is_led_by_a_preposition(own, at)
        || is_object(own, at)
        || acts(own, at)
        || is_of_the_subject(own, at)
        || is_what_is_done(own, at)
}

/// Words for what people can do with an answer besides asking for the next stage.
pub(super) fn is_another_step(word: &str) -> bool {
    let others = [
        "comment",
        "draft",
        "evidence",
        "survey",
        "offer",
        "accept",
        "document",
        "photo",
        "receipt",
        "form",
        "copy",
        "file",
        "correct",
        "allegation",
        "statement",
        "clarif",
        "confirm",
        "withdraw",
        "feedback",
    ];
    others.iter().any(|stem| word.starts_with(stem))
}

/// The same where a deadline moves: what is done to it, and to whose papers, is free.
pub(super) fn is_of_another_clause(own: &[Token<'_>], at: usize) -> bool {
    let Some(token) = own.get(at) else { return true };
    is_of_another_matter(token.word)
        || is_of_a_label(own, at)
        || is_led_by_a_preposition(own, at)
        || acts(own, at)
        || is_of_the_subject(own, at)
}

fn word<'p>(own: &[Token<'p>], at: usize) -> &'p str {
    own.get(at).map_or("", |token| token.word)
}

/// "Factoring complaints: reply in 10 working days".
fn is_of_a_label(own: &[Token<'_>], at: usize) -> bool {
    own.get(at..).unwrap_or_default().iter().any(|token| token.is_sign(":"))
}

/// "About noise", "from solicitors", "of leaks".
fn is_led_by_a_preposition(own: &[Token<'_>], at: usize) -> bool {
    let before = own.get(at.saturating_sub(4)..at).unwrap_or_default().iter().rev();
    for token in before {
        let ends = token.kind == TokenKind::Sign
            || matches!(
                token.word,
                "and" | "or" | "will" | "must" | "is" | "are" | "be" | "who" | "which" | "you" | "us" | "we"
            );
        if ends {
            return false;
        }
        let binds = ["about", "for", "regarding", "concerning", "from", "against", "on", "to", "of", "into", "over"];
        if binds.contains(&token.word) {
            return true;
        }
    }
    false
}

/// "Answers questions", "acknowledges referrals", "respond reports".
fn is_object(own: &[Token<'_>], at: usize) -> bool {
    let before = own.get(at.saturating_sub(3)..at).unwrap_or_default();
    let verb = |token: &Token<'_>| {
        matches!(
            token.word,
            "answer"
                | "answers"
                | "acknowledge"
                | "acknowledges"
                | "investigate"
                | "investigates"
                | "decide"
                | "decides"
                | "resolve"
                | "settle"
                | "complete"
                | "completes"
                | "consider"
                | "considers"
                | "review"
                | "reviews"
        )
    };
    let parts = |token: &Token<'_>| {
        token.kind == TokenKind::Sign || matches!(token.word, "by" | "in" | "with" | "and" | "you" | "it")
    };
    let verb = before.iter().rposition(verb);
    verb.is_some_and(|verb| !before.get(verb + 1..).unwrap_or_default().iter().any(parts))
}

/// "The plumber will write": somebody unknown does it.
fn acts(own: &[Token<'_>], at: usize) -> bool {
    matches!(
        word(own, at + 1),
        "will"
            | "must"
            | "shall"
            | "should"
            | "has"
            | "have"
            | "aims"
            | "answers"
            | "replies"
            | "responds"
            | "sends"
            | "writes"
            | "gives"
            | "acknowledges"
            | "decides"
            | "tells"
            | "lets"
            | "can"
            | "may"
            | "normally"
            | "usually"
    ) && !matches!(
        word(own, at.wrapping_sub(1)),
        "will" | "must" | "shall" | "and" | "," | "who" | "which" | "we" | "you" | "they"
    )
}

/// "The response will be checked", "we ask partners to reply".
fn is_what_is_done(own: &[Token<'_>], at: usize) -> bool {
    let passive =
        at.checked_sub(1).is_some_and(|before| matches!(word(own, before), "be" | "is" | "are" | "been" | "being"));
    let asked = word(own, at + 1) == "to"
        && matches!(
            word(own, at + 2),
            "reply" | "respond" | "answer" | "send" | "give" | "provide" | "let" | "write" | "acknowledge"
        );
    let entitled = matches!(word(own, at), "entitled" | "committed" | "expected" | "due" | "bound" | "obliged");
    (passive || asked) && !entitled
}

/// "Landlord references are answered", "telephone complaints are", "complaints mentioning leaks are".
fn is_of_the_subject(own: &[Token<'_>], at: usize) -> bool {
    let be = |token: &Token<'_>| {
        matches!(
            token.word,
            "is" | "are"
                | "will"
                | "must"
                | "shall"
                | "be"
                | "get"
                | "gets"
                | "should"
                | "reaches"
                | "comes"
                | "goes"
                | "follows"
                | "arrives"
                | "has"
                | "have"
        )
    };
    // "The assistant registers the complaint": the verb of somebody who is known ends the subject as well.
    let does = |n: usize| word(own, n).ends_with('s') && n.checked_sub(1).is_some_and(|n| is_role(word(own, n)));
    let does = |n: &usize| own.get(*n).is_some_and(be) || does(*n) && !is_role(word(own, *n));
    let Some(verb) = (0..own.len()).find(does).filter(|verb| at < *verb) else { return false };
    let from = own.get(..at).unwrap_or_default().iter().rposition(|token| token.is_sign(",") || token.is_sign(":"));
    let subject = own.get(from.map_or(0, |comma| comma + 1)..verb).unwrap_or_default();
    let what = subject.iter().position(|token| THINGS.contains(&token.word));
    // "Once we have read it": a clause of its own, with a subject that is known.
    let ours = subject.iter().any(|token| {
        matches!(token.word, "we" | "you" | "they" | "she" | "he" | "who" | "person" | "manager" | "officer")
    });
    let arrives = matches!(word(own, at), "arriving" | "reaching" | "sent" | "made" | "lodged" | "brought");
    match what {
        None => !ours,
        Some(what) => {
            let index = from.map_or(0, |comma| comma + 1) + what;
            // In front of it, or right behind it.
            // "A short note acknowledging the complaint": of the note.
            let letter = |token: &Token<'_>| {
                matches!(
                    token.word,
                    "note" | "letter" | "email" | "answer" | "reply" | "response" | "decision" | "explanation"
                )
            };
            let of_a_letter = own.get(at..index).unwrap_or_default().iter().any(letter);
            at < index && !ours && !of_a_letter || at > index && !ours && !arrives && is_complaint(subject, what)
        }
    }
}
