//! `build --keep-going`: one landlord's mistake keeps nobody else from being
//! published, and takes away no page that was good.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use site_gen::read::Folders;
use tempfile::TempDir;
use tests::{binary, copy_of_frozen, edit};

use super::rebuild::tree;

/// Words of its own, and the folder into which they are built.
struct Desk {
    folder: TempDir,
    words: Folders,
}

impl Desk {
    fn new() -> Self {
        let (folder, words) = copy_of_frozen();
        Self { folder, words }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    fn command(&self, out: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary("site-gen"));
        command.args(["build", "--on", "2026-12-24", "--out"]).arg(out).args(arguments);
        command.current_dir(self.folder.path());
        command
    }

    fn build(&self, arguments: &[&str]) -> Output {
        self.command(&self.out(), arguments).output().expect("site-gen runs")
    }

    fn policy(&self, landlord: &str, version: &str) -> PathBuf {
        self.words.policies.join(landlord).join(version)
    }

    /// Imani's answer takes another time, which its pages say.
    fn answers_in(&self, from: u8, to: u8) {
        let (from, to) = (format!("respond: {from} working days (4.5)"), format!("respond: {to} working days (4.5)"));
        edit(&self.policy("imani", "2014-01.md"), &from, &to);
    }

    fn break_impact(&self) {
        edit(&self.policy("impact-housing", "2018-03.md"), "nation: england", "nation: atlantis");
    }

