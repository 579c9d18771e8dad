//! A time that is alone in its cell of a table: the label of its row and the head
//! of its column say what it is for, and at which stage.

use complaints::days::period::Period;

use super::super::{Key, starts};
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::Kind;
use crate::prose::quantity::Quantity;

/// What the label of its row and the head of its column say of a time that is alone in its cell.
pub(super) fn judge(at: &At<'_, '_>, time: &Quantity, period: Period) -> Option<Judged> {
    const OTHERS: [&str; 12] = [
        "update",
        "contact",
        "escalat",
        "repair",
        "action",
        "staff",
        "ombudsman",
        "meeting",
        "payment",
        "request",
        "next",
        "compensation",
    ];
    let labels: Vec<&str> = at.prose.labels_of(at.block).into_iter().map(|label| at.prose.lower_of(label)).collect();
    let words = labels.join(" | ");
    let told = at.named(&words);
    let has = |stems: &[&str]| stems.iter().any(|stem| words.contains(stem));
    if labels.len() < 2 || told.len() > 1 {
        return None;
    }
    let longer = has(&[
        "exten",
        "need longer",
        "needs longer",
        "takes longer",
        "need more time",
        "more time is",
        "more time needed",
    ]);
    let acknowledged = has(&["acknowledg"]);
    let answered = has(&["respon", "reply", "answer", "decision", "outcome"]);
    let timed = TIMED.iter().any(|word| words.contains(word)) && !told.is_empty();
    let key = match (longer, acknowledged, answered || timed) {
        (true, false, _) => Key::Extend,
        (false, true, _) if !answered => Key::Acknowledge,
        (false, false, true) if !has(&OTHERS) => Key::Respond,
        _ => return None,
    };
    let stages = at.stages(key, &told).ok()?;
    let start = starts::behind(at.tokens, time.tokens.end);
    let from = match start.as_slice() {
        [] => None,
        _ if key == Key::Extend => return None,
        words => Some(starts::named(words, key, stages.first().copied().flatten())?),
    };
    let mut one = judged(at, time, period, key, stages, from);
    one.limit.is_more = key == Key::Extend;
    Some(one)
}

/// Heads of a column that has the time in which a stage is answered.
const TIMED: [&str; 5] = ["timescale", "time limit", "target", "how long", "deadline"];

/// Words that say nothing but how long it is.
const PLAIN: [&str; 20] = [
    "within",
    "up",
    "to",
    "a",
    "an",
    "maximum",
    "of",
    ".",
    "in",
    "full",
    "response",
    "no",
    "more",
    "than",
    "at",
    "most",
    "further",
    "another",
    "extra",
    "additional",
];

/// Whether a cell of a table has this time, its start and nothing else: "Within 10 working days of receipt".
pub(super) fn is_alone(at: &At<'_, '_>, time: &Quantity) -> bool {
    let start = starts::behind(at.tokens, time.tokens.end);
    // "10 working days from the acknowledgement": from when it counts is read with it.
    let counted = time.tokens.end..time.tokens.end + if start.is_empty() { 0 } else { start.len() + 1 };
    let around = at.tokens.iter().enumerate().filter(|(n, _)| !time.tokens.contains(n) && !counted.contains(n));
    let around = around.map(|(_, token)| token.word);
    let plain = |word: &str| PLAIN.contains(&word);
    matches!(at.block.kind, Kind::Cell { row: 1.., .. }) && around.into_iter().all(plain)
}
