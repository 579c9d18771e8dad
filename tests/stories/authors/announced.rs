//! A new version for readers: announced before its day, told on its own page and
//! in the feed, and kept by whoever complains on either side of it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{DateTime, TimeZone, Utc};
use site_gen::read::Folders;
use tempfile::TempDir;
use tests::{Setting, World, build_into, copy_of_frozen, day, edit, words_of};

/// The frozen words with a version of Imani's that answers sooner from 1 February 2027.
fn world() -> (TempDir, Folders) {
    let (folder, words) = copy_of_frozen();
    let next = words.policies.join("imani/2027-02-01.md");
    fs::copy(words.policies.join("imani/2014-01.md"), &next).expect("a version to come");
    edit(&next, "respond: 10 working days (4.5)", "respond: 8 working days (4.5)");
    edit(
        &next,
        "stages:\n",
        "changes: From 1 February 2027 we answer within 8 working days. Before, it was 10.\nstages:\n",
    );
    edit(&next, "## How to complain", "## How you complain");
    (folder, words)
}

/// The site of a day.
fn built(folder: &TempDir, words: &Folders, on: &str) -> PathBuf {
    let out = folder.path().join(on);
    build_into(&out, words, day(on)).unwrap_or_else(|stop| panic!("{stop}"));
    out
}

fn page(out: &Path, path: &str) -> String {
    fs::read_to_string(out.join("site").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn it_is_announced_with_its_day_and_its_page_says_what_changes() {
    let (folder, words) = world();
    let out = built(&folder, &words, "2027-01-31");
    let policy = words_of(&page(&out, "imani/policy/index.html"));
    assert!(policy.contains("New rules start on 1 February 2027. See what changes on 1 February 2027."), "{policy}");
    assert!(page(&out, "imani/policy/index.html").contains("href=\"/imani/policy/2027-02-01/#changes\""));
    // Whoever complains in January looks there, and not at the policy.
    for path in ["imani/index.html", "imani/what-happens/index.html"] {
        let words = words_of(&page(&out, path));
        assert!(
            words.contains("New rules start on 1 February 2027.")
                && words.contains("They are for complaints from that day on."),
            "{path}: {words}"
        );
    }
    let next = page(&out, "imani/policy/2027-02-01/index.html");
    assert!(next.contains("<h2 id=\"changes\">What changes</h2>"));
    let next = words_of(&next);
    for said in [
        "From 1 February 2027 we answer within 8 working days. Before, it was 10.",
        "Our answer at stage 1: 10 working days becomes 8 working days.",
        "The part “How to complain” is now called “How you complain”.",
        "In force now January 2014",
        "To come Monday 1 February 2027 (not in force yet)",
    ] {
        assert!(next.contains(said), "{said:?} in\n{next}");
    }
    assert!(!next.contains("Earlier"), "no version is");
    // On its day nothing is announced any more, and the page of each version stays where it was.
    let out = built(&folder, &words, "2027-02-01");
    let policy = words_of(&page(&out, "imani/policy/index.html"));
    assert!(!policy.contains("New rules start") && policy.contains("What changed"), "{policy}");
    assert!(policy.contains("In force now Monday 1 February 2027 Earlier January 2014"), "{policy}");
    let older = words_of(&page(&out, "imani/policy/2014-01/index.html"));
    assert!(older.contains("This is an older version. It ended on Sunday 31 January 2027."), "{older}");
    for path in ["imani/index.html", "imani/what-happens/index.html"] {
        assert!(!words_of(&page(&out, path)).contains("New rules start"), "{path}");
    }
}

fn on_the_last_day() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 1, 31, 12, 0, 0).single().expect("an instant")
}

fn on_the_first_day() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 2, 1, 12, 0, 0).single().expect("an instant")
}

#[tokio::test]
async fn who_complains_on_either_side_of_the_day_gets_what_the_page_promised() {
    let (folder, words) = world();
    let sides = [
        ("2027-01-31", "2014-01", "10 working days", "By Friday 12 February 2027"),
        ("2027-02-01", "2027-02-01", "8 working days", "By Thursday 11 February 2027"),
    ];
    let noons: [fn() -> DateTime<Utc>; 2] = [on_the_last_day, on_the_first_day];
    for ((on, version, promise, date), now) in sides.into_iter().zip(noons) {
        let out = built(&folder, &words, on);
        let steps = words_of(&page(&out, "imani/what-happens/index.html"));
        assert!(steps.contains(&format!("ithin {promise} from the day we get your complaint")), "{on}: {steps}");
        let world = World::with(Setting { built: &out, now, ..Default::default() }).await;
        let sent = world.send_json("imani", &[("what_happened", "The heating is off.")]).await;
        assert_eq!(sent.json()["policy"], version, "{on}");
        world.open(sent.json()["receipt"].as_str().expect("a path")).await.says(date);
    }
}

