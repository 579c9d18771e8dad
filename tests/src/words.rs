//! The words that stories are told with: a frozen copy, so that what a landlord
//! publishes turns no story red; and the published ones, of which only that is
//! asked which must hold whatever they say.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use site_gen::command_error::CommandError;
use site_gen::commands::build::{BuildArgs, Built, build};
use site_gen::read::Folders;
use tempfile::TempDir;

use crate::day;

/// The top of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the repository").to_path_buf()
}

/// The folder of the frozen words; a program that is started in it finds them.
#[must_use]
pub fn frozen_folder() -> PathBuf {
    root().join("tests/fixtures/words")
}

/// The frozen words: every story and every snapshot is told with them.
#[must_use]
pub fn frozen() -> Folders {
    below(&frozen_folder())
}

/// The published words.
#[must_use]
pub fn published() -> Folders {
    below(&root())
}

fn below(folder: &Path) -> Folders {
    Folders { policies: folder.join("policies"), content: folder.join("content") }
}

/// Builds words into a new folder.
///
/// # Errors
/// As the build does.
pub fn build_into(out: &Path, folders: &Folders, on: NaiveDate) -> Result<Built, CommandError> {
    build(&BuildArgs {
        out: out.to_path_buf(),
        on: Some(on),
        site: "https://example.org".to_owned(),
        closed: false,
        keep_going: false,
        preview: false,
        below: String::new(),
        folders: folders.clone(),
    })
}

/// Takes out of a build what it packed for the form, which then reads the texts: in these a story can leave what no
/// build lets through.
pub fn texts_alone(out: &Path) {
    std::fs::remove_file(out.join("words/shared")).expect("the shared words were packed");
    std::fs::remove_dir_all(out.join("words/landlords")).expect("so were the landlords");
}

/// The frozen words, built once a process for 24 December 2026.
#[must_use]
pub fn built() -> &'static Path {
    static BUILT: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, out) = BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let out = folder.path().join("dist");
        build_into(&out, &frozen(), day("2026-12-24")).expect("the frozen words build");
        (folder, out)
    });
    out
}

/// A copy of the frozen words that a story may change.
#[must_use]
pub fn copy_of_frozen() -> (TempDir, Folders) {
    copy_of(&frozen())
}

/// A copy of words that a story may change.
#[must_use]
pub fn copy_of(words: &Folders) -> (TempDir, Folders) {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let folders = below(folder.path());
    copy(&words.policies, &folders.policies);
    copy(&words.content, &folders.content);
    (folder, folders)
}

/// Copies a folder with all that is below it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("an entry can be read");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file can be copied");
        }
    }
}

/// Replaces a text in a file, which must be there.
pub fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("the file can be read");
    assert!(text.contains(from), "{} does not say {from:?}", path.display());
    fs::write(path, text.replace(from, to)).expect("the file can be written");
}
