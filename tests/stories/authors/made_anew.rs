//! `site-gen new`: a landlord, a version, a page. What is made is good words or
//! says what is left; what is there is never written over.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tests::{binary, copy_of_frozen, edit};

/// A command among the words, as an author types it.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        Command::new(binary("site-gen")).args(arguments).current_dir(folder).output().expect("site-gen runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it says text");
    (status.code().expect("it ends by itself"), text(stdout), text(stderr))
}

/// Every file below a folder with its text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), String::from_utf8_lossy(&fs::read(&path).expect("a file")).into()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_landlord_is_made_that_can_be_published_or_says_what_is_left() {
    let (folder, words) = copy_of_frozen();
    let at = folder.path();
    let (code, path, said) = run(
        at,
        &["new", "landlord", "Ash & Oak: Homes", "--nation", "wales", "--scheme", "psow", "--from", "May 2026"],
    );
    assert_eq!((code, path.as_str()), (0, "policies/ash-oak-homes/2026-05.md\n"), "{said}");
    assert!(said.contains("`site-gen check` finds nothing wrong with it."), "{said}");
    assert!(said.contains("Its pages will stand at /ash-oak-homes/."), "{said}");
    let (code, _, told) = run(at, &["build", "--out", "dist", "--on", "2026-12-24"]);
    assert_eq!(code, 0, "{told}");
    let start = fs::read_to_string(at.join("dist/site/ash-oak-homes/index.html")).expect("its first page");
    assert!(start.contains("Ash &amp; Oak: Homes") && start.contains("This is a demonstration."), "{start}");
    // Nothing is invented: what nobody typed is asked for.
    let (code, path, said) = run(at, &["new", "landlord", "Elm Homes"]);
    assert_eq!((code, path.as_str()), (0, "policies/elm-homes/undated.md\n"), "{said}");
    assert!(said.contains("2 things are left to fill in before it can be published:"), "{said}");
    assert!(said.contains("`nation` has no value") && said.contains("write: `nation: england`"), "{said}");
    assert!(said.contains("`scheme` has no value"), "{said}");
    edit(&words.policies.join("elm-homes/undated.md"), "\nnation: \n", "\nnation: england\n");
    edit(&words.policies.join("elm-homes/undated.md"), "\nscheme: \n", "\nscheme: none\n");
    assert_eq!(run(at, &["check", "--on", "2026-12-24"]).0, 0, "what was asked for is all that was left");
}

#[test]
fn a_version_is_a_copy_that_tells_of_its_own_change_alone() {
    let (folder, words) = copy_of_frozen();
    let at = folder.path();
    let first = words.policies.join("imani/2014-01.md");
    edit(&first, "stages:\n", "changes: >\n  We answered sooner\n  from 2014 on.\nstages:\n");
    let text = fs::read_to_string(&first).expect("the first version");
    let (code, path, said) = run(at, &["new", "version", "imani", "--from", "1 February 2090"]);
    assert_eq!((code, path.as_str()), (0, "policies/imani/2090-02-01.md\n"), "{said}");
    let copy = fs::read_to_string(words.policies.join("imani/2090-02-01.md")).expect("the copy");
    assert_eq!(copy, text.replace("changes: >\n  We answered sooner\n  from 2014 on.\n", ""));
    assert!(said.contains("The line `changes:` is not in it: it told people of the change before."), "{said}");
    assert!(said.contains("It starts on 1 February 2090. Until then"), "{said}");
    assert!(said.contains("`site-gen check` finds nothing wrong with it."), "{said}");
    // A day that has passed is taken, with a word.
    let (code, _, said) = run(at, &["new", "version", "imani", "--from", "2020-03-01"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Mind that 1 March 2020 is not to come: this version counts at once."), "{said}");
    assert!(said.contains("keep the times that they were given"), "{said}");
    assert!(said.contains("2090-02-01.md starts later than this one"), "{said}");
}

#[test]
fn a_page_is_made_behind_all_others() {
    let (folder, words) = copy_of_frozen();
    let (code, path, said) = run(folder.path(), &["new", "page", "when we visit “you”"]);
    assert_eq!((code, path.as_str()), (0, "content/pages/when-we-visit-you.md\n"), "{said}");
    assert!(said.contains("Every landlord gets this page, at when-we-visit-you/"), "{said}");
    assert!(said.contains("`site-gen check` finds nothing wrong with it."), "{said}");
    let page = fs::read_to_string(words.content.join("pages/when-we-visit-you.md")).expect("the page");
    assert!(page.contains("title: \"When we visit “you”\"\n") && page.contains("path: when-we-visit-you\n"), "{page}");
    assert_eq!(run(folder.path(), &["build", "--out", "dist"]).0, 0);
    assert!(folder.path().join("dist/site/imani/when-we-visit-you/index.html").is_file());
}

#[test]
fn what_is_there_is_never_written_over_and_nothing_is_left_half_written() {
    let (folder, _words) = copy_of_frozen();
    let at = folder.path();
    assert_eq!(run(at, &["new", "version", "imani", "--from", "2090-02-01"]).0, 0);
    let before = files(at);
    for (arguments, why) in [
        (&["new", "landlord", "Imani"][..], "policies/imani is there already"),
        (&["new", "landlord", "!!"], "a landlord needs a name of letters"),
        (&["new", "landlord", "Elm", "--nation", "narnia"], "there are: england, wales, scotland"),
        (&["new", "landlord", "Elm", "--from", "some day"], "\"some day\" is no day that can be read"),
        (&["new", "version", "imani", "--from", "2090-02-01"], "starts on that day already"),
        // February begins on its first day.
        (&["new", "version", "imani", "--from", "2090-02"], "starts on that day already, 1 February 2090"),
        (&["new", "version", "imani", "--from", "undated"], "a new version starts on a day"),
        (&["new", "version", "../content", "--from", "2091-01-01"], "there is no landlord `../content`"),
        (&["new", "page", "what-happens"], "belongs to content/pages/what-happens.md already"),
        (&["new", "page", "../../etc"], "a page needs a name of letters, with no slash in it"),
    ] {
        let (code, stdout, stderr) = run(at, arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
        assert!(stderr.contains(why), "{arguments:?}: {stderr}");
        assert!(files(at) == before, "{arguments:?} changed a file");
    }
}
