//! What a policy says in front matter is what the programs read: the five
//! documents by a second reader, the example in the manual, odd ways to write.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use complaints::days::approximate::InForce;
use complaints::days::clock::{Assumed, Clock, Fact, Limit};
use complaints::policy::library::Library;
use complaints::policy::{Policy, Stage};
use complaints::words::problem::{Problems, any_error};
use complaints::words::source::{SourceFile, split};
use site_gen::read;
use tests::{day, frozen, root};

use crate::published::checks::stated;

pub(crate) fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| read::checked_library(&frozen()).unwrap_or_else(|stop| panic!("{stop}")))
}

pub(crate) fn policy(slug: &str) -> &'static Policy {
    static POLICIES: OnceLock<BTreeMap<String, Policy>> = OnceLock::new();
    let all = POLICIES.get_or_init(|| {
        let slugs = read::landlords(&frozen()).expect("the folder can be read");
        let one = |slug: String| {
            let landlord = read::landlord(&slug, &frozen(), library()).unwrap_or_else(|stop| panic!("{stop}"));
            let policy = landlord.in_force(day("2026-12-24")).expect("a version is in force").policy.clone();
            (slug, policy)
        };
        slugs.into_iter().map(|(slug, _)| one(slug)).collect()
    });
    all.get(slug).unwrap_or_else(|| panic!("there is no landlord {slug}"))
}

#[test]
fn the_example_in_the_manual_is_a_policy() {
    let manual = std::fs::read_to_string(root().join("policies/README.md")).expect("the manual is there");
    let example =
        manual.split("```markdown\n").nth(1).and_then(|t| t.split("\n```").next()).expect("it holds a whole example");
    let source = SourceFile::new("policies/README.md", example);
    let mut problems = Problems::new(&source.path, &source.text);
    let parts = split(&source.text, &mut problems).expect("the example has front matter");
    let policy =
        complaints::policy::read::policy(&parts.front, "2026-01-01", &mut problems).expect("the example can be read");
    let told = problems.into_vec();
    assert!(told.is_empty(), "{}", told.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    assert_eq!(policy.stages.len(), 2);
    for key in [
        "nation",
        "scheme",
        "closed",
        "circumstances",
        "hold",
        "extend",
        "escalate",
        "or_later",
        "keep",
        "corrects",
        "updates",
    ] {
        assert!(example.contains(&format!("{key}:")), "the example shows `{key}`");
    }
}

#[test]
fn a_version_is_chosen_by_the_day_it_is_in_force_from() {
    assert_eq!(policy("imani").in_force, InForce::from_stem("2014-01").expect("a month"));
    assert!(policy("management-co-op").in_force.is_assumed());
    assert!(!policy("inspiring-housing").in_force.is_assumed());
}

/// The table was made from the five documents by a second reader who had not seen the policies' files.
#[test]
fn every_clock_is_what_the_document_says_with_its_section() {
    let (rows, wrong) = differences(|landlord, _| Some(policy(landlord)));
    assert!(rows >= 60, "the table covers every row of all five landlords, and has {rows}");
    assert!(wrong.is_empty(), "{} of {rows} rows differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many rows of `tests/data/clocks.txt` were compared, and those that differ
/// from what a policy's file states. No policy is no comparison.
pub(crate) fn differences<'p>(policy: impl Fn(&str, &str) -> Option<&'p Policy>) -> (usize, Vec<String>) {
    let table = std::fs::read_to_string(root().join("tests/data/clocks.txt")).expect("the table is there");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in table.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        let columns: Vec<&str> = row.split(" | ").map(str::trim).collect();
        let [landlord, fact, value, section] = columns[..] else { panic!("this row has no four columns: {row}") };
        let Some(policy) = policy(landlord, fact) else { continue };
        rows += 1;
        let (found, cited) = written(policy, fact);
        if (found.as_str(), cited.as_str()) != (value, section) {
            wrong.push(format!("{landlord} {fact}\n  document: {value} | {section}\n  file:     {found} | {cited}"));
        }
    }
    (rows, wrong)
}

/// The other way round: no clock of the five stands outside the table.
#[test]
fn every_clock_that_a_policy_states_is_in_the_table() {
    let table = std::fs::read_to_string(root().join("tests/data/clocks.txt")).expect("the table is there");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once(" | ").and_then(|(landlord, rest)| Some((landlord, rest.split_once(" | ")?.0))))
        .collect();
    for (slug, _) in read::landlords(&frozen()).expect("the folder can be read") {
        for (fact, _) in stated(policy(&slug)) {
            assert!(
                rows.contains(&(slug.as_str(), fact.as_str())),
                "{slug} states {fact}, and the table has no row for it"
            );
        }
    }
}

