//! Readers that went away, disks that are full: a result that nobody wants any
//! more is no fault, one that cannot be written is; and no complaint waits for
//! whoever reads the server's talk.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tests::{binary, frozen_folder};

use super::serve::{Server, register};

/// A pipe that nobody reads any more.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

/// A disk that is full.
fn full() -> Stdio {
    File::options().write(true).open("/dev/full").expect("it is there").into()
}

fn run(program: &str, arguments: &[&str], stdout: Stdio, stderr: Stdio) -> Output {
    let mut command = Command::new(binary(program));
    command.args(arguments).current_dir(frozen_folder()).stdin(Stdio::null()).stdout(stdout).stderr(stderr);
    command.output().expect("it ends")
}

/// Commands that print a result, all over a server that has a complaint.
fn commands<'a>(data: &'a str, reference: &'a str, out: &'a str) -> Vec<(&'a str, Vec<&'a str>)> {
    let register: [&[&str]; 13] = [
        &["list"],
        &["list", "--format", "json"],
        &["list", "--closed"],
        &["find", "Bloggs"],
        &["find", "Nobody"],
        &["show", reference],
        &["show", reference, "--format", "json"],
        &["read", reference],
        &["record", reference, "contacted"],
        &["record", reference, "new-link"],
        &["strike", reference, "1"],
        &["log", "imani", "--received", "2026-01-05", "--channel", "letter", "--answer", "what_happened=Damp"],
        &["keys"],
    ];
    let site_gen: [&[&str]; 9] = [
        &["check"],
        &["check", "--format", "json"],
        &["build", "--out", out],
        &["count", "--from", "2026-12-24", "--within", "5 working days"],
        &["count", "--from", "2026-12-24", "--within", "5 working days", "--format", "json"],
        &["deadlines", "imani", "--received", "2026-12-24T10:00"],
        &["deadlines", "imani", "--received", "2026-12-24T10:00", "--format", "json"],
        &["holidays", "content/bank-holidays.json"],
        &["--help"],
    ];
    let on = |one: &&[&'a str]| ("register", [*one, &["--data", data]].concat());
    let mut all: Vec<_> = register.iter().map(on).collect();
    all.extend(site_gen.iter().map(|one| ("site-gen", one.to_vec())));
    all.extend([("register", vec!["--help"]), ("register", vec!["list", "--help"]), ("site-gen", vec!["--version"])]);
    all
}

#[test]
fn a_reader_that_went_away_is_no_fault_and_a_full_disk_is_one_whatever_was_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(&folder.path().join("data"));
    let token = ("token", "00112233445566778899aabbccddeeff");
    let sent = server.send("imani", &[("what_happened", "Damp"), ("name", "Jo Bloggs"), token]);
    let reference = sent["reference"].as_str().expect("a reference");
    let of = |name: &str| folder.path().join(name).display().to_string();
    let (data, out) = (of("data"), of("dist"));
    for (program, arguments) in commands(&data, reference, &out) {
        let what = format!("{program} {}", arguments.join(" "));
        // Somebody is told of a disk that is full, and nothing panics where not even that can be said.
        let output = run(program, &arguments, full(), Stdio::piped());
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{what} > /dev/full: {said}");
        assert!(said.contains("the result cannot be written"), "{what} > /dev/full: {said}");
        assert_eq!(run(program, &arguments, full(), full()).status.code(), Some(1), "{what} > /dev/full 2>&1");
        // Striking out what is struck out is refused, whoever reads.
        if arguments[0] != "strike" {
            let output = run(program, &arguments, closed(), Stdio::piped());
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{what} | head: {said}");
            assert!(!said.contains("panicked") && !said.contains("cannot be written"), "{what} | head: {said}");
            assert_eq!(run(program, &arguments, closed(), closed()).status.code(), Some(0), "{what} |& head");
        }
    }
    for (number, (stdout, code)) in [(closed(), 0), (full(), 1)].into_iter().enumerate() {
        let copy = of(&format!("copy {number}"));
        let output = run("site-gen", &["backup", &copy, "--data", &data], stdout, Stdio::piped());
        assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn words_that_were_not_shown_to_the_end_are_not_said_to_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let server = Server::start(folder.path());
    let token = ("token", "00112233445566778899aabbccddeeff");
    let sent = server.send("imani", &[("what_happened", "Damp"), token]);
    let reference = sent["reference"].as_str().expect("a reference");
    for stdout in [closed(), full()] {
        run("register", &["read", reference, "--data", &data], stdout, Stdio::null());
        assert!(register(folder.path(), &["list"]).contains("UNREAD"));
    }
    assert!(register(folder.path(), &["read", reference]).contains("Damp"));
    assert!(!register(folder.path(), &["list"]).contains("UNREAD"), "shown whole, it is read");
}

#[test]
fn a_server_whose_address_cannot_be_said_ends_and_one_whose_reader_has_it_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let serve = ["serve", "--port", "0", "--data", data.as_str()];
    let output = run("site-gen", &serve, full(), Stdio::piped());
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the result cannot be written"));
}

/// Takes a complaint, shows its receipt, and tells somebody.
#[track_caller]
fn takes_complaints(what: &str, server: &Server, data: &Path) {
    for number in 0..3 {
        let token = format!("{number:032x}");
        let sent = server.send("imani", &[("what_happened", "No heating"), ("token", &token)]);
        let receipt = sent["receipt"].as_str().expect("a path");
        assert_eq!(server.get(receipt).0, 200, "{what}");
    }
    assert_eq!(register(data, &["list"]).matches("imani").count(), 3, "{what}");
    // The bound of this story is its own: whoever is told is told within moments.
    let told = || std::fs::read_to_string(data.join("notices")).unwrap_or_default().lines().count();
    let done = (0..300).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        told() == 3
    });
    assert!(done, "{what}: {} were told", told());
}

#[test]
fn a_server_that_nobody_listens_to_takes_complaints_all_the_same() {
    // One that went away, a disk that is full, none at all, and one that is there and takes nothing.
    for what in ["closed", "full", "none", "deaf"] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut deaf = None;
        let server = match what {
            "closed" => Server::telling(folder.path(), closed()),
            "full" => Server::telling(folder.path(), full()),
            "none" => Server::within("exec \"$0\" \"$@\" 2>&-", folder.path(), Stdio::null()),
            _ => {
                let (reader, writer) = std::io::pipe().expect("a pipe");
                deaf = Some(reader);
                Server::telling(folder.path(), writer.into())
            }
        };
        if deaf.is_some() {
            // Each request leaves a line: far more than a pipe holds.
            for _ in 0..1_200 {
                assert_eq!(server.get("/form/health").0, 200);
            }
        }
        takes_complaints(what, &server, folder.path());
        drop(deaf);
    }
}
