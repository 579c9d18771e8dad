//! What the office writes: an event with how the complaint stands from then on,
//! and that words were read. Each in one transaction: all of it or nothing.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, Delete, Put, TransactWriteItem, Update};
use complaints::case::events::Event;
use complaints::form::hex;
use store::complaint::Complaint;
use store::envelope::ReceiptKey;
use store::random::system_random;
use store::standing::Rank;
use store::stands::Stands;
use store::table::item::size::{MAX_ITEM_BYTES, size};
use store::table::item::standing::{self, standing_key};
use store::table::item::{Item, event, keyed, number, text, texts, told, unread};
use store::table::{PutOutcome, Table, Unavailable, projected};
use store::told::Told;

pub use sealed_entry::SealedEntry;

mod recalculated;
mod sealed_entry;

pub(crate) use recalculated::{Recalculation, key_of, write_recalculated};

/// The most that DynamoDB takes in one transaction, less the record itself and how the complaint stands.
pub(crate) const MAX_READ: usize = 98;

/// What changes in a complaint when something is recorded or struck out.
#[derive(Debug)]
pub struct Recording<'a> {
    /// The complaint, as it was read.
    pub complaint: &'a Complaint,
    /// The event that is recorded or struck out.
    pub entry: Entry<'a>,
    /// What its receipt showed before, as it was read.
    pub before: &'a [Event],
    /// How it stands from now on.
    pub stands: &'a Stands,
    /// What opens the receipt from now on, where there is a new link.
    pub link: Option<NewLock>,
    /// All that is told on the receipt from now on, where that changes.
    pub told: Option<Vec<Told>>,
}

/// What a new link leaves in the table: nothing of it opens the receipt.
#[derive(Debug, Clone, Copy)]
pub struct NewLock {
    /// The hash of the key in the new address.
    pub key_hash: [u8; 32],
    /// With what words are sealed for it.
    pub receipt_key: ReceiptKey,
}

impl Recording<'_> {
    /// Whether the table takes what is written of it, by its own count of bytes.
    #[must_use]
    pub fn fits(&self) -> bool {
        // Only what is told more can be too much: nobody is kept from recording by what was told before.
        let more = self.told.as_ref().filter(|told| told.len() > self.complaint.told.len());
        let entry = match &self.entry {
            Entry::New { number, event, record, at } => new_entry(self.complaint, *number, event, record, at),
            Entry::Struck { .. } => Item::new(),
        };
        size(&entry) + LATER_BYTES <= MAX_ITEM_BYTES
            && more.is_none_or(|told| standing::fits(self.complaint, self.stands, told))
    }
}

/// What an entry grows by when it is struck out: a time, an id, and a name in an envelope.
const LATER_BYTES: usize = 2048;

/// One entry among those that officers recorded.
#[derive(Debug)]
pub enum Entry<'a> {
    /// An event that is recorded now.
    New {
        /// The number it gets in the complaint, counted from 1.
        number: u32,
        /// The event itself; its reason is in `record`.
        event: &'a Event,
        /// Who records it and why, in an envelope.
        record: SealedEntry,
        /// When it is recorded, RFC 3339.
        at: &'a str,
    },
    /// An event that was recorded and is struck out now.
    Struck {
        /// The number it has in the complaint.
        number: u32,
        /// Whether it stands beside the complaint, as format 1 has it.
        beside: bool,
        /// Who strikes it out, in an envelope.
        record: SealedEntry,
        /// When it is struck out, RFC 3339.
        at: &'a str,
    },
}

/// Writes all of it or nothing. [`PutOutcome::Taken`] when somebody else
/// recorded something since the complaint was read.
///
/// # Errors
/// When the table does not answer; it may be written all the same.
pub async fn write(table: &Table, recording: &Recording<'_>) -> Result<PutOutcome, Unavailable> {
    let all = vec![entry(table, recording)?, updated(stands_now(table, recording))?];
    together(table, all).await
}

/// Records that somebody read what stands at `sorts` among the unread, and takes it away there.
///
/// # Errors
/// When the table does not answer; it may be written all the same.
pub(crate) async fn write_read(
    table: &Table,
    complaint: &Complaint,
    sorts: &[&str],
    danger: bool,
    record: &SealedEntry,
    at: &str,
) -> Result<PutOutcome, Unavailable> {
    let sort = format!("READ#{at}#{}", hex::encode(&record.id));
    let mut item = keyed(event::partition(&complaint.reference), sort);
    record.add_to(&mut item, at);
    item.insert("read".to_owned(), texts(sorts.iter().copied()));
    let mut all = vec![put(table, item)?];
    // What was told of later keeps its place in the list when it is read.
    if let Some(place) = complaint.place.as_ref().filter(|_| danger) {
        let ranked = update(table, standing_key(&complaint.reference, complaint.format), &["danger", "due"])
            .update_expression("SET #danger = :danger, #due = :ranked")
            .condition_expression("#due = :due")
            .expression_attribute_values(":danger", AttributeValue::Bool(true))
            .expression_attribute_values(":due", text(place.to_text()))
            .expression_attribute_values(":ranked", text(place.clone().ranked(Rank::Danger).to_text()));
        all.push(updated(ranked)?);
    }
    for sort in sorts {
        let key = keyed(unread::partition(&complaint.landlord), *sort);
        let delete = Delete::builder().table_name(table.name()).set_key(Some(key)).build().map_err(refused)?;
        all.push(TransactWriteItem::builder().delete(delete).build());
    }
    together(table, all).await
}

