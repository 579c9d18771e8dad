//! A command's result on stdout, for people or for programs. Whoever stops
//! reading, as `head` does, has what they want: that is no fault.

use std::io::{self, ErrorKind, Write};

use complaints::words::visible::{in_json, visible};
use serde::Serialize;

/// How far a result came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "whoever rests on it having been read asks whether it was"]
pub enum Printed {
    /// All of it was taken.
    Whole,
    /// The reader went away before its end.
    NobodyReads,
}

/// A result that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the result cannot be written: {0}. What was asked for is done, and only its result is not shown")]
pub struct NotPrinted(io::Error);

/// Prints text as it is, without a line feed of its own.
///
/// # Errors
/// When stdout cannot be written, such as on a disk that is full.
pub fn print(text: &str) -> Result<Printed, NotPrinted> {
    written(visible(text).as_bytes())
}

/// Prints a value as JSON, indented so that people can read it too, and ends the line.
///
/// # Errors
/// When stdout cannot be written, or the value has no JSON, such as a map whose keys are no text.
pub fn print_json(value: &impl Serialize) -> Result<Printed, NotPrinted> {
    let json = serde_json::to_string_pretty(value).map_err(|error| NotPrinted(error.into()))?;
    print_json_text(&json)
}

/// The same of what is JSON already.
///
/// # Errors
/// When stdout cannot be written.
pub fn print_json_text(json: &str) -> Result<Printed, NotPrinted> {
    written(format!("{}\n", in_json(json)).as_bytes())
}

fn written(bytes: &[u8]) -> Result<Printed, NotPrinted> {
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(Printed::Whole),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Printed::NobodyReads),
        Err(error) => Err(NotPrinted(error)),
    }
}
