//! What can be said of a date before its clock has started. One line each.

use complaints::case::json::DeadlineJson;
use complaints::days::clock::{Anchor, Cited, Clock, Fact, Limit, Start, Step};
use complaints::days::period::Unit;
use complaints::policy::{Hold, Policy, Scheme};

use crate::dates::within;
use crate::stories::{Story, answers_within, limit, stated};
use crate::words::landlord;

fn clock(line: &str) -> Clock {
    Clock { when: None, limit: limit(line) }
}

fn value(fact: Fact<Limit>) -> Limit {
    let Fact::Stated(Cited { value, .. }) = fact else { panic!("{fact:?}") };
    value
}

/// `2026-11-18`, `by 2026-11-18`, `not before 2026-11-18`, `waits`; the law's behind ` | `.
#[track_caller]
fn check(policy: &Policy, record: &str, what: (u8, Step), expected: &str) {
    let story = Story::of(policy, record);
    let told = story.told(&story.calendar()).expect("covered");
    let words = |told: &DeadlineJson| {
        let at_most = told.at_latest.as_ref().map(|day| format!("by {}", day.due_date));
        let at_least = told.at_least.as_ref().map(|day| format!("not before {}", day.due_date));
        told.due_date.map(|day| day.to_string()).or(at_most).or(at_least).unwrap_or_else(|| "waits".to_owned())
    };
    let of = |told: &&DeadlineJson| (told.stage.unwrap_or(0), told.step.as_str()) == (what.0, what.1.name());
    assert_eq!(told.iter().filter(of).map(words).collect::<Vec<_>>().join(" | "), expected, "{record}");
}

const ANSWER: (u8, Step) = (1, Step::Respond);

#[test]
fn an_answer_that_counts_from_the_acknowledgement_has_an_outer_bound() {
    let mut policy = answers_within("10 working days from acknowledgement");
    check(&policy, "received=2026-11-02", ANSWER, "waits");
    policy.stages[0].acknowledge = vec![clock("2 working days from receipt")];
    check(&policy, "received=2026-11-02", ANSWER, "by 2026-11-18");
    check(&policy, "received=2026-11-02 | acknowledged=2026-11-02", ANSWER, "2026-11-16");
    // Whoever acknowledges late gains no time by it.
    check(&policy, "received=2026-11-02 | acknowledged=2026-11-10", ANSWER, "2026-11-18");
    // Of two promises to acknowledge the earlier one bounds it, in the order of neither.
    let danger = Clock { when: Some("risk-to-life".to_owned()), ..clock("24 hours from receipt") };
    policy.stages[0].acknowledge = vec![clock("2 working days from receipt"), danger.clone()];
    check(&policy, "received=2026-11-02T10:00 | when=risk-to-life", ANSWER, "by 2026-11-17");
    check(&policy, "received=2026-11-02T10:00", ANSWER, "by 2026-11-18");
    policy.stages[0].acknowledge = vec![danger, clock("2 working days from receipt")];
    check(&policy, "received=2026-11-02T10:00 | when=risk-to-life", ANSWER, "by 2026-11-17");
}

#[test]
fn the_law_bounds_the_promise_and_the_promise_never_the_law() {
    let mut policy = answers_within("10 working days from acknowledgement");
    policy.scheme = Scheme::HousingOmbudsman;
    policy.stages[0].acknowledge = vec![clock("7 working days from receipt")];
    check(&policy, "received=2026-11-02", ANSWER, "by 2026-11-23 | by 2026-11-23");
    policy.stages[0].acknowledge = vec![clock("2 working days from receipt")];
    check(&policy, "received=2026-11-02", ANSWER, "by 2026-11-18 | by 2026-11-23");
    policy.stages[0].acknowledge.clear();
    check(&policy, "received=2026-11-02", ANSWER, "by 2026-11-23 | by 2026-11-23");
    // Only an acknowledgement is the law's as well.
    policy.stages[0].respond = vec![clock("10 working days from the hearing")];
    check(&policy, "received=2026-11-02", ANSWER, "waits | by 2026-11-23");
}

