//! From when a time counts, as far as the words say it without doubt.

use super::Key;
use super::clocks::is_role;
use crate::prose::quantity::Quantity;
use crate::prose::words::{Token, TokenKind};

/// The most words that say it.
const MOST: usize = 16;

/// What the words behind a time say of its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// They say none.
    Unsaid,
    /// They say one that is known.
    Known(&'static str),
    /// They say something that is not.
    Doubtful,
}

/// The start of a time, by the words behind it or those that open its sentence.
pub(super) fn of(tokens: &[Token<'_>], time: &Quantity, key: Key, stage: Option<u8>) -> Start {
    let words = behind(tokens, time.tokens.end);
    if !words.is_empty() {
        return named(&words, key, stage).map_or(Start::Doubtful, Start::Known);
    }
    if let Some(start) = further_on(tokens, time.tokens.end) {
        return Start::Known(start);
    }
    before(tokens, time.tokens.start, key)
}

/// The words that say it: behind `of`, `from`, `after`, up to the next sign or clause.
pub(super) fn behind<'p>(tokens: &[Token<'p>], at: usize) -> Vec<&'p str> {
    // "Within 12 months, counting from when it happened."
    let next = |n: usize| tokens.get(at + n).map_or("", |token| token.word);
    let counted =
        |n: usize| matches!(next(n), "counting" | "counted" | "starting" | "running") && next(n + 1) == "from";
    let at = match next(0) {
        "," if counted(1) => at + 2,
        "," if next(1) == "from" => at + 1,
        _ if counted(0) => at + 1,
        // "Within a six-month period from the date of the answer."
        "period" if matches!(next(1), "from" | "of" | "after" | "following") => at + 1,
        _ => at,
    };
    let opens = tokens.get(at).is_some_and(|token| {
        matches!(token.word, "of" | "from" | "after" | "since" | "following" | "starting" | "beginning")
    });
    if !opens {
        return Vec::new();
    }
    let mut words = Vec::new();
    for (n, token) in tokens.iter().enumerate().skip(at + 1).take(MOST) {
        let joins = matches!(token.word, "-" | "'" | "\"" | "’" | "‘" | "“" | "”");
        let next = tokens.get(n + 1).map_or("", |token| token.word);
        let of_a_day = matches!(words.last(), Some(&("day" | "date" | "time" | "moment" | "when" | "after" | "that")));
        let subject = matches!(token.word, "we" | "you" | "they" | "it")
            && !of_a_day
            // "After we acknowledge your complaint."
            && !(words.is_empty() && tokens.get(at).is_some_and(|token| matches!(token.word, "after" | "from" | "since")))
            && matches!(
                next,
                "will" | "can" | "may" | "must" | "should" | "aim" | "acknowledge" | "answer" | "reply" | "respond" | "write"
                    | "send" | "tell" | "give" | "confirm" | "let" | "phone" | "call" | "look" | "decide" | "issue"
            );
        let ends = token.kind == TokenKind::Sign && !joins
            || matches!(
                token.word,
                "unless"
                    | "if"
                    | "and"
                    | "or"
                    | "but"
                    | "then"
                    | "with"
                    | "will"
                    | "must"
                    | "should"
                    | "setting"
                    | "explaining"
                    | "where"
                    | "who"
            )
            // "The date on which it came" goes on.
            || token.word == "which" && !words.ends_with(&["on"])
            || token.word == "to"
                && matches!(
                    next,
                    "ask"
                        | "say"
                        | "request"
                        | "escalate"
                        | "let"
                        | "tell"
                        | "confirm"
                        | "discuss"
                        | "acknowledge"
                        | "respond"
                        | "allow"
                        | "make"
                        | "accept"
                )
            || subject;
        // "After the hearing the Secretary writes to you": whoever acts begins what follows.
        if ends || !words.is_empty() && somebody_acts(tokens.get(n..).unwrap_or_default()) {
            break;
        }
        if !joins {
            words.push(token.word);
        }
    }
    words
}

