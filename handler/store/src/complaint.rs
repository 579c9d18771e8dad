//! What is known of one complaint besides its answers.
//!
//! None of it is a word that somebody wrote. How it is kept as attributes is
//! [`table::item`](crate::table::item)'s affair alone.

use std::sync::Arc;

use complaints::case::events::{Event, EventError};
use complaints::case::json::DeadlineJson;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;

use crate::envelope::ReceiptKey;
use crate::flag::Flag;
use crate::standing::{Place, Rank};
use crate::told::Told;

/// A stored complaint, without its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The format in which it is stored, see [`FORMAT`](crate::table::item::FORMAT).
    pub format: u8,
    /// Its public name, such as `K7M2QX9R4T`.
    pub reference: Reference,
    /// The landlord's address on the site, such as `imani`.
    pub landlord: String,
    /// The digest of its answers, keyed by the token that sent them; in format 1 by nothing.
    pub digest: [u8; 32],
    /// The random id of the request that wrote it.
    pub attempt: [u8; 16],
    /// The hash of the key that opens its receipt.
    pub key_hash: [u8; 32],
    /// With what words are sealed for its receipt: the public half of the key that opens it now. None where an
    /// earlier version stored it, and in what only leads to another.
    pub receipt_key: Option<ReceiptKey>,
    /// The mark of the contact given, if one was, keyed by the token: whether the same person
    /// sends again under that token. In format 1 it was the same under every token.
    pub contact_mark: Option<[u8; 32]>,
    /// When it was received, to the second.
    pub received: Moment,
    /// The version of the policy in force then, such as `2021-01`.
    pub policy: String,
    /// That version's front matter as it was: editing a published version moves no promise.
    pub clocks: Arc<str>,
    /// The ids of the circumstances that hold, such as `risk-to-life`.
    pub when: Vec<String>,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// The ways to be contacted that were chosen, by the ids of the choices.
    pub contact_by: Vec<String>,
    /// The version that the form was shown with, if it was another.
    pub shown_policy: Option<String>,
    /// What an officer should look at.
    pub flags: Vec<Flag>,
    /// The complaint that had the same words of the same person within a day before: this one only leads there.
    pub same_as: Option<Reference>,
    /// Its dates as they were shown at sending: a cache, and the proof of what was said.
    pub first_deadlines: Vec<DeadlineJson>,
    /// What officers recorded since, as its receipt may show it: with no reason in words.
    /// An error where it cannot be read: then the complaint has no dates, rather than wrong ones.
    pub progress: Result<Vec<Event>, EventError>,
    /// What officers told the person of some of it, sealed for the receipt.
    pub told: Vec<Told>,
    /// Its place in the list of its landlord; none before it is stored.
    pub place: Option<Place>,
    /// Whether that place is a date by which something is owed.
    pub dated: bool,
    /// Some of its words, as far as officers read or intake saw them, speak of danger.
    pub danger: bool,
    /// Where officers gave a new link, the hash of the key in it: no older one opens it, by whichever act of
    /// sending it was shown.
    pub relinked: Option<[u8; 32]>,
    /// It stands among the closed ones of its landlord.
    pub closed: bool,
    /// Where it stands among what no officer has read, until one has.
    pub unread: Option<String>,
    /// How it came, where it did not come through the form: `phone`, `letter`, ….
    pub channel: Option<String>,
}

impl Complaint {
    /// Whether both give the same contact to the same landlord.
    #[must_use]
    pub fn same_person(&self, other: &Self) -> bool {
        self.landlord == other.landlord && self.contact_mark.is_some() && self.contact_mark == other.contact_mark
    }

    /// Whether an officer should look at it for this reason.
    #[must_use]
    pub fn has(&self, flag: &Flag) -> bool {
        self.flags.contains(flag)
    }

    /// When the landlord owes something next, if there is a date.
    #[must_use]
    pub fn next_due(&self) -> Option<Moment> {
        self.place.as_ref().filter(|_| self.dated).and_then(Place::due)
    }

    /// The place in the list of words for it that are urgent, or speak of danger.
    #[must_use]
    pub fn place_of(&self, urgent: bool, danger: bool) -> Place {
        let place = self.place.clone().unwrap_or_else(|| Place::of(self.received.utc(), self.reference));
        place.ranked(Rank::of(urgent, danger))
    }

    /// Whether nothing is owed in it any more: it is answered, and nothing was asked for since, or it is closed.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.closed || self.place.as_ref().is_some_and(Place::is_last)
    }

    /// The complaint before this one that the same person sent, if there is one.
    #[must_use]
    pub fn follows(&self) -> Option<Reference> {
        self.flags.iter().find_map(|flag| match flag {
            Flag::Follows(reference) => Some(*reference),
            _ => None,
        })
    }

    /// When it was sent once more, by a way that could not see that it was there.
    #[must_use]
    pub fn sent_again(&self) -> Option<Moment> {
        self.flags.iter().rev().find_map(|flag| match flag {
            Flag::SentAgain(at) => Some(*at),
            _ => None,
        })
    }

    /// Whether its words are for the lead officer alone.
    #[must_use]
    pub fn is_for_lead(&self) -> bool {
        self.has(&Flag::Lead)
    }

    /// The same as an addition to the complaint `there`, and for the eyes of no more people than that.
    #[must_use]
    pub fn added_to(mut self, there: &Self) -> Self {
        self.same_as = Some(there.reference);
        if there.is_for_lead() && !self.is_for_lead() {
            self.flags.push(Flag::Lead);
        }
        self
    }
}
