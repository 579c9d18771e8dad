//! `site-gen check`: every problem in the words, at its line, in one run.

use chrono::NaiveDate;
use complaints::words::problem::{Severity, any_error};
use serde::Serialize;

use crate::build;
use crate::read::{self, Folders, Format};
use crate::result;
use crate::stop::Stop;

/// Options of `check`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The day the site would be true for, default today in London
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    folders: Folders,
}

#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    severity: &'a str,
    found: &'a str,
    write: &'a str,
}

/// Checks and prints: what a build would do, but for the writing.
///
/// # Errors
/// When the words have problems or cannot be read.
pub fn run(options: &Options) -> Result<(), Stop> {
    let made = build::make(&options.folders, options.on.unwrap_or_else(read::today), None)?;
    let problems = made.problems;
    match options.format {
        Format::Json => {
            let told: Vec<Told<'_>> = problems
                .iter()
                .map(|p| Told {
                    file: &p.file,
                    line: p.place.line,
                    column: p.place.column,
                    severity: if p.severity == Severity::Error { "error" } else { "warning" },
                    found: &p.found,
                    write: &p.write,
                })
                .collect();
            result::json(&told)?;
        }
        Format::Text if !any_error(&problems) => {
            let mut text: String = problems.iter().map(|problem| format!("{problem}\n\n")).collect();
            let things =
                |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
            if !problems.is_empty() {
                let count = things(problems.len(), "thing", "things");
                text.push_str(&format!(
                    "{count} to update. Nobody but you is told, and the site is published all the same.\n"
                ));
            }
            let landlords = things(made.listed.len(), "landlord", "landlords");
            result::print(&format!("{text}No problems. {landlords} can be published.\n"))?;
        }
        Format::Text => {}
    }
    if any_error(&problems) { Err(Stop::Problems(problems)) } else { Ok(()) }
}
