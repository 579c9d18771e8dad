//! Times that the general reader leaves open, and that one of a few plain ways to
//! say it settles all the same.

mod answered;

use answered::{again, answers, is_acknowledged, is_answered};
use complaints::days::period::{Period, Unit};

use super::super::{Key, Limit, firmness, starts, terms};
use super::cell;
use super::clause::escalated;
use super::judged::Judged;
use super::stage::At;
use super::too_late;
use crate::prose::quantity::Quantity;

/// What a time is for, if one of these ways says so.
pub(super) fn judge(at: &At<'_, '_>, time: &Quantity) -> Option<Judged> {
    let before = at.before;
    let period = time.period?;
    let lower = at.sentence.lower;
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let start = starts::behind(at.tokens, time.tokens.end);
    let named = |key: Key| starts::named(&start, key, None);
    let lead = at.tokens.get(..time.tokens.start).unwrap_or_default();
    let spoken_of = terms::is_spoken_of(at.tokens, time);

    // Eight weeks, or a designated person: the wait that the law has ended.
    let weeks = matches!(period, Period::Of { count, unit: Unit::Weeks } if count.get() == 8);
    if weeks && has(&["ombudsman", "designated"]) {
        // Whoever is told to wait and not from when waits from the last answer.
        let waits = start.is_empty() && terms::has(at.own, &["wait"]) && !at.sentence.lower.contains("weeks (");
        let from = named(Key::DesignatedWait);
        return (waits || from.is_some()).then(|| judged(at, time, period, Key::DesignatedWait, vec![None], from));
    }
    // "If this is not possible, we explain that in writing within the 14 days."
    let opens_late = [
        "if this is not possible",
        "if we cannot",
        "if we are unable",
        "if this cannot",
        "where this is not possible",
        "if the reply will take longer",
        "if the response will take longer",
        "if the answer will take longer",
        "if it will take longer",
    ];
    let late = opens_late.iter().any(|words| lower.trim_start().starts_with(words));
    if late
        && terms::has(lead, &["explain", "writ", "tell", "inform", "notif", "let"])
        && !time.is_more
        && !has(&["ombudsman", "further", "exceed", "extend"])
    {
        let stages = at.stages(Key::HoldSend, &at.named(lower)).ok()?;
        return Some(judged(at, time, period, Key::HoldSend, stages, None));
    }
    // "This will not exceed a further 10 days without good reason."
    let grows =
        matches!(terms::words(lead).as_slice(), ["this", "will" | "should" | "must", "not", "exceed" | "be", ..])
            || terms::words(lead).starts_with(&["this", "will", "be", "no", "more", "than"]);
    // "We may need a further 20 working days."
    let needs = terms::has(at.own, &["need", "take", "require"])
        && terms::has(
            at.own,
            &["we", "this", "it", "she", "he", "they", "case", "complaint", "investigation", "response", "review"],
        );
    if time.is_more && (grows || needs) {
        let told = at.named(lower);
        let stages = at.stages(Key::Extend, &told).ok()?;
        let mut one = judged(at, time, period, Key::Extend, stages, None);
        one.limit.is_more = true;
        return Some(one);
    }
    if let Some(one) = too_late::judge(at, time, period) {
        return Some(one);
    }
    if spoken_of || has(&["ombudsman", "every ", "per year"]) {
        return None;
    }
    // "A holding reply …, within five working days of the complaint."
    if has(&["holding reply", "holding response", "holding letter"]) {
        let from = named(Key::HoldSend)?;
        let stages = at.stages(Key::HoldSend, &at.named(lower)).ok()?;
        return Some(judged(at, time, period, Key::HoldSend, stages, Some(from)));
    }
    // "Re-opened within a 6-month period."
    if has(&["re-open", "reopen", " re open"]) && terms::has(lead, &["open", "reopen"]) {
        let stages = at.stages(Key::Reopen, &at.named(lower)).ok()?;
        return Some(judged(at, time, period, Key::Reopen, stages, named(Key::Reopen)));
    }
    // "We only consider complaints within 6 months of the matter arising."
    const AGAIN: [&str; 6] = ["stage 2", "stage two", "escalat", "appeal", "next stage", "review"];
    // "You must do this within two months."
    let this = has(&["do this", "do so", "ask for this", "this request"]);
    let asked = before.is_some_and(|before| this && AGAIN.iter().any(|word| before.contains(word)));
    let ask_again = asked || has(&AGAIN);
    if let Some(from) = named(Key::TimeToComplain)
        && has(&["complain"])
        && !ask_again
        && has(&[
            "consider", "made", "make", "present", "rais", "submit", "receiv", "accept", "br", "tell", "inform",
            "told", "come",
        ])
    {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], Some(from)));
    }
    // "You can complain … Please do it within six months of what went wrong."
    let asked_to =
        ["please do it", "please do this", "please do so", "you should do this", "you must do this", "please tell us"]
            .iter()
            .any(|words| lower.trim_start().starts_with(words));
    if let Some(from) = named(Key::TimeToComplain)
        && asked_to
        && before.is_some_and(|before| before.contains("complain"))
        && !ask_again
    {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], Some(from)));
    }
    // "Complaints must be made within 12 months."
    let must = ["complaints must be", "complaints should be", "complaint must be", "complaint should be"];
    let months = matches!(period, Period::Of { unit: Unit::Months | Unit::Years, .. });
    if start.is_empty() && months && has(&must) && !ask_again && has(&["made", "rais", "submit", "brought"]) {
        return Some(judged(at, time, period, Key::TimeToComplain, vec![None], None));
    }
    if cell::is_alone(at, time) {
        return cell::judge(at, time, period);
    }
    // "Tell us within 28 days of our Stage 1 response."
    let unhappy = has(&["unhappy", "not happy", "dissatisfied", "not satisfied", "disagree"]);
    let asks = terms::has(at.tokens, &["you", "customer", "resident", "tenant", "complainant", "member", "request"]);
    if let Some(from) = named(Key::Escalate)
        && (ask_again || unhappy)
        && (asks || asked)
        && !terms::has(lead.get(lead.len().saturating_sub(8)..).unwrap_or_default(), &["acknowledg", "we"])
    {
        let stages = at.stages(Key::Escalate, &escalated(at, &start)).ok()?;
        return Some(judged(at, time, period, Key::Escalate, stages, Some(from)));
    }
    // "A written reply will be sent. This will be within 28 days."
    if again(lead) && before.is_some_and(answers) && !has(&["update", "progress"]) {
        let told = at.named(lower);
        let told = if told.is_empty() { at.named(before.unwrap_or_default()) } else { told };
        let stages = at.stages(Key::Respond, &told).ok()?;
        let from = if start.is_empty() {
            None
        } else {
            Some(starts::named(&start, Key::Respond, stages.first().copied().flatten())?)
        };
        return Some(judged(at, time, period, Key::Respond, stages, from));
    }
    // "The Clerk sends a written acknowledgement. This is done within five working days."
    let said = before.unwrap_or_default();
    if again(lead) && said.contains("acknowledg") && !answers(said) && start.is_empty() && !has(&["update", "progress"])
    {
        let told = at.named(lower);
        let told = if told.is_empty() { at.named(said) } else { told };
        let stages = at.stages(Key::Acknowledge, &told).ok()?;
        return Some(judged(at, time, period, Key::Acknowledge, stages, None));
    }
    if is_acknowledged(at) {
        let stages = at.stages(Key::Acknowledge, &at.named(lower)).ok()?;
        let from = if start.is_empty() {
            None
        } else {
            Some(starts::named(&start, Key::Acknowledge, stages.first().copied().flatten())?)
        };
        return Some(judged(at, time, period, Key::Acknowledge, stages, from));
    }
    if is_answered(at, time) && !time.is_more {
        let stages = at.stages(Key::Respond, &at.named(lower)).ok()?;
        let from = if start.is_empty() {
            None
        } else {
            Some(starts::named(&start, Key::Respond, stages.first().copied().flatten())?)
        };
        return Some(judged(at, time, period, Key::Respond, stages, from));
    }
    None
}

pub(super) fn judged(
    at: &At<'_, '_>,
    time: &Quantity,
    period: Period,
    key: Key,
    stages: Vec<Option<u8>>,
    from: Option<&'static str>,
) -> Judged {
    let before = at.tokens.get(..time.tokens.start).unwrap_or_default();
    let behind = at.tokens.get(time.tokens.end..).unwrap_or_default();
    let limit = Limit {
        firmness: if key == Key::DesignatedWait { None } else { firmness::of(before, behind, key) },
        period,
        is_more: false,
        in_total: false,
        from,
        unless: terms::unless(at.sentence, at.tokens, time),
    };
    Judged { key, stages, when: None, limit }
}
