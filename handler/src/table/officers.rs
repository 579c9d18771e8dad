//! What the register asks of the table: the index of open cases, whole items,
//! and what officers record. Intake's role may do none of it.

use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, Select, TransactWriteItem, Update};
use complaints::form::{hex, reference::Reference};

use super::{INDEX, Put, READABLE, Table, Unavailable, projected};
use crate::item::{LEADS, OFFICERS, Recorded, Stored, Whole, answers_of, case_of, key, list, partition, text};

/// One open case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its public name.
    pub reference: String,
    /// The landlord's address.
    pub landlord: String,
    /// When it was received.
    pub received: String,
    /// Its place in the list: when something is next due, in UTC, where `dated`.
    pub due: String,
    /// Whether `due` is a date by which something is owed.
    pub dated: bool,
    /// What is owed next, for officers.
    pub owes: String,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// It has words for which officers look first.
    pub danger: bool,
    /// Its words are for the lead officer alone.
    pub lead: bool,
}

/// What changes in a case when something is recorded or struck out.
#[derive(Debug, Clone)]
pub struct Recording<'a> {
    /// The case.
    pub reference: &'a Reference,
    /// The request that wrote it, as it was read.
    pub attempt: &'a [u8; 16],
    /// What was recorded or struck out; with `struck` only that changes.
    pub entry: &'a Recorded,
    /// What a tenant saw before.
    pub before: &'a [String],
    /// What a tenant sees from now on.
    pub progress: &'a [String],
    /// The landlord in whose list the case stands; none for a closed one.
    pub open: Option<&'a str>,
    /// Its place in the list.
    pub due: &'a str,
    /// Whether `due` is a date that the landlord owes.
    pub dated: bool,
    /// What is owed next, for officers.
    pub owes: &'a str,
    /// The stage the case is in.
    pub stage: u8,
}