/// "The Secretary writes", "a member of the team will confirm".
fn somebody_acts(tokens: &[Token<'_>]) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word);
    let does = |at: usize| {
        let verb = word(at);
        matches!(verb, "will" | "must" | "shall" | "should") || verb.len() > 4 && verb.ends_with('s') && !is_role(verb)
    };
    matches!(word(0), "the" | "a" | "our" | "an") && (1..6).any(|at| is_role(word(at)) && does(at + 1))
}

/// "A 10 working day response time for a full investigation from the date of receipt": behind other words.
fn further_on(tokens: &[Token<'_>], at: usize) -> Option<&'static str> {
    let clause = tokens.iter().skip(at).take(14).take_while(|token| token.kind == TokenKind::Word);
    let words: Vec<&str> = clause.map(|token| token.word).collect();
    let from = words.iter().position(|word| *word == "from")?;
    match words.get(from + 1..)? {
        ["receipt", ..] | ["the", "date", "of", "receipt", ..] => Some("receipt"),
        ["acknowledgement" | "acknowledgment", ..]
        | ["the", "date", "of", "acknowledgement" | "acknowledgment", ..] => Some("acknowledgement"),
        _ => None,
    }
}

/// The other start of a time to complain: "… or of you becoming aware of it".
pub(super) fn or_else(tokens: &[Token<'_>], at: usize) -> Option<&'static str> {
    let or = tokens.iter().skip(at).take(MOST).position(|token| token.word == "or")? + at;
    let words: Vec<&str> = tokens
        .iter()
        .skip(or + 1)
        .take(8)
        .take_while(|token| !token.is_sign(".") && !token.is_sign(","))
        .map(|token| token.word)
        .collect();
    named(&words, Key::TimeToComplain, None)
}

/// The other start of a time to complain, where both stand before it: "What happened, or what you found out about, in the
/// last 12 months".
pub(super) fn or_before(own: &[Token<'_>]) -> Option<&'static str> {
    let or = own.iter().position(|token| token.word == "or")?;
    let words: Vec<&str> = own.iter().skip(or + 1).take(8).map(|token| token.word).collect();
    let found = words.windows(2).any(|two| matches!(two, ["found", "out"] | ["became", "aware"] | ["come", "to"]));
    found.then_some("becoming aware")
}

/// "Once your complaint is acknowledged, we answer within 10 working days".
fn before(tokens: &[Token<'_>], at: usize, key: Key) -> Start {
    let opening = tokens.get(..at).unwrap_or_default();
    let all: Vec<&str> = opening.iter().map(|token| token.word).collect();
    // "We acknowledge it within 5 days. After that we answer within 10": from what, the sentence before says.
    let again =
        all.windows(2).any(|two| matches!(two, ["after" | "following" | "from", "that" | "this" | "then" | "which"]));
    if again && matches!(key, Key::Respond | Key::Contact) {
        return Start::Doubtful;
    }
    // "Stage one - once we have acknowledged it, …": it may open behind a sign.
    let opens = |n: &usize| {
        let fresh = n.checked_sub(1).and_then(|n| opening.get(n)).is_none_or(|token| token.kind == TokenKind::Sign);
        fresh && opening.get(*n).is_some_and(|token| matches!(token.word, "once" | "after" | "following" | "from"))
    };
    let Some(first) = (0..opening.len()).find(opens) else { return Start::Unsaid };
    let clause = opening.get(first..).unwrap_or_default();
    let comma = clause.iter().position(|token| token.is_sign(","));
    let subject = || clause.iter().skip(3).position(|token| matches!(token.word, "we" | "you" | "they")).map(|n| n + 3);
    let Some(end) = comma.or_else(subject) else { return Start::Unsaid };
    let clause: Vec<&str> = clause.iter().take(end).map(|token| token.word).collect();
    let has = |stems: &[&str]| clause.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    if matches!(key, Key::Acknowledge) {
        return Start::Unsaid;
    }
    if key == Key::Escalate {
        return match () {
            () if has(&["clos"]) => Start::Known("closure"),
            () if has(&["receiv", "receipt"]) && has(&["respon", "repl", "answer", "decision"]) => {
                Start::Known("getting the response")
            }
            () => Start::Unsaid,
        };
    }
    if has(&["acknowledg"]) {
        return Start::Known("acknowledgement");
    }
    if has(&["log", "record", "regist", "investig", "review", "closed", "decision", "agree"]) {
        Start::Doubtful
    } else {
        Start::Unsaid
    }
}

/// The start that words name for a step.
pub(super) fn named(words: &[&str], key: Key, stage: Option<u8>) -> Option<&'static str> {
    let words = words.strip_suffix(&["for", "investigation"]).unwrap_or(words);
    let has = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let is = |exact: &[&str]| words.iter().any(|word| exact.contains(word));
    let answer = has(&["respon", "repl", "answer", "outcome", "decision", "letter", "finding", "resolution"]);
    let gets = has(&["receiv", "receipt", "getting"]) || is(&["get"]);
    match key {
        Key::TimeToComplain => {
            if has(&["aware", "knew", "know", "discover", "realis", "notic", "finding", "learn", "attention"]) {
                Some("becoming aware")
            } else if has(&[
                "happen", "occur", "aris", "arose", "incident", "event", "problem", "matter", "issue", "thing",
            ]) || is(&["wrong"])
            {
                Some("the problem")
            } else {
                None
            }
        }
        Key::Acknowledge | Key::Contact | Key::Respond | Key::HoldSend | Key::NewTarget | Key::Hearing => {
            let confirms = has(&["confirm"]) && has(&["receiv", "got", "receipt"])
                || matches!(words, ["confirming", "it" | "that" | "this"])
                || matches!(words, ["confirming", "your" | "the", "request" | "complaint" | "appeal"])
                || matches!(words, ["that" | "this" | "our" | "the", "confirmation"]);
            if has(&["acknowledg"]) || confirms {
                return Some("acknowledgement");
            }
            if has(&["holding"]) {
                return Some("the holding reply");
            }
            if has(&["committee", "panel"]) && gets {
                return Some("receipt by the committee");
            }
            if has(&["hearing"]) || is(&["meeting"]) {
                return Some("the hearing");
            }
            // "Of the date on which you asked for the investigation."
            let you_asked = words.windows(2).any(|two| matches!(two, ["you", "asked" | "ask"]));
            if you_asked && stage.is_some_and(|stage| stage > 1) {
                return Some("the request");
            }
            if has(&[
                "log", "open", "accept", "regist", "record", "valid", "alloc", "investig", "agree", "due", "assess",
                "consider", "decid",
            ]) {
                return None;
            }
            let asks = has(&["escalat", "request", "appeal"]) || is(&["asking", "telling", "ask"]);
            if asks && stage.is_some_and(|stage| stage > 1) {
                return Some("the request");
            }
            if matches!(words, ["your", "letter" | "complaint"]) {
                return Some(if stage.is_some_and(|stage| stage > 1) { "the request" } else { "receipt" });
            }
            let comes =
                gets || has(&["complain", "contact", "submi", "lodg", "arriv"]) || is(&["touch", "it", "made", "us"]);
            (comes && !answer).then_some("receipt")
        }
        Key::Escalate => {
            if has(&["clos"]) {
                Some("closure")
            } else if gets && answer || words == ["its", "receipt"] {
                Some("getting the response")
            } else if answer {
                Some("the response")
            } else {
                None
            }
        }
        Key::Keep if has(&["end"]) && has(&["complain", "case"]) => Some("closure"),
        Key::Reopen | Key::Keep => has(&["clos", "conclu"]).then_some("closure"),
        Key::Offer => has(&["offer"]).then_some("an offer"),
        Key::DesignatedWait => {
            if answer || has(&["review"]) {
                Some("the response")
            } else if has(&["end", "exhaust", "complet", "conclu", "clos"]) {
                Some("closure")
            } else {
                None
            }
        }
        Key::Extend => None,
    }
}
