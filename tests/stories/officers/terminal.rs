//! What people wrote, on an officer's terminal: whatever is in it moves no cursor, turns no line round, hides
//! nothing and passes for no line of ours.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tests::{Setting, World, binary, build_into, copy_of_frozen, day, edit, frozen_folder};

use crate::stores::serve::{Server, register};

/// What a terminal obeys or hides, a kind of each.
const HOSTILE: [char; 29] = [
    '\u{1b}',
    '\u{7}',
    '\u{8}',
    '\r',
    '\u{c}',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{9d}',
    '\u{61c}',
    '\u{200b}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{feff}',
    '\u{ad}',
    '\u{180e}',
    '\u{3164}',
    '\u{e0001}',
    '\u{e0041}',
    '\u{e007f}',
    '\u{e01ef}',
];

/// All of them in one name, and after them what would look like a line of the register's own.
fn hostile(name: &str, label: &str) -> String {
    let all: String = HOSTILE.into_iter().flat_map(|c| [c, 'a']).collect();
    format!("{name}{all}\n{label}")
}

/// That nothing of it reaches a terminal, and no line of a value begins as ours do.
#[track_caller]
pub(crate) fn harmless(what: &str, output: &Output, label: &str) -> String {
    let said = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8(bytes.clone()).expect("text")).join("\n");
    let obeyed: Vec<String> =
        said.chars().filter(|c| HOSTILE.contains(c)).map(|c| c.escape_unicode().to_string()).collect();
    assert!(obeyed.is_empty(), "{what} prints {obeyed:?}: {said}");
    assert!(!said.lines().any(|line| line.starts_with(label)), "{what} takes a value for a line: {said}");
    said
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(binary("register"));
    command.args(arguments).arg("--data").arg(data).output().expect("register runs")
}

const LABEL: &str = "NEXT: nothing: it is closed";

#[test]
fn nothing_that_anybody_wrote_is_obeyed_by_a_terminal_whoever_prints_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    let (story, name, other) = (hostile("Damp", LABEL), hostile("Jo Bloggs", LABEL), hostile("field", LABEL));
    let fields = [
        ("what_happened", story.as_str()),
        ("name", &name),
        (&other, "beside"),
        ("other_field", &name),
        ("contact_by", "phone"),
        ("phone", "07700 900123"),
        ("safe_contact", &name),
        ("token", "00112233445566778899aabbccddeeff"),
    ];
    let sent = server.send("imani", &fields);
    let reference = sent["reference"].as_str().expect("a reference");
    let officer = hostile("Eve", LABEL);
    let by = |arguments: &[&str]| run(folder.path(), &[arguments, &["--by", &officer]].concat());
    let answer = format!("what_happened={story}");
    let shown = harmless("show", &by(&["show", reference]), LABEL);
    // Also where much of it stands on one line, and what people really write stays.
    assert!(shown.contains(r"Damp\u{1b}a\u{7}a") && shown.contains("\n  │ NEXT: nothing: it is closed"), "{shown}");
    for arguments in [
        &["list"][..],
        &["list", "--unread"],
        &["find", "07700900123"],
        &["find", &name],
        &["read", reference],
        &["record", reference, "holding-reply-sent", "--until", "2099-01-01", "--reason", &story, "--tell", &story],
        &["record", reference, "paused", "--tell", &story],
        &["record", reference, "acknowledged", "--reason", &story],
        &["record", reference, "contacted"],
        &["log", "imani", "--received", "2026-01-05", "--channel", "letter", "--answer", &answer],
        &["show", reference],
        &["strike", reference, "1"],
        &["list", "--closed"],
        &["recalculate"],
        &["recalculate", "--write"],
    ] {
        harmless(&arguments.join(" "), &by(arguments), LABEL);
    }
}

#[test]
fn nothing_that_was_typed_is_obeyed_by_a_terminal_when_it_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    let typed = hostile("x", LABEL);
    let (long, both) = (format!("--{typed}"), format!("--format={typed}"));
    let file = folder.path().join(format!("answers{}", hostile("", "x").replace('\r', "")));
    let named = file.display().to_string();
    for arguments in [
        &["list", "--landlord", &typed][..],
        &["list", "--due-before", &typed],
        &["list", "--after", &typed],
        &["list", "--limit", &typed],
        &["list", &both],
        &["list", &long],
        &[&typed],
        &["show", &typed],
        &["read", &typed],
        &["find", &typed],
        &["record", &typed, "closed"],
        &["record", "K7M2QX9R4T", &typed],
        &["record", "K7M2QX9R4T", "closed", "--at", &typed],
        &["record", "K7M2QX9R4T", "closed", "--until", &typed],
        &["log", &typed, "--received", "2026-01-05", "--channel", "letter", "--answer", "what_happened=Damp"],
        &["log", "imani", "--received", &typed, "--channel", "letter"],
        &["log", "imani", "--received", "2026-01-05", "--channel", &typed],
        &["log", "imani", "--received", "2026-01-05", "--channel", "letter", "--answer", &typed],
        &["log", "imani", "--received", "2026-01-05", "--channel", "letter", "--token", &typed],
        &["log", "imani", "--received", "2026-01-05", "--channel", "letter", "--file", &named],
        &["strike", "K7M2QX9R4T", &typed],
        &["keys", "--keys", "/dev/null/\u{202e}\nNEXT: nothing: it is closed"],
        &["list", "--words", &named],
    ] {
        let output = run(folder.path(), arguments);
        harmless(&format!("{arguments:?}"), &output, LABEL);
        assert!(output.status.code().is_some_and(|code| code < 3), "{arguments:?}: {:?}", output.status);
    }
    // A data folder of such a name, where nothing runs.
    let output = Command::new(binary("register")).args(["list", "--data", &named]).output().expect("register runs");
    harmless("a folder's name", &output, LABEL);
    drop(server);
}

