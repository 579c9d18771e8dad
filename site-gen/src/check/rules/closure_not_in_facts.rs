//! The prose says that days on which the office is closed do not count, and the
//! facts have no such days.
//!
//! The form and the receipt count them: they give another day than the page.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R099",
    title: "closed days in the words that the facts do not have",
    why: "The form and the receipt count these days, and give another day than the page.",
    cure: "Give them among the facts, as in `closed: [{ from: 24 December 2026, to: 1 January 2027, why: we are closed }]`; or take it out of the words.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// What a sentence says of days that do not count, in small letters.
const NOT_COUNTED: [&str; 16] = [
    "is not a working day",
    "is no working day",
    "are left out",
    "is left out",
    "answer stops",
    "clock stops",
    "time stops",
    "do not count",
    "don't count",
    "does not count",
    "not counted",
    "are not working days",
    "no working days",
    "not count as working days",
    "not treated as working days",
    "not included in",
];

/// How days are called on which nobody works.
const CLOSED: [&str; 17] = [
    "shuts for",
    "shut for",
    "we shut",
    "shut from",
    "closed",
    "close for",
    "close from",
    "close between",
    "close over",
    "shut down",
    "shuts down",
    "shutdown",
    "training day",
    "staff day",
    "away day",
    "between christmas and new year",
    "local holiday",
];

static ANY_NOT_COUNTED: AnyOf = AnyOf::new(&NOT_COUNTED);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    if !subject.version.policy.closed.is_empty() {
        return Vec::new();
    }
    let found = prose.sentences_with(&ANY_NOT_COUNTED).filter_map(|sentence| {
        let at = CLOSED.iter().find_map(|word| sentence.lower.find(word))?;
        // A complaint that is closed is no office; and bank holidays are counted by nobody.
        let of_us = ["office", "we are", "we close", "we shut", "days", "christmas", "our "]
            .iter()
            .any(|word| sentence.lower.contains(word));
        let of_complaint =
            ["bank holiday", "complaint is closed", "complaint was closed", "case is closed", "closed complaint"];
        let of_complaint = of_complaint.iter().any(|words| sentence.lower.contains(words));
        (of_us && !of_complaint).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: "days on which you are closed do not count here, and the facts have none: every date counts them"
                .to_owned(),
            write:
                "each such time under `closed:` among the facts, with its first and its last day; or no such sentence"
                    .to_owned(),
        })
    });
    found.collect()
}
