//! The recipes of CONTRIBUTING.md, done as a comms officer does them, in a copy
//! of the published words: whatever is asked of those is asked of the copy too.
//!
//! A recipe that turns this red is a test that knows too much, or a recipe that
//! leaves something out.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use site_gen::read::Folders;
use tests::{binary, copy_of, published, root};

use super::site::{Site, files};
use super::{checks, promises};

// Every name here is one that nobody publishes: these recipes run whatever is there already.

/// A landlord of its own, from the example in the manual; and one that is no demonstration.
fn a_landlord(words: &Folders) {
    let manual = fs::read_to_string(root().join("policies/README.md")).expect("the manual is there");
    let example = manual.split("```markdown\n").nth(1).and_then(|t| t.split("\n```").next()).expect("a whole example");
    for (slug, text) in [
        ("a-recipes-landlord", example.replace("Example Homes", "A Recipe’s Homes")),
        (
            "another-recipes-landlord",
            example.replace("demonstration: yes\n", "").replace("Example Homes", "Another Recipe’s Homes"),
        ),
    ] {
        fs::create_dir(words.policies.join(slug)).expect("a folder");
        fs::write(words.policies.join(slug).join("2026-01-01.md"), format!("{text}\n")).expect("a policy");
    }
}

/// The landlords of the copy, each with the text of its newest version.
fn newest(words: &Folders) -> Vec<(std::path::PathBuf, String)> {
    let folders = fs::read_dir(&words.policies).expect("the folder is there").map(|entry| entry.expect("one").path());
    let mut folders: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    let last = |folder: std::path::PathBuf| files(&folder).pop().expect("a landlord has a policy");
    folders.into_iter().map(last).map(|file| (file.clone(), fs::read_to_string(file).expect("text"))).collect()
}

/// A new version of each policy, in force since the first of the month; and one of the first that is still to come.
fn a_new_version(words: &Folders) {
    let mut changed = 0;
    for (at, (file, text)) in newest(words).into_iter().enumerate() {
        // Each landlord that gives so many days for an answer gives two more.
        let lines = text.lines().map(|line| {
            let days = line.trim_start().strip_prefix("respond: ").and_then(|rest| rest.split(' ').next());
            let Some(days) = days.and_then(|days| days.parse::<u16>().ok()) else { return line.to_owned() };
            changed += 1;
            line.replacen(&days.to_string(), &(days + 2).to_string(), 1)
        });
        let text = lines.collect::<Vec<_>>().join("\n") + "\n";
        // What a copy says of the change before tells nobody of this one.
        let text: String = text.split_inclusive('\n').filter(|line| !line.starts_with("changes: ")).collect();
        let note = "\nchanges: Some of our answers take longer than before.\nstages:\n";
        let text = text.replacen("\nstages:\n", note, 1);
        let folder = file.parent().expect("it stands in a folder");
        fs::write(folder.join("2026-12-02.md"), &text).expect("a version");
        if at == 0 {
            fs::write(folder.join("2027-03-02.md"), &text).expect("a version to come");
        }
    }
    assert!(changed > 0, "no policy gives its answer so many days: change another fact here");
}

/// A real number to call, where a policy gave none.
fn a_phone_number(words: &Folders) {
    let without = newest(words).into_iter().filter(|(_, text)| text.contains("\ncontacts: not stated\n"));
    for (file, text) in without {
        let contacts = "\ncontacts: { phone: 01632 960 004, email: complaints@example.org, hours: \"Monday to Friday, 9am to 5pm\" }\n";
        fs::write(file, text.replace("\ncontacts: not stated\n", contacts)).expect("a policy");
    }
}

