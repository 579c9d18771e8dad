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

/// The same days told without a word of how they count: they may count all the same.
pub(in crate::check) static MENTIONED: Question =
    Question { rule: &RULE, severity: Severity::Advice, of: Versions::InForceAndToCome, find: mentioned };

/// Who is closed on days of a year, in small letters.
const WE_CLOSE: [&str; 16] = [
    "we are closed",
    "we close",
    "we shut",
    "office is closed",
    "offices are closed",
    "office closes",
    "offices close",
    "office is shut",
    "offices are shut",
    "office shuts",
    "offices shut",
    "we will be closed",
    "office will be closed",
    "offices will be closed",
    "phone lines are closed",
    "our lines are closed",
];

/// Days of a year on which offices close and banks do not.
const DAYS_OF_A_YEAR: [&str; 10] = [
    "between christmas and new year",
    "over christmas",
    "over the christmas",
    "christmas to new year",
    "christmas week",
    "christmas eve to",
    "from christmas eve",
    "over new year",
    "for two weeks in",
    "for a week in",
];

static ANY_CLOSE: AnyOf = AnyOf::new(&WE_CLOSE);

fn mentioned(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    // Whoever gives some days has thought of them; another year's are told by nobody.
    if !subject.version.policy.closed.is_empty() {
        return Vec::new();
    }
    let found = prose.sentences_with(&ANY_CLOSE).filter_map(|sentence| {
        let words = sentence.lower;
        let at = WE_CLOSE.iter().find_map(|close| words.find(close))?;
        let behind = words.get(at..)?;
        let dated = subject.dated.iter().find(|dated| dated.sentence.start == sentence.start);
        let is_to_come = dated.is_some_and(|dated| {
            dated.dates.iter().filter_map(crate::prose::dates::Date::date).any(|date| date.last_day() >= subject.on)
        });
        let of_a_year = DAYS_OF_A_YEAR.iter().any(|days| behind.contains(days)) || behind.contains(" from ") && is_to_come;
        // What is said of the counting is told by the rule above, or is right; and who answers all the same is open.
        let is_other = [
            "count", "ombudsman", "goes on", "go on", "still", "all the same", "bank holiday", "working day", "emergenc", "repair", "if ", "used to", "clock", "time for", "not closed",
            "are left out", "even when", "even though", "answer",
        ];
        (of_a_year && !is_other.iter().any(|other| words.contains(other))).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: "the words tell of days on which you are closed, and the facts have none: every date counts them"
                .to_owned(),
            write: "each such time under `closed:` among the facts, with its first and its last day; or say here that these days count all the same"
                .to_owned(),
        })
    });
    found.collect()
}

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
