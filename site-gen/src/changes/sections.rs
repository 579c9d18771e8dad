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
    /// It stands elsewhere, or its heading is of another rank.
    Moved,
    /// It has another heading, and the same words.
    Renamed,
}

/// A part of a text that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SectionChange {
    /// The words of its heading; nothing for what stands before the first.
    pub(crate) heading: String,
    pub(crate) how: How,
    /// Its heading before, where it has another.
    pub(crate) heading_was: Option<String>,
    /// Its words before, as they were typed.
    pub(crate) before: String,
    /// Its words now.
    pub(crate) after: String,
}

/// A part of a text, as it was typed.
#[derive(Debug, PartialEq, Eq)]
struct Section {
    heading: String,
    /// The rank of its heading; 0 before the first.
    level: u8,
    text: String,
}

/// What is not as it was, in the order of the new text; what has gone stands behind it.
pub(crate) fn compare(before: &str, after: &str) -> Vec<SectionChange> {
    let (mut old, new) = (sections(before), sections(after));
    let mut changes = Vec::new();
    let orders = [&old, &new].map(|sections| sections.iter().map(|one| one.heading.clone()).collect::<Vec<_>>());
    let elsewhere = moved(&orders[0], &orders[1]);
    for section in new {
        // Two of one heading are told apart by their order.
        let was = old.iter().position(|was| was.heading == section.heading).map(|at| old.remove(at));
        let (how, before) = match was {
            Some(was) if plain(&was.text) == plain(&section.text) => {
                if was.level == section.level && !elsewhere.contains(&section.heading) {
                    continue;
                }
                (How::Moved, was.text)
            }
            Some(was) => (How::Changed, was.text),
            None => (How::New, String::new()),
        };
        changes.push(SectionChange { heading: section.heading, how, heading_was: None, before, after: section.text });
    }
    changes.extend(old.into_iter().map(|was| SectionChange {
        heading: was.heading,
        how: How::Gone,
        heading_was: None,
        before: was.text,
        after: String::new(),
    }));
    renamed(changes)
}

/// A part that goes and one of the same words that comes are one, whose heading is another now.
fn renamed(mut changes: Vec<SectionChange>) -> Vec<SectionChange> {
    let gone: Vec<(String, String)> = changes
        .iter()
        .filter(|one| one.how == How::Gone && !one.before.is_empty())
        .map(|one| (one.heading.clone(), one.before.clone()))
        .collect();
    for (heading, words) in gone {
        let is_it = |one: &&mut SectionChange| one.how == How::New && plain(&one.after) == plain(&words);
        let Some(new) = changes.iter_mut().find(is_it) else { continue };
        (new.how, new.heading_was, new.before) = (How::Renamed, Some(heading.clone()), words);
        changes.retain(|one| !(one.how == How::Gone && one.heading == heading));
    }
    changes
}

impl SectionChange {
    /// The first sentence that is not as it was, before and now; nothing of a part that is not in other words.
    pub(crate) fn first_difference(&self) -> Option<(String, String)> {
        let (old, new) = (parts(&self.before), parts(&self.after));
        let at = (0..old.len().max(new.len())).find(|at| old.get(*at) != new.get(*at))?;
        let said = |all: &[String]| all.get(at).map(|words| short(words)).unwrap_or_default();
        Some((said(&old), said(&new)))
    }
}

/// A text sentence by sentence, each on one line.
fn parts(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for paragraph in plain(text) {
        let mut sentence: Vec<&str> = Vec::new();
        for word in paragraph {
            sentence.push(word);
            if word.ends_with(['.', '?', '!', ':']) {
                found.push(std::mem::take(&mut sentence).join(" "));
            }
        }
        if !sentence.is_empty() {
            found.push(sentence.join(" "));
        }
    }
    found
}

/// So many characters of a sentence are enough to find it.
const QUOTED: usize = 140;

fn short(words: &str) -> String {
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{} …", words.get(..end).unwrap_or(words).trim_end()),
        None => words.to_owned(),
    }
}

/// The headings that stand in another order among those that both texts have: of two that changed places the one that
/// came first, as few as explain it.
fn moved(old: &[String], new: &[String]) -> Vec<String> {
    let mut left: Vec<&String> = old.iter().filter(|heading| new.contains(heading)).collect();
    let mut moved = Vec::new();
    for heading in new.iter().filter(|heading| old.contains(heading)) {
        match left.iter().position(|one| *one == heading) {
            Some(0) => {
                left.remove(0);
            }
            // What stood before it comes later now.
            Some(at) => {
                moved.push(heading.clone());
                left.remove(at);
            }
            None => {}
        }
        while left.first().is_some_and(|first| moved.contains(first)) {
            left.remove(0);
        }
    }
    moved
}

/// Its words, paragraph by paragraph: where a line is broken changes nothing for a reader.
fn plain(text: &str) -> Vec<Vec<&str>> {
    let mut paragraphs = vec![Vec::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            paragraphs.push(Vec::new());
        } else if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.extend(line.split_whitespace());
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let (mut heading, mut in_heading) = (String::new(), false);
    let (mut begins, mut name) = (0, String::new());
    let (mut level, mut next_level) = (0, 0);
    let mut close = |from: usize, to: usize, heading: &str, level: u8| {
        let body = text.get(from..to).unwrap_or_default().trim();
        if !body.is_empty() || !heading.is_empty() {
            sections.push(Section { heading: heading.to_owned(), level, text: body.to_owned() });
        }
    };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level: rank, .. }) => {
                close(begins, range.start, &heading, level);
                next_level = rank as u8;
                (in_heading, name) = (true, String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                (in_heading, begins) = (false, range.end);
                heading = std::mem::take(&mut name).trim().to_owned();
                level = next_level;
            }
            Event::Text(words) | Event::Code(words) if in_heading => name.push_str(&words),
            Event::SoftBreak | Event::HardBreak if in_heading => name.push(' '),
            _ => {}
        }
    }
    close(begins, text.len(), &heading, level);
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
        // The same words under another heading are one part, and no two.
        assert_eq!(told("## A\n\nWe write.\n", "## B\n\nWe write.\n"), [("B".to_owned(), How::Renamed)]);
        let changed = compare("One. Two.\n", "One. Three.\n");
        assert_eq!(changed[0].first_difference(), Some(("Two.".to_owned(), "Three.".to_owned())));
        let parts = "## A\n\n1\n\n## B\n\n2\n";
        assert_eq!(told(parts, "## B\n\n2\n\n## A\n\n1\n"), [("B".to_owned(), How::Moved)]);
        assert_eq!(told(parts, "## A\n\n1\n\n### B\n\n2\n"), [("B".to_owned(), How::Moved)]);
        assert_eq!(told("One. Two.\n", "One.\n\nTwo.\n"), [(String::new(), How::Changed)], "two paragraphs");
        assert_eq!(told("Hello.\n", "Good day.\n"), [(String::new(), How::Changed)]);
        // Two parts of one heading.
        assert_eq!(told("## A\n\n1\n\n## A\n\n2\n", "## A\n\n1\n\n## A\n\n3\n"), [("A".to_owned(), How::Changed)]);
    }
}
