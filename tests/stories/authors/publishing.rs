//! From the words to the published page with a browser alone: each step of the
//! workflows, called for real over a repository, and over a stand-in for the host.

use std::fs;

use chrono::{Datelike, Utc};
use serde_json::json;
use tests::edit;
use tests::publishing::{Publishing, said};

const POLICY: &str = "policies/imani/2014-01.md";
const PROMISE: &str = "acknowledge: 2 working days from receipt (4.5, 4.8)";

/// Another promise in the words, committed.
fn change(here: &Publishing, days: u32) -> String {
    let policy = here.work().join(POLICY);
    let text = fs::read_to_string(&policy).expect("the policy is there");
    let line = text.lines().find(|line| line.contains("acknowledge: ")).expect("it has a promise").trim().to_owned();
    edit(&policy, &line, &format!("acknowledge: {days} working days from receipt (4.5, 4.8)"));
    here.commit(&format!("Answer in {days} working days"))
}

/// The first publication, approved by somebody else.
fn published() -> (Publishing, String) {
    let here = Publishing::new();
    assert!(here.done("publish", &["--daily"]).contains("Nothing has been published yet."));
    let first = here.git(&["rev-parse", "HEAD"]);
    here.proposed(&first, 1, &["writer"], &[("approver", "APPROVED", "last")]);
    let told = here.done("publish", &[]);
    assert!(told.contains("https://complaints.example.org/"), "{told}");
    (here, first)
}

fn start(here: &Publishing) -> String {
    here.served("imani/index.html").expect("the landlord's first page is served")
}

#[test]
fn a_proposal_is_checked_at_its_lines() {
    let here = Publishing::new();
    assert!(here.script("check-proposal", &[]).status.success());
    edit(&here.work().join(POLICY), PROMISE, "acknowledge: 2 wroking days from receipt");
    let output = here.script("check-proposal", &[]);
    assert_eq!(output.status.code(), Some(1));
    let told = said(&output.stdout);
    assert!(told.contains("::error file=policies/imani/2014-01.md,line="), "{told}");
}

#[test]
fn the_comment_begins_with_what_a_tenant_sees_and_is_the_only_one() {
    let here = Publishing::new();
    let base = here.git(&["rev-parse", "HEAD"]);
    change(&here, 3);
    let good = here.done("write-comment", &[&base]);
    assert!(good.starts_with("<!-- redress: proposal -->\n## What a tenant will see change\n"), "{good}");
    assert!(!good.contains("## To mend") && good.contains("\n## Nothing to mend\n"), "{good}");
    assert!(!good.contains("/preview/"), "a proposal from elsewhere has none: {good}");
    edit(&here.work().join(POLICY), "acknowledge: 3 working days", "acknowledge: 3 wroking @everyone days");
    let bad = here.done("write-comment", &[&base]);
    let at = |words: &str| bad.find(words).unwrap_or_else(|| panic!("{words:?} is not in {bad}"));
    assert!(at("## What a tenant will see change") < at("## To mend before this can be published"), "{bad}");
    assert!(at("## To mend before this can be published") < at("policies/imani/2014-01.md"), "{bad}");
    assert!(!bad.contains(" @everyone") && !bad.contains("\"@everyone"), "what somebody typed calls nobody: {bad}");
    // Where the words that all share cannot be read, nothing can be compared.
    let phrases = here.work().join("content/phrases.yaml");
    let before = fs::read_to_string(&phrases).expect("the phrases are there");
    fs::write(&phrases, "{").expect("the file can be written");
    let unread = here.done("write-comment", &[&base]);
    assert!(unread.starts_with("<!-- redress: proposal -->\n## "), "{unread}");
    fs::write(&phrases, before).expect("the file can be written");

    let file = here.work().join("comment.md");
    fs::write(&file, &bad).expect("the comment can be written");
    here.done("post-comment", &["7", "comment.md"]);
    assert!(here.written_to_host().starts_with("POST repos/example/words/issues/7/comments\n"));
    let others = json!([{ "id": 4, "body": "Looks good" }, { "id": 5, "body": bad }]);
    here.answers("repos/example/words/issues/7/comments", &others);
    here.done("post-comment", &["7", "comment.md"]);
    assert!(
        here.written_to_host().contains("PATCH repos/example/words/issues/comments/5\n"),
        "{}",
        here.written_to_host()
    );
}

