//! What starts or ends on a day does so on that day, and not on its neighbour.

use std::fs;
use std::path::Path;

use site_gen::read::Folders;
use tests::{build_into, copy_of_frozen, day, edit};

/// A page of Imani's as it is built on a day.
fn page(folder: &Path, words: &Folders, on: &str, path: &str) -> String {
    let out = folder.join("dist");
    build_into(&out, words, day(on)).unwrap_or_else(|stop| panic!("{stop}"));
    fs::read_to_string(out.join("site/imani").join(path).join("index.html")).expect("the page")
}

#[test]
fn a_notice_stands_on_its_last_day_and_is_gone_on_the_next() {
    let (folder, words) = copy_of_frozen();
    let notice = "notice: { text: We are slower than usual this month., until: 24 December 2026 }\nrelated:";
    edit(&words.policies.join("imani/2014-01.md"), "related:", notice);
    let says = |on: &str| page(folder.path(), &words, on, "").contains("We are slower than usual this month.");
    assert!(says("2026-12-23") && says("2026-12-24"));
    assert!(!says("2026-12-25"));
}

#[test]
fn a_review_is_due_on_its_last_day_and_was_due_on_the_next() {
    let (folder, words) = copy_of_frozen();
    edit(&words.policies.join("imani/2014-01.md"), "review_due: Summer 2016 (8.1)", "review_due: December 2026 (8.1)");
    let was = |on: &str| page(folder.path(), &words, on, "policy").contains("Was due December 2026");
    assert!(!was("2026-12-31"));
    assert!(was("2027-01-01"));
    let told = |on: &str| {
        let output = std::process::Command::new(tests::binary("site-gen"))
            .args(["check", "--on", on])
            .current_dir(folder.path())
            .output()
            .expect("site-gen runs");
        String::from_utf8(output.stdout).expect("text").contains("the review of this policy was due December 2026")
    };
    assert!(!told("2026-12-31"), "its author is told no sooner than its readers");
    assert!(told("2027-01-01"));
}

#[test]
fn bank_holidays_that_are_known_for_a_year_are_enough_and_for_a_day_less_are_not() {
    let (folder, _words) = copy_of_frozen();
    let told = |on: &str| {
        let output = std::process::Command::new(tests::binary("site-gen"))
            .args(["check", "--on", on])
            .current_dir(folder.path())
            .output()
            .expect("site-gen runs");
        String::from_utf8(output.stdout).expect("text").contains("known until 2028-12-31")
    };
    assert!(!told("2027-12-31"));
    assert!(told("2028-01-01"));
}
