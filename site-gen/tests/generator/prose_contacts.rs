//! Numbers, addresses and bodies of the prose: mistyped, ended, another's, and
//! what is right and passes in silence.

use super::prose_times::{body, found_in};

const FACTS: &str = "---
landlord: Example Homes
nation: england
scheme: housing-ombudsman
contacts:
  phone: 01632 960 101
  text: 07700 900 101
  email: complaints@examplehomes.org
  post: Example Homes, 1 Quay Street, Harbourton HB1 1HB
  out_of_hours: 01632 960 102
  hours: Monday to Friday, 9am to 5pm
stages:
  - name: Stage 1
    acknowledge: 5 working days from receipt (4.2)
    respond: 10 working days from acknowledgement (4.3)
  - name: Stage 2
    acknowledge: 5 working days from the request (5.2)
    respond: 20 working days from acknowledgement (5.3)
ombudsman: [housing-ombudsman]
keep: 6 years from closure (9.1)
---
";

fn rules(facts: &str, short: &str) -> Vec<&'static str> {
    found_in(facts, &body(short)).into_iter().map(|(rule, _)| rule).collect()
}

/// Each body that tells something else than the rules beside it.
fn wrong(facts: &str, cases: &[(&'static str, &[&str])]) -> Vec<(&'static str, Vec<&'static str>)> {
    let told = cases.iter().map(|(short, expected)| (*short, rules(facts, short), *expected));
    told.filter(|(_, found, expected)| found != expected).map(|(short, found, _)| (short, found)).collect()
}

#[test]
fn a_contact_that_reaches_nobody_or_another_is_told() {
    let cases: &[(&str, &[&str])] = &[
        ("To complain, call 01632 960 110.", &["R057"]),
        ("To complain, call 01632 690 101.", &["R057"]),
        ("Call us on 01632 960 10.", &["R056"]),
        ("Call us on 0163 960 1O1.", &["R056"]),
        ("Call us on 01632 960 1011.", &["R056"]),
        ("Text 07700 900 10.", &["R056"]),
        ("Email complaint@examplehomes.org.", &["R057"]),
        ("Email complaints@examplehomes.co.uk.", &["R057"]),
        ("Email [us](mailto:complaints@exemplehomes.org).", &["R057"]),
        ("To complain, phone 0161 496 0000.", &["R058"]),
        ("To complain, email hello@examplehomes.org.", &["R058"]),
        ("Write to us at 1 Quay Street, Harbourton, HB1 1BH.", &["R057"]),
        ("Write to us at 11 Quay Street, Harbourton, HB1 1HB.", &["R057"]),
        ("## The Ombudsman ¦ Housing Ombudsman Service: 0300 111 3001.", &["R057"]),
        ("## The Ombudsman ¦ Call the Housing Ombudsman on 0161 496 0999.", &["R061"]),
        ("## The Ombudsman ¦ - Phone: 0161 496 0999", &["R061"]),
        ("## The Ombudsman ¦ Housing Ombudsman Service, Exchange Tower, London, E14 9GE.", &["R062"]),
        ("Housing Ombudsman, PO Box 152, Liverpool L33 7WQ, info@housing-ombudsman.org.uk", &["R062", "R062"]),
        ("See www.housing-ombudsman.org for more.", &["R057"]),
        ("Fax the Ombudsman on 020 7831 1942.", &["R062"]),
        ("Call 01632 960 101.", &["R060"]),
    ];
    assert_eq!(wrong(FACTS, cases), []);
}

#[test]
fn contacts_that_are_right_or_of_other_services_pass_in_silence() {
    let cases: &[(&str, &[&str])] = &[
        ("Report a repair on 01632 960 103.", &[]),
        ("For emergencies call 999, or 0800 111 999 if you smell gas.", &[]),
        ("The Housing Ombudsman: www.housing-ombudsman.org.uk, PO Box 1484, Unit D, Preston, PR2 0ET.", &[]),
        ("Shelter gives advice on 0808 800 4444.", &[]),
        ("Citizens Advice, 5 Market Street, Harbourton, HB2 2AB.", &[]),
        ("We follow the law of 1 April 2024 and section 4.5.1, reference 2024-01.", &[]),
        ("Our policy is on www.examplehomes.org/complaints.", &[]),
        ("The Financial Ombudsman is at 0800 023 4567.", &[]),
    ];
    assert_eq!(wrong(FACTS, cases), []);
}

#[test]
fn what_the_world_has_overtaken_is_told_with_the_sentence_to_write() {
    let cases: &[(&str, &[&str])] = &[
        ("You can go to the Housing Ombudsman when eight weeks have passed since our answer.", &["R065"]),
        ("Wait 8 weeks before you contact the Ombudsman.", &["R065"]),
        ("You must ask a designated person to refer your complaint to the Ombudsman first.", &["R065"]),
        ("Until 2022 people had to wait eight weeks before they went to the Ombudsman.", &[]),
        ("You do not have to wait 8 weeks: go to the Ombudsman at once.", &[]),
        ("The Financial Ombudsman can look at it when 8 weeks have passed.", &[]),
        ("A councillor or an MP can help you with the Ombudsman.", &[]),
        ("You must tell us why before your complaint goes to Stage 2.", &["R067"]),
        ("You need to give reasons when you ask for a review.", &["R067"]),
        ("You do not have to say why you want Stage 2.", &[]),
        ("We must tell you the reasons for our decision, and how to ask for Stage 2.", &[]),
        ("Then go to the Scottish Public Services Ombudsman.", &["R064"]),
        ("In Scotland, tenants go to the Scottish Public Services Ombudsman.", &[]),
        ("The Local Government Ombudsman looks at council services.", &["R063"]),
    ];
    assert_eq!(wrong(FACTS, cases), []);
}

#[test]
fn a_case_is_kept_for_as_long_as_the_ombudsman_can_ask_for_it() {
    let short = FACTS.replace("keep: 6 years", "keep: 6 months");
    assert_eq!(rules(&short, "Write to us."), ["R068"]);
    let year = FACTS.replace("keep: 6 years", "keep: 12 months");
    assert_eq!(rules(&year, "Write to us."), Vec::<&str>::new());
}
