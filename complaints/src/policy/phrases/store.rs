//! The phrases of one language, read, looked up and filled in.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::family::Family;
use super::fixed::Phrase;
use super::keyed::Keyed;
use super::needed;
use super::slot::Slot;
use super::tree::{self, Called};
use crate::words::located::Node;
use crate::words::problem::Problems;

/// The phrases of one language: each text by its key, braces not yet filled in.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Phrases(#[serde(serialize_with = "in_order")] HashMap<String, String>);

/// In the order of their keys, as they are packed.
impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().collect::<BTreeMap<_, _>>()).finish()
    }
}

impl Phrases {
    /// Reads `phrases.yaml` and notes every phrase that is missing or unknown.
    pub fn read(node: &Node, problems: &mut Problems<'_>) -> Self {
        let needed = needed::needed();
        let keys = needed.keys().cloned().collect();
        let called = Called { one: "phrase", unused: "nothing here: no page uses this phrase" };
        let found = tree::read(node, &keys, &called, problems);
        for (key, (text, at)) in &found {
            let slots = needed.get(key).copied().unwrap_or(&Slot::ALL);
            needed::check_braces(key, text, slots, *at, problems);
        }
        Self(found.into_iter().map(|(key, (text, _))| (key, text.to_owned())).collect())
    }

    /// The words of one phrase; its key if it is missing, which [`Phrases::read`] has reported.
    pub(crate) fn get<K: Keyed>(&self, phrase: K) -> &str {
        self.0.get(phrase.key()).map_or(phrase.key(), String::as_str)
    }

    /// The words of one phrase, with values in place of the names in braces.
    pub(crate) fn fill<K: Keyed>(&self, phrase: K, values: &[(Slot, &str)]) -> String {
        debug_assert!(values.iter().all(|(slot, _)| phrase.slots().contains(slot)), "{}", phrase.key());
        filled(self.get(phrase), values)
    }

    /// The words for one value of a fixed list, such as a channel: `channel.in-person`.
    #[must_use]
    pub fn of(&self, family: Family, member: &str) -> &str {
        self.0.get(&family.key(member)).map_or("", String::as_str)
    }

    /// The same with values in place of the names in braces.
    pub(crate) fn fill_of(&self, family: Family, member: &str, values: &[(Slot, &str)]) -> String {
        debug_assert!(values.iter().all(|(slot, _)| family.slots().contains(slot)), "{family:?}");
        filled(self.of(family, member), values)
    }

    /// `a, b and c`.
    #[must_use]
    pub fn and(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => {
                format!("{}{}{last}", most.join(self.get(Phrase::ListComma)), self.get(Phrase::ListAnd))
            }
        }
    }
}

/// In the order of their keys: the same phrases are packed as the same bytes.
fn in_order<S: Serializer>(phrases: &HashMap<String, String>, to: S) -> Result<S::Ok, S::Error> {
    phrases.iter().collect::<BTreeMap<_, _>>().serialize(to)
}

fn filled(words: &str, values: &[(Slot, &str)]) -> String {
    let mut text = String::with_capacity(2 * words.len());
    let mut rest = words;
    while let Some((before, opened)) = rest.split_once('{') {
        text.push_str(before);
        let slot = opened.split_once('}');
        let value = slot.and_then(|(name, _)| values.iter().find(|(slot, _)| slot.name() == name));
        match (value, slot) {
            (Some((_, value)), Some((_, after))) => {
                text.push_str(value);
                rest = after;
            }
            // Braces that are no slot stay as they were typed.
            _ => {
                text.push('{');
                rest = opened;
            }
        }
    }
    text.push_str(rest);
    text
}