    fn page(&self, path: &str) -> String {
        fs::read_to_string(self.out().join("site").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_mistake_of_one_landlord_keeps_its_last_good_pages_and_publishes_the_others() {
    let desk = Desk::new();
    assert!(desk.build(&[]).status.success());
    let before = tree(&desk.out());
    desk.answers_in(10, 12);
    desk.break_impact();
    // Its pages name the style sheet that they were made with.
    let sheet = desk.words.content.join("assets/style.css");
    fs::write(&sheet, fs::read_to_string(&sheet).expect("a sheet") + "\n").expect("a sheet");

    let stopped = desk.build(&[]);
    assert_eq!(stopped.status.code(), Some(1));
    assert!(said(&stopped).contains("Nothing was written."), "{}", said(&stopped));
    assert_eq!(before, tree(&desk.out()), "without being told to go on, nothing is written");

    for round in ["at first", "again"] {
        let going = desk.build(&["--keep-going"]);
        let told = said(&going);
        assert_eq!(going.status.code(), Some(1), "{round}: {told}");
        assert!(told.contains("atlantis") && told.contains("With their last good pages: impact-housing."), "{told}");
        assert!(!told.contains("Not on the site") && !told.contains("Nothing was written"), "{round}: {told}");
        assert!(desk.page("imani/what-happens/index.html").contains("12 working days"), "{round}");
        let now = tree(&desk.out());
        for (path, file) in before.iter().filter(|(path, _)| path.to_string_lossy().contains("impact-housing")) {
            assert!(now.get(path) == Some(file), "{round}: {} is the one from before", path.display());
        }
        assert!(desk.page("index.html").contains("/impact-housing/"), "{round}: it stays in the list");
        assert!(desk.page("sitemap.xml").contains("/impact-housing/complain/"), "{round}");
        let page = desk.page("impact-housing/index.html");
        let (_, style) = page.split_once("rel=\"stylesheet\" href=\"/").expect("a style sheet");
        let (style, _) = style.split_once('"').expect("its address ends");
        assert!(desk.out().join("site").join(style).is_file(), "{round}: {style} is there for the older pages");
    }

    edit(&desk.policy("impact-housing", "2018-03.md"), "nation: atlantis", "nation: england");
    let mended = desk.build(&["--keep-going"]);
    assert!(mended.status.success(), "{}", said(&mended));
    let fresh = desk.folder.path().join("fresh");
    assert!(desk.command(&fresh, &[]).output().expect("site-gen runs").status.success());
    assert!(tree(&desk.out()) == tree(&fresh), "mended, it is what a build into a new folder makes");
}

#[test]
fn a_landlord_that_was_never_published_is_named_and_not_on_the_site() {
    let desk = Desk::new();
    desk.break_impact();
    let going = desk.build(&["--keep-going"]);
    let told = said(&going);
    assert_eq!(going.status.code(), Some(1), "{told}");
    assert!(told.contains("Not on the site, since they had no pages before: impact-housing."), "{told}");
    assert!(!desk.page("index.html").contains("impact-housing"));
    assert!(
        !desk.out().join("site/impact-housing").exists() && !desk.out().join("words/policies/impact-housing").exists()
    );
    assert!(desk.page("imani/index.html").contains("Imani"));
}

#[test]
fn of_two_landlords_with_one_name_the_second_has_to_find_another() {
    let desk = Desk::new();
    assert!(desk.build(&[]).status.success());
    let before = tree(&desk.out());
    let two = desk.policy("imani-two", "");
    fs::create_dir(&two).expect("a folder");
    fs::copy(desk.policy("imani", "2014-01.md"), two.join("2014-01.md")).expect("a policy");
    let going = desk.build(&["--keep-going"]);
    let told = said(&going);
    assert_eq!(going.status.code(), Some(1), "{told}");
    assert!(told.contains("had no pages before: imani-two."), "{told}");
    assert!(before == tree(&desk.out()), "nothing of it is left on the site");
}

#[test]
fn what_all_landlords_share_has_to_be_right_for_anybody_to_be_published() {
    let desk = Desk::new();
    assert!(desk.build(&[]).status.success());
    let before = tree(&desk.out());
    desk.answers_in(10, 12);
    fs::write(desk.words.content.join("phrases.yaml"), "nothing: here\n").expect("a file");
    let going = desk.build(&["--keep-going"]);
    assert_eq!(going.status.code(), Some(1));
    assert!(said(&going).contains("Nothing was written."), "{}", said(&going));
    assert!(before == tree(&desk.out()));
}

#[test]
fn all_that_is_told_of_words_that_did_not_change_is_told_again() {
    let desk = Desk::new();
    desk.break_impact();
    let first = said(&desk.build(&["--keep-going"]));
    assert!(first.contains("to update: "), "these words have something to update: {first}");
    assert_eq!(first, said(&desk.build(&["--keep-going"])));
}

/// The moments at which a build is killed.
const MOMENTS: u32 = 200;

#[test]
fn killed_at_any_moment_it_leaves_a_whole_site_the_old_or_the_new() {
    let desk = Desk::new();
    let quiet = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    assert!(desk.build(&[]).status.success());
    desk.break_impact();
    let began = Instant::now();
    assert_eq!(desk.build(&["--keep-going"]).status.code(), Some(1));
    let ten = tree(&desk.out());
    desk.answers_in(10, 12);
    assert_eq!(desk.build(&["--keep-going"]).status.code(), Some(1));
    let whole = began.elapsed() / 2;
    let twelve = tree(&desk.out());
    assert!(ten != twelve, "the two sites can be told apart");
    let (mut at, mut killed, mut old, mut new) = (12, 0, 0, 0);
    for moment in 0..MOMENTS {
        // Whichever lies there, the other is built over it.
        let before = tree(&desk.out());
        let to = if before == ten { 12 } else { 10 };
        if at != to {
            desk.answers_in(at, to);
            at = to;
        }
        let mut child = quiet(&mut desk.command(&desk.out(), &["--keep-going"]));
        std::thread::sleep(whole * (moment + 1) / MOMENTS);
        child.kill().expect("it can be killed");
        killed += u32::from(child.wait().expect("it ends").code().is_none());
        let after = tree(&desk.out());
        match after == before {
            true => old += 1,
            false => new += 1,
        }
        assert!(after == ten || after == twelve, "moment {moment}: half of a site");
    }
    assert!(
        killed > MOMENTS / 2 && old > 0,
        "{killed} of {MOMENTS} builds were killed at work, {old} before the exchange, {new} after"
    );
    assert_eq!(desk.build(&["--keep-going"]).status.code(), Some(1));
    let names = fs::read_dir(desk.folder.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["content", "dist", "policies"], "nothing is left beside it");
    assert!([&ten, &twelve].contains(&&tree(&desk.out())));
}
