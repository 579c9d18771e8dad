//! A place that one act of sending has in the table, with its marks there: as
//! the table may have it, and as JSON beside what waits.

use complaints::form::hex;
use complaints::form::reference::Reference;
use serde::{Deserialize, Serialize};

use super::Unusable;
use crate::complaint::Complaint;
use crate::flag::Flag;

/// A place that one act of sending has in the table, and its marks there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActPlace {
    /// The reference under which the act stands there.
    pub reference: Reference,
    /// The hash of the key that opens its receipt.
    pub key_hash: [u8; 32],
    /// The digest of its answers there; in format 1 the same as elsewhere.
    pub digest: Option<[u8; 32]>,
    /// The mark of its contact there, if it has one.
    pub contact_mark: Option<[u8; 32]>,
}

impl ActPlace {
    /// The place of a complaint.
    #[must_use]
    pub fn of(complaint: &Complaint) -> Self {
        Self {
            reference: complaint.reference,
            key_hash: complaint.key_hash,
            digest: Some(complaint.digest),
            contact_mark: complaint.contact_mark,
        }
    }

    /// What leads from here to the complaint of the same act that stands elsewhere.
    #[must_use]
    pub fn leading_to(&self, complaint: &Complaint) -> Complaint {
        Complaint {
            reference: self.reference,
            key_hash: self.key_hash,
            receipt_key: None,
            digest: self.digest.unwrap_or(complaint.digest),
            contact_mark: self.contact_mark,
            same_as: Some(complaint.reference),
            flags: vec![Flag::SameAct],
            first_deadlines: Vec::new(),
            ..complaint.clone()
        }
    }
}

/// The same as JSON.
#[derive(Serialize, Deserialize)]
pub(super) struct PlaceJson {
    pub(super) reference: String,
    pub(super) key_hash: String,
    pub(super) digest: Option<String>,
    pub(super) contact_mark: Option<String>,
}

impl PlaceJson {
    pub(super) fn of(place: &ActPlace) -> Self {
        Self {
            reference: place.reference.to_string(),
            key_hash: hex::encode(&place.key_hash),
            digest: place.digest.map(|digest| hex::encode(&digest)),
            contact_mark: place.contact_mark.map(|mark| hex::encode(&mark)),
        }
    }

    /// The place that was written so.
    pub(super) fn read(self) -> Result<ActPlace, Unusable> {
        let shape = |what: &str| Unusable::Shape(what.to_owned());
        let mark = |typed: &str| hex::decode(typed).ok_or_else(|| shape("a mark"));
        Ok(ActPlace {
            reference: self.reference.parse().map_err(|_| shape("a reference"))?,
            key_hash: mark(&self.key_hash)?,
            digest: self.digest.as_deref().map(mark).transpose()?,
            contact_mark: self.contact_mark.as_deref().map(mark).transpose()?,
        })
    }
}
