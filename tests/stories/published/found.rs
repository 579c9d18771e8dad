//! Whose page it is, and how somebody finds it: the front list by letter, other
//! name and place, and a landlord's own mark and colour on all its pages.

use std::fs;
use std::path::Path;

use site_gen::read::Folders;
use tempfile::TempDir;
use tests::{copy_of_frozen, edit, words_of};

use super::site::{Site, files};

/// The frozen landlords, and so many small ones besides that the list is parted by letters.
fn many() -> (TempDir, Folders) {
    let (folder, words) = copy_of_frozen();
    for (n, name) in ["Alder", "Birch", "Cedar", "Damson", "École", "Östra", "The Fern"].into_iter().enumerate() {
        for kind in ["Homes", "Housing Trust", "Living"] {
            let slug = format!("small-{n}-{}", kind.to_lowercase().replace(' ', "-"));
            landlord(&words, &slug, &format!("{name} {kind}"), "");
        }
    }
    (folder, words)
}

fn landlord(words: &Folders, slug: &str, name: &str, more: &str) {
    let folder = words.policies.join(slug);
    fs::create_dir_all(&folder).expect("a folder");
    let text = format!(
        "---\nlandlord: {name}\ndemonstration: yes\n{more}nation: england\nscheme: none\nstages:\n  - name: Stage 1\n    \
         respond: 10 working days from receipt (4.2)\n---\nTell us when we got something wrong.\n"
    );
    fs::write(folder.join("2024.md"), text).expect("a policy");
}

/// What stands between two texts of a page.
fn between<'t>(page: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from:?} in {page}"));
    rest.split_once(to).map_or(rest, |(found, _)| found)
}

fn script(out: &Path) -> String {
    let all = files(&out.join("site/assets"));
    let found = all.iter().find(|file| file.extension().is_some_and(|end| end == "js")).expect("a script");
    fs::read_to_string(found).expect("it can be read")
}

#[test]
fn a_long_list_has_letters_other_names_and_places_and_no_field_that_needs_the_script() {
    let (_folder, words) = many();
    landlord(&words, "grove", "Grove Homes", "also_called: [Zebra Housing]\nplaces: [Exampletown, Otherham]\n");
    landlord(&words, "heath", "Heath Homes", "places: exampletown\n");
    let site = Site::of(&words);
    let page = site.page("index.html");
    let e = between(&page, "<section><h2 id=\"letter-e\"", "</section>");
    assert!(e.contains("École Homes") && !e.contains("Fern"), "{e}");
    assert!(between(&page, "<h2 id=\"letter-f\"", "</section>").contains("The Fern Homes"));
    for letter in ["a", "e", "g", "z"] {
        assert!(page.contains(&format!("<li><a href=\"#letter-{letter}\">")), "{letter}");
    }
    let z = between(&page, "<h2 id=\"letter-z\"", "</section>");
    assert!(z.contains("<a href=\"/grove/\" translate=\"no\">Zebra Housing</a>"), "{z}");
    assert!(words_of(z).contains("This is now Grove Homes."), "{z}");
    let places = words_of(between(&page, "<h2 id=\"places\">", "</section>"));
    assert!(places.contains("Exampletown Grove Homes Heath Homes Otherham Grove Homes"), "{places}");
    // The field is in a template, which shows nothing until the script takes it out.
    let shown = page.replace(between(&page, "<template", "</template>"), "");
    assert!(!shown.contains("<input"), "{shown}");
    assert_eq!(page.matches("<script src=\"/assets/find-").count(), 1);
}

#[test]
fn a_short_list_is_read_at_a_glance_and_needs_no_script() {
    let (_folder, words) = copy_of_frozen();
    landlord(&words, "grove", "Grove Homes", "also_called: [Zebra Housing]\nplaces: [Exampletown, Otherham]\n");
    let page = Site::of(&words).page("index.html");
    assert!(!page.contains("<script") && !page.contains("<input") && !page.contains("letter-"), "{page}");
    let said = words_of(&page);
    assert!(said.contains("Grove Homes Also called Zebra Housing. Homes in Exampletown and Otherham."), "{said}");
}

