//! What `template.yaml` allows on AWS is what the code asks for, and no more.

use office::read::OFFICE_READS;
use store::table::item::INTAKE_READS;
use store::table::item::{LEADS_WORDS, OFFICERS_WORDS};
use tests::root;

/// The attributes that a statement of `template.yaml` allows.
fn allowed(statement: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("template.yaml")).expect("the template");
    let (_, after) = text.split_once(&format!("Sid: {statement}\n")).expect("the statement is there");
    let (_, list) = after.split_once("dynamodb:Attributes: [").expect("it names attributes");
    let (list, _) = list.split_once(']').expect("the list ends");
    list.split(',').map(|name| name.trim().to_owned()).collect()
}

#[test]
fn intake_may_read_what_it_asks_for_and_nothing_that_somebody_wrote() {
    let allowed = allowed("ReadWhatIsNotPersonal");
    for name in INTAKE_READS {
        assert!(allowed.iter().any(|one| one == name), "{name} is asked for");
    }
    for name in OFFICERS_WORDS.iter().chain(&LEADS_WORDS) {
        assert!(!allowed.iter().any(|one| one == name), "{name} is what somebody wrote");
    }
}

#[test]
fn officers_may_read_what_the_register_asks_for_but_not_what_is_for_the_lead() {
    let allowed = allowed("Show");
    for name in INTAKE_READS.iter().chain(&OFFICERS_WORDS).chain(&OFFICE_READS) {
        assert!(allowed.iter().any(|one| one == name), "{name} is asked for");
    }
    assert!(!LEADS_WORDS.iter().any(|name| allowed.iter().any(|one| one == name)));
}

#[test]
fn what_officers_write_touches_no_word_of_a_complaint() {
    let allowed = allowed("Record");
    for name in INTAKE_READS
        .iter()
        .filter(|name| !["progress", "attempt"].contains(*name))
        .chain(&OFFICERS_WORDS)
        .chain(&LEADS_WORDS)
    {
        assert!(!allowed.iter().any(|one| one == name), "{name} stays as it was written");
    }
}

#[test]
fn officers_may_write_every_attribute_of_an_event() {
    let allowed = allowed("Record");
    let event = "extension-agreed@2=2027-01-05,until=2027-01-15,reason=a surveyor has to visit";
    let event = store::table::item::event::attributes(&event.parse().expect("an event"));
    for name in event.keys().map(String::as_str).chain(["recorded", "struck", "progress"]) {
        assert!(allowed.iter().any(|one| one == name), "{name} is written");
    }
}

#[test]
fn the_cdn_sends_every_page_with_the_headers_that_the_form_has() {
    let text = std::fs::read_to_string(root().join("template.yaml")).expect("the template");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let of = |name: &str| handler::PAGE_HEADERS.iter().find(|(one, _)| *one == name).expect("it is sent").1;
    for name in ["content-security-policy", "permissions-policy"] {
        assert!(text.contains(of(name)), "{name}: {}", of(name));
    }
    assert_eq!((of("x-frame-options"), of("referrer-policy")), ("DENY", "no-referrer"));
    for said in [
        "FrameOption: DENY",
        "ReferrerPolicy: no-referrer",
        "{Header: Cross-Origin-Opener-Policy, Value: same-origin",
        "{Header: Cross-Origin-Resource-Policy, Value: same-origin",
    ] {
        assert!(text.matches(said).count() >= 1, "{said}");
    }
}
