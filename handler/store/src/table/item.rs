//! What is stored as DynamoDB keeps it: keys and attributes of the one table.
//!
//! Small things, each written once, whose key prefix is the permission. Nobody
//! else makes an item. Which items and attributes there are, who writes and who
//! reads them, is told in `docs/item-schema.md`.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::form::reference::Reference;

pub mod added;
pub mod answers;
pub mod clocks;
pub mod complaint;
pub mod event;
pub mod filed;
pub mod fingerprint;
pub mod recalculated;
pub mod size;
pub mod standing;
pub mod stone;
pub mod told;
pub mod unfiled;
pub mod unread;
pub mod untold;

/// An item as the SDK has it.
pub type Item = HashMap<String, AttributeValue>;

/// The format of what is stored; an item of a later one is refused in words.
///
/// 1: everything of a complaint in one item, its words in clear. Such an item
/// does not name its format. 2: small things, words in envelopes.
pub const FORMAT: u8 = 2;

/// What intake reads of a complaint. None of it holds personal data.
pub const INTAKE_READS: [&str; 29] = [
    "format",
    "reference",
    "landlord",
    "attempt",
    "digest",
    "key_hash",
    "receipt_key",
    "contact_mark",
    "received",
    "policy",
    "clocks",
    "clocks_digest",
    "when",
    "urgent",
    "contact_by",
    "shown_policy",
    "flags",
    "deadlines",
    "same_as",
    "channel",
    "unread",
    "progress",
    "due",
    "dated",
    "open",
    "new_key_hash",
    "new_receipt_key",
    "told",
    stone::ERASED,
];

/// The attributes in which format 1 has what somebody wrote, for officers; intake reads none of them.
pub const OFFICERS_WORDS: [&str; 2] = ["answers", "extra"];

/// The same where only the lead officer may read it.
pub const LEADS_WORDS: [&str; 2] = ["lead_answers", "lead_extra"];

/// The attribute that holds an envelope.
pub const SEALED: &str = "sealed";

/// An item that cannot be read; nothing is taken for gone that is only strange.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// A later version of this program wrote it.
    #[error("it was stored by a later version (format {0}): run that version")]
    Later(String),
    /// An attribute is missing or is not what it must be.
    #[error("its attribute `{0}` cannot be read")]
    Broken(&'static str),
    /// The complaint was erased, and a stone stands in its place.
    #[error("this complaint was erased, and is no longer kept")]
    Erased,
}

/// Refuses what a later version stored, and what was erased.
pub(crate) fn readable(item: &Item) -> Result<u8, NotRead> {
    if is_erased(item) {
        return Err(NotRead::Erased);
    }
    let Some(value) = item.get("format") else { return Ok(1) };
    let number = value.as_n().map(String::as_str).unwrap_or_default();
    match number.parse() {
        Ok(format) if format <= FORMAT => Ok(format),
        _ => Err(NotRead::Later(number.to_owned())),
    }
}

/// The partition in which a complaint and what its sender added stand.
#[must_use]
pub fn partition(reference: &Reference) -> String {
    format!("COMPLAINT#{reference}")
}

/// The key of one item of a complaint: `CASE`, `ADDED#<digest>`, and in format 1 `EVENT#<number>`.
#[must_use]
pub fn key(reference: &Reference, sort: &str) -> Item {
    keyed(partition(reference), sort)
}

/// The key of an item.
#[must_use]
pub fn keyed(partition: impl Into<String>, sort: impl Into<String>) -> Item {
    HashMap::from([("pk".to_owned(), text(partition)), ("sk".to_owned(), text(sort))])
}

/// The partition that names every landlord of whom there are complaints, one an item, by its sort key.
pub const LANDLORDS: &str = "LANDLORDS";

/// What says that there are complaints of a landlord.
pub(crate) fn landlord(slug: &str) -> Item {
    keyed(LANDLORDS, slug)
}

/// A text as an attribute.
pub fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

/// A whole number as an attribute.
#[must_use]
pub fn number(value: impl std::fmt::Display) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// Texts as an attribute, in their order.
pub fn texts(values: impl IntoIterator<Item = impl Into<String>>) -> AttributeValue {
    AttributeValue::L(values.into_iter().map(text).collect())
}

/// Whether an item is a stone, in whose place something was erased.
#[must_use]
pub fn is_erased(item: &Item) -> bool {
    item.contains_key(stone::ERASED)
}

/// The text of an attribute, if it is there and is one.
#[must_use]
pub fn text_of<'i>(item: &'i Item, name: &str) -> Option<&'i str> {
    item.get(name).and_then(|value| value.as_s().ok()).map(String::as_str)
}

/// Whether an attribute is there and true.
#[must_use]
pub fn is(item: &Item, name: &str) -> bool {
    item.get(name).and_then(|value| value.as_bool().ok()).copied().unwrap_or(false)
}

/// The texts of an attribute that is a list.
#[must_use]
pub fn texts_of(item: &Item, name: &str) -> Vec<String> {
    let list = item.get(name).and_then(|value| value.as_l().ok());
    list.into_iter().flatten().filter_map(|value| value.as_s().ok().cloned()).collect()
}

pub(crate) fn copy(from: &Item, names: &[&str], to: &mut Item) {
    to.extend(names.iter().filter_map(|name| Some(((*name).to_owned(), from.get(*name)?.clone()))));
}
