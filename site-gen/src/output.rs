//! The output folder: written beside the old one, exchanged in one step.
//!
//! A reader of the folder sees the old site or the new one, never half of
//! each. Files that did not change are hard links to the old ones, so that
//! their times stay and a copy to the host stays small.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

mod one_file;

pub(crate) use one_file::replace_file;

use crate::command_error::CommandError;

/// The file that marks a folder as ours to replace.
const MARKER_FILE: &str = ".made-by-site-gen";

/// A new output folder, not yet in its place.
#[derive(Debug)]
pub(crate) struct Staged {
    place: PathBuf,
    stage: PathBuf,
    done: bool,
}

impl Staged {
    /// Starts a new output for `place`.
    ///
    /// # Errors
    /// When `place` is a folder that is neither empty nor ours, or cannot be written beside.
    pub(crate) fn new(place: &Path) -> Result<Self, CommandError> {
        if place.exists() && !is_ours(place)? {
            return Err(CommandError::Misuse(format!(
                "{} holds files that site-gen did not write, and would be replaced; name another folder with --out",
                place.display()
            )));
        }
        let name = place.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_else(|| "dist".to_owned());
        let stage = place.with_file_name(format!(".{name}.{}.new", std::process::id()));
        if stage.exists() {
            fs::remove_dir_all(&stage).map_err(CommandError::io("cannot clear", &stage))?;
        }
        make_folder(&stage)?;
        let staged = Self { place: place.to_path_buf(), stage, done: false };
        staged.write(MARKER_FILE, b"This folder is replaced by every build of site-gen.\n")?;
        Ok(staged)
    }

    /// Writes one file below the folder.
    ///
    /// # Errors
    /// When a folder on the way or the file cannot be written.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        let new = self.stage.join(path);
        if let Some(folder) = new.parent() {
            make_folder(folder)?;
        }
        let old = self.place.join(path);
        if same(&old, bytes) && fs::hard_link(&old, &new).is_ok() {
            return Ok(());
        }
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o644)
            .open(&new)
            .map_err(CommandError::io("cannot write", &new))?;
        file.write_all(bytes).map_err(CommandError::io("cannot write", &new))
    }

    /// Puts the new folder in its place and takes the old one away.
    ///
    /// # Errors
    /// When the folders cannot be exchanged; the old one is then still in place.
    pub(crate) fn put_in_place(mut self) -> Result<(), CommandError> {
        if !self.place.exists() {
            fs::rename(&self.stage, &self.place).map_err(CommandError::io("cannot put in place", &self.place))?;
            self.done = true;
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
        fs::remove_dir_all(&self.stage).map_err(CommandError::io("cannot clear", &self.stage))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.done && self.stage.exists() {
            // Nothing to be done about a failure here: the next build clears it.
            let _left = fs::remove_dir_all(&self.stage);
        }
    }
}

fn is_ours(place: &Path) -> Result<bool, CommandError> {
    if place.join(MARKER_FILE).is_file() {
        return Ok(true);
    }
    if !place.is_dir() {
        return Ok(false);
    }
    let mut entries = fs::read_dir(place).map_err(CommandError::io("cannot read the folder", place))?;
    Ok(entries.next().is_none())
}

fn make_folder(folder: &Path) -> Result<(), CommandError> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(CommandError::io("cannot make the folder", folder))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).map_err(CommandError::io("cannot open up", folder))
}

fn same(old: &Path, bytes: &[u8]) -> bool {
    let right_size = fs::metadata(old).is_ok_and(|about| about.is_file() && about.len() == bytes.len() as u64);
    right_size && fs::read(old).is_ok_and(|found| found == bytes)
}
