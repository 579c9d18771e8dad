//! What an officer wrote beside an event, in its envelope: who it was, and why.

use complaints::form::hex;
use store::complaint::Complaint;
use store::envelope::{Audience, Bound, SealingKeys, seal};
use store::random::system_random;
use store::sealed_words::SealedRecord;
use store::table::Unavailable;
use store::table::item::{FORMAT, Item, SEALED, number, text};

/// What an officer wrote, in its envelope.
#[derive(Debug, Clone)]
pub struct SealedEntry {
    /// The id that binds the envelope to its item.
    pub(super) id: [u8; 16],
    pub(super) envelope: String,
}

impl SealedEntry {
    /// Seals who recorded something and why, for those who may read the complaint.
    ///
    /// # Errors
    /// When it cannot be sealed.
    pub fn new(
        keys: &SealingKeys,
        complaint: &Complaint,
        for_lead: bool,
        at: &str,
        record: &SealedRecord,
    ) -> Result<Self, Unavailable> {
        Self::under(system_random(), keys, complaint, for_lead, at, record)
    }

    /// The same under an id that is known already: whoever tries again knows by it what it wrote before.
    ///
    /// # Errors
    /// When it cannot be sealed.
    pub fn under(
        id: [u8; 16],
        keys: &SealingKeys,
        complaint: &Complaint,
        for_lead: bool,
        at: &str,
        record: &SealedRecord,
    ) -> Result<Self, Unavailable> {
        let bound = Bound { id: &id, landlord: &complaint.landlord, received: at };
        let audience = if for_lead { Audience::Lead } else { Audience::Officers };
        let plain = serde_json::to_vec(record).map_err(|error| Unavailable::because(error.to_string()))?;
        let sealed = seal(keys, audience, &bound, &plain).map_err(|error| Unavailable::because(error.to_string()))?;
        Ok(Self { id, envelope: sealed.to_text() })
    }

    pub(super) fn add_to(&self, item: &mut Item, at: &str) {
        item.insert("format".to_owned(), number(FORMAT));
        item.insert("attempt".to_owned(), text(hex::encode(&self.id)));
        item.insert(SEALED.to_owned(), text(&self.envelope));
        item.insert("recorded".to_owned(), text(at));
    }
}
