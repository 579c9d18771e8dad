//! A policy as somebody reads it from end to end: what it is and what is in it
//! first, and no figure that stops the sentence.

use tests::words_of;

use super::claims::{Example, STAGE, check};

const LONG: &str = "## How to complain\n\nTell us. (4.1) We write it down within 3 days (4.2).\n\n## Our times\n\nWe count \
                    as the Act (2018) does. (9)\n\n## Who answers\n\nSomebody else than before. (4.3, 4.4)\n";

fn page(front: &str, prose: &str) -> String {
    Example::new(&format!("scheme: none\n{front}{STAGE}"), prose).build().page("policy")
}

#[test]
fn its_parts_are_listed_before_them_and_each_leads_to_its_heading() {
    let page = page("related: [Pets Policy (14)]\n", LONG);
    let (list, rest) = page.split_once("</nav>").expect("a list of parts");
    for (id, words) in [
        ("how-to-complain", "How to complain"),
        ("our-times", "Our times"),
        ("who-answers", "Who answers"),
        ("other-documents", "Other documents it names"),
    ] {
        check(list, &[&format!("<a href=\"#{id}\">{words}</a>")], &[]);
        check(rest, &[&format!("<h2 id=\"{id}\">{words}</h2>")], &[]);
    }
    check(
        list,
        &["<nav class=\"contents\" aria-labelledby=\"on-this-page\"><h2 id=\"on-this-page\">On this page</h2>"],
        &[],
    );
}

#[test]
fn a_policy_of_two_parts_has_no_list_of_them() {
    let page = page("", "## How to complain\n\nTell us.\n\n## Who answers\n\nSomebody else.\n");
    check(&page, &["How to complain"], &["On this page", "A number in brackets"]);
}

#[test]
fn a_section_is_set_apart_and_heard_as_a_section() {
    let page = page("", LONG);
    let cited = |what: &str, at: &str| format!("<span class=\"ref\">(<span class=\"vh\">{what} </span>{at})</span>");
    let all = [
        format!("Tell us. {} We write it down", cited("section", "4.1")),
        format!("within 3 days {}.", cited("section", "4.2")),
        format!("as the Act (2018) does. {}", cited("section", "9")),
        cited("section", "4.3, 4.4"),
        "A number in brackets is the section of the policy that says this.".to_owned(),
    ];
    check(&page, &all.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
}

#[test]
fn the_source_of_a_time_is_named_in_words() {
    let page = |section: &str| {
        let stage = STAGE.replace("(4.5)", section);
        words_of(&Example::new(&format!("scheme: none\n{stage}"), "Prose.").build().page("what-happens"))
    };
    check(&page("(4.5)"), &["Our policy, section 4.5."], &[]);
    check(&page("(4.5, 4.8)"), &["Our policy, sections 4.5, 4.8."], &[]);
    check(&page("(Table B)"), &["Our policy: Table B."], &["section Table"]);
}

#[test]
fn its_top_says_which_version_it_is_since_when_and_where_to_read_what_changed() {
    let example = Example::new(&format!("scheme: none\nversion: \"1\"\n{STAGE}"), LONG);
    let next = STAGE.replace("10 working", "8 working");
    let told = "changes: From 1 June 2026 we answer within 8 working days. Before, it was 10.";
    example.version("2026-06-01", &format!("scheme: none\nversion: \"2\"\n{told}\n{next}"), LONG);
    example.build();
    let page = example.page("policy");
    let (top, rest) = page.split_once("<nav").expect("a list of parts");
    let said = words_of(top);
    check(&said, &["Version 2", "In force from Monday 1 June 2026"], &[]);
    check(top, &["<dt>What changed</dt><dd><a href=\"#changes\">See what changed in this version</a></dd>"], &[]);
    check(rest, &["<a href=\"#changes\">What changed</a>", "<h2 id=\"changes\">What changed</h2>"], &[]);
    // The first of all changes nothing.
    let first = example.page("policy/2020");
    check(&first, &["This is an older version."], &["#changes"]);
}

#[test]
fn what_a_version_changes_is_what_it_promises_and_not_how_its_pages_look() {
    let example = Example::new(&format!("scheme: none\n{STAGE}"), "Prose.");
    let looks = "mark: EH\ncolour: \"#7a1f3d\"\nalso_called: [Old Homes]\nplaces: [Exampletown]\n";
    example.version("2026-06-01", &format!("scheme: none\nowner: Head of Homes\n{looks}{STAGE}"), "Prose.");
    let page = example.build().page("policy");
    check(
        &page,
        &["Head of Homes"],
        &["The colour of our pages", "#7a1f3d", "Old Homes", "A place where we have homes"],
    );
}
