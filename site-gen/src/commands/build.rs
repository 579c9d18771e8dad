//! `site-gen build`: the site for a static host, and the words for the form.

use std::path::PathBuf;

use chrono::NaiveDate;
use complaints::words::problem::any_error;
use complaints::words::visible::in_one_line;

use crate::clock;
use crate::command_error::CommandError;
use crate::form_bundle;
use crate::output::Staged;
use crate::read::Folders;
use crate::site;
use crate::stdout;
use crate::write_file::WriteFile;

mod site_address;

use site_address::site_address;

/// What `build` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct BuildArgs {
    /// Where to write; the folder is replaced in one step
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// The day the site is true for, default today in London
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// Where the site will be, for the sitemap
    #[arg(long, value_name = "URL", default_value = "https://complaints.example.org", value_parser = site_address)]
    pub site: String,
    /// Where the words are
    #[command(flatten)]
    pub folders: Folders,
}

/// How much a build wrote, for the line that ends it.
#[derive(Debug, Clone)]
pub struct Built {
    /// How many landlords have pages.
    pub landlords: usize,
    /// The files of all landlords and of the whole site, calendar files among them.
    pub pages: usize,
    /// The day the pages are true for.
    pub on: NaiveDate,
    /// What `check` tells of the words that were built.
    pub told: String,
}

impl Built {
    /// Says so on stderr.
    pub(crate) fn say(&self) {
        terminal::say(format_args!("{} landlords, {} pages, true for {}.", self.landlords, self.pages, self.on));
    }
}

/// Builds, prints the folder on stdout and how much was made on stderr.
///
/// # Errors
/// When the words have problems, or the folders cannot be read or written.
pub fn run(args: &BuildArgs) -> Result<(), CommandError> {
    let built = build(args)?;
    stdout::print(&format!("{}\n", in_one_line(&args.out.display().to_string())))?;
    terminal::say(built.told.trim_end());
    built.say();
    Ok(())
}

/// Builds into `args.out` and prints nothing.
///
/// # Errors
/// When the words have problems (nothing is written then), or the folders cannot be read or written.
pub fn build(args: &BuildArgs) -> Result<Built, CommandError> {
    let on = args.on.unwrap_or_else(clock::today);
    let staged = Staged::new(&args.out)?;
    let write: &WriteFile<'_> = &|path, bytes| staged.write(path, bytes);
    let site = site::render(&args.folders, on, write)?;
    if any_error(&site.problems) {
        return Err(CommandError::Problems(site.problems));
    }
    for file in site.for_whole_site(&args.site) {
        write(&file.output_path(), file.text.as_bytes())?;
    }
    let shared = form_bundle::shared_files(&args.folders.content, &site.words, &site.templates);
    form_bundle::write(write, &shared, &site.manifest(shared.keys().cloned().collect()))?;
    staged.put_in_place()?;
    Ok(Built { landlords: site.landlords.len(), pages: site.page_count(), on, told: site.report().text() })
}
