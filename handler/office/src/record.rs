//! What an officer records of a complaint: it is checked against the
//! complaint's own copy of the policy, moves its dates, and stands on its
//! receipt from then on. A mistake is struck out and never taken away.
//!
//! Where somebody else records something at the same time, the complaint is
//! read and judged anew ([`again`]).

use chrono::{DateTime, SecondsFormat, Utc};
use complaints::case::admits::{Effect, Refused, in_order};
use complaints::case::events::{Event, EventError, EventKind};
use complaints::case::standing::Case;
use complaints::days::moment::Moment;
use complaints::form::reference::{Key, Reference, Token};
use complaints::policy::{CIRCUMSTANCES, Policy};
use store::envelope::ReceiptKey;
use store::promised::{self, OwnPolicy};
use store::random::system_random;
use store::sealed_words::SealedRecord;
use store::stands::Stands;
use store::table::PutOutcome;

use crate::desk::Desk;
use crate::read::{CaseFile, Recorded, case_file};
use crate::write::{Entry, NewLock, Recording, SealedEntry, write};

pub(crate) mod again;
mod effect;
mod refusal;
mod telling;

pub use effect::lines as effect_lines;
pub use refusal::Refusal;
pub use telling::Telling;

/// What was recorded, as whoever did hears of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its number in the complaint, counted from 1.
    pub number: u32,
    /// What the person hears of it.
    pub telling: Telling,
    /// The dates that it moves, and what is to be said of it; nothing where only an answer was lost.
    pub effect: Effect,
}

/// A new link, as whoever made it hands it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The path of the receipt.
    pub receipt: String,
    /// How many reasons the person was told that do not stand there, since this desk cannot open them.
    pub without: usize,
}

