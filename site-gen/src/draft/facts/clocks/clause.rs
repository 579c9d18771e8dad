//! Times whose whole clause says what is done, although no single verb of it does:
//! "write to you to say that it has arrived", "you will be told the decision".
//!
//! That no other word stands in the clause is [`told`](super::told)'s to see.

use super::super::{Key, starts, terms};
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::quantity::Quantity;

pub(super) fn judge(at: &At<'_, '_>, time: &Quantity) -> Option<Judged> {
    let period = time.period?;
    if terms::is_spoken_of(at.tokens, time) {
        return None;
    }
    let own = terms::words(at.own);
    let behind = terms::words(at.tokens.get(time.tokens.end..).unwrap_or_default());
    let start = starts::behind(at.tokens, time.tokens.end);
    let key = key(at, time, &own, &behind)?;
    let told = at.named(at.sentence.lower);
    let told = if key == Key::Escalate { escalated(at, &start) } else { told };
    let stages = at.stages(key, &told).ok()?;
    let stage = stages.first().copied().flatten();
    let from = match start.as_slice() {
        [] => None,
        // "… our response. Ask us within two months of receiving it."
        ["receiving" | "getting", "it" | "this" | "that"] if key == Key::Escalate && answered(at.before) => {
            Some("getting the response")
        }
        ["it" | "this" | "that"] if key == Key::Escalate && answered(Some(at.sentence.lower)) => Some("the response"),
        _ => Some(starts::named(&start, key, stage)?),
    };
    let mut one = judged(at, time, period, key, stages, from);
    one.limit.is_more = key == Key::Extend;
    Some(one)
}

/// Whether the sentence is of the reader from its start: "you have", "you've got".
fn reader_first(own: &[&str]) -> bool {
    own.first().is_some_and(|first| *first == "you" || first.starts_with("you'"))
}

/// "Of the Stage 2 decision" is asked of the one who decided; who asks for Stage 2 is still at the one before it.
pub(super) fn escalated(at: &At<'_, '_>, start: &[&str]) -> Vec<u8> {
    let answered = at.named(&start.join(" "));
    if let [one] = answered.as_slice() {
        return vec![*one];
    }
    let lowest = [at.sentence.lower, at.before.unwrap_or_default()].into_iter().find_map(|words| {
        let named = at.named(words);
        named.iter().min().copied().map(|stage| if named.len() == 1 && stage > 1 { stage - 1 } else { stage })
    });
    lowest.into_iter().collect()
}

fn answered(before: Option<&str>) -> bool {
    before.is_some_and(|before| ["response", "answer", "reply", "decision"].iter().any(|word| before.contains(word)))
}

