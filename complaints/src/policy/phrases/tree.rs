//! A file of phrases as its keys: which of those that are needed stand there, and
//! which stand there and are needed by nothing.
//!
//! One slip is told once: a misspelt key is not told as missing too, nor is what
//! stands below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::located::{Node, Value};
use crate::words::nearest::nearest;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// What is told of a key: the word for one text, such as `phrase`, and what it means that nothing uses one.
pub(in crate::policy) struct Called {
    pub(in crate::policy) one: &'static str,
    pub(in crate::policy) unused: &'static str,
}

/// The texts below `node` by their keys, parted by dots, as far as `needed` knows them; all else is told.
pub(in crate::policy) fn read<'n>(
    node: &'n Node,
    needed: &BTreeSet<String>,
    called: &Called,
    problems: &mut Problems<'_>,
) -> BTreeMap<String, (&'n str, Place)> {
    let prefixes = needed.iter().flat_map(|key| key.match_indices('.').map(|(at, _)| key.get(..at)));
    let known = prefixes.flatten().chain(needed.iter().map(String::as_str)).collect();
    let mut tree = Tree { known, texts: BTreeMap::new(), places: BTreeMap::new(), strange: Vec::new() };
    tree.walk(node, "");
    let meant = tree.tell_strange(called, problems);
    tree.tell_missing(needed, &meant, node.at, called, problems);
    tree.texts
}

struct Tree<'k, 'n> {
    /// Every needed key, and what keys begin with.
    known: BTreeSet<&'k str>,
    texts: BTreeMap<String, (&'n str, Place)>,
    places: BTreeMap<String, Place>,
    strange: Vec<(String, Place)>,
}

impl<'k, 'n> Tree<'k, 'n> {
    fn walk(&mut self, node: &'n Node, prefix: &str) {
        match &node.value {
            Value::Text(text) => {
                self.texts.insert(prefix.to_owned(), (text, node.at));
            }
            Value::Map(entries) => {
                for entry in entries {
                    let key = if prefix.is_empty() { entry.key.clone() } else { format!("{prefix}.{}", entry.key) };
                    if self.known.contains(key.as_str()) {
                        self.places.insert(key.clone(), entry.at);
                        self.walk(&entry.node, &key);
                    } else {
                        self.strange.push((key, entry.at));
                    }
                }
            }
            Value::List(_) => {}
        }
    }

    /// Tells of each key that nothing needs; gives the ones that they were meant to be.
    fn tell_strange(&self, called: &Called, problems: &mut Problems<'_>) -> Vec<&'k str> {
        let mut meant = Vec::new();
        for (key, at) in &self.strange {
            let free = |known: &&&str| {
                known.matches('.').count() == key.matches('.').count() && !self.places.contains_key(**known)
            };
            let near = nearest(key, self.known.iter().filter(free).copied());
            meant.extend(near);
            let write = near.map_or_else(
                || called.unused.to_owned(),
                |near| format!("`{}:`", near.rsplit('.').next().unwrap_or(near)),
            );
            let found = format!("`{key}` is not a {} that is used", called.one);
            problems.error(&rules::BROKEN_PHRASE, *at, found, write);
        }
        meant
    }

    /// Tells of each that is needed and not there, at the nearest key above it; of many below one that is not there, once.
    fn tell_missing(
        &self,
        needed: &BTreeSet<String>,
        meant: &[&str],
        start: Place,
        called: &Called,
        problems: &mut Problems<'_>,
    ) {
        let mut told = BTreeSet::new();
        for key in needed.iter().filter(|key| !self.texts.contains_key(*key)) {
            let ends = key.match_indices('.').map(|(at, _)| at).chain([key.len()]);
            let mut above = start;
            for prefix in ends.filter_map(|end| key.get(..end)) {
                if let Some(place) = self.places.get(prefix) {
                    above = *place;
                    continue;
                }
                if !meant.contains(&prefix) && told.insert(prefix) {
                    let found = if prefix == key {
                        format!("the {} `{key}` is missing", called.one)
                    } else {
                        format!("`{prefix}`, and each {} below it, is missing", called.one)
                    };
                    let last = prefix.rsplit('.').next().unwrap_or(prefix);
                    let write = format!("`{last}:` and its words, as the last version that worked has them");
                    problems.error(&rules::BROKEN_PHRASE, above, found, write);
                }
                break;
            }
            if self.places.contains_key(key) {
                let found = format!("the {} `{key}` has no words", called.one);
                problems.error(&rules::BROKEN_PHRASE, above, found, "its words behind the colon".to_owned());
            }
        }
    }
}