/// Records that something happened in a complaint, and tells the person `tell` of it on the receipt.
///
/// # Errors
/// When it cannot have happened so, or the policy does not allow it; nothing is written then.
pub async fn record(
    desk: &Desk<'_>,
    reference: &Reference,
    event: Event,
    tell: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Made, Refusal> {
    let tell = telling::checked(&event, tell)?;
    let id = system_random();
    again::tried(|| async {
        let file = open(desk, reference).await?;
        match file.recorded.iter().find(|entry| entry.attempt == Some(id)) {
            // Only the answer was lost.
            Some(ours) => {
                let telling = Telling::of(tell.as_deref(), ours.on_receipt);
                Ok(Made { number: ours.number, telling, effect: Effect::default() })
            }
            None => {
                let change = Change { desk, file: &file, now, id, key: None, tell: tell.as_deref() };
                let (number, effect) = put_down(change, event.clone()).await?;
                let has_key = file.complaint.receipt_key.is_some();
                Ok(Made { number, telling: Telling::of(tell.as_deref(), has_key), effect })
            }
        }
    })
    .await
}

/// Records that the person was given a new link, and makes it: from now on the old one opens nothing.
/// What the person was told before is sealed anew for it.
///
/// # Errors
/// When it cannot have happened so; nothing is written then.
pub async fn new_link(
    desk: &Desk<'_>,
    reference: &Reference,
    event: Event,
    now: DateTime<Utc>,
) -> Result<Link, Refusal> {
    // What opens a receipt is made of a token as ever; nobody else has this one.
    let (id, key) = (system_random(), Token::new(system_random()).key());
    let (landlord, without) = again::tried(|| async {
        let file = open(desk, reference).await?;
        // It may be made, and only the answer be lost: a link that nobody was given would be nobody's.
        let made = file.recorded.iter().any(|entry| entry.attempt == Some(id));
        if !made {
            put_down(Change { desk, file: &file, now, id, key: Some(key), tell: None }, event.clone()).await?;
        } else if !opens(desk, reference, key.hash()).await? {
            // Somebody else has made a newer one since.
            return Err(Refusal::Meanwhile);
        }
        let without = telling::closed(&file);
        Ok((file.complaint.landlord, without))
    })
    .await?;
    Ok(Link { receipt: format!("/form/{landlord}/receipt/{reference}/{}", key.to_hex()), without })
}

/// Whether it is this key that opens a receipt now.
async fn opens(desk: &Desk<'_>, reference: &Reference, key_hash: [u8; 32]) -> Result<bool, Refusal> {
    let stored = desk.table.stored(reference).await?;
    Ok(stored.is_some_and(|stored| stored.lock().is_some_and(|(_, hash)| hash == key_hash)))
}

async fn put_down(change: Change<'_>, event: Event) -> Result<(u32, Effect), Refusal> {
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
    let effect = change.make(number, Some(event), happened).await?;
    Ok((number, effect))
}

/// Strikes out what was recorded by mistake.
///
/// # Errors
/// When there is nothing of that number, or what is left makes no sense; nothing is written then.
pub async fn strike(desk: &Desk<'_>, reference: &Reference, number: u32, now: DateTime<Utc>) -> Result<(), Refusal> {
    let id = system_random();
    again::tried(|| async {
        let file = open(desk, reference).await?;
        strike_once(Change { desk, file: &file, now, id, key: None, tell: None }, number).await
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
    change.make(number, None, happened).await.map(|_| ())
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
    /// What opens the receipt from now on, where there is a new link.
    key: Option<Key>,
    /// What the person is told of it.
    tell: Option<&'a str>,
}

impl Change<'_> {
    /// Writes `new` under its number, or strikes that number out; `happened` is what stands then.
    async fn make(&self, number: u32, new: Option<Event>, happened: Vec<Event>) -> Result<Effect, Refusal> {
        let complaint = &self.file.complaint;
        let now = Moment::at(self.now);
        let library = &self.desk.words.library;
        let own = OwnPolicy::of(complaint, self.desk.words).map_err(|_| Refusal::Policy(complaint.policy.clone()))?;
        let rules = library.rulebook(own.policy(), own.calendar());
        let rests_on_it = |fault| if new.is_none() { Refusal::RestsOnIt } else { fault };
        let stages = promised::stages(complaint, &rules, &happened);
        let events = promised::record(complaint, &rules, happened).map_err(|fault| rests_on_it(fault.into()))?;
        in_order(&events, stages, None).map_err(|fault| rests_on_it(fault.into()))?;
        // Whatever stood before was allowed, or a holiday has changed it since: only the new entry is judged.
        let (new, effect) = match new {
            Some(new) => {
                let before = promised::happened(complaint, &rules)?;
                let effect =
                    Case::of(&rules, &before, now).admits(&new, &events).map_err(|fault| known(fault, own.policy()))?;
                // It stays at the stage that it belongs to, whatever is recorded or struck out later.
                let new = Event { stage: effect.stage.or(new.stage), ..new };
                (Some(new), effect)
            }
            None => (None, Effect::default()),
        };
        let at = self.now.to_rfc3339_opts(SecondsFormat::Secs, true);
        let entry = match &new {
            Some(event) => Entry::New { number, event, record: self.sealed(event.reason.clone(), &at)?, at: &at },
            None => {
                let beside = self.file.is_beside(number);
                Entry::Struck { number, beside, record: self.sealed(None, &at)?, at: &at }
            }
        };
        let stands = Stands::of(complaint, &Case::of(&rules, &events, now), self.file.danger());
        let before = &complaint.progress.clone()?;
        let link = self.key.map(|key| NewLock { key_hash: key.hash(), receipt_key: ReceiptKey::of(key) });
        let told = telling::told_after(self, number, new.as_ref(), &at)?;
        let recording = Recording { complaint, entry, before, stands: &stands, link, told };
        if !recording.fits() {
            return Err(Refusal::TooLong);
        }
        match write(self.desk.table, &recording).await? {
            PutOutcome::Stored => Ok(effect),
            PutOutcome::Taken | PutOutcome::Repeated | PutOutcome::Busy => Err(Refusal::Meanwhile),
        }
    }
}

impl Change<'_> {
    /// Who records or strikes out something, why, and what the person is told, for those who may read the complaint.
    fn sealed(&self, reason: Option<String>, at: &str) -> Result<SealedEntry, Refusal> {
        let told = self.tell.map(str::to_owned);
        let record = SealedRecord { by: self.desk.officer.to_owned(), reason, told };
        let seal = self.desk.seal.ok_or(Refusal::NoKeys)?;
        Ok(SealedEntry::under(self.id, seal, &self.file.complaint, self.file.lead, at, &record)?)
    }
}

/// The same refusal with the circumstances that the policy knows.
fn known(fault: Refused, policy: &Policy) -> Refusal {
    match fault {
        Refused::UnknownCircumstance(id) => {
            let own = policy.circumstances.iter().map(|circumstance| circumstance.id.as_str());
            Refusal::UnknownCircumstance(id, CIRCUMSTANCES.into_iter().chain(own).map(str::to_owned).collect())
        }
        fault => Refusal::Case(fault),
    }
}
