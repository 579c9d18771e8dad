//! What must hold of any words that are published, whatever they say. Each
//! check names the file and the cure.
//!
//! A check that knows a sentence, a date or a landlord belongs to the stories,
//! which are told with the frozen words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use complaints::days::clock::{Clock, Fact, Limit};
use complaints::policy::Policy;

use super::site::{Site, below, files, sources};

/// Every file is one that the programs read.
pub(crate) fn nothing_is_unread(site: &Site) {
    let read = |name: &str| {
        let parts: Vec<&str> = name.split('/').collect();
        match parts[..] {
            ["policies", "README.md"] => true,
            ["policies", _, file] | ["content", "pages", file] => file.ends_with(".md"),
            ["content", "law" | "code", file] => file.ends_with(".yaml"),
            ["content", "assets", "style.css" | "colour.css" | "find.js"] => true,
            ["content", file] => [
                "form.yaml",
                "phrases.yaml",
                "office.yaml",
                "ombudsmen.yaml",
                "emergencies.yaml",
                "bank-holidays.json",
                "rights.yaml",
                "ended.yaml",
            ]
            .contains(&file),
            ["content", "templates", ..] => [".html", ".xml", ".txt"].iter().any(|ending| name.ends_with(ending)),
            _ => false,
        }
    };
    let top = site.folders.content.parent().expect("it stands in a folder");
    for file in [&site.folders.policies, &site.folders.content].into_iter().flat_map(|folder| files(folder)) {
        let name = below(&file, top);
        assert!(read(&name), "{name} is read by nobody: take it away, or put it where its kind is read");
    }
}

/// Whoever goes from one thing that opens to the next by its name alone can tell them apart.
pub(crate) fn rights_on_a_page_have_names_of_their_own(site: &Site) {
    let mut rights = 0;
    for (path, text) in site.pages() {
        let mut names = BTreeSet::new();
        for right in text.split("<details data-fact=\"right.").skip(1) {
            let name = right.split("</summary>").next().and_then(|start| start.rsplit("<summary>").next());
            let name = name.unwrap_or_else(|| panic!("{path}: a right has no summary"));
            assert!(names.insert(name.to_owned()), "{path} has two rights called \"{name}\": name them in rights.yaml");
            rights += 1;
        }
    }
    assert!(rights > 20, "{rights} rights were read");
}

/// A title says by itself which page it is: in a row of tabs, in a list of a search and to whoever hears it first. Two
/// addresses of one page, of which one names the other, are one page.
pub(crate) fn every_page_of_a_landlord_has_a_title_of_its_own(site: &Site) {
    for landlord in &site.landlords {
        let mut titles = BTreeMap::new();
        let folder = format!("{}/", landlord.slug);
        for (path, text) in site.pages().into_iter().filter(|(path, _)| path.starts_with(&folder)) {
            let is_another = text.contains("<link rel=\"canonical\"") && !path.ends_with("policy/index.html");
            // Nor is one that only leads on.
            if is_another || text.contains("http-equiv=\"refresh\"") {
                continue;
            }
            let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
            let title = title.unwrap_or_else(|| panic!("{path} has no title")).to_owned();
            if let Some(other) = titles.insert(title.clone(), path.clone()) {
                panic!("{path} and {other} have one title: {title}");
            }
        }
        assert!(titles.len() > 10, "{}: {} titles were read", landlord.slug, titles.len());
    }
}

/// Whoever looks for a question is led to the very heading, and finds it under the letter with which it begins.
pub(crate) fn every_question_leads_to_its_heading(site: &Site) {
    for landlord in &site.landlords {
        let html = site.page(&format!("{}/questions/index.html", landlord.slug));
        let mut questions = 0;
        for part in html.split("<section><h2 id=\"letter-").skip(1).filter_map(|part| part.split("</section>").next()) {
            let letter = part.split('>').nth(1).and_then(|rest| rest.chars().next()).expect("a letter");
            for entry in part.split("<li><a href=\"").skip(1) {
                let (address, rest) = entry.split_once("\">").expect("a link");
                let (text, rest) = rest.split_once("</a>").expect("its text");
                let first = text.chars().find(|c| c.is_alphanumeric()).expect("a letter or a figure");
                let sorted = letter == '0' || first.to_uppercase().next() == Some(letter);
                assert!(sorted, "{}: \"{text}\" stands under {letter}", landlord.slug);
                let on_a_page = rest.starts_with("<p>");
                assert!(!on_a_page || address.contains('#'), "{address} leads to no heading: {text}");
                questions += usize::from(on_a_page);
            }
        }
        assert!(questions > 20, "{}: {questions} questions were read", landlord.slug);
    }
}

