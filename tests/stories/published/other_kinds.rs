//! The pages of ten landlords of other nations and kinds, word for word: a
//! council, an arm's-length body, Scottish, Welsh and Northern Irish homes, an
//! almshouse, students' halls, a managing agent, a charity outside every scheme,
//! and a co-operative with five stages. Their dates, worked out by hand, are in
//! `tests/fixtures/foreign/worked.txt`; their letters beside the dates' tests.

use std::fs;
use std::path::Path;

use tests::{build_into, day, lines_of};

use crate::visitors::dates::foreign;

/// The words between the heading and the foot of a page.
fn words(out: &Path, page: &str) -> String {
    let html =
        fs::read_to_string(out.join("site").join(page).join("index.html")).unwrap_or_else(|e| panic!("{page}: {e}"));
    lines_of(&html).iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_pages_of_ten_other_kinds_of_landlord_say_their_policies() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, &foreign(), day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let landlords = [
        "almshouse",
        "care-charity",
        "city-council",
        "five-stages",
        "homes-board",
        "managing-agent",
        "scotland-coop",
        "student-halls",
        "ulster-homes",
        "wales-tenants",
    ];
    for landlord in landlords {
        for page in ["complain", "what-happens", "ombudsman"] {
            // The form is one for all; where there is none its place says how to complain.
            if page == "complain" && landlord != "almshouse" {
                continue;
            }
            let name = format!("{landlord}-{page}");
            insta::assert_snapshot!(name, words(&out, &format!("{landlord}/{page}")));
        }
    }
}
