//! Why something cannot be recorded or struck out.

use complaints::case::events::{EventError, EventKind};
use complaints::days::count::CountError;
use complaints::form::reference::Reference;
use complaints::policy::office::{Office, OfficeSentence};
use store::table::Unavailable;

/// Why something cannot be recorded or struck out; nothing was written then.
#[derive(Debug)]
pub enum Refusal {
    /// The table does not answer, so nobody knows what is recorded there.
    Table(Unavailable),
    /// No complaint has this reference.
    NoComplaint(Reference),
    /// It only leads to another one.
    LeadsTo {
        /// The reference that the officer gave.
        reference: Reference,
        /// The complaint that had the same words first.
        first: Reference,
    },
    /// Its own copy of the policy, of this version, cannot be read.
    Policy(String),
    /// It has not happened yet at this moment, RFC 3339.
    ToCome(String),
    /// The record with it contradicts itself, such as an answer before the receipt.
    Record(EventError),
    /// The policy does not allow it; in the words of the landlord's letters.
    Policed(String),
    /// A request that the policy treats as a new complaint; in the words of the landlord's letters.
    TooLate(String),
    /// The calendar does not cover the days that its dates need.
    Count(CountError),
    /// It belongs to a stage that the complaint is not at.
    NotReached {
        /// What the officer would record.
        kind: EventKind,
        /// The stage at which that would happen, counted from 1.
        stage: u8,
        /// The stage the complaint was at.
        reached: u8,
    },
    /// It is a second `received`: that came with the sending, and a later request is an `escalation-requested`.
    Received,
    /// Nothing at this stage could be opened again.
    NotOver {
        /// The stage the complaint is at.
        stage: u8,
    },
    /// The complaint has left the stage of this event.
    Past {
        /// What the officer would record.
        kind: EventKind,
        /// The stage the complaint is at.
        stage: u8,
    },
    /// The stage of this event is closed, and was not opened again.
    Closed {
        /// The closed stage, counted from 1.
        stage: u8,
    },
    /// There is no date that could be put off.
    NoDateToMove,
    /// An offer is accepted that nobody recorded.
    NoOffer,
    /// Something else makes no sense without it.
    RestsOnIt,
    /// Nothing is recorded under this number, or it is struck out already.
    NoEntry(u32),
    /// Another officer recorded something since this one read the complaint.
    Meanwhile,
    /// Its words are for the lead officer alone, who reads them.
    ForLead,
    /// Its words stay sealed, and why.
    Sealed(String),
    /// A new link cannot be taken back; another one can be given.
    LinkGiven,
    /// There are no keys to seal with what an officer writes.
    NoKeys,
    /// It puts off the answer, and says nothing to the person.
    TellWhy(EventKind),
    /// It puts nothing off of which the person could be told why.
    NothingToTell(EventKind),
    /// What the person would be told is more than a receipt takes.
    TellLess {
        /// How many characters it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// It is more than the table takes.
    TooLong,
}

impl Refusal {
    /// The refusal in the words of `content/office.yaml`; what a letter, the
    /// table or the calendar says, in theirs.
    #[must_use]
    pub fn say(&self, office: &Office) -> String {
        let fill = |sentence, parts: &[(&str, &str)]| office.fill(sentence, parts);
        match self {
            Self::Table(fault) => fault.to_string(),
            Self::Record(fault) => fault.to_string(),
            Self::Count(fault) => fault.to_string(),
            Self::Policed(why) => why.clone(),
            Self::NoComplaint(reference) => {
                fill(OfficeSentence::RefusedNoComplaint, &[("reference", &reference.grouped())])
            }
            Self::LeadsTo { reference, first } => fill(
                OfficeSentence::RefusedLeadsTo,
                &[("reference", &reference.grouped()), ("first", &first.grouped())],
            ),
            Self::Policy(policy) => fill(OfficeSentence::RefusedPolicy, &[("policy", policy)]),
            Self::ToCome(at) => fill(OfficeSentence::RefusedToCome, &[("at", at)]),
            Self::TooLate(why) => fill(OfficeSentence::RefusedTooLate, &[("why", why)]),
            Self::NotReached { kind, stage, reached } => fill(
                OfficeSentence::RefusedNotReached,
                &[("kind", kind.name()), ("stage", &stage.to_string()), ("reached", &reached.to_string())],
            ),
            Self::Received => fill(OfficeSentence::RefusedReceived, &[]),
            Self::NotOver { stage } => fill(OfficeSentence::RefusedNotOver, &[("stage", &stage.to_string())]),
            Self::Past { kind, stage } => {
                fill(OfficeSentence::RefusedPast, &[("kind", kind.name()), ("stage", &stage.to_string())])
            }
            Self::Closed { stage } => fill(OfficeSentence::RefusedClosed, &[("stage", &stage.to_string())]),
            Self::NoDateToMove => fill(OfficeSentence::RefusedNoDateToMove, &[]),
            Self::NoOffer => fill(OfficeSentence::RefusedNoOffer, &[]),
            Self::RestsOnIt => fill(OfficeSentence::RefusedRestsOnIt, &[]),
            Self::NoEntry(number) => fill(OfficeSentence::RefusedNoEntry, &[("number", &number.to_string())]),
            Self::Meanwhile => fill(OfficeSentence::RefusedMeanwhile, &[]),
            Self::ForLead => fill(OfficeSentence::RefusedForLead, &[]),
            Self::Sealed(why) => fill(OfficeSentence::RefusedSealed, &[("why", why)]),
            Self::LinkGiven => fill(OfficeSentence::RefusedLinkGiven, &[]),
            Self::NoKeys => fill(OfficeSentence::RefusedNoKeys, &[]),
            Self::TellWhy(kind) => fill(OfficeSentence::RefusedTellWhy, &[("kind", kind.name())]),
            Self::NothingToTell(kind) => fill(OfficeSentence::RefusedNothingToTell, &[("kind", kind.name())]),
            Self::TellLess { count, most } => {
                fill(OfficeSentence::RefusedTellLess, &[("count", &count.to_string()), ("most", &most.to_string())])
            }
            Self::TooLong => fill(OfficeSentence::RefusedTooLong, &[]),
        }
    }
}

impl From<Unavailable> for Refusal {
    fn from(fault: Unavailable) -> Self {
        Self::Table(fault)
    }
}

impl From<EventError> for Refusal {
    fn from(fault: EventError) -> Self {
        Self::Record(fault)
    }
}

impl From<CountError> for Refusal {
    fn from(fault: CountError) -> Self {
        Self::Count(fault)
    }
}
