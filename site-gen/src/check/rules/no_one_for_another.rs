//! The prose takes complaints from the tenant alone, and not from somebody who
//! speaks for them. The Ombudsman's Code takes both alike (1.3).
//!
//! Who cannot write or speak for themselves is left without a way to complain.

use complaints::policy::Scheme;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R085",
    title: "nobody may complain for somebody else",
    why: "Who cannot write or speak for themselves is left without a way to complain.",
    cure: "Take a complaint from whoever somebody chooses to speak for them.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// How it is said, in small letters.
const ALONE: [&str; 12] = [
    "complaints from third parties",
    "complaint from a third party",
    "complaints from anyone else",
    "complaints from anybody else",
    "complaints made by third parties",
    "complaints by third parties",
    "complaints on behalf of",
    "complain on behalf of",
    "complain on your behalf",
    "only the tenant",
    "only tenants",
    "only the resident",
];

static ANY_ALONE: AnyOf = AnyOf::new(&ALONE);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let by_code = subject.version.policy.scheme == Scheme::HousingOmbudsman
        && subject.law().is_some_and(|law| !law.stages.is_empty());
    let prose = subject.prose;
    if !by_code {
        return Vec::new();
    }
    let found = prose.sentences_with(&ANY_ALONE).filter_map(|sentence| {
        let words = sentence.lower;
        let (at, how) = ALONE.iter().find_map(|how| words.find(how).map(|at| (at, *how)))?;
        let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
        let refused = match how.starts_with("only") {
            // "Only tenants can apply for a transfer, but anybody can complain": the verb is in its own clause.
            true => has_behind(words, at, &["can complain", "may complain", "can make a complaint", "may make a complaint"]),
            false => has(&["do not accept", "don't accept", "cannot accept", "will not accept", "do not take", "cannot take", "will not deal", "cannot complain", "may not complain", "nobody can complain", "no one can complain", "not consider"]),
        };
        let unless = has(&["unless", "without", "except", "also"]);
        (refused && !unless).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: "complaints are taken from the tenant alone; the Ombudsman’s Code takes them also from whoever speaks for somebody (1.3)".to_owned(),
            write: "`Somebody you choose can complain for you.`".to_owned(),
        })
    });
    found.collect()
}

/// Whether one of these stands behind a place, in its clause and before any other verb.
fn has_behind(words: &str, at: usize, list: &[&str]) -> bool {
    let clause = words.get(at..).and_then(|behind| behind.split([',', ';', ':']).next()).unwrap_or_default();
    let clause = clause.split(" but ").next().unwrap_or_default();
    let verb = [" can ", " may "].iter().filter_map(|verb| clause.find(verb)).min();
    verb.and_then(|verb| clause.get(verb + 1..)).is_some_and(|verb| list.iter().any(|one| verb.starts_with(one)))
}
