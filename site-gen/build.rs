//! Tells a build from one of another program: what an earlier program made of
//! the same words may be made otherwise by this one.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What decides what a page looks like, besides the words: our code, and which versions of other people's.
const SOURCES: [&str; 4] = ["src", "../complaints/src", "../Cargo.lock", "../rust-toolchain.toml"];

/// As much as the first thread of a program has elsewhere; on Windows the linker says how much that is, and says 1 MB.
const STACK: u32 = 8 << 20;

fn main() {
    match (env("CARGO_CFG_TARGET_OS").as_str(), env("CARGO_CFG_TARGET_ENV").as_str()) {
        ("windows", "msvc") => println!("cargo:rustc-link-arg-bins=/STACK:{STACK}"),
        ("windows", _) => println!("cargo:rustc-link-arg-bins=-Wl,--stack,{STACK}"),
        _ => {}
    }
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

fn env(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

fn collect(path: &Path, files: &mut BTreeSet<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| collect(&entry.path(), files)),
        Err(_) => {
            files.insert(path.to_path_buf());
        }
    }
}
