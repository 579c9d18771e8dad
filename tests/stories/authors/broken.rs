//! What an author gets wrong, and what they are told: all of it, at its place, and nothing written.

use std::fs;
use std::path::Path;

use site_gen::command_error::CommandError;
use tests::{build_into, copy_of_frozen, day, edit};

/// Builds and gives what was told; asserts that nothing was written.
fn told(folder: &Path, words: &site_gen::read::Folders) -> String {
    let out = folder.join("dist");
    let stop = build_into(&out, words, day("2026-12-24")).expect_err("broken words do not build");
    assert_eq!(stop.code(), 1);
    assert!(!out.exists(), "nothing was written");
    let left: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").filter_map(Result::ok).map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 2, "nothing half written is left beside it: {left:?}");
    assert!(matches!(stop, CommandError::Problems(_) | CommandError::Io { .. }));
    stop.to_string().replace(&folder.display().to_string(), "…")
}

const GOOD: &str = "---\nlandlord: Example Homes\nnation: england\nscheme: none\nstages:\n  - name: Stage 1\n    respond: 10 working days from receipt (4.5)\n---\n## What a complaint is\n\nWrite to us.\n";

#[test]
fn every_mistake_of_a_file_is_told_in_one_run() {
    let (folder, words) = copy_of_frozen();
    fs::create_dir(words.policies.join("example-homes")).expect("a folder");
    let text = concat!(
        "---\n",
        "landlord: Example Homes\n",
        "nation: Englnd\n",
        "scheme: none\n",
        "version:\n",
        "reveiw_due: January 2027\n",
        "approved: 31 February 2026\n",
        "owner: Head of Service\n",
        "owner: Director\n",
        "contacts: { phone: 01632 960 001, email: not an address }\n",
        "channels: [phone, pigeon]\n",
        "ombudsman: [housing-ombudsmen]\n",
        "stages:\n",
        "  - name: Stage 1\n",
        "    acknowledge: 10 buisness days\n",
        "    respond: 10 working days from receit (4.5)\n",
        "    hold: { send: tomorrow }\n",
        "    hearing: { within: the same day, from: acknowledgement, ends: the day before }\n",
        "  - name: Stage 2\n",
        "---\n",
        "## Times\n\n",
        "We answer within {{ stage-1.respnd }}.\n\n",
        "<iframe src=x></iframe>\n\n",
        "#### Too deep\n\n",
        "[a](java\u{9}script:x) [b](no-such-page/)\n",
    );
    fs::write(words.policies.join("example-homes/2026-01-01.md"), text).expect("a file");
    insta::assert_snapshot!(told(folder.path(), &words));
}

#[test]
fn prose_is_checked_as_the_facts_are() {
    let (folder, words) = copy_of_frozen();
    fs::create_dir(words.policies.join("example-homes")).expect("a folder");
    let prose = "We answer within {{ stage-1.respnd }}.\n\n<iframe src=x></iframe>\n\n#### Too deep\n\n[a](java&#9;script:x) [b](whats-happens/) ![](x.png)\n";
    fs::write(words.policies.join("example-homes/2026.md"), format!("{GOOD}\n{prose}")).expect("a file");
    insta::assert_snapshot!(told(folder.path(), &words));
}

#[test]
fn what_a_word_processor_does_is_understood_where_it_has_one_meaning() {
    let (folder, words) = copy_of_frozen();
    fs::create_dir(words.policies.join("example-homes")).expect("a folder");
    let pasted = GOOD
        .replace("landlord: Example Homes", "landlord: “Example Homes”")
        .replace("10 working days", "ten\u{a0}working\u{a0}days")
        .replace('\n', "\r\n");
    fs::write(words.policies.join("example-homes/2026.md"), format!("\u{feff}{pasted}")).expect("a file");
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let page = fs::read_to_string(out.join("site/example-homes/index.html")).expect("the page is built");
    assert!(page.contains("within 10 working days from") && page.contains(">Complain to Example Homes<"));
}

#[test]
fn tabs_and_colons_are_told_in_words() {
    let (folder, words) = copy_of_frozen();
    fs::create_dir(words.policies.join("example-homes")).expect("a folder");
    let file = words.policies.join("example-homes/2026.md");
    fs::write(&file, GOOD.replace("    respond", "\trespond")).expect("a file");
    let tab = told(folder.path(), &words);
    fs::write(&file, GOOD.replace("landlord: Example Homes", "landlord: Homes: the example")).expect("a file");
    let colon = told(folder.path(), &words);
    fs::write(&file, GOOD.replace("landlord: Example Homes", "landlord: \"Example Homes")).expect("a file");
    let quote = told(folder.path(), &words);
    insta::assert_snapshot!(format!("{tab}\n\n=====\n{colon}\n\n=====\n{quote}"));
}

