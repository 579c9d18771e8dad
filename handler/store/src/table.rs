//! The one table, as far as everybody may use it: put, and get by key.
//!
//! Every put of a complaint or an addition is conditional, so that doing it
//! again does no harm, and every get names the attributes it wants. There is no
//! query, no update and no delete here: what officers and the drain ask and
//! write is theirs.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, RwLock};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use chrono::TimeDelta;
use complaints::days::moment::Moment;
use complaints::form::hex;
use complaints::form::reference::Reference;
use quick_cache::sync::Cache;

use crate::complaint::Complaint;
use crate::log;
use item::complaint::{Clocks, clocks_named, complaint_of};
use item::standing::{STANDING_READS, join, standing_key};
use item::{FORMAT, INTAKE_READS, Item, NotRead, clocks, fingerprint, key, readable, stone, text_of, unfiled};

mod in_place;
pub mod item;
mod put;
pub mod schema;

pub use in_place::InPlace;
pub use put::{AddedOutcome, BroughtOutcome, PutOutcome, Same};

/// The index of open complaints: by landlord, then by their place in its list.
pub const INDEX: &str = "open";

/// How many front matters are kept at hand, each of a few KiB.
const KNOWN_CLOCKS: usize = 256;

/// How long the same words of the same person count as one complaint.
const REPEAT_WINDOW: TimeDelta = TimeDelta::hours(24);

/// The table of complaints, on AWS or on an engine of this machine.
#[derive(Clone, Debug)]
pub struct Table {
    client: Client,
    name: String,
    /// Nothing may be put into it.
    closed: bool,
    /// The landlords that this process has named in the table already.
    named: Arc<RwLock<BTreeSet<String>>>,
    /// The front matters that this process knows to be there, by their digests.
    clocks: Arc<Cache<String, Arc<str>>>,
}

/// The table did not answer, or refuses this: what it called that.
#[derive(Debug, thiserror::Error)]
#[error("{}{said}", why.who())]
pub struct Unavailable {
    said: String,
    why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// It is away, or has too much to do: the same can be done later.
    Away,
    /// It refuses this and nothing else.
    Refuses,
    /// The form is closed, and nothing was asked of it.
    Closed,
    /// What it was asked for was erased.
    Erased,
}

impl Why {
    /// What stands before what was said.
    fn who(self) -> &'static str {
        match self {
            Self::Away => "the table does not answer: ",
            Self::Refuses | Self::Closed => "the table: ",
            Self::Erased => "",
        }
    }
}

/// What DynamoDB says where it has too much to do, or a fault of its own.
const LATER: [&str; 8] = [
    "InternalServerError",
    "ServiceUnavailable",
    "ProvisionedThroughputExceededException",
    "ProvisionedThroughputExceeded",
    "ThrottlingException",
    "ThrottlingError",
    "RequestLimitExceeded",
    "TransactionInProgressException",
];

impl Unavailable {
    /// The code of a fault; a fault without a code is no answer at all.
    pub fn of(fault: &impl ProvideErrorMetadata) -> Self {
        Self::of_code(fault.code())
    }

    /// The same of a code alone.
    #[must_use]
    pub fn of_code(code: Option<&str>) -> Self {
        let away = code.is_none_or(|code| LATER.contains(&code));
        let why = if away { Why::Away } else { Why::Refuses };
        Self { said: code.unwrap_or("no answer").to_owned(), why }
    }

    /// A fault in our own words, which asking again does not mend.
    pub fn because(what: impl Into<String>) -> Self {
        Self { said: what.into(), why: Why::Refuses }
    }

    /// One line in the log, unless nothing is wrong: a closed form refuses on purpose, and what was erased is gone.
    pub fn log(&self) {
        if !matches!(self.why, Why::Closed | Why::Erased) {
            log::fault("table", self);
        }
    }

    /// Whether the table is away, and the same can be done later; else it refuses this and nothing else.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.why == Why::Away
    }

    /// Whether it was asked for a complaint that was erased.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.why == Why::Erased
    }
}

impl From<NotRead> for Unavailable {
    fn from(fault: NotRead) -> Self {
        let why = if fault == NotRead::Erased { Why::Erased } else { Why::Refuses };
        Self { said: fault.to_string(), why }
    }
}

/// A complaint as it lies in the table, not looked into yet.
#[derive(Debug)]
pub struct Stored {
    complaint: Item,
    standing: Option<Item>,
}

impl Stored {
    /// What somebody else has asked the table for: at least what intake reads of a complaint and of its standing.
    #[must_use]
    pub fn of(complaint: Item, standing: Option<Item>) -> Self {
        Self { complaint, standing }
    }

    /// The landlord, and the hash of the key that opens the receipt now; `None` where either is not there.
    #[must_use]
    pub fn lock(&self) -> Option<(&str, [u8; 32])> {
        // A new link takes the place of the first one; in format 1 it stands beside that in the complaint.
        let standing = self.standing.as_ref().unwrap_or(&self.complaint);
        let hash = text_of(standing, "new_key_hash").or_else(|| text_of(&self.complaint, "key_hash"));
        Some((text_of(&self.complaint, "landlord")?, hash.and_then(hex::decode)?))
    }

