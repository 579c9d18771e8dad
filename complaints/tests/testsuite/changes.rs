//! What another version of a policy tells people otherwise, in sentences.

mod each_fact;

use std::fs;

use complaints::changes::{Change, Side, changes, changes_of_times};
use complaints::policy::library::{Landlord, Version};
use complaints::words::source::SourceFile;

use crate::words::{landlords, library, root};

/// A version of a policy whose facts are these lines.
fn version(front: &str) -> Version {
    let text = format!("---\n{front}---\nProse.\n");
    let (landlord, problems) = Landlord::read("example", &[SourceFile::new("example/2026.md", &text)], library());
    landlord.unwrap_or_else(|| panic!("{problems:?}\n{front}")).versions.remove(0)
}

fn side(version: &Version) -> Side<'_> {
    Side { version, library: library(), phrases: &library().phrases, on: "2026-11-27".parse().expect("a day") }
}

const HOMES: &str = "landlord: Example Homes\nnation: england\nscheme: housing-ombudsman\ncontacts:\n  \
                     phone: 01632 960 001\nchannels: [phone, letter]\nstages:\n  - name: Stage 1\n    acknowledge: 5 \
                     working days from receipt (4.1)\n    respond:\n      - 10 working days from receipt (4.5)\n      - \
                     { when: risk-to-life, within: 24 hours, from: receipt }\n  - name: Review\n    respond: 20 working \
                     days from the request (5)\n";

/// What the policy with one text in place of another tells otherwise.
#[track_caller]
fn check(from: &str, to: &str, expected: &[&str]) {
    assert!(HOMES.contains(from), "{from}");
    let (before, after) = (version(HOMES), version(&HOMES.replace(from, to)));
    let told: Vec<String> =
        changes(&side(&before), &side(&after)).iter().map(|c| c.sentence(&library().phrases)).collect();
    assert_eq!(told, expected, "{from} → {to}");
}

#[test]
fn a_change_is_told_in_a_sentence() {
    check("10 working", "8 working", &["Our answer at stage 1: 10 working days becomes 8 working days."]);
    check(
        "24 hours",
        "12 hours",
        &["Our answer at stage 1, if there is a risk to somebody’s life: 24 hours becomes 12 hours."],
    );
    // What starts elsewhere is not the same length of time.
    check(
        "10 working days from receipt",
        "10 working days from acknowledgement",
        &[
            "Our answer at stage 1: 10 working days from the day we get your complaint becomes 10 working days from the \
         day we tell you we have it.",
        ],
    );
    check(
        "respond: 20 working days from the request (5)",
        "respond: not stated",
        &[
            "Which time counts for our answer at Review: the time in our policy becomes none of ours, so The Ombudsman’s \
         Code counts (20 working days from the day we tell you we have it).",
            "Our answer at Review: 20 working days from the day we get your request. This no longer applies.",
        ],
    );
    // The same time, of which the policy says less: the page then says that we chose its start.
    check(
        "acknowledge: 5 working days from receipt (4.1)",
        "acknowledge: 5 working days (4.1)",
        &[
            "Our message that we have it at stage 1, how much of it our policy says: our policy says all of it becomes “Our \
           policy does not say when this time starts. We chose this start”.",
        ],
    );
    check(
        "phone: 01632 960 001",
        "phone: 01632 960 002\n  email: complaints@example.org",
        &["Phone: 01632 960 001 becomes 01632 960 002.", "Email: complaints@example.org. This is new."],
    );
    check("[phone, letter]", "[letter]", &["A way to complain: phone. This no longer applies."]);
    check("Review", "Appeal", &["The stages of our policy, in their order: Stage 1, Review becomes Stage 1, Appeal."]);
    // A section is no time, and readers see its number all the same.
    let section = "The section that says “Our message that we have it at stage 1”: 4.1 becomes 4.6.";
    check("(4.1)", "(4.6)", &[section]);
}

#[test]
fn a_longer_time_that_the_law_overtakes_says_whose_time_counts() {
    let (before, after) = (version(HOMES), version(&HOMES.replace("10 working", "30 working")));
    let told: Vec<Change> = changes(&side(&before), &side(&after));
    let binds = told.iter().find(|change| change.id == "stage-1.respond.binds").expect("whose time counts");
    assert_eq!(
        binds.sentence_from("2027-02-01".parse().expect("a day"), &library().phrases),
        "Which time counts for our answer at stage 1: the time in our policy becomes The Ombudsman’s Code (10 working \
         days from the day we tell you we have it), from Monday 1 February 2027."
    );
    let own = changes_of_times(&side(&before), &side(&after));
    assert_eq!(own.iter().map(|change| change.id.as_str()).collect::<Vec<_>>(), ["stage-1.respond"]);
}

#[test]
fn no_policy_differs_from_itself() {
    for version in landlords().iter().flat_map(|landlord| &landlord.versions) {
        assert_eq!(changes(&side(version), &side(version)), [], "{}", version.file);
    }
}

/// Keys that say nothing to readers by themselves, or say it beside a passage of the policy.
const UNSAID: [&str; 3] = ["changes", "corrects", "allow"];

#[test]
fn whatever_line_of_the_whole_example_goes_is_told() {
    #[expect(clippy::disallowed_methods, reason = "tests read files; the crate itself may not")]
    let manual = fs::read_to_string(root().join("policies/README.md")).expect("the manual");
    let example = manual.split("## A whole example").nth(1).and_then(|rest| rest.split("```markdown\n---\n").nth(1));
    let front = example.and_then(|rest| rest.split("---\n").next()).expect("the whole example");
    let whole = version(front);
    let lines: Vec<&str> = front.split_inclusive('\n').collect();
    let mut told = 0;
    for (at, line) in lines.iter().enumerate() {
        let key = line.split(':').next().unwrap_or_default();
        if key.starts_with([' ', '-', '#', '}']) || UNSAID.contains(&key) {
            continue;
        }
        // The key with all that belongs to it.
        let end = lines[at + 1..].iter().position(|next| !next.starts_with([' ', '-'])).unwrap_or(lines.len() - at - 1);
        let without: String = lines[..at].iter().chain(&lines[at + 1 + end..]).copied().collect();
        let text = format!("---\n{without}---\nProse.\n");
        let (found, _) = Landlord::read("example", &[SourceFile::new("example/2026.md", &text)], library());
        // Some keys there must be.
        let Some(found) = found else { continue };
        let changes = changes(&side(&whole), &side(&found.versions[0]));
        assert!(!changes.is_empty(), "nothing is told where `{key}` goes");
        told += 1;
    }
    assert!(told > 20, "{told} keys");
}
