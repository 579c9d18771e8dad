//! A problem with a file as a whole, which has no line to quote.

use complaints::words::problem::{Place, Problem, Severity};

/// An error at the start of `file`: what was found, and what to write instead.
pub(crate) fn whole_file(file: impl Into<String>, found: impl Into<String>, write: impl Into<String>) -> Problem {
    at(file, Place { line: 1, column: 1 }, Severity::Error, found, write)
}

/// A problem at a place whose line is not shown: the message says enough, or the text is no longer at hand.
pub(crate) fn at(
    file: impl Into<String>,
    place: Place,
    severity: Severity,
    found: impl Into<String>,
    write: impl Into<String>,
) -> Problem {
    Problem { file: file.into(), place, severity, found: found.into(), write: write.into(), line: String::new() }
}
