//! The digest of answers: what makes two sends the same.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::sent::Answers;
use crate::form::questions::Form;

impl Answers {
    /// The digest of the answers to a landlord: two sends with the same one say the same.
    ///
    /// SHA-256 of the parsed answers in the order of the form, in Unicode's composed
    /// form, each part with its length before it, so that no two different
    /// forms run together.
    #[must_use]
    pub fn digest(&self, form: &Form, landlord: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut add = |text: &str| {
            let text: String = text.nfc().collect();
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        };
        add(landlord);
        for question in form.questions() {
            let values = self.all(&question.id);
            if values.is_empty() {
                continue;
            }
            add(&question.id);
            values.iter().for_each(|value| add(value));
            add("");
        }
        for (name, value) in &self.extra {
            add(name);
            add(value);
        }
        hash.finalize().into()
    }
}
