//! What waits in the fallback store: objects by name, each with one meaning.
//!
//! `sent/<reference>-<attempt>` is a whole complaint or addition, which intake
//! may make and never read; with it the words are safe. `case/<reference>` is
//! what intake may read of it, for the receipt and for the same form sent
//! again; the first of a reference stands. `told/<reference>-<attempt>` says
//! that somebody was told of what waits. `notice/…` is a notice that format 1
//! could not send.

use std::sync::Arc;

use complaints::form::hex;
use complaints::form::reference::Reference;
use fail::fail_point;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Fallback, Made, Unreachable};
use crate::complaint::Complaint;
use crate::filing::Filing;
use crate::notice::Notice;
use crate::table::item::complaint::complaint_of;
use crate::table::item::filed::{AsAddition, Filed, filed, of_format_1};
use crate::table::item::fingerprint::Fingerprints;
use crate::table::item::{Item, NotRead, text_of};
use act_place::PlaceJson;

mod act_place;

pub use act_place::ActPlace;

/// Names of whole complaints and additions begin so.
pub const SENT: &str = "sent/";
/// Names of what intake may read of a complaint begin so.
pub const CASES: &str = "case/";
/// Names of what says that somebody was told begin so.
pub const TOLD: &str = "told/";
/// Names of notices that format 1 could not send begin so.
pub const NOTICES: &str = "notice/";

/// A whole complaint as it waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The items, as the table would have taken them.
    pub filed: Filed,
    /// Where its words are found again, if there is a contact.
    pub fingerprints: Option<Fingerprints>,
    /// The place that its token alone gives: where the same form is looked for when it is sent again.
    pub token: Option<ActPlace>,
    /// Where the same words of the same act stand if another complaint, or one that is over, has that place; in
    /// the order in which they are tried.
    pub beside: Vec<ActPlace>,
    /// What was taken before that was kept: where it goes should another complaint stand under its reference.
    pub elsewhere: Option<ActPlace>,
}

/// A waiting complaint as JSON. `item`, `same` and `other` have been stored since version 0.1; where
/// there is no `standing`, it is of format 1.
#[derive(Serialize, Deserialize)]
struct WaitingJson {
    item: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    standing: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unread: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    untold: Option<Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    found_by: Vec<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    clocks: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_addition: Option<AsAdditionJson>,
    same: Option<[String; 2]>,
    other: Option<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other_digest: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other_mark: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    token: Option<PlaceJson>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    beside: Vec<PlaceJson>,
}

#[derive(Serialize, Deserialize)]
struct AsAdditionJson {
    digest: String,
    notice: Option<Notice>,
    for_lead: Option<String>,
}

/// What waits under a name cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// It is no object of ours.
    #[error("what waits there cannot be read: {0}")]
    Shape(String),
    /// It is, and an item of it is not.
    #[error("what waits there: {0}")]
    Item(#[from] NotRead),
}

/// What became of a complaint that was brought to the fallback store.
pub enum Brought {
    /// It is safe, and the first of its reference there.
    First,
    /// It is safe, and this one of the same reference was there before.
    Behind(Box<Complaint>),
}

/// Brings a complaint to the fallback store.
///
/// # Errors
/// When it does not answer; the complaint may be there all the same.
pub async fn bring(
    fallback: &Fallback,
    filing: &Filing<'_>,
    fingerprints: Option<&Fingerprints>,
    token: ActPlace,
    beside: &[ActPlace],
) -> Result<Brought, Unreachable> {
    let (complaint, filed) = (filing.complaint, filed(filing));
    fallback.make(&sent_name(complaint), to_bytes(&filed, fingerprints, Some(token), beside)?).await?;
    fail_point!("between-objects", |_| std::process::abort());
    let readable = serde_json::to_vec(&ReadableJson {
        item: serde_dynamo::from_item(filed.readable()).map_err(Unreachable::new)?,
        clocks: Some(complaint.clocks.to_string()),
    });
    match fallback.make(&case_name(&complaint.reference), readable.map_err(Unreachable::new)?).await? {
        Made::New => Ok(Brought::First),
        Made::There => {
            let there = self::complaint(fallback, &complaint.reference).await?;
            Ok(match there {
                Some(there) if there.attempt != complaint.attempt => Brought::Behind(Box::new(there)),
                // Our own, whose answer was lost; or it was there a moment ago and is in the table by now.
                Some(_) | None => Brought::First,
            })
        }
    }
}

/// What intake may read of a complaint that waits, as JSON.
#[derive(Serialize, Deserialize)]
struct ReadableJson {
    item: Value,
    #[serde(default)]
    clocks: Option<String>,
}

/// Brings words to the fallback store that belong to the complaint they name in `same_as`.
///
/// # Errors
/// When it does not answer; the words may be there all the same.
pub async fn bring_addition(fallback: &Fallback, filing: &Filing<'_>) -> Result<Made, Unreachable> {
    fallback.make(&sent_name(filing.complaint), to_bytes(&filed(filing), None, None, &[])?).await
}

