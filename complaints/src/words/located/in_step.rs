//! A line that stands too far to the left or to the right of the lines it belongs
//! to, where the parser gives up.
//!
//! It gives up at the line behind as often as at the line itself. So each line
//! that may be out of step is tried at each place where the lines round it stand:
//! the one with which most of the rest can be read is the one that was meant.

use std::cmp::Reverse;

use marked_yaml::{LoadError, LoaderOptions};

use super::fault::{indent, marker};
use super::meant::{INNER, Slip};
use crate::words::left_edge;

/// How many lines above the fault may be the one that is out of step.
const MAX_LINES: usize = 8;

/// The line out of step, if reading goes on further with it put right; `other` is what was thought of first.
pub(super) fn of(text: &str, at: usize, other: Option<Slip>) -> Option<Slip> {
    let lines: Vec<&str> = text.split('\n').collect();
    let block = Block::round(&lines, at);
    let Reach::Until(fault) = block.reach(&lines, &[]) else { return other };
    let by_other = other.as_ref().map_or(Reach::Until(fault), |slip| block.reach(&lines, &slip.meant));
    let tried = block.suspects(&lines, at).into_iter().flat_map(|line| block.tries(&lines, line));
    let best = tried.map(|tried| (block.reach(&lines, &[(tried.at, tried.line.clone())]), tried)).max_by_key(
        |(reach, tried)| (*reach, tried.is_as_beside, tried.indent % 2 == 0, Reverse(tried.moved()), tried.at),
    );
    match best {
        Some((reach, tried)) if reach > by_other => Some(tried.slip()),
        _ => other,
    }
}

/// How far a block can be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// As far as this line of it.
    Until(usize),
    Whole,
}

/// Whether a line put otherwise lets more of the text round it be read.
pub(super) fn helps(lines: &[&str], at: usize, line: &str) -> bool {
    let block = Block::round(lines, at);
    block.reach(lines, &[(at, line.to_owned())]) > block.reach(lines, &[])
}

/// The lines from one key of the left edge to the next: a whole file is not read again for each try.
struct Block {
    start: usize,
    end: usize,
}

impl Block {
    fn round(lines: &[&str], at: usize) -> Self {
        let is_edge = |line: &str| {
            let key = line.split(':').next().unwrap_or_default();
            line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(':') && !INNER.contains(&key)
        };
        let start = lines.iter().take(at).rposition(|line| is_edge(line)).unwrap_or(0);
        let end = lines.iter().skip(at + 1).position(|line| is_edge(line)).map_or(lines.len(), |more| at + 1 + more);
        Self { start, end }
    }

    /// How far the block can be read with these lines in place of its own.
    fn reach(&self, lines: &[&str], meant: &[(usize, String)]) -> Reach {
        let line = |n: usize| meant.iter().find(|(at, _)| *at == n).map_or(lines[n], |(_, line)| line.as_str());
        let text: Vec<&str> = (self.start..self.end.min(lines.len())).map(line).collect();
        let options = LoaderOptions::default().error_on_duplicate_keys(true);
        match marked_yaml::parse_yaml_with_options(0, text.join("\n"), options) {
            Ok(_) => Reach::Whole,
            Err(LoadError::DuplicateKey(twice)) => {
                Reach::Until(twice.key.span().start().map_or(0, marked_yaml::Marker::line))
            }
            Err(error) => Reach::Until(marker(&error).map_or(0, marked_yaml::Marker::line)),
        }
    }

    /// The line of the fault, those above it, and those that it seems to belong to.
    fn suspects(&self, lines: &[&str], at: usize) -> Vec<usize> {
        let mut all = Vec::new();
        let mut edge = usize::MAX;
        // The key of the block stands where it stands: further in, what is below it would be read by nobody.
        for n in (self.start + 1..=at).rev().filter(|n| !lines[*n].trim().is_empty()) {
            let own = indent(lines[n]);
            if all.len() < 3 || own < edge {
                all.push(n);
            }
            edge = edge.min(own);
            if all.len() > MAX_LINES || edge == 0 && all.len() > 2 {
                break;
            }
        }
        all
    }

