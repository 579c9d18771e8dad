//! Modes: each file and each folder is closed by itself.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::Result;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// For its owner to read and write, and for nobody else.
const FILE: u32 = 0o600;
/// For its owner to list and enter, and for nobody else.
const FOLDER: u32 = 0o700;

/// Options with which a file that is made is its owner's alone.
#[must_use]
pub fn file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(FILE);
    options
}

/// The same for a folder.
#[must_use]
pub fn folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.mode(FOLDER);
    builder
}

/// Makes a folder and what it lies in, as far as they are not there; what is made is its owner's alone.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(path: &Path) -> Result<()> {
    folder().recursive(true).create(path)
}

/// Closes a folder to others, whatever it was and whatever the umask took away.
///
/// # Errors
/// When it cannot be closed.
pub fn close_folder(path: &Path) -> Result<()> {
    close_below(path, true)
}

/// Closes an open file.
///
/// # Errors
/// When it cannot be closed.
pub fn close_file(file: &File) -> Result<()> {
    file.set_permissions(Permissions::from_mode(FILE))
}

/// Closes a file or a folder that lies in a closed folder, by its name.
///
/// # Errors
/// When it cannot be closed, or has gone.
pub fn close_below(path: &Path, is_folder: bool) -> Result<()> {
    fs::set_permissions(path, Permissions::from_mode(if is_folder { FOLDER } else { FILE }))
}

/// Brings the names in a folder to disk: without it a loss of power can take one whose file is there.
///
/// # Errors
/// When the disk does not take them.
pub fn sync_folder(path: &Path) -> Result<()> {
    File::open(path)?.sync_all()
}
