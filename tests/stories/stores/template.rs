//! What `template.yaml` allows on AWS is what the code asks for, and no more.

use office::read::OFFICE_READS;
use store::table::item::standing::STANDING_READS;
use store::table::item::{INTAKE_READS, LEADS_WORDS, OFFICERS_WORDS, SEALED};
use tests::root;

/// What a statement of `template.yaml` names under a condition.
fn named(statement: &str, key: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("template.yaml")).expect("the template");
    let begins = [format!("Sid: {statement}\n"), format!("Sid: {statement},")];
    let after = begins.iter().find_map(|begin| text.split_once(begin.as_str())).expect("the statement is there").1;
    let (statement, _) = after.split_once("Sid: ").unwrap_or((after, ""));
    let (_, list) = statement.split_once(&format!("dynamodb:{key}: [")).expect("it names them");
    let (list, _) = list.split_once(']').expect("the list ends");
    list.split(',').map(|name| name.trim().trim_matches('"').to_owned()).collect()
}

fn allowed(statement: &str) -> Vec<String> {
    named(statement, "Attributes")
}

#[test]
fn intake_may_read_what_it_asks_for_and_nothing_that_somebody_wrote() {
    let allowed = allowed("ReadWhatIsNotPersonal");
    for name in INTAKE_READS.iter().chain(&STANDING_READS) {
        assert!(allowed.iter().any(|one| one == name), "{name} is asked for");
    }
    for name in OFFICERS_WORDS.iter().chain(&LEADS_WORDS).chain(&[SEALED]) {
        assert!(!allowed.iter().any(|one| one == name), "{name} is what somebody wrote");
    }
}

#[test]
fn the_prefix_of_a_key_is_the_permission() {
    let written = ["COMPLAINT#*", "STANDING#*", "UNREAD#*", "UNTOLD", "FIND#*", "SAME#*", "CLOCKS#*", "LANDLORDS"];
    assert_eq!(named("Write", "LeadingKeys"), written, "intake writes no event");
    assert_eq!(
        named("File", "LeadingKeys"),
        [&written[..], &["UNFILED", "UNFILED-COUNT", "BEAT"]].concat(),
        "nor does the drain"
    );
    // By what complaints are found, and what nobody has read or been told of, intake may not even ask for.
    let read = ["COMPLAINT#*", "STANDING#*", "SAME#*", "CLOCKS#*", "UNFILED-COUNT"];
    assert_eq!(named("ReadWhatIsNotPersonal", "LeadingKeys"), read);
    assert_eq!(named("Outbox", "LeadingKeys"), ["UNTOLD", "UNFILED"]);
    assert_eq!(named("WriteDown", "LeadingKeys"), ["EVENTS#*"], "officers put what they record and nothing else");
    assert_eq!(named("TakeDown", "LeadingKeys"), written, "whoever takes down a letter puts what intake does");
    assert_eq!(named("HaveRead", "LeadingKeys"), ["UNREAD#*"], "and take away that something is unread");
}

#[test]
fn officers_may_read_what_the_register_asks_for_but_not_what_is_for_the_lead() {
    let allowed = allowed("Show");
    for name in INTAKE_READS.iter().chain(&OFFICERS_WORDS).chain(&OFFICE_READS).chain(&[SEALED]) {
        assert!(allowed.iter().any(|one| one == name), "{name} is asked for");
    }
    assert!(!LEADS_WORDS.iter().any(|name| allowed.iter().any(|one| one == name)));
}

#[test]
fn what_officers_change_is_how_a_complaint_stands_and_no_word_of_it() {
    let allowed = allowed("Record");
    let stands = [
        "progress",
        "open",
        "due",
        "dated",
        "owes",
        "stage",
        "struck",
        "struck_attempt",
        "struck_sealed",
        "danger",
        "new_key_hash",
        "new_receipt_key",
        "told",
    ];
    let named = ["pk", "sk", "received"];
    for name in &allowed {
        assert!(stands.iter().chain(&named).any(|one| one == name), "{name} stays as it was written");
    }
    for name in
        ["progress", "open", "due", "dated", "owes", "stage", "struck", "new_receipt_key", "told"].iter().chain(&named)
    {
        assert!(allowed.iter().any(|one| one == name), "{name} is written or named in a condition");
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
    let finding = handler::FINDING_POLICY;
    let strict = of("content-security-policy");
    assert_eq!(finding.replace(" script-src 'self';", ""), strict, "it lets one thing more, our own script");
    assert!(text.contains(finding), "{finding}");
    assert!(
        text.contains("PathPattern: /, TargetOriginId: site") && text.contains("Id: !Ref FindingHeaders"),
        "{text}"
    );
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

#[test]
fn nothing_that_waits_can_be_put_over_and_officers_need_a_second_factor() {
    let text = std::fs::read_to_string(root().join("template.yaml")).expect("the template");
    let (_, policy) = text.split_once("Sid: NobodyPutsOver, Effect: Deny, Principal: \"*\"").expect("the statement");
    let (policy, _) = policy.split_once("}}}").expect("it ends");
    for said in ["Action: s3:PutObject", "${SecondStore.Arn}/*", "\"Null\": {s3:if-none-match: \"true\""] {
        assert!(policy.contains(said), "{said}: {policy}");
    }
    let trusts = text.matches("Principal: {AWS: !Ref ").count();
    assert_eq!((trusts, text.matches("Bool: !If [AsksForMfa, {aws:MultiFactorAuthPresent").count()), (4, 4));
}
