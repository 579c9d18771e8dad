//! A date in the prose does not exist, has a month that is mistyped, or falls on
//! another weekday than stands before it.
//!
//! Whoever reads it has to guess which half is wrong, and one of the guesses
//! comes too late.

use chrono::Datelike;
use complaints::days::approximate::{Approximate, Reading, meant};

use crate::prose::dates::Date;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R055",
    title: "a date that is in no calendar",
    why: "Whoever reads it has to guess which half is wrong, and one of the guesses comes too late.",
    cure: "Write the day as the calendar has it; the message has the weekday.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.dated.iter().flat_map(|dated| &dated.dates).filter_map(|date| finding(subject, date)).collect()
}

fn finding(subject: &Subject<'_>, date: &Date) -> Option<Finding> {
    let typed = subject.prose.typed(date.text.clone());
    let at = subject.prose.place(date.text.start);
    match (date.reading, date.weekday) {
        (Reading::Words, _) => meant(typed).map(|date| Finding {
            at,
            found: format!("no month is called as in \"{typed}\""),
            write: format!("`{date}`, if that is the day"),
        }),
        (Reading::Impossible(_), _) => Some(Finding {
            at,
            found: format!("there is no {typed}"),
            write: meant(typed).map_or_else(
                || "a day that is in the calendar".to_owned(),
                |date| format!("`{date}`, if that is the day"),
            ),
        }),
        (Reading::Date(Approximate::Day(day)), Some(weekday)) if day.weekday() != weekday => {
            let right = subject.library.phrases.day(day);
            Some(Finding {
                at,
                found: format!("{typed} is no {}: it is {right}", full(weekday)),
                write: format!("`{right}`; or is the day another?"),
            })
        }
        _ => None,
    }
}

fn full(weekday: chrono::Weekday) -> &'static str {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    match weekday {
        Mon => "Monday",
        Tue => "Tuesday",
        Wed => "Wednesday",
        Thu => "Thursday",
        Fri => "Friday",
        Sat => "Saturday",
        Sun => "Sunday",
    }
}