#[test]
fn json_for_programs_says_what_was_written_and_shows_a_terminal_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    // What cannot be stored is taken out when it comes; the rest is what somebody wrote.
    let name = "Jo\u{202e}\u{2028}\u{200b}\u{e0041}\u{9b}\u{7f}";
    let fields = [("what_happened", "Damp"), ("name", name), ("token", "00112233445566778899aabbccddeeff")];
    let sent = server.send("imani", &fields);
    let reference = sent["reference"].as_str().expect("a reference");
    let text = register(folder.path(), &["show", reference, "--format", "json"]);
    assert!(!text.chars().any(|c| HOSTILE.contains(&c)), "{text}");
    let shown: Value = serde_json::from_str(&text).expect("JSON");
    let answers = shown["answers"].as_array().expect("answers");
    assert!(answers.iter().any(|answer| answer[1][0] == name), "{answers:?}");
}

#[test]
fn joiners_stay_where_a_script_is_written_with_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    let name = "می\u{200c}خواهم 👩\u{200d}👧 Zoë";
    let fields = [("what_happened", name), ("token", "00112233445566778899aabbccddeeff")];
    let sent = server.send("imani", &fields);
    assert!(register(folder.path(), &["show", sent["reference"].as_str().expect("a reference")]).contains(name));
}

#[tokio::test]
async fn a_notice_is_one_line_that_shows_all_it_holds() {
    let (folder, words) = copy_of_frozen();
    let said = "New complaint {reference}, {landlord}";
    edit(&words.content.join("office.yaml"), said, &format!("{said}\\u202e\\u2028\\u200b\\u2066"));
    let (built, notices) = (folder.path().join("dist"), folder.path().join("notices"));
    build_into(&built, &words, day("2026-12-24")).expect("the words build");
    let world = World::with(Setting { built: &built, notices: Some(notices.clone()), ..Default::default() }).await;
    world.send_json("imani", &[("what_happened", "Damp")]).await;
    let told = world.notices().await;
    let subject = told[0]["subject"].as_str().expect("a subject").to_owned();
    assert!(subject.ends_with(r"\u{202e}") || subject.contains('\u{202e}'), "{subject}");
    let text = std::fs::read_to_string(&notices).expect("notices");
    assert!(!text.chars().any(|c| HOSTILE.contains(&c)), "{text}");
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn what_an_author_typed_is_obeyed_by_no_terminal_either() {
    let (folder, words) = copy_of_frozen();
    let typed = "Englnd\u{202e}\u{2028}\u{200b}\u{e0041}\u{9b}";
    edit(&words.policies.join("imani/2014-01.md"), "nation: england", &format!("nation: {typed}"));
    let odd = words.policies.join("imani").join("20\u{1b}[2J\u{202e}\n26.md");
    std::fs::write(&odd, "---\n---\n").expect("a file");
    let (policies, content) = (words.policies.display().to_string(), words.content.display().to_string());
    let out = folder.path().join("a\u{202e}\u{1b}[2J\nNEXT: nothing: it is closed").display().to_string();
    let landlord = hostile("imanni", LABEL);
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["build", "--out", &out],
        &["deadlines", &landlord, "--received", "2026-12-24"],
        &["deadlines", "imani", "--received", &landlord],
        &["deadlines", "imani", "--received", "2026-12-24", "--when", &landlord],
        &["deadlines", "imani", "--received", "2026-12-24", "--event", &landlord],
        &["holidays", &out],
    ] {
        let mut command = Command::new(binary("site-gen"));
        let output = command.args(arguments).args(["--policies", &policies, "--content", &content]).output();
        let said = harmless(&arguments.join(" "), &output.expect("site-gen runs"), LABEL);
        assert!(!said.is_empty());
    }
    for arguments in [
        &["count", "--from", &landlord, "--within", "5 days"][..],
        &["count", "--from", "2026-12-24", "--within", &landlord],
        &["count", "--from", "2026-12-24", "--within", "5 days", "--nation", &landlord],
        &["build", "--out", &out],
        &["build", "--on", &landlord],
        &["build", "--site", &landlord],
        &["backup", &out, "--data", &landlord],
        &["serve", "--port", &landlord],
        &[&landlord],
    ] {
        let mut command = Command::new(binary("site-gen"));
        let output = command.args(arguments).current_dir(frozen_folder()).output().expect("site-gen runs");
        harmless(&arguments.join(" "), &output, LABEL);
    }
}
