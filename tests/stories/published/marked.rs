//! Every time and every date that a page prints stands in an element that names
//! its rule or its fact, so that nothing on a page says a time of its own.
//!
//! A policy's own prose is apart: it says what the policy says.

use tests::{copy_of_frozen, edit, published, words_of};

use super::site::Site;

/// What counts, in the words of pages.
const UNITS: [&str; 6] = ["hour", "day", "week", "month", "year", "working"];
const NUMBERS: [&str; 13] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "more"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Elements that have no end.
const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];

/// The texts of a page that stand in no element with a mark.
fn unmarked(html: &str) -> Vec<String> {
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else { continue };
        let name: String =
            tag.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric() || *c == '!').collect();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(last, _)| last != name) {}
        } else if !VOID.contains(&name.as_str()) && !name.starts_with('!') {
            let hidden = ["title", "style", "script"].contains(&name.as_str());
            open.push((name, hidden || tag.contains("data-rule=") || tag.contains("data-fact=")));
        }
        if !open.iter().any(|(_, marked)| *marked) && !text.trim().is_empty() {
            found.push(text.trim().to_owned());
        }
    }
    found
}

/// Whether a text says how long something takes, or a day of a year.
fn says_a_time(text: &str) -> bool {
    // A comma parts what it stands between: "call 999, day or night".
    let words: Vec<&str> = text.split_whitespace().map(|w| w.trim_end_matches(['.', '?', ')', ':', ';'])).collect();
    words.windows(2).any(|pair| {
        let (first, second) = (pair[0].trim_start_matches('('), pair[1].trim_end_matches(','));
        let figure = !first.is_empty() && first.chars().all(|c| c.is_ascii_digit());
        let number = figure || NUMBERS.contains(&first.to_lowercase().as_str());
        let counts = UNITS.iter().any(|unit| second == *unit || second.strip_suffix('s') == Some(unit));
        let month = MONTHS.contains(&second) && figure;
        let year = MONTHS.contains(&first) && second.len() == 4 && second.chars().all(|c| c.is_ascii_digit());
        number && counts || month || year
    })
}

#[track_caller]
fn nothing_is_unmarked(site: &Site) {
    let mut pages = 0;
    for (path, text) in site.pages() {
        if path.contains("/policy/") || path.starts_with("policy/") {
            continue;
        }
        pages += 1;
        let wrong: Vec<String> = unmarked(&text).into_iter().filter(|text| says_a_time(text)).collect();
        assert!(wrong.is_empty(), "{path} says a time that names no rule and no fact: {wrong:?}");
    }
    assert!(pages > 10, "{pages} pages were read");
}

#[test]
fn the_reader_of_pages_finds_what_is_unmarked_and_only_that() {
    let html = "<p>We answer <strong data-rule=\"stage-1.respond\">within 10 working days</strong>.</p><p>In five weeks</p>\
                <ul><li>on 3 May</li><li data-fact=\"x\">in <b>May 2026</b></li></ul>";
    let found: Vec<String> = unmarked(html).into_iter().filter(|text| says_a_time(text)).collect();
    assert_eq!(found, ["In five weeks", "on 3 May"]);
}

#[test]
fn every_time_and_date_on_a_page_names_its_rule_or_its_fact() {
    nothing_is_unmarked(&Site::of(&published()));
}

#[test]
fn so_it_is_for_policies_unlike_the_five() {
    let usual = "    respond: 10 working days (4.5)";
    for respond in [
        "28 working days from receipt (4.5)",
        "20 days from receipt (4.5)",
        "10 working days from acknowledgement (4.5)",
        "same working day from receipt",
    ] {
        let (_folder, words) = copy_of_frozen();
        edit(&words.policies.join("imani/2014-01.md"), usual, &format!("    respond: {respond}"));
        nothing_is_unmarked(&Site::of(&words));
    }
}

#[test]
fn the_time_that_binds_stands_on_every_page_with_whose_it_is() {
    let (_folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    edit(&policy, "    respond: 10 working days (4.5)", "    respond: 28 working days from receipt (4.5)");
    let site = Site::of(&words);
    let page = |path: &str| words_of(&site.page(path));
    let start = page("imani/index.html");
    let lawful = "within 10 working days from the day we tell you we have it, and at most 15 working days from the day \
                  we get your complaint";
    assert!(start.contains(&format!("We answer you {lawful}")), "{start}");
    assert!(start.contains("The Ombudsman’s Code says so, and it counts: our policy gives us longer"), "{start}");
    let steps = page("imani/what-happens/index.html");
    assert!(steps.contains(&format!("The Ombudsman’s Code says {lawful}")), "{steps}");
    assert!(steps.contains("Our policy gives us longer: within 28 working days from the day we get your complaint"));
    let dates = page("imani/dates/index.html");
    assert!(dates.contains("The Ombudsman’s Code gives us less time than our policy for our answer"), "{dates}");
    assert!(!dates.contains("Our policy gives no time"), "{dates}");
}

#[test]
fn where_it_depends_on_the_day_both_times_stand_there() {
    let (_folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    edit(&policy, "    respond: 10 working days (4.5)", "    respond: 22 days from receipt (4.5)");
    let site = Site::of(&words);
    let start = words_of(&site.page("imani/index.html"));
    assert!(start.contains("within 22 days from the day we get your complaint, or within 10 working days"), "{start}");
    assert!(start.contains("whichever is sooner"), "{start}");
}
