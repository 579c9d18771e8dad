//! What of a file changes with it.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

/// When it was last written, its size and its inode.
pub(crate) fn of(about: &Metadata) -> (i64, i64, u64, u64) {
    (about.mtime(), about.mtime_nsec(), about.size(), about.ino())
}
