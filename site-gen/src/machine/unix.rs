//! Machines with modes, inodes and signals: Linux and macOS.

use std::path::PathBuf;

use rustix::fs::Mode;
use rustix::process::umask;

pub(crate) mod folder;
pub(crate) mod for_all;
#[cfg(feature = "serve")]
pub(crate) mod served;
pub(crate) mod stage;
#[cfg(feature = "serve")]
pub(crate) mod stamp;

pub(crate) fn makes_for_all() {
    umask(Mode::from_raw_mode(0o022));
}

#[cfg(feature = "serve")]
pub(crate) fn makes_for_its_owner() {
    umask(Mode::from_raw_mode(0o077));
}

/// A whole path is as somebody would type it.
pub(crate) fn as_typed(whole: PathBuf) -> PathBuf {
    whole
}
