//! The built site: honest, the same twice, and of its day. What holds of every
//! page whatever it says is asked of the published words, in `published/`.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use tests::{build_into, built, copy_of_frozen, day, edit, frozen, root, words_of};

use crate::published::site::{files, sources};

fn pages() -> Vec<(String, String)> {
    let site = built().join("site");
    files(&site)
        .into_iter()
        .filter(|p| p.extension().is_some_and(|e| e == "html"))
        .map(|p| {
            let name = p.strip_prefix(&site).expect("below the site").display().to_string();
            (name, fs::read_to_string(&p).expect("a page can be read"))
        })
        .collect()
}

#[test]
fn every_page_of_a_demonstration_says_so_and_is_not_indexed() {
    for (name, text) in pages().into_iter().filter(|(name, _)| name.contains('/')) {
        assert!(text.contains("This is a demonstration.") && text.contains("content=\"noindex\""), "{name}");
    }
}

#[test]
fn law_that_ended_is_said_to_have_ended_wherever_a_policy_still_states_it() {
    for landlord in ["management-co-op", "inspiring-housing", "impact-housing"] {
        let of = |page: &str| {
            fs::read_to_string(built().join(format!("site/{landlord}/{page}/index.html"))).expect("a page")
        };
        assert!(
            of("policy").contains("class=\"update\""),
            "{landlord}'s policy page has an update beside the eight weeks"
        );
        let page = of("designated-persons");
        assert!(page.contains("8 weeks") && page.contains("You do not have to do this now."), "{landlord}");
    }
    for landlord in ["imani", "incommunities"] {
        let page =
            fs::read_to_string(built().join(format!("site/{landlord}/designated-persons/index.html"))).expect("a page");
        assert!(!page.contains("What our policy says"), "{landlord}'s policy does not mention the route");
    }
    for (name, text) in
        pages().into_iter().filter(|(name, _)| !name.contains("/policy/") && !name.contains("designated-persons"))
    {
        assert!(
            !text.to_lowercase().contains("eight weeks") && !text.contains("8 weeks"),
            "{name} states law that ended"
        );
    }
}

#[test]
fn what_a_policy_says_twice_is_shown_with_the_choice() {
    let page = fs::read_to_string(built().join("site/inspiring-housing/what-happens/index.html")).expect("a page");
    for words in [
        "Within 14 days from the day we get your complaint</strong>",
        "14 working days",
        "Our policy gives two times for this",
        "shorter",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn two_builds_are_equal_to_the_byte_and_share_their_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("dist");
    build_into(&out, &frozen(), day("2026-12-24")).expect("the words build");
    let read = || files(&out).into_iter().map(|p| (p.clone(), fs::read(p).expect("a file"))).collect::<Vec<_>>();
    let first = read();
    let inode = |p: &Path| fs::metadata(p).expect("a file").ino();
    let before = inode(&out.join("site/imani/index.html"));
    build_into(&out, &frozen(), day("2026-12-24")).expect("the words build again");
    assert_eq!(first, read());
    assert_eq!(before, inode(&out.join("site/imani/index.html")), "an unchanged page is the same file");
    assert_eq!(fs::metadata(out.join("site/index.html")).expect("a file").permissions().mode() & 0o777, 0o644);
    assert_eq!(fs::metadata(out.join("site/imani")).expect("a folder").permissions().mode() & 0o777, 0o755);
}

#[test]
fn a_folder_of_somebody_elses_is_never_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("thesis.txt"), "years of work").expect("a file");
    let stop = build_into(folder.path(), &frozen(), day("2026-12-24")).expect_err("not ours to replace");
    assert_eq!(stop.code(), 2);
    assert_eq!(fs::read_to_string(folder.path().join("thesis.txt")).expect("still there"), "years of work");
}

#[test]
fn one_landlord_has_the_site_to_itself() {
    let (folder, words) = copy_of_frozen();
    for other in ["management-co-op", "inspiring-housing", "incommunities", "impact-housing"] {
        fs::remove_dir_all(words.policies.join(other)).expect("a landlord leaves");
    }
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let page = fs::read_to_string(out.join("site/index.html")).expect("the landlord's first page is the root");
    assert!(page.contains("href=\"/complain/\"") && page.contains("Complain to Imani Housing Co-operative"));
    assert!(out.join("site/what-happens/index.html").is_file());
}

#[test]
fn a_page_names_the_law_from_the_first_day_on_which_it_binds() {
    let folder = tempfile::tempdir().expect("a folder");
    for (on, binds) in [("2024-03-31", false), ("2024-04-01", true)] {
        let out = folder.path().join(on);
        build_into(&out, &frozen(), day(on)).unwrap_or_else(|stop| panic!("{stop}"));
        let page = fs::read_to_string(out.join("site/impact-housing/what-happens/index.html")).expect("a page");
        let says = words_of(&page)
            .contains("Our policy gives no time for this. The Ombudsman’s Code says within 5 working days");
        assert_eq!(says, binds, "{on}: {page}");
    }
}

