//! A link that says "click here". Screen readers list the links of a page by
//! their words alone: ten times "here".

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R144",
    title: "a link that does not say where it leads",
    why: "A screen reader lists the links of a page by their words: ten times “here”.",
    cure: "Words that say by themselves where it leads.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

const SAY_NOTHING: [&str; 18] = [
    "here",
    "click here",
    "click",
    "this link",
    "link",
    "this page",
    "this",
    "more",
    "read more",
    "find out more",
    "learn more",
    "see more",
    "go",
    "page",
    "website",
    "download",
    "see here",
    "more information",
];

fn find(document: &Document<'_>) -> Vec<Finding> {
    let says_nothing = |words: &str| {
        let plain = words.to_lowercase();
        let plain = plain.trim_matches(|c: char| !c.is_alphanumeric());
        SAY_NOTHING.contains(&plain)
    };
    // Of `<https://…>` the author wants the address to be read.
    let is_address = |words: &str| words.trim().to_lowercase().starts_with("http");
    let links =
        document.links.iter().filter(|link| says_nothing(&link.text) || !link.is_bare && is_address(&link.text));
    let told = links.map(|link| {
        Finding::new(
            link.source.start,
            format!("the link \"{}\" does not say where it leads", link.text.trim()),
            format!(
                "words that say so by themselves, such as the title of that page, as in `[its title]({})`",
                link.to
            ),
        )
    });
    told.collect()
}
