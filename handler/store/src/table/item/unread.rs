//! What no officer has read yet ⇄ items, one for each complaint and each
//! addition: written with the words, taken away when an officer says that they
//! were read.

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Item, keyed, text};
use crate::notice::NoticeKind;

/// What a list shows of words that nobody has read.
#[derive(Debug, Clone, Copy)]
pub struct Unread<'a> {
    /// The landlord in whose list it stands.
    pub landlord: &'a str,
    /// The complaint to which the words belong.
    pub reference: &'a str,
    /// Whether a complaint came or words for one.
    pub kind: NoticeKind,
    /// When it came, RFC 3339 in London's time.
    pub received: &'a str,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// The words have some for which officers look first.
    pub danger: bool,
    /// The words are for the lead officer alone.
    pub lead: bool,
}

/// The partition of a landlord's unread words, in the order of its list.
#[must_use]
pub fn partition(landlord: &str) -> String {
    format!("UNREAD#{landlord}")
}

/// Where words of an attempt stand among the unread: after the place in the list of their complaint.
#[must_use]
pub fn sort(place: &str, attempt: &str) -> String {
    format!("{place}#{attempt}")
}

/// The item of unread words, which stand at `sort`.
pub(crate) fn item(unread: &Unread<'_>, sort: &str) -> Item {
    let mut item = keyed(partition(unread.landlord), sort);
    let mut add = |name: &str, value: AttributeValue| item.insert(name.to_owned(), value);
    add("reference", text(unread.reference));
    add("landlord", text(unread.landlord));
    add("kind", text(unread.kind.name()));
    add("received", text(unread.received));
    add("urgent", AttributeValue::Bool(unread.urgent));
    add("danger", AttributeValue::Bool(unread.danger));
    add("lead", AttributeValue::Bool(unread.lead));
    item
}
