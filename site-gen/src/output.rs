//! The output folder: written beside the old one, exchanged in one step.
//!
//! A reader of the folder sees the old site or the new one, never half of
//! each. Files that did not change are hard links to the old ones, so that
//! their times stay and a copy to the host stays small. What is written is for
//! everybody to read, whatever the machine's umask is: a host serves it.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

mod one_file;
mod place;
mod stage;

pub(crate) use one_file::replace_file;

use crate::command_error::CommandError;

/// For everybody to read, and for whoever builds to write.
const FILE: u32 = 0o644;
const FOLDER: u32 = 0o755;

/// A new output folder, not yet in its place.
#[derive(Debug)]
pub(crate) struct Staged {
    place: PathBuf,
    stage: PathBuf,
    done: bool,
    /// Locked for as long as this build lives: see [`mod@stage`].
    _marker: File,
}

impl Staged {
    /// Starts a new output for `typed`, and clears what killed builds left beside it.
    ///
    /// # Errors
    /// When it is a file, a link that leads nowhere, or a folder that is neither empty nor ours, or cannot be
    /// written beside.
    pub(crate) fn new(typed: &Path) -> Result<Self, CommandError> {
        let place = place::meant(typed)?;
        if let Some(beside) = place.parent().filter(|beside| !beside.as_os_str().is_empty()) {
            fs::create_dir_all(beside).map_err(CommandError::io("cannot make the folder", beside))?;
        }
        stage::clear(&place, ".new");
        let (stage, marker) = stage::make(&place)?;
        Ok(Self { place, stage, done: false, _marker: marker })
    }

    /// Writes one file below the folder.
    ///
    /// # Errors
    /// When a folder on the way or the file cannot be written.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        let new = self.stage.join(path);
        self.make_folders(Path::new(path))?;
        let old = self.place.join(path);
        if same(&old, bytes) && fs::hard_link(&old, &new).is_ok() {
            return Ok(());
        }
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(FILE)
            .open(&new)
            .map_err(CommandError::io("cannot write", &new))?;
        file.write_all(bytes).map_err(CommandError::io("cannot write", &new))?;
        file.set_permissions(fs::Permissions::from_mode(FILE)).map_err(CommandError::io("cannot open up", &new))
    }

    /// The folders on the way to a file. Several threads write at once.
    fn make_folders(&self, file: &Path) -> Result<(), CommandError> {
        let on_the_way: Vec<&Path> = file.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty()).collect();
        for folder in on_the_way.into_iter().rev().map(|path| self.stage.join(path)) {
            if !folder.is_dir() {
                fs::create_dir_all(&folder)
                    .and_then(|()| open_to_all(&folder, FOLDER))
                    .map_err(CommandError::io("cannot make the folder", &folder))?;
            }
        }
        Ok(())
    }

    /// Puts the new folder in its place and takes the old one away.
    ///
    /// # Errors
    /// When the folders cannot be exchanged; the old one is then still in place.
    pub(crate) fn put_in_place(mut self) -> Result<(), CommandError> {
        if !self.place.exists() {
            fs::rename(&self.stage, &self.place).map_err(CommandError::io("cannot put in place", &self.place))?;
            self.done = true;
            stage::clear(&self.place, ".old");
            return Ok(());
        }
        let cwd = rustix::fs::CWD;
        let exchanged =
            rustix::fs::renameat_with(cwd, &self.stage, cwd, &self.place, rustix::fs::RenameFlags::EXCHANGE);
        if exchanged.is_err() {
            // A file system without the exchange: for a moment there is no folder.
            let old = self.stage.with_extension("old");
            fs::rename(&self.place, &old).map_err(CommandError::io("cannot move away", &self.place))?;
            if let Err(error) = fs::rename(&self.stage, &self.place) {
                fs::rename(&old, &self.place).map_err(CommandError::io("cannot put back", &self.place))?;
                return Err(CommandError::io("cannot put in place", &self.place)(error));
            }
            fs::rename(&old, &self.stage).map_err(CommandError::io("cannot move away", &old))?;
        }
        self.done = true;
        // Only now is there a newer one than what a build moved away that was killed before it put its own in place.
        stage::clear(&self.place, ".old");
        match stage::take_away(&self.stage) {
            // Another build found it first.
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            cleared => cleared.map_err(CommandError::io("cannot clear", &self.stage)),
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.done && self.stage.exists() {
            // Nothing to be done about a failure here: the next build clears it.
            let _left = stage::take_away(&self.stage);
        }
    }
}

fn open_to_all(path: &Path, mode: u32) -> std::io::Result<()> {
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Whether a file is there with these bytes, and as open as a new one would be.
fn same(old: &Path, bytes: &[u8]) -> bool {
    let as_new = |about: &fs::Metadata| about.is_file() && about.permissions().mode() & 0o7777 == FILE;
    let right_size = fs::symlink_metadata(old).is_ok_and(|about| as_new(&about) && about.len() == bytes.len() as u64);
    right_size && fs::read(old).is_ok_and(|found| found == bytes)
}
