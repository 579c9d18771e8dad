//! The author's line as it has to stand: with its hyphen, its key and all that was right in it.
//!
//! A cure is typed as it is read. `respond: 8 working days` in place of an item of a list breaks the list, and a part
//! of a line leaves an author to guess the rest. What a line means is the business of whoever writes the message.

use super::problem::{Place, Problems};

/// The line at a place with `to` for `from`, the first that stands there or behind it; nothing where there is none,
/// as in a value that goes on over several lines.
#[must_use]
pub fn with(problems: &Problems<'_>, at: Place, from: &str, to: &str) -> Option<String> {
    let line = problems.line(at.line);
    let start = line.char_indices().nth(at.column.saturating_sub(1)).map_or(line.len(), |(start, _)| start);
    let (before, behind) = line.split_at_checked(start)?;
    let found = behind.find(from).filter(|_| !from.is_empty())?;
    let rest = behind.get(found + from.len()..)?;
    Some(format!("{before}{}{to}{rest}", behind.get(..found)?).trim().to_owned())
}

/// A value that belongs to `key`, as it stands at a place: behind the hyphen of a list, or behind its key.
#[must_use]
pub fn of(problems: &Problems<'_>, at: Place, key: &str, value: &str) -> String {
    let line = problems.line(at.line).trim_start();
    let names_key = line.split(['-', ' ', ',', '{', '[']).any(|word| word.split(':').next() == Some(key));
    match line.strip_prefix('-') {
        Some(rest) if !names_key && (rest.is_empty() || rest.starts_with(' ')) => format!("- {value}"),
        _ => format!("{key}: {value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cure_has_the_shape_of_its_line() {
        let text =
            "respond:\n  - about 8 dyas (6.1)\n  - { when: complex, within: 8 dyas }\nsend: [8 dyas, 9 dyas]\n  -";
        let problems = Problems::new("policy", text);
        let at = |line, column| Place { line, column };
        assert_eq!(with(&problems, at(2, 5), "8 dyas", "8 days").as_deref(), Some("- about 8 days (6.1)"));
        let braces = with(&problems, at(3, 5), "8 dyas", "8 days");
        assert_eq!(braces.as_deref(), Some("- { when: complex, within: 8 days }"));
        assert_eq!(with(&problems, at(4, 14), "9 dyas", "9 days").as_deref(), Some("send: [8 dyas, 9 days]"));
        assert_eq!(with(&problems, at(1, 1), "8 dyas", "8 days"), None);
        assert_eq!(of(&problems, at(2, 5), "respond", "8 days"), "- 8 days");
        assert_eq!(of(&problems, at(5, 3), "respond", "8 days"), "- 8 days");
        assert_eq!(of(&problems, at(3, 5), "within", "8 days"), "within: 8 days");
        assert_eq!(of(&problems, at(1, 1), "respond", "8 days"), "respond: 8 days");
    }
}
