//! What waits in the fallback store: objects by name, each with one meaning.
//!
//! `sent/<reference>-<attempt>` is a whole complaint or addition, which intake
//! may make and never read; with it the words are safe. `case/<reference>` is
//! what intake may read of it, for the receipt and for the same form sent
//! again; the first of a reference stands. `notice/…` is a notice that was not
//! sent.

use complaints::form::reference::Reference;
use fail::fail_point;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Fallback, Made, Unreachable};
use crate::complaint::Complaint;
use crate::filing::Filing;
use crate::notice::Notice;
use crate::table::item::Item;
use crate::table::item::complaint::{complaint_of, filed, without_words};
use crate::table::item::fingerprint::Fingerprints;
use complaints::form::hex;

/// Names of whole complaints and additions begin so.
pub const SENT: &str = "sent/";
/// Names of what intake may read of a complaint begin so.
pub const CASES: &str = "case/";
/// Names of notices that were not sent begin so.
pub const NOTICES: &str = "notice/";

/// A whole complaint as it waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The item, as the table would have taken it.
    pub item: Item,
    /// Where its words are found again, if there is a contact.
    pub fingerprints: Option<Fingerprints>,
    /// Its own place, should another complaint stand under its reference.
    pub own_place: Option<OwnPlace>,
}

/// A reference that no other act of sending can have, and the hash of the key that opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPlace {
    /// The reference under which it is filed then.
    pub reference: Reference,
    /// The hash of the key that opens its receipt.
    pub key_hash: [u8; 32],
}

/// A waiting complaint as JSON; the names have been stored since version 0.1.
#[derive(Serialize, Deserialize)]
struct WaitingJson {
    item: Value,
    same: Option<[String; 2]>,
    other: Option<(String, String)>,
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
    own_place: OwnPlace,
) -> Result<Brought, Unreachable> {
    let (complaint, item) = (filing.complaint, filed(filing));
    fallback.make(&sent_name(complaint), to_bytes(&item, fingerprints, Some(own_place))?).await?;
    fail_point!("between-objects", |_| std::process::abort());
    let readable = to_bytes(&without_words(&item), None, None)?;
    match fallback.make(&case_name(&complaint.reference), readable).await? {
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

/// Brings words to the fallback store that belong to the complaint they name in `same_as`.
///
/// # Errors
/// When it does not answer; the words may be there all the same.
pub async fn bring_addition(fallback: &Fallback, filing: &Filing<'_>) -> Result<Made, Unreachable> {
    fallback.make(&sent_name(filing.complaint), to_bytes(&filed(filing), None, None)?).await
}

/// The name of the object of a whole complaint: `sent/<reference>-<attempt>`.
fn sent_name(complaint: &Complaint) -> String {
    format!("{SENT}{}-{}", complaint.reference, hex::encode(&complaint.attempt))
}

/// What intake may read of a complaint that waits.
///
/// # Errors
/// When the fallback store does not answer.
pub async fn complaint(fallback: &Fallback, reference: &Reference) -> Result<Option<Complaint>, Unreachable> {
    let bytes = fallback.read(&case_name(reference)).await?;
    Ok(bytes.and_then(|bytes| from_bytes(&bytes)).and_then(|waiting| complaint_of(&waiting.item)))
}

/// The name of what intake may read of a complaint: `case/<reference>`.
#[must_use]
pub fn case_name(reference: &Reference) -> String {
    format!("{CASES}{reference}")
}

/// A whole complaint from its bytes; `None` when they are none.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> Option<Waiting> {
    let json: WaitingJson = serde_json::from_slice(bytes).ok()?;
    let fingerprints = match json.same {
        None => None,
        Some([today, tomorrow]) => {
            Some(Fingerprints { today: hex::decode(&today)?, tomorrow: hex::decode(&tomorrow)? })
        }
    };
    let own_place = match json.other {
        None => None,
        Some((reference, key_hash)) => {
            Some(OwnPlace { reference: reference.parse().ok()?, key_hash: hex::decode(&key_hash)? })
        }
    };
    Some(Waiting { item: serde_dynamo::to_item(json.item).ok()?, fingerprints, own_place })
}

fn to_bytes(
    item: &Item,
    fingerprints: Option<&Fingerprints>,
    own_place: Option<OwnPlace>,
) -> Result<Vec<u8>, Unreachable> {
    let item = serde_dynamo::from_item(item.clone()).map_err(Unreachable::new)?;
    let same = fingerprints.map(|found| [hex::encode(&found.today), hex::encode(&found.tomorrow)]);
    let other = own_place.map(|place| (place.reference.to_string(), hex::encode(&place.key_hash)));
    serde_json::to_vec(&WaitingJson { item, same, other }).map_err(Unreachable::new)
}

/// Brings a notice that was not sent, to be sent later. `attempt` is the one
/// that stored what it tells of: two of one second are two.
///
/// # Errors
/// When the fallback store does not answer.
pub async fn bring_notice(fallback: &Fallback, notice: &Notice, attempt: &[u8; 16]) -> Result<(), Unreachable> {
    let bytes = serde_json::to_vec(notice).map_err(Unreachable::new)?;
    fallback.make(&format!("{NOTICES}{}-{}", notice.reference, hex::encode(attempt)), bytes).await.map(|_| ())
}
