//! What the Housing Ombudsman's Code asks a landlord to publish: each provision
//! with the page and the sentence that carries it.
//!
//! What it asks a landlord to have is shown where the policy gives it, and
//! claimed nowhere.

use std::fs;

use complaints::policy::library::Landlord;
use complaints::policy::{Policy, Scheme};
use site_gen::read::Folders;
use tests::{copy_of, edit, published, root, words_of};

use super::site::Site;
use crate::visitors::dates;

/// The number of the provision, the page below the landlord's own root, and words that stand there.
const SAID: [(&str, &str, &str); 12] = [
    ("2.2", "what-is-a-complaint", "Ask us to tell you why in writing."),
    ("3.4", "", "Read our full policy."),
    ("3.4", "policy", "Our full complaints policy"),
    ("3.5", "ombudsman", "We tell people about our policy, the Code and the Housing Ombudsman on these pages."),
    ("3.5", "ombudsman", "They are called the Complaint Handling Code. We must follow them."),
    ("3.6", "", "A friend, a relative or an advice worker can do it for you."),
    ("3.7", "ombudsman", "You can ask it for help at any time."),
    ("3.7", "ombudsman", "It can look into your complaint when you have our final answer."),
    ("3.7", "", "Go to the Housing Ombudsman"),
    ("8.1", "performance", "Our yearly report on complaints Not given yet"),
    ("8.1", "performance", "(a “self-assessment”)"),
    ("8.2", "performance", "What our board or committee said about our yearly report Not given yet"),
];
/// 5.1, in the words of every page that says it.
const NOT_WORSE: &str = "You will not be treated worse because you complained.";

/// Landlords of other kinds and nations, with the words that are published.
fn foreign() -> Folders {
    Folders { policies: dates::foreign().policies, content: published().content }
}

fn said(site: &Site, landlord: &Landlord, page: &str) -> String {
    words_of(&site.page(format!("{}/{page}/index.html", landlord.slug).replace("//", "/").as_str()))
}

fn policy(landlord: &Landlord) -> &Policy {
    &landlord.in_force(Site::day()).expect("a version for the day").policy
}

fn is_bound(landlord: &Landlord) -> bool {
    policy(landlord).scheme == Scheme::HousingOmbudsman
}

/// What the pages of a landlord that the Code binds do not say, each with its provision.
fn missing(site: &Site, landlord: &Landlord) -> Vec<String> {
    let policy = policy(landlord);
    let fixed = SAID.iter().map(|(number, page, words)| (*number, *page, (*words).to_owned()));
    let not_worse = ["", "what-happens", "leaflet"].map(|page| ("5.1", page, NOT_WORSE.to_owned()));
    // The page begins each with a capital letter.
    let listed = policy.exclusions.iter().map(|one| one.about.value.chars().skip(1).collect::<String>());
    let listed = listed.map(|words| ("2.2", "what-is-a-complaint", words));
    let court = policy.exclusions.first().map(|_| {
        let words = "A court case is a reason to say no only when the papers are already at court.";
        ("2.2", "what-is-a-complaint", words.to_owned())
    });
    let stages = policy.stages.iter().filter_map(|stage| stage.name.applied()).map(|name| name.value.clone());
    let stages = stages.map(|name| ("3.4", "what-happens", name));
    let wanted = fixed.chain(not_worse).chain(listed).chain(court).chain(stages);
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    wanted
        .filter(|(_, page, words)| !plain(&said(site, landlord, page)).contains(&plain(words)))
        .map(|(number, page, words)| format!("the Code, {number}: {}/{page} does not say {words:?}", landlord.slug))
        .collect()
}

#[test]
fn what_the_code_asks_to_publish_stands_on_the_pages_of_whoever_it_binds() {
    for (folders, at_least) in [(published(), 1), (foreign(), 5)] {
        let site = Site::of(&folders);
        let bound: Vec<&Landlord> = site.landlords.iter().filter(|landlord| is_bound(landlord)).collect();
        assert!(bound.len() >= at_least, "{} landlords are bound by the Code", bound.len());
        let all: Vec<String> = bound.iter().flat_map(|landlord| missing(&site, landlord)).collect();
        assert!(all.is_empty(), "{}", all.join("\n"));
    }
}

#[test]
fn a_yearly_report_and_what_was_said_of_it_stand_with_their_days_once_they_are_out() {
    let (_folder, words) = copy_of(&published());
    let policy = words.policies.join("imani/2014-01.md");
    let papers = "published:\n  yearly_report: { year: April 2025 to March 2026, on: 30 September 2026, link: \
                  \"https://www.example.org/report.pdf\" }\n  response: { on: 31 December 2026, link: \
                  \"https://www.example.org/said\" }\nstages:\n";
    edit(&policy, "stages:\n", papers);
    let site = Site::of(&words);
    let html = site.page("imani/performance/index.html");
    assert!(html.contains("<a href=\"https://www.example.org/report.pdf\">"), "{html}");
    let page = words_of(&html);
    let report =
        "Our yearly report on complaints Yearly report: April 2025 to March 2026 (PDF), Wednesday 30 September 2026";
    assert!(page.contains(report), "{page}");
    // It is not out yet on the day of the pages.
    assert!(page.contains("said about our yearly report Not given yet") && !html.contains("/said"), "{page}");
}

