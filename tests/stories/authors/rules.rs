//! The rules of `check`: what `explain` tells, the page made of them, and the
//! forms in which a report goes to programs.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use site_gen::check::rules;
use site_gen::commands::explain;
use tests::{copy_of_frozen, root};

fn site_gen(folder: &std::path::Path, args: &[&str]) -> Output {
    Command::new(tests::binary("site-gen")).args(args).current_dir(folder).output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_page_of_the_rules_is_made_from_the_rules() {
    let page = fs::read_to_string(root().join("docs/rules.md")).expect("docs/rules.md");
    let cure = "site-gen explain --markdown > docs/rules.md";
    assert!(page == explain::markdown(&rules::all()), "docs/rules.md is behind the rules; write: {cure}");
}

#[test]
fn explain_tells_one_rule_and_lists_all_and_knows_no_other() {
    let (folder, _words) = copy_of_frozen();
    let one = site_gen(folder.path(), &["explain", "r003"]);
    let said = text(&one.stdout);
    for part in
        ["R003: a file that would not be published", "Why: ", "What to do: ", "Passed over on purpose: README.md"]
    {
        assert!(said.contains(part), "{said}");
    }
    let all = text(&site_gen(folder.path(), &["explain"]).stdout);
    assert_eq!(all.lines().count(), rules::all().len());
    let none = site_gen(folder.path(), &["explain", "R999"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(text(&none.stderr).contains("there is no rule R999; there are: R001, R002"), "{none:?}");
}

/// Imani's policy with a mistyped key and closure days of six weeks, which an author says are meant.
fn checked(format: &str, allowed: &str) -> Output {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    let text = fs::read_to_string(&policy).expect("the policy");
    let closed = "closed:\n  - { from: 1 January 2027, to: 14 February 2027, why: we move }\n";
    let text = text.replacen("stages:\n", &format!("ownr: \"a: 50%, b\"\n{closed}{allowed}stages:\n"), 1);
    fs::write(&policy, text).expect("it can be written");
    site_gen(folder.path(), &["check", "--on", "2026-12-24", "--format", format])
}

#[test]
fn programs_are_told_the_code_the_place_and_what_was_allowed() {
    let run = checked("json", "allow: [{ rule: R036, because: we move to new offices }]\n");
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(text(&run.stderr).trim(), "1 problem to mend");
    let all: Vec<Value> = serde_json::from_slice(&run.stdout).expect("JSON");
    let first = all.first().expect("a problem");
    assert_eq!((&first["code"], &first["severity"]), (&Value::from("R005"), &Value::from("error")));
    assert_eq!(first["write"], "`owner: \"a: 50%, b\"`");
    let severity = |one: &Value| match one["severity"].as_str() {
        Some("error") => 0,
        Some("warning") => 1,
        Some("advice") => 2,
        Some("allowed") => 3,
        _ => 4,
    };
    assert!(all.is_sorted_by_key(severity), "errors come first: {all:#?}");
    let allowed = all.last().expect("a problem");
    assert_eq!((&allowed["code"], &allowed["because"]), (&Value::from("R036"), &Value::from("we move to new offices")));
}

#[test]
fn github_is_told_each_problem_on_a_line_of_its_own() {
    let run = checked("github", "");
    let said = text(&run.stdout);
    let first = said.lines().next().expect("a line");
    assert!(first.starts_with("::error file=policies/imani/2014-01.md,line="), "{first}");
    assert!(first.contains(",title=a key that is not known (R005)::`ownr` is not a key"), "{first}");
    assert!(first.ends_with("%0Awrite: `owner: \"a: 50%25, b\"`"), "{first}");
    assert!(said.lines().all(|line| ["::error ", "::warning ", "::notice "].iter().any(|s| line.starts_with(s))));
}

#[test]
fn sarif_names_each_rule_once_and_the_reason_of_what_is_allowed() {
    let run = checked("sarif", "allow: [{ rule: R036, because: we move to new offices }]\n");
    let log: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let described = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a small one");
        assert_eq!(described[index]["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64() >= Some(1) && region["startColumn"].as_u64() >= Some(1), "{result:#}");
    }
    let suppressed = results.iter().find(|result| result["ruleId"] == "R036").expect("the closure days");
    assert_eq!(suppressed["suppressions"][0]["justification"], "we move to new offices");
}

#[test]
fn an_allowance_is_told_each_time_and_hides_no_error_and_nothing_that_is_not_there() {
    let allow = |what: &str| format!("allow: [{{ rule: {what}, because: we mean it }}]\n");
    for (allowed, told) in [
        ("R005", "allow: R005 cannot be allowed"),
        ("R040", "allow: R040 cannot be allowed"),
        ("R998", "allow: there is no rule `R998`"),
    ] {
        let said = text(&checked("text", &allow(allowed)).stderr);
        assert!(said.contains(told) && said.contains("(R039)"), "{said}");
        assert!(said.contains("`ownr` is not a key"), "{said}");
    }
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    let before = fs::read_to_string(&policy).expect("the policy");
    let both = "allow: [{ rule: R044, because: we mean it }, { rule: R037, because: we mean it }]\nstages:\n";
    fs::write(&policy, before.replacen("stages:\n", both, 1)).expect("it can be written");
    let run = site_gen(folder.path(), &["check", "--on", "2026-12-24"]);
    let said = text(&run.stdout);
    let told = "a review that is overdue (R044), because we mean it\n";
    assert!(
        run.status.success() && said.contains("Allowed: policies/imani/2014-01.md:") && said.contains(told),
        "{said}"
    );
    assert!(said.contains("to update: allow: R037 is not found in this file (R039)"), "{said}");
}

#[test]
fn what_is_certainly_meant_is_written_and_the_rest_is_told() {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    let good = fs::read_to_string(&policy).expect("the policy");
    let good: String =
        good.lines().filter(|line| !line.starts_with("formats:")).map(|line| format!("{line}\n")).collect();
    let line = good.lines().find(|line| line.starts_with("contacts:")).expect("its contacts");
    let typed = "contacts: { email: \"mailto:complaints@example.org\" }\nformats: large print, braille\nownr: x";
    fs::write(&policy, good.replacen(line, typed, 1)).expect("it can be written");
    let run = site_gen(folder.path(), &["check", "--on", "2026-12-24", "--fix"]);
    let said = text(&run.stderr);
    assert_eq!(run.status.code(), Some(1));
    assert!(said.contains("`mailto:` is now ``") && said.contains("is now `[large print, braille]`"), "{said}");
    assert!(said.contains("`ownr` is not a key") && said.contains("1 problem to mend"), "{said}");
    let mended = typed.replace("mailto:", "").replace("large print, braille", "[large print, braille]");
    let after = fs::read_to_string(&policy).expect("the policy");
    assert_eq!(after, good.replacen(line, &mended, 1), "nothing else was changed");
    let again = site_gen(folder.path(), &["check", "--on", "2026-12-24", "--fix"]);
    assert!(!text(&again.stderr).contains("is now"), "{again:?}");
}
