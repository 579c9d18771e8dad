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
const OTHERWISE: [&str; 18] = [
    "monday to saturday",
    "monday to sunday",
    "monday to thursday",
    "any day of the week",
    "include saturday",
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
    let in_working_days =
        subject.known.iter().any(|known| matches!(known.period, Period::Of { unit: Unit::WorkingDays, .. }));
    // Hours run through weekends, and calendar days too.
    let is_of_hours = |words: &str| words.contains("hour") || words.contains("calendar");
    let one = |words: &'_ str, list: &[&'static str]| {
        list.iter().find_map(|said| words.find(said).map(|at| (at, said.len())))
    };
    let found = prose.sentences_with(&SPEAKS).filter_map(|sentence| {
        let words = sentence.lower;
        let defined = || one(words, &OTHERWISE).filter(|_| DEFINES.is_in(words) && !is_denied(words));
        let counted = || one(words, &ALL_DAYS).filter(|_| in_working_days && !is_denied(words) && !is_of_hours(words));
        let other = || counts_a_free_day(words).or_else(|| leaves_out_a_weekday(words));
        let other = || other().filter(|_| OF_WORKING_DAYS.is_in(words));
        let (at, length) = defined().or_else(counted).or_else(other)?;
        Some(told_at(prose.place(sentence.start + at), sentence.text.get(at..at + length)?))
    });
    found.collect()
}

/// Every sentence that may say how days are counted.
static SPEAKS: AnyOf =
    AnyOf::of_table(|| ALL_DAYS.iter().chain(&["working day", "work out your date"]).copied().collect());

static OF_WORKING_DAYS: AnyOf = AnyOf::new(&["working day", "work out your date"]);

/// Days that are worked by nobody's count, in small letters.
const FREE: [&str; 4] = ["saturday", "sunday", "weekend", "bank holiday"];

/// How days are said to count.
const COUNT: [&str; 15] = [
    "count as",
    "counts as",
    "counted as",
    "treat ",
    "treated as",
    "is a working day",
    "are working days",
    "are included",
    "is included",
    "working days include",
    "working day includes",
    "working days are",
    "working days mean",
    "working day means",
    "we count ",
];

/// "Saturday counts as a working day": where, and how many bytes.
fn counts_a_free_day(words: &str) -> Option<(usize, usize)> {
    const BUT: [&str; 18] = [
        "leave",
        "left out",
        "skip",
        "not ",
        "n't ",
        "never",
        "no working",
        "except",
        "exclud",
        "other than",
        "apart from",
        "without",
        "neither",
        "nor ",
        "hour",
        " if ",
        "but ",
        "less ",
    ];
    let free = FREE.iter().filter_map(|free| words.find(free)).min()?;
    let at = COUNT.iter().find_map(|count| words.find(count))?;
    let is_denied = BUT.iter().any(|but| words.contains(but));
    (!is_denied).then(|| from(words, free.min(at)))
}

/// "Fridays are not working days": where, and how many bytes.
fn leaves_out_a_weekday(words: &str) -> Option<(usize, usize)> {
    const WEEKDAYS: [&str; 5] = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    const DENIED: [&str; 7] = [
        "are not working days",
        "is not a working day",
        "is no working day",
        "are no working days",
        "do not include",
        "does not include",
        "not counted as",
    ];
    // "Good Friday", "Easter Monday" and the Monday of a bank holiday are free by law.
    let by_law = ["good friday", "easter", "bank holiday", "holiday", " if ", "christmas", "first ", "last ", "closed"];
    let day = WEEKDAYS.iter().filter_map(|day| words.find(day)).min()?;
    let denied = DENIED.iter().find_map(|denied| words.find(denied))?;
    let is_by_law = by_law.iter().any(|law| words.contains(law));
    let range = words.contains("monday to friday") || words.contains("mondays to fridays");
    (!is_by_law && !range).then(|| from(words, day.min(denied)))
}

/// Where words stand that go on to the end of their sentence, and how long they are.
fn from(words: &str, at: usize) -> (usize, usize) {
    let end = words.find(" (").unwrap_or(words.len());
    (at, words.get(at..end).unwrap_or_default().trim_end_matches(['.', ' ']).len())
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

/// How a sentence says what a working day is.
static DEFINES: AnyOf = AnyOf::new(&[
    "working days are",
    "working day is",
    "working days mean",
    "working day means",
    "working days include",
    "working day includes",
    "working day\" means",
    "working day\" is",
    "working days: ",
    "by working day",
    "by a working day",
]);

fn is_denied(words: &str) -> bool {
    [" not ", "n't "].iter().any(|word| words.contains(word))
}
