//! How a complaint stands ⇄ item: what lists and receipts need of it, without
//! a word that somebody wrote. It can always be made again from the complaint
//! and its events, and it alone stands in the index.

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::form::reference::Reference;

use super::{FORMAT, Item, key, keyed, number, text};
use crate::filing::Filing;
use crate::flag::Flag;

/// The sort key of a complaint's standing.
const STANDING: &str = "STANDING";

/// What the partition of a landlord's closed complaints in the index begins with.
pub const CLOSED: &str = "CLOSED#";

/// What intake reads of a standing: enough for a receipt.
pub const STANDING_READS: [&str; 7] = ["format", "reference", "progress", "due", "dated", "open", "new_key_hash"];

/// The key of the standing of a complaint. In format 1 it stood in the complaint itself.
#[must_use]
pub fn standing_key(reference: &Reference, format: u8) -> Item {
    if format == 1 { key(reference, "CASE") } else { keyed(format!("STANDING#{reference}"), STANDING) }
}

/// The standing of a complaint that has just come.
pub(crate) fn first(filing: &Filing<'_>) -> Item {
    let Filing { complaint, promised, .. } = filing;
    let mut item = standing_key(&complaint.reference, FORMAT);
    let mut add = |name: &str, value: AttributeValue| item.insert(name.to_owned(), value);
    add("format", number(FORMAT));
    add("reference", text(complaint.reference.to_string()));
    add("landlord", text(&complaint.landlord));
    add("received", text(complaint.received.to_rfc3339()));
    add("policy", text(&complaint.policy));
    add("urgent", AttributeValue::Bool(complaint.urgent));
    add("danger", AttributeValue::Bool(complaint.has(&Flag::Danger)));
    add("lead", AttributeValue::Bool(complaint.is_for_lead()));
    add("stage", number(1));
    add("open", text(&complaint.landlord));
    add("due", text(promised.place(complaint).to_text()));
    add("owes", text(promised.owes.code()));
    add("dated", AttributeValue::Bool(promised.first.is_some()));
    item
}

/// Puts the standing into the item of its complaint, from where [`complaint_of`](super::complaint::complaint_of)
/// reads both, as format 1 had them.
pub fn join(complaint: &mut Item, standing: Option<Item>) {
    let Some(standing) = standing else { return };
    for name in ["progress", "due", "dated", "open", "new_key_hash"] {
        if let Some(value) = standing.get(name) {
            complaint.insert(name.to_owned(), value.clone());
        }
    }
}
