//! `site-gen new`: a landlord, a version, a page. What is made is good words or
//! says what is left; what is there is never written over.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use chrono::Datelike;
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
    assert!(
        said.contains("`nation` has no value") && said.contains("write: yours, such as `nation: england`"),
        "{said}"
    );
    assert!(said.contains("`scheme` has no value"), "{said}");
    // An empty policy can be published, and should not be.
    for named in [
        "`not stated` so far: `owner` (line 13), `who` (line 15)",
        "`acknowledge` (lines 27 and 35)",
        "; the words are not there",
    ] {
        assert!(said.contains(named), "{named}: {said}");
    }
    assert!(said.contains("fill in what your policy says of what is still empty"), "{said}");
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
    let to_come = to_come();
    let (code, path, said) = run(at, &["new", "version", "imani", "--from", &format!("1 February {to_come}")]);
    assert_eq!((code, path), (0, format!("policies/imani/{to_come}-02-01.md\n")), "{said}");
    let copy = fs::read_to_string(words.policies.join(format!("imani/{to_come}-02-01.md"))).expect("the copy");
    assert_eq!(copy, text.replace("changes: >\n  We answered sooner\n  from 2014 on.\n", ""));
    assert!(said.contains(&format!("It is a copy of 2014-01.md, which holds on 31 January {to_come}.")), "{said}");
    assert!(said.contains("Left out of it: `changes:`, which told people of the change before."), "{said}");
    assert!(said.contains(&format!("It starts on 1 February {to_come}. Until then")), "{said}");
    assert!(said.contains("`site-gen check` finds nothing wrong with it."), "{said}");
    assert!(!said.contains("fill in"), "what its policy does not state is no gap of the copy: {said}");
}

fn today() -> chrono::NaiveDate {
    complaints::days::moment::Moment::at(chrono::Utc::now()).day()
}

/// A year in which every day is to come.
fn to_come() -> i32 {
    today().year() + 2
}

#[test]
fn a_version_between_two_is_a_copy_of_the_one_that_holds_until_then() {
    let (folder, words) = copy_of_frozen();
    let year = to_come();
    let later = words.policies.join(format!("imani/{year}-06-01.md"));
    fs::copy(words.policies.join("imani/2014-01.md"), &later).expect("a version to come");
    edit(&later, "owner: ", "owner: another ");
    let (code, path, said) = run(folder.path(), &["new", "version", "imani", "--from", &format!("15/01/{year}")]);
    assert_eq!((code, path), (0, format!("policies/imani/{year}-01-15.md\n")), "{said}");
    let copy = fs::read_to_string(words.policies.join(format!("imani/{year}-01-15.md"))).expect("the copy");
    assert!(!copy.contains("owner: another "), "the words of June hold from June on");
    assert!(said.contains(&format!("It is a copy of 2014-01.md, which holds on 14 January {year}.")), "{said}");
    let warned = format!("{year}-06-01.md, which starts later, is not changed: put there too what you change here.");
    assert!(said.contains(&warned), "{said}");
}

