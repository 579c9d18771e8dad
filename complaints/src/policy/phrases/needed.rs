//! Which phrases there must be, and what may stand in their braces.

use std::collections::BTreeMap;

use super::family::Family;
use super::fixed::Phrase;
use super::part::Part;
use super::sentence::Sentence;
use crate::words::problem::{Place, Problems};

/// Every phrase that some value can need, by its key, with what is filled into it.
pub(super) fn needed() -> BTreeMap<String, &'static [Part]> {
    let fixed = Phrase::KEYS.iter().chain(Sentence::KEYS).map(|(key, parts)| ((*key).to_owned(), *parts));
    let families = Family::ALL
        .iter()
        .flat_map(|family| family.members().into_iter().map(move |member| (family.key(&member), family.parts())));
    fixed.chain(families).collect()
}

/// What stands in braces is filled in by name; a misspelt name would be printed as it is.
pub(super) fn check_braces(key: &str, text: &str, parts: &[Part], at: Place, problems: &mut Problems<'_>) {
    for name in text.split('{').skip(1).filter_map(|t| t.split('}').next()) {
        if !parts.iter().any(|part| part.name() == name) {
            problems.error(
                at,
                format!("`{{{name}}}` in `{key}` is filled in by nothing"),
                "the word in braces that the phrase had before",
            );
        }
    }
    if key.ends_with(".other") && !text.contains("{n}") {
        problems.error(
            at,
            format!("`{key}` does not say how many"),
            "`{n}` where the number belongs, such as `{n} working days`",
        );
    }
}
