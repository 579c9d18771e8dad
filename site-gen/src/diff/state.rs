//! One state of the words: those in the folders, or those that travel with a
//! build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::policy::library::{Landlord, Library};
use complaints::policy::manifest::Manifest;
use complaints::words::problem::any_error;
use complaints::words::source::SourceFile;

use crate::command_error::CommandError;
use crate::read::{self, Folders};

/// The words of a day.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) library: Library,
    /// The landlords that can be read, by their folders.
    pub(crate) landlords: BTreeMap<String, Landlord>,
    /// Those that cannot.
    pub(crate) unread: Vec<String>,
    /// Every shared file by its path below the content folder.
    files: BTreeMap<String, String>,
    pub(crate) on: NaiveDate,
}

/// Where the words of before are.
#[derive(Debug)]
pub(crate) struct Against {
    pub(crate) folders: Folders,
    /// The day for which they were built; none where they are no build's.
    pub(crate) built_for: Option<NaiveDate>,
}

impl Against {
    /// What a folder holds: a build, or policies and content.
    ///
    /// # Errors
    /// When it holds neither.
    pub(crate) fn find(folder: &Path) -> Result<Self, CommandError> {
        let (build, plain) = (folder.join("words"), folder.to_path_buf());
        let folders = |top: PathBuf| Folders { policies: top.join("policies"), content: top.join("content") };
        if build.join("manifest.json").is_file() {
            let path = build.join("manifest.json");
            let text = fs::read_to_string(&path).map_err(CommandError::io("cannot read", &path))?;
            let manifest: Manifest = serde_json::from_str(&text).map_err(|error| {
                CommandError::Misuse(format!(
                    "{} is not what a build writes ({error}): build there again, or name another folder with --against",
                    path.display()
                ))
            })?;
            return Ok(Self { folders: folders(build), built_for: Some(manifest.built_for) });
        }
        let folders = folders(plain);
        if folders.policies.is_dir() && folders.content.is_dir() {
            return Ok(Self { folders, built_for: None });
        }
        Err(CommandError::Misuse(format!(
            "there is nothing in {} to compare with: name with --against the folder of a build, or one with policies and \
             content in it; or a day with --against-day",
            folder.display()
        )))
    }
}

impl State {
    /// Reads the words as far as they can be read.
    ///
    /// # Errors
    /// When a folder cannot be read, or what all landlords share is to be mended first.
    pub(crate) fn read(folders: &Folders, on: NaiveDate) -> Result<Self, CommandError> {
        let mut problems = Vec::new();
        let words = read::shared_words(folders, &mut problems)?;
        let templates = read::templates(folders, &mut Vec::new()).unwrap_or_default();
        let Some(library) = words.library else { return Err(CommandError::Problems(problems)) };
        let (mut landlords, mut unread) = (BTreeMap::new(), Vec::new());
        for (slug, path) in read::landlords(folders)? {
            let mut found = Vec::new();
            let files = read::landlord_files(&path, &mut found)?;
            match Landlord::read(&slug, &files, &library) {
                (Some(landlord), _) if !any_error(&found) => {
                    landlords.insert(slug, landlord);
                }
                _ => unread.push(slug),
            }
        }
        let root = folders.content.display().to_string().replace('\\', "/");
        let name =
            |file: &SourceFile| file.path.strip_prefix(&root).unwrap_or(&file.path).trim_start_matches('/').to_owned();
        let files = words.files.iter().chain(&templates).map(|file| (name(file), file.text.clone())).collect();
        Ok(Self { library, landlords, unread, files, on })
    }
}

/// Shared files, but for pages, that are not as they were. A build keeps only the templates of the form, and no code of
/// practice; of these, those are compared that both have.
pub(super) fn other_files(before: &State, after: &State) -> Vec<String> {
    let all: BTreeSet<&String> = before.files.keys().chain(after.files.keys()).collect();
    let differs = |name: &&String| {
        let (old, new) = (before.files.get(*name), after.files.get(*name));
        let only_one = old.is_none() || new.is_none();
        let may_stay_behind = ["templates/", "code/"].iter().any(|folder| name.starts_with(folder));
        !name.starts_with("pages/") && old != new && !(only_one && may_stay_behind)
    };
    all.into_iter().filter(differs).cloned().collect()
}
