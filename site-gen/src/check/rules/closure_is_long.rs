//! The landlord is closed for longer than a month: nothing is counted for so
//! long, which is more often a slip than a plan.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R036",
    title: "closure days of more than a month",
    why: "Nothing is counted while you are closed: every date moves by as many days.",
    cure: "The first and the last day as they are; if they are right, leave them or allow them.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// Days that nobody asks about.
const USUAL: i64 = 31;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let long = subject.version.policy.closed.iter().filter_map(|closed| {
        let days = (closed.last - closed.first).num_days() + 1;
        (days > USUAL && closed.last >= subject.on).then(|| Finding {
            at: closed.at,
            found: format!("is this right? Nobody works for {days} days, and working days stand still for so long"),
            write: "the first day under `from:` and the last under `to:`; if it is right, leave it".to_owned(),
        })
    });
    long.collect()
}
