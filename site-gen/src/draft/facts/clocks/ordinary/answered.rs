//! "You can expect an answer", "we have ten days to look into it": the answer.

use super::super::super::Key;
use super::{GETS, Round, reads, starts_with};

/// What comes of a complaint.
const ANSWERS: [&str; 8] = ["answer", "respon", "repl", "decision", "outcome", "finding", "explanation", "conclusion"];
/// What an answer tells.
const FOUND: [&str; 4] = ["found", "find", "position", "result"];

pub(super) fn key(round: &Round<'_, '_>) -> Option<Key> {
    let others = ["acknowledg", "updat", "progress", "holding", "draft", "exten", "delay", "whether"];
    if round.time.is_more || round.has(&others) || round.is_the_readers() {
        return None;
    }
    (gets(round) || has_so_long(round) || looks_and_writes(round) || is_dealt_with(round) || is_target(round))
        .then_some(Key::Respond)
}

/// "You can expect a full answer", "the complainant shall be notified of the outcome", "we promise you an answer".
fn gets(round: &Round<'_, '_>) -> bool {
    let reader = round.own.iter().position(|word| reads(word));
    let told = [
        "notified", "informed", "advised", "told", "sent", "given", "expect", "expects", "promise", "owe", "share",
        "provide", "provides", "give", "gives", "send", "sends",
    ];
    let open = round.own.iter().any(|word| matches!(*word, "if" | "unless" | "request" | "ask"));
    let gives = round.own.iter().any(|word| told.contains(word) || GETS.contains(word));
    // "You'll", "you will".
    let reader = reader.is_some() || round.own.iter().any(|word| word.starts_with("you'"));
    // "The findings should be in your hands", "the answer is with you".
    let in_hand = round.says(&["in", "your", "hands"]) || round.says(&["with", "you"]) && round.is(&["be", "is"]);
    (reader && gives || in_hand) && !open && round.has(&ANSWERS)
}

/// "The estate office has ten working days to look into your complaint and answer it."
fn has_so_long(round: &Round<'_, '_>) -> bool {
    let reader = round.own.iter().any(|word| reads(word));
    let long = round.is(&["has", "have", "take", "takes", "allow", "allows", "given"]) && !reader;
    let behind: Vec<&str> = round.after.iter().copied().take_while(|word| *word != "." && *word != ",").collect();
    let does = matches!(
        behind.as_slice(),
        ["to", ..] | ["in" | "within", "which", "to", ..] | ["for", "this" | "that" | "it", ..]
    );
    let other =
        starts_with(&behind, &["acknowledg", "confirm", "comment", "accept", "appeal", "escalat", "arrang", "updat"]);
    let us = starts_with(&behind, &["us"]);
    let answers = starts_with(&behind, &ANSWERS) || starts_with(&behind, &FOUND);
    let investigates =
        starts_with(&behind, &["investigat", "look", "consider", "review", "examin", "resolv", "deal", "settle"]);
    let it = behind.iter().any(|word| word.starts_with("complaint") || matches!(*word, "it" | "matter"));
    long && does && !us && !other && (answers || investigates && it)
}

/// "We look into everything that you told us, and write back".
fn looks_and_writes(round: &Round<'_, '_>) -> bool {
    let looks = round.has(&["look", "investigat", "consider", "review", "examin", "check"]);
    let back = round.own.windows(2).any(|two| {
        matches!(two, ["write" | "writes" | "report" | "reports" | "get" | "gets" | "come" | "comes", "back"])
    });
    looks && back && !round.is(&["if", "unless", "progress", "ask", "manager's"])
}

/// "Frontline complaints are dealt with in five working days or fewer", where a stage is named or stands over it.
fn is_dealt_with(round: &Round<'_, '_>) -> bool {
    let done = round.own.windows(2).any(|two| two == ["dealt", "with"])
        || round.is(&[
            "resolved",
            "settled",
            "concluded",
            "completed",
            "decided",
            "finished",
            "determined",
            "answered",
        ]);
    let what = round.own.iter().any(|word| matches!(*word, "complaint" | "complaints" | "investigation" | "review"));
    let be = round.is(&["is", "are", "be"]);
    let staged = round.at.is_told_which() && !round.at.named(round.at.sentence.lower).is_empty()
        || round.at.stage_over().is_some();
    let open = round.is(&["if", "unless", "not", "once", "after", "when", "where"]);
    done && what && be && staged && !open
}

/// "A 20 working day target applies to Stage 2 complaints."
fn is_target(round: &Round<'_, '_>) -> bool {
    let target = matches!(
        round.after.as_slice(),
        ["target" | "limit" | "deadline" | "timescale" | "timeframe", "applies", "to" | "at", "stage", ..]
            | ["target" | "limit" | "deadline" | "timescale" | "timeframe", "for", "stage", ..]
    );
    target && round.own.len() < 3
}
