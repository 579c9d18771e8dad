//! What is done within a time, where no way to say it is known but all the words
//! that tell are of one kind: of an answer, of an acknowledgement, of more time,
//! or of asking again.
//!
//! Only where a stage stands over the sentence or is named in it, and nothing in
//! it has times of its own.

use super::super::super::{Key, starts};
use super::super::told::is_role;
use super::acknowledged::arrived;
use super::{Round, starts_with};
use crate::prose::quantity::quantities;

/// Beginnings of words that tell of another duty or matter.
const OTHERS: [&str; 40] = [
    "updat",
    "progress",
    "draft",
    "comment",
    "holding",
    "survey",
    "whether",
    "visit",
    "inspect",
    "appoint",
    "repair",
    "refund",
    "pay",
    "compens",
    "every",
    "remind",
    "chas",
    "quot",
    "contractor",
    "insur",
    "ombudsman",
    "tribunal",
    "court",
    "polic",
    "evidence",
    "document",
    "papers",
    "copy",
    "form",
    "leaflet",
    "train",
    "action",
    "work",
    "accept",
    "record",
    "close",
    "offer",
    "neighbour",
    "book",
    "witness",
];

pub(super) fn key(round: &Round<'_, '_>) -> Option<Key> {
    let at = round.at;
    let staged = at.stage_over().is_some() || !at.named(at.sentence.lower).is_empty();
    let ends = |word: &str| matches!(word, ";" | ":" | "." | "within");
    let after = round.after.iter().position(|word| ends(word)).unwrap_or(round.after.len());
    // What stands before another time is that one's.
    let behind = round.at.tokens.get(round.time.tokens.end..).unwrap_or_default();
    let after = if quantities(behind).is_empty() { after } else { 0 };
    let after = round.after.get(..after).unwrap_or_default();
    let turns =
        |two: &[&str]| two[0] == "," && matches!(two[1], "who" | "which" | "and" | "then" | "but" | "when" | "though");
    // "And explains how to go to the Ombudsman": what the letter says besides.
    let besides = |two: &[&str]| two[0] == "and" && two[1].len() > 3 && two[1].ends_with('s');
    let turns = |two: &[&str]| turns(two) || besides(two);
    let after = after.windows(2).position(turns).and_then(|turn| after.get(..turn)).unwrap_or(after);
    let all: Vec<&str> = main(&round.own).iter().chain(after).copied().collect();
    let other = all.iter().any(|word| {
        !matches!(*word, "working" | "formal" | "formally" | "closer")
            && OTHERS.iter().any(|stem| word.starts_with(stem))
    });
    let again = again(round, &all);
    let of_answer = starts::named(&round.start, Key::Escalate, None).is_some();
    let elsewhere =
        ["ombudsman", "court", "tribunal", "survey", "offer", "comment", "draft", "evidence", "compens", "refund"];
    if staged && again && of_answer && !starts_with(&all, &elsewhere) {
        return Some(Key::Escalate);
    }
    if !staged || other || all.iter().any(|word| word.ends_with("n't") || matches!(*word, "not" | "never" | "unless")) {
        return None;
    }
    let answer = starts_with(
        &all,
        &["respond", "response", "repl", "answer", "decision", "decided", "outcome", "result", "finding"],
    ) || starts_with(&all, &["conclu"])
        || all.windows(3).any(|three| matches!(three, ["put", "things" | "matters", "right"]))
        || all.windows(3).any(|three| matches!(three, ["what", "has" | "was" | "is", "been" | "decided"]))
        || all.windows(3).any(|three| three[0] == "final" && three.contains(&"letter"))
        || is_the_letter_of_a_stage(round, &all)
        || all
            .windows(2)
            .any(|two| matches!(two, ["what", "we" | "she" | "he" | "they"] | ["we", "found"] | ["final", "position"]));
    let acknowledged = starts_with(&all, &["acknowledg"])
        || is_a_receipt(main(&round.own))
        || arrived(&all)
        || all.windows(4).any(|four| matches!(four, ["thank", "you", "for", "your"]));
    let own = main(&round.own);
    let adds = own.windows(2).any(|two| matches!(two, ["can" | "may" | "could" | "might" | "will", "add"]))
        || starts_with(own, &["extra", "extension"]) && own.contains(&"limited");
    if adds && round.start.is_empty() {
        return Some(Key::Extend);
    }
    if round.time.is_more || again || round.is_the_readers() || starts_with(&all, &["exten", "delay", "longer", "late"])
    {
        return None;
    }
    let ask = ["ask", "tell", "if", "contact", "please", "appeal"];
    let asks = main(&round.own).first().is_some_and(|first| ask.contains(first));
    match (acknowledged, answer) {
        (true, false) if !asks => Some(Key::Acknowledge),
        (false, true) if !asks && has_somebody(&all) => Some(Key::Respond),
        _ => None,
    }
}

/// "A receipt with a reference number is sent", and not what counts on receipt.
fn is_a_receipt(own: &[&str]) -> bool {
    own.windows(2).any(|two| matches!(two, ["a" | "the" | "written" | "our" | "confirm" | "confirms", "receipt"]))
}

/// "The Stage 1 letter has to be with you".
fn is_the_letter_of_a_stage(round: &Round<'_, '_>, all: &[&str]) -> bool {
    let letter = all.iter().position(|word| *word == "letter");
    let led = letter.and_then(|at| all.get(at.saturating_sub(3)..at)).unwrap_or_default();
    !round.at.named(&led.join(" ")).is_empty()
}

/// The clause without the one that opens the sentence.
fn main<'a, 'p>(own: &'a [&'p str]) -> &'a [&'p str] {
    let opens = matches!(own.first(), Some(&("if" | "once" | "when" | "where" | "after" | "should")));
    let comma = own.iter().rposition(|word| *word == ",").filter(|_| opens);
    comma.and_then(|comma| own.get(comma + 1..)).unwrap_or(own)
}

/// Whether somebody acts who can only be the landlord, or the reader gets something.
fn has_somebody(words: &[&str]) -> bool {
    // Who "gives a final decision" stands before it.
    let goes_on =
        matches!(words.first(), Some(&("gives" | "issues" | "sends" | "provides" | "decides" | "replies" | "who")));
    if goes_on {
        return true;
    }
    words.iter().any(|word| {
        matches!(
            *word,
            "we" | "you" | "she" | "he" | "they" | "our" | "manager" | "officer" | "director" | "panel" | "chair"
        ) || is_role(word)
            || matches!(*word, "resident" | "tenant" | "customer" | "complainant")
            || word.starts_with("we'")
            || word.starts_with("you'")
            || word.starts_with("complain")
            || matches!(*word, "investigation" | "reply" | "response" | "answer")
    })
}

/// Whether it is about asking for the next stage.
fn again(round: &Round<'_, '_>, all: &[&str]) -> bool {
    let lower = round.at.sentence.lower;
    let later =
        round.at.stage_over().is_some_and(|stage| stage > 1) && !round.at.named(&round.start.join(" ")).is_empty();
    let next = later
        || round.at.named(lower).into_iter().any(|stage| stage > 1)
        || ["review", "appeal", "next stage", "looked at again", "look again", "this stage"]
            .iter()
            .any(|words| lower.contains(words));
    let asks = all.iter().any(|word| {
        matches!(
            *word,
            "ask"
                | "asking"
                | "request"
                | "requests"
                | "move"
                | "go"
                | "take"
                | "tell"
                | "need"
                | "want"
                | "wants"
                | "have"
                | "asked"
                | "requested"
                | "bring"
        )
    });
    next && asks
}
