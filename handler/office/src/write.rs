//! What the office writes: an event, and with it what the receipt and the
//! lists show from then on. One transaction of two updates.

use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use complaints::case::events::Event;
use complaints::form::hex;
use complaints::form::reference::Reference;
use store::standing::Owes;
use store::table::item::{event, key, text};
use store::table::{PutOutcome, Table, Unavailable, projected};

/// What changes in a complaint when something is recorded or struck out.
#[derive(Debug, Clone)]
pub struct Recording<'a> {
    /// The reference of the complaint.
    pub reference: &'a Reference,
    /// The attempt that wrote it, as it was read.
    pub attempt: &'a [u8; 16],
    /// The event that is recorded or struck out.
    pub entry: Entry<'a>,
    /// What its receipt showed before, as it was read.
    pub before: &'a [Event],
    /// What its receipt shows from now on; reasons are left out when it is stored.
    pub progress: &'a [Event],
    /// The landlord in whose list it stands; none for a closed one.
    pub open: Option<&'a str>,
    /// Its place in the list, as [`Standing::place`](store::standing::Standing::place) gives it.
    pub due: &'a str,
    /// Whether `due` is a date that the landlord owes.
    pub dated: bool,
    /// What the landlord owes next, as the list shows it.
    pub owes: &'a Owes,
    /// The stage that the complaint is in from now on, counted from 1.
    pub stage: u8,
}

/// One entry among those that officers recorded.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// An event that is recorded now.
    New {
        /// The number it gets in the complaint, counted from 1.
        number: u32,
        /// The event itself, with its reason in words.
        event: &'a Event,
        /// When it is recorded, RFC 3339.
        at: &'a str,
    },
    /// An event that was recorded and is struck out now.
    Struck {
        /// The number it has in the complaint.
        number: u32,
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
    let [entry, complaint] = [entry(table, recording), complaint(table, recording)];
    let update = |update: UpdateBuilder| -> Result<TransactWriteItem, Unavailable> {
        let update = update.build().map_err(|error| Unavailable::because(error.to_string()))?;
        Ok(TransactWriteItem::builder().update(update).build())
    };
    let sent =
        table.client().transact_write_items().transact_items(update(entry)?).transact_items(update(complaint)?).send();
    match sent.await {
        Ok(_) => Ok(PutOutcome::Stored),
        Err(error) => match error.as_service_error() {
            Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                let codes = cancelled.cancellation_reasons().iter().filter_map(|reason| reason.code());
                // Whoever wrote meanwhile, or writes just now; any other code is the table's own trouble.
                let theirs = ["ConditionalCheckFailed", "TransactionConflict"];
                match codes.into_iter().find(|code| *code != "None") {
                    Some(code) if !theirs.contains(&code) => Err(Unavailable::because(code)),
                    _ => Ok(PutOutcome::Taken),
                }
            }
            _ => Err(Unavailable::of(&error)),
        },
    }
}

/// An update of one item. It writes beside what is there, so that whoever may
/// do no more can take no word of a complaint away. Every name goes by a
/// placeholder: which words are reserved changes.
fn update(table: &Table, of: (&Reference, &str), names: &[&str]) -> UpdateBuilder {
    let (_, names) = projected(names);
    Update::builder()
        .table_name(table.name())
        .set_key(Some(key(of.0, of.1)))
        .set_expression_attribute_names(Some(names))
}

fn entry(table: &Table, recording: &Recording<'_>) -> UpdateBuilder {
    let sort = |number: u32| format!("EVENT#{number:04}");
    match recording.entry {
        Entry::New { number, event, at } => {
            let mut attributes = event::attributes(event);
            attributes.insert("recorded".to_owned(), text(at));
            let names: Vec<&str> = attributes.keys().map(String::as_str).chain(["pk"]).collect();
            let set: Vec<String> = attributes.keys().map(|name| format!("#{name} = :{name}")).collect();
            let values = attributes.iter().map(|(name, value)| (format!(":{name}"), value.clone())).collect();
            update(table, (recording.reference, &sort(number)), &names)
                .update_expression(format!("SET {}", set.join(", ")))
                .condition_expression("attribute_not_exists(#pk)")
                .set_expression_attribute_values(Some(values))
        }
        Entry::Struck { number, at } => update(table, (recording.reference, &sort(number)), &["pk", "struck"])
            .update_expression("SET #struck = :at")
            .condition_expression("attribute_exists(#pk) AND attribute_not_exists(#struck)")
            .expression_attribute_values(":at", text(at)),
    }
}

fn complaint(table: &Table, recording: &Recording<'_>) -> UpdateBuilder {
    let before = recording.before;
    let listed = if recording.open.is_some() { "SET #open = :open," } else { "REMOVE #open SET" };
    // Unchanged since it was read, in whichever of the two forms it was stored.
    let unchanged = "(#progress = :before OR #progress = :before_in_notation)";
    let unchanged = match before {
        [] => format!("(attribute_not_exists(#progress) OR {unchanged})"),
        [..] => unchanged.to_owned(),
    };
    let names = ["attempt", "open", "progress", "due", "dated", "owes", "stage"];
    let update = update(table, (recording.reference, "CASE"), &names)
        .update_expression(format!(
            "{listed} #progress = :progress, #due = :due, #dated = :dated, #owes = :owes, #stage = :stage"
        ))
        .condition_expression(format!("#attempt = :attempt AND {unchanged}"))
        .expression_attribute_values(":attempt", text(hex::encode(recording.attempt)))
        .expression_attribute_values(":progress", event::progress(recording.progress))
        .expression_attribute_values(":before", event::progress(before))
        .expression_attribute_values(":before_in_notation", event::progress_in_notation(before))
        .expression_attribute_values(":due", text(recording.due))
        .expression_attribute_values(":owes", text(recording.owes.code()))
        .expression_attribute_values(":dated", AttributeValue::Bool(recording.dated))
        .expression_attribute_values(":stage", AttributeValue::N(recording.stage.to_string()));
    match recording.open {
        Some(open) => update.expression_attribute_values(":open", text(open)),
        None => update,
    }
}
