//! The words that the form and the register work with: `words/` as a build writes
//! it, of each landlord the last that had nothing to be mended.
//!
//! They lie on the disk and not in memory alone, so that a landlord whose newest
//! edit is broken takes complaints also after a restart, and an officer's register
//! reads the same words as the form. Written are a landlord's own few files, when
//! somebody first asks for its form or a round comes to it, and only if they changed.

use std::collections::HashSet;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::policy::manifest::{FORMAT, Manifest};

use super::landlord::Words;
use super::shared_words::Shared;
use crate::command_error::CommandError;
use crate::form_bundle;
use crate::machine::for_all;

/// Whose words they are: those of other folders are no last good ones.
const SOURCE_FILE: &str = "kept-from";

/// The folder of kept words.
pub(super) struct KeptWords {
    folder: PathBuf,
    manifest: Manifest,
    /// The manifest on the disk says something else.
    is_dirty: bool,
    /// What the manifest does not list any more; taken away when that is written.
    stale: Vec<PathBuf>,
}

impl KeptWords {
    /// What an earlier server kept of the same policies, or nothing yet.
    pub(super) fn open(folder: &Path, policies: &Path) -> Result<Self, CommandError> {
        let source = fs::canonicalize(policies).unwrap_or_else(|_| policies.to_path_buf()).display().to_string();
        let kept_from = folder.join(SOURCE_FILE);
        let is_same = fs::read_to_string(&kept_from).is_ok_and(|kept| kept == source);
        if !is_same && folder.exists() {
            fs::remove_dir_all(folder).map_err(CommandError::io("cannot clear", folder))?;
        }
        write(&kept_from, source.as_bytes())?;
        let kept = fs::read_to_string(folder.join("manifest.json")).ok();
        let kept = kept.and_then(|text| serde_json::from_str(&text).ok());
        let manifest = kept.unwrap_or(Manifest {
            format: FORMAT.to_owned(),
            digest: String::new(),
            built_for: NaiveDate::MIN,
            style: String::new(),
            alone: false,
            content: Vec::new(),
            landlords: Vec::new(),
        });
        Ok(Self { folder: folder.to_path_buf(), manifest, is_dirty: false, stale: Vec::new() })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps shared words in which nothing is to be mended, and the day that is shown.
    pub(super) fn keep_shared(
        &mut self,
        shared: &Shared,
        content: &Path,
        on: NaiveDate,
        alone: bool,
    ) -> Result<(), CommandError> {
        let files = form_bundle::shared_files(content, &shared.files, &shared.templates);
        let mut changed = false;
        for (name, file) in &files {
            changed |= write(&self.folder.join("content").join(name), file.text.as_bytes())?;
        }
        let landlords = std::mem::take(&mut self.manifest.landlords);
        let (built_for, style) = (on, shared.assets.style.clone());
        let (format, digest, content) = (FORMAT.to_owned(), String::new(), files.into_keys().collect());
        let now = Manifest { format, digest, built_for, style, alone, content, landlords };
        let before = Manifest { landlords: now.landlords.clone(), ..self.manifest.clone() };
        self.is_dirty |= changed || now != before;
        self.manifest = now;
        Ok(())
    }

    /// Keeps a landlord's versions.
    pub(super) fn keep(&mut self, words: &Words) -> Result<(), CommandError> {
        let slug = &words.listed.slug;
        let folder = self.folder.join("policies").join(slug);
        for version in &words.versions {
            let place = folder.join(format!("{}.md", version.stem()));
            self.is_dirty |= write(&place, version.text.as_bytes())?;
        }
        match self.manifest.landlords.binary_search_by(|kept| kept.slug.cmp(slug)) {
            Ok(at) if self.manifest.landlords.get(at) == Some(&words.listed) => {}
            Ok(at) => {
                let before = std::mem::replace(&mut self.manifest.landlords[at], words.listed.clone());
                let gone = before.versions.iter().filter(|id| !words.listed.versions.contains(id));
                self.stale.extend(gone.map(|id| folder.join(format!("{id}.md"))));
                self.is_dirty = true;
            }
            Err(at) => {
                self.manifest.landlords.insert(at, words.listed.clone());
                self.is_dirty = true;
            }
        }
        Ok(())
    }

    /// Lets go of landlords that have left the policies.
    pub(super) fn only(&mut self, slugs: &[String]) {
        let there: HashSet<&str> = slugs.iter().map(String::as_str).collect();
        let folder = self.folder.join("policies");
        let (kept, gone): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.manifest.landlords).into_iter().partition(|l| there.contains(l.slug.as_str()));
        self.is_dirty |= !gone.is_empty();
        self.stale.extend(gone.into_iter().map(|landlord| folder.join(landlord.slug)));
        self.manifest.landlords = kept;
    }

    /// Writes the manifest if it is another one, and says whether it was: whoever has the words opens them again.
    pub(super) fn settle(&mut self) -> Result<bool, CommandError> {
        if !self.is_dirty || self.manifest.content.is_empty() {
            return Ok(false);
        }
        let json = self.manifest.to_json().map_err(|e| CommandError::Misuse(e.to_string()))?;
        write(&self.folder.join("manifest.json"), json.as_bytes())?;
        self.is_dirty = false;
        for stale in self.stale.drain(..) {
            // What cannot be taken away is in nobody's way: nothing lists it.
            let _left = if stale.is_dir() { fs::remove_dir_all(stale) } else { fs::remove_file(stale) };
        }
        Ok(true)
    }
}

/// Writes a file in one step if it says something else, and says whether it did.
fn write(place: &Path, bytes: &[u8]) -> Result<bool, CommandError> {
    if fs::read(place).is_ok_and(|there| there == bytes) {
        return Ok(false);
    }
    let failed = || CommandError::io("cannot write", place);
    if let Some(folder) = place.parent() {
        make_folder(folder).map_err(failed())?;
    }
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let new = place.with_file_name(format!(".{name}.new"));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(&new).map_err(failed())?;
    // As every build is; the folder round it is closed.
    for_all::open_file(&file).map_err(failed())?;
    file.write_all(bytes).map_err(failed())?;
    fs::rename(&new, place).map_err(failed())?;
    Ok(true)
}

/// Makes a folder and what it lies in, open to all whatever the umask is; those that are there stay as they are.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(above)?;
    }
    match DirBuilder::new().create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
        Ok(()) => for_all::open_folder(folder),
    }
}
