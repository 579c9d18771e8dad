//! Which version of a policy counts: the one in force, and not the newest file.

use std::fs;
use tests::answer;

use axum::http::StatusCode;
use tests::{Setting, World, build_into, copy_of_frozen, day, edit};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

#[tokio::test]
async fn a_version_that_is_written_ahead_changes_neither_form_nor_dates_before_its_day() {
    let (folder, words) = copy_of_frozen();
    let next = words.policies.join("imani/2027-02-01.md");
    fs::copy(words.policies.join("imani/2014-01.md"), &next).expect("a version to come");
    edit(&next, "respond: 10 working days (4.5)", "respond: 12 working days (4.5)");
    edit(&next, "stages:\n", "form:\n  leave_out: [language]\nstages:\n");
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let now = World::with(Setting { built: &out, ..Default::default() }).await;
    let asks = "Which language should we use?";
    let form = fs::read_to_string(out.join("site/imani/complain/index.html")).expect("the form");
    assert!(form.contains(asks), "the form is the one in force");
    assert!(now.post("/form/imani/change", &[]).await.text.contains(asks), "and so is the form's answer");
    let sent = now.send_json("imani", &[STORY, ("language", "Urdu")]).await;
    assert_eq!(sent.status, StatusCode::CREATED);
    assert_eq!(sent.json()["policy"], "2014-01");
    now.open(sent.json()["receipt"].as_str().expect("a path")).await.says("By Tuesday 12 January 2027");
    let case = now.case(&sent.json()["reference"]).await;
    assert!(answer(&case.words.answers, "language") == "Urdu", "{:?}", case.words.answers);
    assert_eq!(case.complaint.policy, "2014-01");
    // On its day the next build changes both over.
    build_into(&out, &words, day("2027-02-01")).unwrap_or_else(|stop| panic!("{stop}"));
    let later = World::with(Setting { built: &out, ..Default::default() }).await;
    let form = fs::read_to_string(out.join("site/imani/complain/index.html")).expect("the form");
    assert!(!form.contains(asks) && !later.post("/form/imani/change", &[]).await.text.contains(asks));
    assert_eq!(later.send_json("imani", &[STORY]).await.json()["policy"], "2027-02-01");
}
