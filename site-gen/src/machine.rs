//! What differs between machines, behind one set of names: `unix` and
//! `windows` have the same ones, and no other file of this crate asks which
//! machine it is on.
//!
//! | module | what |
//! |---|---|
//! | [`for_all`] | files and folders that everybody may read, whatever the umask is |
//! | [`folder`] | a folder that is held while others may put another in its place |
//! | [`stage`] | a folder that is made beside another, and changes places with it |
//! | [`stamp`] | what of a file changes with it |
//! | [`served`] | what a server asks of the machine: handles, and word when it should stop |

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

pub(crate) use this::{folder, for_all, stage};
#[cfg(feature = "serve")]
pub(crate) use this::{served, stamp};
#[cfg(unix)]
use unix as this;
#[cfg(windows)]
use windows as this;

/// Has all that this process makes be for everybody to read: a site is, also by a host under another name.
pub fn makes_for_all() {
    this::makes_for_all();
}

/// Has all that this process makes be its owner's alone: what people wrote, with the engine's own files beside it.
#[cfg(feature = "serve")]
pub fn makes_for_its_owner() {
    this::makes_for_its_owner();
}

/// The whole path of what is there, with no link in it.
pub(crate) fn canonical(path: &std::path::Path) -> std::io::Result<std::path::PathBuf> {
    std::fs::canonicalize(path).map(this::as_typed)
}

/// How a path is told and written: its names parted by `/`, as they are in addresses and in what authors read.
pub(crate) fn to_slash(path: impl AsRef<std::path::Path>) -> String {
    let text = path.as_ref().display().to_string();
    match std::path::MAIN_SEPARATOR {
        '/' => text,
        other => text.replace(other, "/"),
    }
}
