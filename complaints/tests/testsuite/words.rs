//! The frozen words of `tests/fixtures/`, read as the programs read them: what a
//! landlord publishes turns nothing here red.
#![expect(clippy::disallowed_methods, reason = "tests read files; the crate itself may not")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use complaints::policy::library::{Landlord, Library};
use complaints::words::source::SourceFile;

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate stands in the repository").to_path_buf()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    all.sort();
    all
}

fn source(path: &Path) -> SourceFile {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    SourceFile::new(path.display().to_string(), &text)
}

/// The words that every landlord shares.
pub(crate) fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let content = root().join("tests/fixtures/words/content");
        let folders = [content.clone(), content.join("law"), content.join("pages")];
        let read = folders.iter().flat_map(|f| files(f)).filter(|p| p.is_file()).map(|p| source(&p));
        let (library, problems) = Library::read(&read.collect::<Vec<_>>());
        library.unwrap_or_else(|| panic!("{problems:?}"))
    })
}

/// The five frozen landlords, and the six that show what else the format can say.
pub(crate) fn landlords() -> &'static [Landlord] {
    static LANDLORDS: OnceLock<Vec<Landlord>> = OnceLock::new();
    LANDLORDS.get_or_init(|| {
        let folders = ["tests/fixtures/words/policies", "tests/fixtures/foreign/policies"].map(|f| root().join(f));
        let slugs = folders.iter().flat_map(|f| files(f)).filter(|p| p.is_dir());
        slugs
            .map(|folder| {
                let slug = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
                let read: Vec<SourceFile> = files(&folder).iter().map(|p| source(p)).collect();
                let (landlord, problems) = Landlord::read(&slug, &read, library());
                landlord.unwrap_or_else(|| panic!("{slug}: {problems:?}"))
            })
            .collect()
    })
}

/// One of them.
pub(crate) fn landlord(slug: &str) -> &'static Landlord {
    landlords().iter().find(|l| l.slug == slug).unwrap_or_else(|| panic!("there is no landlord {slug}"))
}
