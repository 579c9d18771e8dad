//! The one table: the few calls that intake may make, and those of the register.
//!
//! Intake puts, and reads by key with a list of attributes that hold no
//! personal data; it never queries or scans. The register, under a role of
//! its own, reads the index of open cases and whole items.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types::AttributeValue;
use complaints::answers::Answers;
use complaints::moment::Moment;
use complaints::reference::{Reference, hex};

use crate::intake::Promised;
use crate::item::{Case, Item, Whole, add_answers, answers_of, case_item, case_of, key, partition, text, unhex};

/// The index of open cases: by landlord, then by the next due instant.
pub const INDEX: &str = "open";

/// What intake reads of a case. None of it holds personal data.
const READABLE: [&str; 15] = [
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
];

/// A table of complaints.
#[derive(Clone, Debug)]
pub struct Table {
    client: Client,
    name: String,
}

/// How a put ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is stored.
    Stored,
    /// There is an item of that key already.
    Taken,
}

/// The table did not answer, or said that it cannot: what it called that.
#[derive(Debug, thiserror::Error)]
#[error("the table does not answer: {0}")]
pub struct Unavailable(pub String);

/// One open case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its public name.
    pub reference: String,
    /// The landlord's address.
    pub landlord: String,
    /// When it was received.
    pub received: String,
    /// When something is next due, in UTC; the instant of receipt where the policy gives no date.
    pub due: String,
    /// Whether `due` is a date that the policy gives.
    pub dated: bool,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
}

impl Table {
    /// The table `name`, reached through `client`.
    #[must_use]
    pub fn new(client: Client, name: impl Into<String>) -> Self {
        Self { client, name: name.into() }
    }

    /// The client, for whoever makes the table.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The table's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Stores a case with its answers, once.
    ///
    /// # Errors
    /// When the table does not answer; the case may be stored all the same.
    pub async fn put_case(&self, case: &Case, answers: &Answers, promised: &Promised) -> Result<Put, Unavailable> {
        let mut item = case_item(case);
        item.insert("deadlines".into(), text(&promised.json));
        item.insert("stage".into(), AttributeValue::N("1".into()));
        item.insert("open".into(), text(&case.landlord));
        item.insert("due".into(), text(&promised.due));
        item.insert("dated".into(), AttributeValue::Bool(promised.first.is_some()));
        add_answers(&mut item, answers);
        self.put(item).await
    }

    /// Stores an addition to a case, once.
    ///
    /// # Errors
    /// When the table does not answer; the addition may be stored all the same.
    pub async fn put_addition(
        &self,
        case: &Case,
        digest: &[u8; 32],
        at: Moment,
        attempt: &[u8; 16],
        answers: &Answers,
    ) -> Result<Put, Unavailable> {
        let mut item = key(&case.reference, &format!("ADDED#{}", hex(digest)));
        item.insert("reference".into(), text(case.reference.to_string()));
        item.insert("landlord".into(), text(&case.landlord));
        item.insert("received".into(), text(at.to_rfc3339()));
        item.insert("attempt".into(), text(hex(attempt)));
        add_answers(&mut item, answers);
        self.put(item).await
    }

    async fn put(&self, item: Item) -> Result<Put, Unavailable> {
        let sent = self
            .client
            .put_item()
            .table_name(&self.name)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)")
            .send()
            .await;
        match sent {
            Ok(_) => Ok(Put::Stored),
            Err(error) => match error.as_service_error() {
                Some(service) if service.is_conditional_check_failed_exception() => Ok(Put::Taken),
                _ => Err(Unavailable(error.code().unwrap_or("no answer").to_owned())),
            },
        }
    }

    /// The request that wrote an addition; `None` when there is none.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn addition(&self, reference: &Reference, digest: &[u8; 32]) -> Result<Option<[u8; 16]>, Unavailable> {
        let item = self.get(reference, &format!("ADDED#{}", hex(digest)), &["attempt"]).await?;
        Ok(item.as_ref().and_then(|item| unhex(item.get("attempt")?.as_s().ok()?)))
    }

    /// The landlord of a case and the hash of its key: what opening a receipt
    /// asks first, so that an answer takes as long whether the case is there or not.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn lock_of(&self, reference: &Reference) -> Result<Option<(String, [u8; 32])>, Unavailable> {
        let item = self.get(reference, "CASE", &["landlord", "key_hash"]).await?;
        Ok(item.as_ref().and_then(|item| {
            let of = |name: &str| item.get(name).and_then(|v| v.as_s().ok());
            Some((of("landlord")?.clone(), unhex(of("key_hash")?)?))
        }))
    }

    /// Reads what intake may read of a case.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn case(&self, reference: &Reference) -> Result<Option<Case>, Unavailable> {
        Ok(self.get(reference, "CASE", &READABLE).await?.as_ref().and_then(case_of))
    }

    async fn get(&self, reference: &Reference, sort: &str, attributes: &[&str]) -> Result<Option<Item>, Unavailable> {
        // `when` and others are reserved words, so every name goes by a placeholder.
        let names = attributes.iter().map(|n| (format!("#{n}"), (*n).to_owned())).collect::<HashMap<_, _>>();
        let projection = attributes.iter().map(|n| format!("#{n}")).collect::<Vec<_>>().join(", ");
        let got = self
            .client
            .get_item()
            .table_name(&self.name)
            .set_key(Some(key(reference, sort)))
            .consistent_read(true)
            .projection_expression(projection)
            .set_expression_attribute_names(Some(names))
            .send()
            .await
            .map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
        Ok(got.item)
    }

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
            found.push(Listed {
                reference: of("reference"),
                landlord: of("landlord"),
                received: of("received"),
                due: of("due"),
                dated: item.get("dated").and_then(|v| v.as_bool().ok()).copied().unwrap_or(true),
                urgent: item.get("urgent").and_then(|v| v.as_bool().ok()).copied().unwrap_or(false),
            });
        }
        Ok(found)
    }

    /// A case with its answers, and the additions to it: for the register alone.
    ///
    /// # Errors
    /// When the table does not answer, or this role may not ask.
    pub async fn whole(&self, reference: &Reference) -> Result<Option<Whole>, Unavailable> {
        let mut items = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(partition(reference)))
            .into_paginator()
            .items()
            .send();
        let mut whole = None;
        let mut added = Vec::new();
        while let Some(item) = items.next().await {
            let item = item.map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
            let sort = item.get("sk").and_then(|v| v.as_s().ok()).cloned().unwrap_or_default();
            let answers = answers_of(&item);
            if sort == "CASE" {
                whole = case_of(&item).map(|case| (case, answers));
            } else if sort.starts_with("ADDED#") {
                let at = item.get("received").and_then(|v| v.as_s().ok()).cloned().unwrap_or_default();
                added.push((at, answers));
            }
        }
        // By when they came: a correction stands after what it corrects.
        added.sort();
        Ok(whole.map(|(case, answers)| Whole { case, answers, added }))
    }
}
