//! `site-gen draft`: a first policy file from a landlord's own document.

use std::path::PathBuf;

use crate::command_error::CommandError;
use crate::draft::{markdown, open};
use crate::stdout;

/// What `draft` takes.
#[derive(Debug, clap::Args)]
pub struct DraftArgs {
    /// The policy as you have it: Word (.docx), a web page (.html), text or Markdown
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Prints a draft.
///
/// # Errors
/// When the document cannot be read.
pub fn run(args: &DraftArgs) -> Result<(), CommandError> {
    let bytes = std::fs::read(&args.file).map_err(CommandError::io("cannot read", &args.file))?;
    let name = args.file.display().to_string();
    let document = open::open(&bytes, &name).map_err(|e| CommandError::Misuse(e.to_string()))?;
    let body = markdown::write(&document);
    stdout::print(&body)
}
