//! "A line to say that it has reached us": that a complaint has come.

use super::super::super::Key;
use super::Round;

/// How words for an answer begin.
const ANSWERS: [&str; 6] = ["respon", "repl", "answer", "decision", "outcome", "finding"];

/// Ways to reach somebody.
const REACHES: [&str; 26] = [
    "write", "writes", "email", "emails", "letter", "note", "line", "card", "text", "message", "call", "calls",
    "phone", "phones", "ring", "rings", "contact", "contacts", "touch", "told", "tell", "tells", "know", "informed",
    "hear", "notified",
];

pub(super) fn key(round: &Round<'_, '_>) -> Option<Key> {
    if is_open(round) {
        return None;
    }
    // "Let you know we've got your complaint", "say that it has reached us".
    let before = round.is(&REACHES) && arrived(&round.own);
    // "Sends you written confirmation of it", "confirmation that we have your complaint".
    let all: Vec<&str> = round.own.iter().chain(&round.after).copied().collect();
    let confirmed = all.windows(3).any(|three| {
        matches!(
            three,
            ["confirmation", "of", "it" | "receipt" | "your" | "the"] | ["confirmation", "that", "we" | "it" | "your"]
        )
    });
    (before || confirmed).then_some(Key::Acknowledge).or_else(|| behind(round))
}

/// Whether it is about an answer, or about what the reader does.
fn is_open(round: &Round<'_, '_>) -> bool {
    let open = round.has(&ANSWERS) || super::starts_with(&round.after, &ANSWERS);
    open || round.time.is_more || round.is_the_readers()
}

/// "Drop you a line within three days so you know it has reached us."
pub(super) fn behind(round: &Round<'_, '_>) -> Option<Key> {
    // "Within 48 hours we'll give you an initial response confirming receipt of your complaint."
    let confirming = |words: &[&str]| {
        let at = words.windows(2).rposition(|two| {
            matches!(two, ["confirming" | "acknowledging", "receipt"] | ["confirm" | "acknowledge", "receipt"])
        });
        // "Acknowledge receipt and respond within five days": the nearer verb has the time.
        at.is_some_and(|at| !super::starts_with(words.get(at..).unwrap_or_default(), &ANSWERS))
    };
    if !round.time.is_more && !round.is_the_readers() && (confirming(&round.own) || confirming(&round.after)) {
        let next = round.after.iter().position(|word| matches!(*word, "within" | ";"));
        let near = round.after.get(..next.unwrap_or(round.after.len())).unwrap_or_default();
        return (confirming(&round.own) || confirming(near)).then_some(Key::Acknowledge);
    }
    // "To say that she has it and writes with an answer within two weeks": what comes next has a time of its own.
    let next = round.after.iter().position(|word| matches!(*word, "within" | "in" | ";"));
    let joins = next.and_then(|next| round.after.get(..next)?.iter().rposition(|word| matches!(*word, "and" | ",")));
    let near = round.after.get(..joins.unwrap_or(round.after.len())).unwrap_or_default();
    let open =
        round.has(&ANSWERS) || super::starts_with(near, &ANSWERS) || round.time.is_more || round.is_the_readers();
    let says = matches!(
        near,
        ["to", "say" | "confirm" | "tell" | "let" | "acknowledge", ..]
            | ["saying" | "confirming" | "telling" | "acknowledging", ..]
            | ["so", "you" | "that", ..]
            | ["that", "your" | "we" | "it", ..]
    );
    (!open && round.is(&REACHES) && says && arrived(near)).then_some(Key::Acknowledge)
}

/// "Your complaint has arrived", "we've got it", "we have your complaint".
pub(super) fn arrived(words: &[&str]) -> bool {
    let what = |word: &str| {
        matches!(
            word,
            "it" | "complaint" | "request" | "letter" | "form" | "appeal" | "escalation" | "concern" | "concerns"
        )
    };
    let ours = |words: &[&str]| {
        matches!(
            words,
            ["it", ..]
                | ["your" | "the" | "this", "complaint" | "request" | "appeal" | "concern" | "concerns" | "letter", ..]
        )
    };
    (0..words.len()).any(|at| match words.get(at..).unwrap_or_default() {
        // "… and let you know that we have done so".
        ["we", "have", "done", "so" | "this", ..] => true,
        // "A request for a review has been received".
        [one, "has" | "have", "arrived" | "landed" | "come" | "reached", ..]
        | [one, "has" | "have", "been", "received" | "logged" | "recorded" | "registered" | "opened", ..] => {
            what(one) || *one == "review"
        }
        // "It has moved to Stage 2".
        [one, "has" | "have", "moved" | "gone" | "progressed" | "been", "to" | "moved", ..] => what(one),
        ["have" | "has" | "we've" | "got", rest @ ..] => {
            let done = ["received", "got", "logged", "recorded", "registered", "opened"];
            let rest = rest.split_first().filter(|(first, _)| done.contains(first)).map_or(rest, |(_, rest)| rest);
            ours(rest)
        }
        ["it's", "arrived" | "reached", ..] => true,
        _ => false,
    })
}
