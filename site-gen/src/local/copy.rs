//! A whole copy of the folder in which `serve` keeps what people complained of,
//! also while it does.
//!
//! The order is what makes it whole. The keys that open words come last: they
//! are only ever added, so nothing in the copied table is without its key. What waits in the spool comes before the table: what is
//! brought home meanwhile is then in both, and bringing it home again does no
//! harm; the other way round it would be in neither.

use std::fs::{self, File};
use std::io::{Error, ErrorKind};
use std::path::Path;

use dynoxide::Database;
use store::fallback::waiting::SENT;

mod stage;

use stage::Stage;

use super::data_folder::{NOT_KEPT, TABLE_FILE};
use crate::command_error::CommandError;
use crate::machine::to_slash;

/// Where complaints wait, in the folder.
const SPOOL: &str = "spool";

/// What a copy holds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Copied {
    /// Complaints and additions that wait for the table.
    pub waiting: usize,
    /// All its files together.
    pub bytes: u64,
}

/// Copies what `data` keeps into `place`, which gets its name when it is whole.
///
/// # Errors
/// When `data` keeps no complaints, `place` is taken, or something cannot be read or written.
pub fn whole(data: &Path, place: &Path) -> Result<Copied, CommandError> {
    let table = data.join(TABLE_FILE);
    if fs::metadata(&table).map_or(0, |about| about.len()) == 0 {
        return Err(CommandError::Misuse(format!(
            "no complaints are kept in {}: there is no {TABLE_FILE}; name the folder that `site-gen serve` was given, \
             with --data",
            to_slash(data)
        )));
    }
    let stage = Stage::new(data, place)?;
    let mut copied = Copied::default();
    let mut names = names(data)?;
    names.retain(|name| !NOT_KEPT.contains(&name.as_str()) && !name.starts_with(TABLE_FILE) && name != KEYS);
    // `false` comes before `true`: what waits is copied last of these.
    names.sort_by_key(|name| name == SPOOL);
    for name in names {
        copied.bytes += copy(&data.join(&name), &stage.path().join(&name))?;
    }
    copied.waiting = match stage.path().join(SPOOL).join(SENT) {
        sent if sent.exists() => self::names(&sent)?.len(),
        _ => 0,
    };
    copied.bytes += copy_table(&table, &stage.path().join(TABLE_FILE))?;
    // After the table: keys are only ever added, so these open everything that the copy holds.
    if data.join(KEYS).exists() {
        copied.bytes += copy(&data.join(KEYS), &stage.path().join(KEYS))?;
    }
    sync_folder(stage.path())?;
    stage.put_in_place(place)?;
    Ok(copied)
}

/// The folder of the keys that open what people wrote.
const KEYS: &str = "keys";

/// The names in a folder in order, but for those that a dot begins: these are not whole yet.
fn names(folder: &Path) -> Result<Vec<String>, CommandError> {
    let failed = || CommandError::io("cannot read the folder", folder);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed())? {
        let name = entry.map_err(failed())?.file_name();
        let name = name.into_string().map_err(|_| failed()(Error::other("a name in it is no text")))?;
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Copies a file, or a folder with all that is in it; gives its size. What is gone was brought home meanwhile.
fn copy(from: &Path, to: &Path) -> Result<u64, CommandError> {
    if from.is_dir() {
        private::folder().create(to).map_err(CommandError::io("cannot make the folder", to))?;
        let mut bytes = 0;
        for name in names(from)? {
            bytes += copy(&from.join(&name), &to.join(&name))?;
        }
        sync_folder(to)?;
        return Ok(bytes);
    }
    let mut source = match File::open(from) {
        Ok(source) => source,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(CommandError::io("cannot read", from)(error)),
    };
    let mut target = new_file(to)?;
    let bytes = std::io::copy(&mut source, &mut target).map_err(CommandError::io("cannot copy to", to))?;
    target.sync_all().map_err(CommandError::io("cannot write", to))?;
    Ok(bytes)
}

/// Copies the table by its engine. A server that has it open goes on: its journal lets one write and
/// others read, also from other processes.
fn copy_table(from: &Path, to: &Path) -> Result<u64, CommandError> {
    let failed = |error: String| CommandError::io("cannot copy the table", from)(Error::other(error));
    let text = |path: &Path| path.to_str().map(str::to_owned).ok_or_else(|| failed("its path is no text".to_owned()));
    // Made by us, since the engine would leave it open to others; it writes into an empty file.
    new_file(to)?;
    let database = Database::new(&text(from)?).map_err(|e| failed(e.to_string()))?;
    database.vacuum_into(&text(to)?).map_err(|e| failed(e.to_string()))?;
    // Opened to be written, since some machines bring nothing to disk for a reader.
    let made = fs::OpenOptions::new().write(true).open(to).and_then(|file| file.sync_all());
    made.map_err(CommandError::io("cannot write", to))?;
    Ok(fs::metadata(to).map_err(CommandError::io("cannot read", to))?.len())
}

fn new_file(path: &Path) -> Result<File, CommandError> {
    let made = private::file().write(true).create_new(true).open(path);
    made.map_err(CommandError::io("cannot make", path))
}

/// Brings the names in a folder to disk: a copy that a power cut takes away is none.
fn sync_folder(path: &Path) -> Result<(), CommandError> {
    private::sync_folder(path).map_err(CommandError::io("cannot write", path))
}
