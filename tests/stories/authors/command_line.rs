//! The command line as programs and people use it: the real binary.

use std::process::{Command, Output};

use serde_json::Value;
use tests::{binary, copy_of_frozen, edit, frozen_folder, root};

fn site_gen(arguments: &[&str]) -> Output {
    Command::new(binary("site-gen")).args(arguments).current_dir(frozen_folder()).output().expect("site-gen runs")
}

fn json(arguments: &[&str]) -> Value {
    let output = site_gen(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("stdout is JSON and nothing else")
}

#[test]
fn count_reproduces_every_known_date() {
    let text = std::fs::read_to_string(root().join("tests/data/deadlines.json")).expect("the dates are there");
    let known: Vec<Value> = serde_json::from_str(&text).expect("a list of dates");
    assert_eq!(known.len(), 240);
    let of = |case: &Value, key: &str| case[key].as_str().unwrap_or_default().to_owned();
    let wrong: Vec<String> = std::thread::scope(|threads| {
        let halves = known.chunks(known.len() / 2).map(|half| {
            threads.spawn(move || {
                let mut wrong = Vec::new();
                for case in half {
                    let (from, within, nation, day_one) =
                        (of(case, "start"), of(case, "within"), of(case, "nation"), of(case, "day_one"));
                    let found = json(&[
                        "count",
                        "--from",
                        &from,
                        "--within",
                        &within,
                        "--nation",
                        &nation,
                        "--day-one",
                        &day_one,
                        "--format",
                        "json",
                    ]);
                    let same_instant = case.get("due_at").is_none_or(|at| *at == found["due_at"]);
                    if case["due_date"] != found["due_date"] || !same_instant {
                        wrong.push(format!("{case} but {found}"));
                    }
                }
                wrong
            })
        });
        halves.collect::<Vec<_>>().into_iter().flat_map(|half| half.join().expect("counting ends")).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn deadlines_of_a_complaint_on_christmas_eve() {
    let found = json(&["deadlines", "imani", "--received", "2026-12-24T10:00", "--format", "json"]);
    assert_eq!((&found["landlord"], &found["policy"]), (&"imani".into(), &"2014-01".into()));
    let due = |step: &str| {
        let all = found["deadlines"].as_array().expect("a list");
        all.iter().find(|d| d["step"] == step).map(|d| d["due_date"].clone()).unwrap_or_default()
    };
    assert_eq!(
        (due("acknowledge"), due("respond"), due("hold")),
        ("2026-12-30".into(), "2027-01-12".into(), "2027-01-05".into())
    );
}

#[test]
fn events_start_the_clocks_that_wait_for_them() {
    let asked = ["deadlines", "impact-housing", "--received", "2026-12-01T09:00", "--format", "json"];
    let found = json(
        &[&asked[..], &["--event", "closed@1=2026-12-10", "--event", "escalation-requested@2=2026-12-14"]].concat(),
    );
    let all = found["deadlines"].as_array().expect("a list").clone();
    let of = |stage: u64, step: &str| {
        all.iter().find(|d| d["stage"] == stage && d["step"] == step).cloned().unwrap_or_default()
    };
    // 30 days after 10 December is Saturday 9 January: a resident's last day moves on to Monday.
    assert_eq!(of(1, "escalate")["due_date"], "2027-01-11");
    assert_eq!(of(2, "acknowledge")["due_date"], "2026-12-17");
    let asked = json(&asked)["deadlines"].as_array().expect("a list").clone();
    let escalate = asked.iter().find(|d| d["stage"] == 1 && d["step"] == "escalate").expect("a window");
    assert_eq!(escalate["waiting_for"], "closure");
}

#[test]
fn misuse_ends_with_2_and_says_what_there_is() {
    for (arguments, told) in [
        (&["deadlines", "imanni", "--received", "2026-12-24"][..], "Did you mean imani (Imani Housing Co-operative)?"),
        (&["deadlines", "elsewhere", "--received", "2026-12-24"], "there are: imani"),
        (&["deadlines", "imani", "--received", "24/12/2026"], "2026-12-24T10:00"),
        (&["deadlines", "imani", "--received", "2027-03-28T01:30"], "the clocks went forward over it"),
        (&["deadlines", "imani", "--received", "2026-12-24", "--when", "fire"], "risk-to-life"),
        (&["deadlines", "imani", "--received", "2026-12-24", "--event", "acknowledged=soon"], "2026-12-24T10:00"),
        (&["count", "--from", "2026-12-24", "--within", "10 buisness days"], "working days"),
        (&["count", "--from", "1999-12-24", "--within", "10 working days"], "2012-01-01"),
        (&["count", "--from", "2026-12-24", "--within", "5 days", "--nation", "narnia"], "northern-ireland"),
        (&["build", "--out", "policies"], "--out"),
    ] {
        let output = site_gen(arguments);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {stderr}");
        assert!(stderr.contains(told), "{arguments:?} should say {told:?}: {stderr}");
        assert!(output.stdout.is_empty(), "stdout is for results");
    }
}

#[test]
fn in_another_folder_each_command_says_where_to_go() {
    let elsewhere = tempfile::tempdir().expect("a folder for a while");
    for (arguments, folder) in [
        (&["check"][..], "content"),
        (&["build"], "content"),
        (&["diff"], "content"),
        (&["serve", "--port", "0"], "content"),
        (&["next-change"], "content"),
        (&["assess", "imani"], "content"),
        (&["check", "--go-live", "imani"], "content"),
        (&["deadlines", "imani", "--received", "2026-12-24"], "content"),
        (&["new", "version", "imani", "--from", "2027-12-01"], "policies"),
        (&["new", "landlord", "Elm"], "content"),
        (&["new", "page", "Elm"], "content"),
    ] {
        let output = Command::new(binary("site-gen")).args(arguments).current_dir(elsewhere.path()).output();
        let output = output.expect("site-gen runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.starts_with(&format!("There is no folder `{folder}` here (in /")), "{arguments:?}: {said}");
        assert!(said.contains("Go to the folder that has `policies` and `content` in it"), "{arguments:?}: {said}");
        let left = std::fs::read_dir(elsewhere.path()).expect("it is there").count();
        assert_eq!(left, 0, "{arguments:?} left something there");
    }
}

#[test]
fn a_build_says_how_much_it_made_and_where() {
    let (folder, words) = copy_of_frozen();
    for other in ["impact-housing", "inspiring-housing", "management-co-op", "incommunities"] {
        std::fs::remove_dir_all(words.policies.join(other)).expect("it is not needed");
    }
    let build = ["build", "--on", "24 December 2026"];
    let output = Command::new(binary("site-gen")).args(build).current_dir(folder.path()).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "dist\n");
    assert!(said.contains("1 landlord, ") && said.ends_with("true for 2026-12-24. Written to dist/site.\n"), "{said}");
}

#[test]
fn check_tells_in_private_what_to_update_and_ends_well() {
    let found = |on: &str| json(&["check", "--on", on, "--format", "json"]).as_array().expect("a list").clone();
    let of = |all: &[Value], file: &str, words: &str| {
        all.iter().any(|p| {
            p["severity"] == "warning"
                && p["file"].as_str().is_some_and(|f| f.ends_with(file))
                && p["found"].as_str().is_some_and(|f| f.contains(words))
        })
    };
    let now = found("2026-12-24");
    assert!(of(&now, "imani/2014-01.md", "was due summer 2016"));
    assert!(of(&now, "incommunities/2021-01.md", "gives 6 months to complain"));
    assert!(of(&now, "incommunities/2021-01.md", "does not say by when you answer"));
    assert!(of(&now, "impact-housing/2018-03.md", "since 1 October 2022 they need not"));
    assert!(!of(&now, "bank-holidays.json", "known until"));
    assert!(of(&found("2028-01-02"), "bank-holidays.json", "known until 2028-12-31"));
}

#[test]
fn check_tells_in_private_what_is_longer_than_the_law_allows() {
    let (_folder, words) = copy_of_frozen();
    let (policies, content) = (words.policies.display().to_string(), words.content.display().to_string());
    let told = || {
        let all = json(&["check", "--policies", &policies, "--content", &content, "--format", "json"]);
        let found = |p: &Value| p["found"].as_str().unwrap_or_default().to_owned();
        all.as_array().expect("a list").iter().map(found).filter(|f| f.contains("at most")).collect::<Vec<_>>()
    };
    assert!(told().is_empty(), "the five keep to the Code where they give a time: {:?}", told());
    edit(&words.policies.join("imani/2014-01.md"), "respond: 10 working days (4.5)", "respond: 4 weeks from receipt");
    let found = told();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("the policy gives 4 weeks from receipt here; the Ombudsman’s Code allows 10 working days from acknowledgement at most"));
}
