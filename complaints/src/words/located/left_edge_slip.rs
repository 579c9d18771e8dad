//! A line of a policy that has lost all the spaces before it, though its key never
//! stands at the left edge: `offer:` of a stage, `phone:` of the contacts.
//!
//! A parser may read on without a fault, and would blame the key. And the first
//! line of all with spaces before it, after which it reads nothing else.

use super::fault::indent;
use super::meant::INNER;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Keys of the list above that stand at the left edge too.
const ALSO_AT_THE_EDGE: [&str; 1] = ["post"];

/// Tells every such line; the text with the spaces before them, where there is one.
pub(super) fn put_right(yaml: &str, first_line: usize, problems: &mut Problems<'_>) -> Option<String> {
    let lines: Vec<&str> = yaml.split('\n').collect();
    let mut meant: Vec<(usize, String)> = Vec::new();
    let is_policy = lines.iter().any(|line| line.trim_start().starts_with("landlord:"));
    let says_something = |line: &&&str| !line.trim().is_empty() && !line.starts_with('#');
    let mut told = |at: usize, found: &str, spaces: usize| {
        let text = lines[at].trim();
        let write = match spaces {
            0 => format!("`{text}` at the left edge, with no space before it"),
            spaces => format!("`{text}` with {spaces} spaces before it"),
        };
        let place = Place { line: first_line + at, column: indent(lines[at]) + 1 };
        problems.read_as_meant(&rules::BROKEN_FACTS, place, found, write);
        meant.push((at, format!("{}{text}", " ".repeat(spaces))));
    };
    let mut all = lines.iter().enumerate().filter(|(_, line)| says_something(line));
    if let (Some((first, line)), Some((_, next))) = (all.next(), all.next())
        && is_policy
        && indent(line) > 0
        && !line.trim().starts_with('-')
        && indent(next) == 0
        && line.contains(": ")
    {
        told(first, "this line has spaces before it", 0);
    }
    for (at, line) in lines.iter().enumerate().skip(1).filter(|_| is_policy) {
        let Some((key, _)) = line.split_once(": ").filter(|(key, _)| INNER.contains(key)) else { continue };
        if ALSO_AT_THE_EDGE.contains(&key) {
            continue;
        }
        let Some(above) = lines.iter().take(at).rfind(says_something) else { continue };
        let next = lines.iter().skip(at + 1).find(says_something).map_or(0, |next| indent(next));
        let spaces = match indent(above) {
            // `contacts:` itself, whose other lines follow.
            0 if above.trim_end().ends_with(':') => next,
            0 => continue,
            _ if above.trim_start().starts_with("- {") => continue,
            _ => above.len() - above.trim_start_matches([' ', '-']).len(),
        };
        if spaces > 0 {
            let found = match spaces {
                4 if key != "instead" => "this line has lost the spaces before it, and is no part of its stage",
                _ => "this line has lost the spaces before it",
            };
            told(at, found, spaces);
        }
    }
    (!meant.is_empty()).then(|| {
        let line = |n: usize| meant.iter().find(|(at, _)| *at == n).map_or(lines[n], |(_, line)| line.as_str());
        (0..lines.len()).map(line).collect::<Vec<_>>().join("\n")
    })
}
