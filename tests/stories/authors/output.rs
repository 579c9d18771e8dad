//! The folder that a build writes: what killed builds left beside it, links,
//! and the address that the site will have.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tests::{binary, frozen_folder};

fn build(arguments: &[&str]) -> Output {
    let mut command = Command::new(binary("site-gen"));
    command.arg("build").args(arguments).current_dir(frozen_folder()).output().expect("site-gen runs")
}

fn into(out: &Path) -> Output {
    build(&["--out", &out.display().to_string()])
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

const MARKER: &str = ".made-by-site-gen";

/// What a build leaves that is killed in the middle of its work.
fn left(folder: &Path, name: &str) -> PathBuf {
    let stage = folder.join(name);
    fs::create_dir_all(stage.join("site/imani")).expect("a folder");
    fs::write(stage.join(MARKER), "a marker").expect("a file");
    fs::write(stage.join("site/imani/index.html"), "half a page").expect("a file");
    stage
}

#[test]
fn a_build_that_was_killed_leaves_nothing_that_the_next_does_not_clear() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("dist");
    let mut killed = 0;
    for wait in 0..40 {
        let mut command = Command::new(binary("site-gen"));
        command.args(["build", "--out"]).arg(&out).current_dir(frozen_folder());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("site-gen runs");
        // Whenever it is hit: there is a whole site or none, and what is beside it goes.
        std::thread::sleep(Duration::from_millis(wait * 10));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        killed += names(folder.path()).iter().filter(|name| name.starts_with(".dist.")).count();
    }
    assert!(killed > 0, "this story kills builds in their work");
    assert!(into(&out).status.success());
    assert_eq!(names(folder.path()), ["dist"]);
}

#[test]
fn what_is_not_ours_and_what_a_living_build_writes_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    left(path, ".dist.4711.new");
    left(path, ".dist.4711.old");
    fs::create_dir(path.join(".dist.4712.new")).expect("killed before it wrote anything");
    left(path, ".dist.4713-1.new");
    // A living build's, whose marker is held, be it of another machine that shares the disk.
    let living = left(path, ".dist.4714.new");
    let held = File::open(living.join(MARKER)).expect("a marker");
    held.lock().expect("it can be held");
    // Of somebody else, or of another output.
    for name in [".dist.4715.new", ".dist.mine.new", ".other.4711.new", "dist.4711.new", ".dist.4711.new.bak"] {
        let folder = path.join(name);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("notes"), "of somebody else").expect("a file");
    }
    left(path, ".other.4712.new");
    fs::write(path.join(".dist.4716.new"), "a file").expect("a file");
    let elsewhere = left(path, "elsewhere");
    symlink(&elsewhere, path.join(".dist.4717.new")).expect("a link");
    let trap = path.join(".dist.4718.new");
    fs::create_dir(&trap).expect("a folder");
    symlink(elsewhere.join(MARKER), trap.join(MARKER)).expect("a link");
    let before = names(path);
    assert!(into(&path.join("dist")).status.success());
    let gone = [".dist.4711.new", ".dist.4711.old", ".dist.4712.new", ".dist.4713-1.new"];
    let mut stays: Vec<String> = before.into_iter().filter(|name| !gone.contains(&name.as_str())).collect();
    stays.push("dist".to_owned());
    stays.sort();
    assert_eq!(names(path), stays);
    assert!(elsewhere.join("site/imani/index.html").is_file());
    drop(held);
    // A process that another story starts at this very moment holds what was open until it runs.
    let gone = (0..20).any(|_| into(&path.join("dist")).status.success() && !living.exists());
    assert!(gone, "let go of, it is a leftover");
}

#[test]
fn builds_of_one_folder_at_once_end_well_and_leave_one_whole_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("dist");
    assert!(into(&out).status.success());
    let whole = names(&out.join("site"));
    std::thread::scope(|threads| {
        let builds: Vec<_> = (0..4).map(|_| threads.spawn(|| into(&out))).collect();
        for build in builds {
            let output = build.join().expect("no panic");
            assert!(output.status.success(), "{}", said(&output));
        }
    });
    assert_eq!(names(folder.path()), ["dist"]);
    assert_eq!(names(&out.join("site")), whole);
}

