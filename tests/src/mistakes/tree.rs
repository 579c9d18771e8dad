//! The good words of the landlords that a record names, and what it does to them.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::record::{Record, Step};
use crate::root;
use crate::words::copy;

/// Where the good words of a landlord are, whichever has them first.
const GOOD: [&str; 3] =
    ["tests/fixtures/mistakes/policies", "tests/fixtures/words/policies", "tests/fixtures/foreign/policies"];

/// A folder with words in it.
pub(super) struct Tree {
    folder: TempDir,
    /// Whether the shared words are its own copy; where nobody changes them they are read where they stand.
    own_content: bool,
    /// The file that was changed last.
    pub(super) last: String,
}

impl Tree {
    /// The good words that a record starts from.
    pub(super) fn good(record: &Record) -> Self {
        let own_content = record.paths().iter().any(|path| path.starts_with("content"));
        let tree =
            Self { folder: tempfile::tempdir().expect("a folder for a while"), own_content, last: String::new() };
        if own_content {
            copy(&root().join("tests/fixtures/words/content"), &tree.at("content"));
        }
        for slug in record.landlords() {
            let good = good_folder(&slug).expect("it was found before");
            copy(&good, &tree.at("policies").join(&slug));
        }
        tree
    }

    /// The same, and what the record does to them.
    pub(super) fn of(record: &Record) -> Self {
        let mut tree = Self::good(record);
        for step in &record.steps {
            tree.take(step, &record.name);
        }
        tree
    }

    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where its shared words are, for a command that runs in its folder.
    pub(super) fn content(&self) -> PathBuf {
        if self.own_content { PathBuf::from("content") } else { root().join("tests/fixtures/words/content") }
    }

    /// The text of a file, as well as it can be read.
    pub(super) fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(&fs::read(self.at(path)).unwrap_or_default()).into_owned()
    }

    fn take(&mut self, step: &Step, name: &str) {
        match step {
            Step::In(path) => path.clone_into(&mut self.last),
            Step::Replace(from, to) => self.rewrite(|text| {
                assert_eq!(
                    text.matches(from.as_str()).count(),
                    1,
                    "{name}: this stands once in the good words: {from}"
                );
                text.replacen(from.as_str(), to, 1)
            }),
            Step::Prose(words) => self.rewrite(|text| format!("{}\n\n{words}\n", text.trim_end())),
            Step::Facts(lines) => self.rewrite(|text| text.replacen("\n---\n", &format!("\n{lines}\n---\n"), 1)),
            Step::Repeat(times, more) => self.rewrite(|text| format!("{text}\n{}", more.repeat(*times))),
            Step::File(path, text) => {
                self.write(path, text.as_bytes());
            }
            Step::Copy(from, to) => {
                let bytes = fs::read(self.at(from)).expect("the file is there");
                self.write(to, &bytes);
            }
            Step::Rename(from, to) => {
                self.parents(to);
                fs::rename(self.at(from), self.at(to)).expect("it can be renamed");
                to.clone_into(&mut self.last);
            }
            Step::Remove(path) => {
                let at = self.at(path);
                let removed = if at.is_dir() { fs::remove_dir_all(&at) } else { fs::remove_file(&at) };
                removed.expect("it was there");
                path.clone_into(&mut self.last);
            }
            Step::Folder(path) => {
                fs::create_dir_all(self.at(path)).expect("a folder can be made");
                path.clone_into(&mut self.last);
            }
            Step::Link(path, to) => {
                self.parents(path);
                symlink(to, self.at(path)).expect("a link can be made");
                path.clone_into(&mut self.last);
            }
            Step::Pipe(path) => {
                self.parents(path);
                let made = Command::new("mkfifo").arg(self.at(path)).status().expect("mkfifo runs");
                assert!(made.success(), "{name}: a pipe can be made");
                path.clone_into(&mut self.last);
            }
            Step::SavedAs(how) => {
                let text = self.text(&self.last);
                let path = self.last.clone();
                self.write(&path, &saved(&text, how));
            }
        }
    }

    pub(super) fn rewrite(&mut self, change: impl FnOnce(&str) -> String) {
        let path = self.last.clone();
        let text = fs::read_to_string(self.at(&path)).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"));
        self.write(&path, change(&text).as_bytes());
    }

    fn write(&mut self, path: &str, bytes: &[u8]) {
        self.parents(path);
        let mut file = File::create(self.at(path)).expect("a file can be made");
        file.write_all(bytes).expect("a file can be written");
        path.clone_into(&mut self.last);
    }

    fn parents(&self, path: &str) {
        fs::create_dir_all(self.at(path).parent().expect("a folder")).expect("a folder can be made");
    }
}

impl Record {
    /// The paths that it speaks of.
    fn paths(&self) -> Vec<&str> {
        self.steps.iter().flat_map(Step::paths).collect()
    }

    /// The landlords with good words that they lead to; where there is none, one that has nothing to do with them.
    pub(super) fn landlords(&self) -> Vec<String> {
        let paths = self.paths();
        let named = paths.iter().filter_map(|path| path.strip_prefix("policies/")?.split('/').next());
        let good: BTreeSet<String> = named.filter(|slug| good_folder(slug).is_some()).map(str::to_owned).collect();
        if good.is_empty() { vec!["imani".to_owned()] } else { good.into_iter().collect() }
    }

    /// Whether it holds what a terminal would obey.
    pub(super) fn is_odd(&self) -> bool {
        format!("{:?}", self.steps).contains("\\u{")
    }
}

fn good_folder(slug: &str) -> Option<PathBuf> {
    GOOD.iter().map(|folder| root().join(folder).join(slug)).find(|folder| folder.is_dir())
}

/// A text as an editor writes it to disk.
fn saved(text: &str, how: &str) -> Vec<u8> {
    match how {
        "utf-16" => {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        }
        "utf-8 with a byte-order mark" => format!("\u{feff}{text}").into_bytes(),
        // Every character of these records that it has not is none that Latin-1 has otherwise.
        "windows-1252" => text.chars().map(|c| u8::try_from(c).unwrap_or(0x92)).collect(),
        "lines that end as on Windows" => text.replace('\n', "\r\n").into_bytes(),
        "lines that end as on an old Macintosh" => text.replace('\n', "\r").into_bytes(),
        "nothing" => Vec::new(),
        "with a zero byte" => format!("{text}\u{0}").into_bytes(),
        _ => panic!("nobody saves a file as {how}"),
    }
}

impl Step {
    fn paths(&self) -> Vec<&str> {
        match self {
            Self::In(path)
            | Self::File(path, _)
            | Self::Remove(path)
            | Self::Folder(path)
            | Self::Link(path, _)
            | Self::Pipe(path) => vec![path],
            Self::Copy(from, to) | Self::Rename(from, to) => vec![from, to],
            Self::Replace(..) | Self::Prose(_) | Self::Facts(_) | Self::SavedAs(_) | Self::Repeat(..) => Vec::new(),
        }
    }
}
