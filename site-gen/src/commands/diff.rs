//! `site-gen diff`: what readers will see change, in sentences.
//!
//! Against the last build, since that is what readers see now; against another
//! folder for a proposal; or against another day of the same words.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::words::problem::Severity;

use crate::clock;
use crate::command_error::CommandError;
use crate::diff::{self, Against, Diff, Doors, State};
use crate::read::Folders;
use crate::site::{self, Failing, Published};
use crate::stdout;
use crate::typed_day;
use crate::write_file::Nowhere;

/// What `diff` takes.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// What it was before: the folder of a build, or one with policies and content in it; default the build in dist
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// Compare with the same words on this day, or with those of --against as on this day
    #[arg(long, value_name = "DATE", value_parser = typed_day::day)]
    against_day: Option<NaiveDate>,
    /// The day on which readers look, default today in London
    #[arg(long, value_name = "DATE", value_parser = typed_day::day)]
    on: Option<NaiveDate>,
    #[arg(long, value_enum, default_value = "text")]
    format: DiffFormat,
    /// In a comment: below which address each file of the proposal can be changed in the browser
    #[arg(long, value_name = "URL")]
    edit_at: Option<String>,
    /// In a comment: where the proposal can be looked at
    #[arg(long, value_name = "URL")]
    preview_at: Option<String>,
    #[command(flatten)]
    folders: Folders,
}

/// Where `build` writes unless it is told otherwise.
const LAST_BUILD: &str = "dist";

/// How the difference is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum DiffFormat {
    /// Lines in plain words, which may change.
    Text,
    /// JSON, whose members stay.
    Json,
    /// A comment for a proposal: what changes, what is to mend, and the advice folded.
    Markdown,
}

/// Prints what readers will see change.
///
/// # Errors
/// When there is nothing to compare with, the words cannot be read, or a landlord's are to be mended first.
pub fn run(args: &DiffArgs) -> Result<(), CommandError> {
    let on = args.on.unwrap_or_else(clock::today);
    args.folders.are_here()?;
    let untold = |error: CommandError| error.untold("What readers will see change");
    let (before, folders_before) = before(args, on)?;
    let after = State::read(&args.folders, on).map_err(untold)?;
    let diff = Diff::between(&before, &after);
    for (state, day) in [(&before, before.on), (&after, on)] {
        if !state.landlords.is_empty() && state.landlords.values().all(|landlord| landlord.in_force(day).is_none()) {
            terminal::say(format_args!("No policy was in force yet on {}.", day.format("%-d %B %Y")));
        }
    }
    let phrases = &after.library.phrases;
    // The proposal's comment tells of everything; else `check` does, and this one only of what it could not read.
    let mut to_mend = 0;
    match args.format {
        DiffFormat::Json => stdout::print_json(&diff::json(&diff, phrases))?,
        DiffFormat::Text => stdout::print(&diff::text(&diff, phrases))?,
        DiffFormat::Markdown => {
            let mut problems =
                site::render(&args.folders, on, Published::default(), Failing::StopsAll, &Nowhere)?.problems;
            // What is to be updated elsewhere is no business of this proposal.
            problems.retain(|problem| {
                problem.severity == Severity::Error
                    || folders_before.as_ref().is_none_or(|was| is_touched(&problem.file, &args.folders, was))
            });
            to_mend = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
            let doors = Doors { edit: args.edit_at.as_deref(), preview: args.preview_at.as_deref() };
            stdout::print(&diff::markdown(&diff, &problems, doors, phrases))?;
        }
    }
    match diff.unread.len().max(to_mend) {
        0 => Ok(()),
        count => Err(CommandError::Told { count }),
    }
}

/// Whether a file has other words than before.
fn is_touched(file: &str, now: &Folders, was: &Folders) -> bool {
    let below = |folder: &Path, other: &Path| Some(other.join(Path::new(file).strip_prefix(folder).ok()?));
    let old = below(&now.policies, &was.policies).or_else(|| below(&now.content, &was.content));
    old.is_none_or(|old| fs::read(old).ok() != fs::read(file).ok())
}

/// The words of before, and the folders that they are in, where those are others.
fn before(args: &DiffArgs, on: NaiveDate) -> Result<(State, Option<Folders>), CommandError> {
    let folder = match (&args.against, args.against_day) {
        (Some(folder), _) => folder.as_path(),
        // A day alone asks what the same words say on another day.
        (None, Some(day)) => return Ok((State::read(&args.folders, day)?, None)),
        (None, None) if !Path::new(LAST_BUILD).join("words").is_dir() => {
            return Err(CommandError::Misuse(format!(
                "Nothing has been built here yet (there is no build in {LAST_BUILD}). Type `site-gen build` first, then \
                 change the words, then `site-gen diff`; or name with --against the folder of a build, or one with \
                 policies and content in it; or a day with --against-day."
            )));
        }
        (None, None) => Path::new(LAST_BUILD),
    };
    let found = Against::find(folder)?;
    let day = args.against_day.or(found.built_for).unwrap_or(on);
    Ok((found.state(day)?, Some(found.folders)))
}
