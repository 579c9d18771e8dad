//! What the office asks of the table: the index of open complaints, and
//! everything of one complaint. Intake's role may ask neither.

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::Select;
use complaints::case::events::{Event, EventError};
use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::standing::Owes;
use store::table::item::answers::{StoredAnswers, answers_of};
use store::table::item::complaint::complaint_of;
use store::table::item::event::event_of;
use store::table::item::{INTAKE_READS, Item, LANDLORDS, LEADS_WORDS, OFFICERS_WORDS, is, partition, text, text_of};
use store::table::{INDEX, Table, Unavailable, projected};

/// What the office reads of a complaint's items besides what intake may read and the words.
pub const OFFICE_READS: [&str; 10] =
    ["sk", "lead", "event", "kind", "stage", "at", "until", "reason", "recorded", "struck"];

/// One open complaint, as the index has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The complaint's public name, such as `K7M2QX9R4T`.
    pub reference: String,
    /// The landlord's address on the site, such as `imani`.
    pub landlord: String,
    /// When it was received, RFC 3339.
    pub received: String,
    /// Its place in the list: when something is next due, in UTC, where `dated`.
    pub due: String,
    /// Whether `due` is a date by which something is owed.
    pub dated: bool,
    /// What the landlord owes next, as it was stored at sending or with the last record.
    pub owes: Owes,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// It has words for which officers look first.
    pub danger: bool,
    /// Its words are for the lead officer alone.
    pub lead: bool,
}

/// A complaint with all that stands beside it.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// What is known of the complaint, without a word that somebody wrote.
    pub complaint: Complaint,
    /// The answers of the form; empty where they are for the lead officer and were not asked for.
    pub answers: StoredAnswers,
    /// What the person added later, each with when it came, RFC 3339.
    pub added: Vec<(String, StoredAnswers)>,
    /// Some of its words are for the lead officer alone, and so is it.
    pub lead: bool,
    /// What officers recorded, in the order in which they did.
    pub recorded: Vec<Recorded>,
}

/// One thing that an officer recorded; it is struck out and never taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number in the complaint, counted from 1; struck-out entries keep theirs.
    pub number: u32,
    /// What happened; an error where what is stored is no event.
    pub event: Result<Event, EventError>,
    /// When it was recorded, RFC 3339.
    pub recorded: String,
    /// When it was struck out, RFC 3339.
    pub struck: Option<String>,
}

/// Every landlord of whom there are complaints, on the site or not.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub async fn landlords(table: &Table) -> Result<Vec<String>, Unavailable> {
    let items = in_partition(table, LANDLORDS, &["sk"]).await?;
    Ok(items.iter().filter_map(|item| text_of(item, "sk")).map(str::to_owned).collect())
}

/// The open complaints of a landlord, the next due first.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub async fn open(table: &Table, landlord: &str) -> Result<Vec<Listed>, Unavailable> {
    let query = table
        .client()
        .query()
        .table_name(table.name())
        .index_name(INDEX)
        .key_condition_expression("#open = :landlord")
        .expression_attribute_names("#open", "open")
        .expression_attribute_values(":landlord", text(landlord));
    Ok(every_page(query).await?.iter().map(listed).collect())
}

fn listed(item: &Item) -> Listed {
    let of = |name: &str| text_of(item, name).unwrap_or_default().to_owned();
    Listed {
        reference: of("reference"),
        landlord: of("landlord"),
        received: of("received"),
        due: of("due"),
        // An item that says nothing of it was stored when every one had a date.
        dated: !item.contains_key("dated") || is(item, "dated"),
        owes: Owes::from_code(&of("owes")),
        urgent: is(item, "urgent"),
        danger: is(item, "danger"),
        lead: is(item, "lead"),
    }
}

/// A complaint with its answers, what was added and what was recorded. Words
/// that are for the lead alone come only where `lead` asks.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub async fn case_file(table: &Table, reference: &Reference, lead: bool) -> Result<Option<CaseFile>, Unavailable> {
    let leads: &[&str] = if lead { &LEADS_WORDS } else { &[] };
    let attributes: Vec<&str> = [&INTAKE_READS[..], &OFFICERS_WORDS, leads, &OFFICE_READS].concat();
    let mut found = Parts::default();
    for item in in_partition(table, partition(reference), &attributes).await? {
        found.take(&item);
    }
    Ok(found.case_file(lead))
}

/// The items under one key, with no attribute that was not asked for: a role may be refused the rest.
async fn in_partition(table: &Table, key: impl Into<String>, attributes: &[&str]) -> Result<Vec<Item>, Unavailable> {
    let (projection, names) = projected(attributes);
    let query = table
        .client()
        .query()
        .table_name(table.name())
        .key_condition_expression("pk = :pk")
        .expression_attribute_values(":pk", text(key))
        .select(Select::SpecificAttributes)
        .projection_expression(projection)
        .set_expression_attribute_names(Some(names));
    every_page(query).await
}

/// All that a query finds: DynamoDB answers with 1 MB at a time.
async fn every_page(query: QueryFluentBuilder) -> Result<Vec<Item>, Unavailable> {
    query.into_paginator().items().send().try_collect().await.map_err(|error| Unavailable::of(&error))
}

/// The items of one complaint, as they come.
#[derive(Default)]
struct Parts {
    complaint: Option<(Complaint, StoredAnswers)>,
    added: Vec<(String, StoredAnswers)>,
    recorded: Vec<Recorded>,
    lead: bool,
}

impl Parts {
    fn take(&mut self, item: &Item) {
        let of = |name: &str| text_of(item, name).unwrap_or_default().to_owned();
        let sort = of("sk");
        self.lead |= is(item, "lead");
        if sort == "CASE" {
            self.complaint = complaint_of(item).map(|complaint| (complaint, answers_of(item)));
        } else if sort.starts_with("ADDED#") {
            self.added.push((of("received"), answers_of(item)));
        } else if let Some(number) = sort.strip_prefix("EVENT#").and_then(|number| number.parse().ok()) {
            let struck = text_of(item, "struck").map(str::to_owned);
            self.recorded.push(Recorded { number, event: event_of(item), recorded: of("recorded"), struck });
        }
    }

    fn case_file(self, lead: bool) -> Option<CaseFile> {
        let Self { complaint, mut added, recorded, lead: for_lead } = self;
        let (complaint, mut answers) = complaint?;
        // By when they came: a correction stands after what it corrects.
        added.sort();
        // Who is told of a person to be kept from it later, in an addition, closes what was sent before too.
        if for_lead && !lead {
            answers.clear();
            added.iter_mut().for_each(|(_, answers)| answers.clear());
        }
        Some(CaseFile { complaint, answers, added, lead: for_lead, recorded })
    }
}
