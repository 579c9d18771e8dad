//! The day from which a version holds, as somebody types it.

use complaints::days::approximate::InForce;

use crate::command_error::CommandError;
use crate::typed_day;

/// The name of the file for a day: `2027-02-01` for `1 February 2027`.
///
/// # Errors
/// When it is no day that can be read.
pub(super) fn file_name(typed: &str) -> Result<(String, InForce), CommandError> {
    let typed = typed.trim();
    let stem = if InForce::from_stem(typed).is_some() { Some(typed.to_owned()) } else { InForce::meant_by(typed) };
    let found = stem.and_then(|stem| InForce::from_stem(&stem).map(|in_force| (stem, in_force)));
    found.ok_or_else(|| refused(typed, &typed_day::why_not(typed)))
}

/// A day of the command line that cannot be used, and why.
pub(super) fn refused(typed: &str, why: &str) -> CommandError {
    CommandError::Misuse(format!("--from \"{}\": {why}", typed.trim()))
}
