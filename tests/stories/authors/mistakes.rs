//! Every mistake that we know authors to make is told, at its line, with a cure
//! that works when it is typed; and what only looks like one is not. The records
//! are in `tests/fixtures/mistakes`, whose README says how to add one.

use std::collections::BTreeSet;

use site_gen::check::rules;
use tests::mistakes::{codes_that_are_held, every_kind, hold};

/// One story a kind, so that they run side by side and each is told by its name.
macro_rules! kinds {
    ($($story:ident: $kind:literal;)*) => {
        const KINDS: &[&str] = &[$($kind),*];
        $(
            #[test]
            fn $story() {
                hold($kind);
            }
        )*
    };
}

kinds! {
    a_character_that_nobody_sees_is_told_and_escaped: "characters";
    no_input_of_a_command_panics: "command-line";
    a_contact_that_reaches_nobody_is_told: "contacts";
    a_mistake_in_the_shared_words_is_told: "content";
    a_day_that_cannot_be_meant_is_told: "dates";
    a_line_that_nobody_confirmed_is_told: "draft";
    a_file_that_would_not_be_read_is_told: "files";
    what_only_looks_like_a_mistake_is_not_told: "fine";
    a_mistake_in_what_a_form_asks_is_told: "form";
    by_what_a_landlord_is_known_is_looked_at: "identity";
    keeping_for_too_short_a_time_is_told: "keep";
    a_key_that_nothing_reads_is_told: "keys";
    very_much_of_something_is_told_in_time: "large";
    structure_that_was_lost_is_told: "markdown";
    what_the_law_has_overtaken_is_told: "overtaken";
    sentences_among_the_facts_are_read_as_prose_is: "own-words";
    what_a_landlord_published_is_looked_at: "papers";
    hard_words_are_advised_about: "plain";
    prose_that_says_otherwise_than_the_facts_is_told: "prose";
    a_time_that_cannot_be_meant_is_told: "times";
    a_value_that_is_not_known_is_told: "values";
    a_change_that_nobody_is_told_of_is_told: "versions";
    a_broken_frame_of_the_facts_is_told: "yaml";
}

#[test]
fn every_kind_of_mistake_has_a_story() {
    assert_eq!(every_kind(), KINDS);
}

/// Told of the day, and of no mistake: `holidays.rs` has its story.
const OF_THE_DAY: &str = "R038";

#[test]
fn every_rule_has_a_mistake_that_breaks_it() {
    let held = codes_that_are_held();
    let rules: Vec<&str> = rules::all().into_iter().map(|rule| rule.code).collect();
    let without: Vec<&&str> = rules.iter().filter(|code| **code != OF_THE_DAY && !held.contains(**code)).collect();
    assert!(without.is_empty(), "no record in tests/fixtures/mistakes breaks these rules: {without:?}");
    let known: BTreeSet<&str> = rules.into_iter().collect();
    let unknown: Vec<&String> = held.iter().filter(|code| !known.contains(code.as_str())).collect();
    assert!(unknown.is_empty(), "these codes are no rule’s: {unknown:?}");
}