#[test]
fn whoever_has_a_browser_alone_is_told_no_command_and_led_to_each_line() {
    let here = Publishing::new();
    let base = here.git(&["rev-parse", "HEAD"]);
    change(&here, 3);
    let places = [
        ("EDIT_IN", "example/words"),
        ("BRANCH", "say-3-days"),
        ("PREVIEWS", "https://complaints.example.org/"),
        ("NUMBER", "7"),
    ];
    let comment = || said(&here.script_with("write-comment", &[&base], &places).stdout);
    let good = comment();
    assert!(good.contains("Look at it: https://complaints.example.org/preview/7/ "), "{good}");
    // One mistake in a fact, one in the words, one that keeps the landlord from being compared.
    let policy = here.work().join(POLICY);
    edit(&policy, "within {{ stage-1.respond }}", "within 14 days");
    let told = comment();
    for part in [
        "- **[policies/imani/2014-01.md, line 52](https://host.example/example/words/edit/say-3-days/policies/imani/2014-01.md#L52)**: ",
        "  There stands: `- It sends a written answer within 14 days.",
        "Until all are mended there is no preview.",
    ] {
        assert!(told.contains(part), "{part:?} in\n{told}");
    }
    assert!(!told.contains("/preview/"), "{told}");
    // What is plainly meant is read so, and what it changes is told beside it.
    edit(&policy, "acknowledge: 3 working days", "acknowledge: 4 wroking days");
    let meant = comment();
    assert!(meant.contains("becomes 4 working days") && meant.contains("`acknowledge: 4 working days"), "{meant}");
    edit(&policy, "acknowledge: 4 wroking days", "acknowledge: some days");
    let unread = comment();
    let later = "- What people will see change of imani can be said once what stands below is mended.";
    assert!(unread.contains(later), "{unread}");
    let preview = here.script("preview", &["7", &base]);
    assert_eq!(preview.status.code(), Some(1));
    let why = said(&preview.stderr);
    assert!(
        why.ends_with("No preview is made until then. The comment on the proposal says the same, below its title.\n"),
        "{why}"
    );
    let past = said(&here.script("new-version", &["imani", "2020-02-01"]).stderr);
    assert!(past.contains("run this again and tick “It has started already”"), "{past}");
    let started = here.done("new-version", &["Imani ", "1 February 2020", "true"]);
    assert!(started.contains("2020-02-01.md") && started.contains("It is a copy of 2014-01.md"), "{started}");
    for said in [good, told, meant, unread, why, past, started] {
        let option = said.split(" --").skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        assert!(!option && !said.contains("`site-gen") && !said.contains("cargo "), "{said}");
    }
}

#[test]
fn a_preview_before_anything_is_published_puts_nothing_but_itself_onto_the_branch() {
    let here = Publishing::new();
    let base = here.git(&["rev-parse", "HEAD"]);
    here.done("preview", &["7", &base]);
    let served = here.all_served();
    let others: Vec<&String> =
        served.iter().filter(|path| !path.starts_with("preview/7/") && *path != ".nojekyll").collect();
    assert!(others.is_empty() && served.len() > 5, "{others:?}");
}