#[test]
fn nobody_else_is_told_what_the_code_alone_promises() {
    let site = Site::of(&foreign());
    let others: Vec<&Landlord> = site.landlords.iter().filter(|landlord| !is_bound(landlord)).collect();
    assert!(others.len() >= 8, "{} landlords are not bound by it", others.len());
    for (path, text) in site.pages() {
        if others.iter().any(|landlord| path.starts_with(&format!("{}/", landlord.slug))) {
            let words = words_of(&text);
            for promise in [NOT_WORSE, "Complaint Handling Code", "called “legal obligation”"] {
                assert!(!words.contains(promise), "{path} says {promise:?}, and the Code does not bind its landlord");
            }
        }
    }
}

#[test]
fn a_sentence_that_is_taken_away_is_missed_by_its_number() {
    let (_folder, words) = copy_of(&published());
    edit(&words.content.join("pages/start.md"), "A friend, a relative or an advice worker can do it for you.", "");
    edit(&words.content.join("templates/parts/not-worse.html"), NOT_WORSE, "");
    let site = Site::of(&words);
    let bound = site.landlords.iter().find(|landlord| is_bound(landlord)).expect("a landlord that the Code binds");
    let found = missing(&site, bound).join("\n");
    for number in ["the Code, 3.6: ", "the Code, 5.1: "] {
        assert!(found.contains(number), "{number} in {found:?}");
    }
}

#[test]
fn what_the_code_asks_to_have_is_shown_where_the_policy_gives_it_and_claimed_nowhere() {
    let site = Site::of(&published());
    for landlord in site.landlords.iter().filter(|landlord| is_bound(landlord)) {
        let policy = policy(landlord);
        let page = said(&site, landlord, "performance");
        // 4.1 and 9.5: who is in charge, and who watches.
        let owner = match policy.owner.applied() {
            Some(owner) => format!("Our policy says who is responsible for it: {}.", owner.value),
            None => "Our policy does not say who is responsible for it.".to_owned(),
        };
        for words in [&owner, "Ask us who is in charge of complaints today"] {
            assert!(page.contains(words), "{}: no {words:?} in {page}", landlord.slug);
        }
        // 5.10: other formats and help.
        let formats = said(&site, landlord, "formats");
        let offers =
            if policy.formats.is_empty() { "Our policy does not name any formats." } else { "Our policy offers:" };
        assert!(formats.contains(offers), "{}: no {offers:?} in {formats}", landlord.slug);
    }
}

#[test]
fn details_are_used_under_a_basis_with_its_name_or_the_page_says_that_there_is_none() {
    let site = Site::of(&foreign());
    for landlord in &site.landlords {
        let page = said(&site, landlord, "privacy");
        let basis = if is_bound(landlord) {
            "The reason in law is called “legal obligation”"
        } else {
            "Our policy does not name ours. Ask us which it is."
        };
        assert!(page.contains(basis), "{}: no {basis:?} in {page}", landlord.slug);
        assert!(page.contains("Contact us about your details:"), "{}", landlord.slug);
    }
}

#[test]
fn numbers_to_call_stand_with_the_oldest_day_on_which_one_was_checked() {
    let (_folder, words) = copy_of(&published());
    let file = words.content.join("emergencies.yaml");
    let text = fs::read_to_string(&file).expect("the lines");
    let (top, rest) = text.split_once("\nadvice:\n").expect("free advice");
    let days = rest.replacen("checked_on: \"2026-11-21\"", "checked_on: \"2026-01-05\"", 1);
    fs::write(&file, [top, "\nadvice:\n", &days].concat()).expect("the lines");
    let site = Site::of(&words);
    let bound = site.landlords.iter().find(|landlord| is_bound(landlord)).expect("a landlord in England");
    let page = said(&site, bound, "help");
    for words in
        ["We last checked these numbers on 21 November 2026.", "We last checked these numbers on 5 January 2026."]
    {
        assert!(page.contains(words), "no {words:?} in {page}");
    }
}

#[test]
fn the_accessibility_statement_claims_what_the_table_of_tests_shows() {
    let table = fs::read_to_string(root().join("docs/ACCESSIBILITY.md")).expect("the table");
    let rows: Vec<&str> =
        table.lines().filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit()).collect();
    let by_hand = rows.iter().filter(|row| row.contains("[script ")).count();
    let never_run = table.matches("Last run: not run yet.").count() == table.matches("\nLast run:").count();
    let site = Site::of(&published());
    for landlord in &site.landlords {
        let page = said(&site, landlord, "accessibility");
        let tested = rows.len() - by_hand;
        let mut claims = vec![
            format!("It has {} rules. Our tests check {tested} of them", rows.len()),
            format!("The other {by_hand} need a person to look."),
        ];
        if never_run {
            claims.push("Nobody has done that yet, so we do not say that we meet those.".to_owned());
        }
        for claim in claims {
            assert!(page.contains(&claim), "{}: no {claim:?} in {page}", landlord.slug);
        }
    }
}
