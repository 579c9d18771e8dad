//! Ways to say that a complaint has come, or when it is answered, that have no plain verb before the time.

use super::super::super::{Key, starts, terms};
use super::super::stage::At;
use crate::prose::quantity::Quantity;
use crate::prose::words::Token;

/// "They will let you know that they have received your complaint within 2 working days."
pub(super) fn is_acknowledged(at: &At<'_, '_>) -> bool {
    let lead = terms::words(at.own).join(" ");
    let tells = ["let you know", "tell you", "confirm"].iter().any(|words| lead.contains(words));
    let got =
        ["have received your", "has received your", "received your complaint", "received the complaint", "received it"];
    tells
        && got.iter().any(|words| lead.ends_with(words) || lead.contains(words))
        && !["respon", "decision", "outcome"].iter().any(|stem| lead.contains(stem))
}

/// Ways to say when an answer comes that have no verb of answering before the time.
pub(super) fn is_answered(at: &At<'_, '_>, time: &Quantity) -> bool {
    let lower = at.sentence.lower;
    let others =
        ["update", "progress", "exten", "contact", "visit", "meet", "repair", "action", "compensation", "enquir"];
    if others.iter().any(|word| lower.contains(word)) {
        return false;
    }
    let own = terms::words(at.own);
    let has_own = |stems: &[&str]| own.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let behind: Vec<&str> = terms::words(at.tokens.get(time.tokens.end..).unwrap_or_default());
    let start = starts::behind(at.tokens, time.tokens.end);
    // "They will have 10 working days to investigate and respond."
    let to =
        matches!(behind.as_slice(), ["to", "investigate" | "respond" | "reply" | "resolve" | "answer" | "put", ..]);
    let theirs = !has_own(&["you"]) && (lower.contains("complaint") || lower.contains("respon"));
    // "Their investigation will take up to 10 working days, when they give a full response."
    let takes = has_own(&["investigat"]) && has_own(&["take"]) && lower.contains("response");
    // "We complete Stage 2 investigations within 10 working days."
    let completes = has_own(&["complet", "conclu", "finish"]) && has_own(&["investigat", "review"]);
    // What counts from the acknowledgement is the answer.
    let from_acknowledgement = starts::named(&start, Key::Respond, None) == Some("acknowledgement");
    // "We will give you our decision within 10 working days, or the reason why not."
    const GIVEN: [&str; 6] =
        ["our decision", "a decision", "our response", "a response", "a full response", "the outcome"];
    let lead = own.join(" ");
    let gives = ["give you ", "send you ", "get "].iter().any(|give| {
        GIVEN.iter().any(|given| {
            lead.ends_with(&format!("{give}{given} within")) || lead.ends_with(&format!("{give}{given} in"))
        })
    });
    // "Stage 2 response: 20 working days".
    let labels = own.iter().all(|word| {
        const PLAIN: [&str; 17] = [
            "stage",
            "response",
            "responses",
            "complaint",
            "complaints",
            "time",
            "timescale",
            "target",
            "for",
            "is",
            "the",
            "our",
            "full",
            "written",
            "within",
            "a",
            "to",
        ];
        PLAIN.contains(word) || word.len() < 2 || ["one", "two", "three"].contains(word)
    });
    let labelled = labels && has_own(&["respon", "timescale", "target"]) && at.is_told_which();
    let decides = starts::named(&start, Key::Respond, None) == Some("the hearing") && has_own(&["decision", "outcome"]);
    // "We expect to deal with the vast majority within 20 working days."
    let most = ["deal with the vast majority", "deal with your complaint", "deal with complaints"]
        .iter()
        .any(|words| lead.contains(words));
    // "We always try to respond to your complaint quickly, within 5 working days if we can."
    let quickly = ["respond to your complaint", "respond to complaints"].iter().any(|words| lead.contains(words))
        && lead.contains("quickly");
    gives || most || quickly || labelled || decides || to && theirs || takes || completes || from_acknowledgement
}

/// Whether a sentence only says when what the one before it says is done.
pub(super) fn again(lead: &[Token<'_>]) -> bool {
    matches!(
        terms::words(lead).as_slice(),
        ["this", "will", "be" | "take" | "happen", ..]
            | ["this" | "it", "is", "done" | "sent", ..]
            | ["we", "will", "do", "this", ..]
    )
}

pub(super) fn answers(sentence: &str) -> bool {
    [
        "written response",
        "written reply",
        "full response",
        "full reply",
        "our decision",
        "final decision",
        "a response",
        "a reply",
    ]
    .iter()
    .any(|words| sentence.contains(words))
}
