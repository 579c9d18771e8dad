//! What the styles of a Word document say of a paragraph: that it is a heading,
//! or belongs to a list.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::super::refusal::Refusal;
use super::xml::{self, attribute, is_on};

/// What one style says.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    based_on: Option<String>,
    /// The level of a heading, counted from 1.
    heading: Option<u8>,
    numbering: Option<(String, usize)>,
    bold: bool,
}

/// Every style of a document, by its id.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// The level of the heading that a style makes, its own or that of the style it rests on.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        let level = self.up(id).find_map(|style| style.heading);
        level.or_else(|| by_name(id)).filter(|level| *level <= 6)
    }

    /// The list to which a style's paragraphs belong.
    pub(super) fn numbering(&self, id: &str) -> Option<(String, usize)> {
        self.up(id).find_map(|style| style.numbering.clone())
    }

    /// Whether a style is Word's own for items of a list, which some programs write without a numbering.
    pub(super) fn is_bullet(id: &str) -> bool {
        id.to_lowercase().replace([' ', '-', '_'], "").starts_with("listbullet")
    }

    /// Whether a style's words are bold.
    pub(super) fn is_bold(&self, id: &str) -> bool {
        self.up(id).next().is_some_and(|style| style.bold)
    }

    /// A style and those that it rests on; a circle of them ends.
    fn up(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| style.based_on.as_ref().and_then(|id| self.0.get(id))).take(12)
    }
}

pub(super) fn read(text: &str) -> Result<Styles, Refusal> {
    let mut styles = Styles::default();
    let mut open: Option<(String, Style)> = None;
    xml::each(text, |event| {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name().into_inner();
                if name == "style" {
                    open = attribute(tag, "styleId").map(|id| (id, Style::default()));
                }
                if let Some((_, style)) = &mut open {
                    let value = attribute(tag, "val");
                    match (name, value) {
                        ("name", Some(called)) => style.heading = style.heading.or(by_name(&called)),
                        ("basedOn", Some(id)) => style.based_on = Some(id),
                        ("outlineLvl", Some(level)) => {
                            // 9 is the level of plain text.
                            let level = level.parse::<u8>().ok().filter(|level| *level < 9);
                            style.heading = style.heading.or(level.map(|level| level + 1));
                        }
                        ("numId", Some(id)) => {
                            let level = style.numbering.as_ref().map_or(0, |(_, level)| *level);
                            style.numbering = Some((id, level));
                        }
                        ("ilvl", Some(level)) => {
                            let id = style.numbering.take().map(|(id, _)| id).unwrap_or_default();
                            style.numbering = Some((id, level.parse().unwrap_or(0)));
                        }
                        ("b", _) => style.bold = is_on(tag),
                        _ => {}
                    }
                }
            }
            Event::End(tag) if tag.local_name().into_inner() == "style" => {
                styles.0.extend(open.take());
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// The level of a heading by the name of its style, in Word's own English.
fn by_name(name: &str) -> Option<u8> {
    let name = name.to_lowercase().replace([' ', '-', '_'], "");
    if matches!(name.as_str(), "title") {
        return Some(1);
    }
    name.strip_prefix("heading")?.parse().ok().filter(|level| (1..=6).contains(level))
}
