//! `check --fix`: what is certainly meant is written into the files, and said.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use complaints::words::problem::{Fix, Problem};
use complaints::words::visible::in_one_line;

use crate::command_error::CommandError;
use crate::output::replace_file;

/// Mends what can be mended, each file in one step; what was done, a line each.
///
/// # Errors
/// When a file cannot be read or written; the files before it are mended then.
pub(super) fn mend(problems: &[Problem]) -> Result<Vec<String>, CommandError> {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for problem in problems {
        if let Some(fix) = &problem.fix {
            by_file.entry(&problem.file).or_default().push(fix);
        }
    }
    let mut done = Vec::new();
    for (file, fixes) in by_file {
        done.extend(mend_file(file, fixes)?);
    }
    Ok(done)
}

fn mend_file(file: &str, mut fixes: Vec<&Fix>) -> Result<Vec<String>, CommandError> {
    let path = Path::new(file);
    let text = fs::read_to_string(path).map_err(CommandError::io("cannot read", path))?;
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    // From the end of each line, so that no place before it moves.
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.at));
    fixes.dedup();
    let mut done = Vec::new();
    for Fix { at, from, to } in fixes {
        let Some(line) = at.line.checked_sub(1).and_then(|n| lines.get_mut(n)) else { continue };
        let Some(start) = line.char_indices().map(|(start, _)| start).nth(at.column.saturating_sub(1)) else {
            continue;
        };
        // A value in quotes starts with them.
        let quoted =
            line.get(start..).is_some_and(|rest| rest.starts_with(['"', '\'']) && !rest.starts_with(from.as_str()));
        let start = start + usize::from(quoted);
        // Only what still stands there: two fixes of one place do not meet.
        if line.get(start..).is_some_and(|rest| rest.starts_with(from.as_str())) {
            line.replace_range(start..start + from.len(), to);
            let [file, from, to] = [file, from, to].map(in_one_line);
            done.push(format!("{file}:{}: `{from}` is now `{to}`", at.line));
        }
    }
    if !done.is_empty() {
        replace_file(path, lines.join("\n").as_bytes())?;
    }
    done.reverse();
    Ok(done)
}
