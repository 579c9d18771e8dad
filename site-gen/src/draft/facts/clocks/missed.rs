//! Times of something that did not come, or cannot be kept: nothing is promised by
//! them.

use super::guard::Told;

/// Whether the time is that of something which did not come: "if we do not reply within 30 days".
pub(super) fn is_missed(sentence: &Told<'_>) -> bool {
    const MISSED: [&str; 10] = [
        "if we do not",
        "if we don't",
        "if we have not",
        "if we haven't",
        "if you have not",
        "if you haven't",
        "if you do not receive",
        "if you don't receive",
        "we fail",
        "failed to",
    ];
    sentence.has_before(&MISSED)
}

/// "Where the manager cannot reply within 10 days": nothing is promised by a time that is not kept.
pub(super) fn cannot_be_kept(sentence: &Told<'_>) -> bool {
    let before = sentence.before;
    const CANNOT: [&str; 9] = [
        "cannot ",
        "can't ",
        "can not ",
        "unable to ",
        "not able to ",
        "not possible to ",
        "not be able to ",
        "not be possible to ",
        "impossible to ",
    ];
    let last = CANNOT.iter().filter_map(|words| Some(before.rfind(words)? + words.len())).max();
    let rest = last.and_then(|at| before.get(at..)).unwrap_or_default();
    // "Where we cannot settle it at once, we will answer within …": what follows is promised.
    let goes_on = rest.contains([',', ';', ':'])
        || rest.split_whitespace().any(|word| matches!(word, "will" | "we" | "you" | "they" | "shall"));
    last.is_some() && !goes_on && rest.split_whitespace().count() <= 8
}
