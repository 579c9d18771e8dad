//! A second time in a sentence that names its stage and leaves out the verb of the
//! first.

use super::super::{Key, starts, terms};
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::quantity::Quantity;
use crate::prose::words::Token;

/// "We confirm that we have it in five days, and you hear from us with our answer within 20 of that", "You have our
/// answer ten days after that note": from the first on.
pub(super) fn counted_on(at: &At<'_, '_>, time: &Quantity, before: Option<Key>) -> Option<Judged> {
    let start = starts::behind(at.tokens, time.tokens.end);
    let start = start.strip_suffix(&["at", "the", "latest"]).unwrap_or(&start);
    let again = matches!(
        start,
        ["that" | "this" | "then"]
            | ["doing", "so" | "this" | "that"]
            | [
                "that" | "this",
                "note"
                    | "letter"
                    | "message"
                    | "email"
                    | "card"
                    | "contact"
                    | "call"
                    | "acknowledgement"
                    | "confirmation"
            ]
    );
    let answers = terms::has(at.own, &["respon", "repl", "answer", "decision", "outcome"]);
    let other = terms::has(
        at.own,
        &["updat", "progress", "visit", "repair", "if", "unless", "when", "once", "after", "where", "should"],
    );
    if before != Some(Key::Acknowledge) || !again || !answers || other || time.is_more {
        return None;
    }
    let stages = at.stages(Key::Respond, &at.named(at.sentence.lower)).ok()?;
    Some(judged(at, time, time.period?, Key::Respond, stages, Some("acknowledgement")))
}

/// "She says within three days that she has it and writes with an answer within two weeks."
pub(super) fn answered_then(at: &At<'_, '_>, time: &Quantity, before: Option<Key>) -> Option<Judged> {
    const PLAIN: [&str; 32] = [
        "and", "then", "will", "writes", "write", "sends", "send", "gives", "give", "replies", "reply", "answers",
        "answer", "you", "with", "an", "a", "the", "her", "his", "their", "our", "full", "written", "final",
        "response", "decision", "within", "in", "to", "it", "we",
    ];
    let own = terms::words(at.own);
    // What comes before the join belongs to the first time.
    let join = own.iter().rposition(|word| *word == "and")?;
    let own = own.get(join..)?;
    let answers =
        own.iter().any(|word| ["answer", "repl", "response", "decision"].iter().any(|stem| word.starts_with(stem)));
    let plain = own.iter().all(|word| PLAIN.contains(word)) && starts::behind(at.tokens, time.tokens.end).is_empty();
    let period = time.period.filter(|_| before == Some(Key::Acknowledge) && answers && plain && !time.is_more)?;
    let stages = at.stages(Key::Respond, &at.named(at.sentence.lower)).ok()?;
    Some(judged(at, time, period, Key::Respond, stages, None))
}

/// Whether nothing happens behind the last time of a sentence from which the next may count: no visit, no call.
pub(super) fn ends_with_it(tokens: &[Token<'_>], last: Option<&Quantity>) -> bool {
    let behind = last.and_then(|last| tokens.get(last.tokens.end..)).unwrap_or_default();
    let others = ["visit", "meet", "inspect", "interview", "call", "ring", "phone", "speak", "survey", "hear", "send"];
    !terms::has(behind, &others)
}

/// "Stage 1 complaints are answered within 10 days and stage 2 complaints within 20": the second as the first.
pub(super) fn as_before(at: &At<'_, '_>, time: &Quantity, before: Option<Key>) -> Option<Judged> {
    let key = before.filter(|key| matches!(key, Key::Acknowledge | Key::Respond))?;
    // Behind what says from when the first counts: "… of receiving it, and stage 2 complaints within …".
    let joins = |token: &Token<'_>| matches!(token.word, "," | "and" | ";");
    let joined = at.own.iter().position(joins).and_then(|join| at.own.get(join..)).unwrap_or(at.own);
    let own = terms::words(joined).join(" ");
    let named = at.named(&own);
    let [stage] = named.as_slice() else { return None };
    let plain = joined.iter().all(|token| {
        const PLAIN: [&str; 20] = [
            "and",
            "all",
            "stage",
            "complaint",
            "complaints",
            "within",
            "in",
            "for",
            "at",
            "a",
            "the",
            "response",
            "responses",
            "of",
            "requests",
            "to",
            "up",
            ",",
            "(",
            ")",
        ];
        PLAIN.contains(&token.word) || token.word.len() < 3 || ["one", "two", "three"].contains(&token.word)
    });
    let start = starts::behind(at.tokens, time.tokens.end);
    let from = if start.is_empty() { None } else { Some(starts::named(&start, key, Some(*stage))?) };
    let period = time.period.filter(|_| plain && !time.is_more)?;
    Some(judged(at, time, period, key, vec![Some(*stage)], from))
}
