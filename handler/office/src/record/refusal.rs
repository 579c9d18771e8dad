//! Why something cannot be recorded or struck out.

use complaints::case::admits::Refused;
use complaints::case::events::{EventError, EventKind};
use complaints::case::timeline::Refusal as Rule;
use complaints::form::reference::Reference;
use complaints::policy::CIRCUMSTANCES;
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
    /// It cannot have happened in this case, or the policy does not allow it.
    Case(Refused),
    /// The policy knows no such circumstance: its id, and those that it knows.
    UnknownCircumstance(String, Vec<String>),
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
            Self::Case(refused) => say_refused(refused, office),
            Self::UnknownCircumstance(id, all) => {
                fill(OfficeSentence::RefusedUnknownCircumstance, &[("id", id), ("all", &all.join(", "))])
            }
            Self::NoComplaint(reference) => {
                fill(OfficeSentence::RefusedNoComplaint, &[("reference", &reference.grouped())])
            }
            Self::LeadsTo { reference, first } => fill(
                OfficeSentence::RefusedLeadsTo,
                &[("reference", &reference.grouped()), ("first", &first.grouped())],
            ),
            Self::Policy(policy) => fill(OfficeSentence::RefusedPolicy, &[("policy", policy)]),
            Self::ToCome(at) => fill(OfficeSentence::RefusedToCome, &[("at", at)]),
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
        Self::Case(Refused::Record(fault))
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Self::Case(refused)
    }
}

/// Why a case does not admit something, in the words of `content/office.yaml`.
fn say_refused(refused: &Refused, office: &Office) -> String {
    let fill = |sentence, parts: &[(&str, &str)]| office.fill(sentence, parts);
    match refused {
        Refused::Record(fault) => fault.to_string(),
        Refused::Count(fault) => fault.to_string(),
        Refused::NotReached { kind, stage, reached } => fill(
            OfficeSentence::RefusedNotReached,
            &[("kind", kind.name()), ("stage", &stage.to_string()), ("reached", &reached.to_string())],
        ),
        Refused::Received => fill(OfficeSentence::RefusedReceived, &[]),
        Refused::NotOver { stage } => fill(OfficeSentence::RefusedNotOver, &[("stage", &stage.to_string())]),
        Refused::Past { kind, stage } => {
            fill(OfficeSentence::RefusedPast, &[("kind", kind.name()), ("stage", &stage.to_string())])
        }
        Refused::Closed { stage } => fill(OfficeSentence::RefusedClosed, &[("stage", &stage.to_string())]),
        Refused::NotLast { stage, last } => {
            fill(OfficeSentence::RefusedNotLast, &[("stage", &stage.to_string()), ("last", &last.to_string())])
        }
        Refused::UnknownCircumstance(id) => {
            fill(OfficeSentence::RefusedUnknownCircumstance, &[("id", id), ("all", &CIRCUMSTANCES.join(", "))])
        }
        Refused::NoOffer => fill(OfficeSentence::RefusedNoOffer, &[]),
        Refused::NewComplaint { received, until } => {
            let (received, until) = (received.to_string(), until.to_string());
            fill(OfficeSentence::RefusedNewComplaint, &[("received", &received), ("until", &until)])
        }
        Refused::Date { event, because } => {
            let why = match because {
                Rule::BeyondCap(day) => fill(OfficeSentence::RefusedBeyondCap, &[("date", &day.to_string())]),
                Rule::NoReason(day) => fill(OfficeSentence::RefusedNoReason, &[("date", &day.to_string())]),
                Rule::NotLater(day) => fill(OfficeSentence::RefusedNotLater, &[("date", &day.to_string())]),
                Rule::NotReached => fill(OfficeSentence::RefusedNeverReached, &[]),
            };
            match event.until {
                Some(until) => fill(OfficeSentence::RefusedNewDate, &[("until", &until.to_string()), ("why", &why)]),
                None => fill(OfficeSentence::RefusedNewReply, &[("why", &why)]),
            }
        }
    }
}
