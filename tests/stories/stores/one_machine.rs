//! One small machine: a copy every night, back from it, and another version of the programs, by the scripts that
//! docs/one-machine.md tells people to run. Nothing that was acknowledged is lost, whatever fails.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tests::{binary, encode, frozen_folder, root};

pub(crate) struct Machine {
    folder: tempfile::TempDir,
    port: u16,
}

impl Machine {
    /// A machine with the programs of this build, which serves.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        // Free now, and asked for at once.
        let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number").port();
        let machine = Self { folder, port };
        machine.version("1", &format!("exec {} \"$@\"", binary("site-gen").display()));
        symlink(machine.of("1"), machine.of("current")).expect("a link");
        fs::create_dir(machine.of("backups")).expect("a folder");
        machine.well(&machine.systemctl("start"));
        machine.until_ready();
        machine
    }

    pub(crate) fn of(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A folder of a version, whose program does this.
    fn version(&self, name: &str, program: &str) {
        fs::create_dir(self.of(name)).expect("a folder");
        let path = self.of(name).join("site-gen");
        fs::write(&path, format!("#!/bin/sh\n{program}\n")).expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
    }

    fn run(&self, program: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.args(arguments).env("SYSTEMCTL", stand_in("systemctl")).env("PORT", self.port.to_string());
        for (name, path) in
            [("DATA", "data"), ("BACKUPS", "backups"), ("CURRENT", "current"), ("PROGRAM", "current/site-gen")]
        {
            command.env(name, self.of(path));
        }
        command
            .env("WORDS", frozen_folder())
            .env("TRIES", "1200")
            .env("REGISTER", binary("register"))
            .output()
            .expect("it runs")
    }

    pub(crate) fn script(&self, name: &str, arguments: &[&str]) -> Output {
        self.run(&root().join("handler/deploy/machine").join(name), arguments)
    }

    fn systemctl(&self, what: &str) -> Output {
        self.run(&stand_in("systemctl"), &[what, "redress.service"])
    }

    /// What a program printed, which ended well.
    pub(crate) fn well(&self, output: &Output) -> String {
        assert!(output.status.success(), "{}{}", self.log(), String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn log(&self) -> String {
        fs::read_to_string(self.of("data.log")).unwrap_or_default()
    }

    fn until_ready(&self) {
        for _ in 0..600 {
            if ureq::get(self.address("/form/health")).call().is_ok() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("the server does not come up: {}", self.log());
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Sends a complaint, and gives the address of its receipt.
    pub(crate) fn send(&self, words: &str) -> String {
        let sent = ureq::post(self.address("/form/imani/send"))
            .header("accept", "application/json")
            .content_type("application/x-www-form-urlencoded")
            .send(encode(&[("what_happened", words)]));
        let text = sent.expect("it is taken").body_mut().read_to_string().expect("text");
        let answer: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        answer["receipt"].as_str().expect("an address").to_owned()
    }

    pub(crate) fn opens(&self, receipt: &str) -> bool {
        ureq::get(self.address(receipt)).call().is_ok()
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ended = self.systemctl("stop");
    }
}

fn stand_in(name: &str) -> PathBuf {
    root().join("tests/fixtures/cloud").join(name)
}

#[test]
fn a_copy_of_a_night_is_put_back_and_what_it_replaced_is_kept() {
    let machine = Machine::new();
    let first = machine.send("No heating since March.");
    let copy = machine.well(&machine.script("backup", &[]));
    let second = machine.send("And the lift is broken.");
    let output = machine.script("restore", &[&copy]);
    machine.well(&output);
    assert!(machine.opens(&first) && !machine.opens(&second), "it is as it was in that night");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let aside = said.split_whitespace().find(|word| word.contains("data.before-")).expect("it says where").to_owned();
    // The copy can be used again, and what was replaced is as whole as one.
    machine.well(&machine.script("restore", &[aside.trim_end_matches('.')]));
    assert!(machine.opens(&first) && machine.opens(&second));
    assert!(fs::read_dir(&copy).expect("the copy is there").count() > 2);

    // One that is none is refused before anything is stopped, and one that cannot be served changes nothing.
    assert_eq!(machine.script("restore", &["/tmp"]).status.code(), Some(2));
    let broken = machine.of("broken");
    assert!(Command::new("cp").arg("-a").args([Path::new(&copy), &broken]).status().expect("cp runs").success());
    fs::write(broken.join("complaints.sqlite"), "no table at all, but a text that is long enough").expect("written");
    let output = machine.script("restore", &[&broken.display().to_string()]);
    assert_eq!(output.status.code(), Some(1), "{}", machine.log());
    assert!(String::from_utf8_lossy(&output.stderr).contains("All is as it was"));
    machine.until_ready();
    assert!(machine.opens(&second));
}

#[test]
fn old_copies_go_and_nothing_else_does() {
    let machine = Machine::new();
    let aged = |name: &str| {
        fs::create_dir(machine.of("backups").join(name)).expect("a folder");
        let done = Command::new("touch").args(["-d", "60 days ago"]).arg(machine.of("backups").join(name)).status();
        assert!(done.expect("touch runs").success());
    };
    ["2026-01-01T023000Z", "by hand, before the move"].into_iter().for_each(aged);
    let copy = machine.well(&machine.script("backup", &[]));
    let mut names: Vec<_> =
        fs::read_dir(machine.of("backups")).expect("copies").map(|e| e.expect("one").path()).collect();
    names.sort();
    assert_eq!(names, [PathBuf::from(copy), machine.of("backups/by hand, before the move")]);
}

#[test]
fn an_update_that_is_not_well_leaves_the_version_of_before_and_loses_nothing() {
    let machine = Machine::new();
    let receipt = machine.send("No heating since March.");
    let update = |name: &str| machine.script("update", &[&machine.of(name).display().to_string()]);
    let runs = || fs::read_link(machine.of("current")).expect("a link");
    machine.version("2", "[ \"$1\" = check ] || exit 3");
    let failed = update("2");
    assert_eq!(failed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("is not well"));
    assert_eq!(runs(), fs::canonicalize(machine.of("1")).expect("a path"));
    machine.until_ready();
    assert!(machine.opens(&receipt));

    // One that refuses the words is found out while the other serves.
    machine.version("3", "exit 1");
    assert!(String::from_utf8_lossy(&update("3").stderr).contains("Nothing was changed"));
    machine.version("4", &format!("exec {} \"$@\"", binary("site-gen").display()));
    machine.well(&update("4"));
    assert_eq!(runs(), fs::canonicalize(machine.of("4")).expect("a path"));
    assert!(machine.opens(&receipt));
    assert!(fs::read_dir(machine.of("backups")).expect("copies").next().is_some(), "a copy came first");
}

/// The same notice under another id.
fn notice_with(line: &str, id: &str) -> String {
    let mut notice: serde_json::Value = serde_json::from_str(line).expect("a notice is JSON");
    notice["id"] = id.into();
    notice.to_string()
}

#[test]
fn each_notice_is_mailed_once_and_none_is_passed_over() {
    let machine = Machine::new();
    let mails = machine.of("mails");
    let sendmail = machine.of("sendmail");
    let mailed = || fs::read_to_string(&mails).unwrap_or_default().matches("Subject: ").count();
    let mailer = |program: &str| {
        fs::write(&sendmail, format!("#!/bin/sh\n{program}\n")).expect("a program");
        fs::set_permissions(&sendmail, fs::Permissions::from_mode(0o755)).expect("it can be run");
    };
    let tell = || {
        let script = root().join("handler/deploy/machine/tell");
        let mut command = Command::new(script);
        command.env("DATA", machine.of("data")).env("SENDMAIL", &sendmail).env("TO", "team@example.org");
        command.status().expect("it runs").success()
    };
    let told = |count: usize| {
        let lines = || fs::read_to_string(machine.of("data/notices")).unwrap_or_default().lines().count();
        (0..400).find(|_| {
            std::thread::sleep(std::time::Duration::from_millis(50));
            lines() == count
        });
        assert_eq!(lines(), count, "the server tells of each complaint");
    };
    mailer(&format!("cat >> {}", mails.display()));
    machine.send("No heating since March.");
    machine.send("The lift is broken.");
    told(2);
    assert!(tell() && tell());
    assert_eq!(mailed(), 2, "twice asked, each is mailed once");
    let text = fs::read_to_string(&mails).expect("mails");
    assert!(text.contains("To: team@example.org") && !text.contains("heating"), "{text}");
    mailer("cat >/dev/null; exit 75");
    machine.send("And the door does not close.");
    told(3);
    assert!(!tell());
    mailer(&format!("cat >> {}", mails.display()));
    assert!(tell());
    assert_eq!(mailed(), 3, "what could not be mailed is mailed later");

    // A copy is put back that lacks the last two, and the file outgrows what it was before anybody looks again.
    let notices = machine.of("data/notices");
    let lines = fs::read_to_string(&notices).expect("notices");
    let (first, last) = lines.split_once('\n').expect("a line");
    let others: Vec<String> = ["0a", "0b", "0c"].map(|id| notice_with(first, id)).to_vec();
    fs::write(&notices, format!("{first}\n{}\n", others.join("\n"))).expect("written");
    assert!(tell() && tell());
    assert_eq!(mailed(), 6, "each of the new ones, and the old one no more");
    // The version before counted lines, and had mailed the first two of them.
    fs::remove_file(machine.of("data.told")).expect("it was there");
    fs::write(machine.of("data.mailed"), "2\n").expect("written");
    fs::write(&notices, format!("{first}\n{last}")).expect("written");
    assert!(tell() && tell());
    assert_eq!(mailed(), 7, "the third of them alone");
}