async fn together(table: &Table, all: Vec<TransactWriteItem>) -> Result<PutOutcome, Unavailable> {
    match table
        .client()
        .transact_write_items()
        .client_request_token(hex::encode(&system_random()))
        .set_transact_items(Some(all))
        .send()
        .await
    {
        Ok(_) => Ok(PutOutcome::Stored),
        Err(error) => match error.as_service_error() {
            Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                let codes = cancelled.cancellation_reasons().iter().filter_map(|reason| reason.code());
                // Whoever wrote meanwhile, or writes just now; any other code is the table's own trouble.
                let theirs = ["ConditionalCheckFailed", "TransactionConflict"];
                match codes.into_iter().find(|code| *code != "None") {
                    Some(code) if !theirs.contains(&code) => Err(Unavailable::of_code(Some(code))),
                    _ => Ok(PutOutcome::Taken),
                }
            }
            _ => Err(Unavailable::of(&error)),
        },
    }
}

/// Every name and value is given, so this is a mistake of ours.
fn refused(error: impl std::fmt::Display) -> Unavailable {
    Unavailable::because(error.to_string())
}

fn put(table: &Table, item: Item) -> Result<TransactWriteItem, Unavailable> {
    let put = Put::builder().table_name(table.name()).set_item(Some(item));
    let put = put.condition_expression("attribute_not_exists(pk)").build().map_err(refused)?;
    Ok(TransactWriteItem::builder().put(put).build())
}

fn updated(update: UpdateBuilder) -> Result<TransactWriteItem, Unavailable> {
    Ok(TransactWriteItem::builder().update(update.build().map_err(refused)?).build())
}

/// An update of one item. It writes beside what is there. Every name goes by a
/// placeholder: which words are reserved changes.
fn update(table: &Table, key: Item, names: &[&str]) -> UpdateBuilder {
    let (_, names) = projected(names);
    Update::builder().table_name(table.name()).set_key(Some(key)).set_expression_attribute_names(Some(names))
}

fn entry(table: &Table, recording: &Recording<'_>) -> Result<TransactWriteItem, Unavailable> {
    let reference = &recording.complaint.reference;
    match &recording.entry {
        Entry::New { number, event, record, at } => {
            put(table, new_entry(recording.complaint, *number, event, record, at))
        }
        Entry::Struck { number, beside, record, at } => {
            let older = || store::table::item::key(reference, &format!("EVENT#{}", event::sort(*number)));
            let key = if *beside { older() } else { entry_key(recording.complaint, *number) };
            let struck = update(table, key, &["pk", "struck", "struck_attempt", "struck_sealed"])
                .update_expression("SET #struck = :at, #struck_attempt = :attempt, #struck_sealed = :sealed")
                .expression_attribute_values(":attempt", text(hex::encode(&record.id)))
                .expression_attribute_values(":sealed", text(&record.envelope))
                .condition_expression("attribute_exists(#pk) AND attribute_not_exists(#struck)")
                .expression_attribute_values(":at", text(*at));
            updated(struck)
        }
    }
}

fn entry_key(complaint: &Complaint, number: u32) -> Item {
    keyed(event::partition(&complaint.reference), event::sort(number))
}

fn new_entry(complaint: &Complaint, number: u32, event: &Event, record: &SealedEntry, at: &str) -> Item {
    let mut item = entry_key(complaint, number);
    item.extend(event::attributes(event));
    record.add_to(&mut item, at);
    item
}

/// That nothing was recorded since it was read, in whichever of the two forms `progress` was stored.
fn unchanged(before: &[Event]) -> String {
    let unchanged = "(#progress = :before OR #progress = :before_in_notation)";
    match before {
        [] => format!("(attribute_not_exists(#progress) OR {unchanged})"),
        [..] => unchanged.to_owned(),
    }
}

fn stands_now(table: &Table, recording: &Recording<'_>) -> UpdateBuilder {
    let Recording { complaint, before, stands, .. } = recording;
    let unchanged = unchanged(before);
    let mut names = vec!["received", "open", "progress", "due", "dated", "owes", "stage"];
    let mut set =
        "SET #open = :open, #progress = :progress, #due = :due, #dated = :dated, #owes = :owes, #stage = :stage"
            .to_owned();
    let mut also = Vec::new();
    if let Some(NewLock { key_hash, receipt_key }) = &recording.link {
        also.push(("new_key_hash", text(hex::encode(key_hash))));
        also.push(("new_receipt_key", text(receipt_key.to_hex())));
    }
    also.extend(recording.told.as_ref().map(|all| (told::TOLD, told::attribute(all))));
    names.extend(also.iter().map(|(name, _)| *name));
    also.iter().for_each(|(name, _)| set.push_str(&format!(", #{name} = :{name}")));
    let also: HashMap<_, _> = also.into_iter().map(|(name, value)| (format!(":{name}"), value)).collect();
    let update = update(table, standing_key(&complaint.reference, complaint.format), &names)
        .update_expression(set)
        .set_expression_attribute_values(Some(also).filter(|also| !also.is_empty()))
        .condition_expression(format!("#received = :received AND {unchanged}"))
        .expression_attribute_values(":received", text(complaint.received.to_rfc3339()))
        .expression_attribute_values(":progress", event::progress(&stands.progress))
        .expression_attribute_values(":before", event::progress(before))
        .expression_attribute_values(":before_in_notation", event::progress_in_notation(before));
    placed(update, stands)
}

/// Where it stands from now on.
fn placed(update: UpdateBuilder, stands: &Stands) -> UpdateBuilder {
    update
        .expression_attribute_values(":open", text(&stands.open))
        .expression_attribute_values(":due", text(stands.due.to_text()))
        .expression_attribute_values(":owes", text(stands.owes.code()))
        .expression_attribute_values(":dated", AttributeValue::Bool(stands.dated))
        .expression_attribute_values(":stage", number(stands.stage))
}
