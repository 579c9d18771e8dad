//! A file of keys: its owner alone can read it, one key a line, the newest last. Lines are added and none is taken out.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use store::envelope::Audience;

use super::NoKeys;
use super::key::OpeningKey;

/// Keeps other processes from making keys in a folder, as long as the value lives: two at once would lose one's.
pub(super) fn alone(folder: &Path) -> Result<fs::File, NoKeys> {
    let new = !folder.exists();
    private::make_folder(folder).map_err(failed(folder))?;
    if new {
        // As open as it should be, whatever the umask takes away.
        private::close_folder(folder).map_err(failed(folder))?;
    }
    let path = folder.join(".lock");
    let lock = private::file().write(true).create(true).truncate(false).open(&path);
    let lock = lock.map_err(failed(&path))?;
    private::close_file(&lock).map_err(failed(&path))?;
    lock.lock().map_err(failed(&path))?;
    Ok(lock)
}

pub(super) fn of(folder: &Path, audience: Audience) -> PathBuf {
    folder.join(audience.name())
}

pub(super) fn read(path: &Path) -> Result<Vec<OpeningKey>, NoKeys> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(path)(error)),
    };
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| OpeningKey::from_line(line.trim()).ok_or_else(|| bad(path, number + 1))).collect()
}

fn bad(path: &Path, line: usize) -> NoKeys {
    NoKeys::Line { path: path.display().to_string(), line }
}

/// Adds a key to a file: the whole file is written aside and brought to disk before it takes the name.
pub(super) fn add(path: &Path, key: &OpeningKey) -> Result<(), NoKeys> {
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(path)(error)),
    };
    let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    let text = format!("{before}{end}{}\n", key.to_line());
    let folder = path.parent().unwrap_or(Path::new("."));
    // A dot begins what is not whole yet.
    let aside = folder.join(format!(".{}.new", path.file_name().unwrap_or_default().to_string_lossy()));
    let written = || -> std::io::Result<()> {
        let mut file = private::file().write(true).create(true).truncate(true).open(&aside)?;
        private::close_file(&file)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&aside, path)?;
        private::sync_folder(folder)
    };
    written().map_err(failed(path))
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> NoKeys {
    let path = path.display().to_string();
    move |error| NoKeys::File { path, error }
}
