//! Days of the prose held to the facts and to the calendar.

use super::prose_times::{body, found_in};

const FACTS: &str = "---
landlord: Example Homes
nation: england
scheme: housing-ombudsman
approved: January 2020 (8.1)
review_due: Summer 2027 (8.1)
closed:
  - { from: 24 December 2026, to: 1 January 2027, why: our offices are closed over Christmas }
stages:
  - name: Stage 1
    acknowledge: 5 working days from receipt (4.2)
    respond: 10 working days from acknowledgement (4.3)
---
";

fn rules(short: &str) -> Vec<&'static str> {
    found_in(FACTS, &body(short)).into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn a_day_that_the_facts_contradict_is_an_error() {
    for short in [
        "This policy takes effect on 1 April 2020.",
        "The policy was approved by the Board in March 2020.",
        "The next review is due in Autumn 2027.",
        "Review date: March 2028",
        "This policy will be reviewed in 2029.",
        "We are closed from 24 December 2026 to 2 January 2027.",
        "The policy was approved in January 2020 and will be reviewed in May 2028.",
    ] {
        assert_eq!(rules(short), ["R054"], "{short}");
    }
}

#[test]
fn a_day_that_is_in_no_calendar_is_an_error() {
    for short in
        ["We open again on Monday 1 February 2028.", "The Board meets on 31 April 2027.", "It is due on 30/02/2027."]
    {
        assert_eq!(rules(short), ["R055"], "{short}");
    }
}

#[test]
fn days_that_agree_and_days_of_other_things_pass_in_silence() {
    for short in [
        "This policy has been in force since 1 January 2020.",
        "This policy takes effect on 1 January 2020.",
        "The policy was approved by the Board on 14 January 2020.",
        "The next review is due in June 2027.",
        "The last review was in November 2013.",
        "Date of this review: November 2013",
        "Date reviewed: March 2018",
        "The first version of this policy was approved in 2010.",
        "The Code of 1 April 2024 is the law.",
        "We are closed from 24 December 2026 to 1 January 2027.",
        "We open again on Monday 1 February 2027.",
        "The Localism Act 2011 says so, in its section 180.",
    ] {
        assert_eq!(rules(short), Vec::<&str>::new(), "{short}");
    }
}
