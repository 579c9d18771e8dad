//! What an author is advised to update: told in private, never to readers, and
//! never a reason not to build.
//!
//! Each rule is a file with a stable id, the question it asks and the advice it
//! gives. What is wrong with a policy is not for here: that stops a build.

use std::path::Path;

use chrono::NaiveDate;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::{Problem, Severity};

use crate::problem;

mod bank_holidays_end;
mod closure_is_long;
mod promise_beyond_law;
mod promise_over_a_year;
mod review_overdue;
mod rule;
mod stage_without_answer_time;
mod time_to_complain_below_law;
mod wait_before_ombudsman;
mod year_far_ahead;

pub use rule::Finding;
use rule::{Rule, Subject};

/// What is asked of each version in force, what matters most to tenants first.
const RULES: [Rule; 5] = [
    wait_before_ombudsman::RULE,
    time_to_complain_below_law::RULE,
    stage_without_answer_time::RULE,
    promise_beyond_law::RULE,
    review_overdue::RULE,
];

/// What is asked of each version in force or to come: whether something in it is a slip.
const SLIPS: [Rule; 3] = [closure_is_long::RULE, promise_over_a_year::RULE, year_far_ahead::RULE];

/// One thing for an author to update, which is no reason not to build.
#[derive(Debug, Clone)]
pub struct Advice {
    /// The id of the rule that found it, such as `review-overdue`. It stays for ever.
    pub rule: &'static str,
    /// The path of the file that it is about, such as `policies/imani/2014-01.md`.
    pub file: String,
    /// Where, what was found, and what to write in the next version.
    pub finding: Finding,
}

impl From<Advice> for Problem {
    fn from(Advice { file, finding, .. }: Advice) -> Self {
        problem::at(file, finding.at, Severity::Warning, finding.found, finding.write)
    }
}

/// The ids of all rules, in the order in which they are asked.
pub fn rule_ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().chain(&SLIPS).map(|rule| rule.id).chain([bank_holidays_end::ID])
}

/// The advice about a version of a policy, on a day when it is in force or to come.
#[must_use]
pub fn of_version(version: &Version, library: &Library, on: NaiveDate) -> Vec<Advice> {
    let to_come = version.policy.in_force.first_day() > on;
    let subject = Subject { version, library, on };
    let about = |rule: &Rule| {
        let id = rule.id;
        let findings = (rule.find)(&subject).into_iter();
        findings.map(move |finding| Advice { rule: id, file: version.file.clone(), finding })
    };
    let of_today = RULES.iter().filter(|_| !to_come);
    of_today.chain(&SLIPS).flat_map(about).collect()
}

/// The advice about the published bank holidays, which lie at `file`.
#[must_use]
pub fn of_bank_holidays(library: &Library, on: NaiveDate, file: &Path) -> Option<Advice> {
    let finding = bank_holidays_end::find(library, on)?;
    Some(Advice { rule: bank_holidays_end::ID, file: file.display().to_string(), finding })
}
