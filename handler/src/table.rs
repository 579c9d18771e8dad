//! The one table: the few calls that intake may make, and those of the register.
//!
//! Intake puts, and reads by key with a list of attributes that hold no
//! personal data; it never queries or scans. What the register may ask, under
//! a role of its own, is [`officers`].

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, Put as PutItem, TransactWriteItem};
use chrono::TimeDelta;
use complaints::days::moment::Moment;
use complaints::form::{hex, reference::Reference};

use crate::item::{Case, Item, SameWords, as_addition, case_item, case_of, key, same_item, same_key, text};

mod officers;

pub use officers::{Listed, Recording};

/// The index of open cases: by landlord, then by the next due instant.
pub const INDEX: &str = "open";

/// What intake reads of a case. None of it holds personal data.
pub const READABLE: [&str; 17] = [
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
    "same_as",
    "progress",
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
    /// The same person sent the same words a short while ago, under another key.
    Repeated,
    /// Somebody else writes the same items just now; nothing was stored.
    Busy,
}

/// The table did not answer, or said that it cannot: what it called that.
#[derive(Debug, thiserror::Error)]
#[error("the table does not answer: {0}")]
pub struct Unavailable(pub String);

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

    /// Stores a whole complaint, once; with `same`, only where the same words
    /// of the same person are not there already.
    ///
    /// # Errors
    /// When the table does not answer; the complaint may be stored all the same.
    pub async fn put_case(&self, item: &Item, same: Option<&SameWords>) -> Result<Put, Unavailable> {
        match same {
            None => self.put(item.clone()).await,
            Some(same) => self.put_first(item, same).await,
        }
    }

    /// Stores what only leads to the case that had the same words: no answers, and in no list.
    ///
    /// # Errors
    /// When the table does not answer; it may be stored all the same.
    pub async fn put_pointer(&self, case: &Case) -> Result<Put, Unavailable> {
        self.put(case_item(case)).await
    }

    /// Case and marks in one transaction: all of them or none.
    async fn put_first(&self, item: &Item, same: &SameWords) -> Result<Put, Unavailable> {
        let put = |item: Item, condition: Option<&str>| {
            let put = PutItem::builder().table_name(&self.name).set_item(Some(item));
            let put = put.set_condition_expression(condition.map(str::to_owned)).build();
            put.map(|put| TransactWriteItem::builder().put(put).build()).map_err(|e| Unavailable(e.to_string()))
        };
        let new = Some("attribute_not_exists(pk)");
        let sent = self
            .client
            .transact_write_items()
            .transact_items(put(item.clone(), new)?)
            .transact_items(put(same_item(&same.today, item), new)?)
            .transact_items(put(same_item(&same.tomorrow, item), None)?)
            .send()
            .await;
        let Err(error) = sent else { return Ok(Put::Stored) };
        let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) = error.as_service_error() else {
            return Err(Unavailable(error.code().unwrap_or("no answer").to_owned()));
        };
        let codes: Vec<&str> = cancelled.cancellation_reasons().iter().map(|r| r.code().unwrap_or_default()).collect();
        // The case itself decides first: who sends it again is not somebody who repeats it.
        match codes.as_slice() {
            ["ConditionalCheckFailed", ..] => Ok(Put::Taken),
            [_, "ConditionalCheckFailed", ..] => Ok(Put::Repeated),
            codes if codes.contains(&"TransactionConflict") => Ok(Put::Busy),
            _ => Err(Unavailable("cancelled".to_owned())),
        }
    }

    /// The case that had the same words first, if it came less than a day before `at`.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn first_of(
        &self,
        mark: &[u8; 32],
        digest: &[u8; 32],
        landlord: &str,
        at: Moment,
    ) -> Result<Option<Case>, Unavailable> {
        let item = self.get_by(same_key(mark), &["reference"]).await?;
        let reference = item.as_ref().and_then(|item| item.get("reference")?.as_s().ok()?.parse().ok());
        let Some(reference) = reference else { return Ok(None) };
        let first = self.case(&reference).await?;
        let fits = |first: &Case| {
            let age = at.utc() - first.received.utc();
            age < TimeDelta::hours(24) && first.digest == *digest && first.landlord == landlord
        };
        Ok(first.filter(fits))
    }

    /// Stores an addition to a case, once: the words of `whole`, under that
    /// reference, and with `lead` for the lead officer alone.
    ///
    /// # Errors
    /// When the table does not answer; the addition may be stored all the same.
    pub async fn put_addition(&self, whole: &Item, to: &Reference, lead: bool) -> Result<Put, Unavailable> {
        self.put(as_addition(whole, to, lead)).await
    }

    /// Puts a complaint in place of the same one that another try stored later,
    /// so that the dates that were shown first stand; not where an officer has acted on it.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn put_earlier(&self, whole: &Item, later: &[u8; 16]) -> Result<Put, Unavailable> {
        self.put_if(
            whole.clone(),
            "attempt = :later AND attribute_not_exists(progress)",
            Some((":later", text(hex::encode(later)))),
        )
        .await
    }

    async fn put(&self, item: Item) -> Result<Put, Unavailable> {
        self.put_if(item, "attribute_not_exists(pk)", None).await
    }

    async fn put_if(
        &self,
        item: Item,
        condition: &str,
        value: Option<(&str, AttributeValue)>,
    ) -> Result<Put, Unavailable> {
        let sent = self
            .client
            .put_item()
            .table_name(&self.name)
            .set_item(Some(item))
            .condition_expression(condition)
            .set_expression_attribute_values(value.map(|(name, value)| HashMap::from([(name.to_owned(), value)])))
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
        let item = self.get(reference, &format!("ADDED#{}", hex::encode(digest)), &["attempt"]).await?;
        Ok(item.as_ref().and_then(|item| hex::decode(item.get("attempt")?.as_s().ok()?)))
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
            Some((of("landlord")?.clone(), hex::decode(of("key_hash")?)?))
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
        self.get_by(key(reference, sort), attributes).await
    }

    async fn get_by(&self, key: Item, attributes: &[&str]) -> Result<Option<Item>, Unavailable> {
        let (projection, names) = projected(attributes);
        let got = self
            .client
            .get_item()
            .table_name(&self.name)
            .set_key(Some(key))
            .consistent_read(true)
            .projection_expression(projection)
            .set_expression_attribute_names(Some(names))
            .send()
            .await
            .map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
        Ok(got.item)
    }
}

/// What asks for these attributes and no other. `when` and more are reserved
/// words, so every name goes by a placeholder.
fn projected(attributes: &[&str]) -> (String, HashMap<String, String>) {
    let projection = attributes.iter().map(|n| format!("#{n}")).collect::<Vec<_>>().join(", ");
    (projection, attributes.iter().map(|n| (format!("#{n}"), (*n).to_owned())).collect())
}
