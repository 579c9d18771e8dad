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
    assert_eq!(names, BTreeSet::from(["complaints", "handler", "private", "store", "terminal"]));
    assert_eq!(calls(&crates), [""; 0]);
}

#[test]
fn the_drain_lists_and_removes_and_asks_the_table_for_no_more_than_intake_does() {
    let crates = built_from("drain");
    let names: BTreeSet<&str> = crates.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["complaints", "drain", "private", "store", "terminal"]));
    let found = calls(&crates);
    assert!(!found.is_empty(), "this test sees what the drain does to the fallback store");
    let places = ["handler/drain/src/list.rs", "handler/drain/src/outbox.rs"];
    assert!(found.iter().all(|call| places.iter().any(|place| call.starts_with(place))), "{found:?}");
}

#[test]
fn the_archive_makes_objects_and_asks_the_table_nothing() {
    let crates = built_from("archive");
    let names: BTreeSet<&str> = crates.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["archive", "complaints", "private", "store", "terminal"]));
    assert_eq!(calls(&crates), [""; 0]);
    let own = crates.iter().filter(|(name, _)| name == "archive").flat_map(|(_, folder)| sources(folder));
    for path in own {
        let text = fs::read_to_string(&path).expect("a source is text");
        for asks in ["Table", "connect::", ".read(name", "put_complaint"] {
            assert!(!text.contains(asks), "{} knows {asks}", path.display());
        }
    }
}

#[test]
fn the_office_asks_in_one_place_and_writes_in_another_and_never_looks_at_everything() {
    let crates: Vec<_> = built_from("office").into_iter().filter(|(name, _)| name == "office").collect();
    let found = calls(&crates).join("\n");
    assert!(found.contains(".query("), "this test sees what the office asks: {found}");
    // Who erases has a role of its own, and looks at everything to read nothing.
    let eraser = "handler/office/src/erase/rows.rs";
    for line in found.lines().filter(|line| !line.starts_with(eraser)) {
        assert!(!line.contains(".scan(") && !line.contains("list_objects"), "{line}");
        let asks = line.contains(".query(") || line.contains(".batch_get_item(");
        let place = if asks { "handler/office/src/ask.rs" } else { "handler/office/src/write.rs" };
        assert!(line.starts_with(place), "{line}");
    }
    for path in sources(&crates[0].1) {
        let text = fs::read_to_string(&path).expect("a source is text");
        let puts_stones = path.ends_with(eraser);
        assert!(puts_stones || !text.contains(".put_item("), "officers put no complaint");
        assert!(!text.contains("put_complaint("), "officers put no complaint");
        let puts = text.contains("Put::builder") && !path.ends_with("office/src/write.rs");
        assert!(!puts, "{} puts something", path.display());
    }
}

#[test]
fn what_opens_envelopes_is_no_part_of_the_visitors_function_nor_of_the_drain_and_who_tells_is_the_drain_alone() {
    let tree = |package: &str| {
        let told = Command::new(env!("CARGO"))
            .args([
                "tree",
                "--package",
                package,
                "--edges",
                "normal",
                "--prefix",
                "none",
                "--offline",
                "--all-features",
            ])
            .current_dir(root())
            .output()
            .expect("cargo tells of the tree");
        String::from_utf8(told.stdout).expect("it is text")
    };
    let (visitors, drain) = (tree("handler"), tree("drain"));
    assert!(visitors.contains("aws-sdk-dynamodb") && drain.contains("aws-sdk-sns"), "this test sees what they need");
    assert!(!visitors.contains("aws-sdk-sns"), "the form tells nobody by itself");
    // Nor can they ask KMS, which opens for whom it lets: that is the office's, and nobody else's.
    assert!(tree("office").contains("aws-sdk-kms"), "this test sees what asks KMS");
    for package in ["handler", "drain", "archive", "store"] {
        assert!(!tree(package).contains("aws-sdk-kms"), "{package} can ask KMS");
    }
    for tree in [&visitors, &drain] {
        assert!(!tree.lines().any(|line| line.starts_with("office ")), "{tree}");
    }
    for (name, folder) in built_from("handler").into_iter().chain(built_from("drain")) {
        for path in sources(&folder) {
            let text = fs::read_to_string(&path).expect("a source is text");
            // With the key from the address of a receipt the function opens what was sealed for that receipt alone.
            if path.ends_with("handler/src/told.rs") {
                assert!(name == "handler" && text.contains("Audience::Receipt") && text.contains("key.secret()"));
                continue;
            }
            for opens in ["OpModeR", "single_shot_open", "setup_receiver", "PrivateKey"] {
                assert!(!text.contains(opens), "{name}: {} knows {opens}", path.display());
            }
        }
    }
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
