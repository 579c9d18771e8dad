//! What an officer records of a complaint: it is checked against the
//! complaint's own copy of the policy, moves its dates, and stands on its
//! receipt from then on. A mistake is struck out and never taken away.
//!
//! Where somebody else records something at the same time, the complaint is
//! read and judged anew ([`again`]).

use chrono::{DateTime, SecondsFormat, Utc};
use complaints::case::events::{Event, EventError, EventKind, Events};
use complaints::case::letter::Letter;
use complaints::case::timeline::{Timeline, timeline};
use complaints::days::moment::Moment;
use complaints::form::reference::{Reference, Token};
use store::promised::{self, OwnPolicy};
use store::random::system_random;
use store::sealed_words::SealedRecord;
use store::stands::Stands;
use store::table::PutOutcome;

use crate::desk::Desk;
use crate::read::{CaseFile, Recorded, case_file};
use crate::write::{Entry, Recording, SealedEntry, write};

mod admits;
pub(crate) mod again;
mod refusal;

pub use refusal::Refusal;

/// Records that something happened in a complaint; gives its number there.
///
/// # Errors
/// When it cannot have happened so, or the policy does not allow it; nothing is written then.
pub async fn record(desk: &Desk<'_>, reference: &Reference, event: Event, now: DateTime<Utc>) -> Result<u32, Refusal> {
    let id = system_random();
    again::tried(|| async {
        let file = open(desk, reference).await?;
        match file.recorded.iter().find(|entry| entry.attempt == Some(id)) {
            // Only the answer was lost.
            Some(ours) => Ok(ours.number),
            None => put_down(Change { desk, file: &file, now, id, key_hash: None }, event.clone()).await,
        }
    })
    .await
}

/// Records that the person was given a new link, and makes it: from now on the old one opens nothing.
/// Gives the path of the receipt.
///
/// # Errors
/// When it cannot have happened so; nothing is written then.
pub async fn new_link(
    desk: &Desk<'_>,
    reference: &Reference,
    event: Event,
    now: DateTime<Utc>,
) -> Result<String, Refusal> {
    // What opens a receipt is made of a token as ever; nobody else has this one.
    let (id, key) = (system_random(), Token::new(system_random()).key());
    let landlord = again::tried(|| async {
        let file = open(desk, reference).await?;
        // It may be made, and only the answer be lost: a link that nobody was given would be nobody's.
        let made = file.recorded.iter().any(|entry| entry.attempt == Some(id));
        if !made {
            put_down(Change { desk, file: &file, now, id, key_hash: Some(key.hash()) }, event.clone()).await?;
        } else if !opens(desk, reference, key.hash()).await? {
            // Somebody else has made a newer one since.
            return Err(Refusal::Meanwhile);
        }
        Ok(file.complaint.landlord)
    })
    .await?;
    Ok(format!("/form/{landlord}/receipt/{reference}/{}", key.to_hex()))
}

/// Whether it is this key that opens a receipt now.
async fn opens(desk: &Desk<'_>, reference: &Reference, key_hash: [u8; 32]) -> Result<bool, Refusal> {
    let stored = desk.table.stored(reference).await?;
    Ok(stored.is_some_and(|stored| stored.lock().is_some_and(|(_, hash)| hash == key_hash)))
}

async fn put_down(change: Change<'_>, event: Event) -> Result<u32, Refusal> {
    let Change { file, now, .. } = change;
    if event.at.day() > Moment::at(now).day() || event.at.time().is_some() && event.at.utc() > now {
        return Err(Refusal::ToCome(event.at.to_rfc3339()));
    }
    // A reason that says nothing is none.
    let reason = event.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
    let event = Event { reason, ..event };
    let number = file.recorded.iter().map(|entry| entry.number).max().unwrap_or(0) + 1;
    let mut happened = happened(file, &file.recorded)?;
    happened.push(event.clone());
    change.make(number, Some(event), happened).await?;
    Ok(number)
}

/// Strikes out what was recorded by mistake.
///
/// # Errors
/// When there is nothing of that number, or what is left makes no sense; nothing is written then.
pub async fn strike(desk: &Desk<'_>, reference: &Reference, number: u32, now: DateTime<Utc>) -> Result<(), Refusal> {
    let id = system_random();
    again::tried(|| async {
        let file = open(desk, reference).await?;
        strike_once(Change { desk, file: &file, now, id, key_hash: None }, number).await
    })
    .await
}

async fn strike_once(change: Change<'_>, number: u32) -> Result<(), Refusal> {
    let recorded = change.file.recorded.iter().cloned();
    let (found, left): (Vec<_>, Vec<_>) = recorded.partition(|entry| entry.number == number);
    // Only the answer was lost.
    if found.iter().any(|entry| entry.struck_attempt == Some(change.id)) {
        return Ok(());
    }
    if !found.iter().any(|entry| entry.struck.is_none()) {
        return Err(Refusal::NoEntry(number));
    }
    // The old link opens nothing any more, whatever the record says.
    if found.iter().any(|entry| entry.event.as_ref().is_ok_and(|event| event.kind == EventKind::NewLink)) {
        return Err(Refusal::LinkGiven);
    }
    let happened = happened(change.file, &left)?;
    change.make(number, None, happened).await
}

