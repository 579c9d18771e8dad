//! How a complaint stands ⇄ item: what lists and receipts need of it, without
//! a word that somebody wrote. It can always be made again from the complaint
//! and its events, and it alone stands in the index.

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::form::hex;
use complaints::form::reference::Reference;

use super::size::{MAX_ITEM_BYTES, size};
use super::{FORMAT, Item, event, key, keyed, number, text, told};
use crate::complaint::Complaint;
use crate::filing::Filing;
use crate::stands::Stands;
use crate::told::Told;

/// The sort key of a complaint's standing.
const STANDING: &str = "STANDING";

/// What the partition of a landlord's closed complaints in the index begins with.
pub const CLOSED: &str = "CLOSED#";

/// What intake reads of a standing: enough for a receipt.
pub const STANDING_READS: [&str; 10] =
    ["format", "reference", "progress", "due", "dated", "open", "new_key_hash", "new_receipt_key", "told", "danger"];

/// What a standing may grow by after the last that could be told: hundreds of events more.
const LATER_BYTES: usize = 64 * 1024;

/// The key of the standing of a complaint. In format 1 it stood in the complaint itself.
#[must_use]
pub fn standing_key(reference: &Reference, format: u8) -> Item {
    if format == 1 { key(reference, "CASE") } else { keyed(format!("STANDING#{reference}"), STANDING) }
}

/// The standing of a complaint that has just come.
pub(crate) fn first(filing: &Filing<'_>) -> Item {
    let Filing { complaint, promised, .. } = filing;
    let stands = Stands {
        open: complaint.landlord.clone(),
        due: promised.place(complaint),
        dated: promised.first.is_some(),
        late_after: None,
        owes: promised.owes.clone(),
        stage: 1,
        progress: Vec::new(),
    };
    let mut item = after(complaint, &stands);
    // Nothing has been recorded: a condition of the drain asks for that.
    item.remove("progress");
    item
}

/// The partition of the index in which a landlord's closed complaints stand.
#[must_use]
pub fn closed(landlord: &str) -> String {
    format!("{CLOSED}{landlord}")
}

/// The standing of a complaint in which something has happened.
pub(crate) fn after(complaint: &Complaint, stands: &Stands) -> Item {
    let mut item = standing_key(&complaint.reference, FORMAT);
    let mut add = |name: &str, value: AttributeValue| item.insert(name.to_owned(), value);
    add("format", number(FORMAT));
    add("reference", text(complaint.reference.to_string()));
    add("landlord", text(&complaint.landlord));
    add("received", text(complaint.received.to_rfc3339()));
    add("policy", text(&complaint.policy));
    add("urgent", AttributeValue::Bool(complaint.urgent));
    add("danger", AttributeValue::Bool(complaint.danger));
    add("lead", AttributeValue::Bool(complaint.is_for_lead()));
    add("stage", number(stands.stage));
    add("open", text(&stands.open));
    add("due", text(stands.due.to_text()));
    add("owes", text(stands.owes.code()));
    add("dated", AttributeValue::Bool(stands.dated));
    add("progress", event::progress(&stands.progress));
    // What is put in place of a standing must not bring an old link back to life.
    if let Some(hash) = &complaint.relinked {
        add("new_key_hash", text(hex::encode(hash)));
        if let Some(public) = &complaint.receipt_key {
            add("new_receipt_key", text(public.to_hex()));
        }
    }
    if !complaint.told.is_empty() {
        add(told::TOLD, told::attribute(&complaint.told));
    }
    item
}

/// Whether the table takes a standing with all that was told of it.
#[must_use]
pub fn fits(complaint: &Complaint, stands: &Stands, told: &[Told]) -> bool {
    let complaint = Complaint { told: told.to_vec(), ..complaint.clone() };
    size(&after(&complaint, stands)) + LATER_BYTES <= MAX_ITEM_BYTES
}

/// Puts the standing into the item of its complaint, from where [`complaint_of`](super::complaint::complaint_of)
/// reads both, as format 1 had them.
pub fn join(complaint: &mut Item, standing: Option<Item>) {
    let Some(standing) = standing else { return };
    for name in ["progress", "due", "dated", "open", "new_key_hash", "new_receipt_key", told::TOLD, "danger"] {
        if let Some(value) = standing.get(name) {
            complaint.insert(name.to_owned(), value.clone());
        }
    }
}