/// Every template is rendered by Rust, or stands in another one, or in a page.
pub(crate) fn every_template_is_used(site: &Site) {
    let folder = site.folders.content.join("templates");
    let code: String = sources().iter().map(|path| fs::read_to_string(path).expect("text")).collect();
    let words: String = files(&site.folders.content.join("pages"))
        .iter()
        .chain(&files(&folder))
        .map(|path| fs::read_to_string(path).expect("text"))
        .collect();
    for file in files(&folder) {
        let name = below(&file, &folder);
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let text = fs::read_to_string(&file).expect("text");
        // A file of components is used where one of them is.
        let components = text.split("{% component ").skip(1).filter_map(|rest| rest.split(['(', ' ']).next());
        // A note beside a passage is named after its fact, `update-time-to-complain` for one.
        let fact = stem.strip_prefix("update-").map(|fact| fact.replace("-wait", ".wait"));
        let used = fact.is_some_and(|fact| code.contains(&format!("\"{fact}\"")))
            || code.contains(&format!("\"{name}\""))
            || words.contains(&format!("\"{name}\""))
            || (name.starts_with("parts/")
                && (words.contains(&format!("{{{{ {stem} }}}}")) || code.contains(&format!("\"{stem}\""))))
            || components.into_iter().any(|component| words.contains(&format!("<{component} ")));
        assert!(used, "content/templates/{name} is rendered by nobody: take it away");
    }
}

/// Every landlord has every page of guidance, and each that the programs make.
pub(crate) fn every_landlord_has_every_page(site: &Site) {
    let pages = site.pages();
    let names: BTreeSet<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    for name in ["index.html", "404.html", "413.html", "error.html"] {
        assert!(names.contains(name), "there is no {name}");
    }
    let made = ["dates/", "policy/", "complain/", "paper-form/", "questions/"];
    for landlord in &site.landlords {
        let slug = &landlord.slug;
        let guidance = site.library.pages.iter().map(|page| page.path.as_str());
        for path in guidance.filter(|path| !["404", "413", "error"].contains(path)).chain(made) {
            let path = path.trim_matches('/');
            let page = if path.is_empty() { format!("{slug}/index.html") } else { format!("{slug}/{path}/index.html") };
            assert!(names.contains(page.as_str()), "there is no {page}");
        }
        for version in &landlord.versions {
            let page = format!("{slug}/policy/{}/index.html", version.policy.id);
            assert!(names.contains(page.as_str()), "there is no {page}: every version keeps its address");
        }
    }
}

