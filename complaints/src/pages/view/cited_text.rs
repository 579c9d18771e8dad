//! A text with the section of the policy that says it.

use serde::Serialize;

use crate::days::clock::{Cited, Fact};

/// A text with its section.
#[derive(Debug, Clone, Serialize)]
pub struct CitedText {
    /// The policy's own words, or ours for what it names.
    pub text: String,
    /// The section of the policy that says it, such as `4.5`; none where no section is given.
    pub section: Option<String>,
}

impl CitedText {
    /// What is stated, as it is written.
    pub(super) fn of(cited: &Cited<String>) -> Self {
        Self::saying(&cited.value, cited)
    }

    /// A fact, where it is stated.
    pub(super) fn of_fact(fact: &Fact<String>) -> Option<Self> {
        fact.applied().map(Self::of)
    }

    /// Another section says it too.
    pub(super) fn also_in(&mut self, section: Option<String>) {
        let Some(section) = section else { return };
        match &mut self.section {
            Some(before) if before.split(", ").any(|one| one == section) => {}
            Some(before) => {
                before.push_str(", ");
                before.push_str(&section);
            }
            none => *none = Some(section),
        }
    }

    /// Our words for what `cited` says.
    pub(super) fn saying<T>(text: &str, cited: &Cited<T>) -> Self {
        Self { text: text.to_owned(), section: cited.section.clone() }
    }
}
