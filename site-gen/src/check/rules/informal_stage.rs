//! The prose has an informal stage before the first. The Ombudsman's Code (5.2)
//! allows no such stage.

use complaints::policy::Scheme;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R072",
    title: "a stage before the first",
    why: "People are kept in a stage that counts for nothing, and reach the Ombudsman later. The Ombudsman’s Code allows none (5.2).",
    cure: "Say that every complaint starts at Stage 1.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let by_code = subject.version.policy.scheme == Scheme::HousingOmbudsman
        && subject.law().is_some_and(|law| !law.stages.is_empty());
    let prose = subject.prose;
    if !by_code {
        return Vec::new();
    }
    let found = prose.sentences_with(&ANY_NAME).filter_map(|sentence| {
        let at = NAMES.iter().find_map(|name| sentence.lower.find(name))?;
        let denied = [" no ", "not ", "n't ", "never", "without"].iter().any(|word| sentence.lower.contains(word));
        (!denied).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: "the Ombudsman’s Code allows no stage before the first (5.2)".to_owned(),
            write: "`Every complaint starts at Stage 1.`".to_owned(),
        })
    });
    let names = subject.version.policy.stages.iter().filter_map(|stage| stage.name.applied());
    let in_facts = names.filter(|name| {
        let words = name.value.to_lowercase();
        NAMES.iter().chain(&IN_A_NAME).any(|name| words.contains(name))
    });
    let in_facts = in_facts.map(|name| Finding {
        at: name.at,
        found: "the Ombudsman’s Code allows no stage before the first (5.2)".to_owned(),
        write: "no such stage: the first one is `name: Stage 1`, and a complaint is there from the day it comes"
            .to_owned(),
    });
    in_facts.chain(found).collect()
}

/// What only a name among the facts says so shortly.
const IN_A_NAME: [&str; 4] = ["informal", "early resolution", "pre-complaint", "first contact resolution"];

/// What such a stage is called.
const NAMES: [&str; 8] = [
    "informal stage",
    "stage 0",
    "stage zero",
    "pre-complaint stage",
    "informal complaint stage",
    "resolution stage",
    "pre-complaint process",
    "pre-stage",
];

static ANY_NAME: AnyOf = AnyOf::new(&NAMES);
