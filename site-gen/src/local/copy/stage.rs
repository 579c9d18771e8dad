//! A copy that is being made: beside its place, under another name, so that
//! nobody takes half of one for a copy.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::sync_folder;
use crate::command_error::CommandError;
use crate::machine::{canonical, to_slash};

/// A copy that is not whole yet, beside its place under a name of its own.
pub(super) struct Stage {
    path: PathBuf,
}

impl Stage {
    /// Makes it.
    ///
    /// # Errors
    /// When the copy cannot be made at `place`, or is being made already.
    pub(super) fn new(data: &Path, place: &Path) -> Result<Self, CommandError> {
        let misuse = |what: String| Err(CommandError::Misuse(what));
        let shown = to_slash(place);
        let Some(name) = place.file_name() else {
            return misuse(format!("{shown} is no name for a new folder; name one that is not there yet"));
        };
        let beside = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let Ok(beside) = canonical(beside) else {
            let beside = to_slash(beside);
            return misuse(format!(
                "there is no folder {beside}; make it, or mount the disk that should hold the copy"
            ));
        };
        let data = canonical(data).map_err(CommandError::io("cannot read the folder", data))?;
        if beside.join(name).starts_with(&data) {
            return misuse(format!("{shown} would be lost with the folder that it is a copy of; name one elsewhere"));
        }
        match fs::read_dir(place).map(Iterator::count) {
            Ok(0) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            _ => return misuse(format!("{shown} is there and not empty; name a folder that is not there yet")),
        }
        let path = beside.join(format!(".{}.unfinished", name.to_string_lossy()));
        match private::folder().create(&path) {
            Ok(()) => {
                let stage = Self { path };
                private::close_folder(&stage.path).map_err(CommandError::io("cannot close", &stage.path))?;
                Ok(stage)
            }
            Err(error) => {
                let error = match error.kind() {
                    ErrorKind::AlreadyExists => Error::other(
                        "it is there; another backup is being made, or one was cut off: if none is, remove it and \
                         try again",
                    ),
                    _ => error,
                };
                Err(CommandError::io("cannot make the folder", &path)(error))
            }
        }
    }

    /// Where its files go.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it the name that only a whole copy has.
    ///
    /// # Errors
    /// When somebody took that name meanwhile.
    pub(super) fn put_in_place(self, place: &Path) -> Result<(), CommandError> {
        // An empty folder of that name is replaced.
        fs::rename(&self.path, place).map_err(CommandError::io("cannot put the copy in place at", place))?;
        self.path.parent().map_or(Ok(()), sync_folder)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Once it is in its place there is nothing of this name. A failure is told by the next backup.
        let _left = fs::remove_dir_all(&self.path);
    }
}
