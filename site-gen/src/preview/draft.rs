//! `--draft FILE`: a file from anywhere, shown as a version to come of a landlord.
//!
//! Its name is the day from which it holds, as in `policies/`; whose it is says
//! its `landlord:`, unless the command line does.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::days::approximate::InForce;
use complaints::words::problem::Problem;
use complaints::words::rules::UNREADABLE_FILE;
use complaints::words::source::SourceFile;
use complaints::words::visible::in_one_line;

use super::names;
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::read::{self, Folders};

/// A version that is in nobody's folder yet.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) file: PathBuf,
    /// The landlord whose version it is: the name of its folder, or of the one that it will have.
    pub(crate) landlord: String,
    /// The first day on which it holds.
    pub(crate) first_day: NaiveDate,
}

impl Draft {
    /// The draft of a command line, and whose it is.
    ///
    /// # Errors
    /// When it cannot be read, has no day for a name, or nobody can tell whose it is.
    pub(crate) fn find(file: &Path, landlord: Option<&str>, folders: &Folders) -> Result<Self, CommandError> {
        let shown = in_one_line(&to_slash(file));
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let day = InForce::from_stem(&stem).filter(|_| file.extension().is_some_and(|end| end == "md"));
        let Some(in_force) = day else {
            return Err(CommandError::Misuse(format!(
                "a draft is named after the day from which it holds, such as 2027-02-01.md, and {shown} is not: rename it"
            )));
        };
        let first_day = in_force.first_day();
        let draft = Self { file: file.to_path_buf(), landlord: String::new(), first_day };
        let text = draft.read().map_err(|problem| CommandError::Problems(vec![*problem]))?;
        let landlord = match landlord {
            Some(slug) => slug.to_owned(),
            None => owner(&text, &shown, folders)?,
        };
        Ok(Self { landlord, ..draft })
    }

    /// Its text as it stands now.
    pub(crate) fn read(&self) -> Result<SourceFile, Box<Problem>> {
        let name = to_slash(&self.file);
        let gone = |what: String| {
            Problem::whole_file(&UNREADABLE_FILE, name.as_str(), what, "the draft where `--draft` named it")
        };
        match read::text(&self.file, &name) {
            Ok(Ok(text)) => Ok(SourceFile::new(name, &text)),
            Ok(Err(problem)) => Err(Box::new(problem)),
            Err(error) => Err(Box::new(gone(error.to_string()))),
        }
    }
}

/// The landlord whose name the draft gives.
fn owner(text: &SourceFile, shown: &str, folders: &Folders) -> Result<String, CommandError> {
    let Some(name) = names::in_text(&text.text) else {
        return Err(CommandError::Misuse(format!(
            "{shown} has no `landlord:` in its facts, so nobody can tell whose draft it is: write the landlord’s name \
             there, or name its folder with --landlord"
        )));
    };
    let found = names::landlords_called(&name, folders)?;
    let (policies, name) = (to_slash(&folders.policies), in_one_line(&name));
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(CommandError::Misuse(format!(
            "no landlord in {policies} is called \"{name}\", as {shown} says: write the name as its policy does, or name \
             its folder with --landlord, which can be a new one"
        ))),
        many => Err(CommandError::Misuse(format!(
            "more than one landlord in {policies} is called \"{name}\": name the folder that is meant with --landlord \
             ({})",
            many.join(", ")
        ))),
    }
}