/// Every link of every page leads somewhere.
pub(crate) fn every_link_leads_somewhere(site: &Site) {
    let root = site.out.join("site");
    let mut broken = BTreeSet::new();
    for (name, text) in site.pages() {
        for attribute in ["href=\"", "action=\""] {
            for link in text.split(attribute).skip(1).filter_map(|t| t.split('"').next()) {
                let path = link.split(['#', '?']).next().unwrap_or_default();
                let elsewhere = ["/form/", "#", "https://", "http://", "tel:", "sms:", "mailto:", "data:,"];
                if elsewhere.iter().any(|start| link.starts_with(start)) {
                    continue;
                }
                let file = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
                if !path.starts_with('/') || !root.join(file.trim_start_matches('/')).is_file() {
                    broken.insert(format!("{name} → {link}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "these links lead nowhere:\n{}", Vec::from_iter(broken).join("\n"));
}

/// Nothing on a page runs, calls elsewhere or is left to fill in; each says its language and has one first heading.
pub(crate) fn every_page_is_whole_and_quiet(site: &Site) {
    for (name, text) in site.pages() {
        // One script of ours, on the page that lists all landlords and on the questions of each.
        let found = text.matches("<script src=\"/assets/find-").count();
        assert_eq!(
            text.matches("<script").count(),
            if name == "index.html" || name.ends_with("questions/index.html") { found.min(1) } else { 0 },
            "{name}"
        );
        for odd in [" style=\"", "<style", "javascript:", " onclick", "src=\"http", "{{", "{%"] {
            assert!(!text.contains(odd), "{name} holds {odd}");
        }
        assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\""), "{name} says its language");
        assert_eq!(text.matches("<h1").count(), 1, "{name} has one first heading");
    }
}

/// A page and its style are small: an old phone pays for each byte.
pub(crate) fn every_page_is_small(site: &Site) {
    let sheets = files(&site.out.join("site/assets")).into_iter();
    let sheets = sheets.filter(|file| file.extension().is_some_and(|end| end == "css"));
    let style = sheets.map(|sheet| fs::metadata(sheet).expect("a style").len()).max().expect("a style");
    // A policy is as long as it is.
    for (name, text) in site.pages().into_iter().filter(|(name, _)| !name.contains("/policy/")) {
        // Uncompressed; HTML and CSS shrink to less than a third on their way.
        let all = text.len() as u64 + style;
        assert!(all <= 3 * 14 * 1024, "{name} is {all} bytes with its style: say less, or on two pages");
    }
}

/// What is a demonstration is found by no search engine, and what is none is.
pub(crate) fn demonstrations_alone_are_hidden(site: &Site) {
    let pages = site.pages();
    for landlord in &site.landlords {
        let policy = &landlord.in_force(Site::day()).expect("a version is in force").policy;
        let own = pages.iter().filter(|(name, _)| name.starts_with(&format!("{}/", landlord.slug)));
        for (name, text) in own {
            let hidden = text.contains("content=\"noindex\"");
            assert_eq!(hidden, policy.demonstration, "{name}: `demonstration:` and noindex go together");
        }
    }
}

/// The version in force stands without a note; every other one says first what it is.
pub(crate) fn other_versions_say_what_they_are(site: &Site) {
    for landlord in &site.landlords {
        let now = &landlord.in_force(Site::day()).expect("a version is in force").policy.id;
        let noted = |page: &str| {
            let text = site.page(&format!("{}/policy/{page}index.html", landlord.slug));
            let after = text.split_once("</h1>").map_or("", |(_, after)| after);
            after.trim_start().starts_with("<p class=\"note\">")
        };
        assert!(!noted(""), "{}: the policy in force has a note as if it were another version", landlord.slug);
        for version in &landlord.versions {
            let id = &version.policy.id;
            assert_eq!(noted(&format!("{id}/")), id != now, "{} {id}", landlord.slug);
        }
    }
}

/// Every clock that a policy states names the section that it stands in.
pub(crate) fn every_clock_has_a_section(site: &Site) {
    for landlord in &site.landlords {
        for version in &landlord.versions {
            for (name, section) in stated(&version.policy) {
                assert!(
                    section.is_some(),
                    "policies/{}/{}.md states {name} and not where: write the section in brackets behind it, like (4.5)",
                    landlord.slug,
                    version.policy.id
                );
            }
        }
    }
}

/// The names of all clocks that a policy states, as `tests/data/clocks.txt` writes them, with their sections.
pub(crate) fn stated(policy: &Policy) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    let mut clocks = |name: String, clocks: &[Clock]| {
        for clock in clocks {
            let Some(cited) = clock.limit.applied() else { continue };
            let name = clock.when.as_ref().map_or_else(|| name.clone(), |when| format!("{name}[{when}]"));
            found.push((name, cited.section.clone()));
        }
    };
    let always = |limit: &Fact<Limit>| [Clock { when: None, limit: limit.clone() }];
    for (number, stage) in (1..).zip(&policy.stages) {
        let name = |step: &str| format!("stage-{number}.{step}");
        clocks(name("acknowledge"), &stage.acknowledge);
        clocks(name("respond"), &stage.respond);
        clocks(name("hearing"), &stage.hearing);
        if let Some(hold) = &stage.hold {
            clocks(name("hold"), &hold.send);
            clocks(name("new-target"), &hold.new_target);
        }
        for (step, limit) in [
            ("extend", &stage.extend),
            ("escalate", &stage.escalate),
            ("reopen", &stage.reopen),
            ("offer", &stage.offer),
        ] {
            clocks(name(step), &always(limit));
        }
    }
    for limit in &policy.time_to_complain {
        clocks("time-to-complain".to_owned(), &always(limit));
    }
    if let Some(designated) = &policy.designated_persons {
        clocks("designated-persons.wait".to_owned(), &always(&designated.wait));
    }
    found
}
