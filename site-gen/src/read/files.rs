//! Texts in a folder: every file in order, and a problem for each that cannot
//! be a text an author wrote (a link, a picture pasted in, another encoding).

use std::fs;
use std::path::{Path, PathBuf};

use complaints::words::located::MAX_BYTES;
use complaints::words::problem::{Place, Problem, Severity};
use complaints::words::rules::UNREADABLE_FILE;
use complaints::words::source::SourceFile;

use crate::command_error::CommandError;
use crate::machine::to_slash;

/// The texts below a folder whose names end in one of `endings`, in order.
pub(super) fn texts(
    folder: &Path,
    endings: &[&str],
    problems: &mut Vec<Problem>,
) -> Result<Vec<SourceFile>, CommandError> {
    let mut files = Vec::new();
    for path in walk(folder)? {
        let name = to_slash(&path);
        if !endings.iter().any(|e| name.ends_with(e)) {
            continue;
        }
        match text(&path, &name)? {
            Ok(text) => files.push(SourceFile::new(name, &text)),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(files)
}

/// One file's text, or what is wrong with the file as a whole.
pub(crate) fn text(path: &Path, name: &str) -> Result<Result<String, Problem>, CommandError> {
    let refused = |found: &str, write: &str| Ok(Err(Problem::whole_file(&UNREADABLE_FILE, name, found, write)));
    let about = fs::symlink_metadata(path).map_err(CommandError::io("cannot read", path))?;
    if about.is_symlink() {
        return refused("this is a link to another file, and links are not followed", "the file itself in its place");
    }
    // A pipe would be waited for, and a device has no end.
    if !about.is_file() {
        return refused(
            "this is no regular file but a pipe, a socket or a device",
            "a file in its place, or take it out",
        );
    }
    if about.len() > MAX_BYTES as u64 {
        return refused(
            "the file is larger than 256 KiB",
            "a shorter text; pictures and documents are linked, not pasted",
        );
    }
    let bytes = fs::read(path).map_err(CommandError::io("cannot read", path))?;
    match String::from_utf8(bytes) {
        Ok(text) if text.trim_start_matches('\u{feff}').trim().is_empty() => {
            refused("the file is empty", "its text, or take the file out of the folder")
        }
        Ok(text) if text.contains('\0') => Ok(Err(zero_byte(name, &text))),
        Ok(text) => Ok(Ok(text)),
        Err(_) => {
            refused("the file is not UTF-8 text", "the same text saved as “UTF-8” or “plain text” from your editor")
        }
    }
}

/// A character that no text has, at its place.
fn zero_byte(name: &str, text: &str) -> Problem {
    let before = text.split('\0').next().unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Problem::at(
        Severity::Error,
        &UNREADABLE_FILE,
        name,
        Place { line: before.matches('\n').count() + 1, column },
        "there is a character here that no text has: a zero byte",
        "the same text saved as “UTF-8” or “plain text” from your editor",
    )
}

/// Every file below a folder, in order, without following links into folders.
fn walk(folder: &Path) -> Result<Vec<PathBuf>, CommandError> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        let about = fs::symlink_metadata(&path).map_err(CommandError::io("cannot read", &path))?;
        if about.is_dir() {
            found.extend(walk(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// What lies in a folder, in order; names that start with a dot are not an author's.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, CommandError> {
    let list = fs::read_dir(folder).map_err(CommandError::io("cannot read the folder", folder))?;
    let mut paths = list
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(CommandError::io("cannot read the folder", folder))?;
    paths.retain(|p| p.file_name().is_some_and(|n| !n.to_string_lossy().starts_with('.')));
    paths.sort();
    Ok(paths)
}
