//! Two folders change places in one step.

use std::path::Path;

use crate::command_error::CommandError;
use crate::machine::stage;

/// Puts `new` in the place of `place`, and that in the place of `new`.
///
/// # Errors
/// When they cannot be exchanged; both are then where they were.
pub(super) fn exchange(new: &Path, place: &Path) -> Result<(), CommandError> {
    if stage::exchange(new, place).is_ok() {
        return Ok(());
    }
    // A file system without the exchange: for a moment there is no folder.
    let old = new.with_extension("old");
    stage::rename(place, &old).map_err(CommandError::io("cannot move away", place))?;
    if let Err(error) = stage::rename(new, place) {
        stage::rename(&old, place).map_err(CommandError::io("cannot put back", place))?;
        return Err(CommandError::io("cannot put in place", place)(error));
    }
    stage::rename(&old, new).map_err(CommandError::io("cannot move away", &old))
}
