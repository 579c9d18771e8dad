//! A folder of which others may put another in its place. An open folder would
//! keep everybody from doing so here; so it is reached by its path each time,
//! and known by what its build noted of itself: the file `record` in it. Where
//! another says the same, its files are the same too.

use std::fs::{self, File};
use std::io::{ErrorKind, Result};
use std::os::windows::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Where it lay when it was opened, and what its record said then.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    record: &'static str,
    noted: Option<Vec<u8>>,
}

impl Folder {
    pub(crate) fn open(path: &Path, record: &'static str) -> Result<Self> {
        // One that is not there is none.
        fs::read_dir(path)?;
        Ok(Self { path: path.to_path_buf(), record, noted: fs::read(path.join(record)).ok() })
    }

    /// Whether it still lies in `place`.
    pub(crate) fn is_in(&self, place: &Path) -> bool {
        fs::read(place.join(self.record)).ok() == self.noted
    }

    /// Whether something of this name lies in it.
    pub(crate) fn has(&self, path: &str) -> bool {
        fs::symlink_metadata(self.path.join(path)).is_ok()
    }

    /// How something lies in it, as numbers: its kind, its size, and when it was last written.
    pub(crate) fn lay(&self, path: &str) -> Option<[i64; 4]> {
        let about = fs::symlink_metadata(self.path.join(path)).ok()?;
        let kind = i64::from(about.file_attributes() & KIND);
        Some([kind, about.file_size().cast_signed(), about.last_write_time().cast_signed(), 0])
    }

    /// Opens a file in it; a link is none.
    pub(crate) fn file(&self, path: &str) -> Result<File> {
        let path = self.path.join(path);
        if !fs::symlink_metadata(&path)?.is_file() {
            return Err(ErrorKind::InvalidInput.into());
        }
        File::open(path)
    }

    /// Makes a file in it one of the folder `to` as well.
    pub(crate) fn link(&self, path: &str, to: &Path) -> Result<()> {
        fs::hard_link(self.path.join(path), to.join(path))
    }
}

/// Of the attributes those that say what it is: a folder, a link. The others change with a copy that is kept of it.
const KIND: u32 = 0x10 | 0x400;
