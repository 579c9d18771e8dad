//! A text part by part, each under its heading: which parts are new, which have
//! gone, and which say it in other words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// What became of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum How {
    /// It has other words.
    Changed,
    /// It was not there before.
    New,
    /// It is there no more.
    Gone,
}

/// A part of a text that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SectionChange {
    /// The words of its heading; nothing for what stands before the first.
    pub(crate) heading: String,
    pub(crate) how: How,
    /// Its words before, as they were typed.
    pub(crate) before: String,
    /// Its words now.
    pub(crate) after: String,
}

/// A part of a text, as it was typed.
#[derive(Debug, PartialEq, Eq)]
struct Section {
    heading: String,
    text: String,
}

/// What is not as it was, in the order of the new text; what has gone stands behind it.
pub(crate) fn compare(before: &str, after: &str) -> Vec<SectionChange> {
    let (mut old, new) = (sections(before), sections(after));
    let mut changes = Vec::new();
    for section in new {
        // Two of one heading are told apart by their order.
        let was = old.iter().position(|was| was.heading == section.heading).map(|at| old.remove(at));
        let (how, before) = match was {
            Some(was) if plain(&was.text) == plain(&section.text) => continue,
            Some(was) => (How::Changed, was.text),
            None => (How::New, String::new()),
        };
        changes.push(SectionChange { heading: section.heading, how, before, after: section.text });
    }
    changes.extend(old.into_iter().map(|was| SectionChange {
        heading: was.heading,
        how: How::Gone,
        before: was.text,
        after: String::new(),
    }));
    changes
}

/// Its words alone: where a line is broken changes nothing for a reader.
fn plain(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let (mut heading, mut in_heading) = (String::new(), false);
    let (mut begins, mut name) = (0, String::new());
    let mut close = |from: usize, to: usize, heading: &str| {
        let body = text.get(from..to).unwrap_or_default().trim();
        if !body.is_empty() || !heading.is_empty() {
            sections.push(Section { heading: heading.to_owned(), text: body.to_owned() });
        }
    };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                close(begins, range.start, &heading);
                (in_heading, name) = (true, String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                (in_heading, begins) = (false, range.end);
                heading = std::mem::take(&mut name).trim().to_owned();
            }
            Event::Text(words) | Event::Code(words) if in_heading => name.push_str(&words),
            Event::SoftBreak | Event::HardBreak if in_heading => name.push(' '),
            _ => {}
        }
    }
    close(begins, text.len(), &heading);
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> Vec<(String, How)> {
        compare(before, after).into_iter().map(|change| (change.heading, change.how)).collect()
    }

    #[test]
    fn a_text_is_compared_part_by_part_under_its_headings() {
        let before = "Hello.\n\n## How we answer\n\nWe write.\n\n## Old things\n\nGone soon.\n";
        assert_eq!(told(before, before), []);
        assert_eq!(told(before, &before.replace("We write.", "We\nwrite.")), [], "a line breaks elsewhere");
        let after = "Hello.\n\n## How we *answer*\n\nWe call.\n\n## New things\n\nHere now.\n";
        let expected = [("How we answer", How::Changed), ("New things", How::New), ("Old things", How::Gone)];
        assert_eq!(told(before, after), expected.map(|(heading, how)| (heading.to_owned(), how)));
        assert_eq!(told("Hello.\n", "Good day.\n"), [(String::new(), How::Changed)]);
        // Two parts of one heading.
        assert_eq!(told("## A\n\n1\n\n## A\n\n2\n", "## A\n\n1\n\n## A\n\n3\n"), [("A".to_owned(), How::Changed)]);
    }
}
