//! What is still missing before a site may stop being a demonstration, and the
//! day on which nothing is.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tests::{binary, copy_of_frozen, edit};

const ON: &str = "2026-12-24";

fn site_gen(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(binary("site-gen")).args(arguments).current_dir(folder).output().expect("site-gen runs")
}

fn missing(folder: &Path) -> (i32, Vec<Value>) {
    let output = site_gen(folder, &["check", "--go-live", "imani", "--on", ON, "--format", "json"]);
    let all: Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON and nothing else");
    let code = output.status.code().expect("it ends by itself");
    (code, all[0]["missing"].as_array().expect("a list").clone())
}

#[test]
fn each_thing_is_told_with_who_does_it_and_what_to_write() {
    let (folder, _words) = copy_of_frozen();
    let (code, all) = missing(folder.path());
    assert_eq!(code, 1);
    let has = |who: &str, words: &str| {
        let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
        let found =
            all.iter().any(|one| one["who"] == who && (text(one, "missing") + &text(one, "write")).contains(words));
        assert!(found, "{who} is not told {words:?}: {all:#?}");
    };
    has("comms-team", "contacts:");
    has("complaints-lead", "review of this policy is overdue");
    has("complaints-lead", "keep: 6 years");
    has("complaints-lead", "does not say from when this time counts");
    has("complaints-lead", "day_one:");
    has("complaints-lead", "site-gen assess imani");
    has("complaints-lead", "yearly report on complaints is on no page (8.1)");
    has("complaints-lead", "response: { on:");
    has("complaints-lead", "privacy_agreed: 2026-12-24");
    has("service", "notice_came: 2026-12-24");
    has("service", "keys_kept: 2026-12-24");
    has("service", "backup_restored: 2026-12-24");
    assert!(all.iter().all(|one| one["write"].as_str().is_some_and(|write| !write.is_empty())), "{all:#?}");
    let text = site_gen(folder.path(), &["check", "--go-live", "imani", "--on", ON]);
    assert_eq!(text.status.code(), Some(1));
    let stdout = String::from_utf8_lossy(&text.stdout).into_owned();
    for heading in ["The comms team:", "The complaints lead:", "Whoever runs the service:"] {
        assert!(stdout.contains(heading), "{stdout}");
    }
}

#[test]
fn facts_of_long_ago_are_to_be_looked_at_again() {
    let (folder, _words) = copy_of_frozen();
    let output = site_gen(folder.path(), &["check", "--go-live", "imani", "--on", "2028-06-01", "--format", "json"]);
    let all = String::from_utf8_lossy(&output.stdout).into_owned();
    for words in [
        "bank holidays are known until",
        "How to reach the Housing Ombudsman was compared",
        "was read in its source on",
    ] {
        assert!(all.contains(words), "{words:?} is not in {all}");
    }
}

#[test]
fn once_all_is_done_it_ends_well_and_names_the_line_to_take_out() {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    let contacts = "contacts: { phone: 01632 960 001, email: complaints@example.org, section: \"4.1\" }\nday_one: next\nkeep: 6 years from closure\npublished: { yearly_report: { on: September 2026, link: \"https://www.example.org/report\" }, response: { on: September 2026, link: \"https://www.example.org/said\" } }";
    edit(&policy, "contacts: not stated", contacts);
    edit(&policy, "review_due: Summer 2016 (8.1)", "review_due: March 2028 (8.1)");
    edit(&policy, "respond: 10 working days (4.5)", "respond: 10 working days from receipt (4.5)");
    fs::write(
        folder.path().join("service.yaml"),
        "notice_came: 2026-12-01\nkeys_kept: 2026-12-01\nbackup_restored: 2026-12-01\nprivacy_agreed: 2025-12-01\n",
    )
    .expect("the file can be written");
    assert!(site_gen(folder.path(), &["assess", "imani", "--on", ON]).status.success());
    let (code, all) = missing(folder.path());
    assert_eq!(code, 1);
    let told: Vec<&str> = all.iter().filter_map(|one| one["missing"].as_str()).collect();
    assert_eq!(told.len(), 2, "a draft, and a statement of a year ago: {told:#?}");
    edit(&folder.path().join("service.yaml"), "2025-12-01", "2026-12-02");
    let draft = folder.path().join("assessments/imani.md");
    edit(
        &draft,
        "<!-- our comment on 6.2 begins here -->\n",
        "<!-- our comment on 6.2 begins here -->\nIn two days.\n",
    );
    edit(&draft, "\nwritten:", "\napproved_by: Chair of the Board\napproved_on: 2026-12-10\nwritten:");
    let output = site_gen(folder.path(), &["check", "--go-live", "imani", "--on", ON]);
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{stdout}");
    assert!(stdout.contains("nothing is missing. Take the line `demonstration: yes` out"), "{stdout}");
    // What somebody has noted as unsettled is not settled.
    edit(&policy, "yearly_report: { on: September 2026", "yearly_report: { on: September 2024");
    let (code, all) = missing(folder.path());
    assert_eq!((code, all.len()), (1, 1), "{all:#?}");
    let old = "The newest yearly report that people find is of September 2024 (8.1).";
    assert_eq!(all[0]["missing"], old, "{all:#?}");
    edit(&policy, "yearly_report: { on: September 2024", "yearly_report: { on: September 2026");
    edit(&policy, "keep: 6 years from closure", "keep: 6 years from closure # drafted, ask the lead");
    let (code, all) = missing(folder.path());
    assert_eq!((code, all.len()), (1, 1), "{all:#?}");
}

#[test]
fn a_statement_that_nobody_reads_is_a_mistake() {
    let (folder, _words) = copy_of_frozen();
    fs::write(folder.path().join("service.yaml"), "notice_came: soon\nkeys_keptt: 2026-12-01\n").expect("written");
    let output = site_gen(folder.path(), &["check", "--go-live", "imani", "--on", ON]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("notice_came: \"soon\" is not a day") && told.contains("`keys_kept: 2026-12-01`"), "{told}");
}

#[test]
fn what_is_missing_is_not_told_before_a_mistake_is_mended() {
    let (folder, words) = copy_of_frozen();
    edit(&words.policies.join("imani/2014-01.md"), "nation: england", "nation: engalnd");
    let output = site_gen(folder.path(), &["check", "--go-live", "imani", "--on", ON]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    let first = "What is missing before this site may go live cannot be told until policies/imani/2014-01.md:";
    assert!(told.starts_with(first) && !told.contains("Nothing was written"), "{told}");
}
