//! A copy of what is kept: taken under load, of what waits, and by people who mistake a folder.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tests::{Setting, World, binary, nobody};

use super::kept::is_closed;
use super::serve::{Server, register};

fn backup(data: &Path, place: &Path) -> Output {
    Command::new(binary("site-gen")).arg("backup").arg(place).arg("--data").arg(data).output().expect("site-gen runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// As whoever restores it does.
fn copied(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-r").args([from, to]).status().expect("cp runs").success());
}

#[test]
fn every_complaint_that_was_acknowledged_before_a_backup_is_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let of = |name: &str| folder.path().join(name);
    let server = Server::start(&of("data"));
    let (acknowledged, enough) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let before = std::thread::scope(|threads| {
        threads.spawn(|| {
            for number in 0.. {
                let (words, token) = (format!("No heating, {number}"), format!("{number:032x}"));
                let email = format!("jo{number}@example.org");
                let fields =
                    [("what_happened", words.as_str()), ("contact_by", "email"), ("email", &email), ("token", &token)];
                let sent = server.send("imani", &fields);
                acknowledged.lock().expect("a lock").push(sent["receipt"].as_str().expect("a path").to_owned());
                if enough.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        let told = || acknowledged.lock().expect("a lock").clone();
        while told().len() < 20 {
            std::thread::sleep(Duration::from_millis(5));
        }
        let before = told();
        let output = backup(&of("data"), &of("copy"));
        // It goes on being served, and can be copied again.
        let again = backup(&of("data"), &of("copy, later"));
        enough.store(true, Ordering::Relaxed);
        assert!(output.status.success() && again.status.success(), "{}{}", said(&output), said(&again));
        assert!(said(&output).contains("the keys and the table"), "{}", said(&output));
        before
    });
    let key = |name: &str| fs::read(of(name).join("contact-key")).expect("a key");
    assert_eq!(key("data"), key("copy"));
    drop(server);
    is_closed(&of("copy"));
    let names = fs::read_dir(of("copy")).expect("a folder").map(|e| e.expect("one").file_name());
    let mut names: Vec<_> = names.collect();
    names.sort();
    assert_eq!(names, ["complaints.sqlite", "contact-key", "keys", "notices"], "no lock, no address, no site");

    copied(&of("copy"), &of("restored"));
    let restored = Server::start(&of("restored"));
    for receipt in &before {
        assert_eq!(restored.get(receipt).0, 200, "{receipt} was told before the backup");
    }
    let listed = register(&of("restored"), &["list", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    assert!(listed.as_array().is_some_and(|all| all.len() >= before.len()), "and officers see them");
}

#[tokio::test]
async fn what_waits_is_copied_and_comes_home_where_the_copy_is_served() {
    let folder = tempfile::tempdir().expect("a folder");
    let of = |name: &str| folder.path().join(name);
    assert_eq!(Server::start(&of("data")).asked_to_stop("-TERM"), Some(0));
    let world =
        World::with(Setting { engine: Some(nobody()), spool: Some(of("data").join("spool")), ..Default::default() })
            .await;
    let sent = world.send_json("imani", &[("what_happened", "No heating while the table is away")]).await.json();
    // What a later version keeps is kept too, and what is half written is nobody's.
    fs::write(of("data").join("later"), "something").expect("a file");
    fs::write(of("data").join("keys").join(".officers.new"), "half a").expect("a file");

    let output = backup(&of("data"), &of("copy"));
    assert!(output.status.success() && said(&output).contains("1 complaint waits"), "{}", said(&output));
    is_closed(&of("copy"));
    assert_eq!(fs::read_to_string(of("copy").join("later")).expect("it is kept"), "something");
    for key in ["officers", "lead"] {
        let [kept, copied] =
            ["data", "copy"].map(|place| fs::read(of(place).join("keys").join(key)).expect("a file of keys"));
        assert_eq!(kept, copied, "{key}");
    }
    assert!(!of("copy").join("keys").join(".officers.new").exists());

    let restored = Server::start(&of("copy"));
    assert_eq!(restored.get(sent["receipt"].as_str().expect("a path")).0, 200);
    assert!(comes_home(&of("copy"), &sent), "it came home into the table of the copy");
}

#[tokio::test]
async fn what_comes_home_while_it_is_copied_is_not_lost_between_the_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let of = |name: &str| folder.path().join(name);
    assert_eq!(Server::start(&of("data")).asked_to_stop("-TERM"), Some(0));
    let world =
        World::with(Setting { engine: Some(nobody()), spool: Some(of("data").join("spool")), ..Default::default() })
            .await;
    let sent = world.send_json("imani", &[("what_happened", "No heating while the table is away")]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path");
    // A file that cannot be read before somebody writes into it: it holds the copy up just before the spool.
    let pipe = of("data").join("z-pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let mut copying = Command::new(binary("site-gen"))
        .arg("backup")
        .arg(of("copy"))
        .arg("--data")
        .arg(of("data"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("site-gen runs");
    let server = Server::start(&of("data"));
    assert!(comes_home(&of("data"), &sent), "it is brought home as soon as the server runs");
    assert!(!of("copy").exists(), "a copy that is not whole has not its name");
    std::thread::spawn(move || fs::write(pipe, "").expect("it is written"));
    let ended = (0..600).find_map(|_| {
        std::thread::sleep(Duration::from_millis(100));
        copying.try_wait().expect("it can be asked")
    });
    assert!(ended.expect("it ends").success());
    drop(server);
    let restored = Server::start(&of("copy"));
    assert_eq!(restored.get(receipt).0, 200);
}

/// Whether officers see a complaint, as soon as a busy machine may take.
fn comes_home(data: &Path, sent: &serde_json::Value) -> bool {
    (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        register(data, &["list", "--format", "json"]).contains(sent["reference"].as_str().expect("a reference"))
    })
}

#[test]
fn a_backup_that_cannot_be_made_says_what_to_do_and_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let of = |name: &str| folder.path().join(name);
    assert_eq!(Server::start(&of("data")).asked_to_stop("-TERM"), Some(0));
    fs::create_dir_all(of("full").join("of things")).expect("a folder");
    fs::create_dir(of(".cut.unfinished")).expect("a folder");
    fs::create_dir(of("nothing")).expect("a folder");
    for (data, place, code, says) in [
        ("data", "full", 2, "name a folder that is not there yet"),
        ("data", "data/copy", 2, "name one elsewhere"),
        ("data", "no/such/copy", 2, "mount the disk"),
        ("data", "cut", 1, "remove it and try again"),
        ("nothing", "copy", 2, "with --data"),
        ("not there", "copy", 2, "with --data"),
    ] {
        let output = backup(&of(data), &of(place));
        let told = said(&output);
        assert_eq!(output.status.code(), Some(code), "{data} to {place}: {told}");
        assert!(told.contains(says) && output.stdout.is_empty(), "{data} to {place} should say {says}: {told}");
    }
    fs::write(of("nothing").join("complaints.sqlite"), "this is no table, whatever its name says").expect("a file");
    let output = backup(&of("nothing"), &of("copy"));
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("cannot copy the table"), "{}", said(&output));
    assert!(!of("copy").exists() && !of(".copy.unfinished").exists(), "nothing half written is left");
    // A folder that is there and empty will do.
    fs::create_dir(of("copy")).expect("a folder");
    assert!(backup(&of("data"), &of("copy")).status.success());
}
