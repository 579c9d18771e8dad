//! The words give a complaint at the next stage to whoever answered it before:
//! "The same officer looks at it once more".
//!
//! Nobody is asked to judge their own answer: the Complaint Handling Code wants
//! another person (6.13).

use complaints::policy::Scheme;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R172",
    title: "an answer looked at again by whoever gave it",
    why: "People ask again because they do not trust the first answer; the Ombudsman’s Code (6.13) wants another person at the second stage.",
    cure: "Say that somebody else looks at it at the next stage.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// Who it is, in small letters.
const WHO: [&str; 15] = [
    "the same officer",
    "the same person",
    "the same manager",
    "the same director",
    "the same member",
    "the same member of staff",
    "the same team",
    "the same panel",
    "whoever answered",
    "officer who dealt with it at",
    "officer who answered",
    "person who answered",
    "person who dealt with it at",
    "manager who answered",
    "manager who dealt with it at",
];

static ANY_WHO: AnyOf = AnyOf::new(&WHO);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    if policy.scheme != Scheme::HousingOmbudsman || policy.stages.len() < 2 {
        return Vec::new();
    }
    let found = subject.prose.sentences_with(&ANY_WHO).filter_map(|sentence| {
        let at = WHO.iter().find_map(|who| sentence.lower.find(who))?;
        let behind = sentence.lower.get(at..)?;
        let has = |list: &[&str]| list.iter().any(|word| behind.contains(word));
        let before = sentence.lower.get(..at)?;
        let again = has(&["once more", "again", "stage 2", "stage two", "second stage", "second review", "looks at", "reviews", "answers", "decides"]);
        let is_turned = ["not ", "never", "n't ", "nobody", "no one", "someone other", "somebody other", "other than", "different"]
            .iter()
            .any(|word| sentence.lower.contains(word));
        // Who stays in touch, and who answered a question of the reader's, judges nothing.
        let in_touch = has(&["contact", "speak", "talk", "call", "in touch", "through", "both stages"]);
        let at_first = before.contains("until") || behind.contains("from the start");
        (again && !is_turned && !in_touch && !at_first).then(|| Finding {
            at: subject.prose.place(sentence.start + at),
            found: "whoever gave the first answer looks at it again here, and the Ombudsman’s Code wants another person at the second stage (6.13)".to_owned(),
            write: "`Somebody who did not deal with it before looks at it again.`".to_owned(),
        })
    });
    found.collect()
}
