//! The mark of a draft: `# confirm` at the end of a line that a program wrote
//! and nobody has confirmed. While one stands, nothing is published.

use super::problem::{Place, Problems};
use crate::words::rules;

const MARK: &str = "# confirm";

/// Tells of each line of the facts that ends in the mark; the text starts on line `first_line` of its file.
pub(super) fn tell(yaml: &str, first_line: usize, problems: &mut Problems<'_>) {
    let mut above = "";
    for (number, line) in yaml.lines().enumerate() {
        let above = std::mem::replace(&mut above, line).trim_start();
        let has_source = above.starts_with("# line ") || above.starts_with("# title of the page: ");
        let Some(column) = mark(line) else { continue };
        let value = line.get(..column).unwrap_or_default().trim();
        let place =
            Place { line: first_line + number, column: line.get(..column).unwrap_or_default().chars().count() + 1 };
        let (found, write) = if value.is_empty() || value.starts_with('#') {
            (
                "drafted, not confirmed: a note that waits for you".to_owned(),
                "the note without its `# confirm`, once you have done what it says; or take the note away".to_owned(),
            )
        } else {
            (
                format!("drafted, not confirmed: `{value}`"),
                match has_source {
                    true => "the same line without `# confirm`, once you have compared it with the sentence above it",
                    false => "the same line without `# confirm`, once you have looked for it in the policy",
                }
                .to_owned(),
            )
        };
        problems.slip(&rules::NOT_CONFIRMED, place, found, write);
    }
}

/// Where the mark stands at the end of a line, as a place in its bytes; in capitals it is the same.
pub(crate) fn mark(line: &str) -> Option<usize> {
    let line = line.trim_end();
    let at = line.len().checked_sub(MARK.len())?;
    let (before, end) = line.split_at_checked(at)?;
    let is_mark = end.eq_ignore_ascii_case(MARK) && (before.is_empty() || before.ends_with(' '));
    is_mark.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn the_mark_stands_at_the_end_of_a_line_and_nowhere_else() {
        assert_eq!(mark("owner: Head of Homes # confirm"), Some(21));
        assert_eq!(mark("# Save it as policies/x/2026.md # Confirm  "), Some(32));
        for line in ["owner: \"Head # confirm\"", "# confirm it first", "owner: Head# confirm", "", "é"] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
