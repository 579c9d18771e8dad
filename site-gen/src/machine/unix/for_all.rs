//! Files and folders for everybody to read, and for whoever builds to write.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io::Result;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

const FILE: u32 = 0o644;
const FOLDER: u32 = 0o755;

/// Options for a file; the umask takes its share.
pub(crate) fn file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(FILE);
    options
}

/// The same for a folder.
pub(crate) fn folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.mode(FOLDER);
    builder
}

/// Opens a file to all, whatever the umask took away.
pub(crate) fn open_file(file: &File) -> Result<()> {
    file.set_permissions(Permissions::from_mode(FILE))
}

/// The same by its name.
pub(crate) fn open_file_at(path: &Path) -> Result<()> {
    fs::set_permissions(path, Permissions::from_mode(FILE))
}

/// The same for a folder.
pub(crate) fn open_folder(path: &Path) -> Result<()> {
    fs::set_permissions(path, Permissions::from_mode(FOLDER))
}

/// Whether a file is as open as a new one is.
pub(crate) fn is_open_file(about: &Metadata) -> bool {
    about.permissions().mode() & 0o7777 == FILE
}

/// Whether a folder that was made for everybody to do anything with is still open to all: the umask has taken its share.
pub(crate) fn is_open_folder(about: &Metadata) -> bool {
    about.permissions().mode() & FOLDER == FOLDER
}
