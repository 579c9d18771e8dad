//! What a build remembers of itself, in a file of the folder that it made: its
//! parts, what each was made of, and how its files lay there when it was done.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use complaints::form::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::machine::{folder::Folder, stage::written};
use crate::write_file::Part;

/// The file's name; the dot keeps it out of what a host copies.
pub(super) const RECORD_FILE: &str = ".made-of";
/// The part of all files that belong to no other.
pub(super) const SHARED: &str = "";

/// One part, as a line of the file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Line {
    name: String,
    made_of: String,
    files: Vec<String>,
    about: String,
    /// A digest of how its files and folders lay there.
    lay: String,
}

impl Line {
    /// Whether nobody has touched a file of the part since.
    pub(super) fn is_untouched(&self, folder: &Folder) -> bool {
        self.lay == lay(&self.name, &self.files, folder)
    }

    pub(super) fn was_made_of(&self, made_of: &str) -> bool {
        !made_of.is_empty() && self.made_of == made_of
    }

    pub(super) fn files(&self) -> &[String] {
        &self.files
    }

    pub(super) fn part(self) -> Part {
        Part { name: self.name, made_of: self.made_of, files: self.files, about: self.about }
    }
}

/// The lines of a record by the names of their parts, each read only when it is asked for.
#[derive(Debug, Default)]
pub(super) struct Record {
    text: String,
    /// Where each part's line is in the text.
    lines: BTreeMap<String, std::ops::Range<usize>>,
}

impl Record {
    /// Reads the record of a folder; an empty one where there is none that can be read.
    pub(super) fn read(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join(RECORD_FILE)).unwrap_or_default();
        let mut lines = BTreeMap::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let range = start..start + line.len();
            start = range.end;
            // Its name stands first, in front of all that takes time to read.
            if let Some((name, _)) = line.split_once(' ') {
                lines.insert(name.to_owned(), range);
            }
        }
        Self { text, lines }
    }

    /// How many parts there are, with that of the shared files.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn line(&self, name: &str) -> Option<Line> {
        let line = self.text.get(self.lines.get(name)?.clone())?;
        let (_, json) = line.split_once(' ')?;
        serde_json::from_str(json).ok()
    }
}

/// The line of a part as it lies in `folder`.
pub(super) fn line(part: Part, folder: &Folder) -> Result<String, serde_json::Error> {
    let lay = lay(&part.name, &part.files, folder);
    let line = Line { name: part.name, made_of: part.made_of, files: part.files, about: part.about, lay };
    Ok(format!("{} {}\n", line.name, serde_json::to_string(&line)?))
}

/// Writes a record of these lines.
pub(super) fn write(mut lines: Vec<String>, path: &Path) -> std::io::Result<()> {
    lines.sort_unstable();
    let mut file = BufWriter::new(File::create(path)?);
    lines.into_iter().try_for_each(|line| file.write_all(line.as_bytes()))?;
    file.flush()?;
    written(file.get_ref())
}

/// Folders in which all parts lie: looked at once, with the shared files.
const OF_ALL: [&str; 4] = ["site", "words", "words/policies", "words/landlords"];

/// A digest of how a part lies there: of every file its size and when it was last written, and of every folder when a
/// name in it was last made or taken away.
fn lay(part: &str, files: &[String], folder: &Folder) -> String {
    let mut digest = Sha256::new();
    if part == SHARED {
        OF_ALL.iter().for_each(|one| add(&mut digest, one, folder, Counts::WithoutSize));
    }
    let mut before: Vec<&str> = Vec::new();
    for file in files {
        let folders = file.match_indices('/').filter_map(|(at, _)| file.get(..at));
        let folders: Vec<&str> = folders.filter(|one| !OF_ALL.contains(one)).collect();
        // Files of one folder mostly follow one another.
        folders
            .iter()
            .filter(|one| !before.contains(one))
            .for_each(|one| add(&mut digest, one, folder, Counts::WithoutSize));
        add(&mut digest, file, folder, Counts::Whole);
        before = folders;
    }
    hex::encode(&digest.finalize())
}

/// What of the numbers counts: a folder has a size of its own on some machines, which says nothing of what lies in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Whole,
    WithoutSize,
}

fn add(digest: &mut Sha256, path: &str, folder: &Folder, counts: Counts) {
    digest.update(path.as_bytes());
    match folder.lay(path) {
        Some([kind, size, seconds, parts]) => {
            let size = if counts == Counts::Whole { size } else { 0 };
            for number in [kind, size, seconds, parts] {
                digest.update(number.to_le_bytes());
            }
        }
        None => digest.update([0]),
    }
}
