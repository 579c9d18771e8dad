//! The pages that the CDN shows by itself, before or instead of the form: each is
//! built, says in plain words what to do, and needs nothing that a fault may take.

use std::fs;

use tests::{built, root};

#[test]
fn what_is_too_large_to_reach_the_form_leads_to_a_page_that_says_what_to_do() {
    let page = fs::read_to_string(built().join("site/413.html")).expect("the build makes it");
    let template = fs::read_to_string(root().join("template.yaml")).expect("the template");
    assert!(template.contains("value: '/413.html'"), "the CDN leads there");
    for said in
        ["Nothing was sent.", "Go back in your browser", "Make the text shorter", "You can phone or write", "Call 999"]
    {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("<script") && !page.contains(" style="), "it stands under the strict policy of every page");
    assert!(page.contains("noindex"), "nobody finds it in a search");
    let sitemap = fs::read_to_string(built().join("site/sitemap.xml")).unwrap_or_default();
    assert!(!sitemap.contains("413"), "{sitemap}");
}

#[test]
fn a_page_stands_in_for_no_answer_that_may_hold_somebodys_words() {
    let template = fs::read_to_string(root().join("template.yaml")).expect("the template");
    let replaced = |code: &str| {
        let rule = template.split(&format!("ErrorCode: {code},")).nth(1).expect("it has a rule");
        rule.split('}').next().unwrap_or_default().contains("ResponsePagePath")
    };
    // The form answers these with every word of the person who was sending.
    for code in ["500", "503"] {
        assert!(!replaced(code), "{code}");
    }
    for code in ["404", "414", "502", "504"] {
        assert!(replaced(code), "{code}");
    }
}
