//! `site-gen serve` as an editor sees it: what is saved is shown, a mistake stands
//! on its page and takes nothing away, and a day or a draft can be looked at ahead.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::{Days, NaiveDate};
use site_gen::read::Folders;
use tests::{binary, copy_of_frozen, edit};

use crate::stores::serve::{Server, register};

/// A preview of some words, with what else it is told on its command line.
fn preview(words: &Folders, data: &Path, more: &str, stderr: Stdio) -> Server {
    let (policies, content) = (words.policies.display(), words.content.display());
    let script = format!("exec \"$0\" \"$@\" --policies '{policies}' --content '{content}' {more}");
    Server::within(&script, data, stderr)
}

/// What such a preview says that does not start, and how it ends.
fn refused(words: &Folders, data: &Path, more: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(binary("site-gen"));
    command.args(["serve", "--port", "0", "--data"]).arg(data).arg("--policies").arg(&words.policies);
    let output = command.arg("--content").arg(&words.content).args(more).output().expect("site-gen runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The page without what stands on it in a preview alone, and that.
fn parted(page: &str) -> (String, String) {
    let (mut plain, mut added, mut rest) = (String::new(), String::new(), page);
    while let Some((before, after)) = rest.split_once("<!-- preview -->") {
        let (inside, after) = after.split_once("<!-- /preview -->").expect("what is added has an end");
        plain.push_str(before);
        added.push_str(inside);
        rest = after;
    }
    (plain + rest, added)
}

/// The address at which a page waits for a change.
fn waits_at(page: &str) -> String {
    let of = |name: &str| page.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split('"').next());
    let (path, seen) = (of("data-page").expect("a page"), of("data-seen").expect("what it was made from"));
    format!("/_preview/changes?page={path}&seen={seen}")
}

/// Every file below a folder, by its path.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below").display().to_string();
                found.insert(name, fs::read_to_string(&path).expect("text"));
            }
        }
    }
    found
}

fn complaint(token: &str) -> [(&str, &str); 2] {
    [("what_happened", "The heating is off."), ("token", token)]
}

const IMANI: &str = "imani/2014-01.md";

#[test]
fn what_is_saved_is_on_the_page_that_is_asked_for_next_and_a_page_that_waits_is_told() {
    let (folder, words) = copy_of_frozen();
    let server = preview(&words, &folder.path().join("data"), "", Stdio::null());
    let policy = words.policies.join(IMANI);
    let (status, page) = server.get("/imani/policy/");
    assert_eq!(status, 200);
    // Nothing has changed since it was made: it is still what it waits for that decides.
    let address = waits_at(&page);
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| server.get(&address));
        std::thread::sleep(Duration::from_millis(300));
        assert!(!waiting.is_finished(), "it waits while nothing changes");
        let text = fs::read_to_string(&policy).expect("a policy");
        fs::write(&policy, text + "\nSaved a moment ago.\n").expect("it can be written");
        assert_eq!(waiting.join().expect("it is answered"), (200, "changed".to_owned()));
    });
    assert!(server.get("/imani/policy/").1.contains("Saved a moment ago."));
    // The words that all share, a template, the look, a new page and a new landlord.
    edit(&words.content.join("pages/formats.md"), "\n---\n", "\n---\nFormats, said anew.\n\n");
    assert!(server.get("/imani/formats/").1.contains("Formats, said anew."));
    edit(&words.content.join("templates/base.html"), "<header", "<p>Above all</p>\n<header");
    for page in ["/imani/formats/", "/incommunities/", "/", "/404.html"] {
        assert!(server.get(page).1.contains("<p>Above all</p>"), "{page}");
    }
    fs::write(words.content.join("assets/style.css"), "body { color: #123456 }").expect("it can be written");
    let page = server.get("/imani/").1;
    let style = page.split_once("/assets/style-").and_then(|(_, rest)| rest.split('"').next()).expect("a style sheet");
    assert_eq!(server.get(&format!("/assets/style-{style}")).1, "body { color: #123456 }");
    fs::create_dir(words.policies.join("new-homes")).expect("a folder");
    let text = fs::read_to_string(&policy).expect("a policy").replace("Imani Housing Co-operative", "New Homes");
    fs::write(words.policies.join("new-homes/2020.md"), text).expect("it can be written");
    assert!(server.get("/").1.contains("<a href=\"/new-homes/\" translate=\"no\">New Homes</a>"));
    assert!(server.get("/new-homes/").1.contains("New Homes"));
    fs::remove_dir_all(words.policies.join("new-homes")).expect("it can be taken away");
    assert_eq!(server.get("/new-homes/").0, 404);
}