impl Table {
    /// The open cases of a landlord, the next due first.
    ///
    /// # Errors
    /// When the table does not answer, or this role may not ask.
    pub async fn open(&self, landlord: &str) -> Result<Vec<Listed>, Unavailable> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.name)
            .index_name(INDEX)
            .key_condition_expression("#open = :landlord")
            .expression_attribute_names("#open", "open")
            .expression_attribute_values(":landlord", text(landlord))
            .into_paginator()
            .items()
            .send();
        let mut found = Vec::new();
        while let Some(item) = pages.next().await {
            let item = item.map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
            let of = |name: &str| item.get(name).and_then(|v| v.as_s().ok()).cloned().unwrap_or_default();
            let is = |name: &str| item.get(name).and_then(|v| v.as_bool().ok()).copied();
            found.push(Listed {
                reference: of("reference"),
                landlord: of("landlord"),
                received: of("received"),
                due: of("due"),
                dated: is("dated").unwrap_or(true),
                owes: of("owes"),
                urgent: is("urgent").unwrap_or(false),
                danger: is("danger").unwrap_or(false),
                lead: is("lead").unwrap_or(false),
            });
        }
        Ok(found)
    }

    /// A case with its answers, what was added and what was recorded: for the
    /// register alone. Words that are for the lead alone come only where `lead` asks.
    ///
    /// # Errors
    /// When the table does not answer, or this role may not ask.
    pub async fn whole(&self, reference: &Reference, lead: bool) -> Result<Option<Whole>, Unavailable> {
        let words: &[&str] = if lead { &[OFFICERS, LEADS].concat() } else { &OFFICERS };
        let attributes: Vec<&str> =
            READABLE.iter().chain(words).chain(&["sk", "lead", "event", "recorded", "struck"]).copied().collect();
        let (projection, names) = projected(&attributes);
        let mut items = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(partition(reference)))
            .select(Select::SpecificAttributes)
            .projection_expression(projection)
            .set_expression_attribute_names(Some(names))
            .into_paginator()
            .items()
            .send();
        let mut whole = None;
        let mut for_lead = false;
        let (mut added, mut recorded) = (Vec::new(), Vec::new());
        while let Some(item) = items.next().await {
            let item = item.map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
            let of = |name: &str| item.get(name).and_then(|v| v.as_s().ok()).cloned();
            let sort = of("sk").unwrap_or_default();
            for_lead |= item.get("lead").and_then(|v| v.as_bool().ok()).copied().unwrap_or(false);
            if sort == "CASE" {
                whole = case_of(&item).map(|case| (case, answers_of(&item)));
            } else if sort.starts_with("ADDED#") {
                added.push((of("received").unwrap_or_default(), answers_of(&item)));
            } else if let Some(number) = sort.strip_prefix("EVENT#").and_then(|number| number.parse().ok()) {
                recorded.push(Recorded {
                    number,
                    event: of("event").unwrap_or_default(),
                    recorded: of("recorded").unwrap_or_default(),
                    struck: of("struck"),
                });
            }
        }
        // By when they came: a correction stands after what it corrects.
        added.sort();
        // Who is told of a person to be kept from it later, in an addition, closes what was sent before too.
        if for_lead && !lead {
            whole.iter_mut().for_each(|(_, answers): &mut (_, Stored)| answers.clear());
            added.iter_mut().for_each(|(_, answers): &mut (_, Stored)| answers.clear());
        }
        Ok(whole.map(|(case, answers)| Whole { case, answers, added, lead: for_lead, recorded }))
    }

    /// Writes what was recorded or struck out, and what the case's receipt and
    /// the lists show from then on: both or neither. [`Put::Taken`] when
    /// somebody else recorded something since the case was read.
    ///
    /// # Errors
    /// When the table does not answer; it may be written all the same.
    pub async fn record(&self, recording: &Recording<'_>) -> Result<Put, Unavailable> {
        let Recording { reference, entry, before, progress, .. } = *recording;
        // Every name goes by a placeholder: which words are reserved changes.
        let write = |of: &str, names: &[&str]| {
            let (_, names) = projected(names);
            Update::builder()
                .table_name(&self.name)
                .set_key(Some(key(reference, of)))
                .set_expression_attribute_names(Some(names))
        };
        // An update writes beside what is there: whoever may do no more can take no word of a complaint away.
        let number = format!("EVENT#{:04}", entry.number);
        let event = match &entry.struck {
            None => write(&number, &["pk", "event", "recorded"])
                .update_expression("SET #event = :event, #recorded = :at")
                .condition_expression("attribute_not_exists(#pk)")
                .expression_attribute_values(":event", text(&entry.event))
                .expression_attribute_values(":at", text(&entry.recorded)),
            Some(at) => write(&number, &["pk", "struck"])
                .update_expression("SET #struck = :at")
                .condition_expression("attribute_exists(#pk) AND attribute_not_exists(#struck)")
                .expression_attribute_values(":at", text(at)),
        };
        let listed = if recording.open.is_some() { "SET #open = :open," } else { "REMOVE #open SET" };
        let unchanged = match before {
            [] => "(attribute_not_exists(#progress) OR #progress = :before)",
            [..] => "#progress = :before",
        };
        let case = write("CASE", &["attempt", "open", "progress", "due", "dated", "owes", "stage"])
            .update_expression(format!(
                "{listed} #progress = :progress, #due = :due, #dated = :dated, #owes = :owes, #stage = :stage"
            ))
            .condition_expression(format!("#attempt = :attempt AND {unchanged}"))
            .expression_attribute_values(":attempt", text(hex::encode(recording.attempt)))
            .expression_attribute_values(":progress", list(progress))
            .expression_attribute_values(":before", list(before))
            .expression_attribute_values(":due", text(recording.due))
            .expression_attribute_values(":owes", text(recording.owes))
            .expression_attribute_values(":dated", AttributeValue::Bool(recording.dated))
            .expression_attribute_values(":stage", AttributeValue::N(recording.stage.to_string()));
        let case =
            recording.open.iter().fold(case, |case, open| case.expression_attribute_values(":open", text(*open)));
        let [event, case] = [event, case].map(|update| update.build().map_err(|e| Unavailable(e.to_string())));
        let sent = self
            .client
            .transact_write_items()
            .transact_items(TransactWriteItem::builder().update(event?).build())
            .transact_items(TransactWriteItem::builder().update(case?).build())
            .send();
        match sent.await {
            Ok(_) => Ok(Put::Stored),
            Err(error) => match error.as_service_error() {
                Some(TransactWriteItemsError::TransactionCanceledException(_)) => Ok(Put::Taken),
                _ => Err(Unavailable(error.code().unwrap_or("no answer").to_owned())),
            },
        }
    }
}
