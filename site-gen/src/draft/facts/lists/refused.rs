//! Whether words say that something is not taken as a complaint, by a verb of taking
//! it and what denies that: "we may decline to take on", "we can't use this process for".

/// What denies it.
const DENIES: [&str; 10] =
    ["cannot", "can't", "not", "won't", "don't", "doesn't", "unable", "decline", "refuse", "declines"];
/// Beginnings of verbs for taking something as a complaint.
const TAKES: [&str; 17] = [
    "consider",
    "accept",
    "deal",
    "dealt",
    "look",
    "investigat",
    "treat",
    "take",
    "handl",
    "use",
    "apply",
    "cover",
    "entertain",
    "call",
    "class",
    "count",
    "regard",
];
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
pub(in crate::draft::facts) fn behind(words: &str) -> Option<&str> {
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
pub(in crate::draft::facts) fn introduces(line: &str, over: &str) -> bool {
    let Some(behind) = behind(line).filter(|_| line.trim_end().ends_with(':')) else { return false };
    let has = |words: &str| OF.iter().any(|of| words.contains(of));
    // "… will not be able to deal with it if:" goes on in the items.
    let behind = behind.trim_end().strip_suffix(" if:").unwrap_or(behind);
    let turns = behind.split(|c: char| !c.is_alphanumeric()).any(|word| TURNS.contains(&word));
    !turns && (has(line) || has(over))
}

/// With what such a heading begins.
const HEADS: [&str; 9] =
    ["what", "things", "complaints", "matters", "issues", "cases", "concerns", "problems", "situations"];
/// Words that may stand between its first and what denies: whoever declines.
const DECLINE: [&str; 26] = [
    "we",
    "will",
    "may",
    "might",
    "do",
    "does",
    "is",
    "are",
    "that",
    "which",
    "the",
    "this",
    "our",
    "policy",
    "procedure",
    "process",
    "leaflet",
    "page",
    "can",
    "council",
    "association",
    "charity",
    "co-op",
    "trust",
    "someone",
    "normally",
];

/// Whether a heading stands over what is not taken: "What we can't deal with as a complaint", "Matters that this policy
/// does not cover", "What isn't a complaint?".
pub(in crate::draft::facts) fn is_the_head(heading: &str) -> bool {
    let small = heading.to_lowercase().replace('’', "'");
    let words: Vec<&str> = small
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '-'))
        .filter(|word| word.contains(char::is_alphabetic))
        .collect();
    let Some((first, rest)) = words.split_first() else { return false };
    let Some(denial) = rest.iter().position(|word| is_denial(word)).filter(|_| HEADS.contains(first)) else {
        return false;
    };
    // "What we do when you can't accept it" is of what somebody else declines.
    let (between, behind) = (rest.get(..denial).unwrap_or_default(), rest.get(denial + 1..).unwrap_or_default());
    let ours = between.iter().all(|word| DECLINE.contains(word));
    let takes = |word: &&str| TAKES.iter().any(|verb| word.starts_with(verb));
    let taken = behind.iter().take(BETWEEN).any(takes)
        || behind.starts_with(&["a", "complaint"])
        || behind.starts_with(&["complaints"]);
    // "What we will not use your data for", "What the rent does not cover" are of something else.
    let whole = behind.iter().all(|word| OF_A_HEAD.contains(word) || takes(word));
    let uses = behind.iter().any(|word| word.starts_with("use"));
    let used = !uses || behind.iter().any(|word| matches!(*word, "policy" | "procedure" | "process"));
    ours && taken && whole && used
}

/// What may stand behind the denial in such a heading, besides the verb.
const OF_A_HEAD: [&str; 35] = [
    "you",
    "we",
    "they",
    "a",
    "an",
    "any",
    "as",
    "at",
    "be",
    "by",
    "complaint",
    "complaints",
    "concern",
    "concerns",
    "exclusions",
    "for",
    "here",
    "in",
    "into",
    "it",
    "normally",
    "of",
    "on",
    "our",
    "page",
    "part",
    "policy",
    "procedure",
    "process",
    "the",
    "this",
    "through",
    "to",
    "under",
    "with",
];

fn is_denial(word: &str) -> bool {
    DENIES.contains(&word) || matches!(word, "isn't" | "aren't")
}

/// Whether a sentence has to do with what is a complaint.
pub(super) fn is_of_complaints(words: &str) -> bool {
    OF.iter().any(|of| words.contains(of))
}