/// A fact of a policy as the table writes it, and its section.
fn written(policy: &Policy, fact: &str) -> (String, String) {
    let (name, when) = match fact.split_once('[') {
        Some((name, when)) => (name, Some(when.trim_end_matches(']'))),
        None => (fact, None),
    };
    let clock = |clocks: &[Clock]| -> Fact<Limit> {
        clocks.iter().find(|c| c.when.as_deref() == when).map(|c| c.limit.clone()).unwrap_or_default()
    };
    let stage = |number: &str| -> Stage {
        policy.stage(number.parse().expect("a stage's number")).expect("the policy has that stage").clone()
    };
    let found: Fact<Limit> = match name.split_once('.') {
        None if name == "time-to-complain" => policy.time_to_complain.first().cloned().unwrap_or_default(),
        Some(("designated-persons", "wait")) => {
            policy.designated_persons.as_ref().map(|d| d.wait.clone()).unwrap_or_default()
        }
        Some((numbered, step)) if numbered.starts_with("stage-") => {
            let stage = stage(numbered.trim_start_matches("stage-"));
            match step {
                "acknowledge" => clock(&stage.acknowledge),
                "respond" => clock(&stage.respond),
                "hold" => stage.hold.map(|h| clock(&h.send)).unwrap_or_default(),
                "new-target" => stage.hold.map(|h| clock(&h.new_target)).unwrap_or_default(),
                "extend" => stage.extend,
                "escalate" => stage.escalate,
                "reopen" => stage.reopen,
                "offer" => stage.offer,
                other => panic!("the table names a step {other}"),
            }
        }
        _ => return other_fact(policy, name),
    };
    let Some(cited) = found.applied() else { return ("not stated".to_owned(), "-".to_owned()) };
    let mut text = cited.value.to_string();
    if cited.value.assumed.contains(&Assumed::Start) {
        text.push_str(" (start assumed)");
    }
    if cited.value.agreed {
        text.push_str(" (agreed)");
    }
    if let Fact::Contradictory { values, chosen, .. } = &found {
        for other in values.iter().enumerate().filter(|(n, _)| n != chosen).map(|(_, v)| v) {
            text.push_str(&format!(" (against: {}; {})", other.value, other.section.as_deref().unwrap_or("-")));
        }
    }
    (text, cited.section.clone().unwrap_or_else(|| "-".to_owned()))
}

fn other_fact(policy: &Policy, name: &str) -> (String, String) {
    let stated = match name {
        "day-one" => policy.day_one.applied().is_some(),
        "contacts" => policy.contacts.applied().is_some(),
        other => panic!("the table names a fact {other}"),
    };
    (if stated { "stated" } else { "not stated" }.to_owned(), "-".to_owned())
}

#[test]
fn all_five_are_marked_as_demonstrations_and_give_no_contact_of_their_own() {
    for (slug, _) in read::landlords(&frozen()).expect("the folder can be read") {
        let policy = policy(&slug);
        assert!(policy.demonstration, "{slug}");
        assert!(policy.contacts.applied().is_none(), "no document gives {slug}'s own number");
    }
}

#[test]
fn a_broken_example_tells_all_its_mistakes() {
    let text = "---\nlandlord: X\nnation: englnd\nscheme: none\nstages:\n  - name: A\n    respond: soon\n    acknowlege: 2 days\n---\n";
    let source = SourceFile::new("x.md", text);
    let mut problems = Problems::new(&source.path, &source.text);
    let parts = split(&source.text, &mut problems).expect("there is front matter");
    complaints::policy::read::policy(&parts.front, "2026", &mut problems);
    let told = problems.into_vec();
    assert!(any_error(&told));
    let places: Vec<(usize, usize)> = told.iter().map(|p| (p.place.line, p.place.column)).collect();
    assert_eq!(places, [(3, 9), (7, 14), (8, 5)]);
}

#[test]
fn a_limit_is_read_as_people_write_it() {
    let reads = |typed: &str, printed: &str| {
        let front = format!(
            "landlord: X\nnation: england\nscheme: none\nstages:\n  - name: One\n    respond: {typed}\n    extend: {typed}"
        );
        let policy = complaints::policy::library::stored_policy(
            &front.replace(&format!("    respond: {typed}"), "    respond: not stated"),
            "2026",
        )
        .unwrap_or_else(|| panic!("{typed} is not read"));
        let limit = policy.stages[0].extend.applied().unwrap_or_else(|| panic!("{typed} states nothing"));
        assert_eq!(limit.value.to_string(), printed, "{typed}");
    };
    reads("10 working days of receipt", "10 working days from receipt");
    reads("within ten working days after acknowledgement (6.3)", "10 working days from acknowledgement");
    reads("the end of the next working day from receipt", "1 working day from receipt");
    reads(
        "no more than 20 working days in total from the date of receipt",
        "up to 20 working days in total from receipt",
    );
    reads("up to 10 more working days", "up to 10 working days from the due date");
    reads("a further 10 working days", "10 working days from the due date");
    reads("2 months following the stage 1 response", "2 months from stage 1 response");
    reads("a fortnight from the hearing", "2 weeks from the hearing");
}
