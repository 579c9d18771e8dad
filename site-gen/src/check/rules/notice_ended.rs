//! A line for readers has ended by itself: nobody sees it any more, and whoever
//! meant the next year does not know.

use complaints::days::approximate::Approximate;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R048",
    title: "a line for readers that has ended",
    why: "What people should know just now is on no page any more.",
    cure: "A new last day under `until:`; or take the line away.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForce, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let lines = [("notice", &policy.notice), ("review_note", &policy.review_note)];
    let lines = lines.into_iter().filter_map(|(key, line)| line.as_ref().map(|line| (key, line)));
    let ended = lines.filter_map(|(key, line)| {
        let until = line.until.filter(|until| *until < subject.on)?;
        Some(Finding {
            at: line.at,
            found: format!("{key}: it was shown until {}, and nobody sees it any more", Approximate::Day(until)),
            write: "the last day on which it is true; or take it away".to_owned(),
        })
    });
    ended.collect()
}