async fn open(desk: &Desk<'_>, reference: &Reference) -> Result<CaseFile, Refusal> {
    let file = case_file(desk, reference).await?.ok_or(Refusal::NoComplaint(*reference))?;
    match file.complaint.same_as {
        None => Ok(file),
        Some(first) => Err(Refusal::LeadsTo { reference: *reference, first }),
    }
}

/// The recorded events that are not struck out, and what the person asked for.
///
/// Of one day it is the order here that counts where an officer gave no time: a stage was asked for after all
/// that was recorded before it began, and before everything at that stage.
fn happened(file: &CaseFile, recorded: &[Recorded]) -> Result<Vec<Event>, EventError> {
    let stands = recorded.iter().filter(|entry| entry.struck.is_none()).map(|entry| entry.event.clone());
    let mut happened: Vec<Event> = stands.collect::<Result<_, _>>()?;
    for request in file.added.iter().filter_map(|added| added.asks.clone()) {
        let begun = happened.iter().position(|event| event.stage >= request.stage);
        happened.insert(begun.unwrap_or(happened.len()), request);
    }
    Ok(happened)
}

/// A complaint that is about to change, as it was read.
#[derive(Clone, Copy)]
struct Change<'a> {
    desk: &'a Desk<'a>,
    file: &'a CaseFile,
    now: DateTime<Utc>,
    /// By which the entry is known again, however often it is tried.
    id: [u8; 16],
    key_hash: Option<[u8; 32]>,
}

impl Change<'_> {
    /// Writes `new` under its number, or strikes that number out; `happened` is what stands then.
    async fn make(&self, number: u32, new: Option<Event>, happened: Vec<Event>) -> Result<(), Refusal> {
        let complaint = &self.file.complaint;
        let now = Moment::at(self.now);
        let library = &self.desk.words.library;
        let own = OwnPolicy::of(complaint, self.desk.words).map_err(|_| Refusal::Policy(complaint.policy.clone()))?;
        let (policy, calendar) = (own.policy(), own.calendar());
        let rules = library.rulebook(policy, calendar);
        let rests_on_it = |fault| if new.is_none() { Refusal::RestsOnIt } else { fault };
        let events = promised::record(complaint, &rules, happened).map_err(|fault| rests_on_it(fault.into()))?;
        admits::check(&events).map_err(rests_on_it)?;
        let timeline = timeline(&rules, &events, now)?;
        let phrases = &library.phrases;
        let letter = Letter { policy, calendar, phrases, received: complaint.received, now };
        // Whatever stood before was allowed, or a holiday has changed it since: only the new entry is judged.
        let new = match new {
            Some(new) => Some(judged(new, &events, &timeline, &letter)?),
            None => None,
        };
        let at = self.now.to_rfc3339_opts(SecondsFormat::Secs, true);
        let entry = match &new {
            Some(event) => Entry::New { number, event, record: self.sealed(event.reason.clone(), &at)?, at: &at },
            None => {
                let beside = self.file.is_beside(number);
                Entry::Struck { number, beside, record: self.sealed(None, &at)?, at: &at }
            }
        };
        let stands = Stands::of(complaint, &events, &timeline, self.file.danger());
        let before = &complaint.progress.clone()?;
        let recording = Recording { complaint, entry, before, stands: &stands, key_hash: self.key_hash };
        match write(self.desk.table, &recording).await? {
            PutOutcome::Stored => Ok(()),
            PutOutcome::Taken | PutOutcome::Repeated | PutOutcome::Busy => Err(Refusal::Meanwhile),
        }
    }
}

impl Change<'_> {
    /// Who records or strikes out something and why, for those who may read the complaint.
    fn sealed(&self, reason: Option<String>, at: &str) -> Result<SealedEntry, Refusal> {
        let record = SealedRecord { by: self.desk.officer.to_owned(), reason };
        let seal = self.desk.seal.ok_or(Refusal::NoKeys)?;
        Ok(SealedEntry::under(self.id, seal, &self.file.complaint, self.file.lead, at, &record)?)
    }
}

/// A new event, if the policy allows it, at the stage that it belongs to: it
/// stays there, whatever is recorded or struck out later.
fn judged(new: Event, events: &Events, timeline: &Timeline<'_>, letter: &Letter<'_>) -> Result<Event, Refusal> {
    let refused = timeline.refused.iter().find(|refused| refused.event.at == new.at && refused.event.kind == new.kind);
    if let Some(refused) = refused {
        return Err(Refusal::Policed(letter.refused(refused)));
    }
    if let Some(late) = letter.new_complaint(timeline).filter(|_| new.kind == EventKind::EscalationRequested) {
        return Err(Refusal::TooLate(late));
    }
    let stage = events.each().find(|(event, stage)| **event == new && *stage > 0).map(|(_, stage)| stage);
    Ok(match stage {
        Some(stage) => new.at_stage(stage),
        None => new,
    })
}
