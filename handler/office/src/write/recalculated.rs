//! That the dates of a complaint were counted anew: its new place in the list,
//! and an entry that says so. What has happened in it stays as it is.

use complaints::case::events::Event;
use complaints::form::hex;
use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::stands::Stands;
use store::table::item::recalculated::{MovedDate, RECALCULATED, moved};
use store::table::item::standing::standing_key;
use store::table::item::{Item, event, keyed, text};
use store::table::{PutOutcome, Table, Unavailable};

use super::{SealedEntry, placed, put, together, unchanged, update, updated};

/// What changes in a complaint when its dates are counted anew.
#[derive(Debug)]
pub(crate) struct Recalculation<'a> {
    /// The complaint, as it was read.
    pub(crate) complaint: &'a Complaint,
    /// What has happened in it, as it was read.
    pub(crate) before: &'a [Event],
    /// How it stands as counted now.
    pub(crate) stands: &'a Stands,
    /// The dates that moved.
    pub(crate) moved: &'a [MovedDate],
    /// Who has them counted anew, in an envelope.
    pub(crate) record: &'a SealedEntry,
    /// When, RFC 3339.
    pub(crate) at: &'a str,
}

/// The key of the entry that an id makes.
pub(crate) fn key_of(reference: &Reference, at: &str, id: &[u8; 16]) -> Item {
    keyed(event::partition(reference), format!("{RECALCULATED}{at}#{}", hex::encode(id)))
}

/// Writes all of it or nothing. [`PutOutcome::Taken`] when somebody else wrote since the complaint was read.
///
/// # Errors
/// When the table does not answer; it may be written all the same.
pub(crate) async fn write_recalculated(table: &Table, new: &Recalculation<'_>) -> Result<PutOutcome, Unavailable> {
    let Recalculation { complaint, before, stands, moved: dates, record, at } = *new;
    let mut item = key_of(&complaint.reference, at, &record.id);
    record.add_to(&mut item, at);
    item.insert("moved".to_owned(), moved(dates));
    let names = ["received", "open", "progress", "due", "dated", "owes", "stage"];
    let mut condition = format!("#received = :received AND {}", unchanged(before));
    // Whoever reads words of danger, or asks to look again, moves it too.
    let place = complaint.place.as_ref().map(|place| (":stood".to_owned(), text(place.to_text())));
    if place.is_some() {
        condition.push_str(" AND #due = :stood");
    }
    let standing = update(table, standing_key(&complaint.reference, complaint.format), &names)
        .update_expression("SET #open = :open, #due = :due, #dated = :dated, #owes = :owes, #stage = :stage")
        .condition_expression(condition)
        .set_expression_attribute_values(place.map(|pair| [pair].into()))
        .expression_attribute_values(":received", text(complaint.received.to_rfc3339()))
        .expression_attribute_values(":before", event::progress(before))
        .expression_attribute_values(":before_in_notation", event::progress_in_notation(before));
    together(table, vec![put(table, item)?, updated(placed(standing, stands))?]).await
}