#[test]
fn a_version_starts_on_a_day_that_is_to_come_unless_somebody_says_that_it_did() {
    let (folder, words) = copy_of_frozen();
    let at = folder.path();
    for (day, is) in [("2020-03-01", "1 March 2020 is past."), (&today().to_string(), " is today.")] {
        let (code, _, said) = run(at, &["new", "version", "imani", "--from", day]);
        assert_eq!(code, 2, "{said}");
        assert!(
            said.contains(is) && said.contains("change policies/imani/2014-01.md itself (docs/publish.md"),
            "{said}"
        );
        assert!(!words.policies.join(format!("imani/{day}.md")).exists(), "nothing was made");
    }
    let forgotten = ["new", "version", "imani", "--from", "2020-03-01", "--already-in-force"];
    let (code, _, said) = run(at, &forgotten);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Mind that 1 March 2020 is past: this version counts at once."), "{said}");
    assert!(said.contains("keep the times that they were given"), "{said}");
    // Before the first version nothing holds.
    let (code, _, said) = run(at, &["new", "version", "imani", "--from", "2010-03-01", "--already-in-force"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("It is a copy of 2014-01.md, the first there is, since none starts before it."), "{said}");
    assert!(said.contains("2014-01.md and 2020-03-01.md, which start later, are not changed"), "{said}");
    assert!(said.contains("2020-03-01.md started after it and holds today"), "{said}");
}

#[test]
fn a_day_that_is_none_is_refused_with_the_reason() {
    let (folder, _words) = copy_of_frozen();
    let at = folder.path();
    let before = files(at);
    for (day, why) in [
        ("31/02/2027", "there is no such day: February 2027 has 28 days"),
        ("29/02/2027", "there is no such day: February 2027 has 28 days"),
        ("2027-13-01", "there is no month 13"),
        ("1 Feb", "the year is missing"),
        ("2027", "this is more than one day; say on which, such as 2027-01-01"),
        ("2027-02", "this is more than one day; say on which, such as 2027-02-01"),
        ("1 February 2190", "years ahead; did you mean 2"),
        ("undated", "this is no day that can be read"),
        ("some day", "this is no day that can be read"),
    ] {
        let (code, _, said) = run(at, &["new", "version", "imani", "--from", day]);
        assert!(code == 2 && said.contains(why), "{day}: {said}");
        // Of other commands too.
        if !why.contains("ahead") {
            let (code, _, said) = run(at, &["check", "--on", day]);
            assert!(code == 2 && said.contains(why), "{day}: {said}");
        }
    }
    assert!(files(at) == before, "a file changed");
    let (code, _, said) = run(at, &["check", "--on", "24 December 2026"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_landlord_is_found_by_its_name_and_by_a_slip() {
    let (folder, _words) = copy_of_frozen();
    let meant = "Did you mean imani (Imani Housing Co-operative)?";
    for typed in ["Imani", "imanni", "Imani Housing Co-operative", "IMANI housing co-operative"] {
        let (code, _, said) = run(folder.path(), &["assess", typed]);
        assert!(code == 2 && said.contains(meant), "{typed}: {said}");
    }
    let (code, _, said) = run(folder.path(), &["new", "version", "imanni", "--from", "2030-01-01"]);
    assert!(code == 2 && said.contains(meant), "{said}");
    // Whoever types the whole name, however written, means that landlord.
    for (typed, day) in [("Imani", "2030-01-01"), ("IMANI housing co-operative", "2030-02-01")] {
        let (code, path, said) = run(folder.path(), &["new", "version", typed, "--from", day]);
        assert_eq!((code, path), (0, format!("policies/imani/{day}.md\n")), "{said}");
    }
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
    let (year, taken) = (to_come(), format!("{}-02-01", to_come()));
    assert_eq!(run(at, &["new", "version", "imani", "--from", &taken]).0, 0);
    let before = files(at);
    for (arguments, why) in [
        (&["new", "landlord", "Imani"][..], "policies/imani is there already"),
        (&["new", "landlord", "!!"], "a landlord needs a name of letters"),
        (&["new", "landlord", "Elm", "--nation", "narnia"], "There are: england, wales, scotland"),
        (&["new", "landlord", "Elm", "--from", "some day"], "--from \"some day\": this is no day that can be read"),
        (&["new", "version", "imani", "--from", &taken], &format!("starts on that day already, 1 February {year}")),
        (&["new", "version", "../content", "--from", &taken], "there is no landlord `../content`"),
        (&["new", "page", "what-happens"], "belongs to content/pages/what-happens.md already"),
        (&["new", "page", "../../etc"], "a page needs a name of letters, with no slash in it"),
    ] {
        let (code, stdout, stderr) = run(at, arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
        assert!(stderr.contains(why), "{arguments:?}: {stderr}");
        assert!(files(at) == before, "{arguments:?} changed a file");
    }
}
