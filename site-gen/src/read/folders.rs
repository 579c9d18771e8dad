//! The two folders of words, as every command takes them.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::command_error::CommandError;
use crate::machine::to_slash;

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

impl Folders {
    /// Refuses folders that are not there.
    ///
    /// # Errors
    /// When one of the two is not: see [`is_here`].
    pub(crate) fn are_here(&self) -> Result<(), CommandError> {
        is_here(&self.content)?;
        is_here(&self.policies)
    }

    /// Where the landlords' assessments of themselves lie: beside the folder of policies.
    #[must_use]
    pub(crate) fn assessments(&self) -> PathBuf {
        self.policies.with_file_name("assessments")
    }

    /// What people state of the service that no program can see.
    #[must_use]
    pub(crate) fn service(&self) -> PathBuf {
        self.policies.with_file_name("service.yaml")
    }

    /// The assessment of one landlord.
    #[must_use]
    pub(crate) fn assessment(&self, slug: &str) -> PathBuf {
        self.assessments().join(format!("{slug}.md"))
    }

    /// Where the published bank holidays lie, which `holidays --write` replaces.
    #[must_use]
    pub(crate) fn bank_holidays(&self) -> PathBuf {
        self.content.join("bank-holidays.json")
    }
}

/// Refuses a folder of words that is not there: somebody typed a command in another folder, or mistyped a name.
///
/// # Errors
/// When it is not there.
pub(super) fn is_here(folder: &Path) -> Result<(), CommandError> {
    if !folder.metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(());
    }
    let here = match std::env::current_dir() {
        _ if folder.is_absolute() => String::new(),
        Ok(here) => format!(" here (in {})", to_slash(&here)),
        Err(_) => " here".to_owned(),
    };
    Err(CommandError::Misuse(format!(
        "There is no folder `{}`{here}. Go to the folder that has `policies` and `content` in it, then type it again; or \
         name them with --policies and --content.",
        to_slash(folder)
    )))
}
