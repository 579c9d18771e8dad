//! A time that is alone in its cell of a table: the label of its row and the head
//! of its column say what it is for, and at which stage.

use complaints::days::period::Period;

use super::super::{Key, starts};
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::quantity::{Quantity, quantities};
use crate::prose::words::tokens;
use crate::prose::{Block, Kind};

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
    let head = labels.last().copied().unwrap_or_default();
    let between = if TIMED.iter().any(|word| head.contains(word)) { between(at) } else { String::new() };
    let words = format!("{}{between}", labels.join(" | "));
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
    // What is done stands in a cell between; one that says who does it leaves it to the stage.
    let plain = between.is_empty() || WHO.iter().any(|who| between.contains(who));
    let timed = plain && TIMED.iter().any(|word| words.contains(word)) && !told.is_empty();
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

/// Words for whoever answers.
const WHO: [&str; 10] =
    ["officer", "manager", "team", "director", "head of", "coordinator", "chief", "panel", "handler", "board"];

/// The cells of its row between the label and the time, that have no time themselves.
fn between(at: &At<'_, '_>) -> String {
    let Kind::Cell { row, column } = at.block.kind else { return String::new() };
    let blocks = at.prose.blocks();
    let Some(place) = blocks.iter().position(|other| std::ptr::eq(other, at.block)) else { return String::new() };
    let before = blocks.get(place.saturating_sub(column)..place).unwrap_or_default();
    let beside = before.iter().filter(|cell| matches!(cell.kind, Kind::Cell { row: of, column: 1.. } if of == row));
    let timed = |cell: &&Block| at.prose.sentences(cell).any(|one| !quantities(&tokens(&one)).is_empty());
    beside.filter(|cell| !timed(cell)).map(|cell| format!(" | {}", at.prose.lower_of(cell))).collect()
}

/// Heads of a column that has the time in which a stage is answered.
const TIMED: [&str; 6] = ["timescale", "time limit", "target", "how long", "deadline", "by when"];

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
