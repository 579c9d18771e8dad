//! `site-gen diff`: what readers will see change, in sentences, against the last
//! build, another folder or another day.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use site_gen::read::Folders;
use tempfile::TempDir;
use tests::{binary, build_into, copy_of_frozen, day, edit};

/// A command among the words: its code and what it prints.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(binary("site-gen")).args(arguments).current_dir(folder).output().expect("site-gen runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let text = String::from_utf8(output.stdout).expect("it says text");
    (output.status.code().expect("it ends by itself"), if text.is_empty() { said } else { text })
}

/// The frozen words, built for Christmas Eve 2026 into `dist`.
fn built() -> (TempDir, Folders) {
    let (folder, words) = copy_of_frozen();
    build_into(&folder.path().join("dist"), &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    (folder, words)
}

fn new_times(words: &Folders) {
    let next = words.policies.join("imani/2027-02-01.md");
    fs::copy(words.policies.join("imani/2014-01.md"), &next).expect("a version to come");
    edit(&next, "respond: 10 working days (4.5)", "respond: 8 working days (4.5)");
    edit(
        &next,
        "stages:\n",
        "changes: From 1 February 2027 we answer within 8 working days. Before, it was 10.\nstages:\n",
    );
}

const SENTENCE: &str = "Our answer at stage 1: 10 working days becomes 8 working days, from Monday 1 February 2027.";

#[test]
fn a_new_version_is_told_with_its_day_and_the_announcement() {
    let (folder, words) = built();
    assert_eq!(run(folder.path(), &["diff", "--on", "2026-12-24"]), (0, "Readers will see no change.\n".to_owned()));
    new_times(&words);
    let (code, text) = run(folder.path(), &["diff", "--on", "2026-12-24"]);
    let expected = format!(
        "Imani Housing Co-operative\n  {SENTENCE}\n  People are told: “From 1 February 2027 we answer within 8 working \
         days. Before, it was 10.”\n  From the next build the policy page says: “New rules start on 1 February 2027.”\n  \
         A complaint that is sent on 31 January 2027 or before keeps the times of today.\n\n"
    );
    assert_eq!((code, text), (0, expected));
    // The same words on both sides of the day.
    let (_, text) = run(folder.path(), &["diff", "--against-day", "2027-01-31", "--on", "2027-02-01"]);
    assert!(text.contains(SENTENCE), "{text}");
    let (_, text) = run(folder.path(), &["diff", "--against-day", "2027-01-30", "--on", "2027-01-31"]);
    assert_eq!(text, "Readers will see no change.\n");
    // A build that was missed: readers still see the pages of December.
    build_into(&folder.path().join("dist"), &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let (_, text) = run(folder.path(), &["diff", "--on", "2027-02-03"]);
    assert!(text.contains(SENTENCE), "{text}");
}

#[test]
fn a_time_that_changes_untold_is_an_error_with_what_to_write() {
    let (folder, words) = built();
    new_times(&words);
    let next = words.policies.join("imani/2027-02-01.md");
    let note = "changes: From 1 February 2027 we answer within 8 working days. Before, it was 10.\n";
    edit(&next, note, "");
    let (code, told) = run(folder.path(), &["check", "--on", "2026-12-24"]);
    assert_eq!(code, 1);
    let found = "a time changes and nothing tells people: Our answer at stage 1: 10 working days becomes 8 working days \
                 (R161)";
    assert!(told.contains("policies/imani/2027-02-01.md:20:") && told.contains(found), "{told}");
    // A line that was copied with the rest tells of the change before.
    let first = words.policies.join("imani/2014-01.md");
    for version in [&first, &next] {
        edit(version, "stages:\n", "changes: From 2014 on we answered sooner.\nstages:\n");
    }
    let (code, copied) = run(folder.path(), &["check", "--on", "2026-12-24"]);
    assert!(code == 1 && copied.contains("`changes:` says what it says in the version before (R161)"), "{copied}");
    for version in [&first, &next] {
        edit(version, "changes: From 2014 on we answered sooner.\n", "");
    }
    // What is offered can be typed as it stands.
    let write = told.split("changes: ").nth(1).and_then(|rest| rest.lines().next()).expect("what to write");
    edit(&next, "stages:\n", &format!("changes: {write}\nstages:\n"));
    assert_eq!(run(folder.path(), &["check", "--on", "2026-12-24"]).0, 0, "{write}");
    let page = |folder: &Path| fs::read_to_string(folder.join("site/imani/policy/2027-02-01/index.html")).expect("it");
    build_into(&folder.path().join("dist"), &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    assert!(page(&folder.path().join("dist")).contains(SENTENCE));
}

#[test]
fn a_note_that_leaves_one_of_two_times_out_is_an_error_with_the_whole_note_to_write() {
    let (folder, words) = built();
    new_times(&words);
    let next = words.policies.join("imani/2027-02-01.md");
    edit(&next, "acknowledge: 2 working days", "acknowledge: 3 working days");
    // Questions of its own above move no line that is named.
    edit(&next, "landlord: Imani", "form:\n  leave_out: [language]\nlandlord: Imani");
    let (code, told) = run(folder.path(), &["check", "--on", "2026-12-24"]);
    let found = "`changes:` does not tell people of it: Our message that we have it at stage 1: 2 working days becomes 3 \
                 working days (R161)\n    changes: From 1 February 2027 we answer within 8 working days. Before, it was 10.\n";
    assert!(code == 1 && told.contains(found), "{told}");
    let text = fs::read_to_string(&next).expect("the version");
    let line = 1 + text.lines().position(|line| line.starts_with("changes: ")).expect("the note");
    let place = format!("policies/imani/2027-02-01.md:{line}:1: ");
    assert!(told.contains(&place) && told.contains(&format!("in place of line {line}, ")), "{told}");
    let write = told.rsplit("    changes: ").next().and_then(|rest| rest.lines().next()).expect("what to write");
    edit(
        &next,
        "changes: From 1 February 2027 we answer within 8 working days. Before, it was 10.",
        &format!("changes: {write}"),
    );
    assert_eq!(run(folder.path(), &["check", "--on", "2026-12-24"]).0, 0, "{write}");
}

#[test]
fn pages_contacts_bodies_and_landlords_are_told_once_each() {
    let (folder, words) = built();
    edit(&words.policies.join("imani/2014-01.md"), "contacts: not stated", "contacts: { phone: 01632 960 004 }");
    edit(&words.content.join("ombudsmen.yaml"), "0300 111 3000", "0300 111 3001");
    fs::rename(words.policies.join("management-co-op"), words.policies.join("mutual-homes")).expect("it moves");
    let now = words.content.join("pages/now.md");
    edit(&now, "path: now\n", "path: what-now\n");
    edit(&now, "## I have not complained yet", "## I did not complain yet");
    fs::write(
        words.content.join("pages/visits.md"),
        "---\ntitle: When we visit you\npath: visits\ndescription: Visits.\n---\nWe agree a day with you first.\n",
    )
    .expect("a page");
    let (code, text) = run(folder.path(), &["diff", "--on", "2026-12-24"]);
    assert_eq!(code, 0, "{text}");
    for line in [
        "Phone: 01632 960 004. This is new.",
        "Phone (Housing Ombudsman): 0300 111 3000 becomes 0300 111 3001.",
        "All its pages and its form move from /management-co-op/ to /mutual-homes/.",
        "“When we visit you” is new, at visits/.",
        "moves from now/ to what-now/. Whoever opens the old address finds that there is no such page: write `was: [now]`",
        "the part “I did not complain yet” was called “I have not complained yet”, and has the same words.",
        "Words that all landlords share are not as they were (ombudsmen.yaml): look at the preview.",
    ] {
        assert_eq!(text.matches(line).count(), 1, "{line:?} in\n{text}");
    }
    // What is the same for several stands under the names of all.
    assert!(text.contains("Imani Housing Co-operative, Impact Housing, "), "{text}");
}

#[test]
fn a_proposal_is_told_what_tenants_will_see_before_what_is_to_be_mended() {
    let (folder, words) = built();
    new_times(&words);
    edit(
        &words.policies.join("imani/2027-02-01.md"),
        "changes: From 1 February 2027 we answer within 8 working days. Before, it was 10.\n",
        "",
    );
    let (code, text) = run(folder.path(), &["diff", "--on", "2026-12-24", "--format", "markdown"]);
    assert_eq!(code, 1, "the comment is made, and something is to be mended");
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words:?} is not in\n{text}"));
    let order = [
        "## What a tenant will see change",
        SENTENCE,
        "## To mend before this can be published",
        "**policies/imani/2027-02-01.md, line 20**: a time changes and nothing tells people",
        "<details><summary>Advice",
    ];
    assert!(order.windows(2).all(|two| place(two[0]) < place(two[1])), "{text}");
    // The line to type stands in a box, to be copied as it is.
    let boxed = format!(
        "\n\n  Write: as line 7, below `approved: January 2014 (8.1)`, a line that people will read, in your own words or in these:\n\n  ```\n  \
                         changes: \"{SENTENCE}\"\n  ```\n"
    );
    assert!(text.contains(&boxed), "{text}");
}

#[test]
fn programs_get_each_change_as_values_and_as_a_sentence() {
    let (folder, words) = built();
    new_times(&words);
    let (_, text) = run(folder.path(), &["diff", "--on", "2026-12-24", "--format", "json"]);
    let found: Value = serde_json::from_str(&text).expect("stdout is JSON and nothing else");
    assert_eq!(found["against_day"], "2026-12-24");
    let imani = &found["landlords"][0];
    assert_eq!((&imani["landlord"], &imani["what"]), (&"imani".into(), &"changed".into()));
    let change = &imani["changes"][0];
    assert_eq!(change["id"], "stage-1.respond");
    assert_eq!((&change["kind"], &change["from"]), (&"time".into(), &"2027-02-01".into()));
    assert_eq!((&change["before"], &change["after"]), (&"10 working days".into(), &"8 working days".into()));
    assert_eq!(change["sentence"], SENTENCE);
    assert_eq!(imani["announced"][0]["from"], "2027-02-01");
}

#[test]
fn without_anything_to_compare_with_the_command_says_what_to_name() {
    let (folder, words) = copy_of_frozen();
    let (code, said) = run(folder.path(), &["diff"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("Nothing has been built here yet") && said.contains("Type `site-gen build` first"), "{said}");
    assert!(said.contains("--against-day"), "{said}");
    let (code, said) = run(folder.path(), &["diff", "--against", "policies"]);
    assert!(code == 2 && said.contains("there is nothing in policies to compare with"), "{said}");
    // A landlord that cannot be read is named, and the others are compared.
    build_into(&folder.path().join("dist"), &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    edit(&words.policies.join("imani/2014-01.md"), "nation: england", "nation: engalnd");
    let (code, text) = run(folder.path(), &["diff", "--on", "2026-12-24"]);
    assert_eq!(code, 1);
    assert_eq!(
        text,
        "What changes of imani can be said once its words are mended: `site-gen check` says what is wrong.\n"
    );
    // A mistake that swallows the line behind it is no change of order.
    edit(&words.policies.join("imani/2014-01.md"), "nation: engalnd", "nation: england");
    edit(&words.policies.join("imani/2014-01.md"), "scheme: housing-ombudsman", "scheme housing-ombudsman");
    let (code, text) = run(folder.path(), &["diff", "--on", "2026-12-24"]);
    assert!(code == 1 && text.contains("can be said once its words are mended"), "{text}");
}

#[test]
fn what_no_sentence_tells_is_named_so_that_somebody_looks() {
    let (folder, words) = built();
    let policy = words.policies.join("imani/2014-01.md");
    let was = fs::read_to_string(&policy).expect("the policy");
    let diff = || run(folder.path(), &["diff", "--on", "2026-12-24"]).1;
    for (old, new, told) in [
        ("stages:\n", "corrects: the time for an answer\nstages:\n", "this was put right: “the time for an answer”"),
        ("## How to complain", "### How to complain", "under a heading of another rank"),
    ] {
        edit(&policy, old, new);
        assert!(diff().contains(told), "{told:?} in\n{}", diff());
        fs::write(&policy, &was).expect("as it was");
    }
    // A list in another order.
    let formats = was.lines().find(|line| line.starts_with("formats:")).expect("formats").to_owned();
    let (before, list) = formats.split_once("list: [").expect("a list");
    let (first, rest) = list.split_once(", ").expect("several");
    let (rest, behind) = rest.split_once(']').expect("an end");
    edit(&policy, &formats, &format!("{before}list: [{rest}, {first}]{behind}"));
    assert!(
        diff().contains("Besides, `formats` stands in another order or otherwise: look at the preview."),
        "{}",
        diff()
    );
    fs::write(&policy, &was).expect("as it was");
    // A version of before, which counts for who complained then.
    fs::copy(&policy, words.policies.join("imani/2010-01.md")).expect("an older version");
    assert!(diff().contains("The version 2010-01 is new, at /imani/policy/2010-01/"), "{}", diff());
    fs::remove_file(words.policies.join("imani/2010-01.md")).expect("it goes");
    // Whoever is left alone has the whole site.
    for entry in fs::read_dir(&words.policies).expect("landlords").flatten() {
        if entry.file_name() != "imani" && entry.path().is_dir() {
            fs::remove_dir_all(entry.path()).expect("a landlord goes");
        }
    }
    assert!(diff().contains("All its pages and its form move from /imani/ to /, since it is alone"), "{}", diff());
}
