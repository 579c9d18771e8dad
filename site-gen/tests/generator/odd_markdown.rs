//! Whatever an author types, the checks come to an end and say where.

use complaints::pages::{Renderer, Site};
use complaints::words::source::SourceFile;
use proptest::prelude::*;
use site_gen::check;
use site_gen::read;
use site_gen::site::{RenderContext, landlord_pages};

use super::{UP_TO_DATE, day, folders, landlord, library};

/// What Markdown gives a meaning to, what it nearly does, and letters of several bytes.
const PIECES: [&str; 62] = [
    "a",
    "B ",
    "é",
    "’",
    "“",
    "•",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{f0b7} ",
    "👩‍🚀",
    " ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "#",
    "## ",
    "# A\n",
    "---",
    "===\n",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "4) ",
    "(a) ",
    "> ",
    ">",
    "`",
    "```\n",
    "~~~",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "](",
    "[^1]",
    "[a]: b\n",
    "<",
    ">",
    "<b>",
    "<a@b.cd>",
    "{{",
    "}}",
    "{{ landlord }}",
    "{",
    "|",
    "|---|---|\n",
    "\\",
    "&amp;",
    "&pound",
    "https://a.b/",
    "tel:0",
    "\u{0}",
];

fn odd() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_checked_and_each_finding_stands_in_it(text in odd()) {
        let lines = text.split('\n').count();
        for problem in check::of_text("a.md", &text, 11) {
            let line = problem.place.line.checked_sub(11).expect("not before the text");
            prop_assert!(line < lines, "{problem}");
            let typed = text.split('\n').nth(line).unwrap_or_default();
            prop_assert!(problem.place.column <= typed.chars().count() + 1, "{problem}");
        }
    }
}

#[test]
fn every_text_is_rendered_or_told_what_is_wrong_with_it() {
    let library = library();
    let templates = read::templates(&folders(), &mut Vec::new()).expect("the templates can be read");
    let renderer = Renderer::new(&templates).expect("the templates can be parsed");
    let site = Site { style: "/style.css", on: day("2026-11-26"), alone: false, host: "", closed: false };
    let context = RenderContext::new(&library, &renderer, &templates, site);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 60, ..ProptestConfig::default() });
    let every = runner.run(&odd(), |text| {
        // What a file is read as has no carriage returns before line feeds.
        let read = SourceFile::new("a.md", &format!("{UP_TO_DATE}\n{text}\n"));
        let landlord = landlord(&read.text, &library);
        if let Err(problems) = landlord_pages(&landlord, &context) {
            prop_assert!(!problems.is_empty());
        }
        Ok(())
    });
    every.unwrap_or_else(|failure| panic!("{failure}"));
}

/// A rule that looked to the end from each mark would not come to its end here in an hour.
#[test]
fn a_text_made_to_be_slow_comes_to_an_end() {
    const BYTES: usize = 100_000;
    let repeated = [
        "[", "]", "[a](", "{{ ", "<", "**a ", "`", "`a``b", "> ", ">", "- a\n", "|", "## A\n\n", "&amp;", "a. ",
        "[a](b)\n",
    ];
    for piece in repeated {
        let told = check::of_text("a.md", &piece.repeat(BYTES / piece.len()), 1);
        assert!(told.len() < 100, "{piece}: told in {} messages", told.len());
    }
    let nested: String = (0..480).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    assert!(check::of_text("a.md", &nested, 1).is_empty());
}