fn key(at: &At<'_, '_>, time: &Quantity, own: &[&str], behind: &[&str]) -> Option<Key> {
    let has = |words: &[&str], stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let is = |words: &[&str], exact: &[&str]| words.iter().any(|word| exact.contains(word));
    let start = starts::behind(at.tokens, time.tokens.end).len();
    let after = behind.get(start + usize::from(start > 0)..).unwrap_or_default();
    let later = time.is_more || has(own, &["exten", "longer", "delay", "further"]);
    // "Write to you within 7 days of getting your complaint to say that it has arrived."
    let says =
        matches!(after, ["to", "say" | "confirm" | "tell" | "let" | "acknowledge", ..] | ["saying" | "confirming", ..]);
    let arrived = is(after, &["arrived", "received", "receipt", "got", "come", "reached"])
        || after.windows(2).any(|two| two[0] == "have" && matches!(two[1], "your" | "it" | "the"));
    let writes =
        is(own, &["write", "writes", "contact", "contacts", "email", "call", "phone", "letter", "note", "reply"]);
    // "Receipt of the complaint will be confirmed within 2 working days."
    let receipt = is(own, &["receipt"]) && has(own, &["confirm"]);
    if !later && (writes && says && arrived || receipt) {
        return Some(Key::Acknowledge);
    }
    // "You will be told the decision", "you will have a written answer".
    let letter = is(own, &["letter"]) && !at.named(&own.join(" ")).is_empty();
    let answer = letter || has(own, &["answer", "response", "reply", "decision", "outcome", "findings"]);
    let gets = is(
        own,
        &[
            "told", "sent", "have", "get", "receive", "given", "send", "give", "issue", "issued", "provide",
            "provided", "write", "reaches", "reach",
        ],
    );
    let reader = is(own, &["you", "customer", "resident", "tenant", "complainant"]);
    let asks = is(own, &["ask", "asks", "if", "request", "unless", "can", "may", "should", "must"]);
    if !later && answer && gets && reader && !asks && !has(own, &["acknowledg", "updat", "holding"]) {
        return Some(Key::Respond);
    }
    // "The director replies within 20 working days; this can be extended …": of the first time, and not of the second.
    let verbs = ["reply", "replies", "respond", "responds", "answer", "answers"];
    // "We will try to sort out your complaint on the spot or within five working days."
    let settles = is(own, &["sort", "settle", "resolve"])
        && (is(own, &["complaint", "complaints"])
            || is(own, &["it", "matter", "matters"]) && at.stage_over().is_some());
    let ours = !reader && !asks && is(own, &["we", "will", "director", "manager", "chair", "officer", "lead", "clerk"]);
    // Nothing stands between the verb and its time, nor another matter before it in the sentence.
    let before_it = at.tokens.get(..time.tokens.start).map_or(0, <[_]>::len);
    let opens = before_it == own.len() && !matches!(own.first(), Some(&("once" | "after" | "when" | "if" | "where")));
    let verb = matches!(own, [.., verb, "within" | "in"] if verbs.contains(verb));
    if !later && ours && opens && (verb || settles) && !has(own, &["acknowledg", "updat", "holding", "not"]) {
        return Some(Key::Respond);
    }
    // "You can ask for Stage 2. You must ask us within two months of receiving it."
    let before = at.before.unwrap_or_default();
    let next = ["stage 2", "stage two", "stage 3", "stage three", "escalat", "next stage", "appeal", "review"]
        .iter()
        .any(|words| before.contains(words));
    let asking = matches!(own, ["you", ..] | ["please", "do", "so" | "this", ..])
        && is(own, &["ask", "so", "this", "request", "tell", "write"]);
    // "You've got a month from the date of the Stage One letter to ask."
    let to_ask = matches!(after, ["to", "ask" | "request" | "appeal" | "escalate", ..]) && reader_first(own);
    // "If you do not agree with the Clerk's answer you may write to the Chair within one month of it."
    let unhappy = ["not agree", "disagree", "not happy", "unhappy", "satisfied", "not content"]
        .iter()
        .any(|words| at.sentence.lower.contains(words));
    let of_it = unhappy && answer && reader && is(own, &["write", "ask", "appeal"]) && start == 1;
    // "The request has to be made within 15 working days of the director's decision."
    let made = matches!(own, ["the" | "your" | "this" | "any" | "a", "request" | "appeal", ..])
        && is(own, &["made", "received", "submitted", "arrive", "reach"])
        && start > 0;
    // "Tell us within 20 working days that you want a formal investigation."
    let wants = is(own, &["tell", "write", "ask"])
        && is(own, &["us"])
        && matches!(after, ["that" | "if", "you", "want" | "wish" | "would", ..])
        && ["formal investigation", "stage 2", "stage two", "review", "escalat"]
            .iter()
            .any(|words| at.sentence.lower.contains(words));
    // "Contact us within 6 weeks of the Stage 1 letter."
    let of_answer = starts::named(&starts::behind(at.tokens, time.tokens.end), Key::Escalate, None).is_some();
    let contacts = matches!(own, ["contact" | "tell" | "write" | "ask" | "let", ..]) && of_answer;
    // "If you are not content with the reply, write to the Chair within 21 days."
    let unhappy_writes = start == 0 && unhappy && answer && is(own, &["write", "ask"]) && !is(own, &["we", "will"]);
    let so = start == 0 && matches!(own, ["you", "must" | "should" | "can" | "need", ..]) && is(own, &["so"]);
    if contacts || unhappy_writes || next && so {
        return Some(Key::Escalate);
    }
    if next && asking && start > 0 || to_ask && start > 0 || of_it || wants || made {
        return Some(Key::Escalate);
    }
    // "Records are held for six years after closure."
    let kept = is(own, &["kept", "keep", "keeps", "held", "retained", "stored", "shredded", "destroyed", "deleted"]);
    if kept && has(own, &["record", "file", "paper", "detail"]) && start > 0 && !is(own, &["you", "visit"]) {
        return Some(Key::Keep);
    }
    // "It should not be more than another 14 days."
    let clause = own
        .iter()
        .rposition(|word| matches!(*word, "and" | "but"))
        .map_or(own, |and| own.get(and + 1..).unwrap_or_default());
    let be = matches!(clause, ["it" | "this" | "that", "will" | "should" | "must", "be", "within"]);
    let moves = is(own, &["date"]) && is(own, &["move", "moves", "moved"]) && is(own, &["by"]);
    let limited = own.windows(2).any(|two| two == ["limited", "to"]) && has(own, &["exten"]);
    // "A manager will agree to give them up to five working days more."
    let more = after.first() == Some(&"more") && is(own, &["agree", "agreed", "give", "given", "allow"]);
    // "… the extension with you. This will generally be up to 10 working days."
    let of_extension =
        matches!(clause, ["this" | "it", "will" | "should" | "must", ..]) && before.contains("extension");
    let up_to = own.windows(2).any(|two| two == ["up", "to"]);
    if time.is_more && (be || limited) || more || of_extension && up_to && start == 0 {
        return Some(Key::Extend);
    }
    let it = matches!(own, ["it" | "this" | "that", ..] | ["the" | "any", "delay" | "extension" | "extra", ..]);
    let no_more =
        own.windows(2).any(|two| matches!(two, ["more" | "longer", "than"] | ["up", "to"])) || is(own, &["exceed"]);
    // "The review may be extended, by no more than 20 working days."
    let by = is(own, &["extended"]) && is(own, &["by"]) && !is(own, &["to", "until"]);
    if no_more && (time.is_more && it || by || moves) {
        return Some(Key::Extend);
    }
    None
}
