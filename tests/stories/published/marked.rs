//! Every time and every date that a page prints stands in an element that names
//! its rule or its fact, so that nothing on a page says a time of its own.
//!
//! A policy's own prose is apart: it says what the policy says.

use tests::marked::said;
use tests::times::says_a_time;
use tests::{copy_of_frozen, edit, published, words_of};

use super::site::Site;

/// The texts of a page that say a time and stand in no element with a mark.
fn unmarked(html: &str) -> Vec<String> {
    let texts = said(html).into_iter().filter(|one| one.mark.is_none() && says_a_time(&one.text));
    texts.map(|one| one.text).collect()
}

#[track_caller]
fn nothing_is_unmarked(site: &Site) {
    let mut pages = 0;
    for (path, text) in site.pages() {
        if path.contains("/policy/") || path.starts_with("policy/") {
            continue;
        }
        pages += 1;
        let wrong = unmarked(&text);
        assert!(wrong.is_empty(), "{path} says a time that names no rule and no fact: {wrong:?}");
    }
    assert!(pages > 10, "{pages} pages were read");
}

#[test]
fn the_reader_of_pages_finds_what_is_unmarked_and_only_that() {
    let html = "<p>We answer <strong data-rule=\"stage-1.respond\">within 10 working days</strong>.</p><p>In five weeks</p>\
                <ul><li>on 3 May</li><li data-fact=\"x\">in <b>May 2026</b></li></ul>";
    assert_eq!(unmarked(html), ["In five weeks", "on 3 May"]);
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
    assert!(
        start.contains("The Ombudsman’s Code says so, and we must keep to that: our policy gives us longer"),
        "{start}"
    );
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
    assert!(
        start.contains(
            "within 22 days from the day we get your complaint. The Ombudsman’s Code says within 10 working days"
        ),
        "{start}"
    );
    assert!(start.contains("The sooner one counts"), "{start}");
}
