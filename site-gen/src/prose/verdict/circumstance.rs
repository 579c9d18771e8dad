//! Whether words are about a circumstance of the policy's, such as danger or a complex case.

use complaints::policy::{Policy, RISK, SharedCircumstance};

use super::super::said::Said;

/// Whether the sentence is about a circumstance of the policy's.
pub(super) fn speaks_of(said: &Said<'_>, when: &str, policy: &Policy) -> bool {
    let holds = |word: &str| said.labels.iter().chain([&said.sentence.lower]).any(|words| words.contains(word));
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
        let heavy: Vec<&str> = own.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).collect();
        let met = heavy.iter().filter(|word| holds(word)).count();
        met > 0 && met * 2 >= heavy.len()
    })
}
