//! The prose says that what comes late in the day counts from the next, and the
//! facts say another time of day, or none.
//!
//! The receipt counts by the facts: it gives a day earlier than the page promises.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R086",
    title: "another time of day from which the next day counts",
    why: "The form and the receipt count by the facts, and give another day than the page.",
    cure: "Say it among the facts, as in `cut_off: \"16:00\"`; or take it out of the words.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let facts = subject.version.policy.cut_off.applied().map(|cut_off| cut_off.value.format("%H:%M").to_string());
    let found = prose.sentences_with(&NEXT).filter_map(|sentence| {
        let words = sentence.lower;
        let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
        let counts = has(&["after", "later than"]) && has(&["count", "received", "treat", "taken as"]);
        let (at, said) = time_of_day(words).filter(|_| counts)?;
        if facts.as_ref() == Some(&said) || has(&["yesterday", "example"]) {
            return None;
        }
        let of_facts = facts.as_ref().map_or("no time of day".to_owned(), |facts| facts.clone());
        Some(Finding {
            at: prose.place(sentence.start + at),
            found: format!("what comes after {said} counts from the next day here, and the facts have {of_facts}"),
            write: format!("`cut_off: \"{said}\"` among the facts; or no such sentence"),
        })
    });
    found.collect()
}

static NEXT: AnyOf =
    AnyOf::new(&["next working day", "next day", "following working day", "following day", "next morning"]);

/// The only time of day in small letters, and where it stands: `4pm` is 16:00.
fn time_of_day(words: &str) -> Option<(usize, String)> {
    let mut at = 0;
    let mut found = words.split([' ', ',', '(', ')']).filter_map(|word| {
        let start = at;
        at += word.len() + 1;
        let word = word.trim_end_matches(['.', ';', ':']);
        let (figures, more) = match (word.strip_suffix("pm"), word.strip_suffix("am")) {
            (Some(figures), _) => (figures, 12),
            (_, Some(figures)) => (figures, 0),
            _ if word.contains(':') => (word, 0),
            _ => return None,
        };
        let (hour, minutes) = figures.split_once(['.', ':']).unwrap_or((figures, "0"));
        let (hour, minutes): (u8, u8) = (hour.parse().ok()?, minutes.parse().ok()?);
        let hour = if hour < 12 { hour + more } else { hour };
        Some((start, format!("{hour:02}:{minutes:02}")))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
