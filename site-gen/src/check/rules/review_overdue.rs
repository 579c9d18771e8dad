//! The day by which the landlord meant to review the policy has passed. A review
//! that was due in "2016" is overdue from 1 January 2017.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R044",
    title: "a review that is overdue",
    why: "Readers see that the policy was to be looked at again, and was not.",
    cure: "The day of the next review, once the policy has been looked at again; or a line for readers under \
           `review_note:`.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForce, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let due = subject.version.policy.review_due.as_ref();
    let passed = due.filter(|due| due.value.last_day() < subject.on);
    let finding = passed.map(|due| Finding {
        at: due.at,
        found: format!("the review of this policy was due {}", subject.library.phrases.approximate(due.value)),
        write: match subject.is_new() {
            true => "the day on which this version is to be reviewed: the line is still that of the version before",
            false => {
                "the day of the next review, once somebody has looked at the policy again; until then a line for readers: \
                 `review_note: We are reviewing this policy.`"
            }
        }
        .to_owned(),
    });
    finding.into_iter().collect()
}
