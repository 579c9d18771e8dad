//! Whole complaints policies in the manner of landlords of England, Scotland, Wales
//! and Northern Ireland, with all that stands in them besides: repairs, nuisance,
//! contractors, compensation, opening hours. No time of those becomes a fact.

use std::fs;
use std::path::PathBuf;

use site_gen::draft;
use site_gen::read::checked_library;
use tests::{frozen, root};

/// A time that a careful reader finds and the draft leaves to a person.
const LEFT: &str = "left: ";

fn policies() -> Vec<PathBuf> {
    let folder = root().join("tests/fixtures/documents/whole");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind != "clocks"));
    paths.sort();
    paths
}

#[test]
fn a_whole_policy_gives_the_times_of_its_complaints_and_none_of_its_repairs() {
    let library = checked_library(&frozen()).expect("the frozen words are sound");
    let mut otherwise = Vec::new();
    let mut placed = 0;
    let mut left = 0;
    for path in policies() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("the document can be read");
        let document = draft::open::open(&bytes, &name).expect("a document");
        let draft = draft::draft(&document, &name, &library);
        let mut found: Vec<String> =
            draft.facts.clocks.iter().map(|clock| format!("{} | {}", clock.name(), clock.limit.written())).collect();
        found.sort();
        let clocks = fs::read_to_string(path.with_extension("clocks")).expect("the times of a careful reader");
        let (missing, wanted): (Vec<&str>, Vec<&str>) = clocks.lines().partition(|line| line.starts_with(LEFT));
        placed += wanted.len();
        left += missing.len();
        if found != wanted {
            otherwise.push(format!("{name}\n  wanted {wanted:#?}\n  found  {found:#?}"));
        }
        // What is left is told, with its line.
        let told = draft.facts.left.len();
        assert!(told >= missing.len(), "{name}: {told} sentences are listed, and {} times are left", missing.len());
    }
    assert!(otherwise.is_empty(), "{}", otherwise.join("\n"));
    assert!(placed > 4 * left, "{placed} times were placed, and {left} left");
}
