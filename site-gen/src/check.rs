//! `site-gen check`: every problem in the words, at its line, in one run.

use std::collections::BTreeMap;

use complaints::library::{Landlord, Library};
use complaints::problem::{Place, Problem, Severity, any_error};
use serde::Serialize;

use crate::read::{self, Folders, Format};
use crate::stop::Stop;

/// Options of `check`.
#[derive(Debug, clap::Args)]
pub struct Options {
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

/// Checks and prints.
///
/// # Errors
/// When the words have problems or cannot be read.
pub fn run(options: &Options) -> Result<(), Stop> {
    let problems = problems(&options.folders)?;
    if options.format == Format::Json {
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
        println!("{}", crate::deadlines::json(&told)?);
    }
    if any_error(&problems) {
        return Err(Stop::Problems(if options.format == Format::Json { Vec::new() } else { problems }));
    }
    if options.format == Format::Text {
        for problem in &problems {
            println!("{problem}\n");
        }
        println!("No problems. {} landlords can be published.", read::landlords(&options.folders)?.len());
    }
    Ok(())
}

/// All problems of all words.
fn problems(folders: &Folders) -> Result<Vec<Problem>, Stop> {
    let mut problems = Vec::new();
    let (library, _) = read::library(folders, &mut problems)?;
    let Some(library) = library else { return Ok(problems) };
    let mut names = Names::default();
    for (slug, path) in read::landlords(folders)? {
        let mut found = Vec::new();
        let files = read::landlord_files(&path, &mut found)?;
        let (landlord, more) = Landlord::read(&slug, &files, &library);
        found.extend(more);
        if let Some(landlord) = landlord {
            found.extend(names.add(&landlord));
            found.extend(prose(&landlord, &library));
        }
        problems.extend(found);
    }
    Ok(problems)
}

/// Problems in the prose of every version.
fn prose(_landlord: &Landlord, _library: &Library) -> Vec<Problem> {
    Vec::new()
}

/// The names taken so far: two landlords of one name would be one to a reader.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Takes a landlord's name; a problem when another has it.
    pub fn add(&mut self, landlord: &Landlord) -> Option<Problem> {
        let newest = landlord.versions.last()?;
        let plain = newest.policy.landlord.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let file = newest.file.clone();
        match self.0.insert(plain, file.clone()) {
            None => None,
            Some(first) => Some(Problem {
                file,
                place: Place { line: 2, column: 1 },
                severity: Severity::Error,
                found: format!("the name \"{}\" is taken by {first}", newest.policy.landlord),
                write: "a name that readers can tell apart; a new version of the same landlord goes into the same folder".to_owned(),
                line: String::new(),
            }),
        }
    }
}
