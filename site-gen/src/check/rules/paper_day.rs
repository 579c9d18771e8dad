//! The day of a paper cannot be right: it is still to come, lies long before
//! anybody had to write one, or the answer is older than what it answers.

use chrono::{Datelike, NaiveDate};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R163",
    title: "a paper whose day cannot be right",
    why: "Readers see that day, and judge by it whether the report is the newest. Until a day that is to come the page \
          says “not given yet”.",
    cure: "The day on which the paper was published, with its month in letters.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// No landlord links a report of so many years ago as its newest.
const LONG_AGO: i32 = 10;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let published = &subject.version.policy.published;
    let mut all: Vec<Finding> = Vec::new();
    for (key, paper) in published.each() {
        let read = paper.on;
        if !paper.is_out(subject.on) {
            let last_year = read.first_day().with_year(subject.on.year()).unwrap_or(subject.on);
            all.push(Finding {
                at: paper.at,
                found: format!("{key}: {read} is still to come, and until then the page says “not given yet”"),
                write: meant(last_year, subject.on),
            });
        } else if read.last_day().year() < subject.on.year() - LONG_AGO {
            all.push(Finding {
                at: paper.at,
                found: format!("{key}: is this right? It was published in {}", read.last_day().year()),
                write: "the day on which the newest one was published; if it is right, leave it".to_owned(),
            });
        }
    }
    if let (Some(report), Some(response)) = (&published.yearly_report, &published.response)
        && response.on.last_day() < report.on.first_day()
    {
        all.push(Finding {
            at: response.at,
            found: format!(
                "response: {} is before the report that it answers, of {}: people read it beside another one",
                response.on, report.on
            ),
            write: "the response to that report; until there is one, take the line `response:` away".to_owned(),
        });
    }
    all
}

/// The same day of this year, where that is past: most slips are of the year.
fn meant(this_year: NaiveDate, on: NaiveDate) -> String {
    use complaints::days::approximate::Approximate;
    match this_year <= on {
        true => format!("`on: {}`, if that is the day; if it is right, leave it", Approximate::Day(this_year)),
        false => "the day on which it was published; if it is right, leave it".to_owned(),
    }
}
