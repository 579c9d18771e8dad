//! Tells a build from one of another program: what an earlier program made of
//! the same words may be made otherwise by this one.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What decides what a page looks like, besides the words: our code, and which versions of other people's.
const SOURCES: [&str; 4] = ["src", "../complaints/src", "../Cargo.lock", "../rust-toolchain.toml"];

fn main() {
    let mut hash = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        let mut files = BTreeSet::new();
        collect(Path::new(source), &mut files);
        for file in files {
            file.hash(&mut hash);
            fs::read(&file).unwrap_or_default().hash(&mut hash);
        }
    }
    println!("cargo:rustc-env=SITE_GEN_SOURCES={:016x}", hash.finish());
}

fn collect(path: &Path, files: &mut BTreeSet<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), files)),
        Err(_) => {
            files.insert(path.to_path_buf());
        }
    }
}
