//! A folder that is made beside another, and changes places with it. No file in
//! it may be open when it does, so what is held lies beside it: a file that
//! nobody else can open, and that the system takes away with its holder.

use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write};
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// As the system numbers them.
const DELETE_ON_CLOSE: u32 = 0x0400_0000;
const SHARING_VIOLATION: i32 = 32;

/// How long others may take: who looks for viruses opens what is new, and an exchange is a matter of moments.
const PATIENCE: Duration = Duration::from_secs(10);
const AGAIN: Duration = Duration::from_millis(20);

/// Held for as long as whoever made a folder lives, whatever ends it.
#[derive(Debug)]
pub(crate) struct Hold {
    _file: File,
}

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
    // Before there is a folder, so that nobody finds one that is not held.
    let hold = hold(stage)?;
    fs::create_dir(stage)?;
    let mut marker = OpenOptions::new().write(true).create_new(true).open(stage.join(marker))?;
    marker.write_all(text)?;
    written(&marker)?;
    Ok((hold, true))
}

/// Whose the folder is; a link is nobody's marker.
pub(crate) fn claim(stage: &Path, marker: &str) -> Result<Claim> {
    let hold = match hold(stage) {
        Ok(hold) => hold,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(Claim::Held),
        Err(error) => return Err(error),
    };
    let is_marked = fs::symlink_metadata(stage.join(marker)).is_ok_and(|about| about.is_file());
    Ok(if is_marked { Claim::Left(hold) } else { Claim::Unmarked })
}

fn hold(stage: &Path) -> Result<Hold> {
    alone(&stage.with_extension("held")).map(|file| Hold { _file: file })
}

/// Opens a file that nobody else can open meanwhile, and that is gone when it is closed.
fn alone(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).share_mode(0).custom_flags(DELETE_ON_CLOSE);
    options.open(path).map_err(|error| match error.raw_os_error() {
        Some(SHARING_VIOLATION) => Error::from(ErrorKind::AlreadyExists),
        _ => error,
    })
}

/// One file was written, and is brought to disk: nobody but an administrator may ask that of a whole disk.
pub(crate) fn written(file: &File) -> Result<()> {
    file.sync_all()
}

/// Everything was brought to disk as it was written.
pub(crate) fn sync(_: &Hold) -> Result<()> {
    Ok(())
}

/// Kept by whoever exchanges, since that takes more than one step here.
pub(crate) struct Turn {
    _file: File,
}

/// Waits until no other build of `place` puts its own there.
pub(crate) fn turn(place: &Path) -> Result<Turn> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let path = place.with_file_name(format!(".{name}.turn"));
    patiently(|| alone(&path)).map(|file| Turn { _file: file })
}

/// No file system here lets two folders change places in one step.
pub(crate) fn exchange(_: &Path, _: &Path) -> Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Gives a folder another name, as soon as nobody has a file in it open.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    patiently(|| fs::rename(from, to))
}

/// Does what others keep from being done while they have a file open, as soon as they have it open no more.
pub(crate) fn patiently<T>(work: impl Fn() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        match work() {
            Err(error) if is_in_use(&error) && start.elapsed() < PATIENCE => thread::sleep(AGAIN),
            done => return done,
        }
    }
}

/// Somebody has it open, or what lies in it.
fn is_in_use(error: &Error) -> bool {
    use ErrorKind::{AlreadyExists, DirectoryNotEmpty, PermissionDenied};
    matches!(error.kind(), AlreadyExists | DirectoryNotEmpty | PermissionDenied)
        || error.raw_os_error() == Some(SHARING_VIOLATION)
}
