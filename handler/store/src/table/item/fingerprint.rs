//! Fingerprints of contact, words and day ⇄ items: by them the same words of
//! the same person are found again, and nobody can read either from them.

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;

use super::{Item, copy, text, text_of};
use complaints::form::hex;

/// For how long after its day a fingerprint stays, in seconds. It says nothing
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
    Item::from([("pk".to_owned(), text(format!("SAME#{}", hex::encode(mark)))), ("sk".to_owned(), text("SAME"))])
}

/// What says which complaint, of this filed item, had these words first.
pub(crate) fn item(mark: &[u8; 32], filed: &Item) -> Item {
    let mut item = key(mark);
    copy(filed, &["reference", "received"], &mut item);
    if let Some(received) = text_of(filed, "received").and_then(|at| Moment::parse(at).ok()) {
        let expires = received.utc().timestamp() + KEPT_SECONDS;
        item.insert("expires".to_owned(), AttributeValue::N(expires.to_string()));
    }
    item
}

/// The complaint that had these words first.
pub(crate) fn reference_of(item: &Item) -> Option<Reference> {
    text_of(item, "reference")?.parse().ok()
}
