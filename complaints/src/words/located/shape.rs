//! What can be told of a text before a parser reads it: tabs that indent it, and
//! brackets in one another without end.

use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The deepest lists and mappings may stand in one another.
pub const MAX_LEVELS: usize = 12;

/// Tells every line that is indented with a tab; the text without them, where there is one.
pub(super) fn report_tabs(yaml: &str, first_line: usize, problems: &mut Problems<'_>) -> Option<String> {
    let mut mended = None;
    for (n, line) in yaml.lines().enumerate() {
        let mut indent = line.chars().take_while(|c| c.is_whitespace());
        if let Some(column) = indent.position(|c| c == '\t') {
            let meant = mended.get_or_insert_with(|| without_tabs(yaml));
            let spaces = meant.split('\n').nth(n).map_or(0, |line| line.len() - line.trim_start().len());
            problems.read_as_meant(
                &rules::BROKEN_FACTS,
                Place { line: first_line + n, column: column + 1 },
                "this line is indented with a tab",
                match spaces {
                    0 => format!("`{}` with nothing before it", line.trim()),
                    spaces => format!("`{}` with {spaces} spaces before it in place of the tab", line.trim()),
                },
            );
        }
    }
    mended
}

/// The text with spaces where tabs indent a line: in step with the line before, which is most often meant.
fn without_tabs(yaml: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in yaml.split('\n') {
        let plain = line.trim_start();
        let tabbed = line.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t');
        if !tabbed {
            lines.push(line.to_owned());
            continue;
        }
        let before = lines.iter().rev().find(|line| !line.trim().is_empty()).map_or("", String::as_str);
        let mut indent = before.len() - before.trim_start().len();
        if before.trim_start().starts_with("- ") {
            indent += 2;
        }
        if before.trim_end().ends_with(':') {
            indent += 2;
        }
        lines.push(format!("{}{plain}", " ".repeat(indent)));
    }
    lines.join("\n")
}

/// Refuses a bracket bomb before the parser spends time on it.
pub(super) fn nested_too_deep(yaml: &str, first_line: usize) -> Option<Place> {
    let mut depth = 0_usize;
    for (n, line) in yaml.lines().enumerate() {
        for (column, c) in line.chars().enumerate() {
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_LEVELS {
                return Some(Place { line: first_line + n, column: column + 1 });
            }
        }
    }
    None
}
