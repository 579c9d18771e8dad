//! Something is promised for later than in a year: a figure or a unit is more
//! often mistyped than meant.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R037",
    title: "a time of more than a year",
    why: "A figure or a unit is more often mistyped than meant, and the date would be given as typed.",
    cure: "The time as the policy has it; if it is right, leave it or allow it.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

const YEAR: u32 = 366;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let owed = subject.version.policy.each_procedure().flat_map(|p| &p.stages).flat_map(|stage| stage.owed());
    let long = owed.filter(|limit| limit.value.within.usual_days() > YEAR).map(|limit| Finding {
        at: limit.at,
        found: format!("is this right? The policy gives {}, which is more than a year", limit.value),
        write: "the time as the policy has it: is the figure or the unit mistyped? If it is right, leave it".to_owned(),
    });
    long.collect()
}
