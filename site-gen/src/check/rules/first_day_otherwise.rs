//! The prose counts the day on which a complaint comes as the first, and dates
//! are counted from the day after.
//!
//! Whoever counts along expects the answer a day before it is due.

use complaints::days::calendar::DayOne;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R082",
    title: "another first day in the words than dates are counted from",
    why: "Whoever counts along expects the answer a day before the form and the receipt give it.",
    cure: "Say `day_one: same` among the facts, where the day itself counts; or say in the words that the next day is the first.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let (prose, policy) = (subject.prose, &subject.version.policy);
    let same = policy.day_one.applied().is_some_and(|told| matches!(told.value, DayOne::Same));
    if same {
        return Vec::new();
    }
    let found = prose.sentences_with(&ANY_FIRST).filter_map(|sentence| {
        let words = sentence.lower;
        let at = FIRST.iter().find_map(|first| words.find(first))?;
        let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
        let comes = has(&["day we receive", "day we get", "day of receipt", "day it reaches", "day it comes", "day your complaint", "day that we receive", "day it arrives"]);
        let counts = has(&["counts as", "counted as", "is day", "is the first", "is counted", "as day"]);
        let other = has(&["after", "following", "next", " not ", "n't "]);
        (comes && counts && !other).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: "the day on which a complaint comes is the first here, and dates are counted from the day after".to_owned(),
            write: "`The first day is the day after we get it.`; or, if the day itself counts, `day_one: same` among the facts".to_owned(),
        })
    });
    found.collect()
}

const FIRST: [&str; 4] = ["day one", "day 1", "first day", "first working day"];

static ANY_FIRST: AnyOf = AnyOf::new(&FIRST);
