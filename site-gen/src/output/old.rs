//! The output folder as the build before left it: what of it is taken over.
//!
//! It is held, since a build beside this one may put another in its place
//! and take this one away; what cannot be linked then is made anew.

use std::io::Read;
use std::path::Path;

use super::record::{Line, RECORD_FILE, Record, SHARED};
use crate::machine::{folder::Folder, for_all};
use crate::write_file::Part;

/// The output folder of the build before.
#[derive(Debug)]
pub(super) struct Old {
    folder: Folder,
    record: Record,
}

impl Old {
    /// The folder in `place`; none where there is none yet.
    pub(super) fn open(place: &Path) -> Option<Self> {
        let folder = Folder::open(place, RECORD_FILE).ok()?;
        Some(Self { folder, record: Record::read(place) })
    }

    /// Whether it is still what lies in `place`.
    pub(super) fn is_in(&self, place: &Path) -> bool {
        self.folder.is_in(place)
    }

    /// Whether a file is there with these bytes, and as open as a new one would be.
    pub(super) fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let Ok(mut file) = self.folder.file(path) else { return false };
        let as_new = |about: &std::fs::Metadata| {
            about.is_file() && for_all::is_open_file(about) && about.len() == bytes.len() as u64
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
        let is_there = |path: &String| self.folder.has(path);
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
        self.folder.link(path, to)
    }
}
