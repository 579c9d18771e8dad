//! The prose says of working days what no date is counted by.
//!
//! Every date on the site is counted in Mondays to Fridays, less the bank
//! holidays of the nation. Whoever reads "Monday to Saturday" expects an answer
//! days before it is due.

use complaints::days::period::{Period, Unit};
use complaints::words::problem::{Place, Severity};
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R081",
    title: "working days that are counted otherwise",
    why: "Dates are counted in Mondays to Fridays without bank holidays. Whoever reads otherwise expects another day than the form and the receipt give.",
    cure: "Say it as it is counted; days on which you alone are closed stand under `closed:`.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// What no working day is, in small letters.
const OTHERWISE: [&str; 15] = [
    "monday to saturday",
    "monday to sunday",
    "mon-sat",
    "mon to sat",
    "including bank holiday",
    "includes bank holiday",
    "include bank holiday",
    "including weekends",
    "includes weekends",
    "include weekends",
    "including saturday",
    "seven days a week",
    "any day but sunday",
    "any day except sunday",
    "every day but sunday",
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let told = prose.sentences_with(&DEFINES).filter(|sentence| !is_denied(sentence.lower));
    let in_working_days =
        subject.known.iter().any(|known| matches!(known.period, Period::Of { unit: Unit::WorkingDays, .. }));
    let counted = prose.sentences_with(&COUNTED).filter(|sentence| in_working_days && !is_denied(sentence.lower));
    let counted = counted.filter_map(|sentence| {
        let (at, words) = ALL_DAYS.iter().find_map(|words| Some((sentence.lower.find(words)?, *words)))?;
        Some(told_at(prose.place(sentence.start + at), words))
    });
    let found = told.filter_map(|sentence| {
        let (at, words) = OTHERWISE.iter().find_map(|words| Some((sentence.lower.find(words)?, *words)))?;
        Some(told_at(prose.place(sentence.start + at), words))
    });
    found.chain(counted).collect()
}

fn told_at(at: Place, words: &str) -> Finding {
    Finding {
        at,
        found: format!(
            "working days are told here as \"{words}\", and dates are counted in Mondays to Fridays without bank holidays"
        ),
        write: "`Working days are Monday to Friday. Bank holidays are not working days.`".to_owned(),
    }
}

/// How a sentence says that days count which do not, in small letters.
const ALL_DAYS: [&str; 13] = [
    "count weekends",
    "weekends count",
    "count saturdays",
    "saturdays count",
    "count bank holidays",
    "bank holidays count",
    "weekends and bank holidays count",
    "weekends are counted",
    "bank holidays are counted",
    "bank holidays are working days",
    "weekends too",
    "saturdays too",
    "bank holidays too",
];

static COUNTED: AnyOf = AnyOf::new(&ALL_DAYS);

/// How a sentence says what a working day is.
static DEFINES: AnyOf = AnyOf::new(&[
    "working days are",
    "working day is",
    "working days mean",
    "working day means",
    "working days include",
    "working day includes",
]);

fn is_denied(words: &str) -> bool {
    [" not ", "n't "].iter().any(|word| words.contains(word))
}