#[test]
fn a_page_names_the_version_in_force_on_its_day() {
    let (folder, words) = copy_of_frozen();
    let new = words.policies.join("imani/2027-02-01.md");
    fs::copy(words.policies.join("imani/2014-01.md"), &new).expect("a version");
    edit(&new, "respond: 10 working days (4.5)", "respond: 12 working days (4.5)");
    edit(&new, "stages:\n", "changes: We answer within 12 working days now.\nstages:\n");
    for (on, times) in [("2026-12-24", "10 working days"), ("2027-02-01", "12 working days")] {
        let out = folder.path().join(on);
        build_into(&out, &words, day(on)).expect("two versions build");
        let page = fs::read_to_string(out.join("site/imani/index.html")).expect("a page");
        assert!(page.contains(times), "on {on} the page says {times}");
        let manifest = fs::read_to_string(out.join("words/manifest.json")).expect("a manifest");
        assert!(manifest.contains(&format!("\"built_for\": \"{on}\"")));
    }
}

#[test]
fn only_an_older_version_is_called_one() {
    let (folder, words) = copy_of_frozen();
    for version in ["2026-06-01", "2027-02-01"] {
        fs::copy(words.policies.join("imani/2014-01.md"), words.policies.join(format!("imani/{version}.md")))
            .expect("a version");
    }
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("three versions build");
    let said = |page: &str| {
        let page = fs::read_to_string(out.join("site/imani/policy").join(page)).expect("a page");
        ["This is an older version.", "This version is not in force yet."].map(|note| page.contains(note))
    };
    assert_eq!(said("2014-01/index.html"), [true, false]);
    assert_eq!(said("2026-06-01/index.html"), [false, false]);
    assert_eq!(said("index.html"), [false, false]);
    assert_eq!(said("2027-02-01/index.html"), [false, true]);
}

/// A timescale stands in one place, the policy; code and templates hold none.
#[test]
fn no_timescale_stands_in_code_or_templates() {
    let units = ["hours", "days", "working", "weeks", "months", "years", "hour", "day", "week", "month", "year"];
    // These read what authors write, and show them examples of it.
    let readers = [
        "length.rs",
        "limit_mapping.rs",
        "period.rs",
        "fields.rs",
        "read.rs",
        "parts.rs",
        "stage.rs",
        "law.rs",
        "outside.rs",
        "count.rs",
        "unreadable_time.rs",
        "unit_not_read.rs",
        "no_such_fact.rs",
        "of_policy.rs",
        "opening.rs",
        "report_otherwise.rs",
        "code.rs",
    ];
    let mut found = Vec::new();
    for file in files(&root().join("content/templates")).into_iter().chain(sources()) {
        let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let rust = name.ends_with(".rs");
        if readers.contains(&name) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            if rust && (line.trim_start().starts_with("//") || !line.contains('"')) {
                continue;
            }
            let words: Vec<&str> = line.split_whitespace().collect();
            let pair = words.windows(2).any(|w| {
                w[0].trim_matches(|c: char| !c.is_ascii_digit()).parse::<u16>().is_ok()
                    && units.contains(&w[1].trim_matches(|c: char| !c.is_alphabetic()))
            });
            if pair {
                found.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_form_to_print_asks_the_same_questions_under_the_same_numbers() {
    let asked = |page: &str| -> Vec<String> {
        let text = fs::read_to_string(built().join(format!("site/imani/{page}/index.html"))).expect("the page");
        let words = |part: &str| part.split('<').map(|t| t.split_once('>').map_or(t, |(_, t)| t)).collect::<String>();
        let starts = |t: &str| t.split_once(". ").is_some_and(|(n, _)| n.parse::<u8>().is_ok());
        let parts = text.split("class=\"q").skip(1).map(|part| words(part.split_once('>').map_or(part, |(_, t)| t)));
        let first =
            |text: String| text.trim().lines().next().unwrap_or_default().replace(" (optional)", "").trim().to_owned();
        parts.map(first).filter(|t| starts(t)).collect()
    };
    let (paper, form) = (asked("paper-form"), asked("complain"));
    assert_eq!(paper.len(), 17, "{paper:?}");
    assert_eq!(paper, form);
}

#[test]
fn on_paper_a_question_that_belongs_to_another_has_a_letter_and_danger_stands_first() {
    let text = fs::read_to_string(built().join("site/imani/paper-form/index.html")).expect("the page");
    let words = tests::words_of(&text);
    let place = |what: &str| words.find(what).unwrap_or_else(|| panic!("{what} in {words}"));
    assert!(place("In danger now?") < place("1. What has gone wrong?"), "{words}");
    assert!(words.contains("a. ") && words.contains("Tick one."), "{words}");
}
