//! From the policy in Word to the published page, without a developer: a draft,
//! looked through by a person, checked, built, and asked for its dates.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use site_gen::draft;
use site_gen::read::{Folders, checked_library};
use tempfile::TempDir;
use tests::word::{document, paragraph, with_body, zipped};
use tests::{binary, copy_of_frozen, frozen, frozen_folder, root};

/// The five documents: the name of each, and its bytes as they come from a landlord.
fn documents() -> Vec<(&'static str, Vec<u8>)> {
    let bytes = |name: &str| fs::read(folder().join(name)).expect("the document is there");
    let word = String::from_utf8(bytes("elm-association.word")).expect("text");
    vec![
        ("alder-homes.txt", bytes("alder-homes.txt")),
        ("brook-council.html", bytes("brook-council.html")),
        ("cedar-trust.md", bytes("cedar-trust.md")),
        ("dale-tenants.txt", bytes("dale-tenants.txt")),
        ("elm-association.docx", document(&word)),
    ]
}

fn folder() -> PathBuf {
    root().join("tests/fixtures/documents")
}

/// A desk with a document on it, and words of its own to publish.
struct Desk {
    folder: TempDir,
    words: Folders,
}

impl Desk {
    fn new() -> Self {
        let (folder, words) = copy_of_frozen();
        Self { folder, words }
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("the document can be written");
        path
    }

