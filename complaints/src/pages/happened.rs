//! What has happened in a case, a line each, from its receipt on.

use serde::Serialize;

use crate::case::events::{Event, EventKind, Events};
use crate::policy::Policy;
use crate::policy::in_words::{circumstance, stage_name};
use crate::policy::phrases::{Family, Phrase, Phrases, Slot};

/// One thing that happened, as a line of the receipt.
#[derive(Debug, Serialize)]
pub(super) struct HappenedView {
    day: String,
    what: String,
    /// Why, in the words that an officer told the person.
    because: Option<String>,
}

/// Who tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// The landlord, to the person who complained.
    Landlord,
    /// A record, of both.
    Record,
}

/// In order; nothing for a case that was sent and no more, which is what the whole page is about.
pub(super) fn happened(events: &Events, voice: Voice, policy: &Policy, phrases: &Phrases) -> Vec<HappenedView> {
    let since = events.each().skip_while(|(event, _)| event.kind != EventKind::Received);
    let all: Vec<HappenedView> = since
        .map(|(event, at)| HappenedView {
            day: phrases.day(event.at.day()),
            because: event.reason.clone(),
            what: what(event, voice, (at > 1).then(|| stage_name(policy, at, phrases)), policy, phrases),
        })
        .collect();
    if all.len() > 1 { all } else { Vec::new() }
}

fn what(event: &Event, voice: Voice, stage: Option<String>, policy: &Policy, phrases: &Phrases) -> String {
    let (family, new_date) = match voice {
        Voice::Landlord => (Family::Happened, Phrase::HappenedNewDate),
        Voice::Record => (Family::RecordHappened, Phrase::RecordNewDate),
    };
    let what = phrases.of(family, event.kind.name()).to_owned();
    let what = match &event.id {
        Some(id) => {
            let why = circumstance(id, policy, phrases);
            phrases.fill(Phrase::HappenedBecause, &[(Slot::What, &what), (Slot::Why, &why)])
        }
        None => what,
    };
    let what = match event.until {
        Some(until) => phrases.fill(new_date, &[(Slot::What, &what), (Slot::Until, &phrases.day(until))]),
        None => what,
    };
    match stage {
        Some(stage) => phrases.fill(Phrase::HappenedAtStage, &[(Slot::What, &what), (Slot::Stage, &stage)]),
        None => what,
    }
}
