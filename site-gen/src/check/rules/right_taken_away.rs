//! The words take away what people have by law or by the Ombudsman's Code:
//! "You cannot go to the Ombudsman", "Complaints must be in English", "There is
//! a fee".
//!
//! Whoever believes it does not complain.

mod complaining;
mod going_on;

use complaints::policy::Scheme;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use complaining::COMPLAINING;
use going_on::GOING_ON;

use super::refused_in_words;
use crate::check::feelings::without_feelings;
use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R150",
    title: "a right that the words take away",
    why: "Whoever believes it does not complain, or does not go on, though nobody may keep them from it.",
    cure: "Say what people can do; the message has the sentence.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// A way to take a right away.
struct Taken {
    /// One of these stands in such a sentence.
    says: &'static [&'static str],
    /// And one of these besides.
    with: &'static [&'static str],
    /// But none of these, which say it of some cases or turn it round.
    but: &'static [&'static str],
    /// What people have instead.
    found: &'static str,
    write: &'static str,
}

/// What such a sentence denies, fears or tells of somebody else.
const NOT_OURS: &[&str] = &[
    "myth",
    "never believe",
    "fear that",
    "think they",
    "not mean",
    "told tenants",
    "is it true",
    "heard this",
    "whether or not",
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let by_code = subject.version.policy.scheme == Scheme::HousingOmbudsman;
    if !by_code {
        return Vec::new();
    }
    let prose = subject.prose;
    let found = prose.sentences_with(&SAYS).filter_map(|sentence| {
        let names_body = prose.names_in(sentence.range()).iter().any(|name| name.name == "ombudsman");
        // Where there is one stage, nobody is kept from a second.
        let is_asked = |taken: &&Taken| !taken.with.contains(&"stage 2") || subject.version.policy.stages.len() > 1;
        let taken = all().filter(is_asked).find(|taken| takes(taken, &sentence, names_body))?;
        // What the facts offer is held to them.
        if refused_in_words::is_told(subject, &sentence) {
            return None;
        }
        Some(Finding {
            at: prose.place(sentence.start),
            found: taken.found.to_owned(),
            write: cure(subject, taken.write),
        })
    });
    found.collect()
}

/// A cure that promises no more than the facts do: who may complain, and languages, stand there too.
fn cure(subject: &Subject<'_>, write: &str) -> String {
    let policy = &subject.version.policy;
    if let Some(languages) = policy.languages.applied().is_none().then_some("`languages: other languages if you ask`")
        && write.contains("own language")
    {
        return format!("{write}, and {languages} among the facts");
    }
    // "anyone affected by what Imani does, …" among the facts says it in the landlord's words.
    let who = policy.who.applied().map(|who| who.value.as_str()).filter(|who| who.starts_with("any"));
    match who.and_then(|who| who.strip_prefix('a')) {
        Some(rest) => write.replace("Anyone affected by what we do", &format!("A{rest}")),
        None => write.to_owned(),
    }
}

/// Every way, those by which people go on first.
fn all() -> impl Iterator<Item = &'static Taken> {
    GOING_ON.iter().chain(&COMPLAINING)
}

fn takes(taken: &Taken, sentence: &Sentence<'_>, names_body: bool) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| sentence.lower.contains(word));
    if !has(taken.says) || !(has(taken.with) || names_body && taken.with.contains(&"ombudsman")) || has(NOT_OURS) {
        return false;
    }
    // The "not" of somebody who is not happy denies nothing.
    let words = without_feelings(sentence.lower);
    !taken.but.iter().any(|word| words.contains(word))
}

static SAYS: AnyOf = AnyOf::of_table(|| all().flat_map(|taken| taken.says).copied().collect());
