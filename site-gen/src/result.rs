//! A command's result on stdout. Whoever stops reading, as `head` does, has
//! what it wants: that is no fault.

use std::io::{self, ErrorKind, Write};

use crate::stop::Stop;

/// Writes text as it is.
///
/// # Errors
/// When stdout cannot be written.
pub fn print(text: &str) -> Result<(), Stop> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Stop::Misuse(format!("the result cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a value as JSON, for a program.
///
/// # Errors
/// When stdout cannot be written.
pub fn json(value: &impl serde::Serialize) -> Result<(), Stop> {
    print(&format!("{}\n", to_json(value)?))
}

/// A value as JSON that people can read too.
///
/// # Errors
/// When it cannot be written so.
pub fn to_json(value: &impl serde::Serialize) -> Result<String, Stop> {
    serde_json::to_string_pretty(value).map_err(|e| Stop::Misuse(e.to_string()))
}
