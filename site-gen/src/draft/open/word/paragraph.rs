//! What one paragraph of a Word document is: a heading, an item, or words.

use super::body::Body;
use super::numbering::Sign;
use super::run::Paragraph;
use super::styles::Styles;
use crate::draft::document::{Block, on_one_line, squeezed};

impl Body<'_> {
    /// What Word would print before the paragraph; it counts only where there are words.
    pub(super) fn sign(&mut self, paragraph: &Paragraph) -> Option<(Sign, usize)> {
        if paragraph.text.trim().is_empty() {
            return None;
        }
        let of_style = || paragraph.style.as_deref().and_then(|id| self.known.styles.numbering(id));
        let own = paragraph.list.clone().filter(|(id, _)| !id.is_empty());
        let (list, level) = own.or_else(of_style).filter(|(id, _)| id != "0")?;
        let level = paragraph.list.as_ref().map_or(level, |(_, own)| (*own).max(level));
        Some((self.known.numbering.next(&list, level, &mut self.counters)?, level))
    }

    pub(super) fn block(&mut self, paragraph: &Paragraph, sign: Option<(Sign, usize)>) -> Block {
        let styles = &self.known.styles;
        let level = paragraph.style.as_deref().and_then(|id| styles.heading(id)).or(paragraph.outline);
        let plain = on_one_line(&paragraph.text);
        let numbered = |sign: Option<Sign>| match sign {
            Some(Sign::Text(number)) => format!("{number} {plain}"),
            Some(Sign::Number(number)) => format!("{number} {plain}"),
            Some(Sign::Bullet) | None => plain.clone(),
        };
        // A heading style on a whole paragraph makes no heading of it.
        if let Some(level) = level.filter(|_| plain.chars().count() <= 120) {
            self.has_headings = true;
            return Block::Heading { level, text: numbered(sign.map(|(sign, _)| sign)) };
        }
        match sign {
            Some((Sign::Bullet, depth)) => Block::Item { depth: depth_of(depth), number: None, text: plain },
            Some((Sign::Number(number), depth)) if !paragraph.is_bold() => {
                Block::Item { depth: depth_of(depth), number: Some(number), text: plain }
            }
            Some((sign, _)) => {
                let text = numbered(Some(sign));
                if self.is_like_a_heading(paragraph, &plain) {
                    Block::Heading { level: self.below(), text }
                } else {
                    Block::Paragraph(text)
                }
            }
            None if self.is_like_a_heading(paragraph, &plain) => Block::Heading { level: self.below(), text: plain },
            None if paragraph.style.as_deref().is_some_and(Styles::is_bullet) => {
                Block::Item { depth: 0, number: None, text: plain }
            }
            None => Block::Paragraph(squeezed(&paragraph.text)),
        }
    }

    /// Bold words alone in a short paragraph: how headings are made without styles.
    fn is_like_a_heading(&self, paragraph: &Paragraph, plain: &str) -> bool {
        let bold = paragraph.is_bold() || paragraph.style.as_deref().is_some_and(|id| self.known.styles.is_bold(id));
        bold && plain.chars().count() <= 80
            && !plain.ends_with(['.', ';', ','])
            && !paragraph.text.trim().contains('\n')
    }

    fn below(&self) -> u8 {
        if self.has_headings { 3 } else { 2 }
    }
}

fn depth_of(level: usize) -> u8 {
    u8::try_from(level.min(4)).unwrap_or(4)
}
