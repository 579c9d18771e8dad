//! What is told of the words, for people and for programs: `check`, `build` and
//! `serve` tell the same.

use complaints::words::problem::{Problem, any_error};

use crate::check::Allowed;
use crate::command_error::CommandError;
use crate::stdout;

mod github;
mod json;
mod sarif;
mod text;

pub(crate) use text::{advice, errors, problems, to_mend};

/// How `check` prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ReportFormat {
    /// Lines in plain words, which may change.
    Text,
    /// JSON, whose members stay.
    Json,
    /// Lines that GitHub shows beside the words of a proposal.
    Github,
    /// SARIF 2.1.0, which editors and code hosts read.
    Sarif,
}

/// All that one run found.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// What is to mend, to update or advised, as it sorts.
    pub problems: &'a [Problem],
    /// What an author says is meant.
    pub allowed: &'a [Allowed],
    /// How many landlords can be published.
    pub landlords: usize,
    /// How many versions start later.
    pub to_come: usize,
}

impl Report<'_> {
    /// Whether nothing may be published.
    #[must_use]
    pub fn stops(&self) -> bool {
        any_error(self.problems)
    }

    /// What is told besides errors, and how things stand where there are none; for people.
    #[must_use]
    pub fn text(&self) -> String {
        text::report(self)
    }

    /// Prints the report. For people that is all but the errors, which the command ends with.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(crate) fn print(&self, format: ReportFormat) -> Result<(), CommandError> {
        match format {
            ReportFormat::Text if self.stops() => Ok(()),
            ReportFormat::Text => stdout::print(&self.text()),
            ReportFormat::Json => stdout::print_json(&json::report(self)),
            ReportFormat::Github => stdout::print(&github::report(self)),
            ReportFormat::Sarif => stdout::print_json(&sarif::report(self)),
        }
    }
}
