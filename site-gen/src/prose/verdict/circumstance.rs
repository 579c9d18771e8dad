//! Whether words are about a circumstance of the policy's, such as danger or a complex case.

use complaints::policy::{Policy, RISK, SharedCircumstance};

use super::super::Sentence;

/// Words of a circumstance that say nothing of it: `your heating does not work`.
const SMALL: [&str; 12] =
    ["your", "does", "there", "home", "have", "with", "that", "this", "they", "somebody", "someone", "about"];

/// Whether the words may be of a case that the policy knows by another name: "if you have no heating".
#[must_use]
pub fn may_be_of_one(over: &[&str], sentence: &Sentence<'_>) -> bool {
    const OF_ONE: [&str; 9] =
        ["if ", "when ", "where ", "urgent", "serious", "priorit", "vulnerab", "in cases", "quick"];
    over.iter().chain([&sentence.lower]).any(|words| OF_ONE.iter().any(|one| words.contains(one)))
}

/// Whether a sentence, or what stands over it, is about a circumstance of the policy's.
#[must_use]
pub fn speaks_of(over: &[&str], sentence: &Sentence<'_>, when: &str, policy: &Policy) -> bool {
    let holds = |word: &str| over.iter().chain([&sentence.lower]).any(|words| words.contains(word));
    let any = |list: &[&str]| list.iter().any(|word| holds(word));
    if when == RISK {
        return any(&["danger", "hurt", "harm", "at risk", "risk to", "emergenc", "unsafe", "life"]);
    }
    if when == SharedCircumstance::Complex.name() {
        return any(&["complex", "complicated"]);
    }
    if when == SharedCircumstance::OutsideBodies.name() {
        return any(&["other organisation", "outside bod", "other bodies", "partner agenc"]);
    }
    if when == SharedCircumstance::DataProtection.name() {
        return any(&["data protection", "personal data", "your details"]);
    }
    let own = policy.circumstances.iter().find(|circumstance| circumstance.id == when);
    own.is_some_and(|own| {
        let own = own.words.to_lowercase();
        let heavy = own.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3);
        let heavy: Vec<&str> = heavy.filter(|word| !SMALL.contains(word)).collect();
        let met = heavy.iter().filter(|word| holds(word)).count();
        met > 0 && met * 2 >= heavy.len()
    })
}

/// Whether words hold this name as a word of its own.
pub(super) fn names(words: &str, name: &str) -> bool {
    let parts = |at: Option<char>| at.is_none_or(|c| !c.is_alphanumeric());
    words.match_indices(name).any(|(at, _)| {
        let (before, behind) = (words.get(..at).unwrap_or_default(), words.get(at + name.len()..).unwrap_or_default());
        parts(before.chars().next_back()) && parts(behind.chars().next())
    })
}
