//! A folder that is held open: what it is reached by may lead elsewhere
//! meanwhile, or nowhere, and what is asked of it is still asked of this one.

use std::fs::File;
use std::io::Result;
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, openat, statat};

/// A handle of it, which stays with it wherever it is moved.
#[derive(Debug)]
pub(crate) struct Folder(File);

impl Folder {
    /// Elsewhere it is known by its `record`; here by itself.
    pub(crate) fn open(path: &Path, _record: &'static str) -> Result<Self> {
        File::open(path).map(Self)
    }

    /// Whether `place` leads to it.
    pub(crate) fn is_in(&self, place: &Path) -> bool {
        let same =
            |there: std::fs::Metadata, held: std::fs::Metadata| (there.dev(), there.ino()) == (held.dev(), held.ino());
        std::fs::metadata(place).ok().zip(self.0.metadata().ok()).is_some_and(|(there, held)| same(there, held))
    }

    /// Whether something of this name lies in it.
    pub(crate) fn has(&self, path: &str) -> bool {
        statat(&self.0, path, AtFlags::SYMLINK_NOFOLLOW).is_ok()
    }

    /// How something lies in it, as numbers: its kind and who may do what with it, its size, and when it was last written.
    pub(crate) fn lay(&self, path: &str) -> Option<[i64; 4]> {
        let about = statat(self.0.as_fd(), path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        Some([i64::from(about.st_mode), about.st_size, about.st_mtime, about.st_mtime_nsec as i64])
    }

    /// Opens a file in it; a link is none.
    pub(crate) fn file(&self, path: &str) -> Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        Ok(File::from(openat(&self.0, path, flags, Mode::empty())?))
    }

    /// Makes a file in it one of the folder `to` as well.
    pub(crate) fn link(&self, path: &str, to: &Path) -> Result<()> {
        Ok(linkat(self.0.as_fd(), path, CWD, to.join(path), AtFlags::empty())?)
    }
}