    /// Whether it was erased, and a stone stands in its place.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        stone::stone_of(&self.complaint).is_some()
    }
}

impl Table {
    /// The table `name`, reached through `client`.
    #[must_use]
    pub fn new(client: Client, name: impl Into<String>) -> Self {
        Self {
            client,
            name: name.into(),
            closed: false,
            named: Arc::default(),
            clocks: Arc::new(Cache::new(KNOWN_CLOCKS)),
        }
    }

    /// The same table for a form that takes nothing: it is read as ever, and refuses every put.
    #[must_use]
    pub fn closed(self) -> Self {
        Self { closed: true, ..self }
    }

    /// What every put asks first.
    fn takes(&self) -> Result<(), Unavailable> {
        let closed = || Unavailable { said: "the form is closed".to_owned(), why: Why::Closed };
        if self.closed { Err(closed()) } else { Ok(()) }
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

    /// Reads what intake may read of a complaint: two items by their keys.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn stored(&self, reference: &Reference) -> Result<Option<Stored>, Unavailable> {
        let complaint = self.get(key(reference, "CASE"), &INTAKE_READS);
        let standing = self.get(standing_key(reference, FORMAT), &STANDING_READS);
        let (complaint, standing) = tokio::try_join!(complaint, standing)?;
        Ok(complaint.map(|complaint| Stored { complaint, standing }))
    }

    /// Looks into a stored complaint.
    ///
    /// # Errors
    /// When the table does not answer, or holds what this version cannot read.
    pub async fn read(&self, stored: Stored) -> Result<Complaint, Unavailable> {
        let Stored { mut complaint, standing } = stored;
        let leads_elsewhere = complaint.contains_key("same_as");
        if standing.is_none() && !leads_elsewhere && readable(&complaint)? > 1 {
            return Err(Unavailable::because("a complaint is there without its standing"));
        }
        join(&mut complaint, standing);
        let clocks = self.clocks_of(&complaint).await?;
        Ok(complaint_of(&complaint, clocks)?)
    }

    /// Reads what intake may read of a complaint.
    ///
    /// # Errors
    /// When the table does not answer, or holds what this version cannot read.
    pub async fn complaint(&self, reference: &Reference) -> Result<Option<Complaint>, Unavailable> {
        match self.stored(reference).await? {
            Some(stored) => Ok(Some(self.read(stored).await?)),
            None => Ok(None),
        }
    }

    /// The front matter that the item of a complaint names. It never changes, so a process seldom asks twice.
    ///
    /// # Errors
    /// When the table does not answer, or does not have it.
    pub async fn clocks_of(&self, complaint: &Item) -> Result<Arc<str>, Unavailable> {
        let digest = match clocks_named(complaint)? {
            Clocks::Here(clocks) => return Ok(clocks.into()),
            Clocks::Under(digest) => digest,
        };
        if let Some(known) = self.clocks.get(&digest) {
            return Ok(known);
        }
        let item = self.get(clocks::key(&digest), &["clocks"]).await?;
        let clocks = item.as_ref().and_then(|item| clocks::clocks_of(item, &digest));
        let clocks = clocks.ok_or_else(|| Unavailable::because("the clocks that a complaint names are not there"))?;
        Ok(self.remember(digest, clocks.into()))
    }

    /// Keeps a front matter that is in the table.
    fn remember(&self, digest: String, clocks: Arc<str>) -> Arc<str> {
        self.clocks.insert(digest, Arc::clone(&clocks));
        clocks
    }

    /// The complaint that had the same words of the same person first, if it came less than a day
    /// before `at`, or after it where that comes home from an outage. The mark is made of the words and the person: who has it had both.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn first_with(
        &self,
        mark: &[u8; 32],
        landlord: &str,
        at: Moment,
    ) -> Result<Option<Complaint>, Unavailable> {
        let item = self.get(fingerprint::key(mark), &["reference"]).await?;
        let Some(reference) = item.as_ref().and_then(fingerprint::reference_of) else { return Ok(None) };
        let first = match self.complaint(&reference).await {
            // What was erased was first with nothing.
            Err(fault) if fault.is_erased() => None,
            first => first?,
        };
        let fits =
            |first: &Complaint| (at.utc() - first.received.utc()).abs() < REPEAT_WINDOW && first.landlord == landlord;
        Ok(first.filter(fits))
    }

    /// The attempt that wrote an addition, by its digest in hexadecimal figures; `None` when there is none.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn addition(&self, reference: &Reference, digest: &str) -> Result<Option<[u8; 16]>, Unavailable> {
        let item = self.get(key(reference, &format!("ADDED#{digest}")), &["attempt"]).await?;
        Ok(item.as_ref().and_then(|item| hex::decode(text_of(item, "attempt")?)))
    }

    /// How many things wait in the fallback store that could not be filed.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn unfiled(&self) -> Result<usize, Unavailable> {
        let item = self.get(unfiled::count_key(), &["unfiled"]).await?;
        Ok(item.as_ref().and_then(unfiled::count_of).unwrap_or(0))
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
