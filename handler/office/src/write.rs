//! What the office writes: an event with how the complaint stands from then on,
//! and that words were read. Each in one transaction: all of it or nothing.

use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, Delete, Put, TransactWriteItem, Update};
use complaints::case::events::Event;
use complaints::form::hex;
use store::complaint::Complaint;
use store::envelope::{Audience, Bound, SealingKeys, seal};
use store::random::system_random;
use store::sealed_words::SealedRecord;
use store::standing::Rank;
use store::stands::Stands;
use store::table::item::standing::standing_key;
use store::table::item::{FORMAT, Item, SEALED, event, keyed, number, text, texts, unread};
use store::table::{PutOutcome, Table, Unavailable, projected};

mod recalculated;

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
    /// The hash of the key that opens the receipt from now on, where there is a new link.
    pub key_hash: Option<[u8; 32]>,
}

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

/// What an officer wrote, in its envelope.
#[derive(Debug, Clone)]
pub struct SealedEntry {
    /// The id that binds the envelope to its item.
    id: [u8; 16],
    envelope: String,
}

impl SealedEntry {
    /// Seals who recorded something and why, for those who may read the complaint.
    ///
    /// # Errors
    /// When it cannot be sealed.
    pub fn new(
        keys: &SealingKeys,
        complaint: &Complaint,
        for_lead: bool,
        at: &str,
        record: &SealedRecord,
    ) -> Result<Self, Unavailable> {
        Self::under(system_random(), keys, complaint, for_lead, at, record)
    }

    /// The same under an id that is known already: whoever tries again knows by it what it wrote before.
    ///
    /// # Errors
    /// When it cannot be sealed.
    pub fn under(
        id: [u8; 16],
        keys: &SealingKeys,
        complaint: &Complaint,
        for_lead: bool,
        at: &str,
        record: &SealedRecord,
    ) -> Result<Self, Unavailable> {
        let bound = Bound { id: &id, landlord: &complaint.landlord, received: at };
        let audience = if for_lead { Audience::Lead } else { Audience::Officers };
        let plain = serde_json::to_vec(record).map_err(|error| Unavailable::because(error.to_string()))?;
        let sealed = seal(keys, audience, &bound, &plain).map_err(|error| Unavailable::because(error.to_string()))?;
        Ok(Self { id, envelope: sealed.to_text() })
    }

    fn add_to(&self, item: &mut Item, at: &str) {
        item.insert("format".to_owned(), number(FORMAT));
        item.insert("attempt".to_owned(), text(hex::encode(&self.id)));
        item.insert(SEALED.to_owned(), text(&self.envelope));
        item.insert("recorded".to_owned(), text(at));
    }
}

/// Writes all of it or nothing. [`PutOutcome::Taken`] when somebody else
/// recorded something since the complaint was read.
///
/// # Errors
/// When the table does not answer; it may be written all the same.
pub async fn write(table: &Table, recording: &Recording<'_>) -> Result<PutOutcome, Unavailable> {
    let all = vec![entry(table, recording)?, updated(standing(table, recording))?];
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
    let here = |number: u32| keyed(event::partition(reference), event::sort(number));
    match &recording.entry {
        Entry::New { number, event, record, at } => {
            let mut item = here(*number);
            item.extend(event::attributes(event));
            record.add_to(&mut item, at);
            put(table, item)
        }
        Entry::Struck { number, beside, record, at } => {
            let older = || store::table::item::key(reference, &format!("EVENT#{}", event::sort(*number)));
            let key = if *beside { older() } else { here(*number) };
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

/// That nothing was recorded since it was read, in whichever of the two forms `progress` was stored.
fn unchanged(before: &[Event]) -> String {
    let unchanged = "(#progress = :before OR #progress = :before_in_notation)";
    match before {
        [] => format!("(attribute_not_exists(#progress) OR {unchanged})"),
        [..] => unchanged.to_owned(),
    }
}

fn standing(table: &Table, recording: &Recording<'_>) -> UpdateBuilder {
    let Recording { complaint, before, stands, .. } = recording;
    let unchanged = unchanged(before);
    let mut names = vec!["received", "open", "progress", "due", "dated", "owes", "stage"];
    let mut set =
        "SET #open = :open, #progress = :progress, #due = :due, #dated = :dated, #owes = :owes, #stage = :stage"
            .to_owned();
    let key_hash = recording.key_hash.map(|hash| (":new_key_hash".to_owned(), text(hex::encode(&hash))));
    if key_hash.is_some() {
        names.push("new_key_hash");
        set.push_str(", #new_key_hash = :new_key_hash");
    }
    let update = update(table, standing_key(&complaint.reference, complaint.format), &names)
        .update_expression(set)
        .set_expression_attribute_values(key_hash.map(|pair| [pair].into()))
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
