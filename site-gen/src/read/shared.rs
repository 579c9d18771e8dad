//! What all landlords share, from `content/`: words, templates, the style sheet.

use std::fs;
use std::path::Path;

use complaints::days::bank_holidays::BankHolidays;
use complaints::policy::library::Library;
use complaints::words::problem::{Problem, any_error};
use complaints::words::rules::BROKEN_BANK_HOLIDAYS;
use complaints::words::source::SourceFile;

use super::files::{text, texts};
use super::folders::{Folders, is_here};
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::site::AssetTexts;

/// The shared words as read, and the files they came from, which travel with the form.
#[derive(Debug)]
pub(crate) struct SharedWords {
    /// `None` when the files have problems that leave nothing to work with.
    pub(crate) library: Option<Library>,
    /// The files of words: `.yaml`, `.json` and `.md`.
    pub(crate) files: Vec<SourceFile>,
}

/// Reads the shared words, and notes every problem in them.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn shared_words(folders: &Folders, problems: &mut Vec<Problem>) -> Result<SharedWords, CommandError> {
    is_here(&folders.content)?;
    let files = texts(&folders.content, &[".yaml", ".json", ".md"], problems)?;
    let (library, found) = Library::read(&files);
    problems.extend(found);
    Ok(SharedWords { library, files })
}

/// The shared words and the files they came from, or every problem in them.
///
/// # Errors
/// When the words have problems or cannot be read.
pub(crate) fn checked_words(folders: &Folders) -> Result<(Library, Vec<SourceFile>), CommandError> {
    let mut problems = Vec::new();
    let SharedWords { library, files } = shared_words(folders, &mut problems)?;
    match library {
        Some(library) if !any_error(&problems) => Ok((library, files)),
        _ => Err(CommandError::Problems(problems)),
    }
}

/// The shared words, or every problem in them.
///
/// # Errors
/// When the words have problems or cannot be read.
pub fn checked_library(folders: &Folders) -> Result<Library, CommandError> {
    checked_words(folders).map(|(library, _)| library)
}

/// The templates, by their path below `templates/`.
///
/// # Errors
/// When the folder cannot be read.
pub fn templates(folders: &Folders, problems: &mut Vec<Problem>) -> Result<Vec<SourceFile>, CommandError> {
    texts(&folders.content.join("templates"), &[".html", ".xml", ".txt"], problems)
}

/// The style of all pages, what a landlord's colour changes in it, and the script.
///
/// # Errors
/// When one of them cannot be read.
pub(crate) fn assets(folders: &Folders) -> Result<AssetTexts, CommandError> {
    let read = |name: &str| {
        let path = folders.content.join("assets").join(name);
        let text = fs::read_to_string(&path).map_err(CommandError::io("cannot read", &path))?;
        // As every other text: what a page names is the same from whatever machine its words come.
        Ok::<_, CommandError>(SourceFile::new(name, &text).text)
    };
    Ok(AssetTexts { style: read("style.css")?, colour: read("colour.css")?, find: read("find.js")? })
}

/// A newer file of bank holidays, from anywhere on this machine.
///
/// # Errors
/// When there is no such file, or it is not GOV.UK's.
pub(crate) fn bank_holidays(path: &Path) -> Result<BankHolidays, CommandError> {
    if !path.is_file() {
        return Err(CommandError::Misuse(format!(
            "there is no file {}; save https://www.gov.uk/bank-holidays.json and name the file you saved",
            to_slash(path)
        )));
    }
    let name = to_slash(path);
    let text = text(path, &name)?.map_err(|problem| CommandError::Problems(vec![problem]))?;
    BankHolidays::parse(&SourceFile::new(name, &text).text)
        .map_err(|error| CommandError::file(&BROKEN_BANK_HOLIDAYS, path, error.to_string(), error.cure()))
}
