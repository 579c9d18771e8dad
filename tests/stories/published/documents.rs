//! The papers of the repository: every link to a file of ours leads to one, and
//! every path that they name is there.

use std::fs;
use std::path::{Path, PathBuf};

use tests::root;

/// Folders below which a path in backticks is one of ours.
const FOLDERS: [&str; 7] = ["complaints/", "content/", "docs/", "handler/", "policies/", "site-gen/", "tests/"];

fn papers() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = ["policies/README.md", "docs"].iter().map(|name| root().join(name)).collect();
    found.extend(files(&root()));
    let folders: Vec<PathBuf> = found.iter().filter(|path| path.is_dir()).cloned().collect();
    for folder in folders {
        found.extend(files(&folder));
        found.extend(files(&folder.join("decisions")));
    }
    found.retain(|path| path.extension().is_some_and(|end| end == "md"));
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.expect("an entry can be read").path()).filter(|path| path.is_file()).collect()
}

/// The text outside fenced blocks, which show what somebody types.
fn prose(paper: &Path) -> String {
    let text = fs::read_to_string(paper).expect("a paper can be read");
    text.split("```").step_by(2).collect()
}

#[test]
fn every_link_leads_to_a_file() {
    let mut links = 0;
    for paper in papers() {
        let folder = paper.parent().expect("a paper stands in a folder");
        for link in prose(&paper).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            assert!(folder.join(file).exists(), "{}: {link} leads nowhere", paper.display());
            links += 1;
        }
    }
    assert!(links > 20, "only {links} links were found");
}

#[test]
fn every_path_that_is_named_is_there() {
    let mut paths = 0;
    for paper in papers() {
        for named in prose(&paper).split('`').skip(1).step_by(2) {
            let is_path = FOLDERS.iter().any(|folder| named.starts_with(folder) && named != *folder);
            // `<landlord>` and `*` stand for many; what has a space is no path.
            if !is_path || named.contains(['<', '*', ' ', '…']) || named.contains("example-homes") {
                continue;
            }
            assert!(root().join(named).exists(), "{}: {named} is not there", paper.display());
            paths += 1;
        }
    }
    assert!(paths > 20, "only {paths} paths were found");
}
