//! What the words of a sentence tell besides what is done: a condition, a
//! circumstance, an exception, a time that was said before.

use crate::prose::Sentence;
use crate::prose::quantity::{Quantity, quantities};
use crate::prose::said::names_some_cases;
use crate::prose::words::Token;

/// The words of some tokens, for looking at a few together.
pub(super) fn words<'p>(tokens: &[Token<'p>]) -> Vec<&'p str> {
    tokens.iter().map(|token| token.word).collect()
}

/// Whether one of these stands among the tokens, at the start of a word.
pub(super) fn has(tokens: &[Token<'_>], stems: &[&str]) -> bool {
    tokens.iter().any(|token| stems.iter().any(|stem| token.word.starts_with(stem)))
}

/// Whether the time was said before, and is only spoken of: "the 14 days", "if more than 10 working days have passed".
pub(super) fn is_spoken_of(tokens: &[Token<'_>], time: &Quantity) -> bool {
    let before = words(tokens.get(time.tokens.start.saturating_sub(3)..time.tokens.start).unwrap_or_default());
    let last = before.last().copied().unwrap_or_default();
    let again = matches!(
        last,
        "the" | "this" | "these" | "those" | "that" | "initial" | "original" | "our" | "normal" | "usual"
    );
    let led = words(tokens.get(time.tokens.start.saturating_sub(5)..time.tokens.start).unwrap_or_default());
    let denied = led.iter().any(|word| matches!(*word, "no" | "not" | "never") || word.ends_with("n't"));
    // "No more that": a slip for "than".
    let slip = matches!(before.as_slice(), [.., "no" | "not", "more" | "later" | "longer", "that"]);
    let again = again && !slip;
    let passed = match before.as_slice() {
        [.., "no" | "not", "more" | "later" | "longer", "than"] => false,
        [.., "more" | "longer", "than"] if denied => false,
        [.., "more" | "longer" | "beyond" | "exceeds" | "after", "than" | "the"] | [.., "beyond" | "exceeds"] => true,
        [.., "than"] => !matches!(before.as_slice(), [.., "older" | "less" | "later", "than"]),
        _ => false,
    };
    let behind = words(tokens.get(time.tokens.end..time.tokens.end + 2).unwrap_or_default());
    let gone = matches!(
        behind.as_slice(),
        ["have" | "has", "passed" | "elapsed" | "expired"] | ["starts" | "start" | "begins" | "begin", ..]
    ) || again && behind.first() == Some(&"period");
    // "Within the 2 working days of our receipt" promises it.
    let starts = matches!(behind.first(), Some(&("of" | "from" | "after" | "following")));
    again && !time.is_day && !starts || passed || gone
}

/// The circumstance in which a sentence holds, of those that every policy knows.
pub(super) fn circumstance(sentence: &str) -> Option<&'static str> {
    let danger = [
        "risk to life",
        "danger to life",
        "threat to life",
        "life-threatening",
        "life threatening",
        "risk to somebody's life",
        "risk to someone's life",
    ];
    danger.iter().any(|words| sentence.contains(words)).then_some("risk-to-life")
}

/// Whether the sentence holds for some complaints only, or only in some cases.
pub(super) fn is_conditional(sentence: &str) -> bool {
    let start = sentence.trim_start_matches(|c: char| !c.is_alphabetic());
    let opens = [
        "if ",
        "where ",
        "for complaints about",
        "for complex",
        "in exceptional",
        "in some",
        "in certain",
        "in complex",
        "when a complaint is about",
        "complex ",
        "urgent ",
        "emergency ",
        "for urgent",
        "councillor",
        "mp ",
        "mps ",
    ];
    let inside = [
        "if the complaint is complex",
        "for complex",
        "more complex",
        "in exceptional circumstances",
        "complex complaints",
        "complex cases",
        "for urgent",
        "anti-social",
        "from mps",
        "councillor enquir",
        "member enquir",
        "mp enquir",
    ];
    opens.iter().any(|words| start.starts_with(words)) || inside.iter().any(|words| sentence.contains(words))
}

/// Whether the condition is that of the time itself: "…, though complex cases may take longer" is not.
pub(super) fn is_conditional_near(sentence: &str, start: usize, end: usize) -> bool {
    let before = sentence.get(..start).unwrap_or(sentence);
    let behind = sentence.get(end..).unwrap_or_default();
    const TURNS: [&str; 5] = [", though", ", although", ", but", ", or ", " ("];
    let turn = TURNS.iter().filter_map(|turn| behind.find(turn)).min();
    let Some(turn) = turn else { return true };
    let near = behind.get(..turn).unwrap_or_default();
    names_some_cases(before) || names_some_cases(near) || is_conditional(before) || is_conditional(near)
}

/// The exception, as the document words it: what stands behind "unless", before the next time of the sentence.
pub(super) fn unless(sentence: &Sentence<'_>, tokens: &[Token<'_>], time: &Quantity) -> Option<String> {
    let at = |place: usize| place.saturating_sub(sentence.start);
    let next = quantities(tokens).iter().map(|other| other.text.start).filter(|start| *start >= time.text.end).min();
    let until = next.map_or(sentence.text.len(), at);
    let rest = sentence.text.get(at(time.text.end)..until)?;
    let small = rest.to_lowercase();
    if ["without good reason", "without a good reason", "without good cause"].iter().any(|words| small.contains(words))
    {
        return Some("there is a good reason".to_owned());
    }
    let at = small.find("unless ")? + "unless ".len();
    let whole = rest.get(at..)?;
    let words = whole.split(['.', ';', ':', '(', ')', '#', '"', '“', '\n', ',']).next()?.trim();
    // What goes on to the next time without a stop is of that one.
    if next.is_some() && words.len() == whole.trim_end().len() {
        return None;
    }
    let words = words.strip_prefix("that ").unwrap_or(words);
    let fits = words.split_whitespace().count() > 1
        && words.chars().count() <= 110
        && !words.chars().any(|c| c.is_ascii_digit());
    fits.then(|| words.to_owned())
}