#[test]
fn a_chain_of_promises_bounds_what_stands_at_its_end() {
    let mut policy = answers_within("5 working days from the hearing");
    policy.stages[0].hearing = vec![clock("20 working days from receipt")];
    check(&policy, "received=2026-11-02", ANSWER, "by 2026-12-07");
    policy.stages[0].hearing = vec![clock("20 working days from acknowledgement")];
    check(&policy, "received=2026-11-02", ANSWER, "waits");
    policy.stages[0].acknowledge = vec![clock("2 working days from receipt")];
    check(&policy, "received=2026-11-02", ANSWER, "by 2026-12-09");
    check(&policy, "received=2026-11-02 | hearing-held=2026-11-10", ANSWER, "2026-11-17");
    policy.stages[0].respond = vec![clock("5 working days from the holding reply")];
    check(&policy, "received=2026-11-02", ANSWER, "waits");
    let send = vec![clock("10 working days from receipt")];
    policy.stages[0].hold = Some(Hold { send, new_target: Vec::new(), because: Fact::NotStated });
    check(&policy, "received=2026-11-02", ANSWER, "by 2026-11-23");
    let third = "received=2026-11-02 | escalation-requested@2=2026-12-01 | escalation-requested@3=2027-02-01";
    check(&landlord("three-stages").versions[0].policy, third, (3, Step::Respond), "by 2027-03-08");
    // Nobody says by when the investigation must end.
    check(&answers_within("5 working days from the end of the investigation"), "received=2026-11-02", ANSWER, "waits");
}

#[test]
fn the_later_of_two_is_not_before_the_one_that_runs() {
    let mut policy = answers_within("10 working days from acknowledgement");
    policy.stages[0].acknowledge = vec![clock("2 working days from receipt")];
    let hearing = Anchor { start: Start::Hearing, stage: None };
    let or_later = vec![(within(5, Unit::WorkingDays), hearing)];
    let later = Limit { or_later, ..value(limit("10 working days from acknowledgement")) };
    policy.stages[0].respond = vec![Clock { when: None, limit: stated(later) }];
    // While neither runs, no bound of the one says anything of the other.
    check(&policy, "received=2026-11-02", ANSWER, "waits");
    check(&policy, "received=2026-11-02 | acknowledged=2026-11-03", ANSWER, "not before 2026-11-17");
    check(&policy, "received=2026-11-02 | hearing-held=2026-11-03", ANSWER, "not before 2026-11-10");
    check(&policy, "received=2026-11-02 | acknowledged=2026-11-03 | hearing-held=2026-11-13", ANSWER, "2026-11-20");
    check(&policy, "received=2026-11-02 | acknowledged=2026-11-03 | hearing-held=2026-11-04", ANSWER, "2026-11-17");
}

#[test]
fn nobody_is_aware_of_a_problem_before_it_happens() {
    let mut policy = answers_within("10 working days from receipt");
    let complain = (0, Step::Complain);
    let window = |aware: u16| {
        let aware = (within(aware, Unit::Months), Anchor { start: Start::Aware, stage: None });
        stated(Limit { or_later: vec![aware], ..value(limit("6 months from the problem")) })
    };
    policy.time_to_complain = vec![window(6)];
    check(&policy, "received=2026-11-02 | aware=2026-06-01", complain, "2026-12-01");
    check(&policy, "received=2026-11-02 | problem=2026-06-01", complain, "not before 2026-12-01");
    check(&policy, "received=2026-11-02 | problem=2026-05-05 | aware=2026-06-01", complain, "2026-12-01");
    check(&policy, "received=2026-11-02", complain, "waits");
    // With a shorter time from becoming aware, the time from the problem may be the later one.
    policy.time_to_complain = vec![window(3)];
    check(&policy, "received=2026-11-02 | aware=2026-06-01", complain, "not before 2026-09-01");
    check(&policy, "received=2026-11-02 | problem=2026-05-05 | aware=2026-06-01", complain, "2026-11-05");
}
