//! `site-gen new`: a file that an author fills in: a landlord, a version of a
//! policy, a page. Nothing that is there is written over, and nothing is left
//! half written.

use std::path::Path;

use complaints::words::problem::{Problem, Severity};

use crate::clock;
use crate::command_error::CommandError;
use crate::read::Folders;
use crate::site::{self, Failing, Published};
use crate::stdout;
use crate::write_file::Nowhere;

mod day;
mod landlord;
mod page;
mod start;
mod unfilled;
mod version;
mod write;

/// What `new` takes.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// A landlord: a folder with a first policy to fill in
    Landlord(landlord::LandlordArgs),
    /// A version of a landlord's policy: a copy of the one that holds until the day it starts
    Version(version::VersionArgs),
    /// A page that every landlord gets
    Page(page::PageArgs),
}

/// Writes the file, prints its path on stdout, and says on stderr what to do next.
///
/// # Errors
/// When there is such a file already, a name or a day cannot be used, or the file cannot be written.
pub fn run(args: &NewArgs) -> Result<(), CommandError> {
    let (made, folders, in_browser) = match &args.what {
        What::Landlord(args) => (landlord::make(args)?, &args.folders, false),
        What::Version(args) => (version::make(args, clock::today())?, &args.folders, args.in_browser),
        What::Page(args) => (page::make(args)?, &args.folders, false),
    };
    stdout::print(&format!("{}\n", terminal::visible::in_one_line(&made.path)))?;
    terminal::say(&made.said);
    // In a browser the comment on the proposal tells it.
    if !in_browser {
        terminal::say(left(&made.path, folders));
    }
    if let Some(unfilled) = &made.unfilled {
        terminal::say(format_args!("\n{unfilled}"));
    }
    Ok(())
}

/// A file that was made, and what is to be said of it.
struct Made {
    path: String,
    /// What it is, and what to do next.
    said: String,
    /// What is in it only to be replaced.
    unfilled: Option<String>,
}

/// What `check` wants filled in before the file can be published.
fn left(path: &str, folders: &Folders) -> String {
    let Ok(site) = site::render(folders, clock::today(), Published::default(), Failing::StopsAll, &Nowhere) else {
        return "Run `site-gen check` to see what is left to do.".to_owned();
    };
    let of_file = |problem: &&Problem| problem.severity == Severity::Error && same(&problem.file, path);
    let left: Vec<String> = site.problems.iter().filter(of_file).map(|problem| format!("\n\n{problem}")).collect();
    match left.len() {
        0 => "`site-gen check` finds nothing wrong with it.".to_owned(),
        1 => format!("One thing is left to fill in before it can be published:{}", left.concat()),
        n => format!("{n} things are left to fill in before it can be published:{}", left.concat()),
    }
}

fn same(one: &str, other: &str) -> bool {
    Path::new(one) == Path::new(other)
}
