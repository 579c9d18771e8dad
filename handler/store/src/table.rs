//! The one table, as far as everybody may use it: put, and get by key.
//!
//! Every put of a complaint or an addition is conditional, so that doing it
//! again does no harm, and every get names the attributes it wants. There is no query, no update and no
//! delete here: what officers ask and write is the office's.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, RwLock};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use chrono::TimeDelta;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;

use crate::complaint::Complaint;
use complaints::form::hex;
use item::complaint::{addition, complaint_of, pointer};
use item::fingerprint::{self, Fingerprints};
use item::{INTAKE_READS, Item, key, text, text_of};

pub mod item;
pub mod schema;

/// The index of open complaints: by landlord, then by the next due instant.
pub const INDEX: &str = "open";

/// How long the same words of the same person count as one complaint.
const REPEAT_WINDOW: TimeDelta = TimeDelta::hours(24);

/// The table of complaints, on AWS or on an engine of this machine.
#[derive(Clone, Debug)]
pub struct Table {
    client: Client,
    name: String,
    /// The landlords that this process has named in the table already.
    named: Arc<RwLock<BTreeSet<String>>>,
}

/// What the table did with a put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutOutcome {
    /// It is stored.
    Stored,
    /// There is an item of that key already; nothing was stored.
    Taken,
    /// The same person sent the same words a short while ago, under another key; nothing was stored.
    Repeated,
    /// Somebody else writes the same items just now; nothing was stored.
    Busy,
}

/// The table did not answer, or said that it cannot: what it called that.
#[derive(Debug, thiserror::Error)]
#[error("the table does not answer: {0}")]
pub struct Unavailable(String);

impl Unavailable {
    /// The code of a fault; a fault without a code is no answer at all.
    pub fn of(fault: &impl ProvideErrorMetadata) -> Self {
        Self(fault.code().unwrap_or("no answer").to_owned())
    }

    /// A fault in our own words.
    pub fn because(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl Table {
    /// The table `name`, reached through `client`.
    #[must_use]
    pub fn new(client: Client, name: impl Into<String>) -> Self {
        Self { client, name: name.into(), named: Arc::default() }
    }

    /// The client, for whoever makes the table or may ask it more.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The name under which its client knows the table.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Stores a whole complaint, once; with `fingerprints`, only where the same
    /// words of the same person are not there already.
    ///
    /// # Errors
    /// When the table does not answer; the complaint may be stored all the same.
    pub async fn put_complaint(
        &self,
        filed: &Item,
        fingerprints: Option<&Fingerprints>,
    ) -> Result<PutOutcome, Unavailable> {
        self.name_landlord(text_of(filed, "landlord").unwrap_or_default()).await?;
        match fingerprints {
            None => self.put_new(filed.clone()).await,
            Some(fingerprints) => self.put_first(filed, fingerprints).await,
        }
    }

    /// Names a landlord in the table before the first complaint that names it: its list is asked for
    /// as long as there are complaints, whether or not it is on the site.
    async fn name_landlord(&self, slug: &str) -> Result<(), Unavailable> {
        // A lock that a panic poisoned still holds whole entries.
        if self.named.read().unwrap_or_else(|e| e.into_inner()).contains(slug) {
            return Ok(());
        }
        self.put_new(item::landlord(slug)).await?;
        self.named.write().unwrap_or_else(|e| e.into_inner()).insert(slug.to_owned());
        Ok(())
    }

    /// Stores what only leads to the complaint that had the same words: no answers, and in no list.
    ///
    /// # Errors
    /// When the table does not answer; it may be stored all the same.
    pub async fn put_pointer(&self, complaint: &Complaint) -> Result<PutOutcome, Unavailable> {
        self.put_new(pointer(complaint)).await
    }

    /// Stores an addition to a complaint, once: the words of `filed`, under that
    /// reference, and with `lead` for the lead officer alone.
    ///
    /// # Errors
    /// When the table does not answer; the addition may be stored all the same.
    pub async fn put_addition(&self, filed: &Item, to: &Reference, lead: bool) -> Result<PutOutcome, Unavailable> {
        self.put_new(addition(filed, to, lead)).await
    }

    /// Puts a complaint in place of the same one that another attempt stored later,
    /// so that the dates that were shown first stand; not where an officer has acted on it.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn put_earlier(&self, filed: &Item, later: &[u8; 16]) -> Result<PutOutcome, Unavailable> {
        let condition = "attempt = :later AND attribute_not_exists(progress)";
        self.put(filed.clone(), condition, Some((":later", text(hex::encode(later))))).await
    }

    async fn put_new(&self, item: Item) -> Result<PutOutcome, Unavailable> {
        self.put(item, "attribute_not_exists(pk)", None).await
    }

    async fn put(
        &self,
        item: Item,
        condition: &str,
        value: Option<(&str, AttributeValue)>,
    ) -> Result<PutOutcome, Unavailable> {
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
            Ok(_) => Ok(PutOutcome::Stored),
            Err(error) => match error.as_service_error() {
                Some(service) if service.is_conditional_check_failed_exception() => Ok(PutOutcome::Taken),
                _ => Err(Unavailable::of(&error)),
            },
        }
    }

