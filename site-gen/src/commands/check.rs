//! `site-gen check`: every problem in the words, at its line, in one run.

use chrono::NaiveDate;
use complaints::words::problem::Severity;

use crate::clock;
use crate::command_error::CommandError;
use crate::read::Folders;
use crate::report::{self, ReportFormat};
use crate::site::{self, Failing, Published};
use crate::stdout;
use crate::typed_day;
use crate::write_file::Nowhere;

mod fix;
mod go_live;
mod only;

use only::Only;

/// What `check` takes.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Tell only of this landlord and of what all share, such as imani; of every landlord if none is named
    #[arg(value_name = "LANDLORD")]
    landlord: Option<String>,
    /// The day the site would be true for, default today in London
    #[arg(long, value_name = "DATE", value_parser = typed_day::day)]
    on: Option<NaiveDate>,
    /// Show the advice as well, which is folded into one line otherwise
    #[arg(long)]
    advice: bool,
    /// Write into the files what is certainly meant, and tell what is left
    #[arg(long)]
    fix: bool,
    /// List what is missing before a landlord’s site may go live; of every landlord if none is named
    #[arg(long, value_name = "LANDLORD", num_args = 0..=1, conflicts_with_all = ["advice", "fix"])]
    go_live: Option<Option<String>>,
    #[arg(long, value_enum, default_value = "text")]
    format: ReportFormat,
    #[command(flatten)]
    folders: Folders,
}

/// Does what a build would do, but for the writing, and prints what is to mend or to update.
///
/// # Errors
/// When the words have problems or cannot be read.
pub fn run(args: &CheckArgs) -> Result<(), CommandError> {
    let on = args.on.unwrap_or_else(clock::today);
    if let Some(landlord) = &args.go_live {
        return go_live::run(landlord.as_deref(), on, args.format, &args.folders);
    }
    let only = args.landlord.as_deref().map(|slug| Only::of(slug, &args.folders)).transpose()?;
    // The others are read as well: links may lead to their pages.
    let render = || {
        let mut site = site::render(&args.folders, on, Published::default(), Failing::StopsAll, &Nowhere)?;
        if let Some(only) = &only {
            site.problems.retain(|problem| only.is_about(&problem.file));
            site.allowed.retain(|allowed| only.is_about(&allowed.problem.file));
            site.landlords.retain(|landlord| Some(landlord.in_manifest.slug.as_str()) == args.landlord.as_deref());
        }
        Ok::<_, CommandError>(site)
    };
    let mut site = render()?;
    if args.fix {
        for done in fix::mend(&site.problems)? {
            terminal::say(done);
        }
        site = render()?;
    }
    if args.format == ReportFormat::Text && args.advice {
        stdout::print(&report::advice(&site.problems))?;
        site.problems.retain(|problem| problem.severity != Severity::Advice);
    }
    let report = site.report();
    report.print(args.format)?;
    match (report.stops(), args.format) {
        (false, _) => Ok(()),
        (true, ReportFormat::Text) => Err(CommandError::Problems(site.problems)),
        (true, _) => {
            let errors = site.problems.iter().filter(|problem| problem.severity == Severity::Error);
            Err(CommandError::Told { count: errors.count() })
        }
    }
}