#[test]
fn a_preview_has_an_address_of_its_own_that_no_search_engine_takes_and_that_ends() {
    let (here, base) = published();
    let before = start(&here);
    let to_come = here.work().join("policies/imani/2027-02-01.md");
    let text = fs::read_to_string(here.work().join(POLICY)).expect("the policy is there");
    fs::write(&to_come, text.replace("Imani wants to give a good service.", "Imani gives a good service."))
        .expect("written");
    here.commit("Say it more firmly from February");
    let told = here.done("preview", &["7", &base]);
    assert_eq!(told.trim(), "Preview: https://complaints.example.org/preview/7/");
    let pages: Vec<String> = here
        .all_served()
        .into_iter()
        .filter(|path| path.starts_with("preview/7/") && path.ends_with(".html"))
        .collect();
    assert!(pages.len() > 50, "{} pages", pages.len());
    for path in &pages {
        let html = here.served(path).expect("the page is served");
        assert_eq!(html.matches("<meta name=\"robots\" content=\"noindex\">").count(), 1, "{path}");
        assert!(html.contains("You see the site as on Monday 1 February 2027."), "{path}");
        for lead in [" href=\"/", " src=\"/", " action=\"/"] {
            let leads = html.split(lead).skip(1);
            leads
                .for_each(|rest| assert!(rest.starts_with("preview/7/"), "{path} leads out of the preview: {}", &lead));
        }
    }
    let one = here.served("preview/7/imani/policy/index.html").expect("the page is served");
    assert!(one.contains("Imani gives a good service."), "the version to come is shown");
    assert!(here.served("preview/7/robots.txt").is_some_and(|text| text.contains("Disallow: /\n")));
    assert_eq!(start(&here), before, "what is published is as it was");
    // An older one ends by itself, this one when its proposal is closed.
    let old = here.script_with("preview", &["6", &base], &[("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z")]);
    assert!(old.status.success(), "{}", said(&old.stderr));
    assert!(here.done("end-preview", &["--older-than", "30"]).contains("preview/6"));
    assert!(here.served("preview/6/index.html").is_none() && here.served("preview/7/index.html").is_some());
    here.done("end-preview", &["7"]);
    assert!(here.served("preview/7/index.html").is_none());
    assert!(here.done("end-preview", &["7"]).contains("There is no preview to end."));
    assert_eq!(start(&here), before);
}

#[test]
fn nothing_is_published_that_only_its_writer_approved() {
    let (here, _first) = published();
    let before = start(&here);
    let second = change(&here, 3);
    let refused = |why: &str| {
        let output = here.script("publish", &[]);
        assert_eq!(output.status.code(), Some(1), "{why}");
        assert!(said(&output.stderr).contains(why), "{why}: {}", said(&output.stderr));
        assert_eq!(start(&here), before, "{why}");
    };
    refused("came by no proposal");
    here.proposed(&second, 2, &["writer"], &[]);
    refused("was not approved as it was merged");
    here.proposed(&second, 2, &["writer"], &[("writer", "APPROVED", "last")]);
    refused("approved only by who wrote it (writer)");
    // Whoever mended a line in it has written it as well.
    here.proposed(&second, 2, &["writer", "approver"], &[("approver", "APPROVED", "last")]);
    refused("approved only by who wrote it (approver)");
    here.proposed(&second, 2, &["writer"], &[("approver", "APPROVED", "an older text")]);
    refused("after its last change");
    here.proposed(
        &second,
        2,
        &["writer"],
        &[("approver", "APPROVED", "last"), ("approver", "CHANGES_REQUESTED", "last")],
    );
    refused("was not approved as it was merged");
    // The next change, well approved, does not take it along.
    let third = change(&here, 4);
    here.proposed(&third, 3, &["writer"], &[("approver", "APPROVED", "last")]);
    refused("was not approved as it was merged");
    // The pages of the day are made of what was published.
    here.done("publish", &["--daily"]);
    assert_eq!(start(&here), before);
    here.proposed(&second, 2, &["writer"], &[("approver", "APPROVED", "last")]);
    here.done("publish", &[]);
    assert!(start(&here).contains("4 working days"), "{}", start(&here));
    assert!(here.done("publish", &[]).contains("Nothing has changed on the site."));
}

