//! The landlord is closed for longer than a month: nothing is counted for so
//! long, which is more often a slip than a plan.

use chrono::{Datelike, NaiveDate, Weekday};
use complaints::policy::Closed;
use complaints::words::problem::{Place, Severity};
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R036",
    title: "closure days of more than a month",
    why: "Nothing is counted while you are closed: every date moves by as many days.",
    cure: "The first and the last day as they are; if they are right, leave them or allow them.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// Days that nobody asks about.
const USUAL: i64 = 31;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let long = runs(&subject.version.policy.closed).into_iter().filter_map(|run| {
        let days = (run.last - run.first).num_days() + 1;
        (days > USUAL && run.last >= subject.on).then(|| Finding {
            at: run.at,
            found: format!("is this right? Nobody works for {days} days, and working days stand still for so long"),
            write: match run.closures {
                1 => "the first day under `from:` and the last under `to:`; if it is right, leave it".to_owned(),
                more => format!(
                    "the first and the last day of each of the {more} closures that follow one another from {} to {}; if \
                     they are right, leave them",
                    run.first.format("%-d %B %Y"),
                    run.last.format("%-d %B %Y")
                ),
            },
        })
    });
    long.collect()
}

/// Days on end on which nobody works.
struct Run {
    first: NaiveDate,
    last: NaiveDate,
    /// How many entries of `closed:` it is made of.
    closures: usize,
    /// Where the longest of them stands.
    at: Place,
    longest: i64,
}

/// The closures, those that follow one another as one, though a weekend may lie between.
fn runs(closed: &[Closed]) -> Vec<Run> {
    let mut sorted: Vec<&Closed> = closed.iter().collect();
    sorted.sort_by_key(|closed| closed.first);
    let mut runs: Vec<Run> = Vec::new();
    for one in sorted {
        let days = (one.last - one.first).num_days() + 1;
        match runs.last_mut().filter(|run| one.first <= next_working_day(run.last)) {
            Some(run) => {
                run.last = run.last.max(one.last);
                run.closures += 1;
                if days > run.longest {
                    (run.longest, run.at) = (days, one.at);
                }
            }
            None => runs.push(Run { first: one.first, last: one.last, closures: 1, at: one.at, longest: days }),
        }
    }
    runs
}

fn next_working_day(day: NaiveDate) -> NaiveDate {
    let after = day.iter_days().skip(1).find(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    after.unwrap_or(day)
}
