//! `site-gen build`: the site for a static host, and the words for the form.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::words::problem::{Problem, any_error};
use complaints::words::visible::in_one_line;

use crate::clock;
use crate::command_error::CommandError;
use crate::commands::site_address::{EXAMPLE, host_on_paper, site_address};
use crate::form_bundle;
use crate::machine::to_slash;
use crate::output::{Placed, Staged};
use crate::read::Folders;
use crate::site::{self, Failed, Failing, Published};
use crate::stdout;
use crate::typed_day;
use crate::write_file::Output;

mod as_preview;

use as_preview::AsPreview;

/// What `build` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct BuildArgs {
    /// Where to write; the folder is replaced in one step
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// The day the site is true for, default today in London
    #[arg(long, value_name = "DATE", value_parser = typed_day::day)]
    pub on: Option<NaiveDate>,
    /// Where the site will be, for the sitemap and for what is printed
    #[arg(long, value_name = "URL", default_value = EXAMPLE, value_parser = site_address)]
    pub site: String,
    /// Say on the pages that lead to the form that it takes nothing for now
    #[arg(long)]
    pub closed: bool,
    /// Publish the landlords without mistakes, and keep the last good pages of the others
    #[arg(long)]
    pub keep_going: bool,
    /// For people who look at a proposal: no search engine takes it, and each page says as on which day it is seen
    #[arg(long, conflicts_with = "keep_going")]
    pub preview: bool,
    /// The folder of another site below which the preview will stand, such as /preview/12
    #[arg(long, value_name = "PATH", default_value = "", requires = "preview", value_parser = below)]
    pub below: String,
    /// Where the words are
    #[command(flatten)]
    pub folders: Folders,
}

/// How much a build wrote, for the line that ends it.
#[derive(Debug, Clone)]
pub struct Built {
    /// How many landlords have pages.
    pub landlords: usize,
    /// The pages of all landlords and of the whole site.
    pub pages: usize,
    /// The day the pages are true for.
    pub on: NaiveDate,
    /// What `check` tells of the words that were built.
    pub told: String,
    /// What was found, and of whom the pages are older or missing, where not all could be published.
    pub short_of: Option<ShortOf>,
}

/// What a site lacks that was published all the same.
#[derive(Debug, Clone)]
pub struct ShortOf {
    /// What is wrong or to update, in all words.
    pub problems: Vec<Problem>,
    /// The landlords whose pages are the last good ones, by their folders.
    pub carried_over: Vec<String>,
    /// The landlords that have none, by their folders.
    pub missing: Vec<String>,
}

impl Built {
    /// Says so on stderr.
    fn say(&self, out: &Path) {
        let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        terminal::say(format_args!(
            "{}, {}, true for {}. Written to {}.",
            counted(self.landlords, "landlord"),
            counted(self.pages, "page"),
            self.on,
            in_one_line(&to_slash(out.join("site"))),
        ));
    }
}

/// Builds, prints the folder on stdout and how much was made on stderr.
///
/// # Errors
/// When the words have problems, or the folders cannot be read or written.
pub fn run(args: &BuildArgs) -> Result<(), CommandError> {
    let built = build(args).map_err(|error| if args.preview { error.unshown() } else { error })?;
    stdout::print(&format!("{}\n", in_one_line(&to_slash(&args.out))))?;
    // Of a proposal its comment tells all that was found.
    if built.short_of.is_none() && !args.preview {
        terminal::say(built.told.trim_end());
    }
    built.say(&args.out);
    built.short_of.map_or(Ok(()), |short_of| Err(CommandError::ShortOf(short_of)))
}

/// Builds into `args.out` and prints nothing.
///
/// # Errors
/// When the words have problems (nothing is written then, unless it is to keep going), or the folders cannot be read
/// or written.
pub fn build(args: &BuildArgs) -> Result<Built, CommandError> {
    let on = args.on.unwrap_or_else(clock::today);
    loop {
        let staged = Staged::new(&args.out)?;
        let built = if args.preview {
            write(args, on, &AsPreview::new(&staged, on, &args.below))?
        } else {
            write(args, on, &staged)?
        };
        if staged.put_in_place()? == Placed::InPlace {
            return Ok(built);
        }
    }
}

/// A folder of a site: small letters, figures and hyphens between slashes.
fn below(typed: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '/';
    if typed.is_empty() || typed.starts_with('/') && !typed.contains("//") && typed.chars().all(plain) {
        return Ok(typed.to_owned());
    }
    Err("a folder that starts with a slash, such as /preview/12".to_owned())
}

fn write(args: &BuildArgs, on: NaiveDate, output: &dyn Output) -> Result<Built, CommandError> {
    let failing = if args.keep_going { Failing::KeepsItsPages } else { Failing::StopsAll };
    let site = site::render(
        &args.folders,
        on,
        Published { host: host_on_paper(&args.site), closed: args.closed },
        failing,
        output,
    )?;
    let errors = any_error(&site.problems);
    if errors && (failing == Failing::StopsAll || site.nothing_is_good || site.landlords.is_empty()) {
        return Err(CommandError::Problems(site.problems));
    }
    for file in site.for_whole_site(&args.site) {
        output.write_shared(&file.output_path(), file.text.as_bytes())?;
    }
    if !site.failed.carried_over.is_empty() {
        // Their pages name the style sheet with which they were made.
        output.keep_shared("site/assets/");
    }
    let shared = form_bundle::shared_files(&args.folders.content, &site.words, &site.templates);
    form_bundle::write(output, &shared, site.manifest(shared.keys().cloned().collect()))?;
    let (landlords, pages) = (site.landlords.len(), site.page_count());
    // Where not all could be published, the error tells what was found.
    let told = if errors { String::new() } else { site.report().text() };
    let Failed { carried_over, missing } = site.failed;
    let short_of = errors.then_some(ShortOf { problems: site.problems, carried_over, missing });
    Ok(Built { landlords, pages, on, told, short_of })
}
