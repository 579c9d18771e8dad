//! A day lies more than two years ahead: a year is easily mistyped, and closure
//! days that are far away move no date that anybody waits for.

use chrono::Datelike;
use complaints::words::problem::Place;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R031",
    title: "a year that lies far ahead",
    why: "A mistyped year moves dates by years, and nobody who reads them can know.",
    cure: "The year as you mean it; if it is right, leave it or allow it.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// How many years ahead nobody asks about.
const USUAL: i32 = 2;
/// The same of a review: many policies are looked at every three years.
const USUAL_OF_REVIEW: i32 = 4;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let this = subject.on.year();
    let closed = policy.closed.iter().map(|closed| (closed.last.year(), USUAL, closed.at, "closure days end"));
    let review = policy
        .review_due
        .iter()
        .map(|due| (due.value.last_day().year(), USUAL_OF_REVIEW, due.at, "the next review is due"));
    let starts = std::iter::once((
        policy.in_force.first_day().year(),
        USUAL,
        Place { line: 1, column: 1 },
        "this version starts",
    ));
    let far = closed.chain(review).chain(starts).filter(|(year, usual, ..)| *year > this + usual);
    let found = far.map(|(year, _, at, what)| Finding {
        at,
        found: format!("is this right? By this, {what} in {year}"),
        write: "the year as you mean it; if it is right, leave it".to_owned(),
    });
    found.collect()
}
