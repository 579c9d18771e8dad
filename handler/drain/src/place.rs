//! One waiting complaint → its place in the table, whatever is there already.

use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::fallback::Unreachable;
use store::fallback::waiting::{Unusable, Waiting};
use store::relation::Relation;
use store::table::item::NotRead;
use store::table::item::filed::{Filed, added};
use store::table::item::fingerprint::Fingerprints;
use store::table::{PutOutcome, Table, Unavailable};

/// Why a complaint cannot come home in this round.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stays {
    #[error(transparent)]
    Table(#[from] Unavailable),
    #[error(transparent)]
    Fallback(#[from] Unreachable),
    #[error(transparent)]
    Unusable(#[from] Unusable),
    #[error(transparent)]
    NotRead(#[from] NotRead),
    #[error("the complaint that it belongs to is not there yet")]
    Alone,
    #[error("somebody else writes the same case just now")]
    Busy,
    #[error("its reference is another complaint's")]
    Collision,
}

impl Stays {
    /// Whether the table is away: it is not asked for anything else then.
    pub(crate) fn is_away(&self) -> bool {
        matches!(self, Self::Table(fault) if fault.is_away())
    }

    /// Whether no other round can mend it.
    pub(crate) fn is_for_a_person(&self) -> bool {
        match self {
            Self::Table(fault) => !fault.is_away(),
            Self::Unusable(_) | Self::NotRead(_) | Self::Alone | Self::Collision => true,
            Self::Fallback(_) | Self::Busy => false,
        }
    }
}

/// What a put that was not taken asks for next.
enum Next {
    /// It is where it belongs: its object can go.
    Done,
    /// Its words are nobody else's after all: the same put without that condition.
    WithoutFingerprints,
    /// Another complaint has its reference: it is put under its own place.
    OwnPlace,
}

/// The complaint of a receipt that was shown in an outage: which key opens it, and under which
/// reference it stands now.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Home {
    key_hash: [u8; 32],
    reference: Reference,
}

/// Brings one complaint into the table, or words for the one that came before them; where that
/// one stands now is `home`. Where somebody `was_told` of it already, nobody is told again.
///
/// # Errors
/// When it cannot be done in this round; doing it again is safe.
pub(crate) async fn place(
    table: &Table,
    complaint: Complaint,
    waiting: Waiting,
    was_told: bool,
    home: Option<Home>,
) -> Result<Option<Home>, Stays> {
    let Waiting { mut filed, mut fingerprints, own_place } = waiting;
    let untold = filed.untold.take();
    if !was_told {
        filed.untold = untold.clone();
    }
    if let Some(to) = complaint.same_as {
        // Words for a complaint, and no complaint of their own. In an outage nobody could see whose that one's are.
        // What was shown under this key may stand under another reference now, and somebody else's under its own.
        let to = home.filter(|home| home.key_hash == complaint.key_hash).map_or(to, |home| home.reference);
        table.put_addition(&added(&filed, &case(table, &to).await?)).await?;
        return Ok(home);
    }
    let shown = complaint.key_hash;
    let mut complaint = complaint;
    loop {
        let next = match table.put_complaint(&filed, fingerprints.as_ref()).await? {
            PutOutcome::Stored => Next::Done,
            PutOutcome::Busy => return Err(Stays::Busy),
            PutOutcome::Repeated => repeated(table, &complaint, fingerprints.as_ref()).await?,
            PutOutcome::Taken => taken(table, &complaint, &filed).await?,
        };
        match next {
            Next::Done => return Ok(Some(Home { key_hash: shown, reference: complaint.reference })),
            Next::WithoutFingerprints => fingerprints = None,
            Next::OwnPlace => {
                // Where intake puts another complaint under the same token, and may have put this one already.
                let own = own_place.filter(|place| place.reference != complaint.reference).ok_or(Stays::Collision)?;
                // Somebody may have been told of it, under a reference that is another complaint's.
                filed = Filed { untold: untold.clone(), ..filed }.moved(complaint.reference, &own);
                complaint = Waiting { filed: filed.clone(), fingerprints: None, own_place }.complaint()?;
                fingerprints = None;
            }
        }
    }
}

/// The complaint under a reference, or the one to which that leads.
async fn case(table: &Table, reference: &Reference) -> Result<Complaint, Stays> {
    let there = table.complaint(reference).await?.ok_or(Stays::Alone)?;
    match there.same_as {
        Some(first) => table.complaint(&first).await?.ok_or(Stays::Alone),
        None => Ok(there),
    }
}

/// The same words of the same person are there: this one leads to them, if they are no more than a day old.
async fn repeated(table: &Table, complaint: &Complaint, fingerprints: Option<&Fingerprints>) -> Result<Next, Stays> {
    let Some(found) = fingerprints else { return Ok(Next::WithoutFingerprints) };
    let first = table.first_with(&found.today, &complaint.landlord, complaint.received).await?;
    // What had these words is too old, or its place is taken: this one stands for itself.
    let Some(first) = first else { return Ok(Next::WithoutFingerprints) };
    let pointer = Complaint { same_as: Some(first.reference), ..complaint.clone() };
    Ok(match table.put_pointer(&pointer).await? {
        PutOutcome::Stored => Next::Done,
        PutOutcome::Taken | PutOutcome::Repeated | PutOutcome::Busy => Next::WithoutFingerprints,
    })
}

/// A complaint stands there: what that one is to this one decides.
async fn taken(table: &Table, complaint: &Complaint, filed: &Filed) -> Result<Next, Stays> {
    let there = table.complaint(&complaint.reference).await?.ok_or(Stays::Busy)?;
    match Relation::of(complaint, &there) {
        Relation::Replay if there.same_as.is_none() && complaint.received < there.received => {
            earlier(table, complaint, filed, &there).await
        }
        Relation::SameAttempt | Relation::Replay => Ok(Next::Done),
        Relation::Addition => {
            table.put_addition(&added(filed, &case(table, &there.reference).await?)).await?;
            Ok(Next::Done)
        }
        Relation::Other => Ok(Next::OwnPlace),
        Relation::Collision => Err(Stays::Collision),
    }
}

/// Whoever sent it again after the table came back must not be given later dates.
async fn earlier(table: &Table, complaint: &Complaint, filed: &Filed, there: &Complaint) -> Result<Next, Stays> {
    match table.put_earlier(filed, there).await? {
        PutOutcome::Stored => return Ok(Next::Done),
        PutOutcome::Busy => return Err(Stays::Busy),
        PutOutcome::Taken | PutOutcome::Repeated => {}
    }
    // Where it is as it was, an officer has recorded something of it by its dates: these stand.
    let now = table.complaint(&complaint.reference).await?;
    if now.is_some_and(|now| now.attempt == there.attempt) { Ok(Next::Done) } else { Err(Stays::Busy) }
}
