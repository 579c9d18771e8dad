//! Where an output folder is: what a link leads to, and whether it may be replaced.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::stage::MARKER_FILE;
use crate::command_error::CommandError;
use crate::machine::{canonical, to_slash};

/// The folder that `typed` means, whether it is there yet or not. A link stays one: what it leads to is replaced.
///
/// # Errors
/// When it is a file, leads nowhere, or is a folder that is neither empty nor ours.
pub(super) fn meant(typed: &Path) -> Result<PathBuf, CommandError> {
    let shown = to_slash(typed);
    let misuse = |what: String| Err(CommandError::Misuse(what));
    let Ok(about) = fs::symlink_metadata(typed) else {
        return match typed.file_name() {
            Some(_) => Ok(typed.to_path_buf()),
            None => misuse(format!("{shown} is no name for a folder; name one with --out, such as dist")),
        };
    };
    let place = match canonical(typed) {
        Ok(place) => place,
        Err(error) => {
            let to = fs::read_link(typed).map(|to| format!(" to {}", to_slash(&to))).unwrap_or_default();
            return misuse(match error.kind() {
                ErrorKind::NotFound => {
                    format!("{shown} is a link{to}, which is not there; make that folder, or name another with --out")
                }
                _ => format!("{shown} cannot be opened ({error}); name another folder with --out"),
            });
        }
    };
    if !place.is_dir() {
        let leads = if about.is_symlink() { format!(" leads to {}, which", to_slash(&place)) } else { String::new() };
        return misuse(format!("{shown}{leads} is a file; name a folder with --out"));
    }
    if place.file_name().is_none() || !is_ours(&place)? {
        return misuse(format!(
            "{shown} holds files that site-gen did not write, and would be replaced; name another folder with --out"
        ));
    }
    Ok(place)
}

fn is_ours(place: &Path) -> Result<bool, CommandError> {
    if fs::symlink_metadata(place.join(MARKER_FILE)).is_ok_and(|marker| marker.is_file()) {
        return Ok(true);
    }
    let mut entries = fs::read_dir(place).map_err(CommandError::io("cannot read the folder", place))?;
    Ok(entries.next().is_none())
}
