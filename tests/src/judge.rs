//! The judge: what people were shown against what the stores hold. It takes
//! nobody's word, neither the function's nor the drain's, and asks only at rest.

mod acts;
pub mod evidence;
mod file;
mod promises;

use std::collections::{BTreeMap, BTreeSet};

use crate::people::journal::Journal;
use evidence::{Evidence, StoredWords};

/// What the judge found. Empty lists are what everything here is for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// References that were shown or told of, and do not lead to their text.
    pub lost: Vec<String>,
    /// Texts that are stored more than once, or told of more often than they were sent.
    pub doubled: Vec<String>,
    /// Texts that are stored, and nobody sent.
    pub invented: Vec<String>,
    /// Words that no list of an officer shows as unread.
    pub unseen: Vec<String>,
    /// Words of which nobody was told, and nothing says that somebody has to be.
    pub untold: Vec<String>,
    /// Days that a receipt named, and names no more although nobody has moved them.
    pub broken: Vec<String>,
    /// What waits and no officer is shown, or is shown and does not wait.
    pub unlisted: Vec<String>,
    /// Receipts whose days were compared whole, and those in which somebody has moved days since.
    pub promises: (usize, usize),
    /// Cases and additions.
    pub records: usize,
    /// Notices that have still to be told.
    pub owed: usize,
    /// Ids that came more than once: told, and cut off before that was known.
    pub told_twice: usize,
    /// Ids of a second try that both stores took: the words came home once, the notices are two.
    pub told_of_again: usize,
}

impl Verdict {
    /// Everything that is wrong, by its kind.
    #[must_use]
    pub fn wrong(&self) -> Vec<String> {
        let kinds = [
            ("lost", &self.lost),
            ("doubled", &self.doubled),
            ("invented", &self.invented),
            ("unseen", &self.unseen),
            ("untold", &self.untold),
            ("broken", &self.broken),
            ("unlisted", &self.unlisted),
        ];
        kinds.iter().flat_map(|(kind, found)| found.iter().map(move |one| format!("{kind} {one}"))).collect()
    }
}

/// Compares what was shown with what is stored, shown to officers, and told.
#[must_use]
pub fn judge(journal: &Journal, evidence: &Evidence) -> Verdict {
    let mut verdict = Verdict { records: evidence.words.len(), owed: evidence.owed.len(), ..Verdict::default() };
    let mut stored: BTreeMap<&str, Vec<&StoredWords>> = BTreeMap::new();
    for words in &evidence.words {
        stored.entry(&words.text).or_default().push(words);
    }
    for (reference, text) in &journal.shown {
        let at = stored.get(text.as_str()).map(Vec::as_slice).unwrap_or_default();
        if !at.iter().any(|words| leads(evidence, reference, &words.reference)) {
            verdict.lost.push(format!("{reference}: {text}"));
        }
    }
    for (text, at) in stored {
        // A second object may wait that came home already, or finds its place taken when it does.
        let home: Vec<&StoredWords> = at.iter().copied().filter(|words| !words.wait).collect();
        if acts::is_doubled(journal, evidence, text, &home) {
            let mut home: Vec<&str> = home.iter().map(|words| words.reference.as_str()).collect();
            home.sort_unstable();
            verdict.doubled.push(format!("{home:?}: {text}"));
        }
        if !journal.sent.contains_key(text) || journal.too_large.contains(text) {
            verdict.invented.push(format!("{}: {text}", at[0].reference));
        }
    }
    for words in evidence.words.iter().filter(|words| !words.wait) {
        let place = (words.reference.clone(), words.place.clone());
        let listed = evidence.unread.contains_key(&place) && evidence.listed.contains(&words.reference);
        // Under a reference that only leads elsewhere nobody opens them.
        if !listed || !evidence.stands.contains_key(&words.reference) {
            verdict.unseen.push(format!("{}: {}", words.reference, words.text));
        }
    }
    acts::asked(journal, evidence, &mut verdict);
    promises::kept(journal, evidence, &mut verdict);
    let names = evidence.waits.symmetric_difference(&evidence.unfiled);
    verdict.unlisted.extend(names.cloned());
    told(journal, evidence, &mut verdict);
    verdict
}

/// Whether a reference is another, or leads there.
fn leads(evidence: &Evidence, from: &str, to: &str) -> bool {
    from == to || evidence.leads.get(from).is_some_and(|all| all.contains(to))
}

/// Each words have one notice, which names where they are; and each notice words.
fn told(journal: &Journal, evidence: &Evidence, verdict: &mut Verdict) {
    let told: BTreeMap<&str, &str> =
        evidence.told.iter().map(|one| (one.id.as_str(), one.reference.as_str())).collect();
    verdict.told_twice = evidence.told.len() - told.len();
    for words in evidence.words.iter().filter(|words| !words.wait) {
        let told = told.get(words.attempt.as_str());
        let owed = evidence.owed.contains(&words.attempt);
        if !owed && !told.is_some_and(|named| leads(evidence, named, &words.reference)) {
            verdict.untold.push(format!("{}: {}", words.reference, words.text));
        }
    }
    let attempts: BTreeSet<&str> = evidence.words.iter().map(|words| words.attempt.as_str()).collect();
    let again: BTreeSet<&str> =
        told.iter().filter(|(id, _)| !attempts.contains(*id)).map(|(_, named)| *named).collect();
    verdict.told_of_again = told.keys().filter(|id| !attempts.contains(*id)).count();
    for named in again {
        let there = evidence.words.iter().filter(|words| leads(evidence, named, &words.reference));
        let texts: BTreeSet<&str> = there.map(|words| words.text.as_str()).collect();
        let tries: usize = texts.iter().filter_map(|text| journal.sent.get(*text)).sum();
        let ids = told.values().filter(|reference| **reference == named).count();
        if texts.is_empty() && !verdict.lost.iter().any(|lost| lost.starts_with(named)) {
            verdict.lost.push(format!("{named}: told of, and not there"));
        } else if !texts.is_empty() && ids > tries {
            verdict.doubled.push(format!("{named}: told of under {ids} ids, sent {tries} times"));
        }
    }
}
