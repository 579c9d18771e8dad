//! A complaint that waits in the second store: two objects, one meaning.
//!
//! `sent/<reference>-<attempt>` is the whole item, which intake may write and
//! never read; with it the complaint is safe. `case/<reference>` is what
//! intake may read of it, for the receipt and for the same form sent again;
//! the first of a reference stands. `notice/…` is a notice that was not sent.

use complaints::form::answers::Answers;
use complaints::form::{hex, reference::Reference};
use fail::fail_point;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::item::{Case, Item, LEADS, OFFICERS, SameWords, case_of, whole};
use crate::notice::Notice;
use crate::promised::Promised;
use crate::spool::{Made, Spool, Unreachable};

/// Below this stand whole complaints.
pub const SENT: &str = "sent/";
/// Below this stands what intake may read of them.
pub const CASES: &str = "case/";
/// Below this stand notices that were not sent.
pub const NOTICES: &str = "notice/";

/// A whole complaint as it waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The item, as the table would have taken it.
    pub item: Item,
    /// Where its words are found again, if there is a contact.
    pub same: Option<SameWords>,
    /// Its own place, should another complaint stand under its reference.
    pub other: Option<Door>,
}

/// A reference, and the hash of the key that opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// The reference.
    pub reference: Reference,
    /// The hash of its key.
    pub key_hash: [u8; 32],
}

#[derive(Serialize, Deserialize)]
struct Stored {
    item: Value,
    same: Option<[String; 2]>,
    other: Option<(String, String)>,
}

/// What became of a complaint that was brought to the second store.
pub enum Kept {
    /// It is safe, and the first of its reference there.
    New,
    /// It is safe, and this one of the same reference was there before.
    Behind(Box<Case>),
}

/// Brings a complaint to the second store.
///
/// # Errors
/// When it does not answer; the complaint may be there all the same.
pub async fn keep(
    spool: &Spool,
    case: &Case,
    answers: &Answers,
    promised: &Promised,
    same: Option<&SameWords>,
    other: Door,
) -> Result<Kept, Unreachable> {
    let mut item = whole(case, answers, promised);
    spool.make(&sent_name(case), bytes(&item, same, Some(other))?).await?;
    fail_point!("between-objects", |_| std::process::abort());
    item.retain(|attribute, _| ![OFFICERS, LEADS].concat().contains(&attribute.as_str()));
    match spool.make(&case_name(&case.reference), bytes(&item, None, None)?).await? {
        Made::New => Ok(Kept::New),
        Made::There => {
            let there = self::case(spool, &case.reference).await?;
            // It was there a moment ago: it is in the table by now.
            Ok(there.map_or(Kept::New, |there| Kept::Behind(Box::new(there))))
        }
    }
}

/// Brings words to the second store that belong to the case they name in `same_as`.
///
/// # Errors
/// When it does not answer; the words may be there all the same.
pub async fn keep_addition(
    spool: &Spool,
    added: &Case,
    answers: &Answers,
    promised: &Promised,
) -> Result<Made, Unreachable> {
    spool.make(&sent_name(added), bytes(&whole(added, answers, promised), None, None)?).await
}

/// Where a whole complaint stands.
fn sent_name(case: &Case) -> String {
    format!("{SENT}{}-{}", case.reference, hex::encode(&case.attempt))
}

/// What intake may read of a complaint that waits.
///
/// # Errors
/// When the second store does not answer.
pub async fn case(spool: &Spool, reference: &Reference) -> Result<Option<Case>, Unreachable> {
    let bytes = spool.read(&case_name(reference)).await?;
    Ok(bytes.and_then(|bytes| read(&bytes)).and_then(|waiting| case_of(&waiting.item)))
}

/// Where intake reads of a complaint that waits.
pub fn case_name(reference: &Reference) -> String {
    format!("{CASES}{reference}")
}

/// A whole complaint from its bytes; `None` when they are none.
pub fn read(bytes: &[u8]) -> Option<Waiting> {
    let stored: Stored = serde_json::from_slice(bytes).ok()?;
    let same = match stored.same {
        None => None,
        Some([today, tomorrow]) => Some(SameWords { today: hex::decode(&today)?, tomorrow: hex::decode(&tomorrow)? }),
    };
    let other = match stored.other {
        None => None,
        Some((reference, key)) => Some(Door { reference: reference.parse().ok()?, key_hash: hex::decode(&key)? }),
    };
    Some(Waiting { item: serde_dynamo::to_item(stored.item).ok()?, same, other })
}

fn bytes(item: &Item, same: Option<&SameWords>, other: Option<Door>) -> Result<Vec<u8>, Unreachable> {
    let item = serde_dynamo::from_item(item.clone()).map_err(Unreachable::new)?;
    let same = same.map(|same| [hex::encode(&same.today), hex::encode(&same.tomorrow)]);
    let other = other.map(|door| (door.reference.to_string(), hex::encode(&door.key_hash)));
    serde_json::to_vec(&Stored { item, same, other }).map_err(Unreachable::new)
}

/// Keeps a notice that was not sent, to be sent later.
///
/// # Errors
/// When the second store does not answer.
pub async fn keep_notice(spool: &Spool, notice: &Notice) -> Result<(), Unreachable> {
    let bytes = serde_json::to_vec(notice).map_err(Unreachable::new)?;
    spool.make(&format!("{NOTICES}{}-{}", notice.reference, notice.received), bytes).await.map(|_| ())
}
