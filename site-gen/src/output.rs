//! The output folder: written beside the old one, exchanged in one step.
//!
//! A reader of the folder sees the old site or the new one, never half of
//! each. Files that did not change are hard links to the old ones, so that
//! their times stay and a copy to the host stays small. What is written is for
//! everybody to read, whatever the machine's umask is: a host serves it.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

mod contents;
mod exchange;
mod old;
mod one_file;
mod place;
mod record;
mod stage;

pub(crate) use one_file::replace_file;

use contents::Contents;
use exchange::exchange;
use old::Old;
use stage::Made;

use crate::command_error::CommandError;
use crate::machine::for_all;
use crate::machine::stage::{self as machine_stage, Hold};

/// A new output folder, not yet in its place.
#[derive(Debug)]
pub(crate) struct Staged {
    place: PathBuf,
    stage: PathBuf,
    /// What it is to replace, if anything.
    old: Option<Old>,
    /// What is in this folder, in the order in which it came.
    files: Mutex<Contents>,
    done: bool,
    /// Whether what this process makes is as open as it is made, since its umask takes nothing away.
    open: bool,
    /// Kept for as long as this build lives: see [`mod@stage`].
    hold: Hold,
}

/// What became of a new folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placed {
    /// It is in its place, or what was there is the same.
    InPlace,
    /// Another build was quicker; what was taken over from the folder before may be gone, and this one is to begin
    /// again.
    Overtaken,
}

/// How a new folder came into its place.
enum Moved {
    /// Not at all: another build was quicker.
    Overtaken,
    /// There was none.
    WasFirst,
    /// The old one lies where the new one was.
    Exchanged,
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
        let Made { stage, hold, open } = stage::make(&place)?;
        let old = Old::open(&place);
        Ok(Self { place, stage, old, files: Mutex::default(), done: false, open, hold })
    }

    fn contents(&self) -> MutexGuard<'_, Contents> {
        // Whoever panicked while it held them has ended the build.
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes one file below the folder, or notes that it is the old one.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        if self.old.as_ref().is_some_and(|old| old.has(path, bytes)) {
            self.contents().same.push(path.to_owned());
            return Ok(());
        }
        self.contents().changed = true;
        let new = self.stage.join(path);
        let make = || for_all::file().write(true).create_new(true).open(&new);
        let made = match make() {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.make_folders(Path::new(path))?;
                make()
            }
            made => made,
        };
        let mut file = made.map_err(CommandError::io("cannot write", &new))?;
        file.write_all(bytes).map_err(CommandError::io("cannot write", &new))?;
        if !self.open {
            for_all::open_file(&file).map_err(CommandError::io("cannot open up", &new))?;
        }
        machine_stage::written(&file).map_err(CommandError::io("cannot write", &new))
    }

    /// The folders on the way to a file. Several threads write at once.
    fn make_folders(&self, file: &Path) -> Result<(), CommandError> {
        if self.open {
            let folder = self.stage.join(file.parent().unwrap_or(file));
            let made = for_all::folder().recursive(true).create(&folder);
            return made.map_err(CommandError::io("cannot make the folder", &folder));
        }
        // Each has to be opened up after it is made.
        let on_the_way: Vec<&Path> = file.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty()).collect();
        let missing = on_the_way.iter().position(|path| self.stage.join(path).is_dir()).unwrap_or(on_the_way.len());
        for folder in on_the_way.into_iter().take(missing).rev().map(|path| self.stage.join(path)) {
            let made = match for_all::folder().create(&folder) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                made => made.and_then(|()| for_all::open_folder(&folder)),
            };
            made.map_err(CommandError::io("cannot make the folder", &folder))?;
        }
        Ok(())
    }

    /// Links the files that are those of the old folder.
    fn link_the_same(&self, old: &Old, contents: &Contents) -> Result<(), CommandError> {
        let of_parts = contents.taken_over.par_iter().flat_map_iter(|part| &part.files);
        of_parts.chain(&contents.same).try_for_each(|path| {
            let link = || old.link(path, &self.stage);
            let linked = match link() {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    self.make_folders(Path::new(path))?;
                    link()
                }
                linked => linked,
            };
            linked.map_err(CommandError::io("cannot link", &self.stage.join(path)))
        })
    }

    /// Whether the old folder is already what this one would be.
    fn is_nothing_new(&self, contents: &Contents) -> bool {
        self.old
            .as_ref()
            .is_some_and(|old| !contents.changed && old.is_made_of(contents.taken_over.len(), &contents.shared))
    }

    /// Whether another build has put its own in the place of what this one takes over from.
    fn is_overtaken(&self) -> bool {
        self.old.as_ref().is_some_and(|old| !old.is_in(&self.place))
    }

    /// Has everything that was written on the disk: what is put in place is whole, also after a power cut.
    fn sync(&self) -> Result<(), CommandError> {
        machine_stage::sync(&self.hold).map_err(CommandError::io("cannot write", &self.stage))
    }

    /// Puts the new folder in its place, in its turn where that takes several steps.
    fn move_in(&self) -> Result<Moved, CommandError> {
        let _turn = machine_stage::turn(&self.place).map_err(CommandError::io("cannot put in place", &self.place))?;
        // Where the old folder is reached by its name, what was linked may be another build's.
        if self.is_overtaken() {
            return Ok(Moved::Overtaken);
        }
        if !self.place.exists() {
            let moved = machine_stage::rename(&self.stage, &self.place);
            return moved.map(|()| Moved::WasFirst).map_err(CommandError::io("cannot put in place", &self.place));
        }
        exchange(&self.stage, &self.place).map(|()| Moved::Exchanged)
    }

    /// Puts the new folder in its place and takes the old one away.
    ///
    /// # Errors
    /// When the folders cannot be exchanged; the old one is then still in place.
    pub(crate) fn put_in_place(mut self) -> Result<Placed, CommandError> {
        if self.is_overtaken() {
            return Ok(Placed::Overtaken);
        }
        let mut contents = std::mem::take(&mut *self.contents());
        contents.shared.sort_unstable();
        if self.is_nothing_new(&contents) {
            return Ok(Placed::InPlace);
        }
        if let Some(old) = &self.old {
            match self.link_the_same(old, &contents) {
                Err(_) if self.is_overtaken() => return Ok(Placed::Overtaken),
                linked => linked?,
            }
        }
        self.remember(contents)?;
        self.sync()?;
        match self.move_in()? {
            Moved::Overtaken => return Ok(Placed::Overtaken),
            Moved::WasFirst => {
                self.done = true;
                stage::clear(&self.place, ".old");
                return Ok(Placed::InPlace);
            }
            Moved::Exchanged => self.done = true,
        }
        // Only now is there a newer one than what a build moved away that was killed before it put its own in place.
        stage::clear(&self.place, ".old");
        match machine_stage::patiently(|| stage::take_away(&self.stage)) {
            // Another build found it first.
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Placed::InPlace),
            cleared => cleared.map(|()| Placed::InPlace).map_err(CommandError::io("cannot clear", &self.stage)),
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
