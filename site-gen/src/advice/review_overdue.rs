//! The day by which the landlord meant to review the policy has passed. A review
//! that was due in "2016" is overdue from 1 January 2017.

use super::rule::{Finding, Rule, Subject};

pub(super) const RULE: Rule = Rule { id: "review-overdue", find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let due = subject.version.policy.review_due.as_ref();
    let passed = due.filter(|due| due.value.last_day() < subject.on);
    let finding = passed.map(|due| Finding {
        at: due.at,
        found: format!("the review of this policy was due {}", subject.library.phrases.approximate(due.value)),
        write: "a new version, or a line for readers: `review_note: We are reviewing this policy.`".to_owned(),
    });
    finding.into_iter().collect()
}
