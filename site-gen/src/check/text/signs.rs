//! Which characters occur in a text.
//!
//! Most rules look for a sign that most texts do not have. One look at this
//! answers all of them, before any reads a word.

/// The bytes with which the characters of a text begin.
///
/// A character beyond ASCII shares its first byte with others, so what is found here may be another: it says for sure
/// only that a character does *not* occur.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::check) struct Signs([u64; 4]);

impl Signs {
    /// Those of a text.
    pub(in crate::check) const fn of(text: &str) -> Self {
        let mut signs = Self([0; 4]);
        signs.add(text);
        signs
    }

    /// Adds those of a text.
    pub(super) const fn add(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        // An iterator cannot be asked in a `const fn`.
        while at < bytes.len() {
            let byte = bytes[at];
            // What goes on a character is marked as well, and nobody asks for it.
            self.0[(byte >> 6) as usize] |= 1 << (byte & 63);
            at += 1;
        }
    }

    /// Whether one of these characters may occur in both. Those that only go on a character count for none.
    pub(in crate::check) const fn any_of(&self, signs: &Self) -> bool {
        // Bytes from 0x80 to 0xbf go on a character.
        const BEGIN: [bool; 4] = [true, true, false, true];
        let mut part = 0;
        while part < BEGIN.len() {
            if BEGIN[part] && self.0[part] & signs.0[part] != 0 {
                return true;
            }
            part += 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn a_sign_is_found_in_the_texts_that_have_it_and_in_no_other_of_ascii() {
        const SIGNS: Signs = Signs::of("[<•");
        for (text, may) in [("a [b]", true), ("a < b", true), ("• one", true), ("we answer: (4.5)", false), ("", false)]
        {
            assert_eq!(Signs::of(text).any_of(&SIGNS), may, "{text}");
        }
    }

    #[test]
    fn what_goes_on_a_character_is_no_sign() {
        // `·` and `÷` end with the same byte and begin with others.
        assert!(!Signs::of("·").any_of(&Signs::of("÷")));
    }
}
