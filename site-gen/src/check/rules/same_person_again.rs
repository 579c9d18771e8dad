//! The words give a complaint at the next stage to whoever answered it before:
//! "The same officer looks at it once more".
//!
//! Nobody is asked to judge their own answer: the Complaint Handling Code wants
//! another person (6.13).

use complaints::policy::Scheme;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::feelings::without_feelings;
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
const WHO: [&str; 24] = [
    "the same officer",
    "the same person",
    "the same manager",
    "the same director",
    "the same member",
    "the same member of staff",
    "the same team",
    "the same panel",
    "whoever answered",
    "whoever looked at it",
    "whoever handled it",
    "the same colleague",
    "the same case handler",
    "the original investigator",
    "officer who investigated",
    "officer who dealt with it at",
    "officer who answered",
    "person who answered",
    "person who dealt with it at",
    "manager who answered",
    "manager who dealt with it at",
    "who investigated it",
    "who looked into it",
    "your stage 1 manager",
];

/// What says that it is somebody else.
const TURNED: [&str; 17] = [
    "not ",
    "never",
    "n't ",
    "nobody",
    "no one",
    "someone other",
    "somebody other",
    "other than",
    "different",
    "another",
    "somebody else",
    "someone else",
    "rather than",
    "carry out",
    "fresh",
    "fails",
    "poor job",
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
        let again = has(&["once more", "again", "stage 2", "stage two", "second stage", "second review", "looks at it", "reviews it", "answers it", "decides on it", "both stages"]);
        let words = without_feelings(sentence.lower);
        let is_turned = TURNED.iter().any(|word| words.contains(word));
        // "A director asks the person who answered why they decided so."
        let led = sentence.lower.get(..at + 3).filter(|led| led.ends_with("the")).unwrap_or(before).trim_end();
        let is_asked = ["asks the", "ask the", "than the", "to the", "what the", "as the", "if the"]
            .iter()
            .any(|asked| led.ends_with(asked));
        let in_touch = has(&[
            "contact", "speak", "talk", "call you", "your call", "in touch", "through", "writes to you", "can complain",
            "gives the", "did the repair",
        ]);
        let at_first = before.contains("until") || has(&["from the start", "from start"]);
        (again && !is_turned && !is_asked && !in_touch && !at_first).then(|| Finding {
            at: subject.prose.place(sentence.start + at),
            found: "whoever gave the first answer looks at it again here, and the Ombudsman’s Code wants another person at the second stage (6.13)".to_owned(),
            write: "`Somebody who did not deal with it before looks at it again.`".to_owned(),
        })
    });
    found.collect()
}