#[test]
fn two_landlords_of_one_name_are_told() {
    let (folder, words) = copy_of_frozen();
    fs::create_dir(words.policies.join("other")).expect("a folder");
    fs::copy(words.policies.join("imani/2014-01.md"), words.policies.join("other/2014-01.md")).expect("a copy");
    let told = told(folder.path(), &words);
    assert!(told.contains("…/policies/other/2014-01.md:2:1: the name \"Imani Housing Co-operative\" is taken by …/policies/imani/2014-01.md"), "{told}");
}

#[test]
fn a_missing_file_is_named() {
    for name in ["bank-holidays.json", "phrases.yaml", "form.yaml", "ombudsmen.yaml", "emergencies.yaml"] {
        let (folder, words) = copy_of_frozen();
        fs::remove_file(words.content.join(name)).expect("the file was there");
        assert!(told(folder.path(), &words).contains(&format!("content/{name}:1:1: the file is missing")));
    }
    let (folder, words) = copy_of_frozen();
    fs::create_dir(words.policies.join("empty")).expect("a folder");
    assert!(told(folder.path(), &words).contains("there is no policy in this folder"));
}

#[test]
fn bank_holidays_that_were_cut_short_are_never_taken_for_none() {
    let (folder, words) = copy_of_frozen();
    let file = words.content.join("bank-holidays.json");
    let whole = fs::read_to_string(&file).expect("the file can be read");
    for broken in [
        "{}".to_owned(),
        whole.replace("scotland", "narnia"),
        whole.replace("2027-12-2", "2028-11-1"),
        whole.chars().take(500).collect(),
    ] {
        fs::write(&file, broken).expect("the file can be written");
        assert!(told(folder.path(), &words).contains("bank-holidays.json:1:1"), "told at its file");
    }
}

#[test]
fn a_list_that_was_pasted_three_hundred_times_is_told_and_ends_nothing() {
    let (folder, words) = copy_of_frozen();
    let file = words.policies.join("imani/2014-01.md");
    let whole = fs::read_to_string(&file).expect("a policy");
    let (before, last) = whole.rsplit_once("\n  - name: ").expect("its last stage");
    let (stage, after) = last.split_at(last.find("\nombudsman").or_else(|| last.find("\n---")).expect("what follows"));
    let (_name, facts) = stage.split_once('\n').expect("its facts");
    let pasted: String = (0..300).map(|n| format!("\n  - name: Again {n}\n{facts}")).collect();
    fs::write(&file, format!("{before}\n  - name: {stage}{pasted}{after}")).expect("it can be written");
    let told = told(folder.path(), &words);
    assert!(told.contains("stages, and no policy has more than 9 (R"), "{told}");
}

#[test]
fn odd_files_are_refused_before_they_are_read() {
    let (folder, words) = copy_of_frozen();
    let at = words.policies.join("example-homes");
    fs::create_dir(&at).expect("a folder");
    std::os::unix::fs::symlink("/etc/hostname", at.join("2026.md")).expect("a link");
    fs::write(at.join("2025.md"), vec![b'a'; 300 * 1024]).expect("a large file");
    fs::write(at.join("2024.md"), b"---\nlandlord: \xff\xfe\n---\n").expect("a file that is no text");
    fs::write(at.join("2023.md"), format!("---\nx: {}\n---\n", "[".repeat(20_000))).expect("a bracket bomb");
    fs::write(at.join("2022.md"), "---\na: &a [x, x]\nb: [*a, *a]\n---\n").expect("an alias bomb");
    fs::create_dir(words.policies.join("É")).expect("a folder with an odd name");
    fs::write(words.policies.join("É/2026.md"), GOOD).expect("a file");
    let told = told(folder.path(), &words);
    for (file, found) in [
        ("2026.md", "links are not followed"),
        ("2025.md", "larger than 256 KiB"),
        ("2024.md", "not UTF-8"),
        ("2023.md", "brackets stand inside one another"),
        ("2022.md", "special meaning"),
        ("É/2026.md", "cannot be a web address"),
    ] {
        assert!(told.lines().any(|l| l.contains(file) && l.contains(found)), "{file} should tell {found:?}:\n{told}");
    }
}

#[test]
fn a_template_that_is_broken_points_at_its_line() {
    let (folder, words) = copy_of_frozen();
    edit(&words.content.join("templates/parts/panel.html"), "{% else %}", "{% esle %}");
    let told = told(folder.path(), &words);
    assert!(told.contains("parts/panel.html:"), "{told}");
}
