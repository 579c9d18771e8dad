//! `site-gen holidays`: what a newer file of bank holidays changes, and keeping it.
//!
//! A person confirms: published days have been wrong before. So the difference
//! is told in words, with the dates that move, and nothing is written without
//! `--write`. What may be merged at all is `complaints`' to say.

use std::path::PathBuf;

use chrono::NaiveDate;
use complaints::words::rules::BROKEN_BANK_HOLIDAYS;
use terminal::visible::in_one_line;

use crate::clock;
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::output::replace_file;
use crate::read::{self, Folders};
use crate::stdout::{self, OutputFormat};
use crate::typed_day;

mod json;
mod moved_days;
mod summary;

use json::{ChangeJson, HolidaysJson};
use moved_days::moved_days;

/// What `holidays` takes.
#[derive(Debug, clap::Args)]
pub struct HolidaysArgs {
    // No doc comment: in documentation an address stands in brackets, and on the command line it must not.
    #[arg(help = "The newer file, saved from https://www.gov.uk/bank-holidays.json")]
    file: PathBuf,
    /// Keep it: without this nothing is written
    #[arg(long)]
    write: bool,
    /// The day it is, default today in London: bank holidays before it cannot be taken back
    #[arg(long, value_name = "DATE", value_parser = typed_day::day)]
    on: Option<NaiveDate>,
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,
    #[command(flatten)]
    folders: Folders,
}

/// Lays the newer file over ours, prints what that changes, and writes it if asked to.
///
/// # Errors
/// When the file cannot be laid over ours, the words have problems, or it cannot be written.
pub fn run(args: &HolidaysArgs) -> Result<(), CommandError> {
    let on = args.on.unwrap_or_else(clock::today);
    let library = read::checked_library(&args.folders)?;
    let ours = &library.holidays;
    let newer = read::bank_holidays(&args.file)?;
    let merged = ours
        .merge(&newer, on)
        .map_err(|e| CommandError::file(&BROKEN_BANK_HOLIDAYS, &args.file, e.to_string(), e.cure()))?;
    let difference = &merged.difference;
    // Titles alone move no date; then no policy needs to be read.
    let moved = if difference.dates.is_empty() {
        Vec::new()
    } else {
        moved_days(&args.folders, &library, &merged.holidays, on)?
    };
    let place = args.folders.bank_holidays();
    let written = args.write && !difference.is_nothing();
    if written {
        replace_file(&place, merged.holidays.to_json().as_bytes())?;
    }
    let json = HolidaysJson {
        changes: difference.dates.iter().map(ChangeJson::of).collect(),
        titles_changed: difference.titles,
        notes_changed: difference.notes,
        years_kept: ours.years().filter(|year| !newer.years().contains(year)).collect(),
        known_until: merged.holidays.known_until(),
        moved,
        written,
    };
    match args.format {
        OutputFormat::Json => stdout::print_json(&json)?,
        OutputFormat::Text => stdout::print(&summary::text(&json, difference, on, &library))?,
    }
    if written {
        let place = in_one_line(&to_slash(&place));
        terminal::say(format_args!("{place} is written. Publish it as any other change of words."));
    } else if !difference.is_nothing() {
        terminal::say(
            "Compare each day with https://www.gov.uk/bank-holidays: published days have been wrong before.\n\
             Nothing was written; run again with --write to keep it.",
        );
    }
    Ok(())
}