#[test]
fn while_the_form_is_closed_the_pages_that_lead_to_it_say_so_first() {
    let (folder, words) = copy_of_frozen();
    let told = "<strong>Our online form is closed for now.</strong>";
    let server = preview(&words, &folder.path().join("data"), "--plain", Stdio::null());
    assert!(["/imani/", "/imani/complain/"].iter().all(|page| !server.get(page).1.contains(told)));
    drop(server);
    let server = preview(&words, &folder.path().join("data"), "--plain --closed", Stdio::null());
    let (start, form) = (server.get("/imani/").1, server.get("/imani/complain/").1);
    let (said, ways) = (start.find(told).expect("it says so"), start.find("Other ways to complain").expect("the ways"));
    assert!(said < ways && !start.contains("class=\"button\""), "{start}");
    let closed = form.find("<h1>Our online form is closed for now</h1>").expect("it says so");
    assert!(closed < form.find("name=\"what_happened\"").expect("a question"), "{form}");
}

#[test]
fn a_page_that_waits_does_not_keep_a_server_that_is_asked_to_stop() {
    let (folder, words) = copy_of_frozen();
    let mut server = preview(&words, &folder.path().join("data"), "", Stdio::null());
    let address = format!("{}{}", server.address, waits_at(&server.get("/imani/").1));
    let waiting = std::thread::spawn(move || ureq::get(address).call().map(|answer| answer.status().as_u16()));
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(server.asked_to_stop("-TERM"), Some(0));
    assert_eq!(waiting.join().expect("it ends").expect("it is answered"), 204);
}

#[test]
fn but_for_what_the_preview_adds_every_page_is_a_builds_and_no_build_has_a_script() {
    let (folder, words) = copy_of_frozen();
    // What the list of all shows is read otherwise than for a build, which has the whole policy.
    let known = "mark: IHC\ncolour: \"#7a1f3d\"\nalso_called:\n  - Imani Homes\n  - \"Imani: Old\"\nplaces: [Exampletown, Otherham]";
    edit(&words.policies.join("imani/2014-01.md"), "nation: england", &format!("{known}\nnation: england"));
    let out = folder.path().join("dist");
    let server = preview(&words, &folder.path().join("data"), "", Stdio::null());
    let mut build = Command::new(binary("site-gen"));
    build.args(["build", "--site", &format!("{}/", server.address), "--out"]).arg(&out);
    let built = build.arg("--policies").arg(&words.policies).arg("--content").arg(&words.content).output();
    assert!(built.expect("site-gen runs").status.success());
    let built = files(&out.join("site"));
    let mut pages = 0;
    for (path, text) in &built {
        // But for the one that finds something in a long list.
        let own = text.matches("<script src=\"/assets/find-").count();
        assert_eq!(own, usize::from(path.ends_with("/questions/index.html")), "{path}");
        assert!(text.matches("<script").count() == own && !text.contains("_preview"), "{path}");
        // Two landlords, and what belongs to none.
        let landlord = path.split_once('/').map_or("", |(landlord, _)| landlord);
        if !["", "imani", "incommunities", "assets"].contains(&landlord) {
            continue;
        }
        let (status, served) = server.get(&format!("/{}", path.trim_end_matches("index.html")));
        assert_eq!(status, 200, "{path}");
        let (plain, added) = parted(&served);
        assert!(plain == *text, "{path} is another one than a build writes");
        let scripts: Vec<&str> =
            served.split("<script").skip(1).filter(|script| !script.starts_with(" src=\"/assets/find-")).collect();
        let of_a_page = usize::from(path.ends_with(".html"));
        assert_eq!(scripts.len(), of_a_page, "{path}: {scripts:?}");
        assert!(scripts.iter().all(|script| script.starts_with(" src=\"/_preview/reload.js\"")), "{path}");
        assert_eq!(added.contains("/_preview/preview.css"), of_a_page == 1, "{path}");
        pages += of_a_page;
    }
    assert!(pages > 30, "{pages} pages");
    // The form's pages answer what somebody sent: nothing loads them again.
    assert!(!server.get("/form/imani/dates").1.contains("<script"));
    let own = ["/_preview/reload.js", "/_preview/preview.css"];
    assert!(own.iter().all(|own| server.get(own).0 == 200));
    drop(server);
    // For visitors nothing is added at all.
    let server = preview(&words, &folder.path().join("data"), "--plain", Stdio::null());
    for path in ["", "imani/", "imani/complain/", "404.html"] {
        let file = if path.ends_with(".html") { path.to_owned() } else { format!("{path}index.html") };
        assert!(server.get(&format!("/{path}")).1 == built[&file], "{path}");
    }
    assert!(own.iter().all(|own| server.get(own).0 == 404));
    edit(&words.policies.join(IMANI), "landlord:", "landlrod:");
    let (status, page) = server.get("/imani/");
    assert!(status == 200 && page == built["imani/index.html"], "an edit that cannot be used takes no page away");
    edit(&words.policies.join("incommunities/2021-01.md"), "landlord:", "landlrod:");
    let (status, page) = server.get("/incommunities/");
    assert!(status == 503 && page == built["error.html"], "and tells visitors nothing that is for its author");
}

