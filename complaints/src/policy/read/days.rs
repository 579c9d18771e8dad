//! Days and times of day in the front matter: exact ones, rough ones, closure days.

use chrono::{NaiveDate, NaiveTime};

use crate::days::approximate::{Approximate, Reading, read};
use crate::days::calendar::DayOne;
use crate::days::clock::{Cited, Fact};
use crate::policy::facts::Closed;
use crate::policy::shorthand::{cited, fact, split_section, time_of_day};
use crate::words::fields::{Fields, choice, text};
use crate::words::located::Node;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Nobody is closed for a year: it is a slip, and no date could be counted across it.
const LONGEST_CLOSURE: i64 = 365;

/// The time of day after which a complaint counts as received on the next working day.
pub(super) fn cut_off(node: &Node, problems: &mut Problems<'_>) -> Fact<NaiveTime> {
    fact(node, "cut_off", "\"17:00\"", problems, |n, p| {
        let cited = cited(text(n, "cut_off", "\"17:00\"", p)?, n.at);
        let value = time_of_day(&cited.value, n.at, p)?;
        Some(Cited { value, section: cited.section, at: n.at })
    })
}

/// Which day is day one: `next` or `rolled`.
pub(super) fn day_one(node: &Node, problems: &mut Problems<'_>) -> Fact<DayOne> {
    fact(node, "day_one", "next", problems, |n, p| {
        let cited = cited(text(n, "day_one", "next", p)?, n.at);
        let value = choice(&cited.value, n.at, "rule for day one", DayOne::NAMES, p)?;
        Some(Cited { value, section: cited.section, at: n.at })
    })
}

/// A date written in a policy for a machine: `2026-12-24` or `24 December 2026`.
pub(crate) fn exact_date(typed: &str, at: Place, key: &str, problems: &mut Problems<'_>) -> Option<NaiveDate> {
    match read(typed) {
        Reading::Date(Approximate::Day(date)) | Reading::Likely(Approximate::Day(date)) => Some(date),
        Reading::Date(_) | Reading::Likely(_) | Reading::Impossible(_) | Reading::Words => {
            problems.error(
                &rules::UNREADABLE_DATE,
                at,
                format!("{key}: \"{typed}\" is not a day"),
                "a day, such as `24 December 2026` or `2026-12-24`",
            );
            None
        }
    }
}

/// A date as exact as the author has it; `not stated` is none.
pub(super) fn approximate(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Approximate>> {
    let typed = text(node, key, "January 2027", problems)?;
    if typed.eq_ignore_ascii_case("not stated") {
        return None;
    }
    let (date, section) = split_section(typed);
    match read(date) {
        Reading::Date(value) | Reading::Likely(value) => {
            Some(Cited { value, section: section.map(str::to_owned), at: node.at })
        }
        Reading::Impossible(_) | Reading::Words => {
            problems.error(
                &rules::UNREADABLE_DATE,
                node.at,
                format!("{key}: \"{date}\" is not a date"),
                "a date as exact as you have it: `6 June 2022`, `January 2014`, `Summer 2016` or `2016`",
            );
            None
        }
    }
}

/// `from:`, `to:` (the same day where it is left out) and `why:`.
pub(super) fn closed(node: &Node, problems: &mut Problems<'_>) -> Option<Closed> {
    let mut fields = Fields::of(node, "closed", "`- from: 24 December 2026`", problems)?;
    let first = fields.require("from", "24 December 2026", problems);
    let last = fields.take("to");
    let why = fields.required_text("why", "our offices are closed", problems).map(str::to_owned);
    fields.finish(problems);
    let day = |node: Option<&Node>, key: &str, problems: &mut Problems<'_>| {
        let node = node?;
        let typed = text(node, key, "24 December 2026", problems)?;
        exact_date(typed, node.at, key, problems)
    };
    let first = day(first, "from", problems)?;
    let last = if last.is_some() { day(last, "to", problems)? } else { first };
    if last < first {
        problems.error(
            &rules::IMPOSSIBLE_CLOSURE,
            node.at,
            "these closure days end before they start",
            "`from:` the first day and `to:` the last",
        );
        return None;
    }
    if (last - first).num_days() >= LONGEST_CLOSURE {
        problems.slip(
            &rules::IMPOSSIBLE_CLOSURE,
            node.at,
            format!("these closure days last from {} to {}", first.format("%-d %B %Y"), last.format("%-d %B %Y")),
            "`from:` and `to:` less than a year apart; is one of the years mistyped?",
        );
    }
    Some(Closed { first, last, why: why?, at: node.at })
}
