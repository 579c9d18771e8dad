//! A landlord holds its words against the Ombudsman's Code: what is found, what
//! stays of its own comments, and when that becomes a page.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tests::{binary, copy_of_frozen, edit};

mod rows;
mod words;

/// Every provision of the Code of 2024, as the notes on it number them.
const PROVISIONS: &str = "1.2 1.3 1.4 1.5 1.6 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 3.5 3.6 3.7 4.1 4.2 4.3 5.1 5.2 5.3 5.4 \
    5.5 5.6 5.7 5.8 5.9 5.10 5.11 5.12 5.13 5.14–15 6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 6.10 6.11 6.12 6.13 6.14 6.15 \
    6.16–6.20 7.1–7.4 8.1 8.2 8.3 8.4–8.5 9.1–9.3 9.4 9.5–9.7 9.8";

const ON: &str = "2026-12-24";

fn site_gen(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(binary("site-gen")).args(arguments).current_dir(folder).output().expect("site-gen runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn assess(folder: &Path, arguments: &[&str]) -> String {
    let output = site_gen(folder, &[&["assess", "--on", ON], arguments].concat());
    assert!(output.status.success(), "{}", told(&output));
    told(&output)
}

fn provisions(folder: &Path, landlord: &str) -> Vec<Value> {
    let output = site_gen(folder, &["assess", landlord, "--on", ON, "--format", "json"]);
    assert!(output.status.success(), "{}", told(&output));
    let all: Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON and nothing else");
    all["provisions"].as_array().expect("a list").clone()
}

fn provision(all: &[Value], number: &str) -> Value {
    all.iter().find(|one| one["number"] == number).cloned().unwrap_or_else(|| panic!("{number} is not there"))
}

/// Writes a comment into a draft.
fn comment(draft: &Path, number: &str, text: &str) {
    let begins = format!("<!-- our comment on {number} begins here -->\n");
    edit(draft, &format!("{begins}\n"), &format!("{begins}{text}"));
}

fn approve(draft: &Path, day: &str) {
    edit(draft, "\nwritten:", &format!("\napproved_by: Chair of the Board\napproved_on: {day}\nwritten:"));
}

fn build(folder: &Path, on: &str) -> Output {
    site_gen(folder, &["build", "--on", on])
}

fn seen(row: &Value, side: &str) -> Vec<Value> {
    row[side].as_array().cloned().unwrap_or_default()
}

fn says_of(seen: &Value) -> &str {
    seen["says"].as_str().unwrap_or_default()
}

/// The words of a text, without marks.
fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

const FIVE: [&str; 5] = ["imani", "impact-housing", "incommunities", "inspiring-housing", "management-co-op"];

#[test]
fn a_landlord_that_the_code_does_not_bind_is_told_so() {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    edit(&policy, "scheme: housing-ombudsman", "scheme: none");
    edit(&policy, "ombudsman: [housing-ombudsman]\n", "");
    let output = site_gen(folder.path(), &["assess", "imani"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("Imani Housing Co-operative is not bound by"), "{}", told(&output));
    assert!(output.stdout.is_empty() && !folder.path().join("assessments").exists(), "nothing was written");
}

#[test]
fn comments_survive_every_run_byte_for_byte() {
    let (folder, words) = copy_of_frozen();
    let draft = folder.path().join("assessments/imani.md");
    assess(folder.path(), &["imani"]);
    let ours = "  We do it in **two** days.\r\n\r\n- with trailing spaces   \n\t> and a tab – “so”\n\n";
    comment(&draft, "6.2", ours);
    let before = fs::read_to_string(&draft).expect("the draft is there");
    let again = assess(folder.path(), &["imani"]);
    assert!(again.contains("stays as it is"), "{again}");
    assert_eq!(fs::read_to_string(&draft).expect("the draft is there"), before);
    // What the program wrote is written anew, and the comment stands in it as it was.
    edit(
        &words.policies.join("imani/2014-01.md"),
        "acknowledge: 2 working days from",
        "acknowledge: 3 working days from",
    );
    assess(folder.path(), &["imani"]);
    let after = fs::read_to_string(&draft).expect("the draft is there");
    assert!(after.contains("within 3 working days") && after.contains(ours), "{after}");
}

#[test]
fn a_comment_moves_with_its_provision_and_none_is_lost() {
    let (folder, words) = copy_of_frozen();
    let draft = folder.path().join("assessments/imani.md");
    assess(folder.path(), &["imani"]);
    comment(&draft, "6.2", "About two days.\n");
    comment(&draft, "9.8", "About our objective.\n");
    let code = words.content.join("code/housing-ombudsman-2024.yaml");
    let text = fs::read_to_string(&code).expect("the code is there");
    let (text, _last) = text.split_once("  - number: \"9.8\"").expect("9.8 is the last");
    let text = text.replace("number: \"6.2\"", "number: \"6.20\"\n    was: [\"6.2\"]");
    fs::write(words.content.join("code/housing-ombudsman-2027.yaml"), text).expect("the file can be written");
    fs::remove_file(&code).expect("the file can be removed");
    let told = assess(folder.path(), &["imani"]);
    assert!(told.contains("Your comment on 6.2 now stands under 6.20"), "{told}");
    assert!(told.contains("9.8 is no longer in the Code"), "{told}");
    let after = fs::read_to_string(&draft).expect("the draft is there");
    let at = |words: &str| after.find(words).unwrap_or_else(|| panic!("{words:?} is not in {after}"));
    assert!(
        at("our comment on 6.20 begins") < at("About two days.")
            && at("About two days.") < at("our comment on 6.20 ends")
    );
    assert!(at("nothing below this line is published") < at("About our objective."));
    let once_more = assess(folder.path(), &["imani"]);
    assert!(once_more.contains("stays as it is"), "{once_more}");
}

#[test]
fn what_was_changed_outside_of_the_comments_is_not_written_over_unasked() {
    let (folder, _words) = copy_of_frozen();
    let draft = folder.path().join("assessments/imani.md");
    assess(folder.path(), &["imani"]);
    edit(&draft, "### 6.2\n", "### 6.2\n\nWe do this well.\n");
    let before = fs::read_to_string(&draft).expect("the draft is there");
    let output = site_gen(folder.path(), &["assess", "imani"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("changed by hand outside of “Our comment”"), "{}", told(&output));
    assert_eq!(fs::read_to_string(&draft).expect("the draft is there"), before);
    assess(folder.path(), &["imani", "--overwrite"]);
    assert!(!fs::read_to_string(&draft).expect("the draft is there").contains("We do this well."));
    // Without its last line nobody knows where a comment ends.
    edit(&draft, "<!-- our comment on 6.2 ends here -->\n", "");
    let output = site_gen(folder.path(), &["assess", "imani", "--overwrite"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("the one on 6.2 (line "), "{}", told(&output));
}

#[test]
fn a_draft_is_private_until_somebody_approves_it() {
    let (folder, words) = copy_of_frozen();
    let draft = folder.path().join("assessments/imani.md");
    assess(folder.path(), &["imani"]);
    comment(&draft, "6.2", "We do it in two days.\n");
    let page = folder.path().join("dist/site/imani/self-assessment/index.html");
    let performance = folder.path().join("dist/site/imani/performance/index.html");
    let sitemap = folder.path().join("dist/site/sitemap.xml");
    let read = |path: &Path| fs::read_to_string(path).expect("the page is there");
    assert!(build(folder.path(), ON).status.success());
    assert!(!page.exists(), "nobody has approved it");
    assert!(read(&performance).contains("a “self-assessment”"));
    // Half an approval is a mistake, and one of a day to come is none yet.
    edit(&draft, "\nwritten:", "\napproved_by: Chair of the Board\nwritten:");
    let output = build(folder.path(), ON);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("stands here, and no day"), "{}", told(&output));
    edit(&draft, "\nwritten:", "\napproved_on: 2027-01-02\nwritten:");
    assert!(build(folder.path(), ON).status.success());
    assert!(!page.exists(), "it is approved from the second of January");
    assert!(build(folder.path(), "2027-01-02").status.success());
    let html = read(&page);
    for words in [
        "Approved on 2 January 2027 by this role: Chair of the Board.",
        "We do it in two days.",
        "We have written no comment on this yet.",
    ] {
        assert!(html.contains(words), "{words:?} is not in {html}");
    }
    // What nobody could compare with the Code is said to be so to readers too.
    assert!(html.contains("We could not compare this line with the Code itself."), "{html}");
    for private in
        ["For you to say", "private draft", "our comment on", "policies/imani/", "content/", "unconfirmed. Check"]
    {
        assert!(!html.contains(private), "{private:?} is for its authors alone");
    }
    assert!(html.contains("<a href=\"/imani/policy/2014-01/\">Our policy</a>"), "{html}");
    assert!(read(&performance).contains("href=\"/imani/self-assessment/\""));
    assert!(read(&sitemap).contains("/imani/self-assessment/</loc>"));
    // The policy changes: what was approved is not what would be published.
    edit(
        &words.policies.join("imani/2014-01.md"),
        "acknowledge: 2 working days from",
        "acknowledge: 3 working days from",
    );
    let told = assess(folder.path(), &["imani"]);
    assert!(told.contains("The approval was taken out"), "{told}");
    assert!(build(folder.path(), "2027-01-02").status.success());
    assert!(!page.exists(), "the approval was of other words");
}

#[test]
fn an_approval_of_a_day_to_come_is_told_with_that_day() {
    let (folder, _words) = copy_of_frozen();
    let draft = folder.path().join("assessments/imani.md");
    assess(folder.path(), &["imani"]);
    comment(&draft, "6.2", "We do it in two days.\n");
    approve(&draft, "2027-01-02");
    let told = assess(folder.path(), &["imani"]);
    assert!(
        told.contains("its page appears on 2 January 2027") && !told.contains("the next build publishes it"),
        "{told}"
    );
    assert!(told.contains("write today’s: `approved_on: 2026-12-24`"), "{told}");
    edit(&draft, "approved_on: 2027-01-02", "approved_on: 2026-12-24");
    assert!(assess(folder.path(), &["imani"]).contains("the next build publishes it"));
}

#[test]
fn what_cannot_be_told_until_a_line_is_mended_is_said_first() {
    let (folder, words) = copy_of_frozen();
    edit(&words.policies.join("imani/2014-01.md"), "nation: england", "nation: engalnd");
    let output = site_gen(folder.path(), &["assess", "imani"]);
    assert_eq!(output.status.code(), Some(1));
    let told = told(&output);
    assert!(
        told.starts_with("What the Code asks of these words cannot be told until policies/imani/2014-01.md:"),
        "{told}"
    );
    assert!(told.contains("England") || told.contains("england"), "{told}");
    assert!(told.ends_with("1 problem to mend.\n"), "{told}");
}

#[test]
fn the_assessment_of_no_landlord_is_told() {
    let (folder, _words) = copy_of_frozen();
    fs::create_dir(folder.path().join("assessments")).expect("the folder can be made");
    fs::write(folder.path().join("assessments/imanni.md"), "---\n---\n").expect("the file can be written");
    let output = site_gen(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("`imanni.md` is the assessment of no landlord"), "{}", told(&output));
}

#[test]
fn an_approved_assessment_is_whole_html_that_a_search_finds() {
    let (folder, _words) = copy_of_frozen();
    let draft = folder.path().join("assessments/incommunities.md");
    assess(folder.path(), &["incommunities"]);
    comment(&draft, "6.2", "We do it in two days.\n");
    approve(&draft, "2026-12-01");
    assert!(build(folder.path(), ON).status.success());
    let html =
        fs::read_to_string(folder.path().join("dist/site/incommunities/self-assessment/index.html")).expect("the page");
    assert_eq!(html.matches("<h1>").count(), 1);
    assert_eq!(html.matches("<h3 id=").count(), PROVISIONS.split_whitespace().count());
    let levels: Vec<u32> = html.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
    assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "no heading skips a level: {levels:?}");
    assert!(html.contains("This gives less than 12 months"), "{html}");
}

/// Nobody reads over the name of a board what that board has said nothing about.
#[test]
fn an_approved_assessment_without_a_word_of_the_landlord_is_not_published() {
    let (folder, _words) = copy_of_frozen();
    let draft = folder.path().join("assessments/imani.md");
    let first = assess(folder.path(), &["imani"]);
    assert!(!first.contains("you have written no comment"), "{first}");
    approve(&draft, "2026-12-01");
    let output = site_gen(folder.path(), &["check", "--on", ON]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("no comment of yours stands in it") && told(&output).contains("R183"),
        "{}",
        told(&output)
    );
    comment(&draft, "6.2", "We do it in two days.\n");
    assert!(site_gen(folder.path(), &["check", "--on", ON]).status.success());
    let again = assess(folder.path(), &["imani"]);
    assert!(again.contains("contradict these, and you have written no comment on them: 8.1, 8.2."), "{again}");
}

/// What a person found who read each of these rows beside the policy: a change here wants the same look.
#[test]
fn the_rows_of_five_landlords_are_as_a_person_found_them() {
    let (folder, _words) = copy_of_frozen();
    let landlords = ["imani", "impact-housing", "incommunities", "inspiring-housing", "management-co-op"];
    let rows: Vec<Vec<Value>> = landlords.iter().map(|landlord| provisions(folder.path(), landlord)).collect();
    let letter = |row: &Value| match row["outcome"].as_str() {
        Some("evidence") => "E",
        Some("contradicted") => "C",
        Some("none-found") => "N",
        Some("for-a-person") => "P",
        other => panic!("{other:?}"),
    };
    let table: String = (0..rows[0].len())
        .map(|n| {
            let letters: Vec<&str> = rows.iter().map(|of| letter(&of[n])).collect();
            format!("{:<6} {}\n", rows[0][n]["number"].as_str().unwrap_or_default(), letters.join(" "))
        })
        .collect();
    insta::assert_snapshot!(table);
}