/// Adds a paragraph at the end of a text.
fn add(path: &Path, words: &str) {
    let text = fs::read_to_string(path).expect("a text");
    fs::write(path, format!("{}\n\n{words}\n", text.trim_end())).expect("it can be written");
}

#[test]
fn a_broken_link_hides_nothing_that_was_written() {
    let (folder, words) = copy_of_frozen();
    let data = folder.path().join("data");
    let server = preview(&words, &data, "", Stdio::null());
    let before = server.send("imani", &complaint("00112233445566778899aabbccddeeff"));
    let policy = words.policies.join(IMANI);

    add(&policy, "We have new words for you. Read our [flyer](flyer/).");
    let (status, page) = server.get("/imani/policy/");
    let (plain, added) = parted(&page);
    assert!(status == 200 && plain.contains("We have new words for you."), "{plain}");
    assert!(added.contains("there is no such page") && added.contains("flyer"), "{added}");
    assert!(!added.contains("the last page that could be made"), "{added}");
    // What is not to be published reaches no form.
    let sent = server.send("imani", &complaint("ffeeddccbbaa99887766554433221100"));
    assert_eq!(sent["deadlines"][0], before["deadlines"][0]);
}

#[test]
fn a_link_to_another_landlord_is_told_where_it_leads_nowhere() {
    let (folder, words) = copy_of_frozen();
    let data = folder.path().join("data");
    let server = preview(&words, &data, "", Stdio::null());
    let policy = words.policies.join(IMANI);

    add(&policy, "Their policy is [another](/incommunities/policy/).");
    let added = parted(&server.get("/imani/policy/").1).1;
    assert!(!added.contains("to mend"), "{added}");
    add(&policy, "This is [mistyped](/incommunities/polcy/).");
    let added = parted(&server.get("/imani/policy/").1).1;
    assert!(added.contains("1 thing to mend") && added.contains("this site has no such page"), "{added}");
}

