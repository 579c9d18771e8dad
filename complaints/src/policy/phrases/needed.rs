//! Which phrases there must be, and what may stand in their braces.

use std::collections::BTreeMap;

use super::change::ChangePhrase;
use super::family::Family;
use super::fixed::Phrase;
use super::sentence::Sentence;
use super::slot::Slot;
use crate::words::nearest::nearest;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Every phrase that some value can need, by its key, with what is filled into it.
pub(super) fn needed() -> BTreeMap<String, &'static [Slot]> {
    let fixed = Phrase::KEYS
        .iter()
        .chain(Sentence::KEYS)
        .chain(ChangePhrase::KEYS)
        .map(|(key, slots)| ((*key).to_owned(), *slots));
    let families = Family::ALL
        .iter()
        .flat_map(|family| family.members().into_iter().map(move |member| (family.key(&member), family.slots())));
    fixed.chain(families).collect()
}

/// What stands in braces is filled in by name; a misspelt name would be printed as it is.
pub(super) fn check_braces(key: &str, text: &str, slots: &[Slot], at: Place, problems: &mut Problems<'_>) {
    for name in text.split('{').skip(1).filter_map(|t| t.split('}').next()) {
        if !slots.iter().any(|slot| slot.name() == name) {
            let known: Vec<&str> = slots.iter().map(|slot| slot.name()).collect();
            let write = match (nearest(name, known.iter().copied()), known.as_slice()) {
                (Some(near), _) => format!("`{{{near}}}`"),
                (None, []) => "the phrase without braces".to_owned(),
                (None, known) => format!(
                    "one of: {}",
                    known.iter().map(|name| format!("`{{{name}}}`")).collect::<Vec<_>>().join(", ")
                ),
            };
            problems.error(
                &rules::BROKEN_PHRASE,
                at,
                format!("`{{{name}}}` in `{key}` is filled in by nothing"),
                write,
            );
        }
    }
    if key.ends_with(".other") && !text.contains("{n}") {
        problems.error(
            &rules::BROKEN_PHRASE,
            at,
            format!("`{key}` does not say how many"),
            "`{n}` where the number belongs, such as `{n} working days`",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brace_is_told_where_its_phrase_does_not_fill_it() {
        let needed = needed();
        let told = |key: &str, text: &str| {
            let mut problems = Problems::new("phrases.yaml", text);
            check_braces(key, text, needed[key], Place { line: 1, column: 1 }, &mut problems);
            problems.into_vec().into_iter().map(|problem| problem.found).collect::<Vec<_>>()
        };
        assert!(told("summary.by", "{step} by {date}.").is_empty());
        // Another phrase has the landlord's name; this one would print the braces.
        assert_eq!(told("summary.by", "{landlord}: {step}."), ["`{landlord}` in `summary.by` is filled in by nothing"]);
        assert_eq!(told("period.days.other", "many days"), ["`period.days.other` does not say how many"]);
    }
}
