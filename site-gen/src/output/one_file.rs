//! One file replaced in one step, as the output folder is.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::command_error::CommandError;
use crate::machine::for_all;

/// Replaces one file in one step: a reader finds the old text or the new one, whole.
///
/// # Errors
/// When it cannot be written; the old file is then as it was.
pub(crate) fn replace_file(place: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let name = place.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    // Beside it, since a rename is one step only within a file system; the dot keeps it out of the words.
    let new = place.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let done = (|| {
        let mut file = for_all::file().write(true).create(true).truncate(true).open(&new)?;
        file.write_all(bytes)?;
        // Without this a power cut can leave the new name with no text behind it.
        file.sync_all()?;
        fs::rename(&new, place)
    })();
    done.map_err(|error| {
        let _left = fs::remove_file(&new);
        CommandError::io("cannot write", place)(error)
    })
}
