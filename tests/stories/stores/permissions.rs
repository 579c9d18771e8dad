//! The boundary of a crate is the boundary of a permission: what the visitor's
//! function is built from cannot list, search, change or take away.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tests::root;

/// The crates of ours that `start` is built from, itself among them, each with the folder of its sources.
fn built_from(start: &str) -> Vec<(String, PathBuf)> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo tells of the workspace");
    let told: Value = serde_json::from_slice(&told.stdout).expect("it is JSON");
    let packages = told["packages"].as_array().expect("packages");
    let (mut found, mut next) = (BTreeSet::new(), vec![start.to_owned()]);
    let mut folders = Vec::new();
    while let Some(name) = next.pop() {
        let Some(package) = packages.iter().find(|package| package["name"] == *name) else { continue };
        if !found.insert(name.clone()) {
            continue;
        }
        let manifest = Path::new(package["manifest_path"].as_str().expect("a path"));
        folders.push((name, manifest.parent().expect("a folder").join("src")));
        let needs = package["dependencies"].as_array().expect("dependencies").iter();
        let needs = needs.filter(|need| need["kind"].is_null() && need["path"].is_string());
        next.extend(needs.map(|need| need["name"].as_str().expect("a name").to_owned()));
    }
    folders
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

/// What asks a table or a bucket for more than one thing by its key, or changes what is there.
const MORE_THAN_PUT_AND_GET: [&str; 16] = [
    ".query(",
    ".scan(",
    ".update_item(",
    ".delete_item(",
    ".delete_table(",
    "Update::builder",
    "Delete::builder",
    ".batch_get_item(",
    ".batch_write_item(",
    ".execute_statement(",
    ".transact_get_items(",
    "list_objects",
    "ListObjects",
    "delete_object",
    "Method::DELETE",
    "return_values_on_condition_check_failure",
];

fn calls(crates: &[(String, PathBuf)]) -> Vec<String> {
    let mut found = Vec::new();
    for path in crates.iter().flat_map(|(_, folder)| sources(folder)) {
        let text = fs::read_to_string(&path).expect("a source is text");
        let path = path.strip_prefix(root()).expect("it is ours").display().to_string();
        found.extend(MORE_THAN_PUT_AND_GET.iter().filter(|call| text.contains(**call)).map(|c| format!("{path}: {c}")));
    }
    found
}

#[test]
fn what_the_visitors_function_is_built_from_puts_and_gets_and_nothing_else() {
    let crates = built_from("handler");
    let names: BTreeSet<&str> = crates.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["complaints", "handler", "store"]));
    assert_eq!(calls(&crates), [""; 0]);
}

#[test]
fn the_drain_lists_and_removes_and_asks_the_table_for_no_more_than_intake_does() {
    let crates = built_from("drain");
    let names: BTreeSet<&str> = crates.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["complaints", "drain", "store"]));
    let found = calls(&crates);
    assert!(!found.is_empty(), "this test sees what the drain does to the fallback store");
    assert!(found.iter().all(|call| call.starts_with("handler/drain/src/list.rs")), "{found:?}");
}

#[test]
fn the_office_queries_and_updates_and_neither_puts_nor_deletes() {
    let crates: Vec<_> = built_from("office").into_iter().filter(|(name, _)| name == "office").collect();
    let found = calls(&crates).join("\n");
    assert!(found.contains(".query("), "this test sees what the office asks: {found}");
    for never in ["Delete::builder", ".delete_", "list_objects", ".scan("] {
        assert!(!found.contains(never), "{found}");
    }
    let text: String =
        sources(&crates[0].1).iter().map(|path| fs::read_to_string(path).expect("a source is text")).collect();
    assert!(!text.contains(".put_item(") && !text.contains("put_complaint("), "officers put nothing");
}

#[test]
fn only_one_place_turns_anything_of_a_complaint_into_attributes() {
    for (name, folder) in built_from("site-gen").into_iter().chain(built_from("office")) {
        for path in sources(&folder) {
            let inside = path.strip_prefix(root()).expect("it is ours").display().to_string();
            let text = fs::read_to_string(&path).expect("a source is text");
            // The conditions of the one put and the one update compare values; they make no item.
            let may = inside.starts_with("handler/store/src/table") || inside == "handler/office/src/write.rs";
            assert!(may || !text.contains("AttributeValue::"), "{name}: {inside} makes attributes of its own");
        }
    }
}
