//! Whether the same words are there more often than they were sent, and whether
//! what a person asked for is in front of officers. That a complaint was over
//! is taken from who recorded it, and not from what is stored.

use std::collections::BTreeSet;

use super::evidence::{Evidence, StoredWords};
use super::{Verdict, leads};
use crate::people::journal::{Asked, Journal};

/// Whether words that are home are there more often than they were sent: the same act is one complaint
/// until that is over; then one follows it. Words of a box are there once for each box.
pub(super) fn is_doubled(journal: &Journal, evidence: &Evidence, text: &str, home: &[&StoredWords]) -> bool {
    // Who only asks to look again has no words, and is counted by stages.
    if text.is_empty() {
        return false;
    }
    let over = |reference: &str| {
        journal.moved.iter().any(|moved| moved.settled && leads(evidence, &moved.reference, reference))
    };
    let cases: BTreeSet<&str> = home.iter().filter(|one| !one.added).map(|one| one.reference.as_str()).collect();
    // Each complaint has one behind it.
    let (mut followed, mut many) = (BTreeSet::new(), 0);
    for one in home {
        let beside = match &one.follows {
            Some(before) if !one.added => {
                cases.contains(before.as_str()) && over(before) && followed.insert(before.as_str())
            }
            // What came home to a complaint that was over stands beside it.
            None => one.added && one.again && one.asks.is_none() && over(&one.reference),
            Some(_) => false,
        };
        many += usize::from(!beside);
    }
    let boxes = journal.boxes.get(text).map_or(0, BTreeSet::len);
    many > boxes.max(1)
}

/// Whoever asked to look again has a complaint that stands open at the stage that they asked for, in front of officers.
pub(super) fn asked(journal: &Journal, evidence: &Evidence, verdict: &mut Verdict) {
    let home = || evidence.words.iter().filter(|words| !words.wait);
    for Asked { reference, text, started, .. } in &journal.asked {
        let of = |words: &&StoredWords| words.text == *text && leads(evidence, reference, &words.reference);
        let found = home().filter(of).any(|words| words.again && (!started || words.asks.is_some()));
        if !found {
            verdict.lost.push(format!("{reference}: asked to look again, {text}"));
        }
    }
    let mut stages = BTreeSet::new();
    for words in home() {
        let Some(stage) = words.asks else { continue };
        let StoredWords { reference, text, place, .. } = words;
        if !stages.insert((reference, stage)) {
            verdict.doubled.push(format!("{reference}: stage {stage} was asked for twice, {text}"));
        }
        // Nobody records anything after it in a trial.
        let stands = evidence.stands.get(reference).is_some_and(|stands| stands.stage == stage && !stands.closed);
        let open = evidence.open.get(reference) == Some(&true);
        let kind = evidence.unread.get(&(reference.clone(), place.clone()));
        if !stands || !open || kind.is_some_and(|kind| kind != "again") {
            verdict.unseen.push(format!("{reference}: asked to look again, {text}"));
        }
    }
}
