//! Words built for a day, and what the checks ask of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use chrono::{DateTime, NaiveDate, Utc};
use complaints::policy::library::{Landlord, Library};
use serde_json::Value;
use site_gen::read::{self, Folders};
use tempfile::TempDir;
use tests::{binary, build_into, day, published, root};

/// Words and the site that a build makes of them.
pub(crate) struct Site {
    /// Where the words are.
    pub(crate) folders: Folders,
    /// Where the build is: `site/` and `words/`.
    pub(crate) out: PathBuf,
    /// The shared words.
    pub(crate) library: Library,
    /// The landlords, in the order of their addresses.
    pub(crate) landlords: Vec<Landlord>,
    _folder: TempDir,
}

impl Site {
    /// Builds words for [`Self::day`]; what is wrong with them is the failure.
    pub(crate) fn of(folders: &Folders) -> Self {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let out = folder.path().join("dist");
        build_into(&out, folders, Self::day()).unwrap_or_else(|stop| panic!("these words do not build:\n{stop}"));
        let library = read::checked_library(folders).unwrap_or_else(|stop| panic!("{stop}"));
        let slugs = read::landlords(folders).expect("the folder can be read");
        let one = |(slug, _): (String, PathBuf)| {
            read::landlord(&slug, folders, &library).unwrap_or_else(|stop| panic!("{slug}: {stop}"))
        };
        let landlords = slugs.into_iter().map(one).collect();
        Self { folders: folders.clone(), out, library, landlords, _folder: folder }
    }

    /// The day the checks are made on: Christmas Eve 2026, or the first on which every published landlord has a policy.
    pub(crate) fn day() -> NaiveDate {
        static DAY: OnceLock<NaiveDate> = OnceLock::new();
        *DAY.get_or_init(|| {
            let library = read::checked_library(&published()).unwrap_or_else(|stop| panic!("{stop}"));
            let first = |(slug, _): (String, PathBuf)| {
                let landlord = read::landlord(&slug, &published(), &library).unwrap_or_else(|stop| panic!("{stop}"));
                landlord.versions[0].policy.in_force.first_day()
            };
            let slugs = read::landlords(&published()).expect("the folder can be read");
            slugs.into_iter().map(first).fold(day("2026-12-24"), NaiveDate::max)
        })
    }

    /// Ten in the morning of that day.
    pub(crate) fn now() -> DateTime<Utc> {
        Self::day().and_hms_opt(10, 0, 0).expect("a time of day").and_utc()
    }

    /// Every page: its path below the site, and its text.
    pub(crate) fn pages(&self) -> Vec<(String, String)> {
        let site = self.out.join("site");
        let html = files(&site).into_iter().filter(|path| path.extension().is_some_and(|e| e == "html"));
        html.map(|path| (below(&path, &site), fs::read_to_string(&path).expect("a page can be read"))).collect()
    }

    /// One page.
    pub(crate) fn page(&self, path: &str) -> String {
        let file = self.out.join("site").join(path);
        fs::read_to_string(&file).unwrap_or_else(|e| panic!("there is no page {path}: {e}"))
    }

    /// What the command line says of a complaint that came at `received`.
    pub(crate) fn deadlines(&self, landlord: &str, received: &str) -> Vec<Value> {
        let output = Command::new(binary("site-gen"))
            .args(["deadlines", landlord, "--received", received, "--now", received, "--format", "json", "--policies"])
            .arg(&self.folders.policies)
            .arg("--content")
            .arg(&self.folders.content)
            .output()
            .expect("site-gen runs");
        assert!(output.status.success(), "{landlord}: {}", String::from_utf8_lossy(&output.stderr));
        let told: Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON and nothing else");
        told["deadlines"].as_array().expect("a list").clone()
    }
}

/// Every file below a folder, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Every file of Rust that ships, in whichever crate.
pub(crate) fn sources() -> Vec<PathBuf> {
    let crates = ["complaints", "site-gen", "handler"].map(|folder| root().join(folder));
    let ships = |path: &PathBuf| {
        path.extension().is_some_and(|e| e == "rs") && path.components().any(|part| part.as_os_str() == "src")
    };
    crates.iter().flat_map(|folder| files(folder)).filter(ships).collect()
}

/// A path as it stands below a folder.
pub(crate) fn below(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).expect("below it").display().to_string()
}
