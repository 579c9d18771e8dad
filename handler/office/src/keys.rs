//! The keys that open envelopes: files that their owner alone can read, one for
//! each audience, one key a line, the newest last. A line holds a private key,
//! or names one that KMS keeps and its public half, and then holds no secret.
//! Rotation adds a line and deletes none, since what was sealed stays sealed
//! with its key.
//!
//! Whoever loses a private key loses every word that was sealed for its audience.

mod file;
mod key;

use std::path::Path;

use complaints::form::hex;
use store::envelope::{Audience, SealingKeys};

use crate::kms::{Kms, KmsKey};

pub(crate) use key::{OpeningKey, PrivateHalf};

/// The keys that somebody has. Who has no key for an audience opens nothing of it.
#[derive(Clone, Default)]
pub struct OpeningKeys {
    officers: Vec<OpeningKey>,
    lead: Vec<OpeningKey>,
    kms: Option<Kms>,
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
    /// A line is no key.
    #[error(
        "{path}:{line}: this is neither a private key nor a key of KMS with its public half; put back the file from a \
         backup, and do not edit it"
    )]
    Line {
        /// The path of the file of keys.
        path: String,
        /// Which line, counted from 1.
        line: usize,
    },
    /// What KMS said to be the public half of a key is no point of the curve.
    #[error("what KMS gave as the public half of {0} is no key")]
    NoPoint(KmsKey),
}

impl OpeningKeys {
    /// Reads the keys of a folder; a file that is not there gives none.
    ///
    /// # Errors
    /// When a file cannot be read, or holds something else.
    pub fn read(folder: &Path) -> Result<Self, NoKeys> {
        let [officers, lead] = [Audience::Officers, Audience::Lead].map(|one| file::read(&file::of(folder, one)));
        Ok(Self { officers: officers?, lead: lead?, kms: None })
    }

    /// Makes a private key for each audience that has none, and reads all of them.
    ///
    /// # Errors
    /// When a file cannot be read or written, or holds something else.
    pub fn make(folder: &Path) -> Result<Self, NoKeys> {
        let _alone = file::alone(folder)?;
        for audience in [Audience::Officers, Audience::Lead] {
            let file = file::of(folder, audience);
            if !file.exists() {
                file::add(&file, &OpeningKey::drawn())?;
            }
        }
        Self::read(folder)
    }

    /// Adds a private key for each audience, with which everything is sealed from the next start on.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn rotate(folder: &Path) -> Result<Self, NoKeys> {
        let _alone = file::alone(folder)?;
        for audience in [Audience::Officers, Audience::Lead] {
            file::add(&file::of(folder, audience), &OpeningKey::drawn())?;
        }
        Self::read(folder)
    }

    /// Adds a key of KMS for each audience, the officers' first, each with its public half. Those that are the
    /// newest already stay so.
    ///
    /// # Errors
    /// When a file cannot be read or written, or a public half is none.
    pub fn add_of_kms(folder: &Path, keys: [(KmsKey, [u8; 65]); 2]) -> Result<Self, NoKeys> {
        let mut added = Vec::new();
        for (key, public) in keys {
            let name = key.clone();
            added.push(OpeningKey::in_kms(key, &public).ok_or(NoKeys::NoPoint(name))?);
        }
        let _alone = file::alone(folder)?;
        let there = Self::read(folder)?;
        for (audience, key) in [Audience::Officers, Audience::Lead].into_iter().zip(added) {
            let newest = there.of(audience).last();
            if newest.is_none_or(|newest| newest.to_line() != key.to_line()) {
                file::add(&file::of(folder, audience), &key)?;
            }
        }
        Self::read(folder)
    }

    /// The same, with somebody who asks KMS.
    #[must_use]
    pub fn asking(self, kms: Kms) -> Self {
        Self { kms: Some(kms), ..self }
    }

    /// Whether a key of these is in KMS.
    #[must_use]
    pub fn need_kms(&self) -> bool {
        self.all().any(|key| key.kms().is_some())
    }

    /// Whether the newest key of an audience is this one of KMS.
    #[must_use]
    pub fn newest_is(&self, audience: Audience, key: &KmsKey) -> bool {
        self.of(audience).last().and_then(OpeningKey::kms) == Some(key)
    }

    pub(crate) fn kms(&self) -> Option<&Kms> {
        self.kms.as_ref()
    }

    /// The same without the keys of the lead officer.
    #[must_use]
    pub fn without_lead(&self) -> Self {
        Self { lead: Vec::new(), ..self.clone() }
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

    /// All keys, the officers' first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &OpeningKey> {
        self.officers.iter().chain(&self.lead)
    }

    /// The ids of all keys.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.all().map(|key| key.id.as_str())
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