/// A question for everybody, before all others but the first.
fn a_question(words: &Folders) {
    let file = words.content.join("form.yaml");
    let form = fs::read_to_string(&file).expect("the form is there");
    let question = "      - id: recipe_how_often\n        kind: choice\n        label: How often does this recipe happen?\n        choices:\n          - { id: once, label: Once }\n          - { id: often, label: Again and again }\n";
    let (before, rest) = form.split_once("      - id: before\n").expect("the form asks whether we were told before");
    fs::write(file, format!("{before}{question}      - id: before\n{rest}")).expect("the form");
}

/// A page of guidance, with a link to it, a fact and a component.
fn a_page(words: &Folders) {
    let page = "---\ntitle: A page by a recipe\npath: recipe\nfoot: A page by a recipe\norder: 9\ndescription: What a recipe says about damp and mould in your home.\n---\nTell {{ landlord }} about damp as soon as you see it.\n\n{{ contacts }}\n\n[How to complain](now/)\n";
    fs::write(words.content.join("pages/recipe.md"), page).expect("a page");
}

/// Other words for the same, wherever they stand.
fn a_change_of_wording(words: &Folders) {
    let other = |text: &str| {
        let replies =
            text.replace("we will answer you", "we will reply to you").replace("We answer you", "We reply to you");
        if replies == text { text.replace("We reply to you", "We answer you") } else { replies }
    };
    for file in files(&words.content) {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        fs::write(file, other(&text)).expect("the file can be written");
    }
}

/// A special bank holiday, by the command.
fn new_bank_holidays(words: &Folders, folder: &Path) {
    let ours = fs::read_to_string(words.content.join("bank-holidays.json")).expect("the file is there");
    let mut file: Value = serde_json::from_str(&ours).expect("the file is JSON");
    for division in ["england-and-wales", "scotland", "northern-ireland"] {
        let special = json!({"title": "Special bank holiday", "date": "2027-01-11", "notes": "", "bunting": true});
        file[division]["events"].as_array_mut().expect("a list").push(special);
    }
    let newer = folder.join("newer.json");
    fs::write(&newer, file.to_string()).expect("GOV.UK's file can be saved");
    let output = Command::new(binary("site-gen"))
        .arg("holidays")
        .arg(&newer)
        .args(["--on", "2026-12-24", "--write"])
        .current_dir(folder)
        .output()
        .expect("site-gen runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_ne!(fs::read_to_string(words.content.join("bank-holidays.json")).expect("it is there"), ours);
    fs::remove_file(newer).expect("it is done with");
}

/// Everything that is asked of the published words.
async fn everything(site: &Site) {
    checks::nothing_is_unread(site);
    checks::every_template_is_used(site);
    checks::every_landlord_has_every_page(site);
    checks::every_link_leads_somewhere(site);
    checks::every_page_is_whole_and_quiet(site);
    checks::every_page_is_small(site);
    checks::demonstrations_alone_are_hidden(site);
    checks::other_versions_say_what_they_are(site);
    checks::every_clock_has_a_section(site);
    promises::the_table_of_days_is_the_command_lines(site);
    promises::every_form_takes_a_complaint_and_keeps_to_the_dates(site).await;
    promises::every_answer_of_the_form_is_rendered(site).await;
}

#[tokio::test]
async fn every_recipe_leaves_all_that_is_asked_of_the_words_as_it_was() {
    let (folder, words) = copy_of(&published());
    a_landlord(&words);
    a_new_version(&words);
    a_phone_number(&words);
    a_question(&words);
    a_page(&words);
    a_change_of_wording(&words);
    new_bank_holidays(&words, folder.path());
    let site = Site::of(&words);
    everything(&site).await;
    // And each did what it is for.
    let first = &site.landlords[0].slug;
    let page = |name: &str| site.page(&format!("{first}/{name}index.html"));
    assert!(page("complain/").contains("How often does this recipe happen?"));
    assert!(page("recipe/").contains("as soon as you see it"));
    assert!(page("").contains("01632 960 00"));
    assert!(site.page("another-recipes-landlord/index.html").contains("Another Recipe’s Homes"));
    assert!(!site.page("another-recipes-landlord/index.html").contains("noindex"));
}
