//! The keys that open envelopes: files that their owner alone can read, one for
//! each audience, one key a line, the newest last. Rotation adds a line and
//! deletes none, since what was sealed stays sealed with its key.
//!
//! Whoever loses a file loses every word that was sealed for its audience.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use complaints::form::hex;
use hpke::{Deserializable, Kem, Serializable};
use store::envelope::{Audience, Encapsulation, SealingKeys, key_id};

type PrivateKey = <Encapsulation as Kem>::PrivateKey;

/// A key that opens envelopes, and its id.
#[derive(Clone)]
pub(crate) struct OpeningKey {
    pub(crate) id: String,
    pub(crate) key: PrivateKey,
    public: Vec<u8>,
}

/// The keys that somebody has. Who has no key for an audience opens nothing of it.
#[derive(Clone, Default)]
pub struct OpeningKeys {
    officers: Vec<OpeningKey>,
    lead: Vec<OpeningKey>,
}

/// Says nothing of the keys.
impl std::fmt::Debug for OpeningKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OpeningKeys({}, {})", self.officers.len(), self.lead.len())
    }
}

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoKeys {
    /// A file cannot be read or written.
    #[error("cannot use {path}: {error}")]
    File {
        /// The path of the file or folder, as it was asked for.
        path: String,
        /// What the machine said.
        error: std::io::Error,
    },
    /// A line is no private key.
    #[error("{path}:{line}: this is no private key; put back the file from a backup, and do not edit it")]
    Line {
        /// The path of the file of keys.
        path: String,
        /// Which line, counted from 1.
        line: usize,
    },
}

impl OpeningKeys {
    /// Reads the keys of a folder; a file that is not there gives none.
    ///
    /// # Errors
    /// When a file cannot be read, or holds something else.
    pub fn read(folder: &Path) -> Result<Self, NoKeys> {
        Ok(Self { officers: read(&file(folder, Audience::Officers))?, lead: read(&file(folder, Audience::Lead))? })
    }

    /// Makes a key for each audience that has none, and reads all of them.
    ///
    /// # Errors
    /// When a file cannot be read or written, or holds something else.
    pub fn make(folder: &Path) -> Result<Self, NoKeys> {
        let _alone = alone(folder)?;
        for audience in [Audience::Officers, Audience::Lead] {
            let file = file(folder, audience);
            if !file.exists() {
                add(&file)?;
            }
        }
        Self::read(folder)
    }

    /// Adds a key for each audience, with which everything is sealed from the next start on.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn rotate(folder: &Path) -> Result<Self, NoKeys> {
        let _alone = alone(folder)?;
        add(&file(folder, Audience::Officers))?;
        add(&file(folder, Audience::Lead))?;
        Self::read(folder)
    }

    /// The same without the keys of the lead officer.
    #[must_use]
    pub fn without_lead(&self) -> Self {
        Self { officers: self.officers.clone(), lead: Vec::new() }
    }

    /// Whether there is a key of an audience.
    #[must_use]
    pub fn opens(&self, audience: Audience) -> bool {
        !self.of(audience).is_empty()
    }

    /// The keys of an audience, the newest last.
    pub(crate) fn of(&self, audience: Audience) -> &[OpeningKey] {
        match audience {
            Audience::Officers => &self.officers,
            Audience::Lead => &self.lead,
            // Its key is in the person's own address, and nowhere here.
            Audience::Receipt => &[],
        }
    }

    /// The ids of all keys.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.officers.iter().chain(&self.lead).map(|key| key.id.as_str())
    }

    /// The newest public keys as a setting: `officers=<hex> lead=<hex>`; none while an audience has no key.
    #[must_use]
    pub fn public(&self) -> Option<String> {
        let [officers, lead] = [self.officers.last()?, self.lead.last()?].map(|key| hex::encode(&key.public));
        Some(format!("officers={officers} lead={lead}"))
    }

    /// The newest public keys, with which words are sealed.
    #[must_use]
    pub fn sealing(&self) -> Option<SealingKeys> {
        self.public()?.parse().ok()
    }
}

/// Keeps other processes from making keys in a folder, as long as the value lives: two at once would lose one's.
fn alone(folder: &Path) -> Result<fs::File, NoKeys> {
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

fn file(folder: &Path, audience: Audience) -> PathBuf {
    folder.join(audience.name())
}

fn read(path: &Path) -> Result<Vec<OpeningKey>, NoKeys> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(path)(error)),
    };
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| key(line.trim()).ok_or_else(|| bad(path, number + 1))).collect()
}

fn bad(path: &Path, line: usize) -> NoKeys {
    NoKeys::Line { path: path.display().to_string(), line }
}

fn key(line: &str) -> Option<OpeningKey> {
    let key = PrivateKey::from_bytes(&hex::decode::<32>(line)?).ok()?;
    let public = Encapsulation::sk_to_pk(&key).to_bytes().to_vec();
    Some(OpeningKey { id: key_id(&public), key, public })
}

/// Adds a new key to a file: the whole file is written aside and brought to disk before it takes the name.
fn add(path: &Path) -> Result<(), NoKeys> {
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(path)(error)),
    };
    let (key, _) = Encapsulation::gen_keypair();
    let text = format!("{before}{}\n", hex::encode(&key.to_bytes()));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_who_make_keys_at_once_lose_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let made: Vec<String> = std::thread::scope(|scope| {
            let make = |rotates: bool| {
                let keys = if rotates { OpeningKeys::rotate(folder.path()) } else { OpeningKeys::make(folder.path()) };
                let keys = keys.expect("keys");
                keys.ids().map(str::to_owned).collect::<Vec<_>>()
            };
            let all: Vec<_> =
                [false, true].repeat(8).into_iter().map(|rotates| scope.spawn(move || make(rotates))).collect();
            all.into_iter().flat_map(|one| one.join().expect("no panic")).collect()
        });
        let kept = OpeningKeys::read(folder.path()).expect("keys");
        for id in made {
            assert!(kept.ids().any(|kept| kept == id), "{id} was given and is lost");
        }
        assert!(kept.of(Audience::Lead).len() >= 8, "each rotation added one");
    }
}