#[test]
fn a_mistake_stands_on_its_page_and_takes_nothing_away() {
    let (folder, words) = copy_of_frozen();
    let data = folder.path().join("data");
    let server = preview(&words, &data, "", Stdio::null());
    let policy = words.policies.join(IMANI);
    let good = parted(&server.get("/imani/what-happens/").1).0;
    let other = parted(&server.get("/incommunities/what-happens/").1).0;
    let before = server.send("imani", &complaint("00112233445566778899aabbccddeeff"));
    edit(&policy, "acknowledge: 2 working days", "acknowledge: 2 wroking days");
    edit(&words.policies.join("impact-housing/2018-03.md"), "landlord:", "landlrod:");

    let (status, page) = server.get("/imani/what-happens/");
    let (plain, added) = parted(&page);
    assert!(status == 200 && plain == good, "the last good page stays");
    for words in
        ["thing to mend", "wroking", "policies/imani/2014-01.md:", "write: ", "the last page that could be made"]
    {
        assert!(added.contains(words), "{words}: {added}");
    }
    let mend = added.find("to mend").expect("it is told");
    assert!(added.find("to update").is_none_or(|update| mend < update), "errors first: {added}");
    // Of what nobody has looked at before there is no good page yet.
    let (status, page) = server.get("/impact-housing/dates/");
    assert!(status == 503 && page.contains("landlrod"), "{status}: {page}");
    let (status, page) = server.get("/incommunities/what-happens/");
    assert!(status == 200 && parted(&page).0 == other && !page.contains("wroking"), "the others stay up");
    // No complaint is lost to an edit, neither now nor after a restart.
    let sent = server.send("imani", &complaint("ffeeddccbbaa99887766554433221100"));
    assert_eq!(sent["deadlines"][0], before["deadlines"][0]);
    drop(server);
    let server = preview(&words, &data, "", Stdio::null());
    assert_eq!(server.get("/imani/").0, 503);
    let again = server.send("imani", &complaint("0f0e0d0c0b0a09080706050403020100"));
    assert_eq!(again["deadlines"][0], before["deadlines"][0]);
    assert_eq!(register(&data, &["list"]).lines().filter(|line| line.contains("imani")).count(), 3);
    // The page of all landlords has the mistakes of all, as soon as a round was made.
    let all = (0..1800).map(|_| server.get("/").1).find(|page| {
        std::thread::sleep(Duration::from_millis(100));
        page.contains("wroking") && page.contains("landlrod")
    });
    assert!(all.is_some_and(|page| page.contains("<a href=\"/imani/\"")));

    edit(&policy, "acknowledge: 2 wroking days", "acknowledge: 3 working days");
    let (status, page) = server.get("/imani/what-happens/");
    assert!(status == 200 && page.contains("3 working days") && !page.contains("to mend"), "mended, it is back");
    assert_ne!(
        server.send("imani", &complaint("1f1e1d1c1b1a19181716151413121110"))["deadlines"][0],
        before["deadlines"][0]
    );
}

#[test]
fn a_terminal_is_told_once_what_check_tells() {
    let (folder, words) = copy_of_frozen();
    let told = folder.path().join("told");
    let stderr = File::create(&told).expect("a file").into();
    let server = preview(&words, &folder.path().join("data"), "", stderr);
    let says = |what: &str| {
        (0..1800).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            fs::read_to_string(&told).is_ok_and(|said| said.contains(what))
        })
    };
    assert!(says("5 landlords can be published"), "at the start, by itself");
    let policy = words.policies.join(IMANI);
    edit(&policy, "acknowledge: 2 working days", "acknowledge: 2 wroking days");
    assert!(says("wroking") && says("1 problem to mend"));
    // Another edit of the same file, which leaves the mistake where it is.
    let text = fs::read_to_string(&policy).expect("a policy");
    fs::write(&policy, text + "\nOne more line.\n").expect("it can be written");
    edit(&words.content.join("pages/formats.md"), "\n---\n", "\n---\n{{ nobody-knows }}\n\n");
    assert!(says("nobody-knows"));
    let said = fs::read_to_string(&told).expect("what it said");
    let mut check = Command::new(binary("site-gen"));
    let check = check.arg("check").arg("--policies").arg(&words.policies).arg("--content").arg(&words.content).output();
    let check = String::from_utf8_lossy(&check.expect("site-gen runs").stderr).into_owned();
    for problem in check.split("\n\n").filter(|problem| problem.contains("write: ")) {
        assert_eq!(said.matches(problem).count(), 1, "{problem}\n-- in --\n{said}");
    }
    assert!(check.contains("wroking") && check.contains("nobody-knows"), "{check}");
    drop(server);
}

