//! Every file among the words is read, or named: a draft is never published,
//! and no version is left out in silence.

use std::fs;
use std::path::Path;

use site_gen::read::Folders;
use tests::{build_into, copy_of_frozen, day};

/// What is told of a file, written into a copy of the words with the text of a policy; none where all is well.
fn told(path: &str) -> Option<String> {
    let (folder, words) = copy_of_frozen();
    let policy = fs::read_to_string(words.policies.join("imani/2014-01.md")).expect("a policy");
    write(&folder.path().join(path), &policy);
    problems(folder.path(), &words)
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

fn problems(folder: &Path, words: &Folders) -> Option<String> {
    let out = folder.join("dist");
    let stop = build_into(&out, words, day("2026-12-24")).err()?;
    assert!(!out.exists(), "nothing was written");
    Some(stop.to_string())
}

#[test]
fn what_lies_beside_the_versions_is_named_and_never_read_as_one() {
    for path in [
        "policies/imani/drafts/2026-11-01.md",
        "policies/imani/2026-11-01.md.txt",
        "policies/imani/2026-11-01.MD",
        "policies/imani/2026-11-01.markdown",
        "policies/imani/2026-11-01.txt",
        "policies/imani/policy.docx",
        "policies/2026-11-01.md",
        "content/law/psow-2025.yml",
        "content/pages/help.html",
        "content/phrases.yml",
        "content/words.yaml",
        "content/assets/logo.png",
    ] {
        let told = told(path).unwrap_or_else(|| panic!("{path} is passed over in silence"));
        let at = path.split_inclusive('/').take(3).collect::<String>();
        assert!(told.contains(at.trim_end_matches('/')), "{path}: {told}");
        assert!(
            told.contains("is read") || told.contains("not read") || told.contains("nothing reads"),
            "{path}: {told}"
        );
    }
}

#[test]
fn notes_and_what_editors_leave_behind_are_passed_over() {
    for path in [
        "policies/imani/README.md",
        "policies/imani/.DS_Store",
        "policies/imani/~$policy.docx",
        "policies/imani/2014-01.md~",
        "policies/imani/Thumbs.db",
        "policies/.gitkeep",
        "content/law/README.md",
    ] {
        assert_eq!(told(path), None, "{path}");
    }
}

#[test]
fn of_two_versions_that_start_on_one_day_neither_is_guessed() {
    let told = told("policies/imani/2014-01-01.md").expect("they cannot both count");
    let both =
        ["imani/2014-01.md starts on the same day, 1 January 2014", "imani/2014-01-01.md starts on the same day"];
    for one in both {
        assert!(told.contains(one), "{told}");
    }
}
