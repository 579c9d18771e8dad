//! Nation, scheme and bodies of a policy go together, or its author is told.

use std::fs;

use tests::{build_into, copy_of_frozen, day};

/// What is told of a policy with this nation, scheme and list of bodies; none where all is well.
fn told(nation: &str, scheme: &str, bodies: &str) -> Option<String> {
    let (folder, words) = copy_of_frozen();
    let text = format!(
        "---\nlandlord: Example Homes\nnation: {nation}\nscheme: {scheme}\nstages:\n  - name: Stage 1\n    respond: 10 \
         working days from receipt (4.5)\nombudsman: [{bodies}]\n---\n## What a complaint is\n\nWrite to us.\n"
    );
    let home = words.policies.join("example-homes");
    fs::create_dir(&home).expect("a folder");
    fs::write(home.join("2026-01-01.md"), text).expect("a file");
    build_into(&folder.path().join("dist"), &words, day("2026-12-24")).err().map(|stop| stop.to_string())
}

#[test]
fn no_landlord_is_under_the_rules_of_another_nation() {
    let scotland = told("scotland", "housing-ombudsman", "").expect("England's Code binds nobody in Scotland");
    assert!(scotland.contains("2026-01-01.md:4:9: the Housing Ombudsman is not for landlords of `nation: scotland`"));
    assert!(scotland.contains("write: `scheme: spso`; or is `nation:` wrong?"), "{scotland}");
    for (nation, scheme) in [
        ("england", "housing-ombudsman"),
        ("scotland", "spso"),
        ("wales", "psow"),
        ("northern-ireland", "nipso"),
        ("uk", "housing-ombudsman"),
        ("scotland", "none"),
    ] {
        assert_eq!(told(nation, scheme, ""), None, "{nation} {scheme}");
    }
}

#[test]
fn no_page_sends_people_to_a_body_of_another_nation_or_another_scheme() {
    let english = told("scotland", "spso", "lgsco").expect("it takes complaints about councils in England");
    let found = "ombudsman: the Local Government and Social Care Ombudsman takes no complaints about landlords of \
                 `nation: scotland`";
    assert!(english.contains(found), "{english}");
    let other = told("england", "none", "housing-ombudsman").expect("it is in the scheme or it is not");
    assert!(other.contains("ombudsman: the Housing Ombudsman is named, and `scheme:` is none"), "{other}");
    assert_eq!(told("uk", "housing-ombudsman", "housing-ombudsman, spso"), None, "of several nations");
    assert_eq!(told("england", "housing-ombudsman", "housing-ombudsman, ico"), None);
}