/// The name of the object of a whole complaint: `sent/<reference>-<attempt>`.
fn sent_name(complaint: &Complaint) -> String {
    format!("{SENT}{}-{}", complaint.reference, hex::encode(&complaint.attempt))
}

/// What intake may read of a complaint that waits.
///
/// # Errors
/// When the fallback store does not answer, or what waits there cannot be read.
pub async fn complaint(fallback: &Fallback, reference: &Reference) -> Result<Option<Complaint>, Unreachable> {
    let Some(bytes) = fallback.read(&case_name(reference)).await? else { return Ok(None) };
    let ReadableJson { item, clocks } = serde_json::from_slice(&bytes).map_err(Unreachable::new)?;
    let item: Item = serde_dynamo::to_item(item).map_err(Unreachable::new)?;
    let clocks = clocks.or_else(|| text_of(&item, "clocks").map(str::to_owned)).unwrap_or_default();
    complaint_of(&item, clocks.into()).map(Some).map_err(Unreachable::new)
}

/// The name of what intake may read of a complaint: `case/<reference>`.
#[must_use]
pub fn case_name(reference: &Reference) -> String {
    format!("{CASES}{reference}")
}

impl Waiting {
    /// What is known of the complaint that waits.
    ///
    /// # Errors
    /// When its item cannot be read.
    pub fn complaint(&self) -> Result<Complaint, NotRead> {
        let item = &self.filed.complaint;
        let here = || text_of(item, "clocks").unwrap_or_default().into();
        let clocks: Arc<str> = self.filed.clocks.as_deref().map_or_else(here, Into::into);
        let place = self.filed.standing.as_ref().and_then(|standing| standing.get("due"));
        let mut item = item.clone();
        item.extend(place.map(|due| ("due".to_owned(), due.clone())));
        complaint_of(&item, clocks)
    }

    /// A whole complaint from its bytes.
    ///
    /// # Errors
    /// When they are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unusable> {
        let shape = |what: &dyn std::fmt::Display| Unusable::Shape(what.to_string());
        let json: WaitingJson = serde_json::from_slice(bytes).map_err(|error| shape(&error))?;
        let item = |value: Value| serde_dynamo::to_item(value).map_err(|error| shape(&error));
        let each = |value: Option<Value>| value.map(item).transpose();
        let mark = |text: &str| hex::decode(text).ok_or_else(|| shape(&"a mark"));
        let fingerprints = match json.same {
            None => None,
            Some([today, tomorrow]) => Some(Fingerprints { today: mark(&today)?, tomorrow: mark(&tomorrow)? }),
        };
        let (digest, contact_mark) = (json.other_digest, json.other_mark);
        let elsewhere = json.other.map(|(reference, key_hash)| PlaceJson { reference, key_hash, digest, contact_mark });
        let read = |place: Option<PlaceJson>| place.map(PlaceJson::read).transpose();
        let (token, elsewhere) = (read(json.token)?, read(elsewhere)?);
        let beside = json.beside.into_iter().map(PlaceJson::read).collect::<Result<_, _>>()?;
        let complaint = item(json.item)?;
        let filed = match (each(json.standing)?, each(json.unread)?, json.as_addition) {
            (Some(standing), Some(unread), Some(AsAdditionJson { digest, notice, for_lead })) => Filed {
                complaint,
                standing: Some(standing),
                unread,
                untold: each(json.untold)?,
                found_by: json.found_by.into_iter().map(item).collect::<Result<_, _>>()?,
                clocks: json.clocks,
                as_addition: AsAddition { digest, notice, for_lead },
            },
            _ => of_format_1(complaint),
        };
        Ok(Self { filed, fingerprints, token, beside, elsewhere })
    }
}

fn to_bytes(
    filed: &Filed,
    fingerprints: Option<&Fingerprints>,
    token: Option<ActPlace>,
    beside: &[ActPlace],
) -> Result<Vec<u8>, Unreachable> {
    let value = |item: &Item| serde_dynamo::from_item(item.clone()).map_err(Unreachable::new);
    let AsAddition { digest, notice, for_lead } = filed.as_addition.clone();
    let json = WaitingJson {
        item: value(&filed.complaint)?,
        standing: filed.standing.as_ref().map(value).transpose()?,
        unread: Some(value(&filed.unread)?),
        untold: filed.untold.as_ref().map(value).transpose()?,
        found_by: filed.found_by.iter().map(value).collect::<Result<_, _>>()?,
        clocks: filed.clocks.clone(),
        as_addition: Some(AsAdditionJson { digest, notice, for_lead }),
        same: fingerprints.map(|found| [hex::encode(&found.today), hex::encode(&found.tomorrow)]),
        other: None,
        other_digest: None,
        other_mark: None,
        token: token.as_ref().map(PlaceJson::of),
        beside: beside.iter().map(PlaceJson::of).collect(),
    };
    serde_json::to_vec(&json).map_err(Unreachable::new)
}
