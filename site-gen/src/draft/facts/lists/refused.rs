//! Whether words say that something is not taken as a complaint, by a verb of taking
//! it and what denies that: "we may decline to take on", "we can't use this process for".

/// What denies it.
const DENIES: [&str; 10] =
    ["cannot", "can't", "not", "won't", "don't", "doesn't", "unable", "decline", "refuse", "declines"];
/// Beginnings of verbs for taking something as a complaint.
const TAKES: [&str; 12] =
    ["consider", "accept", "deal", "dealt", "look", "investigat", "treat", "take", "handl", "use", "apply", "cover"];
/// So many words may stand between the two.
const BETWEEN: usize = 4;
/// What makes it hold in some cases only, or says what somebody does then.
const TURNS: [&str; 12] = [
    "unless", "until", "before", "without", "instead", "explain", "you", "your", "if", "because", "decision", "outcome",
];
/// Who declines: the reader who "need not use this form" does not.
const WHO: [&str; 13] = [
    "we",
    "policy",
    "procedure",
    "process",
    "complaint",
    "complaints",
    "association",
    "council",
    "society",
    "trust",
    "following",
    "rules",
    "page",
];
/// Words that say what it is that is taken, or how.
const OF: [&str; 9] =
    ["complain", "concern", "policy", "procedure", "process", "this way", "following", "these", "rules"];

/// What stands behind the verb, where words deny it and nothing takes that back.
pub(super) fn behind(words: &str) -> Option<&str> {
    let opening = words.trim_start_matches(|c: char| !c.is_alphabetic());
    // "If we do not accept your complaint we will:" goes on with something else.
    if ["if ", "where ", "when ", "once ", "should "].iter().any(|start| opening.starts_with(start)) {
        return None;
    }
    let mut places: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in words.split(' ') {
        places.push((at, word.trim_end_matches(|c: char| !c.is_alphanumeric())));
        at += word.len() + 1;
    }
    let verb = places.iter().enumerate().rev().find(|(n, (_, word))| {
        let led = places.get(n.saturating_sub(BETWEEN)..*n).unwrap_or_default();
        TAKES.iter().any(|verb| word.starts_with(verb)) && led.iter().any(|(_, word)| DENIES.contains(word))
    });
    let (n, (at, word)) = verb?;
    let behind = words.get(at + word.len()..)?;
    let who = places.get(..n)?.iter().any(|(_, word)| WHO.contains(word));
    // "Use" is said of much: of a policy alone it tells what that is for.
    let used = !word.starts_with("use") || ["policy", "procedure", "process"].iter().any(|of| behind.contains(of));
    (who && used).then_some(behind)
}

/// Whether a line that ends with a colon introduces what is not taken.
pub(super) fn introduces(line: &str, over: &str) -> bool {
    let Some(behind) = behind(line).filter(|_| line.trim_end().ends_with(':')) else { return false };
    let has = |words: &str| OF.iter().any(|of| words.contains(of));
    let turns = behind.split(|c: char| !c.is_alphanumeric()).any(|word| TURNS.contains(&word));
    !turns && (has(line) || has(over))
}

/// Whether a heading stands over what is not taken: "What we can't deal with as a complaint".
pub(super) fn is_the_head(heading: &str) -> bool {
    let Some(behind) = behind(heading) else { return false };
    let turns = behind.split(|c: char| !c.is_alphanumeric()).any(|word| TURNS.contains(&word));
    let bare = heading.trim_start_matches(|c: char| !c.is_alphabetic());
    let rest = ["what we ", "things we ", "complaints we "].iter().find_map(|start| bare.strip_prefix(start));
    // "What we do when you can't accept it" is of what somebody else declines.
    let ours = rest.is_some_and(|rest| rest.split(' ').take(2).any(|word| DENIES.contains(&word)));
    ours && !turns
}

/// Whether a sentence has to do with what is a complaint.
pub(super) fn is_of_complaints(words: &str) -> bool {
    OF.iter().any(|of| words.contains(of))
}
