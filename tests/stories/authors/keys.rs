//! Every key of the format can be read somewhere: whoever leaves one out of the
//! manual's whole example sees a page change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use site_gen::read::Folders;
use tests::{build_into, copy_of_frozen, day, root};

/// Keys without which there is no policy, and those whose own keys stand below them in the example.
const NEEDED: [&str; 5] = ["landlord", "nation", "scheme", "circumstances", "stages"];

/// The facts of the manual's whole example, line by line.
fn example() -> (Vec<String>, String) {
    let manual = fs::read_to_string(root().join("policies/README.md")).expect("the manual");
    // The longest of its whole files: the first is the least that a file can say.
    let files = manual.split("```markdown\n").skip(1).filter_map(|text| text.split("\n```").next());
    let example = files.max_by_key(|text| text.len()).expect("a whole example");
    let (facts, prose) = example.trim_start_matches("---\n").split_once("\n---\n").expect("facts and prose");
    (facts.lines().map(str::to_owned).collect(), prose.to_owned())
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    (!key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')).then_some(key)
}

/// Every page that a build of these facts makes, by its path; none where they are no policy.
fn pages(home: &Path, words: &Folders, facts: &str, prose: &str) -> Option<BTreeMap<PathBuf, Vec<u8>>> {
    let policy = words.policies.join("example-homes/2026-01-01.md");
    fs::write(policy, format!("---\n{facts}\n---\n{prose}\n")).expect("a file can be written");
    let out = home.join("dist");
    build_into(&out, words, day("2026-12-01")).ok()?;
    let mut all = BTreeMap::new();
    let mut folders = vec![out.join("site")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.insert(path.clone(), fs::read(path).expect("a page"));
            }
        }
    }
    Some(all)
}

#[test]
fn each_key_of_the_format_changes_some_page() {
    let (folder, words) = copy_of_frozen();
    fs::remove_dir_all(&words.policies).expect("the copy can be emptied");
    fs::create_dir_all(words.policies.join("example-homes")).expect("a folder");
    // Beside another landlord: the list of all has its names and places.
    let other = words.policies.join("other");
    fs::create_dir_all(&other).expect("a folder");
    let least = "---\nlandlord: Other\nnation: england\nscheme: none\nstages: []\n---\nTell us.\n";
    fs::write(other.join("2020.md"), least).expect("a policy");
    let (lines, prose) = example();
    let whole = pages(folder.path(), &words, &lines.join("\n"), &prose).expect("the example as printed is a policy");
    let mut seen = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some(key) = key(line).filter(|key| !NEEDED.contains(key)) else { continue };
        let end = lines[at + 1..].iter().position(|line| !line.starts_with(' ')).map_or(lines.len(), |n| at + 1 + n);
        let without: Vec<&str> = lines[..at].iter().chain(&lines[end..]).map(String::as_str).collect();
        let Some(pages) = pages(folder.path(), &words, &without.join("\n"), &prose) else {
            panic!("without `{key}` the example is no policy");
        };
        assert!(pages != whole, "no page changes without `{key}`");
        seen += 1;
    }
    assert!(seen >= 27, "{seen} keys were left out");
}

/// Keys of a stage without which it is none.
const NEEDED_OF_A_STAGE: [&str; 2] = ["name", "respond"];

/// The keys of stages in these facts: each with whether some page changes without it.
fn keys_of_stages(home: &Path, words: &Folders, lines: &[String], prose: &str) -> BTreeMap<String, bool> {
    let whole = pages(home, words, &lines.join("\n"), prose).expect("the example is a policy");
    let stages = lines.iter().position(|line| line == "stages:").expect("the example has stages");
    let end =
        lines[stages + 1..].iter().position(|line| !line.starts_with(' ')).map_or(lines.len(), |n| stages + 1 + n);
    let mut changes: BTreeMap<String, bool> = BTreeMap::new();
    for at in stages + 1..end {
        let Some(rest) = lines[at].strip_prefix("    ").filter(|rest| !rest.starts_with([' ', '-'])) else { continue };
        let Some(key) = key(rest).filter(|key| !NEEDED_OF_A_STAGE.contains(key)) else { continue };
        // What is left out says nothing.
        if rest.ends_with("not stated") {
            continue;
        }
        let own = |line: &String| line.starts_with("      ") || line.starts_with("    - ");
        let until = lines[at + 1..end].iter().position(|line| !own(line)).map_or(end, |n| at + 1 + n);
        let without: Vec<&str> = lines[..at].iter().chain(&lines[until..]).map(String::as_str).collect();
        // What another key rests on cannot be left out alone.
        let Some(pages) = pages(home, words, &without.join("\n"), prose) else { continue };
        *changes.entry(key.to_owned()).or_default() |= pages != whole;
    }
    changes
}

#[test]
fn each_key_of_a_stage_changes_some_page() {
    let (folder, words) = copy_of_frozen();
    fs::remove_dir_all(&words.policies).expect("the copy can be emptied");
    fs::create_dir_all(words.policies.join("example-homes")).expect("a folder");
    let (lines, prose) = example();
    // The prose may name what is left out.
    let prose: Vec<&str> = prose.lines().filter(|line| !line.contains("{{")).collect();
    let prose = prose.join("\n");
    let mut changes = keys_of_stages(folder.path(), &words, &lines, &prose);
    // What becomes of a late request is told in the policy's own words, and only without them in ours.
    let ours: Vec<String> =
        lines.iter().filter(|line| !line.trim_start().starts_with("escalate_after:")).cloned().collect();
    for (key, changed) in keys_of_stages(folder.path(), &words, &ours, &prose) {
        *changes.entry(key).or_default() |= changed;
    }
    let unread: Vec<&String> = changes.iter().filter(|(_, changed)| !**changed).map(|(key, _)| key).collect();
    assert!(unread.is_empty(), "no page changes without these keys of a stage: {unread:?}");
    assert!(changes.len() >= 22, "only these keys of a stage were left out: {:?}", changes.keys());
}
