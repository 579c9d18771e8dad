//! What is in a new output folder: parts that were made for it, parts of the
//! old one, and the files that belong to no part.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::Staged;
use super::old::Old;
use super::record::{self, RECORD_FILE, SHARED};
use crate::command_error::CommandError;
use crate::machine::{folder::Folder, for_all};
use crate::write_file::{Output, Part};

/// What is in a new folder, or will be.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Parts that have been made.
    pub(super) made: Vec<Part>,
    /// Parts that are those of the old folder: their files are linked when all is known.
    pub(super) taken_over: Vec<Part>,
    /// Files that belong to no part.
    pub(super) shared: Vec<String>,
    /// Other files that are those of the old folder, and are linked then as well.
    pub(super) same: Vec<String>,
    /// Something is not as it lies in the old folder.
    pub(super) changed: bool,
}

impl Output for Staged {
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        self.put(path, bytes)
    }

    fn write_shared(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        self.contents().shared.push(path.to_owned());
        self.put(path, bytes)
    }

    fn unchanged(&self, name: &str, made_of: &str) -> Option<Part> {
        self.old.as_ref()?.unchanged(name, made_of)
    }

    fn before(&self, name: &str) -> Option<Part> {
        self.old.as_ref()?.part(name)
    }

    fn take_over(&self, part: Part) {
        self.contents().taken_over.push(part);
    }

    fn made(&self, part: Part) {
        let mut contents = self.contents();
        contents.changed = true;
        contents.made.push(part);
    }

    fn discard(&self, part: &Part) {
        let mut contents = self.contents();
        contents.made.retain(|other| other.name != part.name);
        contents.taken_over.retain(|other| other.name != part.name);
        contents.same.retain(|path| !part.files.contains(path));
        contents.changed = true;
        drop(contents);
        for file in &part.files {
            // What is not there need not go; a folder that is not empty is another part's as well.
            let _gone = fs::remove_file(self.stage.join(file));
            let on_the_way = Path::new(file).ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
            let _gone = on_the_way.map(|path| fs::remove_dir(self.stage.join(path))).all(|gone| gone.is_ok());
        }
    }

    fn keep_shared(&self, start: &str) {
        let mut contents = self.contents();
        let before = self.old.as_ref().map(Old::shared).unwrap_or_default();
        let missing = |path: &String| path.starts_with(start) && !contents.shared.contains(path);
        let more: Vec<String> = before.into_iter().filter(missing).collect();
        contents.same.extend_from_slice(&more);
        contents.shared.extend(more);
    }
}

impl Staged {
    /// Writes down what is in this folder, and how it lies there.
    pub(super) fn remember(&self, contents: Contents) -> Result<(), CommandError> {
        let path = self.stage.join(RECORD_FILE);
        let folder =
            Folder::open(&self.stage, RECORD_FILE).map_err(CommandError::io("cannot read the folder", &self.stage))?;
        let Contents { made, taken_over, shared, .. } = contents;
        let shared = Part { name: SHARED.to_owned(), files: shared, ..Part::default() };
        let parts: Vec<Part> = made.into_iter().chain(taken_over).chain([shared]).collect();
        let lines = parts.into_par_iter().map(|part| record::line(part, &folder)).collect::<Result<Vec<_>, _>>();
        let written = lines.map_err(Into::into).and_then(|lines| record::write(lines, &path));
        written.and_then(|()| for_all::open_file_at(&path)).map_err(CommandError::io("cannot write", &path))
    }
}
