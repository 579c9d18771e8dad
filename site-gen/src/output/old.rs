//! The output folder as the build before left it: what of it is taken over.
//!
//! It is held open, since a build beside this one may put another in its place
//! and take this one away; what cannot be linked then is made anew.

use std::fs::File;
use std::io::Read;
use std::os::fd::AsFd;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, openat, statat};

use super::FILE;
use super::record::{Line, Record, SHARED};
use crate::write_file::Part;

/// The output folder of the build before.
#[derive(Debug)]
pub(super) struct Old {
    folder: File,
    record: Record,
}

impl Old {
    /// The folder in `place`; none where there is none yet.
    pub(super) fn open(place: &Path) -> Option<Self> {
        Some(Self { folder: File::open(place).ok()?, record: Record::read(place) })
    }

    /// Whether it is still what lies in `place`.
    pub(super) fn is_in(&self, place: &Path) -> bool {
        let same =
            |there: std::fs::Metadata, held: std::fs::Metadata| (there.dev(), there.ino()) == (held.dev(), held.ino());
        std::fs::metadata(place).ok().zip(self.folder.metadata().ok()).is_some_and(|(there, held)| same(there, held))
    }

    /// Whether a file is there with these bytes, and as open as a new one would be.
    pub(super) fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let Ok(file) = openat(&self.folder, path, flags, Mode::empty()) else { return false };
        let mut file = File::from(file);
        let as_new = |about: &std::fs::Metadata| {
            about.is_file() && about.permissions().mode() & 0o7777 == FILE && about.len() == bytes.len() as u64
        };
        if !file.metadata().is_ok_and(|about| as_new(&about)) {
            return false;
        }
        let mut found = Vec::with_capacity(bytes.len() + 1);
        file.read_to_end(&mut found).is_ok() && found == bytes
    }

    /// A part that was made of the same and has not been touched since.
    pub(super) fn unchanged(&self, name: &str, made_of: &str) -> Option<Part> {
        let line = self.record.line(name).filter(|line| line.was_made_of(made_of))?;
        line.is_untouched(&self.folder).then(|| line.part())
    }

    /// A part whose files are all there, touched or not: so nobody is to take it for what its words would make.
    pub(super) fn part(&self, name: &str) -> Option<Part> {
        let part = self.record.line(name)?.part();
        let is_there = |path: &String| statat(&self.folder, path.as_str(), AtFlags::SYMLINK_NOFOLLOW).is_ok();
        part.files.iter().all(is_there).then(|| Part { made_of: String::new(), ..part })
    }

    /// The files that belong to no part.
    pub(super) fn shared(&self) -> Vec<String> {
        self.record.line(SHARED).map(|line| line.files().to_vec()).unwrap_or_default()
    }

    /// Whether it holds so many parts and these shared files, in order, and nothing else.
    pub(super) fn is_made_of(&self, parts: usize, shared: &[String]) -> bool {
        let same = |line: &Line| line.files() == shared && line.is_untouched(&self.folder);
        self.record.len() == parts + 1 && self.record.line(SHARED).is_some_and(|line| same(&line))
    }

    /// Makes a file of it one of the folder `to` as well.
    pub(super) fn link(&self, path: &str, to: &Path) -> std::io::Result<()> {
        Ok(linkat(self.folder.as_fd(), path, CWD, to.join(path), AtFlags::empty())?)
    }
}
