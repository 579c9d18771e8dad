//! Names for headings, so that a link can lead to one: `#how-to-complain`.
//!
//! A name is made of the heading's words alone, so that it stays while the words
//! stay. A fact stands in it by its own name, not by its value: one link then
//! serves every landlord, and a new version of a policy.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

/// The names that the headings of one text have got so far.
pub(super) struct HeadingIds<'c> {
    /// Names that templates give to parts of their own.
    of_templates: &'c BTreeSet<String>,
    /// How often each name was asked for.
    taken: BTreeMap<String, usize>,
}

impl<'c> HeadingIds<'c> {
    pub(super) fn new(of_templates: &'c BTreeSet<String>) -> Self {
        Self { of_templates, taken: BTreeMap::new() }
    }

    /// A name for the heading that the events begin with, which nothing on the page has.
    pub(super) fn next(&mut self, events: &[(Event<'_>, Range<usize>)]) -> String {
        let inside = events.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))));
        let words = inside.filter_map(|(event, _)| match event {
            Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        });
        let plain = slug(&words.collect::<String>());
        loop {
            let count = self.taken.entry(plain.clone()).or_default();
            *count += 1;
            let id = if *count == 1 { plain.clone() } else { format!("{plain}-{count}") };
            let is_new = id == plain || !self.taken.contains_key(&id);
            if is_new && !self.of_templates.contains(&id) {
                if id != plain {
                    self.taken.insert(id.clone(), 1);
                }
                return id;
            }
        }
    }
}

/// Letters and digits in small letters with hyphens between; a letter comes first, as every browser and checker wants it.
fn slug(words: &str) -> String {
    let small = words.to_lowercase().replace(['\'', '’'], "");
    let parts: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let slug = parts.join("-");
    if slug.starts_with(char::is_alphabetic) {
        slug
    } else {
        format!("section-{slug}").trim_end_matches('-').to_owned()
    }
}
