//! The number with which a section or a heading starts: `4.5`, `§ 12`, `Section 3.1`.

/// The length of what stands before the number, and of the number.
pub(super) fn at_start(words: &str, is_heading: bool) -> Option<(usize, usize)> {
    let mut rest = words.trim_start();
    for word in ["§", "Section ", "section ", "Paragraph ", "paragraph "] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start();
    }
    let before = words.len() - rest.len();
    let number: &str = rest.split(|c: char| !c.is_ascii_digit() && c != '.').next()?;
    let after = rest.get(number.len()..).and_then(|rest| rest.chars().next());
    if !after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ':')) {
        return None;
    }
    let number = number.trim_end_matches('.');
    let parts: Vec<&str> = number.split('.').collect();
    let digits = parts.iter().all(|part| !part.is_empty() && part.len() <= 3);
    // A number alone begins a sentence as often as a section, but for a heading.
    let enough = parts.len() > 1 || is_heading || before > 0;
    (digits && enough).then_some((before, number.len()))
}

#[cfg(test)]
mod tests {
    use super::at_start;

    fn section(words: &str, is_heading: bool) -> Option<&str> {
        at_start(words, is_heading).and_then(|(before, length)| words.get(before..before + length))
    }

    #[test]
    fn a_section_number_is_told_from_a_number_that_begins_a_sentence() {
        assert_eq!(section("4.5 We answer", false), Some("4.5"));
        assert_eq!(section("6.1.2. We answer", false), Some("6.1.2"));
        assert_eq!(section("Section 4: answers", true), Some("4"));
        assert_eq!(section("4 Stage 1", true), Some("4"));
        assert_eq!(section("10 working days is our time", false), None);
        assert_eq!(section("1.5m of damp", false), None);
        assert_eq!(section("We answer", true), None);
    }
}
