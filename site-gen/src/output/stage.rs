//! The folder beside the output in which a build writes: `.dist.4711.new`. It
//! has a marker, and the build holds the folder for as long as it lives, whatever
//! ends it. So whoever finds a marked folder that nobody holds has found what a
//! build left that was killed, and clears it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::command_error::CommandError;
use crate::machine::stage::{Claim, Hold, claim};

/// The file that marks a folder as ours to replace.
pub(super) const MARKER_FILE: &str = ".made-by-site-gen";
const MARKER_TEXT: &[u8] = b"This folder is replaced by every build of site-gen.\n";
/// How many builds of one number there may be at once: containers that share a disk count their processes alone.
const AT_ONCE: u32 = 100;

/// A folder that has been made.
pub(super) struct Made {
    pub(super) stage: PathBuf,
    pub(super) hold: Hold,
    /// Whether this process's umask leaves files and folders as open as they are made.
    pub(super) open: bool,
}

/// Makes a folder beside `place` that no other build has.
pub(super) fn make(place: &Path) -> Result<Made, CommandError> {
    let mut last = ErrorKind::AlreadyExists.into();
    for number in 0..AT_ONCE {
        let id = std::process::id();
        let id = if number == 0 { id.to_string() } else { format!("{id}-{number}") };
        let stage = place.with_file_name(format!(".{}.{id}.new", name(place)));
        match crate::machine::stage::make(&stage, MARKER_FILE, MARKER_TEXT) {
            Ok((hold, open)) => return Ok(Made { stage, hold, open }),
            // Another build's, or cleared by one that took it for a leftover before it had its marker.
            Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => last = error,
            Err(error) => return Err(CommandError::io("cannot make the folder", &stage)(error)),
        }
    }
    Err(CommandError::io("cannot make a folder beside", place)(last))
}

/// Takes away what killed builds of `place` left beside it, as far as it ends so. What cannot be taken away stays:
/// it is in nobody's way.
pub(super) fn clear(place: &Path, end: &str) {
    let beside = place.parent().filter(|beside| !beside.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let start = format!(".{}.", name(place));
    for entry in fs::read_dir(beside).into_iter().flatten().flatten() {
        let file_name = entry.file_name();
        let id = file_name.to_str().and_then(|name| name.strip_prefix(&*start)?.strip_suffix(end));
        let is_id = |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_digit() || c == '-');
        if id.is_some_and(is_id) && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _left = clear_one(&entry.path());
        }
    }
}

/// Takes one folder away, if no build holds it.
fn clear_one(stage: &Path) -> std::io::Result<()> {
    match claim(stage, MARKER_FILE)? {
        // Then nothing else is in it, or it is not ours.
        Claim::Unmarked => fs::remove_dir(stage),
        Claim::Held => Ok(()),
        Claim::Left(_hold) => take_away(stage),
    }
}

/// Takes a folder away, its marker last: whoever is killed at it leaves one that is known for a leftover.
pub(super) fn take_away(stage: &Path) -> std::io::Result<()> {
    let gone = |done: std::io::Result<()>| match done {
        // Another build found it first.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    };
    for entry in fs::read_dir(stage)? {
        let entry = entry?;
        if entry.file_name() != MARKER_FILE {
            let path = entry.path();
            gone(if entry.file_type()?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) })?;
        }
    }
    gone(fs::remove_file(stage.join(MARKER_FILE)))?;
    gone(fs::remove_dir(stage))
}

fn name(place: &Path) -> String {
    place.file_name().map_or_else(|| "dist".to_owned(), |name| name.to_string_lossy().into_owned())
}
