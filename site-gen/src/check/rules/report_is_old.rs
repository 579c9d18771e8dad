//! The newest yearly report that is given is old: by now there should be another.

use chrono::NaiveDate;
use complaints::policy::Paper;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R164",
    title: "a yearly report that is old",
    why: "Tenants look here for what was learned from complaints in the last year, and find one of before. The \
          Ombudsman’s Code asks for a report each year (8.1).",
    cure: "Day and address of the newest report.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForce, find };

/// A report comes once a year, and takes some months on its way to the governing body.
const DAYS: i64 = 549;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let report = subject.version.policy.published.yearly_report.as_ref();
    let old = report.filter(|report| is_old(report, subject.on));
    let finding = old.map(|report| Finding {
        at: report.at,
        found: format!("yearly_report: the newest that people find is of {}", report.on),
        write: "day and address of the newest one; if none has been written since, leave it".to_owned(),
    });
    finding.into_iter().collect()
}

/// Whether there should be a newer one by now.
pub(crate) fn is_old(report: &Paper, on: NaiveDate) -> bool {
    (on - report.on.last_day()).num_days() > DAYS
}