#[test]
fn what_was_published_is_taken_back_and_does_not_return_by_itself() {
    let (here, _first) = published();
    let before = start(&here);
    let nothing = here.script("take-back", &[]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(said(&nothing.stderr).contains("There is nothing of before"), "{}", said(&nothing.stderr));
    let second = change(&here, 3);
    here.proposed(&second, 2, &["writer"], &[("approver", "APPROVED", "last")]);
    here.done("publish", &[]);
    assert_ne!(start(&here), before);
    let told = here.done("take-back", &[]);
    assert_eq!(start(&here), before, "the pages of before are back");
    let branch = format!("take-back-{}", second.chars().take(7).collect::<String>());
    assert!(told.contains(&format!("https://host.example/example/words/compare/{branch}?expand=1")), "{told}");
    // Neither the night nor another change brings it back.
    here.done("publish", &["--daily"]);
    assert_eq!(start(&here), before);
    edit(&here.work().join("content/pages/start.md"), "It is free.", "It costs nothing.");
    let other = here.commit("Say it in other words");
    here.proposed(&other, 3, &["writer"], &[("approver", "APPROVED", "last")]);
    assert!(here.done("publish", &[]).contains("is not published again"));
    assert_eq!(start(&here), before);
    let again = here.script("take-back", &[]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again.stderr).contains("It is taken back already"), "{}", said(&again.stderr));
    // Once it is out of the words, they are published again.
    here.git(&["fetch", "--quiet", "origin", &branch]);
    here.git(&["merge", "--quiet", "--no-ff", "-m", "Take it back", "FETCH_HEAD"]);
    here.git(&["push", "--quiet", "origin", "HEAD:main"]);
    let back = here.git(&["rev-parse", "HEAD"]);
    here.proposed(&back, 4, &["writer"], &[("approver", "APPROVED", "last")]);
    here.done("publish", &[]);
    assert!(start(&here).contains("2 working days") && start(&here).contains("It costs nothing."), "{}", start(&here));
}

#[test]
fn a_new_version_starts_in_the_browser_once() {
    let here = Publishing::new();
    // It starts on a day that is to come, whenever this is read.
    let day = format!("{}-02-01", Utc::now().year() + 2);
    let told = here.done("new-version", &["imani", &day]);
    let branch = format!("new-imani-{day}");
    assert!(
        told.contains(&format!("https://host.example/example/words/edit/{branch}/policies/imani/{day}.md")),
        "{told}"
    );
    assert!(told.contains(&format!("compare/main...{branch}?expand=1")), "{told}");
    let there = here.git(&["ls-tree", "--name-only", &format!("origin/{branch}"), "policies/imani/"]);
    assert!(there.contains("2014-01.md") && there.contains(&format!("{day}.md")), "{there}");
    here.git(&["checkout", "--quiet", "main"]);
    let again = here.script("new-version", &["imani", &day]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again.stderr).contains("Somebody has started this version already"), "{}", said(&again.stderr));
    assert!(said(&again.stderr).contains("Then propose it here"), "{}", said(&again.stderr));
    // What was published and taken back can be started again.
    here.git(&["clean", "--quiet", "--force", "policies"]);
    here.git(&["merge", "--quiet", "--no-edit", &format!("origin/{branch}")]);
    here.git(&["rm", "--quiet", &format!("policies/imani/{day}.md")]);
    here.git(&["commit", "--quiet", "-m", "Take it back"]);
    let anew = here.done("new-version", &["imani", &day]);
    assert!(anew.contains(&format!("edit/{branch}-2/policies/imani/{day}.md")), "{anew}");
    here.git(&["checkout", "--quiet", "main"]);
    let odd = here.script("new-version", &["../imani", &day]);
    assert_eq!(odd.status.code(), Some(2));
    assert!(said(&odd.stderr).contains("is no landlord’s folder"), "{}", said(&odd.stderr));
}