    fn site_gen(&self, arguments: &[&str]) -> Output {
        Command::new(binary("site-gen"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("site-gen runs")
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn drafted(path: &Path) -> Output {
    let mut draft = Command::new(binary("site-gen"));
    draft.arg("draft").arg(path).current_dir(frozen_folder()).output().expect("site-gen runs")
}

#[test]
fn every_time_of_a_document_is_placed_as_a_careful_reader_places_it() {
    let desk = Desk::new();
    for (name, bytes) in documents() {
        let path = desk.put(name, &bytes);
        let output = desk.site_gen(&["draft", &path.display().to_string(), "--format", "json"]);
        assert!(output.status.success(), "{name}: {}", said(&output));
        let json: Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON and nothing else");
        let clocks = json["clocks"].as_array().expect("clocks").iter();
        let mut found: Vec<String> =
            clocks.map(|clock| format!("{} | {}", text(&clock["fact"]), text(&clock["value"]))).collect();
        let stem = name.split('.').next().expect("a name");
        let known = fs::read_to_string(folder().join(format!("{stem}.clocks"))).expect("the answers are there");
        let mut known: Vec<String> = known.lines().map(str::to_owned).collect();
        found.sort();
        known.sort();
        assert_eq!(found, known, "{name}");
        // Each comes with the sentence it was read from, at its line in the draft.
        let lines: Vec<&str> = text(&json["draft"]).lines().collect();
        for clock in json["clocks"].as_array().expect("clocks") {
            let line = lines[clock["line"].as_u64().expect("a line") as usize - 1];
            let words = text(&clock["words"]).split(' ').rev().take(8);
            let mut long =
                words.filter(|word| word.len() > 4).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
            assert!(long.any(|word| line.contains(word)), "{name}: {clock} stands not on {line}");
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn a_policy_in_word_is_drafted_confirmed_published_and_gives_dates() {
    let desk = Desk::new();
    let word = documents().pop().expect("the Word document");
    let path = desk.put(word.0, &word.1);
    let place = desk.words.policies.join("elm-housing-association/2026-04-01.md");
    fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
    let file = place.display().to_string();
    let output = desk.site_gen(&["draft", &path.display().to_string(), "--out", &file]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(printed(&output), "", "the draft went into the file");
    assert!(said(&output).contains("1 sentence was not placed"), "{}", said(&output));
    assert!(said(&output).contains("We visit within 2 working days"), "{}", said(&output));

    // Not one line is believed before somebody has looked at it, and nothing is published.
    let draft = fs::read_to_string(&place).expect("the draft is there");
    assert!(draft.contains("Save it as policies/elm-housing-association/2026-04-01.md"), "{draft}");
    let check = desk.site_gen(&["check", "--on", "2026-12-24"]);
    let told = said(&check);
    assert_eq!(check.status.code(), Some(1), "{told}");
    let marked: Vec<usize> =
        (1..).zip(draft.lines()).filter(|(_, line)| line.ends_with("# confirm")).map(|(n, _)| n).collect();
    assert!(marked.len() > 20, "{draft}");
    for line in &marked {
        let at = format!("2026-04-01.md:{line}:");
        assert!(
            told.lines().any(|told| told.contains(&at) && told.contains("drafted, not confirmed")),
            "line {line}: {told}"
        );
    }
    assert_eq!(told.matches("(R088)").count(), marked.len(), "{told}");
    let build = desk.site_gen(&["build", "--on", "2026-12-24", "--out", "dist"]);
    assert_eq!(build.status.code(), Some(1), "{}", said(&build));
    assert!(!desk.folder.path().join("dist").exists(), "a draft was published");

    // Looked through and confirmed: the marks go, and so do the notes.
    let confirmed: String =
        draft.lines().map(|line| format!("{}\n", line.strip_suffix(" # confirm").unwrap_or(line))).collect();
    fs::write(&place, confirmed).expect("the policy can be written");
    let check = desk.site_gen(&["check", "--on", "2026-12-24"]);
    assert!(check.status.success(), "{}", said(&check));
    let build = desk.site_gen(&["build", "--on", "2026-12-24", "--out", "dist"]);
    assert!(build.status.success(), "{}", said(&build));
    let policy = fs::read_to_string(desk.folder.path().join("dist/site/elm-housing-association/policy/index.html"))
        .expect("a page");
    assert!(policy.contains("What we do not look at") && policy.contains("10 working days"), "{policy}");

    let dates = desk.site_gen(&[
        "deadlines",
        "elm-housing-association",
        "--received",
        "2026-11-30",
        "--event",
        "acknowledged=2026-12-02",
        "--format",
        "json",
    ]);
    assert!(dates.status.success(), "{}", said(&dates));
    let dates: Value = serde_json::from_slice(&dates.stdout).expect("JSON");
    let due = |step: &str| {
        let all = dates["deadlines"].as_array().expect("deadlines").iter();
        let of_step = |one: &&Value| one["step"] == step && one["stage"] == 1 && one["basis"] == "policy";
        all.into_iter().find(of_step).map(|one| (text(&one["due_date"]).to_owned(), text(&one["section"]).to_owned()))
    };
    assert_eq!(due("acknowledge"), Some(("2026-12-07".to_owned(), "3.1".to_owned())));
    assert_eq!(due("respond"), Some(("2026-12-16".to_owned(), "3.2".to_owned())));
}

#[test]
fn a_slip_in_a_name_is_told_with_the_name_that_is_meant_and_the_draft_lands_where_check_reads() {
    let desk = Desk::new();
    desk.put(
        "mypolicy.txt",
        b"Elm Homes\n\nStage 1\n\nWe respond to your complaint within 10 working days of receipt.\n",
    );
    let output = desk.site_gen(&["draft", "mypolcy.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(said(&output), "There is no file mypolcy.txt here. Did you mean mypolicy.txt?\n");
    let output = desk.site_gen(&["draft", "mypolicy.txt"]);
    assert!(
        output.status.success() && said(&output).contains("type the same again with `--out policies/"),
        "{output:?}"
    );
    // A folder that is not there yet is made.
    let output = desk.site_gen(&["draft", "mypolicy.txt", "--out", "policies/elm-homes/2026-03-03.md"]);
    assert!(said(&output).ends_with("Written to policies/elm-homes/2026-03-03.md. Then run `site-gen check`.\n"));
    let output = desk.site_gen(&["draft", "mypolicy.txt", "--out", "drafts/elm.md"]);
    let told = said(&output);
    assert!(told.contains("Written to drafts/elm.md. `site-gen check` only reads what lies"), "{told}");
    assert!(told.contains("in policies: put it there first, such as at policies/"), "{told}");
}

#[test]
fn nothing_is_invented_and_nothing_passed_over() {
    let desk = Desk::new();
    let path = desk.put("short.txt", b"What we do\n\nWe answer letters. We do so within a while. Gardens are cut every 14 days, and within 3 days after a storm.\n");
    let output = drafted(&path);
    let draft = printed(&output);
    assert!(output.status.success(), "{}", said(&output));
    for line in
        ["landlord: not stated # confirm", "nation: not stated # confirm", "time_to_complain: not stated # confirm"]
    {
        assert!(draft.lines().any(|one| one == line), "no {line} in {draft}");
    }
    assert!(
        draft.contains(
            "  - name: not stated # confirm\n    acknowledge: not stated # confirm\n    respond: not stated # confirm\n"
        ),
        "{draft}"
    );
    assert!(!draft.contains("{{"), "a number was replaced that is no fact's: {draft}");
    let told = said(&output);
    let at =
        draft.lines().position(|line| line.contains("after a storm") && !line.starts_with('#')).expect("the sentence")
            + 1;
    assert!(
        told.contains("1 sentence was not placed") && told.contains(&format!("line {at}: Gardens are cut")),
        "{told}"
    );
}

#[test]
fn a_document_without_a_time_is_asked_whether_it_is_the_policy_and_named_in_one_place() {
    let desk = Desk::new();
    let output = drafted(&desk.put("minutes.txt", b"The committee met and talked about the garden."));
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("No time was found in it. Is this the policy?"), "{}", said(&output));
    assert!(!said(&output).contains("was placed"), "{}", said(&output));
    let place = "policies/your-name/undated.md";
    assert!(printed(&output).contains(place) && said(&output).contains(&format!("--out {place}")), "{}", said(&output));
}

#[test]
fn two_times_for_one_thing_are_a_persons_to_choose() {
    let desk = Desk::new();
    let path = desk.put("two.txt", b"Stage 1\n\nWe respond to your complaint within 14 days of receipt.\n\nStandards for Stage 1\n\nWe respond to each complaint within 14 working days of receipt.\n");
    let draft = printed(&drafted(&path));
    assert!(draft.contains("      contradictory:\n        - 14 days from receipt (Stage 1) # confirm\n        - 14 working days from receipt (Stage 1) # confirm\n      resolved"), "{draft}");
    assert!(draft.contains("resolved: write one of the two here"), "{draft}");
}

#[test]
fn a_draft_is_never_written_over_what_is_there() {
    let desk = Desk::new();
    let path = desk.put("policy.txt", b"Stage 1\n\nWe respond to your complaint within 10 working days.\n");
    let there = desk.put("mine.md", b"mine");
    let output = desk.site_gen(&["draft", &path.display().to_string(), "--out", &there.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("is there already, and is not overwritten"), "{}", said(&output));
    assert_eq!(fs::read_to_string(&there).expect("it is there"), "mine");
}

#[test]
fn what_is_no_text_is_refused_with_what_to_do() {
    let desk = Desk::new();
    let plain = paragraph("", "We answer within 10 working days.");
    let change = |name: &str| {
        with_body(&format!(
            "{plain}<w:p><w:{name} w:id=\"1\" w:author=\"A\"><w:r><w:t>We answer within 20 working days.</w:t></w:r></w:{name}></w:p>"
        ))
    };
    let tracked = "paragraph 2, which begins “We answer within 20 working days.”. In Word, decide on each (Review → Accept or Reject)";
    let comment =
        with_body(&format!("{plain}<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Is this right?</w:t></w:r></w:p>"));
    let struck = with_body(&format!(
        "{plain}<w:p><w:r><w:t>We answer </w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>within 20 working days</w:t></w:r></w:p>"
    ));
    let mut old = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    old.extend([0; 600]);
    let mut locked = old.clone();
    locked.extend("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]));
    let bomb = zipped(&[("word/document.xml", &vec![b' '; 30 * 1024 * 1024])]);
    let entities = zipped(&[(
        "word/document.xml",
        b"<!DOCTYPE d [<!ENTITY a \"aaaaaaaa\">]><w:document><w:body><w:p/></w:body></w:document>",
    )]);
    let cut = with_body(&plain);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("inserted.docx", change("ins"), tracked),
        ("moved.docx", change("moveFrom"), tracked),
        (
            "comment.docx",
            comment,
            "at paragraph 2, which begins “Is this right?”. In Word: settle them, then Review → Delete",
        ),
        ("struck.docx", struck, "The first: “within 20 working days”. Delete them in Word"),
        ("old.doc", old, "old Word format (.doc). In Word: File → Save As → Word Document (.docx)"),
        ("locked.docx", locked, "has a password. In Word: open it, then File → Info"),
        ("policy.pdf", b"%PDF-1.7\n...".to_vec(), "this is a PDF"),
        ("policy.odt", zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), "OpenDocument text (.odt)"),
        ("policy.rtf", b"{\\rtf1\\ansi hello}".to_vec(), "rich text (.rtf)"),
        ("scan.png", b"\x89PNG\r\n\x1a\n".to_vec(), "this is a picture"),
        ("times.xlsx", zipped(&[("xl/workbook.xml", b"<x/>")]), "this is an Excel workbook"),
        ("some.zip", zipped(&[("a.txt", b"a")]), "this is a zip file"),
        ("program", vec![0, 1, 2, 3, 4, 5, 0, 0, 9, 200], "no text that can be read"),
        ("empty.txt", b"  \n".to_vec(), "there are no words in it"),
        ("bomb.docx", bomb, "larger than any complaints policy"),
        ("entities.docx", entities, "defines entities of its own"),
        ("cut.docx", cut[..cut.len() / 2].to_vec(), "the Word file is damaged or not whole"),
        ("long.txt", "We answer. ".repeat(40_000).into_bytes(), "larger than any complaints policy"),
    ];
    for (name, bytes, told) in cases {
        let path = desk.put(name, &bytes);
        let output = drafted(&path);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(said(&output).contains(told) && said(&output).contains(name), "{name}: {}", said(&output));
        assert_eq!(printed(&output), "", "{name}");
    }
}

#[test]
fn a_text_is_read_in_whatever_encoding_it_was_saved() {
    let desk = Desk::new();
    let words = "Stage 1\n\nWe’ll respond to your complaint within 10 working days – it’s free.\n";
    let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(words.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let windows: Vec<u8> = words
        .chars()
        .map(|c| match c {
            '’' => 0x92,
            '–' => 0x96,
            c => c as u8,
        })
        .collect();
    let marked: Vec<u8> = [0xef, 0xbb, 0xbf].into_iter().chain(words.replace('\n', "\r\n").bytes()).collect();
    for (name, bytes) in [("little.txt", little), ("big.txt", big), ("windows.txt", windows), ("marked.txt", marked)] {
        let output = drafted(&desk.put(name, &bytes));
        let draft = printed(&output);
        assert!(
            draft.contains("We’ll respond to your complaint within {{ stage-1.respond }} – it’s free."),
            "{name}: {draft}"
        );
        assert_eq!(
            said(&output).contains("an older program for Windows"),
            name == "windows.txt",
            "{name}: {}",
            said(&output)
        );
    }
}

#[test]
fn a_draft_reads_as_it_should_to_somebody_who_is_no_programmer() {
    let output = drafted(&folder().join("cedar-trust.md"));
    insta::assert_snapshot!(format!("{}\n=== said besides ===\n{}", printed(&output), said(&output)));
}

/// Documents as no editor writes them: cut, doubled, with bytes of chance in them.
#[test]
fn no_document_makes_it_panic() {
    let library = checked_library(&frozen()).expect("the frozen words are sound");
    let mut chance = fastrand::Rng::with_seed(20_261_127);
    let plain = document(
        "h1 | Stage 1\np | We respond to a complaint within 10 working days.\nrow | Stage 2 / 20 working days",
    );
    let all: Vec<(&str, Vec<u8>)> = documents().into_iter().chain([("plain.docx", plain)]).collect();
    let mut read = 0;
    for _ in 0..240 {
        let (name, bytes) = &all[chance.usize(..all.len())];
        let changed = mutated(bytes, &mut chance);
        if let Ok(document) = draft::open::open(&changed, name) {
            let draft = draft::draft(&document, name, &library);
            assert!(draft.text.starts_with("---\n"));
            read += 1;
        }
    }
    assert!(read > 60, "nearly every change was refused: {read} were read");
}

fn mutated(bytes: &[u8], chance: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..chance.usize(1..6) {
        let at = chance.usize(..bytes.len().max(1)).min(bytes.len());
        let end = (at + chance.usize(..80)).min(bytes.len());
        match chance.u8(..6) {
            0 => bytes.truncate(at.max(8)),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            3 => bytes.insert(at, chance.u8(..)),
            4 => drop(bytes.splice(at..end, "é’{{ # : \"\n".bytes())),
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = chance.u8(..)),
        }
    }
    bytes
}
