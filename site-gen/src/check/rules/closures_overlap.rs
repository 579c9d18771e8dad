//! Two closures have days in common: one of them has a wrong day or the year of
//! the one before.
//!
//! The days of the year that was meant are counted as if the office were open.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R151",
    title: "closures that have days in common",
    why: "One of the two has a wrong day or year, and the days that were meant are counted as if you were open.",
    cure: "The days of each closure as they are; what is one closure, on one line.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut closed: Vec<_> = subject.version.policy.closed.iter().collect();
    closed.sort_by_key(|closed| (closed.first, closed.last));
    let phrases = &subject.library.phrases;
    let both = closed.windows(2).filter(|two| two[1].first <= two[0].last);
    let found = both.map(|two| {
        // The one that was written later is the one to look at.
        let (before, after) = if two[0].at < two[1].at { (two[0], two[1]) } else { (two[1], two[0]) };
        Finding {
            at: after.at,
            found: format!(
                "{} to {} is closed by line {} already: is the day or the year of one of them mistyped?",
                phrases.date(two[1].first),
                phrases.date(two[0].last.min(two[1].last)),
                before.at.line
            ),
            write: "the days of each as they are; or both as one closure".to_owned(),
        }
    });
    found.collect()
}
