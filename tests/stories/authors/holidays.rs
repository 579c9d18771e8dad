//! New bank holidays, from GOV.UK's file to the dates that move: the real binary on a copy of the words.

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

use complaints::days::holiday_rules::{Division, expected};
use serde_json::{Value, json};
use tests::{binary, copy_of_frozen, edit, frozen};

/// Words of its own for each story, in which one landlord is Scottish.
struct Words {
    folder: tempfile::TempDir,
}

struct Said {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Words {
    fn new() -> Self {
        let (folder, folders) = copy_of_frozen();
        let policy = folders.policies.join("imani/2014-01.md");
        edit(&policy, "nation: england\nscheme: housing-ombudsman", "nation: scotland\nscheme: spso");
        edit(&policy, "what the Housing Ombudsman decides", "what the Ombudsman decides");
        edit(&policy, "ombudsman: [housing-ombudsman]\n", "");
        Self { folder }
    }

    fn site_gen(&self, arguments: &[&str]) -> Said {
        let output =
            Command::new(binary("site-gen")).args(arguments).current_dir(self.folder.path()).output().expect("it runs");
        Said {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("text"),
            stderr: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// Where ours are.
    fn kept(&self) -> PathBuf {
        self.folder.path().join("content/bank-holidays.json")
    }

    fn kept_text(&self) -> String {
        fs::read_to_string(self.kept()).expect("ours are there")
    }

    /// Saves what GOV.UK publishes, beside the words.
    fn publish(&self, text: &str) {
        fs::write(self.folder.path().join("newer.json"), text).expect("the file can be saved");
    }
}

/// GOV.UK's file from a year on, with days taken out and put in.
fn published(from: &str, without: &[(&str, &str)], with: &[(&str, &str)]) -> String {
    let text = fs::read_to_string(frozen().content.join("bank-holidays.json")).expect("the file is there");
    let mut file: Value = serde_json::from_str(&text).expect("the file is JSON");
    for division in Division::ALL.map(Division::name) {
        let events = file[division]["events"].as_array_mut().expect("a list");
        events.retain(|event| {
            let date = event["date"].as_str().unwrap_or_default();
            date >= from && !without.contains(&(division, date))
        });
        for (_, date) in with.iter().filter(|(of, _)| *of == division) {
            events.push(json!({"title": "Special bank holiday", "date": date, "notes": ""}));
        }
    }
    file.to_string()
}

/// GOV.UK's file from a year on, once more years are published, with the days that the rules give.
fn with_years(from: &str, years: RangeInclusive<i32>) -> String {
    let by_rule = |year| Division::ALL.map(|division| (division.name(), expected(division, year)));
    let days: Vec<(&str, String)> = years
        .flat_map(by_rule)
        .flat_map(|(division, days)| days.into_iter().map(move |day| (division, day.to_string())))
        .collect();
    let days: Vec<(&str, &str)> = days.iter().map(|(division, day)| (*division, day.as_str())).collect();
    published(from, &[], &days)
}

fn with_2029() -> String {
    with_years("2019", 2029..=2029)
}

fn left_over(folder: &Path) -> bool {
    fs::read_dir(folder)
        .expect("a folder")
        .any(|entry| entry.expect("an entry").file_name().to_string_lossy().ends_with(".new"))
}

#[test]
fn a_new_year_is_told_first_and_kept_when_asked() {
    let words = Words::new();
    let before = words.kept_text();
    words.publish(&with_2029());
    let told = words.site_gen(&["holidays", "newer.json", "--on", "2026-11-22"]);
    assert_eq!(told.code, Some(0), "{}", told.stderr);
    for line in [
        "England and Wales 2029: 8 new dates, all as expected\n  Monday 1 January 2029 (",
        "Scotland 2029: 9 new dates, all as expected",
        "Northern Ireland 2029: 10 new dates, all as expected",
        "are kept: 2012 to 2018.",
        "known until Monday 31 December 2029",
        "No landlord’s dates move.",
    ] {
        assert!(told.stdout.contains(line), "{line:?} is not told:\n{}", told.stdout);
    }
    assert!(told.stderr.contains("Nothing was written; run again with --write to keep it."), "{}", told.stderr);
    assert_eq!(words.kept_text(), before);

    let kept = words.site_gen(&["holidays", "newer.json", "--on", "2026-11-22", "--write"]);
    assert_eq!((kept.code, &kept.stdout), (Some(0), &told.stdout));
    assert!(kept.stderr.contains("bank-holidays.json is written"), "{}", kept.stderr);
    let after = words.kept_text();
    assert!(before.lines().all(|line| after.contains(line.trim_end_matches(','))), "each old day keeps its line");
    assert_eq!(after.lines().count(), before.lines().count() + 8 + 9 + 10);
    assert!(!left_over(&words.folder.path().join("content")));

    let again = words.site_gen(&["holidays", "newer.json", "--on", "2026-11-22", "--write"]);
    assert!(again.stdout.starts_with("Nothing new"), "{}", again.stdout);
    assert_eq!(words.kept_text(), after);
    assert_eq!(words.site_gen(&["check", "--on", "2026-11-22"]).code, Some(0));
}

#[test]
fn our_own_file_over_itself_stays_as_it_is_to_the_byte() {
    let words = Words::new();
    let before = words.kept_text();
    let said = words.site_gen(&["holidays", "content/bank-holidays.json", "--write"]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(0), "Nothing new: every date of the file is known.\n"));
    assert_eq!(words.kept_text(), before);
}

#[test]
fn a_day_at_short_notice_moves_the_dates_as_told() {
    let words = Words::new();
    let due = || {
        let asked = ["count", "--from", "2026-06-12", "--within", "10 working days", "--nation", "scotland"];
        words.site_gen(&asked).stdout.lines().next().unwrap_or_default().to_owned()
    };
    // The world before 25 February 2026, when GOV.UK added Scotland's World Cup day.
    fs::write(words.kept(), published("2012", &[("scotland", "2026-06-15")], &[])).expect("the file can be written");
    assert_eq!(due(), "Friday 26 June 2026");
    words.publish(&published("2019", &[], &[]));
    let late = words.site_gen(&["holidays", "newer.json", "--on", "2026-07-01"]);
    assert!(late.stdout.contains("Monday 15 June 2026 comes (in the past)\n"), "{}", late.stdout);
    assert!(late.stdout.contains("ran over Monday 15 June 2026 (Scotland) were due"), "{}", late.stdout);
    let told = words.site_gen(&["holidays", "newer.json", "--on", "2026-02-25", "--write"]);
    assert!(told.stdout.contains("Scotland 2026: Monday 15 June 2026 comes\n"), "{}", told.stdout);
    let moves = "Complaints whose time in working days runs over Monday 15 June 2026 (Scotland) \
                 are due one working day later than before: imani\n";
    assert!(told.stdout.contains(moves), "{}", told.stdout);
    assert!(!told.stdout.contains("(England)"), "nobody else's dates move: {}", told.stdout);
    assert_eq!(due(), "Monday 29 June 2026");
}

#[test]
fn a_wrong_day_that_was_live_is_corrected() {
    let words = Words::new();
    // Scotland's summer holiday of 2027 stood as 30 August until 9 January 2025.
    let wrong = published("2012", &[("scotland", "2027-08-02")], &[("scotland", "2027-08-30")]);
    fs::write(words.kept(), wrong).expect("the file can be written");
    words.publish(&published("2019", &[], &[]));
    let told = words.site_gen(&["holidays", "newer.json", "--on", "2025-01-09"]);
    for line in [
        "Scotland 2027: Monday 30 August 2027 goes, Monday 2 August 2027 comes\n",
        "over Monday 2 August 2027 (Scotland) are due one working day later than before: imani\n",
        "over Monday 30 August 2027 (Scotland) are due one working day earlier than before: imani\n",
    ] {
        assert!(told.stdout.contains(line), "{line:?} is not told:\n{}", told.stdout);
    }
    let asked = ["holidays", "newer.json", "--on", "2025-01-09", "--format", "json"];
    let found: Value = serde_json::from_str(&words.site_gen(&asked).stdout).expect("stdout is JSON and nothing else");
    assert_eq!(found["changes"].as_array().map(Vec::len), Some(2));
    assert_eq!(found["moved"][0]["landlords"], json!(["imani"]));
    assert_eq!((&found["moved"][0]["due"], &found["written"]), (&json!("later"), &json!(false)));
}

#[test]
fn a_file_that_cannot_be_right_is_refused_and_nothing_is_written() {
    let words = Words::new();
    let before = words.kept_text();
    let real = published("2019", &[], &[]);
    for (text, found, cure) in [
        ("<!DOCTYPE html>".to_owned(), "cannot be read", "not the web page"),
        (real.replace("\"scotland\"", "\"narnia\""), "have no `scotland`", "all three divisions"),
        (
            published("2019", &[("scotland", "2028-12-25"), ("scotland", "2028-12-26")], &[]),
            "have 7 in 2028",
            "the whole file",
        ),
        (published("2019", &[], &[("scotland", "2027-02-30")]), "\"2027-02-30\", which is not a day", "year-month-day"),
        (published("2019", &[], &[("scotland", "2027-08-02")]), "have 2027-08-02 twice", "each day once"),
        (
            published("2019", &[("scotland", "2026-06-15"), ("northern-ireland", "2022-09-19")], &[]),
            "Monday 15 June 2026 (Scotland), Monday 19 September 2022 (Northern Ireland)",
            "dates already promised rest on them",
        ),
        (with_years("2019", 2030..=2030), "0 in 2029", "the whole file"),
    ] {
        words.publish(&text);
        let said = words.site_gen(&["holidays", "newer.json", "--on", "2026-11-22", "--write"]);
        assert_eq!(said.code, Some(1), "{found}: {}", said.stderr);
        assert!(said.stdout.is_empty(), "stdout is for results");
        for words in ["newer.json:1:1: ", found, "  write: ", cure, "Nothing was written."] {
            assert!(said.stderr.contains(words), "{words:?} is not told:\n{}", said.stderr);
        }
        assert_eq!(words.kept_text(), before);
    }
    assert_eq!(words.site_gen(&["holidays", "elsewhere.json"]).code, Some(2));
}

#[test]
fn years_between_that_nobody_knows_are_refused() {
    let words = Words::new();
    // Ours end with 2028; the newer file starts with 2030.
    words.publish(&with_years("2029", 2030..=2031));
    let said = words.site_gen(&["holidays", "newer.json", "--on", "2026-11-22"]);
    assert_eq!(said.code, Some(1));
    assert!(said.stderr.contains("covers 2030 to 2031 and we know 2012 to 2028"), "{}", said.stderr);
}

#[test]
fn check_names_the_command_when_bank_holidays_run_out() {
    let said = Words::new().site_gen(&["check", "--on", "2028-06-01"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    for words in ["site-gen holidays FILE", "https://www.gov.uk/bank-holidays.json"] {
        assert!(said.stdout.contains(words), "{words:?} is not told:\n{}", said.stdout);
    }
}
