//! What is stored as DynamoDB keeps it: keys and attributes of the one table.
//!
//! Nobody else makes an item. The office alone names attributes besides: what
//! its one update sets, and what the index gives it. Which items and attributes
//! there are, who writes and who reads them, is told in `docs/item-schema.md`.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::form::reference::Reference;

pub mod answers;
pub mod complaint;
pub mod event;
pub mod fingerprint;

/// An item as the SDK has it.
pub type Item = HashMap<String, AttributeValue>;

/// What intake reads of a complaint. None of it holds personal data.
pub const INTAKE_READS: [&str; 17] = [
    "reference",
    "landlord",
    "attempt",
    "digest",
    "key_hash",
    "contact_mark",
    "received",
    "policy",
    "clocks",
    "when",
    "urgent",
    "contact_by",
    "shown_policy",
    "flags",
    "deadlines",
    "same_as",
    "progress",
];

/// The attributes that hold what somebody wrote, for officers; intake reads none of them.
pub const OFFICERS_WORDS: [&str; 2] = ["answers", "extra"];

/// The same where only the lead officer may read it.
pub const LEADS_WORDS: [&str; 2] = ["lead_answers", "lead_extra"];

/// The partition in which everything of a complaint stands.
#[must_use]
pub fn partition(reference: &Reference) -> String {
    format!("COMPLAINT#{reference}")
}

/// The key of one item of a complaint: `CASE`, `ADDED#<digest>`, `EVENT#<number>`.
#[must_use]
pub fn key(reference: &Reference, sort: &str) -> Item {
    HashMap::from([("pk".to_owned(), text(partition(reference))), ("sk".to_owned(), text(sort))])
}

/// The partition that names every landlord of whom there are complaints, one an item, by its sort key.
pub const LANDLORDS: &str = "LANDLORDS";

/// What says that there are complaints of a landlord.
pub(crate) fn landlord(slug: &str) -> Item {
    HashMap::from([("pk".to_owned(), text(LANDLORDS)), ("sk".to_owned(), text(slug))])
}

/// A text as an attribute.
pub fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

/// Texts as an attribute, in their order.
pub(crate) fn texts(values: impl IntoIterator<Item = impl Into<String>>) -> AttributeValue {
    AttributeValue::L(values.into_iter().map(text).collect())
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

pub(crate) fn texts_of(item: &Item, name: &str) -> Vec<String> {
    let list = item.get(name).and_then(|value| value.as_l().ok());
    list.into_iter().flatten().filter_map(|value| value.as_s().ok().cloned()).collect()
}

fn copy(from: &Item, names: &[&str], to: &mut Item) {
    to.extend(names.iter().filter_map(|name| Some(((*name).to_owned(), from.get(*name)?.clone()))));
}
