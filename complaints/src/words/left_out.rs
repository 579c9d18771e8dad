//! What YAML leaves out of a line: from a space and `#` on it is a note, though
//! an author may have meant it.

use super::not_confirmed;
use super::problem::{Place, Problems};
use crate::words::located::in_quotes;
use crate::words::rules;

/// Tells of each value of a text that is cut at ` #`; the text starts on line `first_line` of its file.
pub(super) fn tell(yaml: &str, first_line: usize, problems: &mut Problems<'_>) {
    // The indent of a text of several lines (`key: |`), in which `#` is a sign like others.
    let mut block: Option<usize> = None;
    for (number, line) in yaml.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        if line.trim().is_empty() || block.is_some_and(|block| indent > block) {
            continue;
        }
        let opens = [": |", ": >", ": |-", ": >-"].iter().any(|end| line.trim_end().ends_with(end));
        block = opens.then_some(indent);
        // The mark of a draft is told of by a rule of its own.
        if let Some(column) = note(line).filter(|column| not_confirmed::mark(line) != Some(*column)) {
            let note = line.get(column..).unwrap_or_default().trim();
            problems.warning(
                &rules::LEFT_OUT,
                Place { line: first_line + number, column: line.get(..column).unwrap_or_default().chars().count() + 1 },
                format!("nothing reads `{note}`: what stands behind a space and `#` is left out"),
                match in_quotes(line) {
                    Some(whole) => format!("`{whole}` if it belongs to the value; or the note on a line of its own that begins with `#`"),
                    None => "the whole value in quotes if it belongs to it; or the note on a line of its own that begins with `#`".to_owned(),
                },
            );
        }
    }
}

/// Where a note begins behind a value on a line, as a place in its bytes; a line that is all note has no value.
fn note(line: &str) -> Option<usize> {
    let mut quote: Option<char> = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            // Inside a word it is an apostrophe.
            None if (c == '"' || c == '\'') && " [{,:-".contains(before) => quote = Some(c),
            None if c == '#' && before == ' ' => {
                let value = line.get(..at).unwrap_or_default().trim();
                return (!value.is_empty() && !value.ends_with(':') && value != "-").then_some(at);
            }
            None => {}
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn a_note_is_found_behind_a_value_and_nowhere_else() {
        assert_eq!(note("owner: Head of Complaints #2 desk"), Some(26));
        assert_eq!(note("  respond: 10 working days # (20 if complex)"), Some(27));
        for line in [
            "# a note",
            "  # a note",
            "stages: # they are two",
            "owner: \"Head #2\"",
            "owner: 'Head #2'",
            "web: https://example.org/#top",
            "- # a note",
        ] {
            assert_eq!(note(line), None, "{line}");
        }
        assert_eq!(note("who: tenants' families #all"), Some(23));
    }
}