#[test]
fn a_broken_template_or_shared_file_is_told_on_every_page_and_mended_all_is_back() {
    let (folder, words) = copy_of_frozen();
    let data = folder.path().join("data");
    let server = preview(&words, &data, "", Stdio::null());
    let template = words.content.join("templates/page.html");
    let pages = ["/", "/imani/", "/imani/help/", "/imani/policy/", "/incommunities/"];
    let good: Vec<String> = pages.iter().map(|page| parted(&server.get(page).1).0).collect();
    for (file, from, to, word) in [
        (&template, "{% block main %}", "{% block main", "templates"),
        (&template, "{{ content", "{{ nobody.knows }}{{ content", "nobody"),
        (&words.content.join("form.yaml"), "id: name", "di: name", "form.yaml"),
        (&words.content.join("ombudsmen.yaml"), "name:", "\tname:", "ombudsmen.yaml"),
    ] {
        edit(file, from, to);
        for page in pages {
            let (status, page_now) = server.get(page);
            assert!(status == 200 || status == 503, "{page}: {status}");
            assert!(parted(&page_now).1.contains(word), "{page} says that {word} is to be mended: {page_now}");
        }
        let sent = server.send("imani", &complaint("00112233445566778899aabbccddeeff"));
        assert_eq!(server.get(sent["receipt"].as_str().expect("a path")).0, 200, "{word}: the form goes on");
        edit(file, to, from);
        for (page, good) in pages.iter().zip(&good) {
            assert!(parted(&server.get(page).1).0 == *good, "{page} is back");
        }
    }
    // A server that starts over broken words starts, and says so where somebody looks.
    drop(server);
    edit(&template, "{% block main %}", "{% block main");
    let server = preview(&words, &folder.path().join("other"), "", Stdio::null());
    for page in pages.iter().chain(&["/form/imani/dates"]) {
        let (status, page_now) = server.get(page);
        assert!(status == 503 && page_now.contains("templates"), "{page}: {status}: {page_now}");
    }
    edit(&template, "{% block main", "{% block main %}");
    assert_eq!(server.get("/imani/").0, 200);
    assert_eq!(server.get("/form/imani/dates").0, 200);
}

/// A version of Imani's policy that starts later and says later that it has the complaint.
fn later(words: &Folders, file: &Path) {
    let text = fs::read_to_string(words.policies.join(IMANI)).expect("a policy");
    assert!(text.contains("acknowledge: 2 working days"));
    let text = text.replace("acknowledge: 2 working days", "acknowledge: 4 working days");
    let told =
        "---\nchanges: We now take up to four working days to say that we have your complaint. Before, it was two.\n";
    fs::write(file, text.replacen("---\n", told, 1)).expect("it can be written");
}

/// Some weeks from now, when a version to come has begun.
fn soon() -> NaiveDate {
    chrono::Utc::now().date_naive() + Days::new(60)
}

