//! What concerns one landlord alone: `check` of one, an assessment that has just
//! been approved in `diff`, a comment on a proposal with something to mend, and a
//! day that is printed as pages print it.

use std::path::Path;
use std::process::{Command, Output};

use tests::{binary, build_into, copy_of_frozen, day, edit};

fn site_gen(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(binary("site-gen")).args(arguments).current_dir(folder).output().expect("site-gen runs")
}

fn all(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn check_of_one_landlord_is_silent_on_the_mistakes_of_another() {
    let (folder, words) = copy_of_frozen();
    let there = folder.path();
    edit(&words.policies.join("imani/2014-01.md"), "respond: 10 working days (4.5)", "respond: 10 wroking days (4.5)");
    let of = |landlord: &str| site_gen(there, &["check", landlord, "--on", "2026-12-24"]);
    let imani = of("imani");
    assert_eq!(imani.status.code(), Some(1), "{}", all(&imani));
    assert!(all(&imani).contains("imani/2014-01.md"), "{}", all(&imani));
    let other = of("impact-housing");
    assert_eq!(other.status.code(), Some(0), "{}", all(&other));
    assert!(!all(&other).contains("policies/imani"), "{}", all(&other));
    // What all landlords share is told whoever is asked for.
    edit(&words.content.join("phrases.yaml"), "not-counted:", "not-cuonted:");
    assert_eq!(of("impact-housing").status.code(), Some(1));
    let none = of("Imani Housing Co-operative");
    assert_eq!(none.status.code(), Some(2));
    assert!(all(&none).contains("Did you mean imani"), "{}", all(&none));
}

#[test]
fn an_assessment_that_has_been_approved_is_told_once_and_its_end_as_well() {
    let (folder, words) = copy_of_frozen();
    let there = folder.path();
    let draft = there.join("assessments/imani.md");
    assert!(site_gen(there, &["assess", "imani", "--on", "2026-12-24"]).status.success());
    let dist = there.join("dist");
    build_into(&dist, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let diff = || all(&site_gen(there, &["diff", "--on", "2026-12-24"]));
    assert_eq!(diff(), "Readers will see no change.\n");
    edit(
        &draft,
        "<!-- our comment on 6.2 begins here -->\n",
        "<!-- our comment on 6.2 begins here -->\nIn two days.\n",
    );
    edit(&draft, "\nwritten:", "\napproved_by: Chair of the Board\napproved_on: 2026-12-20\nwritten:");
    let told = diff();
    assert!(told.contains("Its self-assessment against the"), "{told}");
    assert!(
        told.contains(
            "approved by the Chair of the Board on 20 December 2026, is published at /imani/self-assessment/."
        ),
        "{told}"
    );
    build_into(&dist, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    assert_eq!(diff(), "Readers will see no change.\n");
    edit(&draft, "approved_on: 2026-12-20", "approved_on: 2027-12-20");
    assert!(diff().contains("Its self-assessment goes"), "{}", diff());
}

#[test]
fn a_comment_on_a_proposal_with_something_to_mend_ends_as_a_mistake() {
    let (folder, words) = copy_of_frozen();
    build_into(&folder.path().join("dist"), &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let comment = || site_gen(folder.path(), &["diff", "--on", "2026-12-24", "--format", "markdown"]);
    assert_eq!(comment().status.code(), Some(0), "{}", all(&comment()));
    let next = words.policies.join("imani/2027-02-01.md");
    std::fs::copy(words.policies.join("imani/2014-01.md"), &next).expect("a version to come");
    edit(&next, "respond: 10 working days (4.5)", "respond: 8 working days (4.5)");
    let told = comment();
    assert_eq!(told.status.code(), Some(1));
    let text = all(&told);
    // The line that people will read has its place among the facts.
    assert!(text.contains("R161") && text.contains("as line ") && text.contains("changes:"), "{text}");
}

#[test]
fn a_day_is_printed_as_pages_print_it_and_an_hour_only_where_hours_count() {
    let (folder, _) = copy_of_frozen();
    let count =
        |within: &str| all(&site_gen(folder.path(), &["count", "--from", "2026-12-24T10:00", "--within", within]));
    assert!(count("2 working days").starts_with("Wednesday 30 December 2026\n"), "{}", count("2 working days"));
    assert!(count("24 hours").starts_with("Friday 25 December 2026 at 10am\n"), "{}", count("24 hours"));
}
