//! Who "the Ombudsman" is: by the scheme that binds the landlord, never by the order of a list.

use complaints::policy::library::Landlord;
use complaints::policy::outside::{For, Outside};
use complaints::words::source::SourceFile;

use crate::words::library;

/// `main | others` for a scheme and the bodies that a policy names, by id.
fn check(scheme: &str, named: &str, expected: &str) {
    let text = format!(
        "---\nlandlord: Example Homes\nnation: uk\nscheme: {scheme}\nombudsman: {named}\nstages:\n  - name: Stage 1\n    \
         respond: 10 working days from receipt (4.5)\n---\nProse.\n"
    );
    let (landlord, problems) =
        Landlord::read("example-homes", &[SourceFile::new("example-homes/2026.md", &text)], library());
    let landlord = landlord.unwrap_or_else(|| panic!("{problems:?}"));
    let outside = Outside::of(&landlord.versions[0].policy, &library().bodies);
    let word = |one: &For<'_>| {
        let only: Vec<&str> = one.only.iter().map(|said| said.value.as_str()).collect();
        if only.is_empty() { one.body.id.clone() } else { format!("{} for {}", one.body.id, only.join(" and ")) }
    };
    let others: Vec<String> = outside.others().iter().map(word).collect();
    let main = outside.main().map_or_else(|| "advice".to_owned(), word);
    assert_eq!(format!("{main} | {}", others.join(", ")), expected, "{scheme}: {named}");
}

#[test]
fn the_ombudsman_is_the_schemes_whatever_the_list() {
    const MONEY: &str = "{ body: financial-ombudsman, only: advice about money }";
    check("housing-ombudsman", "[housing-ombudsman]", "housing-ombudsman | ");
    check("housing-ombudsman", "[lgsco, housing-ombudsman]", "housing-ombudsman | lgsco");
    check(
        "housing-ombudsman",
        &format!("[{MONEY}, housing-ombudsman]"),
        "housing-ombudsman | financial-ombudsman for advice about money",
    );
    // The policy does not name it, and is bound all the same.
    check("spso", &format!("[{MONEY}]"), "spso | financial-ombudsman for advice about money");
    check("psow", "[]", "psow | ");
    check("nipso", "[ico]", "nipso | ico");
    // What the policy says about its own scheme's body is kept.
    check("spso", "[{ body: spso, only: tenants }]", "spso for tenants | ");
}

#[test]
fn without_a_scheme_one_general_body_is_the_ombudsman_and_else_nobody_is() {
    check("none", "[lgsco]", "lgsco | ");
    check("none", "[{ body: ico, only: personal details }, lgsco]", "lgsco | ico for personal details");
    check("none", "[{ body: ico, only: personal details }]", "advice | ico for personal details");
    check("none", "[lgsco, ico]", "advice | lgsco, ico");
    check("none", "[]", "advice | ");
}

#[test]
fn a_body_that_is_named_twice_stands_once() {
    check("none", "[lgsco, lgsco]", "lgsco | ");
    check(
        "none",
        "[{ body: ico, only: a }, { body: ico, only: b }, { body: ico, only: a }]",
        "advice | ico for a and b",
    );
    check("none", "[{ body: lgsco, only: a }, lgsco]", "lgsco | ");
}
