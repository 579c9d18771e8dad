//! Each rule that is asked of a version, by a policy that it has something to say about.

use std::collections::BTreeSet;
use std::path::Path;

use complaints::words::problem::Severity;
use site_gen::check::{self, rules};

use super::{UP_TO_DATE, day, landlord, library};

/// The rule, a line of the up-to-date policy, and what stands in its place.
const CASES: [(&str, &str, &str); 37] = [
    ("R040", "stages:\n", "designated_persons: { who: a councillor, wait: 8 weeks from the final answer }\nstages:\n"),
    ("R041", "stages:\n", "time_to_complain: 6 months from the problem\nstages:\n"),
    ("R042", "respond: 10 working days from acknowledgement", "respond: not stated"),
    ("R043", "respond: 10 working days from acknowledgement", "respond: 30 working days from acknowledgement"),
    ("R044", "stages:\n", "review_due: 2016\nstages:\n"),
    (
        "R036",
        "stages:\n",
        "closed:\n  - { from: 1 May 2027, to: 20 June 2027, why: our offices are closed }\nstages:\n",
    ),
    (
        "R037",
        "respond: 10 working days from acknowledgement",
        "respond: 10 working days from acknowledgement\n    hearing: 2 years from receipt",
    ),
    ("R031", "stages:\n", "review_due: 2066\nstages:\n"),
    ("R012", "Write to us.", "## Stage 1\n\nWe answer within 15 working days."),
    ("R069", "Write to us.", "## Stage 1\n\nWe answer within {{ stage-1.acknowledge }}."),
    ("R070", "Write to us.", "Our procedure has three stages."),
    ("R071", "stages:\n", "version: \"4\"\nstages:\n"),
    ("R075", "stages:\n", "contacts: { hours: \"Monday to Friday, 9am to 5pm\" }\nstages:\n"),
    ("R072", "Write to us.", "We begin with an informal stage."),
    ("R073", "Write to us.", "All complaints must be made in writing."),
    ("R074", "Write to us.", "Tell us within six months of the problem."),
    (
        "R050",
        "Write to us.",
        "You can ask for Stage 2 within 10 days of our Stage 1 answer.\n\nAsk for Stage 2 within 20 days of our Stage 1 answer.",
    ),
    ("R051", "Write to us.", "## Stage 1\n\nThe Code says that we must acknowledge it within 9 working days."),
    ("R052", "Write to us.", "You have 20 days from our Stage 1 answer to ask us to look again."),
    ("R169", "Write to us.", "## Stage 1\n\nThe review takes three months."),
    ("R170", "Write to us.", "The clock for our answer starts when we log your complaint."),
    ("R053", "Write to us.", "## Stage 1\n\nWe answer within 10 working days."),
    ("R066", "Write to us.", "Go to the Housing Ombudsman within 6 months of our final answer."),
    ("R055", "Write to us.", "We meet on 31 June 2027."),
    ("R054", "Write to us.", "This policy is in force from 1 April 2021."),
    ("R056", "Write to us.", "Call 01632 960 1011."),
    ("R057", "Write to us.", "The Housing Ombudsman: 0300 111 3001."),
    ("R059", "Write to us.", "To complain, call 01632 960 101."),
    ("R061", "Write to us.", "The Housing Ombudsman: 0161 496 0000."),
    ("R062", "Write to us.", "The Housing Ombudsman, PO Box 152, Liverpool L33 7WQ."),
    ("R065", "Write to us.", "Wait eight weeks before you go to the Housing Ombudsman."),
    ("R064", "Write to us.", "Then go to the Public Services Ombudsman for Wales."),
    ("R063", "Write to us.", "The Local Government Ombudsman looks at council services."),
    ("R067", "stages:\n  - name: Stage 1\n", "stages:\n  - name: Stage 1\n    escalate_reasons: we need to know why\n"),
    ("R068", "stages:\n", "keep: 6 months from closure\nstages:\n"),
    ("R058", "stages:\n", "contacts: { phone: 01632 960 101 }\nstages:\n"),
    ("R060", "stages:\n", "contacts: { phone: 01632 960 101 }\nstages:\n"),
];

fn rules_that_speak(policy: &str) -> Vec<&'static str> {
    let library = library();
    let landlord = landlord(policy, &library);
    let found = check::Checker::new(&library, day("2026-11-26")).of_version(&landlord.versions[0]);
    found.into_iter().map(|problem| problem.rule.code).collect()
}

#[test]
fn a_policy_that_promises_what_the_law_does_needs_no_advice() {
    assert_eq!(rules_that_speak(UP_TO_DATE), Vec::<&str>::new());
}

#[test]
fn each_rule_speaks_of_its_own_case_alone() {
    for (rule, line, instead) in CASES {
        assert!(UP_TO_DATE.contains(line), "{rule}: {line}");
        let policy = UP_TO_DATE.replacen(line, instead, 1);
        let said = match rule {
            "R058" => "To complain, call 0161 496 0000.",
            "R060" => "Call 01632 960 101.",
            "R075" => "We are open Monday to Friday, 9am to 6pm.",
            "R071" => "This is version 5 of our policy.",
            _ => "Write to us.",
        };
        assert_eq!(rules_that_speak(&policy.replacen("Write to us.", said, 1)), [rule]);
    }
}

#[test]
fn of_two_times_to_complain_the_longer_one_is_what_people_can_count_on() {
    let times = "time_to_complain:\n  - 6 months from becoming aware\n  - 12 months from the problem\nstages:\n";
    assert_eq!(rules_that_speak(&UP_TO_DATE.replacen("stages:\n", times, 1)), Vec::<&str>::new());
}

#[test]
fn every_rule_has_a_code_of_its_own_and_says_why_it_matters_in_sentences() {
    let all = rules::all();
    let codes: BTreeSet<&str> = all.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), all.len(), "two rules share a code: {codes:?}");
    for rule in all {
        let digits = rule.code.strip_prefix('R').expect("an R before the number");
        assert!(digits.len() == 3 && digits.chars().all(|c| c.is_ascii_digit()), "{}", rule.code);
        assert!(!rule.title.ends_with('.'), "{}: {}", rule.code, rule.title);
        for sentences in [rule.why, rule.cure] {
            assert!(sentences.ends_with('.') && sentences.len() > 20, "{}: {sentences}", rule.code);
        }
    }
}

#[test]
fn bank_holidays_are_asked_for_when_less_than_a_year_of_them_is_left() {
    let library = library();
    let file = Path::new("content/bank-holidays.json");
    let known = library.holidays.known_until();
    let year_before = known.checked_sub_months(chrono::Months::new(12)).expect("a real day");
    assert!(check::of_bank_holidays(&library, year_before, file).is_none());
    let advice = check::of_bank_holidays(&library, year_before + chrono::Days::new(1), file);
    let problem = advice.expect("a day less than a year");
    assert_eq!(problem.rule.code, "R038");
    assert_eq!((problem.file.as_str(), problem.severity), ("content/bank-holidays.json", Severity::Warning));
}