/// Whether its condition is that somebody goes on to a stage: that holds for all who get there.
pub(super) fn asks_for_a_stage(sentence: &str) -> bool {
    const WAYS: [&str; 15] = [
        "still dissatisfied",
        "still unhappy",
        "if you ask",
        "if you escalate",
        "if you request",
        "if you remain",
        "if you are",
        "if you're",
        "if the customer remains",
        "when you ask",
        "complaint is escalated",
        "recorded at stage",
        "if a second review",
        "where a request for",
        "review is accepted",
    ];
    WAYS.iter().any(|words| sentence.contains(words)) || is_not_settled_at_once(sentence)
}

/// "Where we cannot resolve it on the spot, …": what is not settled at once goes the way of all complaints.
pub(super) fn is_not_settled_at_once(sentence: &str) -> bool {
    let start = sentence.trim_start_matches(|c: char| !c.is_alphabetic());
    let opens =
        ["if ", "where ", "when "].iter().any(|opens| start.starts_with(opens) || start.contains(&format!(" {opens}")));
    let cannot = ["cannot", "can't", "not possible", "unable to", "is not", "isn't", "are not able", "could not"];
    let settle = ["resolve", "settle", "sort", "put right", "put it right", "respond", "answer"];
    let at_once = [
        "straight away",
        "at once",
        "immediately",
        "on the spot",
        "there and then",
        "straightaway",
        "informally",
        "your complaint",
    ];
    let Some(comma) = sentence.find([',']).or_else(|| sentence.find(" we will ")) else { return false };
    let words = sentence.get(..comma).unwrap_or_default();
    let has = |all: &[&str]| all.iter().any(|one| words.contains(one));
    opens && has(&cannot) && has(&settle) && has(&at_once)
}

/// Whether a sentence gives several times of which the later or the sooner counts: one of them alone is no fact.
pub(super) fn is_one_of_several(sentence: &str, times: usize) -> bool {
    let joined = ["either", "whichever", "is later", "is sooner", "is earlier", "is the later"];
    times > 1 && joined.iter().any(|words| sentence.contains(words))
}
