//! Fingerprints ⇄ items: keyed hashes by which the same words of the same
//! person are known again (`SAME`), and by which officers find a complaint
//! (`FIND`). Nobody can read words or person from them.

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::days::moment::Moment;
use complaints::form::hex;
use complaints::form::reference::Reference;

use super::{Item, keyed, text, text_of};
use crate::complaint::Complaint;

/// For how long after its day a fingerprint of the same words stays, in seconds. It says nothing
/// after a day; the rest is room for a table that is slow to drop it.
const KEPT_SECONDS: i64 = 3 * 24 * 3600;

/// Where the words of one person are found again on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprints {
    /// The keyed sum of contact, words and this London day.
    pub today: [u8; 32],
    /// The same for the day after, so that a repeat past midnight is found by one condition.
    pub tomorrow: [u8; 32],
}

/// The key under which the same words are found.
pub(crate) fn key(mark: &[u8; 32]) -> Item {
    keyed(format!("SAME#{}", hex::encode(mark)), "SAME")
}

/// What says which complaint, of this item, had these words first.
pub(crate) fn item(mark: &[u8; 32], complaint: &Item) -> Item {
    let mut item = key(mark);
    super::copy(complaint, &["reference", "received"], &mut item);
    if let Some(received) = text_of(complaint, "received").and_then(|at| Moment::parse(at).ok()) {
        let expires = received.utc().timestamp() + KEPT_SECONDS;
        item.insert("expires".to_owned(), AttributeValue::N(expires.to_string()));
    }
    item
}

/// The complaint that had these words first.
pub(crate) fn reference_of(item: &Item) -> Option<Reference> {
    text_of(item, "reference")?.parse().ok()
}

/// One thing by which officers find a complaint: a word of a name, a phone number, a postcode, an email address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundBy {
    /// Its keyed hash.
    pub mark: [u8; 32],
    /// Chance that stands nowhere else: whoever may only put cannot ask, by a
    /// condition, whether a complaint has this mark.
    pub chance: [u8; 16],
}

/// The partition of everything that has a mark.
#[must_use]
pub fn found_partition(mark: &[u8; 32]) -> String {
    format!("FIND#{}", hex::encode(mark))
}

impl FoundBy {
    /// What leads from the mark to a complaint.
    pub(crate) fn item(&self, complaint: &Complaint) -> Item {
        let sort = format!("{}#{}", complaint.received.to_rfc3339(), hex::encode(&self.chance));
        let mut item = keyed(found_partition(&self.mark), sort);
        item.insert("reference".to_owned(), text(complaint.reference.to_string()));
        item
    }
}
