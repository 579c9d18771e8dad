//! Characters that nobody sees: what phones, copied web pages and other
//! programs put round words without the person knowing.
//!
//! An answer made of nothing else is no answer. Inside of words they are kept:
//! joiners spell Persian and Hindi, and hold an emoji together.

/// Whether a character leaves no mark on the page: Unicode's default-ignorable
/// ones, control characters, a byte-order mark either way round, a blank of
/// Braille. White space is not asked for here.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether nothing of a text can be seen: then nothing was said.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(unseen)
}

/// A text without what cannot be seen at its ends; for contacts and choices,
/// where nothing at the ends belongs to what was meant.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(unseen)
}

/// A text without anything invisible; white space stays.
pub(super) fn without(text: &str) -> String {
    text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect()
}

fn unseen(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_told_from_what_they_wrote() {
        for blank in [
            "",
            " ",
            "\u{200b}",
            "\u{200d}\u{200c}",
            "\u{feff}",
            "\u{fffe}",
            "\u{ad}\u{ad}",
            "\u{200e} \u{202e}",
            "\u{2060}",
            "\u{3164}",
            "\u{ffa0}",
            "\u{115f}\u{1160}",
            "\u{fe0f}",
            "\u{2800}\u{2800}",
            "\u{a0}\u{3000}",
            "\u{e0020}",
            "\u{180e}",
            "\u{34f}",
            "\u{1d173}",
            "\u{7}\u{1b}",
            "\u{85}",
            "\u{2028}",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for said in
            ["0", ".", "-", "😡", "❤\u{fe0f}", "می\u{200c}خواهم", "क्\u{200d}ष", "\u{301}", "\u{fffd}", "\u{600}", "？"]
        {
            assert!(!is_blank(said), "{said:?}");
        }
        assert_eq!(trimmed("\u{feff}\u{200b} jo@example.org\u{200e}\u{a0}"), "jo@example.org");
        assert_eq!(trimmed("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(without("07700\u{2060} 900\u{ad}123"), "07700 900123");
    }
}
