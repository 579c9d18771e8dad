//! What `template.yaml` allows on AWS is what the code asks for, and no more.

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
    for name in INTAKE_READS.iter().chain(&OFFICERS_WORDS).chain(&["sk", "lead", "event", "recorded", "struck"]) {
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
