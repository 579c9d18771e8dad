//! A figure, a unit or a year that was mistyped: what leaves a complaint without
//! a date is a problem, and a case that was taken meanwhile keeps its dates. What
//! is told of each such slip stands in `tests/fixtures/mistakes`.

use std::fs;

use chrono::Days;
use complaints::case::events::Events;
use complaints::case::timeline::timeline;
use complaints::days::moment::Moment;
use complaints::policy::library::{Landlord, stored_policy};
use complaints::words::source::SourceFile;
use site_gen::check;
use site_gen::read::checked_library;
use tests::lives::Policy;
use tests::{copy_of_frozen, day, frozen};

/// What `check` tells of Imani's policy with one text in place of another.
fn told(from: &str, to: &str) -> String {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    let text = fs::read_to_string(&policy).expect("the policy");
    assert!(text.contains(from), "it says {from:?}");
    fs::write(&policy, text.replacen(from, to, 1)).expect("it can be written");
    let check = ["check", "--on", "2026-12-24"];
    let site_gen = tests::binary("site-gen");
    let said = std::process::Command::new(site_gen).args(check).current_dir(folder.path()).output().expect("it runs");
    format!("{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr))
}

const RESPOND: &str = "    respond: 10 working days (4.5)";

#[test]
fn a_time_that_has_no_date_is_a_problem_at_its_line() {
    let told = told(RESPOND, "    respond: 9999 working days (4.5)");
    assert!(told.contains("imani/2014-01.md:20:14: 9999 working days from receipt has no date"), "{told}");
    assert!(told.contains("1 problem to mend"), "{told}");
}

#[test]
fn what_is_dated_on_the_last_of_the_days_ahead_is_dated_on_each_before() {
    let (library, on) = (checked_library(&frozen()).expect("the words are sound"), day("2026-12-24"));
    let checker = check::Checker::new(&library, on);
    for seed in 0..20 {
        let text = Policy::draw(&mut fastrand::Rng::with_seed(seed)).text();
        let file = SourceFile::new("policies/example-homes/2020-01-01.md", &text);
        let (landlord, _) = Landlord::read("example-homes", &[file], &library);
        let version = landlord.expect("what is drawn is a policy").versions.remove(0);
        let told = checker.of_version(&version);
        assert!(told.iter().all(|one| !["R027", "R031"].contains(&one.rule.code)), "{text}");
        let calendar = library.calendar(&version.policy);
        let rules = library.rulebook(&version.policy, &calendar);
        for day in (0..=check::DAYS_AHEAD).map(|n| Moment::on(on + Days::new(n))) {
            let events = Events::received(day);
            assert!(timeline(&rules, &events, day).is_ok(), "{day:?} {text}");
        }
    }
}

#[test]
fn what_a_space_and_a_hash_leave_out_of_a_line_is_told_there() {
    let told = told("owner: Chairperson of", "owner: Head #2 of");
    assert!(
        told.contains("imani/2014-01.md:8:13: to update: nothing reads `#2 of the management committee (6.1)`"),
        "{told}"
    );
}

#[test]
fn a_case_that_was_taken_while_a_slip_stood_in_its_policy_keeps_its_dates() {
    let policy = |closed: &str, contacts: &str, respond: &str| {
        format!(
            "landlord: Example Homes\nnation: england\nscheme: none\ncontacts: {contacts}\nclosed: [{closed}]\nstages:\n  \
             - name: Stage 1\n    respond: {respond}\n"
        )
    };
    let closed = "{ from: 24 December 2026, to: 2 January 2062, why: we are closed }";
    for (closed, contacts, respond) in [
        (closed, "not stated", "10 working days (4.5)"),
        ("", "{ phone: 01632 960001 or 01632 960002 }", "10 working days (4.5)"),
        ("", "{ email: \"mailto:help@example.org\" }", "10 working days (4.5)"),
        ("", "not stated", "10 working days (20 if complex)"),
        ("", "not stated", "{ within: same day, ends: the day before }"),
    ] {
        let front = policy(closed, contacts, respond);
        let copy = stored_policy(&front, "2026").unwrap_or_else(|| panic!("its copy cannot be read any more: {front}"));
        assert!(copy.stages[0].respond[0].limit.applied().is_some(), "it has lost its time: {front}");
        assert_eq!(copy.closed.len(), usize::from(!closed.is_empty()), "{front}");
        // Its author is told all the same.
        let library = checked_library(&frozen()).expect("the words are sound");
        let text = format!("---\n{front}---\n## What a complaint is\n\nWrite to us.\n");
        let file = SourceFile::new("policies/example-homes/2026-01-01.md", &text);
        assert!(Landlord::read("example-homes", &[file], &library).0.is_none(), "{front}");
    }
}

#[test]
fn a_case_whose_stored_policy_waits_for_itself_is_counted_all_the_same() {
    let front = "landlord: Example Homes\nnation: england\nscheme: none\nstages:\n  - name: Stage 1\n    acknowledge: 3 days from \
                 the hearing\n    hearing: 3 days from acknowledgement\n    respond: 5 days from the hearing\n";
    let copy = stored_policy(front, "2026").expect("its copy can be read");
    let library = checked_library(&frozen()).expect("the words are sound");
    let calendar = library.calendar(&copy);
    let (events, day) = (Events::received(Moment::on(day("2026-12-24"))), Moment::on(day("2026-12-28")));
    let dates = timeline(&library.rulebook(&copy, &calendar), &events, day).expect("the calendar covers it");
    assert!(dates.deadlines.iter().all(|deadline| deadline.outer_bound().is_none()), "nothing has a date");
}
