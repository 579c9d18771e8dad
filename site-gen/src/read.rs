//! Words from disk: which files there are, and what is too odd to open.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, Utc};
use complaints::days::bank_holidays::BankHolidays;
use complaints::days::moment::Moment;
use complaints::policy::library::{Landlord, Library};
use complaints::words::located::MAX_BYTES;
use complaints::words::problem::{Place, Problem, Severity, any_error};
use complaints::words::source::SourceFile;

use crate::stop::Stop;

/// Where the words are.
#[derive(Debug, Clone, clap::Args)]
pub struct Folders {
    /// The folder of policies
    #[arg(long, value_name = "DIR", default_value = "policies")]
    pub policies: PathBuf,
    /// The folder of shared words, templates and assets
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
}

/// How a command prints its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Today in London.
#[must_use]
pub fn today() -> NaiveDate {
    Moment::at(Utc::now()).day()
}

/// The texts below a folder whose names end in one of `endings`, in order.
fn texts(folder: &Path, endings: &[&str], problems: &mut Vec<Problem>) -> Result<Vec<SourceFile>, Stop> {
    let mut files = Vec::new();
    for path in walk(folder)? {
        let name = path.display().to_string().replace('\\', "/");
        if !endings.iter().any(|e| name.ends_with(e)) {
            continue;
        }
        match text(&path, &name)? {
            Ok(text) => files.push(SourceFile::new(name, &text)),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(files)
}

/// One file's text, or what is wrong with the file as a whole.
fn text(path: &Path, name: &str) -> Result<Result<String, Problem>, Stop> {
    let whole = |found: &str, write: &str| {
        Ok(Err(Problem {
            file: name.to_owned(),
            place: Place { line: 1, column: 1 },
            severity: Severity::Error,
            found: found.to_owned(),
            write: write.to_owned(),
            line: String::new(),
        }))
    };
    let about = fs::symlink_metadata(path).map_err(Stop::io("cannot read", path))?;
    if about.is_symlink() {
        return whole("this is a link to another file, and links are not followed", "the file itself in its place");
    }
    if about.len() > MAX_BYTES as u64 {
        return whole(
            "the file is larger than 256 KiB",
            "a shorter text; pictures and documents are linked, not pasted",
        );
    }
    let bytes = fs::read(path).map_err(Stop::io("cannot read", path))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Ok(text)),
        Err(_) => {
            whole("the file is not UTF-8 text", "the same text saved as “UTF-8” or “plain text” from your editor")
        }
    }
}

/// Every file below a folder, in order, without following links into folders.
pub(crate) fn walk(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        let about = fs::symlink_metadata(&path).map_err(Stop::io("cannot read", &path))?;
        if about.is_dir() {
            found.extend(walk(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let list = fs::read_dir(folder).map_err(Stop::io("cannot read the folder", folder))?;
    let mut paths = list
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(Stop::io("cannot read the folder", folder))?;
    paths.retain(|p| p.file_name().is_some_and(|n| !n.to_string_lossy().starts_with('.')));
    paths.sort();
    Ok(paths)
}

/// The shared words, with the files they came from, or every problem in them.
///
/// # Errors
/// When the folder cannot be read.
pub fn library(folders: &Folders, problems: &mut Vec<Problem>) -> Result<(Option<Library>, Vec<SourceFile>), Stop> {
    let files = texts(&folders.content, &[".yaml", ".json", ".md"], problems)?;
    let (library, found) = Library::read(&files);
    problems.extend(found);
    Ok((library, files))
}

/// The templates, by their path below `templates/`.
///
/// # Errors
/// When the folder cannot be read.
pub fn templates(folders: &Folders, problems: &mut Vec<Problem>) -> Result<Vec<SourceFile>, Stop> {
    texts(&folders.content.join("templates"), &[".html", ".xml", ".txt"], problems)
}

/// One asset's text.
///
/// # Errors
/// When it cannot be read.
pub fn asset(folders: &Folders, name: &str) -> Result<String, Stop> {
    let path = folders.content.join("assets").join(name);
    fs::read_to_string(&path).map_err(Stop::io("cannot read", &path))
}

/// A newer file of bank holidays, from anywhere on this machine.
///
/// # Errors
/// When there is no such file, or it is not GOV.UK's.
pub fn bank_holidays(path: &Path) -> Result<BankHolidays, Stop> {
    if !path.is_file() {
        return Err(Stop::Misuse(format!(
            "there is no file {}; save https://www.gov.uk/bank-holidays.json and name the file you saved",
            path.display()
        )));
    }
    let name = path.display().to_string();
    let text = text(path, &name)?.map_err(|problem| Stop::Problems(vec![problem]))?;
    BankHolidays::parse(&SourceFile::new(name, &text).text)
        .map_err(|error| Stop::file(path, error.to_string(), error.cure()))
}

/// The folders of landlords, in order: slug and path.
///
/// # Errors
/// When the folder cannot be read.
pub fn landlords(folders: &Folders) -> Result<Vec<(String, PathBuf)>, Stop> {
    let found = entries(&folders.policies)?
        .into_iter()
        .filter(|p| p.is_dir())
        .filter_map(|p| Some((p.file_name()?.to_str()?.to_owned(), p.clone())))
        .collect::<Vec<_>>();
    if found.is_empty() {
        return Err(Stop::Misuse(format!(
            "{} holds no landlord: make a folder such as {}/example-homes with a policy in it",
            folders.policies.display(),
            folders.policies.display()
        )));
    }
    Ok(found)
}

/// One landlord's files.
///
/// # Errors
/// When the folder cannot be read.
pub fn landlord_files(path: &Path, problems: &mut Vec<Problem>) -> Result<Vec<SourceFile>, Stop> {
    let files = texts(path, &[".md"], problems)?;
    if files.is_empty() && problems.is_empty() {
        problems.push(Problem {
            file: path.display().to_string(),
            place: Place { line: 1, column: 1 },
            severity: Severity::Error,
            found: "there is no policy in this folder".to_owned(),
            write: "a file named after the day it is in force from, such as `2022-06-06.md`".to_owned(),
            line: String::new(),
        });
    }
    Ok(files)
}

/// One landlord, checked, or every problem in its files.
///
/// # Errors
/// When the files cannot be read, or have problems.
pub fn landlord(slug: &str, folders: &Folders, library: &Library) -> Result<Landlord, Stop> {
    let path = folders.policies.join(slug);
    if !path.is_dir() {
        let known = landlords(folders)?.into_iter().map(|(slug, _)| slug).collect::<Vec<_>>().join(", ");
        return Err(Stop::Misuse(format!("there is no landlord `{slug}`; there are: {known}")));
    }
    let mut problems = Vec::new();
    let files = landlord_files(&path, &mut problems)?;
    let (landlord, found) = Landlord::read(slug, &files, library);
    problems.extend(found);
    match landlord {
        Some(landlord) if !any_error(&problems) => Ok(landlord),
        _ => Err(Stop::Problems(problems)),
    }
}

/// The shared words, or a stop that tells what is wrong with them.
///
/// # Errors
/// When the words have problems or cannot be read.
pub fn checked_library(folders: &Folders) -> Result<Library, Stop> {
    let mut problems = Vec::new();
    match library(folders, &mut problems)? {
        (Some(library), _) if !any_error(&problems) => Ok(library),
        _ => Err(Stop::Problems(problems)),
    }
}