    /// Complaint and fingerprints in one transaction: all of them or none.
    async fn put_first(&self, filed: &Item, fingerprints: &Fingerprints) -> Result<PutOutcome, Unavailable> {
        let put = |item: Item, condition: Option<&str>| {
            let put = Put::builder().table_name(&self.name).set_item(Some(item));
            let put = put.set_condition_expression(condition.map(str::to_owned)).build();
            put.map(|put| TransactWriteItem::builder().put(put).build()).map_err(|e| Unavailable(e.to_string()))
        };
        let new = Some("attribute_not_exists(pk)");
        let sent = self
            .client
            .transact_write_items()
            .transact_items(put(filed.clone(), new)?)
            .transact_items(put(fingerprint::item(&fingerprints.today, filed), new)?)
            .transact_items(put(fingerprint::item(&fingerprints.tomorrow, filed), None)?)
            .send()
            .await;
        let Err(error) = sent else { return Ok(PutOutcome::Stored) };
        let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) = error.as_service_error() else {
            return Err(Unavailable::of(&error));
        };
        let codes: Vec<&str> = cancelled.cancellation_reasons().iter().map(|r| r.code().unwrap_or_default()).collect();
        // The complaint itself decides first: who sends it again is not somebody who repeats it.
        match codes.as_slice() {
            ["ConditionalCheckFailed", ..] => Ok(PutOutcome::Taken),
            [_, "ConditionalCheckFailed", ..] => Ok(PutOutcome::Repeated),
            codes if codes.contains(&"TransactionConflict") => Ok(PutOutcome::Busy),
            _ => Err(Unavailable::because("cancelled")),
        }
    }

    /// The complaint that had the same words first, if it came less than a day before `at`.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn first_with(
        &self,
        mark: &[u8; 32],
        digest: &[u8; 32],
        landlord: &str,
        at: Moment,
    ) -> Result<Option<Complaint>, Unavailable> {
        let item = self.get(fingerprint::key(mark), &["reference"]).await?;
        let Some(reference) = item.as_ref().and_then(fingerprint::reference_of) else { return Ok(None) };
        let first = self.complaint(&reference).await?;
        let fits = |first: &Complaint| {
            let age = at.utc() - first.received.utc();
            age < REPEAT_WINDOW && first.digest == *digest && first.landlord == landlord
        };
        Ok(first.filter(fits))
    }

    /// The attempt that wrote an addition; `None` when there is none.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn addition(&self, reference: &Reference, digest: &[u8; 32]) -> Result<Option<[u8; 16]>, Unavailable> {
        let item = self.get(key(reference, &format!("ADDED#{}", hex::encode(digest))), &["attempt"]).await?;
        Ok(item.as_ref().and_then(|item| hex::decode(text_of(item, "attempt")?)))
    }

    /// The landlord of a complaint and the hash of its key: what opening a receipt
    /// asks first, so that an answer takes as long whether it is there or not.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn lock_of(&self, reference: &Reference) -> Result<Option<(String, [u8; 32])>, Unavailable> {
        let item = self.get(key(reference, "CASE"), &["landlord", "key_hash"]).await?;
        Ok(item
            .as_ref()
            .and_then(|item| Some((text_of(item, "landlord")?.to_owned(), hex::decode(text_of(item, "key_hash")?)?))))
    }

    /// Reads what intake may read of a complaint.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn complaint(&self, reference: &Reference) -> Result<Option<Complaint>, Unavailable> {
        Ok(self.get(key(reference, "CASE"), &INTAKE_READS).await?.as_ref().and_then(complaint_of))
    }

    async fn get(&self, key: Item, attributes: &[&str]) -> Result<Option<Item>, Unavailable> {
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
            .map_err(|error| Unavailable::of(&error))?;
        Ok(got.item)
    }
}

/// What asks for these attributes and no other. `when` and more are reserved
/// words, so every name goes by a placeholder: `#when`.
#[must_use]
pub fn projected(attributes: &[&str]) -> (String, HashMap<String, String>) {
    let projection = attributes.iter().map(|n| format!("#{n}")).collect::<Vec<_>>().join(", ");
    (projection, attributes.iter().map(|n| (format!("#{n}"), (*n).to_owned())).collect())
}
