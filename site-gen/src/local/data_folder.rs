//! The folder in which `serve` keeps what people complained of. It and
//! everything in it can be read by its owner alone.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use store::connect::LocalEngine;
use store::random::system_random;
use store::table::schema::Ensured;

use crate::command_error::CommandError;
use crate::machine::to_slash;

/// The table; its journal's names begin so, too.
pub(super) const TABLE_FILE: &str = "complaints.sqlite";
/// What is made anew at each start, and nothing that is kept.
pub(super) const NOT_KEPT: [&str; 3] = ["lock", "engine", "build"];

/// In a folder for what is sent to a preview of another day or of a draft: nobody waits for an answer there.
const APART_FILE: &str = "preview";

/// What is kept in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// What people complain of.
    Complaints,
    /// What is sent to a preview of another day or of a draft, which no landlord has promised anything.
    Trials,
}

/// The folder, held as long as the value lives.
pub struct DataFolder {
    path: PathBuf,
    /// Somebody kept complaints here before this start.
    used: bool,
    _lock: File,
}

impl DataFolder {
    /// Makes the folder if it is not there, closes it to others, and makes sure that this is the
    /// only server here: two over one file would replace each other's site.
    ///
    /// # Errors
    /// When another server holds it, something of the other kind is kept there, or it cannot be written.
    pub fn open(path: &Path, keeps: Keeps) -> Result<Self, CommandError> {
        private::make_folder(path).map_err(CommandError::io("cannot make the folder", path))?;
        private::close_folder(path).map_err(CommandError::io("cannot close", path))?;
        let lock = private_file(&path.join("lock"))?;
        lock.try_lock().map_err(|_| {
            let path = to_slash(path);
            CommandError::Misuse(format!(
                "another server keeps complaints in {path}; stop it, or name another folder with --data"
            ))
        })?;
        close(path, &["build"])?;
        let used = ["contact-key", "keys", "notices", "spool"].iter().any(|name| path.join(name).exists());
        let apart = path.join(APART_FILE);
        match keeps {
            Keeps::Complaints if apart.exists() => {
                let path = to_slash(path);
                return Err(CommandError::Misuse(format!(
                    "{path} keeps what was sent to a preview of another day or a draft, and no complaint belongs there: \
                     name another folder with --data"
                )));
            }
            Keeps::Trials if used && !apart.exists() => {
                let path = to_slash(path);
                return Err(CommandError::Misuse(format!(
                    "complaints are kept in {path}, and what is sent to a preview of another day or a draft is none: name \
                     another folder with --data"
                )));
            }
            Keeps::Trials => drop(private_file(&apart)?),
            Keeps::Complaints => {}
        }
        Ok(Self { path: path.to_path_buf(), used, _lock: lock })
    }

    /// Says so where complaints were kept here and the table is new: somebody lost them.
    pub fn tell_if_lost(&self, table: Ensured) {
        if self.used && table == Ensured::IsNew {
            let path = terminal::visible::in_one_line(&to_slash(&self.path));
            terminal::say(format_args!(
                "The table in {path} is new, and complaints were kept there before: they are not in it. To have them \
                 back, stop the server and start it over a copy of your last backup: serve --data COPY"
            ));
        }
    }

    /// Where the site and the words are built.
    #[must_use]
    pub fn build(&self) -> PathBuf {
        self.path.join("build")
    }

    /// Where complaints wait while the table does not answer.
    #[must_use]
    pub fn fallback(&self) -> PathBuf {
        self.path.join("spool")
    }

    /// The path of the table's file, which is made if it is not there.
    ///
    /// # Errors
    /// When the file cannot be made, or closed to others.
    pub fn table(&self) -> Result<PathBuf, CommandError> {
        // The engine gives the permissions of this file to its journal, unless that is there already.
        for journal in [format!("{TABLE_FILE}-wal"), format!("{TABLE_FILE}-shm")] {
            if self.path.join(&journal).exists() {
                self.private(&journal)?;
            }
        }
        self.private(TABLE_FILE)
    }

    /// Where the keys lie that open what people wrote: of everything here the one thing that nothing else replaces.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.path.join("keys")
    }

    /// The file that notices go to, one a line.
    ///
    /// # Errors
    /// When the file cannot be made, or closed to others.
    pub fn notices(&self) -> Result<PathBuf, CommandError> {
        self.private("notices")
    }

    /// Says where the engine is, for the register.
    ///
    /// # Errors
    /// When the file that says it cannot be written.
    pub fn name_engine(&self, engine: &LocalEngine) -> Result<(), CommandError> {
        self.write("engine", engine.to_line().as_bytes())
    }

    /// The key of contact marks and fingerprints: drawn once, and kept with the complaints.
    ///
    /// # Errors
    /// When the file that keeps it cannot be read or written, or is gone while complaints are kept that are found by it.
    pub fn contact_key(&self) -> Result<Vec<u8>, CommandError> {
        let path = self.path.join("contact-key");
        let kept = fs::read(&path).ok();
        if let Some(key) = kept.as_ref().filter(|key| key.len() == 16) {
            return Ok(key.clone());
        }
        if kept.is_some() || self.path.join(TABLE_FILE).exists() {
            let path = to_slash(&path);
            return Err(CommandError::Misuse(format!(
                "{path} is missing or damaged, and complaints are kept here: put it back from a backup. With another key \
                 nobody is known again, and no complaint is found by a name"
            )));
        }
        let key = system_random().to_vec();
        self.write("contact-key", &key)?;
        Ok(key)
    }

    fn private(&self, name: &str) -> Result<PathBuf, CommandError> {
        let path = self.path.join(name);
        private_file(&path)?;
        Ok(path)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), CommandError> {
        let path = self.path.join(name);
        let failed = || CommandError::io("cannot write", &path);
        let mut file = private_file(&path)?;
        file.set_len(0).map_err(failed())?;
        file.write_all(bytes).map_err(failed())
    }
}

/// Closes to others what lies in a folder, at any depth: a copy of a backup has the permissions that whoever made it
/// gave it. Links are left alone, and so is what `but` names: a site is for everybody to read.
fn close(folder: &Path, but: &[&str]) -> Result<(), CommandError> {
    let failed = || CommandError::io("cannot read the folder", folder);
    for entry in fs::read_dir(folder).map_err(failed())? {
        let entry = entry.map_err(failed())?;
        let (path, name) = (entry.path(), entry.file_name());
        let kind = entry.file_type().map_err(failed())?;
        let skipped = but.iter().any(|one| name == *one || name.to_string_lossy().starts_with(&format!(".{one}.")));
        if skipped || !(kind.is_dir() || kind.is_file()) {
            continue;
        }
        match private::close_below(&path, kind.is_dir()) {
            // It is gone meanwhile, as what waited is that came home.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            closed => closed.map_err(CommandError::io("cannot close", &path))?,
        }
        if kind.is_dir() {
            close(&path, &[])?;
        }
    }
    Ok(())
}

/// A file, made if it is not there and closed to others if it is.
fn private_file(path: &Path) -> Result<File, CommandError> {
    let failed = || CommandError::io("cannot write", path);
    let file = private::file().create(true).truncate(false).write(true).open(path).map_err(failed())?;
    private::close_file(&file).map_err(failed())?;
    Ok(file)
}
