//! The section behind a value whose brackets were mistyped: left open, of another
//! shape, or left out.
//!
//! Without its brackets a section is read as a part of the value: of a time as its
//! unit, of a way to complain as its name. Who reads the value knows better than
//! this whether it was right without them.

/// What is wrong with the brackets, and the value with a section in round ones.
pub(crate) struct BracketSlip {
    pub(crate) found: String,
    pub(crate) mended: String,
    /// The value alone.
    pub(crate) value: String,
}

/// The slip in a value that has no section, if there is one.
pub(crate) fn of(typed: &str) -> Option<BracketSlip> {
    let typed = typed.trim();
    let slip = |found: String, value: &str, section: &str| {
        // What parted the section from the value: "- 4.3", "; see 4.3".
        let value = value.trim().trim_end_matches([',', ';', ':', '-', '–', '—', '.']).trim_end().to_owned();
        let section = section.trim();
        let is_whole = !value.is_empty() && section.chars().any(char::is_alphanumeric);
        is_whole.then(|| BracketSlip { found, mended: format!("{value} ({section})"), value })
    };
    for (open, close) in [('[', ']'), ('{', '}'), ('<', '>')] {
        if let Some((value, section)) = typed.strip_suffix([close, ')']).and_then(|rest| rest.rsplit_once(open)) {
            return slip(
                format!("the brackets of the section are to be round: ( and ), not {open} and {close}"),
                value,
                section,
            );
        }
    }
    if let Some((value, section)) = typed.rsplit_once('(')
        && !section.contains(')')
    {
        let section = section.trim_end_matches([']', '}', '>']);
        return slip(format!("the bracket before “{}” has no end", section.trim()), value, section);
    }
    let bare = typed.strip_suffix(')').unwrap_or(typed);
    let (value, section) = bare.rsplit_once(char::is_whitespace)?;
    let before = value.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    // A day, a version or a time of day has points as well.
    let is_other =
        ["from", "by", "at", "on", "before", "after", "until", "version", "of", "to"].contains(&before.as_str());
    if !is_section(section) || is_other || typed.contains('(') {
        return None;
    }
    let says = ["section", "sections", "paragraph", "para", "clause", "see"].contains(&before.as_str());
    let value = if says { value.trim_end().rsplit_once(char::is_whitespace)?.0 } else { value };
    let found = match typed.ends_with(')') {
        true => format!("the bracket behind “{section}” has no beginning"),
        false => format!("the section “{section}” stands without its brackets"),
    };
    slip(found, value, section)
}

/// Whether a word is the number of a section: `6.1.2`, `4.5b`, `§4`.
fn is_section(word: &str) -> bool {
    let plain = word.trim_start_matches(['§', 's', 'S']).trim_end_matches(|c: char| c.is_ascii_lowercase());
    let parts: Vec<&str> = plain.split('.').collect();
    let figures = |part: &&str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    (parts.len() > 1 || word.starts_with('§')) && parts.iter().all(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_found_whatever_its_brackets() {
        for typed in [
            "8 working days (6.1.2",
            "8 working days [6.1.2]",
            "8 working days {6.1.2}",
            "8 working days 6.1.2",
            "8 working days, 6.1.2",
            "8 working days 6.1.2)",
            "8 working days (6.1.2]",
            "8 working days [6.1.2)",
            "8 working days section 6.1.2",
            "8 working days - 6.1.2",
            "8 working days; see 6.1.2",
            "8 working days: section 6.1.2",
        ] {
            let slip = of(typed);
            assert_eq!(slip.map(|slip| slip.mended).as_deref(), Some("8 working days (6.1.2)"), "{typed}");
        }
        for typed in
            ["8 working days", "8 working days by 17.00", "8", "6.1.2", "8 working days from 1.4.2026", "2.5 hours"]
        {
            assert!(of(typed).is_none(), "{typed}");
        }
    }
}