#[test]
fn another_day_is_shown_whole_and_what_is_sent_to_it_is_in_no_officers_list() {
    let (folder, words) = copy_of_frozen();
    let (real, data) = (folder.path().join("real"), folder.path().join("data"));
    let on = soon();
    later(&words, &words.policies.join(format!("imani/{on}.md")));
    let server = preview(&words, &real, "", Stdio::null());
    assert!(!server.get("/imani/what-happens/").1.contains("4 working days"));
    server.send("imani", &complaint("00112233445566778899aabbccddeeff"));
    drop(server);
    let server = preview(&words, &data, &format!("--on {on}"), Stdio::null());
    let page = server.get("/imani/what-happens/").1;
    let shown = on.format("as on %A %-d %B %Y").to_string();
    for words in ["4 working days", &shown, "kept apart"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let sent = server.send("imani", &complaint("ffeeddccbbaa99887766554433221100"));
    let due = sent["deadlines"][0]["due_at"].as_str().and_then(|due| due.get(..10)?.parse::<NaiveDate>().ok());
    assert!(due.is_some_and(|due| due > on && due < on + Days::new(30)), "{sent}");
    let receipt = server.get(sent["receipt"].as_str().expect("a path")).1;
    assert!(receipt.contains(&shown) && receipt.contains("You have sent"), "{receipt}");
    drop(server);
    // Neither kind is laid into a folder of the other.
    for (folder, more) in [(&data, vec![]), (&real, vec!["--on", "2027-02-16"])] {
        let (code, said) = refused(&words, folder, &more);
        assert!(code == Some(2) && said.contains("--data"), "{code:?}: {said}");
    }
}

#[test]
fn a_draft_from_anywhere_is_shown_as_a_version_to_come_of_its_landlord() {
    let (folder, words) = copy_of_frozen();
    let data = folder.path().join("data");
    let (on, before) = (soon(), soon() - Days::new(1));
    let draft: PathBuf = folder.path().join(format!("{on}.md"));
    later(&words, &draft);
    let name = draft.display().to_string();
    // Its own first day is shown, unless another day is asked for.
    let server = preview(&words, &data, &format!("--draft '{name}'"), Stdio::null());
    let page = server.get("/imani/what-happens/").1;
    let shown = on.format("as on %A %-d %B %Y").to_string();
    for words in ["4 working days", &shown, &name] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(server.get("/imani/policy/2014-01/").0, 200, "the versions before stay");
    edit(&draft, "acknowledge: 4 working days", "acknowledge: 3 working days");
    assert!(server.get("/imani/what-happens/").1.contains("3 working days"), "an edit of the draft is seen");
    assert_eq!(server.get(&format!("/imani/policy/{on}/")).0, 200);
    edit(&draft, "acknowledge: 3 working days", "acknowledge: 3 wroking days");
    assert!(server.get("/imani/what-happens/").1.contains(&format!("{on}.md:")), "and so is a mistake in it");
    assert!(!words.policies.join(format!("imani/{on}.md")).exists(), "it is in nobody's folder");
    drop(server);
    edit(&draft, "acknowledge: 3 wroking days", "acknowledge: 3 working days");
    let server = preview(&words, &data, &format!("--draft '{name}' --on {before}"), Stdio::null());
    let page = parted(&server.get("/imani/what-happens/").1).0;
    assert!(!page.contains("3 working days"), "on that day it was still to come: {page}");
    assert_eq!(server.get(&format!("/imani/policy/{on}/")).0, 200);
    drop(server);
    // Of whom it is has to be clear, and from when it holds.
    edit(&draft, "landlord: Imani Housing Co-operative", "landlord: Nobody At All");
    let (code, said) = refused(&words, &data, &["--draft", &name]);
    assert!(code == Some(2) && said.contains("Nobody At All") && said.contains("--landlord"), "{code:?}: {said}");
    let server = preview(&words, &data, &format!("--draft '{name}' --landlord new-homes"), Stdio::null());
    assert!(server.get("/new-homes/").1.contains("Nobody At All"), "a landlord can be a new one");
    assert!(server.get("/").1.contains("<a href=\"/new-homes/\" translate=\"no\">Nobody At All</a>"));
    drop(server);
    let nameless = folder.path().join("notes.md");
    fs::copy(&draft, &nameless).expect("a copy");
    let (code, said) = refused(&words, &data, &["--draft", &nameless.display().to_string()]);
    assert!(code == Some(2) && said.contains("2027-02-01.md"), "{code:?}: {said}");
    let gone = folder.path().join("2037-03-01.md");
    let (code, said) = refused(&words, &data, &["--draft", &gone.display().to_string()]);
    assert!(code == Some(1) && said.contains("2037-03-01.md"), "{code:?}: {said}");
}
