//! What of a file changes with it.

use std::fs::Metadata;
use std::os::windows::fs::MetadataExt;

/// When it was last written, its size, and when it was made: an editor puts a new file in the place of the old one.
pub(crate) fn of(about: &Metadata) -> (u64, u64, u64) {
    (about.last_write_time(), about.file_size(), about.creation_time())
}
