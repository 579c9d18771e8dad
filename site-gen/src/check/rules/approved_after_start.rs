//! The policy was approved after the day from which it holds: one of the two
//! days is mistyped, or rules counted that nobody had agreed to.

use complaints::days::approximate::InForce;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R047",
    title: "approved after it holds",
    why: "Readers see both days. One of them is wrong, or the rules counted before anybody had agreed to them.",
    cure: "The day on which it was approved; if it is right, leave it or allow it.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let Some(approved) = &policy.approved else { return Vec::new() };
    // Both may be no more exact than a month or a year.
    let holds_by = match policy.in_force {
        InForce::From(date) => date.last_day(),
        InForce::Undated => subject.on,
    };
    if approved.value.first_day() <= holds_by {
        return Vec::new();
    }
    let holds = match policy.in_force {
        InForce::From(date) => format!("this version holds from {date}"),
        InForce::Undated => "this version holds already".to_owned(),
    };
    let is_day = approved.value.first_day() == approved.value.last_day();
    let (on, day) = (if is_day { "on" } else { "in" }, approved.value);
    vec![Finding {
        at: approved.at,
        found: format!("is this right? It was approved {on} {day}, and {holds}"),
        write: "the day on which it was approved, with its month in letters; if it is right, leave it".to_owned(),
    }]
}
