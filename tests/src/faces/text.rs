//! What `site-gen deadlines` prints, read line by line: each date of the case
//! stands in the line of its step, and no line has a date or a limit of its own.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use complaints::policy::phrases::Phrases;
use serde_json::Value;

use super::dates::{Dates, last};
use crate::times::days;

/// How a line about a step begins to say what is to be done.
const STEPS: [(&str, &str); 14] = [
    ("acknowledge", "We tell you that we have your"),
    ("hold", "If our answer will take longer, we write to tell you"),
    ("contact", "We talk with you about it"),
    ("hearing", "We hold a hearing"),
    ("report", "We send you a report"),
    ("draft", "We send you a draft of our answer"),
    ("respond", "We answer you"),
    ("escalate", "You can ask us to look again"),
    ("reopen", "You can ask us to open it again"),
    ("accept-offer", "You can accept our offer"),
    ("comment", "You can comment on our draft"),
    ("write-back", "You can write back"),
    ("ombudsman", "You can go to the"),
    ("complain", "You can complain"),
];

/// What is wrong with the text of a case; `known` are the days of its record and of its policy.
pub(super) fn judge(text: &str, dates: &Dates, known: &BTreeSet<NaiveDate>, phrases: &Phrases) -> Vec<String> {
    let mut found = Vec::new();
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    for (_, date) in dates.each() {
        let step = date["step"].as_str().unwrap_or_default();
        let (_, words) = STEPS.iter().find(|(name, _)| *name == step).expect("every step has words");
        let state = date["state"].as_str().unwrap_or_default();
        let Some((day, _)) = last(date).filter(|_| state != "over") else { continue };
        let day = phrases.day(day);
        if !lines.iter().any(|line| line.contains(words) && line.contains(&day)) {
            found.push(format!("a date that no line says: {step} {day} ({state})"));
        }
    }
    for line in text.lines() {
        match days(line) {
            Ok(said) => {
                let strange = said.into_iter().find(|day| !known.contains(day));
                found.extend(strange.map(|day| format!("a date that nothing gives: {day} in {line:?}")));
            }
            Err(day) => found.push(format!("a day that is none: {day}")),
        }
    }
    found
}

/// Every day that stands somewhere in a value.
pub(super) fn days_in(value: &Value) -> BTreeSet<NaiveDate> {
    match value {
        // A record is one line of text: `extension-agreed@1=2027-06-04,until=2027-07-08`.
        Value::String(text) => {
            let days = text.split(|c: char| !c.is_ascii_digit() && !"-:+TZ.".contains(c));
            days.filter_map(|one| complaints::days::moment::Moment::parse(one).ok()).map(|at| at.day()).collect()
        }
        Value::Array(all) => all.iter().flat_map(days_in).collect(),
        Value::Object(all) => all.values().flat_map(days_in).collect(),
        _ => BTreeSet::new(),
    }
}
