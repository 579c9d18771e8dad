//! A figure, a unit or a year that was mistyped: what leaves a complaint without
//! a date is a problem, and what is only odd is asked about.

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
fn a_closure_of_years_is_a_problem_and_one_of_weeks_is_asked_about() {
    let closed =
        |to: &str| format!("closed:\n  - {{ from: 24 December 2026, to: {to}, why: we are closed }}\nstages:\n");
    let of_years = told("stages:\n", &closed("2 January 2062"));
    assert!(of_years.contains("these closure days last from 24 December 2026 to 2 January 2062"), "{of_years}");
    assert!(of_years.contains("1 problem to mend"), "{of_years}");
    let of_weeks = told("stages:\n", &closed("5 February 2027"));
    assert!(of_weeks.contains("is this right? Nobody works for 44 days"), "{of_weeks}");
    assert!(of_weeks.contains("can be published"), "{of_weeks}");
    assert!(!told("stages:\n", &closed("2 January 2027")).contains("is this right"), "a usual closure");
}

#[test]
fn a_promise_of_years_and_a_year_far_ahead_are_asked_about() {
    let long = told(RESPOND, "    respond: 2 years (4.5)");
    assert!(long.contains("is this right? The policy gives 2 years from receipt, which is more than a year"), "{long}");
    let far = told("review_due: Summer 2016 (8.1)", "review_due: Summer 2066 (8.1)");
    assert!(far.contains("is this right? By this, the next review is due in 2066"), "{far}");
}

