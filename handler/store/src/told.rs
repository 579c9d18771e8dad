//! What an officer told the person of one event, sealed for the receipt: why
//! an answer is put off.
//!
//! It is bound as the officers' own entry is, by the same id and time, and
//! opens for nobody but who holds the receipt's address.

use complaints::case::events::Event;

use crate::envelope::{Bound, NotSealed, ReceiptKey, seal_for_receipt};

/// The most characters that a person is told of one event: a paragraph, and no letter.
pub const MAX_CHARS: usize = 2000;

/// What an officer told the person of one event, sealed for the receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The event, without the officer's own reason.
    pub event: Event,
    /// The id to which the envelope is bound: that of the entry among the events.
    pub id: [u8; 16],
    /// When it was recorded, as it stands beside the entry.
    pub recorded: String,
    /// The envelope as it is stored.
    pub sealed: String,
}

impl Told {
    /// Seals `words` of an event for the receipt whose public half is `key`.
    ///
    /// # Errors
    /// When they cannot be sealed.
    pub fn seal(
        key: &ReceiptKey,
        landlord: &str,
        event: &Event,
        (id, recorded): ([u8; 16], &str),
        words: &str,
    ) -> Result<Self, NotSealed> {
        let bound = Bound { id: &id, landlord, received: recorded };
        let sealed = seal_for_receipt(key, &bound, words.as_bytes())?.to_text();
        let event = Event { reason: None, ..event.clone() };
        Ok(Self { event, id, recorded: recorded.to_owned(), sealed })
    }

    /// Whether it was told of this event.
    #[must_use]
    pub fn is_of(&self, event: &Event) -> bool {
        let of = |event: &Event| (event.kind, event.at, event.stage, event.until);
        of(&self.event) == of(event)
    }
}
