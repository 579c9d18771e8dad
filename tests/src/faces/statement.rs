//! One page held against rules, dates and facts: each text that names a rule,
//! and each that names none.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use complaints::days::calendar::Calendar;

use super::dates::Dates;
use crate::lives::{Clauses, wrong};
use crate::marked::{Mark, Said, said};
use crate::times::{days, periods, says_a_time};

/// What a page may say.
pub(super) struct Known<'a> {
    /// The limits of each rule; none where nobody drew the policy.
    pub(super) clauses: Option<&'a Clauses>,
    /// The dates of the case; none on a page on which each date has a case of its own.
    pub(super) dates: Option<&'a Dates>,
    /// The same had nobody told of a danger.
    pub(super) without_danger: Option<&'a Dates>,
    /// The days of a kind of fact: `event`, `sent`, `not-counted`, `in-force`.
    pub(super) facts: Vec<(&'a str, BTreeSet<NaiveDate>)>,
    /// The day on which the page is read, and the landlord's calendar: by them a page says how long ago a date passed.
    pub(super) today: Option<(NaiveDate, &'a Calendar)>,
}

/// What is wrong on a page, and how many texts were held against their rule.
pub(super) fn judge(html: &str, known: &Known<'_>) -> (Vec<String>, usize) {
    let (mut found, mut judged) = (Vec::new(), 0);
    for one in said(html) {
        match one.mark.clone() {
            None if says_a_time(&one.text) => found.push(format!("names no rule: {:?}", one.text)),
            None => {}
            Some(Mark::Rule(rule)) => {
                judged += 1;
                found.extend(by_rule(&rule, &one, known));
            }
            Some(Mark::Fact(fact)) => found.extend(by_fact(&fact, &one, known)),
        }
    }
    (found, judged)
}

fn by_rule(rule: &str, one: &Said, known: &Known<'_>) -> Option<String> {
    let text = one.text.trim();
    let found = match days(text) {
        Ok(found) => found,
        Err(day) => return Some(format!("a day that is none: {day}")),
    };
    if rule == "example" || rule == "keep" {
        return None;
    }
    let ago_of = rule.strip_suffix(".ago");
    if found.is_empty() && ago_of.is_none() {
        return wrong(known.clauses?, rule, text).map(|what| format!("another limit: {what}"));
    }
    let dates = known.dates?;
    if let Some(rule) = ago_of {
        return ago(rule, text, dates, known.today?);
    }
    if let Some(rule) = rule.strip_suffix(".first") {
        let first = dates.first(rule);
        return (found.len() != 1 || !first.contains(&found[0]))
            .then(|| format!("another first date: {rule} says {text:?}, first {first:?}"));
    }
    if let Some(rule) = rule.strip_suffix(".at-least") {
        let least = dates.at_least(rule);
        return (found.len() != 1 || !least.contains(&found[0]))
            .then(|| format!("another least day: {rule} says {text:?}, least {least:?}"));
    }
    // A date that rests on a danger stands beside the one that counts if there is none.
    let (rule, dates) = match rule.strip_suffix(".otherwise") {
        Some(rule) => (rule, known.without_danger?),
        None => (rule, dates),
    };
    let last = dates.last(rule);
    let same = |(day, time): &(NaiveDate, &str)| {
        let time = NaiveTime::parse_from_str(time, "%H:%M").ok();
        // A day is due at its end. Hours from a day of which no time is known end "at the same time of day".
        let timed = time.filter(|time| time.format("%H:%M").to_string() != "23:59").map(spoken);
        found == [*day] && timed.is_none_or(|time| text.contains(&time) || text.contains("at the same time of day"))
    };
    (!last.iter().any(same)).then(|| format!("another date: {rule} says {text:?}, the case {last:?}"))
}

/// How long ago a date passed: in working days, or in days.
fn ago(rule: &str, text: &str, dates: &Dates, (today, calendar): (NaiveDate, &Calendar)) -> Option<String> {
    let ways = |day: NaiveDate| {
        let worked = |calendar: &Calendar| {
            day.iter_days()
                .skip(1)
                .take_while(|day| *day <= today)
                .filter(|day| calendar.not_worked(*day).is_none())
                .count()
        };
        [
            format!("{} working day", worked(if rule.starts_with("law.") { calendar.of_nation() } else { calendar })),
            format!("{} day", (today - day).num_days()),
        ]
    };
    let expected: Vec<String> = dates.last(rule).into_iter().flat_map(|(day, _)| ways(day)).collect();
    let said = periods(text);
    (said.len() != 1 || !expected.contains(&said[0]))
        .then(|| format!("another time ago: {rule} {text:?}, {expected:?}"))
}

fn by_fact(fact: &str, one: &Said, known: &Known<'_>) -> Option<String> {
    let (_, expected) = known.facts.iter().find(|(name, _)| *name == fact)?;
    match days(&one.text) {
        Ok(found) => {
            let strange = found.into_iter().find(|day| !expected.contains(day))?;
            Some(format!("another day: {fact} {strange} in {:?}", one.text))
        }
        Err(day) => Some(format!("a day that is none: {day}")),
    }
}

/// A time as people say it.
fn spoken(time: NaiveTime) -> String {
    let text = time.format("%-I:%M%P").to_string().replace(":00", "");
    match text.as_str() {
        "12pm" => "midday".to_owned(),
        "12am" => "midnight".to_owned(),
        _ => text,
    }
}
