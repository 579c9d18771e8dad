//! A command's result on stdout, for people or for programs. Whoever stops
//! reading, as `head` does, has what it wants: that is no fault.

use std::io::{self, ErrorKind, Write};

use crate::command_error::CommandError;

/// How a command prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum OutputFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Writes text to stdout as it is, without a line feed of its own.
///
/// # Errors
/// When stdout cannot be written.
pub(crate) fn print(text: &str) -> Result<(), CommandError> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(CommandError::Misuse(format!("the result cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a value as JSON and ends the line.
///
/// # Errors
/// When stdout cannot be written.
pub(crate) fn print_json(value: &impl serde::Serialize) -> Result<(), CommandError> {
    print(&format!("{}\n", to_json(value)?))
}

/// A value as JSON, indented so that people can read it too.
///
/// # Errors
/// When a value has no JSON, such as a map whose keys are no text.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, CommandError> {
    serde_json::to_string_pretty(value).map_err(|e| CommandError::Misuse(e.to_string()))
}
