//! A command's result on stdout, for people or for programs.

use crate::command_error::CommandError;

/// How a command prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum OutputFormat {
    /// Lines in plain words, which may change.
    Text,
    /// JSON, whose members stay.
    Json,
}

/// Writes text to stdout as it is, without a line feed of its own. Whoever stops reading, as `head` does, has
/// what they want.
///
/// # Errors
/// When stdout cannot be written.
pub(crate) fn print(text: &str) -> Result<(), CommandError> {
    let _read = terminal::print(text)?;
    Ok(())
}

/// Writes a value as JSON and ends the line.
///
/// # Errors
/// When stdout cannot be written.
pub(crate) fn print_json(value: &impl serde::Serialize) -> Result<(), CommandError> {
    let _read = terminal::print_json(value)?;
    Ok(())
}
