//! What each role of `template.yaml` may and must not, judged as AWS judges it: `tests/data/roles.txt` has the calls.

use std::collections::BTreeMap;
use std::fs;

use tests::roles::{Call, Template};
use tests::root;

#[test]
fn each_role_may_make_the_calls_of_its_program_and_none_of_those_that_it_must_not_make() {
    let template = Template::read();
    let text = fs::read_to_string(root().join("tests/data/roles.txt")).expect("the calls");
    let (mut role, mut refused, mut wrong) = ("", BTreeMap::<&str, usize>::new(), Vec::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some(call) = line.strip_prefix(['+', '-']) else {
            role = line;
            continue;
        };
        let may = line.starts_with('+');
        if template.allows(role, &Call::read(call)) != may {
            wrong.push(format!("{role} {} {}", if may { "cannot" } else { "can" }, call.trim()));
        }
        *refused.entry(role).or_default() += usize::from(!may);
    }
    assert_eq!(wrong, [""; 0]);
    assert_eq!(refused.len(), 9, "each role has its calls: {refused:?}");
    assert!(refused.values().all(|count| *count >= 12), "{refused:?}");
}

#[test]
fn a_judge_that_would_let_all_through_is_no_judge() {
    let template = Template::read();
    // The same call, with and without what it is judged by.
    let put = "dynamodb:PutItem ${Table.Arn} dynamodb:LeadingKeys=COMPLAINT#A";
    assert!(template.allows("IntakeRole", &Call::read(put)));
    assert!(!template.allows("IntakeRole", &Call::read(&put.replace("COMPLAINT", "NOTHING"))));
    assert!(!template.allows("IntakeRole", &Call::read(&put.replace("Table", "SiteBucket"))));
    // AWS holds `ForAllValues` true of a key that is not in a request. A put always has one.
    assert!(template.allows("IntakeRole", &Call::read("dynamodb:PutItem ${Table.Arn}")));
}