#[test]
fn an_output_that_is_a_link_is_written_where_it_leads_and_stays_a_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let of = |name: &str| folder.path().join(name);
    fs::create_dir(of("disk")).expect("a folder");
    fs::create_dir(of("disk/real")).expect("a folder");
    symlink(of("disk/real"), of("dist")).expect("a link");
    symlink("dist", of("again")).expect("a link to a link");
    for _ in 0..2 {
        for link in ["dist", "again"] {
            let output = into(&of(link));
            assert!(output.status.success(), "{link}: {}", said(&output));
            assert!(fs::symlink_metadata(of(link)).expect("it is there").is_symlink(), "{link} stays a link");
        }
    }
    assert!(of("disk/real/site/index.html").is_file());
    assert_eq!(names(&of("disk")), ["real"]);
    // Below a link, it is as ever.
    symlink(of("disk"), of("mounted")).expect("a link");
    assert!(into(&of("mounted/new")).status.success());
    assert!(of("disk/new/site/index.html").is_file());
}

#[test]
fn an_output_that_leads_nowhere_or_to_a_file_is_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let of = |name: &str| folder.path().join(name);
    fs::write(of("file"), "a file").expect("a file");
    fs::create_dir(of("theirs")).expect("a folder");
    fs::write(of("theirs/notes"), "of somebody else").expect("a file");
    symlink(of("nowhere"), of("dangling")).expect("a link");
    symlink(of("file"), of("to-a-file")).expect("a link");
    symlink(of("theirs"), of("to-theirs")).expect("a link");
    symlink(of("round"), of("round")).expect("a link");
    let before = names(folder.path());
    for (out, told) in [
        ("dangling", "is not there"),
        ("to-a-file", "is a file"),
        ("file", "is a file"),
        ("to-theirs", "would be replaced"),
        ("theirs", "would be replaced"),
        ("round", "cannot be opened"),
    ] {
        let output = into(&of(out));
        assert_eq!(output.status.code(), Some(2), "{out}: {}", said(&output));
        assert!(said(&output).contains(told) && said(&output).contains("--out"), "{out}: {}", said(&output));
    }
    for out in ["/", ".", "..", ""] {
        let output = build(&["--out", out]);
        assert_eq!(output.status.code(), Some(2), "{out:?}: {}", said(&output));
        assert!(said(&output).contains("--out"), "{out:?}: {}", said(&output));
    }
    assert_eq!(names(folder.path()), before, "nothing was touched");
    assert_eq!(fs::read_to_string(of("file")).expect("a file"), "a file");
}

#[test]
fn paper_says_where_the_site_is_and_of_a_test_only_that_it_is_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("dist");
    let page = |path: &str| fs::read_to_string(out.join("site/imani").join(path)).expect("a page");
    let with = |more: &[&str]| {
        let output = build(&[&["--out", &out.display().to_string()], more].concat());
        assert!(output.status.success(), "{}", said(&output));
    };
    with(&["--site", "https://complaints.homes.example"]);
    let form = "<p class=\"print\">Fill in our form on the web: <strong translate=\"no\">complaints.homes.example/imani/complain/</strong>.";
    assert!(page("index.html").contains(form), "{}", page("index.html"));
    for path in ["index.html", "help/index.html", "policy/index.html", "paper-form/index.html"] {
        let told = "This website: <strong translate=\"no\">complaints.homes.example/imani/</strong>.";
        assert_eq!(page(path).matches(told).count(), 1, "{path}");
    }
    // A leaflet of a test leads nobody to it.
    assert!(!page("leaflet/index.html").contains("homes.example"));
    // Where nobody said where it is, no paper does.
    with(&[]);
    assert!(
        !page("index.html").contains("class=\"print\">Fill in") && !page("help/index.html").contains("This website:")
    );
}

#[test]
fn the_address_of_a_site_is_an_address_and_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("dist");
    let with = |site: &str| build(&["--site", site, "--out", &out.display().to_string()]);
    for site in [
        "complaints.example.org",
        "https//complaints.example.org",
        "ftp://complaints.example.org",
        "https://complaints.example.org/imani",
        "https://complaints.example.org?x",
        "https://jo@complaints.example.org",
        "https://compl aints.example.org",
        "https://\u{202e}gro.example",
        "",
    ] {
        let output = with(site);
        assert_eq!(output.status.code(), Some(2), "{site}: {}", said(&output));
        assert!(said(&output).contains("https://complaints.example.org, not"), "{site}: {}", said(&output));
        assert!(!out.exists(), "{site}: nothing was written");
    }
    for (site, stands) in [
        ("https://complaints.example.org/", "https://complaints.example.org/imani/"),
        ("HTTPS://XN--BCHER-KVA.example", "https://xn--bcher-kva.example/imani/"),
        ("http://localhost:8080", "http://localhost:8080/imani/"),
    ] {
        let output = with(site);
        assert!(output.status.success(), "{site}: {}", said(&output));
        let map = fs::read_to_string(out.join("site/sitemap.xml")).expect("the map of the site");
        assert!(map.contains(stands) && !map.contains("//imani"), "{site}: {map}");
    }
}