/// Every element of a feed by the names above it, with its text, as a reader of XML that is not ours finds them.
fn elements(feed: &str) -> Vec<(String, String)> {
    const READ: &str = "import json, sys, xml.etree.ElementTree as tree\nfound = []\ndef walk(element, above):\n    \
                        path = above + [element.tag.replace('{http://www.w3.org/2005/Atom}', '')]\n    \
                        found.append(['/'.join(path), element.text or ''])\n    \
                        [walk(child, path) for child in element]\nwalk(tree.fromstring(sys.stdin.buffer.read()), [])\n\
                        print(json.dumps(found))";
    let mut python = Command::new("python3");
    let mut reader =
        python.args(["-c", READ]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("Python reads XML");
    reader.stdin.take().expect("it listens").write_all(feed.as_bytes()).expect("it reads");
    let read = reader.wait_with_output().expect("it ends");
    assert!(read.status.success(), "this is no XML:\n{feed}");
    serde_json::from_slice(&read.stdout).expect("a list of elements")
}

#[test]
fn the_feed_of_changes_is_one_that_any_reader_reads() {
    let (folder, words) = world();
    // What stands in a name is no mark of XML.
    for version in ["2014-01", "2027-02-01"] {
        let file = words.policies.join(format!("imani/{version}.md"));
        edit(&file, "landlord: Imani Housing Co-operative", "landlord: Imani & Sons");
    }
    let feed = |on: &str| page(&built(&folder, &words, on), "imani/policy/changes.xml");
    let before = feed("2027-01-31");
    assert!(
        before.contains("xmlns=\"http://www.w3.org/2005/Atom\"") && before.contains("Imani &amp; Sons"),
        "{before}"
    );
    let found = elements(&before);
    let all = |path: &str| found.iter().filter(|(at, _)| at == path).map(|(_, said)| said.clone()).collect::<Vec<_>>();
    // 4.1.1: exactly one each, and an author; 4.1.2: the same of each entry.
    for once in ["feed/id", "feed/title", "feed/updated", "feed/author/name"] {
        assert_eq!(all(once).len(), 1, "{once}");
    }
    let entries = all("feed/entry").len();
    assert_eq!(entries, 2);
    for (each, many) in [("id", 2), ("title", 2), ("updated", 2), ("link", 2), ("content", 2)] {
        assert_eq!(all(&format!("feed/entry/{each}")).len(), many, "{each}");
    }
    let ids: BTreeSet<String> = all("feed/entry/id").into_iter().chain(all("feed/id")).collect();
    assert_eq!(ids.len(), entries + 1, "no name is given twice: {ids:?}");
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45), "{ids:?}");
    for at in all("feed/updated").iter().chain(&all("feed/entry/updated")) {
        let at = DateTime::parse_from_rfc3339(at).unwrap_or_else(|error| panic!("{at}: {error}"));
        assert!(at <= on_the_last_day(), "nothing was changed in the future: {at}");
    }
    assert!(before.contains("<title>New rules start on 1 February 2027</title>"), "{before}");
    assert!(before.contains("<li>Our answer at stage 1: 10 working days becomes 8 working days.</li>"), "{before}");
    // The day after it is the same entry, changed on its day.
    let after = feed("2027-02-01");
    let then: Vec<String> =
        elements(&after).into_iter().filter(|(at, _)| at == "feed/entry/id").map(|(_, id)| id).collect();
    assert_eq!(then, all("feed/entry/id"));
    assert!(after.contains("<updated>2027-02-01T00:00:00"), "{after}");
    let linked = page(&folder.path().join("2027-02-01"), "imani/policy/index.html");
    assert!(linked.contains("type=\"application/atom+xml\"") && linked.contains("href=\"/imani/policy/changes.xml\""));
}

#[test]
fn whoever_kept_the_old_address_of_a_page_is_led_on() {
    let (folder, words) = copy_of_frozen();
    let now = words.content.join("pages/now.md");
    edit(&now, "path: now\n", "path: what-now\nwas: [now, help/now]\n");
    for file in fs::read_dir(words.content.join("pages")).expect("pages") {
        let file = file.expect("a page").path();
        let text = fs::read_to_string(&file).expect("text");
        fs::write(&file, text.replace("](now/", "](what-now/")).expect("a page");
    }
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    for old in ["imani/now/index.html", "imani/help/now/index.html"] {
        let moved = page(&out, old);
        for said in [
            "<link rel=\"canonical\" href=\"/imani/what-now/\">",
            "<meta http-equiv=\"refresh\" content=\"0; url=/imani/what-now/\">",
            "<h1>This page has moved</h1>",
            "<a href=\"/imani/what-now/\">Go to “What can I do now?”</a>",
        ] {
            assert!(moved.contains(said), "{old}: {said} in\n{moved}");
        }
    }
    let sitemap = page(&out, "sitemap.xml");
    assert!(sitemap.contains("/imani/what-now/") && !sitemap.contains("/imani/now/"), "{sitemap}");
    // What cannot be an old address is told.
    for (was, why) in [
        ("[what-now]", "there is a page at this address now"),
        ("[policy/old]", "there is a page at this address now"),
        ("[Old Page]", "this cannot be an address of a page"),
        ("[ombudsman]", "is an address of"),
    ] {
        edit(&now, "was: [now, help/now]", &format!("was: {was}"));
        let stop = build_into(&out, &words, day("2026-12-24")).expect_err("it is told");
        assert!(stop.to_string().contains(why), "{was}: {stop}");
        edit(&now, &format!("was: {was}"), "was: [now, help/now]");
    }
}