#[test]
fn what_is_dated_on_the_last_of_the_days_ahead_is_dated_on_each_before() {
    let (library, on) = (checked_library(&frozen()).expect("the words are sound"), day("2026-12-24"));
    for seed in 0..20 {
        let text = Policy::draw(&mut fastrand::Rng::with_seed(seed)).text();
        let file = SourceFile::new("policies/example-homes/2020-01-01.md", &text);
        let (landlord, _) = Landlord::read("example-homes", &[file], &library);
        let version = landlord.expect("what is drawn is a policy").versions.remove(0);
        let told = check::of_version(&version, &library, on);
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
fn a_time_in_the_brackets_of_a_section_is_not_swallowed() {
    for line in ["10 working days (20 if complex)", "10 working days from receipt (or 4 weeks)", "5 days (10 days)"] {
        let told = told(RESPOND, &format!("    respond: {line}"));
        assert!(told.contains("stands where the section does, and reads like another time"), "{line}: {told}");
        assert!(told.contains("imani/2014-01.md:20:14"), "{told}");
    }
    for line in ["10 working days (4.5)", "10 working days (Process 4.0, Stage One)", "10 working days (3(b) Stage 1)"]
    {
        let told = told(RESPOND, &format!("    respond: {line}"));
        assert!(told.contains("can be published"), "{line}: {told}");
    }
}

#[test]
fn two_numbers_on_a_line_and_a_link_for_an_address_are_told_and_a_list_is_taken() {
    let contacts = |what: &str| told("contacts: not stated", &format!("contacts: {{ {what} }}"));
    let two = contacts("phone: 01632 960001 or 01632 960002");
    assert!(two.contains("phone: \"01632 960001 or 01632 960002\" is more than one number"), "{two}");
    let link = contacts("email: \"mailto:help@example.org\"");
    assert!(link.contains("write: `email: help@example.org`"), "{link}");
    let taken = contacts("phone: [01632 960 001, 01632 960 002], relay: 18001 01632 960 001");
    assert!(taken.contains("can be published"), "{taken}");
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

/// What `check` tells of a small policy with these lines behind its stage.
fn small(facts: &str) -> String {
    let (folder, words) = copy_of_frozen();
    fs::remove_dir_all(&words.policies).expect("the copy can be emptied");
    fs::create_dir_all(words.policies.join("example-homes")).expect("a folder");
    let front = format!("landlord: Example Homes\nnation: england\nscheme: none\n{facts}");
    let text = format!("---\n{front}---\n## What a complaint is\n\nWrite to us.\n");
    fs::write(words.policies.join("example-homes/2026-01-01.md"), text).expect("a file can be written");
    let check = ["check", "--on", "2026-12-24"];
    let said = std::process::Command::new(tests::binary("site-gen")).args(check).current_dir(folder.path()).output();
    let said = said.expect("it runs");
    format!("{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr))
}

#[test]
fn a_mistake_in_what_few_policies_say_is_told_at_its_line_with_a_cure_that_works() {
    let stage = "stages:\n  - name: Stage 1\n    respond: 10 working days from receipt (4.5)\n";
    let of_stage = |line: &str| format!("{stage}    {line}\n");
    let answer = |line: &str| format!("stages:\n  - name: Stage 1\n    respond: {line}\n");
    let body = |line: &str| format!("{stage}ombudsman:\n  - {line}\n");
    let cases = [
        (
            format!("registered: yes\n{stage}"),
            "5:13: \"yes\" is not a way to be registered",
            format!("registered: not stated\n{stage}"),
        ),
        (
            format!("post: 2 weeks\n{stage}"),
            "5:7: post: \"2 weeks\" is no number of days",
            format!("post: 3 days\n{stage}"),
        ),
        (
            answer(
                "{ within: 10 days, from: receipt, or_later: 5 days from the hearing, or_sooner: 3 days from receipt }",
            ),
            "respond: the later and the earlier of several times cannot both count",
            answer("{ within: 10 days, from: receipt, or_later: 5 days from the hearing }"),
        ),
        (
            answer("{ within: 10 days, from: receipt, or_sooner: 5 days from the hearing (4.6) }"),
            "or_sooner: of another time only how long and from when is read",
            answer("{ within: 10 days, from: receipt, or_sooner: 5 days from the hearing, section: \"4.6\" }"),
        ),
        (
            answer("10 working days from our letter"),
            "\"our letter\" is not a start that is known",
            answer("10 working days from our last letter"),
        ),
        (answer("as soon as we can"), "does not start with a number", answer("not stated")),
        (
            body("{ body: financial-ombudsman, opens: 9999 working days from receipt }"),
            "9999 working days from receipt has no date",
            body("{ body: financial-ombudsman, opens: 8 weeks from receipt }"),
        ),
        (
            format!("post: 9999 working days\n{stage}"),
            "is no number of days that a letter takes",
            format!("post: 2 working days\n{stage}"),
        ),
        (
            of_stage("extend: { when: complex, within: 10 more working days }"),
            "extend: it holds in every circumstance",
            of_stage("hold: { because: it is complex, new_target: [{ when: complex, within: 10 more working days }] }"),
        ),
        (
            of_stage("contact: 48 hours (excluding weekends)"),
            "8:14: contact: “excluding weekends” stands where the section does",
            of_stage("contact: 2 working days from receipt"),
        ),
        (
            answer("20 working days from receipt, unless it is complex, then 30 working days"),
            "stands where the exception does, and has a time in it",
            answer("[20 working days from receipt, { when: complex, within: 30 working days, from: receipt }]"),
        ),
        (
            answer("[10 working days from receipt, 20 working days from receipt]"),
            "respond: two times hold always",
            answer("10 working days from receipt, or 20 working days from receipt, whichever is later"),
        ),
        (
            of_stage("escalate_reasons: yes"),
            "escalate_reasons: \"yes\" says no reason",
            of_stage("escalate_reasons: not stated"),
        ),
        (
            of_stage("escalate_after: we treat it as a new complaint"),
            "escalate_after: nothing says after what",
            of_stage("escalate_after: we treat it as a new complaint\n    escalate: 20 working days from the response"),
        ),
        (
            of_stage("contact: 3 days from the report\n    report: 3 days from our first contact"),
            "8:14: this time waits for itself: `contact`, `report` wait for each other",
            of_stage("contact: 3 days from receipt\n    report: 3 days from our first contact"),
        ),
        (
            of_stage("report: 3 days from the report"),
            "8:13: this time is counted from itself",
            of_stage("report: 3 days from receipt"),
        ),
        (
            of_stage("also: [{ says: we visit you, after: visit }]"),
            "\"visit\" is not a place in a stage",
            of_stage("also: [{ says: we visit you, after: contact }]"),
        ),
        (
            of_stage("heard_by: { phone: 01632 960 001 }"),
            "8:15: `name` is missing",
            of_stage("heard_by: { name: Example Council, phone: 01632 960 001 }"),
        ),
        (
            format!("{stage}procedures:\n  - when: staf\n    stages: [{{ name: A, respond: 5 days from receipt }}]\n"),
            "9:9: `when: staf` is not a circumstance that is known",
            format!(
                "{stage}procedures:\n  - when: complex\n    stages: [{{ name: A, respond: 5 days from receipt }}]\n"
            ),
        ),
        (
            format!("{stage}form: {{ online: maybe }}\n"),
            "8:17: online: \"maybe\" is neither yes nor no",
            format!("{stage}form: {{ online: no }}\n"),
        ),
        (
            body("{ name: Housing Ombudsman, about: It looks at complaints. }"),
            "9:5: ombudsman: the Housing Ombudsman is known here",
            body("{ body: financial-ombudsman, only: people we advised }"),
        ),
        (
            body("{ name: Town Visitors }"),
            "9:5: `about` is missing",
            body("{ name: Town Visitors, about: \"They are free, and not part of us.\" }"),
        ),
    ];
    for (wrong, found, cured) in cases {
        let told = small(&wrong);
        assert!(told.contains("policies/example-homes/2026-01-01.md:"), "{wrong}: {told}");
        assert!(told.contains(found), "{wrong}: {told}");
        assert!(told.contains("1 problem to mend"), "{wrong}: {told}");
        assert!(small(&cured).contains("can be published"), "{cured}: {}", small(&cured));
    }
}

#[test]
fn times_on_one_line_of_which_the_later_or_the_sooner_counts_are_taken() {
    let answer = |line: &str| format!("stages:\n  - name: Stage 1\n    respond: {line}\n");
    for line in [
        "10 working days from receipt, or 5 working days from the hearing, whichever is later (4.5)",
        "10 working days from receipt or 5 working days from the hearing, whichever is the sooner",
        "4 weeks from your letter, 30 days from your first contact, or 20 days from receipt, whichever is earlier",
    ] {
        assert!(small(&answer(line)).contains("can be published"), "{line}: {}", small(&answer(line)));
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
