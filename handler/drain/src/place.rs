//! One waiting complaint → its place in the table, whatever is there already.

use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::fallback::Unreachable;
use store::fallback::waiting::Waiting;
use store::relation::Relation;
use store::table::item::Item;
use store::table::item::complaint::{complaint_of, moved};
use store::table::item::fingerprint::Fingerprints;
use store::table::{PutOutcome, Table, Unavailable};

/// Why a complaint cannot come home in this round.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stays {
    #[error(transparent)]
    Table(#[from] Unavailable),
    #[error(transparent)]
    Fallback(#[from] Unreachable),
    #[error("what waits there cannot be read")]
    Unreadable,
    #[error("somebody else writes the same case just now")]
    Busy,
    #[error("its reference is another complaint's: a person has to look at it")]
    Collision,
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

/// Brings one complaint into the table.
///
/// # Errors
/// When it cannot be done in this round; doing it again is safe.
pub(crate) async fn place(table: &Table, complaint: Complaint, waiting: Waiting) -> Result<(), Stays> {
    let Waiting { mut item, mut fingerprints, own_place } = waiting;
    if let Some(to) = complaint.same_as {
        // Words for a complaint, and no complaint of their own. In an outage nobody could see whose that one's are.
        let there = table.complaint(&to).await?;
        let lead = complaint.is_for_lead() || there.is_some_and(|there| there.is_for_lead());
        table.put_addition(&item, &to, lead).await?;
        return Ok(());
    }
    let mut complaint = complaint;
    loop {
        let next = match table.put_complaint(&item, fingerprints.as_ref()).await? {
            PutOutcome::Stored => Next::Done,
            PutOutcome::Busy => return Err(Stays::Busy),
            PutOutcome::Repeated => repeated(table, &complaint, fingerprints.as_ref()).await?,
            PutOutcome::Taken => taken(table, &complaint, &item).await?,
        };
        match next {
            Next::Done => return Ok(()),
            Next::WithoutFingerprints => fingerprints = None,
            Next::OwnPlace => {
                // Where intake puts another complaint under the same token, and may have put this one already.
                let own = own_place.filter(|place| place.reference != complaint.reference).ok_or(Stays::Collision)?;
                item = moved(&item, &own.reference, &own.key_hash, complaint.reference);
                complaint = complaint_of(&item).ok_or(Stays::Unreadable)?;
                fingerprints = None;
            }
        }
    }
}

/// The same words of the same person are there: this one leads to them, if they are no more than a day old.
async fn repeated(table: &Table, complaint: &Complaint, fingerprints: Option<&Fingerprints>) -> Result<Next, Stays> {
    let Some(found) = fingerprints else { return Ok(Next::WithoutFingerprints) };
    let first = table.first_with(&found.today, &complaint.digest, &complaint.landlord, complaint.received).await?;
    // What had these words is too old, or its place is taken: this one stands for itself.
    let Some(first) = first else { return Ok(Next::WithoutFingerprints) };
    let pointer = Complaint { same_as: Some(first.reference), ..complaint.clone() };
    Ok(match table.put_pointer(&pointer).await? {
        PutOutcome::Stored => Next::Done,
        PutOutcome::Taken | PutOutcome::Repeated | PutOutcome::Busy => Next::WithoutFingerprints,
    })
}

/// A complaint stands there: what that one is to this one decides.
async fn taken(table: &Table, complaint: &Complaint, item: &Item) -> Result<Next, Stays> {
    let there = table.complaint(&complaint.reference).await?.ok_or(Stays::Busy)?;
    match Relation::of(complaint, &there) {
        Relation::Replay if there.same_as.is_none() && complaint.received < there.received => {
            earlier(table, complaint, item, &there).await
        }
        Relation::SameAttempt | Relation::Replay => Ok(Next::Done),
        Relation::Addition => {
            let to: Reference = there.same_as.unwrap_or(there.reference);
            table.put_addition(item, &to, there.is_for_lead()).await?;
            Ok(Next::Done)
        }
        Relation::Other => Ok(Next::OwnPlace),
        Relation::Collision => Err(Stays::Collision),
    }
}

/// Whoever sent it again after the table came back must not be given later dates.
async fn earlier(table: &Table, complaint: &Complaint, item: &Item, there: &Complaint) -> Result<Next, Stays> {
    if table.put_earlier(item, &there.attempt).await? == PutOutcome::Stored {
        return Ok(Next::Done);
    }
    // Where it is as it was, an officer has recorded something of it by its dates: these stand.
    let now = table.complaint(&complaint.reference).await?;
    if now.is_some_and(|now| now.attempt == there.attempt) { Ok(Next::Done) } else { Err(Stays::Busy) }
}
