//! A file that was not there before, whole or not at all.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::command_error::CommandError;
use crate::machine::{for_all, to_slash};

/// Writes `text` to `place`; a file that is there already is left as it is.
///
/// # Errors
/// When there is one, or it cannot be written.
pub(super) fn new_file(place: &Path, text: &str) -> Result<(), CommandError> {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // The dot keeps it out of the words while it is written.
    let draft = place.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let done = (|| {
        let mut file = for_all::file().write(true).create(true).truncate(true).open(&draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        // A second name is refused where the first is taken, also by somebody who takes it in this moment.
        fs::hard_link(&draft, place)
    })();
    let _left = fs::remove_file(&draft);
    done.map_err(|error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => taken(place),
        _ => CommandError::io("cannot write", place)(error),
    })
}

/// Makes a folder that was not there, with one file in it.
///
/// # Errors
/// When there is such a folder, or it cannot be written.
pub(super) fn new_folder(folder: &Path, file: &str, text: &str) -> Result<(), CommandError> {
    fs::create_dir(folder).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => taken(folder),
        _ => CommandError::io("cannot make the folder", folder)(error),
    })?;
    new_file(&folder.join(file), text).inspect_err(|_| {
        let _left = fs::remove_dir(folder);
    })
}

fn taken(place: &Path) -> CommandError {
    CommandError::Misuse(format!(
        "{} is there already, and nothing was changed. For other times from a day to come, `site-gen new version` makes a \
         copy to change",
        to_slash(place)
    ))
}
