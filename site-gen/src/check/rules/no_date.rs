//! Times of a policy for which no date can be given: a complaint that came
//! would be taken, and nobody could say by when it is answered.
//!
//! Asked of the last of the days ahead alone: whatever ends later starts later,
//! so a time that has a date on that day has one on each day before it.

use chrono::{Days, NaiveDate};
use complaints::days::calendar::Calendar;
use complaints::days::clock::{Cited, Limit};
use complaints::days::count::{Rules, count};
use complaints::days::moment::Moment;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::{Problem, Severity};
use complaints::words::rule::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "R027",
    title: "a time that has no date",
    why: "A complaint that came would be taken, and nobody could say by when it is answered.",
    cure: "A shorter time; a figure or a unit is mistyped, most often.",
    can_be_allowed: false,
};

/// For complaints of how many days ahead every date has to be known.
pub const DAYS_AHEAD: u64 = 400;

/// A problem for each time of a version that has no date for a complaint of one of the days ahead.
#[must_use]
pub(in crate::check) fn of_version(version: &Version, library: &Library, on: NaiveDate) -> Vec<Problem> {
    let calendar = library.calendar(&version.policy);
    let Some(last) = on.checked_add_days(Days::new(DAYS_AHEAD)) else { return Vec::new() };
    let policy = &version.policy;
    let limits = policy.each_procedure().flat_map(|policy| &policy.stages).flat_map(|stage| stage.limits());
    let limits = limits.chain(policy.limits_outside_stages());
    limits.filter(|limit| !is_dated(&limit.value, last, &calendar)).map(|limit| told(limit, version, last)).collect()
}

/// Whether a limit ends on a day that can be counted, from a start on a day.
fn is_dated(limit: &Limit, day: NaiveDate, calendar: &Calendar) -> bool {
    let rules = Rules { ends: limit.ends, by: limit.by, ..Rules::default() };
    let mut windows = limit.windows().map(|(within, _)| within);
    windows.all(|within| {
        count(within, Moment::on(day), rules, calendar).is_ok_and(|end| end.due_date <= calendar.last_day())
    })
}

fn told(limit: &Cited<Limit>, version: &Version, last: NaiveDate) -> Problem {
    let day = last.format("%-d %B %Y");
    let found =
        format!("{} has no date for a complaint of {day}: nobody knows the bank holidays on the way", limit.value);
    Problem::at(
        Severity::Error,
        &RULE,
        version.file.as_str(),
        limit.at,
        found,
        "a shorter time; is a figure or a unit mistyped?",
    )
}
