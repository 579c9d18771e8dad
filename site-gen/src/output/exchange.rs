//! Two folders change places in one step.

use std::fs;
use std::path::Path;

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::command_error::CommandError;

/// Puts `stage` in the place of `place`, and that in the place of `stage`.
///
/// # Errors
/// When they cannot be exchanged; both are then where they were.
pub(super) fn exchange(stage: &Path, place: &Path) -> Result<(), CommandError> {
    if renameat_with(CWD, stage, CWD, place, RenameFlags::EXCHANGE).is_ok() {
        return Ok(());
    }
    // A file system without the exchange: for a moment there is no folder.
    let old = stage.with_extension("old");
    fs::rename(place, &old).map_err(CommandError::io("cannot move away", place))?;
    if let Err(error) = fs::rename(stage, place) {
        fs::rename(&old, place).map_err(CommandError::io("cannot put back", place))?;
        return Err(CommandError::io("cannot put in place", place)(error));
    }
    fs::rename(&old, stage).map_err(CommandError::io("cannot move away", &old))
}
