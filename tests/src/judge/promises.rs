//! Every day that a receipt named is on it still, unless an officer has recorded
//! something of the complaint since, or the person has asked to look again: both
//! as the journal has it, never as it is stored.

use std::collections::BTreeSet;

use super::evidence::Evidence;
use super::{Verdict, leads};
use crate::people::journal::{Journal, Moved, Promise};

/// Compares the receipts as they were opened with what they show now.
pub(super) fn kept(journal: &Journal, evidence: &Evidence, verdict: &mut Verdict) {
    for promise in &journal.promises {
        let Promise { path, reference, clock, dates, since } = promise;
        let Some(Some(now)) = evidence.pages.get(&(*clock, path.clone())) else {
            verdict.broken.push(format!("{reference}: its receipt does not open, {clock:?}"));
            continue;
        };
        // What was recorded or asked for before it was opened was in what it named.
        let moves = |moved: &&Moved| moved.at > *since && same(evidence, reference, &moved.reference);
        if journal.moved.iter().any(|moved| moves(&moved)) {
            verdict.promises.1 += 1;
            continue;
        }
        verdict.promises.0 += 1;
        let gone: Vec<&str> = dates.difference(now).map(String::as_str).collect();
        if !gone.is_empty() && saw_too_little(journal, evidence, promise) {
            verdict.promises = (verdict.promises.0 - 1, verdict.promises.1 + 1);
        } else if !gone.is_empty() {
            verdict.broken.push(format!("{reference}: it named {}, and names {now:?}", gone.join(", ")));
        }
    }
}

/// Whether it was opened after an officer had recorded something, and named nothing but what was named before: in
/// an outage a receipt is made from what waits, which knows of no record.
fn saw_too_little(journal: &Journal, evidence: &Evidence, promise: &Promise) -> bool {
    let of_it = |reference: &str| same(evidence, &promise.reference, reference);
    let recorded = journal.moved.iter().filter(|moved| moved.settled && moved.at < promise.since);
    let Some(first) = recorded.filter(|moved| of_it(&moved.reference)).map(|moved| moved.at).min() else {
        return false;
    };
    let before = journal.promises.iter().filter(|one| one.since < first && of_it(&one.reference));
    let named: BTreeSet<&String> = before.flat_map(|one| &one.dates).collect();
    // One day alone, on which it was sent, is on every receipt.
    promise.dates.len() > 1 && promise.dates.iter().all(|day| named.contains(day))
}

/// Whether two references lead to one complaint.
fn same(evidence: &Evidence, a: &str, b: &str) -> bool {
    let to = |to: &str| evidence.leads.get(to).into_iter().flatten().any(|home| leads(evidence, a, home));
    leads(evidence, a, b) || leads(evidence, b, a) || to(b)
}
