//! How long an offer stands: "Any offer remains open for eight weeks."

use super::super::{Key, starts, terms};
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::quantity::Quantity;

pub(super) fn judge(at: &At<'_, '_>, time: &Quantity) -> Option<Judged> {
    let period = time.period?;
    let own = terms::words(at.own);
    let offer = own.iter().position(|word| matches!(*word, "offer" | "offers"))?;
    let behind = own.get(offer + 1..)?;
    let stands = behind
        .iter()
        .any(|word| matches!(*word, "remain" | "remains" | "stay" | "stays" | "stand" | "stands" | "open" | "valid"));
    let of_complaints = ["complain", "stage", "redress", "compens", "remed", "settle", "put things right"];
    let of_it = at.stage_over().is_some() || of_complaints.iter().any(|words| at.sentence.lower.contains(words));
    if !of_it || is_of_a_home(at.sentence.lower) {
        return None;
    }
    let open = own.iter().any(|word| matches!(*word, "if" | "where" | "not" | "unless"));
    if !stands || open || time.is_more || terms::is_spoken_of(at.tokens, time) {
        return None;
    }
    let start = starts::behind(at.tokens, time.tokens.end);
    let from = if start.is_empty() { None } else { Some(starts::named(&start, Key::Offer, None)?) };
    let stages = at.stages(Key::Offer, &at.named(at.sentence.lower)).ok()?;
    Some(judged(at, time, period, Key::Offer, stages, from))
}

/// Whether it is a home, or work, that is offered: that stands open for a time of its own.
pub(super) fn is_of_a_home(sentence: &str) -> bool {
    let others = ["accommodation", "property", "home", "tenanc", "transfer", "contract", "sale", "job"];
    others.iter().any(|words| sentence.contains(words))
}
