//! Times of the prose held to the facts: what contradicts them, what repeats
//! them, and what is about something else and passes in silence.

use site_gen::check;

use super::{day, landlord, library};

const FACTS: &str = "---
landlord: Example Homes
nation: england
scheme: housing-ombudsman
time_to_complain: 12 months from becoming aware, unless there is a good reason (3.1)
stages:
  - name: Stage 1
    acknowledge: 5 working days from receipt (4.2)
    respond:
      - 10 working days from acknowledgement (4.3)
      - { when: risk-to-life, within: 24 hours, from: receipt, section: \"4.4\" }
    extend: up to 10 more working days (4.5)
    escalate: 28 days from the response (4.6)
  - name: Stage 2
    acknowledge: 5 working days from the request (5.2)
    respond: 20 working days from acknowledgement (5.3)
keep: 6 years from closure (9.1)
---
";

/// What is found in a body: the rule, and the time that it is about.
pub(super) fn found_in(facts: &str, body: &str) -> Vec<(&'static str, String)> {
    let library = library();
    let landlord = landlord(&format!("{facts}{body}"), &library);
    let found = check::Checker::new(&library, day("2026-11-26")).of_version(&landlord.versions[0]);
    let text = format!("{facts}{body}");
    // How a text is typed is asked elsewhere.
    let of_prose = found.into_iter().filter(|problem| !problem.rule.code.starts_with("R1"));
    let told = of_prose.map(|problem| {
        let line = text.lines().nth(problem.place.line - 1).unwrap_or_default();
        (problem.rule.code, line.chars().skip(problem.place.column - 1).take(12).collect())
    });
    told.collect()
}

fn found(body: &str) -> Vec<(&'static str, String)> {
    found_in(FACTS, body)
}

fn rules(body: &str) -> Vec<&'static str> {
    found(body).into_iter().map(|(rule, _)| rule).collect()
}

/// A body, where `¦` parts its blocks.
pub(super) fn body(short: &str) -> String {
    short.split(" ¦ ").collect::<Vec<_>>().join("\n\n") + "\n"
}

#[test]
fn a_time_that_the_facts_contradict_is_an_error() {
    let bodies = [
        "## Stage 1 ¦ We acknowledge your complaint within 3 working days.",
        "## Stage 1 ¦ We will send you our answer within 14 days.",
        "## Stage 1 ¦ You get a full response within three weeks.",
        "## Stage 2 ¦ We send our final response within ten working days.",
        "## Stage 2 ¦ A director looks at it again. You have our decision letter within thirty (30) working days.",
        "## How we answer ¦ At Stage 2 we respond within 15 working days.",
        "## How we answer ¦ We respond within 10 working days at Stage 1 and within 25 working days at Stage 2.",
        "## How we answer ¦ We respond within 12 working days at Stage 1 and within 20 working days at Stage 2.",
        "## Stage 1 ¦ We will acknowledge it within 5 working days, and respond within 15 working days.",
        "## Stage 1 ¦ Within two weeks we will write to you with our decision.",
        "## Stage one: investigation ¦ Our 15-working-day answer is in plain words.",
        "## Stage 1 ¦ If you are unhappy with our answer, you can ask us to look at it again within 20 working days of our response.",
        "## What next ¦ You have 14 days from our Stage 1 response to ask for Stage 2.",
        "## Stage 1 ¦ We may extend this by a further 15 working days.",
        "## When to complain ¦ Tell us within six months of the problem.",
        "## When to complain ¦ Complaints must be made within 6 months of the issue.",
        "## When to complain ¦ You must complain within 3 months of becoming aware of it.",
        "## Stage 1 ¦ If somebody is in danger, we respond within 48 hours.",
        "## Your details ¦ We keep complaint records for 10 years.",
        "## Times ¦ | Step | Time |\n|---|---|\n| Stage 1 acknowledgement | 2 working days |",
        "## Times ¦ | | Acknowledge | Respond |\n|---|---|---|\n| Stage 1 | 5 working days | 15 working days |",
        "## Stage 1 ¦ We will: ¦ - acknowledge your complaint within a week",
        "## Complaints ¦ We acknowledge every complaint within 3 working days.",
        "## Stage 1 ¦ Your complaint will be acknowledged within 7 working days.",
        "## Stage 1 ¦ We aim to reply by the end of the next working day.",
        "## Stage 2 ¦ The whole answer is sent in one month.",
        "## Stage 2 ¦ We answer within {{ stage-2.respond }}, that is 25 working days.",
        "4.3 We will respond within 12 working days of our acknowledgement.",
    ];
    let wrong = bodies
        .into_iter()
        .map(|short| (short, found(&body(short))))
        .filter(|(_, found)| found.iter().filter(|(rule, _)| *rule == "R012").count() != 1);
    assert_eq!(wrong.collect::<Vec<_>>(), []);
}

#[test]
fn a_time_that_the_facts_give_is_advised_as_its_name() {
    let bodies = [
        "## Stage 1 ¦ We acknowledge your complaint within 5 working days.",
        "## Stage 1 ¦ We answer within ten working days of the acknowledgement.",
        "## Stage 2 ¦ We will acknowledge your request within five (5) business days.",
        "## Stage 2 ¦ You get our final response within 20 working days.",
        "## Stage 1 ¦ You have 28 days from our answer to ask for Stage 2.",
        "## When ¦ Tell us within 12 months of becoming aware of it.",
        "## Stage 1 ¦ We answer within 10 working days, or within 20 working days in total if we need longer.",
        "## Stage 1 ¦ If somebody could get hurt, we answer within 24 hours.",
    ];
    let wrong = bodies.into_iter().map(|short| (short, rules(&body(short))));
    assert_eq!(wrong.filter(|(_, rules)| *rules != ["R053"]).collect::<Vec<_>>(), []);
}

#[test]
fn times_of_other_things_pass_in_silence() {
    let bodies = [
        "## Repairs ¦ We make emergency repairs safe within 24 hours, and others within 20 working days.",
        "## Stage 1 ¦ Until 2020 we answered within 15 working days.",
        "## Stage 1 ¦ Our old policy gave 15 working days for an answer.",
        "## Stage 1 ¦ The policy of 2019 said \"we respond within 15 working days\".",
        "## Reports ¦ The Board gets a report every three months, and we publish our performance within 6 months.",
        "## Calls ¦ We call back within 2 working days when you leave a voicemail.",
        "## Emails ¦ We reply to enquiries within 3 working days.",
        "## Review ¦ We review this policy every two years.",
        "## Opening ¦ The phone line is open 24 hours a day, 7 days a week.",
        "## Compensation ¦ We pay compensation within 28 days of your acceptance.",
        "## Stage 1 ¦ We visit within 3 days if you like.",
        "## Stage 1 ¦ If you have not heard from us after 15 working days, call us.",
        "## Stage 2 ¦ {{ stage-2.respond }} is our time.",
        "## Stage 1 ¦ We train all staff within three months of their first day.",
        "## In all ¦ Both stages together take no longer than 45 working days.",
        "## Satisfaction ¦ Within 4 weeks of closing your complaint, we send you a survey.",
        "## Tenancy ¦ Your tenancy begins with a trial of 12 months.",
        "## Stage 1 ¦ In the last 12 months we answered 96% of complaints in time.",
    ];
    let told = bodies.into_iter().map(|short| (short, found(&body(short)))).filter(|(_, found)| !found.is_empty());
    assert_eq!(told.collect::<Vec<_>>(), []);
}
