//! `site-gen check`: every problem in the words, at its line, in one run.

use chrono::NaiveDate;
use complaints::words::problem::{Problem, Severity, any_error};
use serde::Serialize;

use crate::clock;
use crate::command_error::CommandError;
use crate::read::Folders;
use crate::site;
use crate::stdout::{self, OutputFormat};

/// What `check` takes.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// The day the site would be true for, default today in London
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,
    #[command(flatten)]
    folders: Folders,
}

/// One problem as a program reads it.
#[derive(Serialize)]
struct ProblemJson<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    severity: &'a str,
    found: &'a str,
    write: &'a str,
}

impl<'a> ProblemJson<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self {
            file: &problem.file,
            line: problem.place.line,
            column: problem.place.column,
            severity: if problem.severity == Severity::Error { "error" } else { "warning" },
            found: &problem.found,
            write: &problem.write,
        }
    }
}

/// Does what a build would do, but for the writing, and prints what is to mend or to update.
///
/// # Errors
/// When the words have problems or cannot be read.
pub fn run(args: &CheckArgs) -> Result<(), CommandError> {
    let nothing_written = |_: &str, _: &[u8]| Ok(());
    let site = site::render(&args.folders, args.on.unwrap_or_else(clock::today), &nothing_written)?;
    let problems = site.problems;
    match args.format {
        OutputFormat::Json => {
            stdout::print_json(&problems.iter().map(ProblemJson::of).collect::<Vec<_>>())?;
        }
        OutputFormat::Text if !any_error(&problems) => stdout::print(&report(&problems, site.landlords.len()))?,
        // The error tells them all.
        OutputFormat::Text => {}
    }
    if any_error(&problems) { Err(CommandError::Problems(problems)) } else { Ok(()) }
}

/// What the author may update, and that nothing keeps the site from being published.
fn report(warnings: &[Problem], landlords: usize) -> String {
    let counted = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let mut text: String = warnings.iter().map(|problem| format!("{problem}\n\n")).collect();
    if !warnings.is_empty() {
        let things = counted(warnings.len(), "thing", "things");
        text.push_str(&format!(
            "{things} to update. Nobody but you is told, and the site is published all the same.\n"
        ));
    }
    format!("{text}No problems. {} can be published.\n", counted(landlords, "landlord", "landlords"))
}
