//! A date in the prose does not exist, has a month that is mistyped, or falls on
//! another weekday than stands before it.
//!
//! Whoever reads it has to guess which half is wrong, and one of the guesses
//! comes too late.

use chrono::Datelike;
use complaints::days::approximate::{Approximate, Reading, meant};

use crate::prose::dates::Date;

use crate::check::contacts::near::is_slip;
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
    let dates = || subject.dated.iter().flat_map(|dated| &dated.dates);
    let told = dates().filter_map(|date| finding(subject, date));
    let is_of_date = |at: usize| dates().any(|date| date.text.contains(&at));
    let months = months(subject.prose.text()).filter(|(at, ..)| !is_of_date(*at));
    let months = months.map(|(at, typed, month)| Finding {
        at: subject.prose.place(at),
        found: format!("no month is called \"{typed}\""),
        write: format!("`{month}`, if that is the month"),
    });
    told.chain(months).collect()
}

/// Months whose names no other word is like.
const MONTHS: [&str; 9] =
    ["January", "February", "April", "July", "August", "September", "October", "November", "December"];

/// What stands before a month that has no day, in small letters.
const LEADS: [&str; 15] = [
    "in", "by", "since", "until", "from", "every", "each", "last", "next", "early", "late", "of", "before", "after",
    "and",
];

/// Every month with a slip in it, without its day: where, as typed, and the month that is meant.
fn months(text: &str) -> impl Iterator<Item = (usize, &str, &'static str)> {
    let mut last = "";
    text.split([' ', '\n', '(', ')']).filter_map(move |word| {
        let typed = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
        let before = std::mem::replace(&mut last, word);
        let may = matches!(typed.len(), 4..=10) && typed.starts_with(['J', 'F', 'A', 'S', 'O', 'N', 'D']);
        let leads = may && LEADS.contains(&before.to_lowercase().as_str());
        let month = leads.then(|| MONTHS.iter().find(|month| is_slip(typed, month)))??;
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        // "In Augusta Street" and "of Julyan Smith" are names.
        let behind = text.get(start + word.len()..)?.trim_start();
        let is_name = typed.ends_with(['a', 'n']) || word == typed && behind.starts_with(char::is_uppercase);
        (!is_name).then_some((start, typed, *month))
    })
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