#[test]
fn the_one_script_is_small_asks_nobody_and_stands_where_something_is_found() {
    let (_folder, words) = many();
    let site = Site::of(&words);
    let text = script(&site.out);
    assert!(text.len() <= 2560, "the script has {} bytes", text.len());
    for asks in ["fetch", "XMLHttpRequest", "sendBeacon", "import", "localStorage", "cookie", "innerHTML", "eval"] {
        assert!(!text.contains(asks), "the script has {asks}");
    }
    let with: Vec<String> =
        site.pages().into_iter().filter(|(_, page)| page.contains("<script")).map(|(path, _)| path).collect();
    assert!(with.contains(&"index.html".to_owned()) && with.len() > 20, "{with:?}");
    assert!(with.iter().all(|path| path == "index.html" || path.ends_with("/questions/index.html")), "{with:?}");
}

#[test]
fn a_mark_and_a_colour_stand_on_every_page_of_their_landlord_and_on_no_other() {
    let (_folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    edit(&policy, "nation: england", "mark: IHC\ncolour: \"#7A1F3D\"\nnation: england");
    let site = Site::of(&words);
    let mut own = 0;
    for (path, page) in site.pages() {
        let is_own = path.starts_with("imani/");
        assert_eq!(page.contains("-7a1f3d.css\">"), is_own, "{path}");
        let mark = "<span class=\"mark\" aria-hidden=\"true\" translate=\"no\">IHC</span>";
        assert_eq!(page.contains(mark), is_own, "{path}");
        own += usize::from(is_own);
    }
    assert!(own > 10, "{own} pages");
    let sheets = files(&site.out.join("site/assets"));
    let sheet = |coloured: bool| {
        let found = sheets.iter().find(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.starts_with("style-") && name.contains("-7a1f3d") == coloured
        });
        fs::read_to_string(found.expect("a sheet")).expect("it can be read")
    };
    let (usual, coloured) = (sheet(false), sheet(true));
    let added = coloured.strip_prefix(usual.as_str()).expect("the usual sheet, and what the colour changes");
    assert!(added.contains("--fill: #7a1f3d") && !added.contains("{colour}"), "{added}");
    // Links take it where the ground is light, and paper keeps its own.
    let rules: Vec<&str> = added.split("@media ").skip(1).collect();
    assert!(rules.iter().all(|rule| rule.starts_with("screen")), "{added}");
    let links = rules.iter().filter(|rule| rule.contains("--deep: #7a1f3d"));
    assert!(links.clone().count() == 1 && links.clone().all(|rule| rule.contains("prefers-color-scheme: light")));
}

#[test]
fn the_grounds_that_a_colour_is_held_against_are_those_of_the_style_sheet() {
    let (_folder, words) = copy_of_frozen();
    let style = fs::read_to_string(words.content.join("assets/style.css")).expect("the style");
    let light = between(&style, ":root {", "}");
    for name in ["--paper", "--wash", "--field", "--alert-wash"] {
        let typed = between(light, &format!("{name}: "), ";");
        let colour = complaints::policy::Colour::parse(typed).unwrap_or_else(|| panic!("{name}: {typed}"));
        assert!(
            complaints::policy::STANDS_WITH.contains(&colour),
            "{name} is {typed}, and no colour is held against it"
        );
    }
}

#[test]
fn the_questions_of_a_landlord_lead_to_where_their_answers_stand() {
    let (_folder, words) = copy_of_frozen();
    let site = Site::of(&words);
    let mut lines = 0;
    for landlord in &site.landlords {
        let page = site.page(&format!("{}/questions/index.html", landlord.slug));
        assert!(page.len() < 14 * 1024 * 3, "{} bytes", page.len());
        for line in between(&page, "<div data-find", "</div>").split("<li>").skip(1) {
            let href = between(line, "<a href=\"", "\"");
            let (path, id) = href.split_once('#').unwrap_or((href, ""));
            let to = site.page(&format!("{}index.html", path.trim_start_matches('/')));
            assert!(id.is_empty() || to.contains(&format!(" id=\"{id}\"")), "{href}");
            // The words of the line are those of a heading there.
            let said = words_of(between(line, "\">", "</a>"));
            assert!(words_of(&to).contains(&said), "{href} does not say {said:?}");
            lines += 1;
        }
        let start = site.page(&format!("{}/index.html", landlord.slug));
        assert!(start.contains(&format!("<a href=\"/{}/questions/\">A to Z of questions</a>", landlord.slug)));
    }
    assert!(lines > 200, "{lines} lines");
    let page = site.page("imani/questions/index.html");
    // Under the letter that is seen, whatever the first word is.
    let late = between(&page, "<h2 id=\"letter-a\"", "</section>");
    assert!(late.contains("<a href=\"/imani/now/#a-date-has-passed\">A date has passed</a><p>What can I do now?</p>"));
    assert!(late.contains("/imani/what-is-a-complaint/#a-request"));
}
