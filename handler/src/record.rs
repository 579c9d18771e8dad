//! What an officer records of a case: it is checked against the policy, moves
//! the dates, and stands on the receipt from then on.
//!
//! A mistake is struck out and never taken away.

use chrono::{DateTime, SecondsFormat, Utc};
use complaints::case::events::{Event, EventError, EventKind, Events};
use complaints::case::letter::Letter;
use complaints::case::timeline::timeline;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use complaints::policy::library::stored_policy;

use crate::item::{Case, Recorded, Whole};
use crate::owed::Owed;
use crate::promised;
use crate::table::{Put, Recording, Table, Unavailable};
use crate::words::Words;

/// What stands in place of a reason where a tenant and intake can read it.
const GIVEN: &str = "given";

/// Why something cannot be recorded or struck out.
#[derive(Debug, thiserror::Error)]
pub enum NotRecorded {
    /// The table does not answer.
    #[error(transparent)]
    Table(#[from] Unavailable),
    /// There is no such case.
    #[error("there is no complaint {0}")]
    NoCase(String),
    /// Its case is another.
    #[error("{0} only leads to the complaint {1}: record it there")]
    LeadsTo(String, String),
    /// Its own copy of the policy cannot be read.
    #[error("its copy of the policy {0} cannot be read, so its dates cannot be checked")]
    Policy(String),
    /// It has not happened yet.
    #[error("{0} is still to come: record what has happened")]
    ToCome(String),
    /// It contradicts what is there.
    #[error(transparent)]
    Record(#[from] EventError),
    /// The policy does not allow it; in the words of the landlord's letters.
    #[error("{0}")]
    Refused(String),
    /// A request that the policy treats as a new complaint; in the words of the landlord's letters.
    #[error("{0} Send it through the form as a new complaint, with this reference in it")]
    TooLate(String),
    /// The calendar does not cover it.
    #[error(transparent)]
    Count(#[from] complaints::days::count::CountError),
    /// It belongs to a stage that the case is not at.
    #[error(
        "{kind} would be at stage {stage}, and the complaint is at stage {reached}: if you were asked to look again, \
         record escalation-requested first; an answer at stage {reached} is `responded`"
    )]
    NotReached {
        /// What.
        kind: &'static str,
        /// Its stage.
        stage: u8,
        /// The stage the case was at.
        reached: u8,
    },
    /// It came once; a later request is called otherwise.
    #[error("the complaint was received when it was sent: record a request for the next stage as escalation-requested")]
    Received,
    /// Nothing there could be opened again.
    #[error("stage {0}, at which the complaint is, is neither answered nor closed: there is nothing to open again")]
    NotOver(u8),
    /// The case has gone on.
    #[error("{0}: the complaint is at stage {1} already")]
    Past(&'static str, u8),
    /// It is closed.
    #[error("stage {0} is closed already: strike that out if its day is wrong, or record reopened first")]
    Closed(u8),
    /// There is no date that could be put off.
    #[error("it was opened again, and the policy gives no date that could be put off: tell the person when you answer")]
    NoDateToMove,
    /// Nobody offered anything.
    #[error("nothing was offered: record offer-made first")]
    NoOffer,
    /// Something else makes no sense without it.
    #[error("something that was recorded later rests on it: strike that out first")]
    RestsOnIt,
    /// There is nothing of that number.
    #[error("nothing of the number {0} is recorded there that is not struck out already")]
    NoEntry(u32),
    /// Two officers at once.
    #[error("somebody else recorded something at the same moment: look at the complaint again, then record it again")]
    Meanwhile,
}

/// Records that something happened in a case.
///
/// # Errors
/// When it cannot have happened so, or the policy does not allow it; nothing is written then.
pub async fn record(
    table: &Table,
    words: &Words,
    reference: &Reference,
    event: Event,
    now: DateTime<Utc>,
) -> Result<Recorded, NotRecorded> {
    let whole = whole(table, reference).await?;
    if event.at.day() > Moment::at(now).day() || event.at.time().is_some() && event.at.utc() > now {
        return Err(NotRecorded::ToCome(event.at.to_rfc3339()));
    }
    let number = whole.recorded.iter().map(|entry| entry.number).max().unwrap_or(0) + 1;
    let entry = Recorded { number, event: event.to_string(), recorded: stamp(now), struck: None };
    let mut standing: Vec<Recorded> = whole.recorded.iter().filter(|entry| entry.struck.is_none()).cloned().collect();
    standing.push(entry.clone());
    write(table, words, &whole.case, &standing, entry, now).await
}

/// Strikes out what was recorded by mistake.
///
/// # Errors
/// When there is nothing of that number, or what is left makes no sense; nothing is written then.
pub async fn strike(
    table: &Table,
    words: &Words,
    reference: &Reference,
    number: u32,
    now: DateTime<Utc>,
) -> Result<Recorded, NotRecorded> {
    let whole = whole(table, reference).await?;
    let (mut found, standing): (Vec<_>, Vec<_>) =
        whole.recorded.into_iter().filter(|entry| entry.struck.is_none()).partition(|entry| entry.number == number);
    let entry = found.pop().ok_or(NotRecorded::NoEntry(number))?;
    let entry = Recorded { struck: Some(stamp(now)), ..entry };
    write(table, words, &whole.case, &standing, entry, now).await
}

async fn whole(table: &Table, reference: &Reference) -> Result<Whole, NotRecorded> {
    let whole = table.whole(reference, false).await?;
    let whole = whole.ok_or_else(|| NotRecorded::NoCase(reference.grouped()))?;
    match whole.case.same_as {
        None => Ok(whole),
        Some(first) => Err(NotRecorded::LeadsTo(reference.grouped(), first.grouped())),
    }
}

/// Writes `entry`, after which `standing` is what has happened.
async fn write(
    table: &Table,
    words: &Words,
    case: &Case,
    standing: &[Recorded],
    entry: Recorded,
    now: DateTime<Utc>,
) -> Result<Recorded, NotRecorded> {
    let now = Moment::at(now);
    let library = &words.library;
    let policy = stored_policy(&case.clocks, &case.policy).ok_or_else(|| NotRecorded::Policy(case.policy.clone()))?;
    let calendar = library.calendar(&policy);
    let rules = library.rulebook(&policy, &calendar);
    let happened = standing.iter().map(|entry| entry.event.parse()).collect::<Result<Vec<Event>, _>>()?;
    let rests_on_it = |fault| if entry.struck.is_some() { NotRecorded::RestsOnIt } else { fault };
    let events = promised::record(case, &rules, happened).map_err(|fault| rests_on_it(fault.into()))?;
    in_order(&events).map_err(rests_on_it)?;
    let timeline = timeline(&rules, &events, now)?;
    let letter =
        Letter { policy: &policy, calendar: &calendar, phrases: &library.phrases, received: case.received, now };
    let mut entry = entry;
    // Whatever stood before was allowed, or a holiday has changed it since: only the new entry is judged.
    if entry.struck.is_none() {
        let new: Event = entry.event.parse()?;
        // It stays at the stage it was recorded for, whatever is recorded or struck out later.
        if let Some((_, stage)) = events.each().find(|(event, stage)| **event == new && *stage > 0) {
            entry.event = new.clone().at_stage(stage).to_string();
        }
        let refused =
            timeline.refused.iter().find(|refused| refused.event.at == new.at && refused.event.kind == new.kind);
        if let Some(refused) = refused {
            return Err(NotRecorded::Refused(letter.refused(refused)));
        }
        if let Some(late) = letter.new_complaint(&timeline).filter(|_| new.kind == EventKind::EscalationRequested) {
            return Err(NotRecorded::TooLate(late));
        }
    }
    let owed = Owed::of(&events, &timeline);
    let recording = Recording {
        reference: &case.reference,
        attempt: &case.attempt,
        entry: &entry,
        before: &case.progress,
        progress: &shown(&events),
        open: events.closed(events.stage()).is_none().then_some(case.landlord.as_str()),
        due: &owed.place(case.received.utc()),
        dated: owed.due.is_some(),
        owes: &owed.what,
        stage: events.stage(),
    };
    match table.record(&recording).await? {
        Put::Stored => Ok(entry),
        Put::Taken | Put::Repeated | Put::Busy => Err(NotRecorded::Meanwhile),
    }
}

/// Each thing at a stage that the case had reached by then, and after what it rests on.
fn in_order(events: &Events) -> Result<(), NotRecorded> {
    let mut reached = 1;
    let (mut settled, mut closed, mut reopened, mut offered) = (false, false, false, false);
    for (event, stage) in events.each() {
        let next = match event.kind {
            EventKind::Received if stage > 1 => return Err(NotRecorded::Received),
            EventKind::EscalationRequested => reached + 1,
            _ => reached,
        };
        if stage > next {
            return Err(NotRecorded::NotReached { kind: event.kind.name(), stage, reached });
        }
        let here = stage == reached;
        match event.kind {
            EventKind::Skipped if !here => return Err(NotRecorded::Past(event.kind.name(), reached)),
            EventKind::Closed if here && closed => return Err(NotRecorded::Closed(reached)),
            EventKind::Reopened if !here || !settled => return Err(NotRecorded::NotOver(reached)),
            EventKind::ExtensionAgreed | EventKind::HoldingReplySent if event.until.is_some() && here && reopened => {
                return Err(NotRecorded::NoDateToMove);
            }
            EventKind::OfferAccepted if !offered => return Err(NotRecorded::NoOffer),
            _ => {}
        }
        match event.kind {
            EventKind::EscalationRequested | EventKind::Skipped => {
                reached = reached.max(if event.kind == EventKind::Skipped { stage + 1 } else { stage });
                (settled, closed, reopened) = (false, false, false);
            }
            EventKind::Responded | EventKind::FinalResponse if here => (settled, reopened) = (true, false),
            EventKind::Closed if here => (settled, closed, reopened) = (true, true, false),
            EventKind::Reopened => (settled, closed, reopened) = (false, false, true),
            EventKind::OfferMade => offered = true,
            _ => {}
        }
    }
    Ok(())
}

/// What a tenant may see: every event with its stage, and that there is a reason but not which.
fn shown(events: &Events) -> Vec<String> {
    let since = events.each().filter(|(event, stage)| (event.kind, *stage) != (EventKind::Received, 1));
    since
        .map(|(event, stage)| {
            let event = Event { stage: (stage > 0).then_some(stage), ..event.clone() };
            let reason = event.reason.as_ref().map(|_| GIVEN.to_owned());
            Event { reason, ..event }.to_string()
        })
        .collect()
}

fn stamp(now: DateTime<Utc>) -> String {
    now.to_rfc3339_opts(SecondsFormat::Secs, true)
}
