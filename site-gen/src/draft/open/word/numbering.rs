//! The numbers that Word counts by itself: `4.5` stands in no paragraph, and is
//! the section that a policy is cited by.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::super::refusal::Refusal;
use super::xml::{self, attribute};

const LEVELS: usize = 9;

/// How one level of a list counts.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// `%1.%2`: the numbers of levels with signs round them.
    text: String,
    start: Option<u32>,
}

/// Every list of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: BTreeMap<String, Vec<Level>>,
    /// The kind of each list.
    lists: BTreeMap<String, String>,
}

/// What stands before a paragraph of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Bullet,
    /// A plain number, which Markdown counts as well.
    Number(u32),
    /// A number of several parts, or a letter: it is part of the text.
    Text(String),
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counters(BTreeMap<String, [u32; LEVELS]>);

impl Numbering {
    /// What stands before the next paragraph of a list; nothing where the list is not there.
    pub(super) fn next(&self, list: &str, level: usize, counters: &mut Counters) -> Option<Sign> {
        let kind = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let level = level.min(LEVELS - 1);
        let this = levels.get(level)?;
        let counted = counters.0.entry(kind.clone()).or_insert([0; LEVELS]);
        let first = this.start.unwrap_or(1);
        let next = if counted[level] == 0 { first } else { counted[level].saturating_add(1) };
        counted[level] = next;
        for deeper in counted.iter_mut().skip(level + 1) {
            *deeper = 0;
        }
        if this.format == "bullet" {
            return Some(Sign::Bullet);
        }
        if this.format == "none" || this.text.is_empty() {
            return None;
        }
        let mut text = this.text.clone();
        for (at, so_far) in counted.iter().enumerate() {
            let format = levels.get(at).map_or("decimal", |level| level.format.as_str());
            let value = if at == level { next } else { (*so_far).max(1) };
            text = text.replace(&format!("%{}", at + 1), &shown(value, format));
        }
        let plain = text.trim().trim_end_matches(['.', ')', ':']).trim_start_matches('(');
        Some(match plain.parse::<u32>() {
            Ok(number) => Sign::Number(number),
            Err(_) => Sign::Text(text.trim().to_owned()),
        })
    }
}

fn shown(value: u32, format: &str) -> String {
    let letter = || char::from_u32(u32::from(b'a') + (value.saturating_sub(1) % 26)).unwrap_or('a').to_string();
    match format {
        "lowerLetter" => letter(),
        "upperLetter" => letter().to_uppercase(),
        "lowerRoman" => roman(value),
        "upperRoman" => roman(value).to_uppercase(),
        _ => value.to_string(),
    }
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut left = value.min(399);
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            out.push_str(sign);
            left -= worth;
        }
    }
    out
}

pub(super) fn read(text: &str) -> Result<Numbering, Refusal> {
    let mut found = Numbering::default();
    let (mut kind, mut list, mut level): (Option<String>, Option<String>, Option<usize>) = (None, None, None);
    xml::each(text, |event| {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let value = attribute(tag, "val");
                match tag.local_name().into_inner() {
                    "abstractNum" => {
                        kind = attribute(tag, "abstractNumId");
                        if let Some(kind) = &kind {
                            found.kinds.insert(kind.clone(), vec![Level::default(); LEVELS]);
                        }
                    }
                    "num" => list = attribute(tag, "numId"),
                    "abstractNumId" => {
                        if let (Some(list), Some(kind)) = (list.take(), value) {
                            found.lists.insert(list, kind);
                        }
                    }
                    "lvl" => level = attribute(tag, "ilvl").and_then(|level| level.parse().ok()),
                    name @ ("numFmt" | "lvlText" | "start") => {
                        let levels = kind.as_ref().and_then(|kind| found.kinds.get_mut(kind));
                        let this = levels.zip(level).and_then(|(levels, at)| levels.get_mut(at));
                        if let (Some(this), Some(value)) = (this, value) {
                            match name {
                                "numFmt" => this.format = value,
                                "lvlText" => this.text = value,
                                _ => this.start = value.parse().ok().filter(|start| *start > 0),
                            }
                        }
                    }
                    _ => {}
                }
            }
            Event::End(tag) if tag.local_name().into_inner() == "abstractNum" => {
                kind = None;
                level = None;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}
