//! What is still missing before a landlord's site may stop being a demonstration.
//!
//! Each thing with who has to do it and what to write. What no program can see
//! is stated by people in `service.yaml`. Nothing here decides that a site goes
//! live: a person takes the line `demonstration: yes` out.

use std::path::Path;

use chrono::NaiveDate;
use complaints::policy::library::{Landlord, Library, Version};
use complaints::words::problem::{Place, Problem, Severity};
use complaints::words::source::SourceFile;
use serde::Serialize;

use crate::assess::approval::Assessment;

mod kept_up;
mod of_policy;
mod published;
mod self_assessment;
pub(crate) mod statements;

use statements::Statements;

/// Who has to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Who {
    /// Whoever writes and publishes the words.
    CommsTeam,
    /// Whoever decides how complaints are handled.
    ComplaintsLead,
    /// Whoever runs the machines.
    Service,
}

impl Who {
    /// As it is told.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::CommsTeam => "The comms team",
            Self::ComplaintsLead => "The complaints lead",
            Self::Service => "Whoever runs the service",
        }
    }
}

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Missing {
    pub(crate) who: Who,
    pub(crate) file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    /// What is missing, and what that means for people.
    pub(crate) missing: String,
    /// What to type or to write.
    pub(crate) write: String,
}

impl Missing {
    fn new(who: Who, file: &str, at: Option<Place>, missing: impl Into<String>, write: impl Into<String>) -> Self {
        let line = at.map(|at| at.line);
        Self { who, file: file.to_owned(), line, missing: missing.into(), write: write.into() }
    }
}

/// One landlord on a day, and all that bears on whether its site can go live.
pub(crate) struct Candidate<'a> {
    pub(crate) landlord: &'a Landlord,
    pub(crate) version: &'a Version,
    /// The file of that version as typed.
    pub(crate) file: &'a SourceFile,
    pub(crate) library: &'a Library,
    /// Where the bank holidays lie.
    pub(crate) bank_holidays: &'a Path,
    /// Its own assessment, and where that lies or would lie.
    pub(crate) assessment: Option<&'a Assessment>,
    pub(crate) assessment_file: &'a str,
    pub(crate) statements: &'a Statements,
    /// What `check` told of its words.
    pub(crate) problems: &'a [Problem],
    pub(crate) on: NaiveDate,
}

/// All that is missing, by who has to do it.
pub(crate) fn missing(candidate: &Candidate<'_>) -> Vec<Missing> {
    let errors = candidate.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let mut all: Vec<Missing> = errors
        .map(|p| {
            Missing::new(
                Who::CommsTeam,
                &p.file,
                Some(p.place),
                format!("{} ({})", p.found, p.rule.code),
                p.write.as_str(),
            )
        })
        .collect();
    for find in of_policy::ALL {
        all.extend(find(candidate));
    }
    all.extend(self_assessment::missing(candidate));
    all.extend(published::missing(candidate));
    all.extend(kept_up::missing(candidate));
    all.extend(statements::missing(candidate));
    all.sort_by_key(|missing| missing.who);
    all
}

/// Whether a day lies so long before another that what was true then has to be looked at again.
fn is_stale(day: NaiveDate, on: NaiveDate, days: i64) -> bool {
    (on - day).num_days() > days
}
