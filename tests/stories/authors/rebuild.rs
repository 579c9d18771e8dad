//! A build over the one before: whatever changed in between, what lies there
//! after it is what a build into a new folder makes, and where nothing changed
//! nothing is touched.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::NaiveDate;
use site_gen::read::Folders;
use tests::{build_into, copy_of_frozen, day, edit};

/// What lies below a folder: each path with its bytes and its mode, folders among them. What a build notes for the
/// next one is nobody else's.
pub(crate) fn tree(folder: &Path) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
    fn walk(folder: &Path, top: &Path, found: &mut BTreeMap<PathBuf, (u32, Vec<u8>)>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let mode = fs::symlink_metadata(&path).expect("it is there").permissions().mode();
            let name = path.strip_prefix(top).expect("below the top").to_path_buf();
            if path.is_dir() {
                walk(&path, top, found);
                found.insert(name, (mode, Vec::new()));
            } else if !name.to_string_lossy().starts_with('.') {
                found.insert(name, (mode, fs::read(&path).expect("a file")));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

const TODAY: &str = "2026-12-24";

/// Builds, lets something happen to the words and the folder, builds again, and holds that against a new folder.
fn check(what: &str, on: &str, change: impl FnOnce(&Folders, &Path)) {
    let (folder, words) = copy_of_frozen();
    let of = |name: &str| folder.path().join(name);
    let build = |name: &str, on: NaiveDate| {
        build_into(&of(name), &words, on).unwrap_or_else(|stop| panic!("{what}: {stop}"));
    };
    build("dist", day(TODAY));
    change(&words, &of("dist"));
    build("dist", day(on));
    build("fresh", day(on));
    let (again, fresh) = (tree(&of("dist")), tree(&of("fresh")));
    let names = |tree: &BTreeMap<PathBuf, (u32, Vec<u8>)>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&again), names(&fresh), "{what}");
    for (path, file) in &fresh {
        assert!(again.get(path) == Some(file), "{what}: {} is not that of a fresh build", path.display());
    }
}

#[test]
fn words_whose_lines_end_as_on_windows_make_the_same_site() {
    let (folder, words) = copy_of_frozen();
    let build = |name: &str| {
        let out = folder.path().join(name);
        build_into(&out, &words, day(TODAY)).unwrap_or_else(|stop| panic!("{name}: {stop}"));
        tree(&out)
    };
    let before = build("before");
    for folder in [&words.policies, &words.content] {
        for path in tree(folder).keys().map(|name| folder.join(name)).filter(|path| path.is_file()) {
            let text = fs::read_to_string(&path).expect("words are text");
            fs::write(&path, text.replace('\n', "\r\n")).expect("it can be written");
        }
    }
    let after = build("after");
    let other = before.iter().find(|(path, file)| after.get(*path) != Some(*file));
    assert!(other.is_none(), "{:?} is another", other.map(|(path, _)| path));
    assert_eq!(after.len(), before.len());
}

#[test]
fn a_build_after_any_change_of_words_is_that_of_a_new_folder() {
    check("nothing", TODAY, |_, _| {});
    check("another day", "2027-02-03", |_, _| {});
    check("a policy", TODAY, |words, _| {
        edit(
            &words.policies.join("imani/2014-01.md"),
            "respond: 10 working days (4.5)",
            "respond: 12 working days (4.5)",
        );
    });
    check("a version to come", TODAY, |words, _| {
        let imani = words.policies.join("imani");
        fs::copy(imani.join("2014-01.md"), imani.join("2027-02-01.md")).expect("a version");
    });
    check("a landlord who leaves", TODAY, |words, _| {
        fs::remove_dir_all(words.policies.join("imani")).expect("it leaves");
    });
    check("a landlord with another address", TODAY, |words, _| {
        fs::rename(words.policies.join("imani"), words.policies.join("imani-homes")).expect("it moves");
    });
    check("a template", TODAY, |words, _| {
        edit(&words.content.join("templates/base.html"), "In danger now?", "In danger?");
    });
    check("a page of guidance", TODAY, |words, _| {
        let page = words.content.join("pages/what-happens.md");
        let text = fs::read_to_string(&page).expect("a page");
        fs::write(&page, format!("{text}\nOne more sentence.\n")).expect("a page");
    });
    check("a phrase", TODAY, |words, _| {
        edit(&words.content.join("phrases.yaml"), "name: \"Dates from {landlord}\"", "name: \"Days from {landlord}\"");
    });
    check("the style sheet", TODAY, |words, _| {
        let sheet = words.content.join("assets/style.css");
        let text = fs::read_to_string(&sheet).expect("a sheet");
        fs::write(&sheet, format!("{text}\n")).expect("a sheet");
    });
    check("one landlord is left", TODAY, |words, _| {
        for other in ["management-co-op", "inspiring-housing", "incommunities", "impact-housing"] {
            fs::remove_dir_all(words.policies.join(other)).expect("it leaves");
        }
    });
}

