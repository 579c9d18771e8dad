//! `site-gen next-change`: until the day that it names a build makes the same
//! pages to the byte, and on that day others. Whatever makes pages depend on the
//! day has a reason in its list.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use serde_json::Value;
use site_gen::read::Folders;
use tests::{binary, build_into, copy_of_frozen, day, edit};

use super::rebuild::tree;

/// What the command says for a day.
fn asked(folder: &Path, on: NaiveDate) -> Value {
    let arguments = ["next-change", "--on", &on.to_string(), "--format", "json"];
    let output = Command::new(binary("site-gen")).args(arguments).current_dir(folder).output().expect("site-gen runs");
    assert!(output.status.success(), "{on}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("stdout is JSON and nothing else")
}

/// The site of a day, as a build into a folder of its own makes it.
fn site(words: &Folders, on: NaiveDate) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, words, on).unwrap_or_else(|stop| panic!("{on}: {stop}"));
    tree(&out.join("site"))
}

/// From `first` on, through every change up to `last`: each day between two changes makes the same site, and the day of
/// a change another. Gives the days of the changes with their reasons.
fn through(folder: &Path, words: &Folders, first: &str, last: &str) -> Vec<(NaiveDate, Vec<String>)> {
    let (mut from, last) = (day(first), day(last));
    let mut changes = Vec::new();
    while from < last {
        let found = asked(folder, from);
        let next = day(found["next"]["day"].as_str().expect("something changes within a year"));
        let today = site(words, from);
        for between in from.iter_days().skip(1).take_while(|day| *day < next) {
            assert!(site(words, between) == today, "the site of {between} is not that of {from}");
        }
        let then = site(words, next);
        let differ: Vec<String> = then
            .iter()
            .filter(|(path, file)| today.get(*path) != Some(file))
            .map(|(path, _)| path.display().to_string())
            .collect();
        assert!(!differ.is_empty(), "the site of {next} is that of {from}");
        let told: Vec<&str> =
            found["next"]["files"].as_array().expect("files").iter().filter_map(Value::as_str).collect();
        assert!(differ.iter().all(|path| told.contains(&path.as_str()) || path.starts_with("assets")), "{differ:?}");
        let why = found["next"]["why"].as_array().expect("reasons");
        assert!(!why.is_empty(), "{next} has no reason: {differ:?}");
        changes.push((next, why.iter().map(|why| why["what"].as_str().unwrap_or_default().to_owned()).collect()));
        from = next;
    }
    changes
}

#[test]
fn a_build_makes_the_same_until_the_day_that_is_named_and_others_on_it() {
    let (folder, words) = copy_of_frozen();
    for other in ["impact-housing", "inspiring-housing", "management-co-op", "incommunities"] {
        fs::remove_dir_all(words.policies.join(other)).expect("it is not needed");
    }
    let imani = words.policies.join("imani/2014-01.md");
    edit(
        &imani,
        "stages:\n",
        "closed:\n  - { from: 24 December 2026, to: 2 January 2027, why: we are closed over Christmas }\nnotice: { text: \
         We are slow., until: 3 January 2027 }\nreview_note: { text: We are at it., until: 9 January 2027 }\npublished: { yearly_report: { on: 7 January 2027, link: \"https://example.org/report\" } }\nstages:\n",
    );
    edit(&imani, "review_due: Summer 2016 (8.1)", "review_due: 5 January 2027 (8.1)");
    fs::copy(&imani, words.policies.join("imani/2027-01-09.md")).expect("a version to come");
    let changes = through(folder.path(), &words, "2026-12-22", "2027-01-12");
    let on = |what: &str| changes.iter().find(|(_, why)| why.iter().any(|why| why == what)).map(|(day, _)| *day);
    assert_eq!(on("closure-ends"), Some(day("2027-01-03")));
    assert_eq!(on("notice-ends"), Some(day("2027-01-04")));
    assert_eq!(on("review-is-overdue"), Some(day("2027-01-06")));
    assert_eq!(on("paper-is-out"), Some(day("2027-01-07")));
    assert_eq!(on("version-starts"), Some(day("2027-01-09")));
    assert_eq!(on("review-note-ends"), Some(day("2027-01-10")));
    // Over Christmas nobody works, and nothing goes on.
    assert!(!changes.iter().any(|(day, _)| *day > tests::day("2026-12-24") && *day < tests::day("2027-01-03")));
}

#[test]
fn what_is_far_off_is_found_too() {
    let (folder, words) = copy_of_frozen();
    fs::remove_dir_all(&words.policies).expect("no landlord");
    fs::create_dir_all(words.policies.join("elm")).expect("a landlord");
    // No time, so no date: only the law and a version change the pages.
    let text = "---\nlandlord: Elm\nnation: england\nscheme: none\nstages:\n  - name: Stage 1\n    respond: not stated\n---\nText.\n";
    fs::write(words.policies.join("elm/2020.md"), text).expect("a version");
    fs::write(words.policies.join("elm/2027-01-30.md"), text.replace("Text.", "Other text.")).expect("a version");
    let found = asked(folder.path(), day("2026-12-25"));
    let told: Vec<(&str, &str)> = found["later"]
        .as_array()
        .expect("a list")
        .iter()
        .chain(found["next"]["why"].as_array().expect("a list"))
        .map(|turn| (turn["day"].as_str().unwrap_or_default(), turn["what"].as_str().unwrap_or_default()))
        .collect();
    assert!(told.contains(&("2027-01-30", "version-starts")), "{found}");
    let changes = through(folder.path(), &words, "2026-12-25", "2027-01-30");
    assert_eq!(changes.last().map(|(day, _)| *day), Some(day("2027-01-30")), "{changes:?}");
}

#[test]
fn the_day_is_told_in_words_with_what_comes_later() {
    let (folder, words) = copy_of_frozen();
    fs::copy(words.policies.join("imani/2014-01.md"), words.policies.join("imani/2027-02-01.md")).expect("a version");
    let arguments = ["next-change", "--on", "2026-12-24"];
    let output = Command::new(binary("site-gen")).args(arguments).current_dir(folder.path()).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.starts_with("The pages next change on "), "{text}");
    assert!(text.contains("the dates of complaints in the days ahead go on"), "{text}");
    assert!(text.contains(" pages will change.\n") || text.contains(" pages and "), "{text}");
    assert!(text.contains(": bank holidays are known up to 31 December 2028: get newer ones"), "{text}");
    assert!(
        text.contains("  Monday 1 February 2027: imani: the version policies/imani/2027-02-01.md starts\n"),
        "{text}"
    );
    assert!(text.ends_with("The form needs no build: it goes by the day on which a complaint is sent.\n"), "{text}");
}

#[test]
fn with_a_mistake_in_the_words_it_says_what_it_cannot_tell() {
    let (folder, words) = copy_of_frozen();
    edit(&words.policies.join("imani/2014-01.md"), "nation: england", "nation: engalnd");
    let output =
        Command::new(binary("site-gen")).arg("next-change").current_dir(folder.path()).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    let first = "When the pages next change cannot be told until policies/imani/2014-01.md:";
    assert!(told.starts_with(first) && !told.contains("Nothing was written"), "{told}");
    assert!(!told.contains("to update"), "what keeps nothing from being told is not told here: {told}");
}
