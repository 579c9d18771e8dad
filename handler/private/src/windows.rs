//! Lists of access: a folder is closed, and what is made below it takes over its
//! list. The system's own tools read and set them; a call of it would need code
//! that this workspace forbids.

use std::env;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The system itself: copies of the disk and what looks for viruses run under it.
const SYSTEM: &str = "*S-1-5-18";
/// Everyone, whoever has signed in, users and guests: what an earlier owner of the folder may have let in by name.
const OTHERS: [&str; 4] = ["*S-1-1-0", "*S-1-5-11", "*S-1-5-32-545", "*S-1-5-32-546"];

/// Options for a file: it takes over who may read the folder.
#[must_use]
pub fn file() -> OpenOptions {
    OpenOptions::new()
}

/// The same for a folder.
#[must_use]
pub fn folder() -> DirBuilder {
    DirBuilder::new()
}

/// Makes a folder and what it lies in, as far as they are not there; what is made is its owner's alone.
///
/// # Errors
/// When it cannot be made, or not be closed.
pub fn make_folder(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    // The first that is made is closed while nothing is in it; the others take that over.
    let missing = path.ancestors().take_while(|one| !one.as_os_str().is_empty() && !one.is_dir()).last();
    let first = missing.unwrap_or(path);
    match fs::create_dir(first) {
        Ok(()) => close_folder(first).inspect_err(|_| {
            // One that is there counts as closed the next time.
            let _left = fs::remove_dir(first);
        })?,
        // Somebody made it just now, and closes it.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    fs::create_dir_all(path)
}

/// Closes a folder to others, with all that lies in it and takes over who may read it.
///
/// # Errors
/// When it cannot be closed.
pub fn close_folder(path: &Path) -> Result<()> {
    let owner = owner()?;
    let all = |who: &str| format!("{who}:(OI)(CI)F");
    let mut icacls = Command::new(tool("icacls.exe")?);
    icacls.arg(path).args(["/inheritance:r", "/grant:r", &all(owner), "/grant:r", &all(SYSTEM)]);
    icacls.arg("/remove:g").args(OTHERS).arg("/Q");
    run(icacls).map(|_| ())
}

/// An open file lies in a closed folder, and so is closed.
///
/// # Errors
/// None on Windows; where files have modes, when they cannot be set.
pub fn close_file(_: &File) -> Result<()> {
    Ok(())
}

/// What lies in a closed folder is closed.
///
/// # Errors
/// None on Windows; where files have modes, when they cannot be set.
pub fn close_below(_: &Path, _is_folder: bool) -> Result<()> {
    Ok(())
}

/// Names are in the disk's own journal, and no folder can be opened to bring them to disk.
///
/// # Errors
/// None on Windows; elsewhere when the folder cannot be opened.
pub fn sync_folder(_: &Path) -> Result<()> {
    Ok(())
}

/// Who runs this, by the number that holds in every language and for services too: `*S-1-5-21-…`.
fn owner() -> Result<&'static str> {
    static OWNER: OnceLock<String> = OnceLock::new();
    if let Some(owner) = OWNER.get() {
        return Ok(owner);
    }
    let mut whoami = Command::new(tool("whoami.exe")?);
    whoami.args(["/user", "/fo", "csv", "/nh"]);
    let said = run(whoami)?;
    let id = said.rsplit(['"', ',']).map(str::trim).find(|part| part.starts_with("S-1-"));
    let id = id.ok_or_else(|| Error::other("whoami did not say who runs this"))?;
    Ok(OWNER.get_or_init(|| format!("*{id}")))
}

/// A tool of the system by its whole path, so that none of the same name elsewhere is run.
fn tool(name: &str) -> Result<PathBuf> {
    let system = env::var_os("SystemRoot").ok_or_else(|| Error::other("SystemRoot is not set"))?;
    Ok(PathBuf::from(system).join("System32").join(name))
}

/// What a tool says, or what went wrong with it.
fn run(mut command: Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    let wrong = String::from_utf8_lossy(&output.stderr);
    Err(Error::other(wrong.lines().chain(said.lines()).next().unwrap_or("it cannot be closed").trim().to_owned()))
}