#[test]
fn what_somebody_did_to_the_built_files_does_not_stay() {
    let page = |out: &Path| out.join("site/imani/index.html");
    check("another text of the same length", TODAY, |_, out| {
        let text = fs::read_to_string(page(out)).expect("a page");
        fs::write(page(out), text.replacen("complain", "complane", 1)).expect("a page");
    });
    check("a file that went", TODAY, |_, out| fs::remove_file(page(out)).expect("it goes"));
    check("a landlord that went", TODAY, |_, out| fs::remove_dir_all(out.join("site/imani")).expect("it goes"));
    check("a file that nobody made", TODAY, |_, out| {
        fs::write(out.join("site/imani/complain/more.html"), "mine").expect("a file");
    });
    check("a file beside all landlords", TODAY, |_, out| {
        fs::write(out.join("site/more.html"), "mine").expect("a file");
    });
    check("a landlord that nobody made", TODAY, |_, out| {
        fs::create_dir_all(out.join("words/policies/nobody")).expect("a folder");
    });
    check("a page that nobody may read", TODAY, |_, out| {
        fs::set_permissions(page(out), fs::Permissions::from_mode(0o600)).expect("it is ours");
    });
    check("words that the form reads", TODAY, |_, out| {
        edit(&out.join("words/policies/imani/2014-01.md"), "respond: 10", "respond: 99");
    });
    check("a shared file", TODAY, |_, out| {
        let manifest = out.join("words/manifest.json");
        let text = fs::read_to_string(&manifest).expect("a manifest");
        fs::write(&manifest, text.replacen("2014-01", "2014-02", 1)).expect("a manifest");
    });
    check("the note of the build before", TODAY, |_, out| {
        fs::write(out.join(".made-of"), "imani {\n\u{0}").expect("a note");
    });
}

#[test]
fn where_nothing_changed_nothing_is_touched() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    let build = || build_into(&out, &words, day(TODAY)).unwrap_or_else(|stop| panic!("{stop}"));
    let first = build();
    let lay = |path: &Path| {
        let about = fs::metadata(path).expect("it is there");
        (about.ino(), about.ctime(), about.ctime_nsec())
    };
    let all = || tree(&out).into_keys().map(|path| lay(&out.join(path))).chain([lay(&out)]).collect::<Vec<_>>();
    let before = all();
    let again = build();
    assert_eq!(before, all());
    assert_eq!((first.landlords, first.pages), (again.landlords, again.pages));
    // Only the landlord whose words changed is another.
    edit(&words.policies.join("imani/2014-01.md"), "respond: 10 working days (4.5)", "respond: 12 working days (4.5)");
    let inode = |path: &str| lay(&out.join(path)).0;
    let of = || ["site/impact-housing/index.html", "site/imani/what-happens/index.html"].map(inode);
    let [other, own] = of();
    build();
    let [other_now, own_now] = of();
    assert_eq!(other, other_now, "a page of another landlord is the same file");
    assert_ne!(own, own_now, "the page that changed is a new one");
}

#[test]
fn a_page_whose_time_was_set_back_is_not_taken_for_the_one_that_was_made() {
    check("a copy with the time of another file", TODAY, |_, out| {
        let page = out.join("site/imani/index.html");
        let text = fs::read_to_string(&page).expect("a page");
        fs::write(&page, text.replacen("complain", "complane", 1)).expect("a page");
        let file = fs::File::options().write(true).open(&page).expect("a page");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("it is ours");
    });
}
