//! Which version of a policy counts: the one in force, and not the newest file.

use std::fs;

use axum::http::StatusCode;
use chrono::{DateTime, TimeZone, Utc};
use tests::{Setting, World, answer, build_into, copy_of_frozen, day, edit, reference_of};

fn in_february() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 2, 1, 9, 0, 0).single().expect("an instant")
}

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

#[tokio::test]
async fn a_version_that_is_written_ahead_changes_neither_form_nor_dates_before_its_day() {
    let (folder, words) = copy_of_frozen();
    let next = words.policies.join("imani/2027-02-01.md");
    fs::copy(words.policies.join("imani/2014-01.md"), &next).expect("a version to come");
    edit(&next, "respond: 10 working days (4.5)", "respond: 12 working days (4.5)");
    edit(
        &next,
        "stages:\n",
        "changes: We answer within 12 working days now.\nform:\n  leave_out: [language]\nstages:\n",
    );
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
    // On its day it counts, though no build has come since; the site's own pages wait for one.
    let on_its_day = || Setting { built: &out, now: in_february, ..Default::default() };
    let unbuilt = World::with(on_its_day()).await;
    assert_eq!(unbuilt.send_json("imani", &[STORY]).await.json()["policy"], "2027-02-01");
    assert!(!unbuilt.post("/form/imani/change", &[]).await.text.contains(asks), "its form counts too");
    let late = unbuilt.open("/form/imani/dates?received=31+1+2027").await;
    late.says("If we got your complaint on Sunday 31 January 2027");
    late.says("By Friday 12 February 2027 we will answer you");
    // The next build changes the pages over.
    build_into(&out, &words, day("2027-02-01")).unwrap_or_else(|stop| panic!("{stop}"));
    let later = World::with(on_its_day()).await;
    let form = fs::read_to_string(out.join("site/imani/complain/index.html")).expect("the form");
    assert!(!form.contains(asks) && !later.post("/form/imani/change", &[]).await.text.contains(asks));
    assert_eq!(later.send_json("imani", &[STORY]).await.json()["policy"], "2027-02-01");
}

#[tokio::test]
async fn a_form_that_was_open_when_its_version_ended_loses_no_meaning() {
    let (folder, words) = copy_of_frozen();
    let (old, next) = (words.policies.join("imani/2014-01.md"), words.policies.join("imani/2027-02-01.md"));
    fs::copy(&old, &next).expect("a version to come");
    let own = "form:\n  questions:\n    - { id: not_by, after: address, kind: text, label: Who must not read this?, \
               lead_only: yes }\n";
    edit(&old, "stages:\n", &format!("{own}stages:\n"));
    edit(&next, "stages:\n", "form:\n  leave_out: [language]\nstages:\n");
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2027-02-01")).unwrap_or_else(|stop| panic!("{stop}"));
    let world = World::with(Setting { built: &out, now: in_february, ..Default::default() }).await;
    let fields = [STORY, ("policy", "2014-01"), ("language", "Urdu"), ("not_by", "The caretaker")];
    // The page on which answers are checked shows them under the questions that were asked.
    let check = world.post("/form/imani/check", &fields).await;
    check.says("Who must not read this? The caretaker");
    check.says("Which language should we use? Urdu");
    let sent = world.send_json("imani", &fields).await.json();
    assert_eq!(sent["policy"], "2027-02-01", "the version of the day counts");
    let case = world.case(&sent["reference"]).await;
    assert_eq!(answer(&case.words.answers, "language"), "Urdu");
    assert_eq!(answer(&case.words.answers, "not_by"), "The caretaker");
    assert!(case.lead, "what was asked to protect somebody protects them");
    let reference = reference_of(&sent["reference"]);
    let lead = world.shown_lines(&reference, in_february(), true).await;
    assert!(lead.contains("Who must not read this?") && lead.contains("Which language should we use?"), "{lead}");
    let officer = world.shown_lines(&reference, in_february(), false).await;
    assert!(!officer.contains("The caretaker"), "{officer}");
    // A version that is not ours asks nothing.
    let other = world.send_json("imani", &[STORY, ("policy", "1999"), ("language", "Urdu")]).await.json();
    let case = world.case(&other["reference"]).await;
    assert_eq!(answer(&case.words.answers, "language"), "");
}
