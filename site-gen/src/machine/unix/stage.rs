//! A folder that is made beside another, and changes places with it.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Result, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::{CWD, OFlags, RenameFlags, renameat_with};

use super::for_all;

/// The marker of a folder, locked for as long as whoever made the folder lives, whatever ends it.
#[derive(Debug)]
pub(crate) struct Hold(File);

/// Whose a folder is that lies beside an output.
pub(crate) enum Claim {
    /// Somebody makes it just now.
    Held,
    /// It has no marker: whoever made it was ended before it had one, or it is not ours.
    Unmarked,
    /// Whoever made it was ended; it is ours for as long as this is held.
    Left(Hold),
}

/// Makes a folder with its marker, and holds it; says whether what this process makes in it is as open as it is made.
pub(crate) fn make(stage: &Path, marker: &str, text: &[u8]) -> Result<(Hold, bool)> {
    fs::create_dir(stage)?;
    let open = for_all::is_open_folder(&fs::metadata(stage)?);
    for_all::open_folder(stage)?;
    let path = stage.join(marker);
    let mut marker = for_all::file().write(true).create_new(true).open(&path)?;
    // A file system without locks has none that could be found unlocked.
    let _locked = marker.lock();
    marker.write_all(text)?;
    for_all::open_file_at(&path)?;
    // Whoever clears what is left may have come between: then the name leads elsewhere, or nowhere.
    if fs::metadata(&path)?.ino() != marker.metadata()?.ino() {
        return Err(ErrorKind::NotFound.into());
    }
    Ok((Hold(marker), open))
}

/// Whose the folder is; a link is nobody's marker.
pub(crate) fn claim(stage: &Path, marker: &str) -> Result<Claim> {
    let no_link = OFlags::NOFOLLOW.bits() as i32;
    let Ok(marker) = fs::OpenOptions::new().read(true).custom_flags(no_link).open(stage.join(marker)) else {
        return Ok(Claim::Unmarked);
    };
    match marker.try_lock() {
        Ok(()) => Ok(Claim::Left(Hold(marker))),
        Err(TryLockError::WouldBlock) => Ok(Claim::Held),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// One file was written: here all are brought to disk together, by [`sync`].
pub(crate) fn written(_: &File) -> Result<()> {
    Ok(())
}

/// Brings everything to disk that was written.
pub(crate) fn sync(hold: &Hold) -> Result<()> {
    #[cfg(target_os = "linux")]
    return Ok(rustix::fs::syncfs(&hold.0)?);
    #[cfg(not(target_os = "linux"))]
    {
        let _nothing_to_ask = hold;
        rustix::fs::sync();
        Ok(())
    }
}

/// Whoever exchanges needs nobody's leave: it is one step.
pub(crate) struct Turn;

/// Waits until no other build of `place` puts its own there.
pub(crate) fn turn(_place: &Path) -> Result<Turn> {
    Ok(Turn)
}

/// Two folders change places in one step, where the file system has that.
pub(crate) fn exchange(one: &Path, other: &Path) -> Result<()> {
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Does what others could keep from being done while they have a file open: here nobody can.
pub(crate) fn patiently<T>(work: impl Fn() -> Result<T>) -> Result<T> {
    work()
}

/// Gives a folder another name.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)
}