    /// A line at each place where those round it stand.
    fn tries(&self, lines: &[&str], at: usize) -> Vec<Tried> {
        let typed = lines[at];
        let text = typed.trim();
        let is_item = text.starts_with("- ");
        // What belongs to the whole policy is told as that.
        if key(text).is_some_and(|key| left_edge::meant(key) == Some(key)) {
            return Vec::new();
        }
        if text.starts_with('#') || !is_item && key(text).is_none() {
            return Vec::new();
        }
        let mut places = vec![0];
        let above = (self.start..at).rev().filter(|n| !lines[*n].trim().is_empty());
        let below = (at + 1..self.end.min(lines.len())).find(|n| !lines[*n].trim().is_empty());
        for n in above.take(40).chain(below) {
            let (line, own) = (lines[n], indent(lines[n]));
            places.push(own);
            if line.trim().starts_with("- ") {
                places.push(own + 2);
            }
            if line.trim_end().ends_with(':') {
                places.push(column(line) + 2);
            }
        }
        places.sort_unstable();
        places.dedup();
        let bare = text.trim_start_matches(['-', ' ']);
        let beside = |place: usize, is_item: bool| {
            let is_one = |line: &&str| {
                indent(line) == place
                    && line.trim().starts_with("- ") == is_item
                    && key(line.trim().trim_start_matches(['-', ' '])) == key(bare)
            };
            lines[self.start..self.end.min(lines.len())]
                .iter()
                .enumerate()
                .any(|(n, line)| self.start + n != at && is_one(line))
        };
        let mut all = Vec::new();
        for place in places {
            let is_edge = key(text).is_some_and(|key| INNER.contains(&key)) && place == 0;
            if place != indent(typed) && !is_edge {
                all.push(Tried::new(at, typed, place, text, beside(place, is_item)));
            }
            // A hyphen before a key that begins no item anywhere.
            let stood_at_edge = indent(typed) == 0 && place == 0;
            let is_beside = beside(place, false) || stood_at_edge;
            if is_item && key(bare).is_some() && is_beside && !beside(indent(typed), true) {
                all.push(Tried::new(at, typed, place, bare, true));
            }
        }
        all
    }
}

/// Where the key of a line stands, behind the hyphen of an item.
fn column(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

fn key(text: &str) -> Option<&str> {
    let (key, _) = text.split_once(": ").or_else(|| text.strip_suffix(':').map(|key| (key, "")))?;
    key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).then_some(key)
}

/// A line put otherwise.
struct Tried {
    at: usize,
    was: usize,
    indent: usize,
    has_lost_its_hyphen: bool,
    line: String,
    /// A line with the same key stands at that place near by.
    is_as_beside: bool,
}

impl Tried {
    fn new(at: usize, typed: &str, indent: usize, text: &str, is_as_beside: bool) -> Self {
        Self {
            at,
            was: super::fault::indent(typed),
            indent,
            has_lost_its_hyphen: typed.trim() != text,
            line: format!("{}{text}", " ".repeat(indent)),
            is_as_beside,
        }
    }

    fn moved(&self) -> usize {
        self.was.abs_diff(self.indent) + usize::from(self.has_lost_its_hyphen)
    }

    fn slip(self) -> Slip {
        let far = self.was.abs_diff(self.indent);
        let far = if far == 1 { "1 space".to_owned() } else { format!("{far} spaces") };
        let side = if self.was > self.indent { "right" } else { "left" };
        let found = match self.has_lost_its_hyphen {
            true => "this line begins with a hyphen, and is no item of a list".to_owned(),
            false => format!("this line stands {far} too far to the {side}"),
        };
        let text = self.line.trim();
        let write = match self.indent {
            0 => format!("`{text}` at the left edge, with no space before it"),
            1 => format!("`{text}` with 1 space before it"),
            spaces => format!("`{text}` with {spaces} spaces before it"),
        };
        Slip { at: self.at, found, write, meant: vec![(self.at, self.line)] }
    }
}
