//! A line of hyphens or equals signs right under a paragraph makes a heading of
//! it; most who type one mean a line across the page.
//!
//! A whole paragraph is then shown large and bold, and read out as a heading.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;
use pulldown_cmark::{Event, Tag};

use crate::check::text::{Document, Finding, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R104",
    title: "a paragraph that a line of signs makes a heading",
    why: "A whole paragraph is shown large, and read out as a heading.",
    cure: "An empty line before the line of signs, or `##` before a title.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// Who underlines a title types about as many signs as it has letters.
const SHORT_LINE: usize = 3;
/// More words than these are no title.
const MOST_WORDS: usize = 12;

fn find(document: &Document<'_>) -> Vec<Finding> {
    let headings = document.events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })));
    headings.filter_map(|(_, range)| accident(document, range.start, document.typed(range))).collect()
}

fn accident(document: &Document<'_>, at: usize, typed: &str) -> Option<Finding> {
    let typed = typed.trim();
    if typed.starts_with('#') {
        return None;
    }
    let (words, line) = typed.rsplit_once('\n')?;
    let line = line.trim();
    let (first, _) = words.split_once('\n').unwrap_or((words, ""));
    let is_sentence = words.contains('\n')
        || words.trim_end().ends_with(['.', ',', ';', ':', '!', '?', ')'])
        || words.split_whitespace().count() > MOST_WORDS;
    let is_meant = !is_sentence && line.len() > SHORT_LINE;
    let title = format!("for a heading `## {}`; for a line across the page an empty line before `---`", first.trim());
    let write =
        if is_sentence { "an empty line before the line of signs, or take that line away".to_owned() } else { title };
    (!is_meant).then(|| {
        let at = at
            + (document.typed(&(at..document.text.len())).len()
                - document.typed(&(at..document.text.len())).trim_start().len());
        Finding::new(at, format!("the `{line}` under \"{}\" makes a heading of it", shortened(words)), write)
    })
}
