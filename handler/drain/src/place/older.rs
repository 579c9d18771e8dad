//! What waits since a version whose outages showed the reference of the token
//! alone: another complaint may have that by now, and it moves to a place of its own.

use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::fallback::waiting::{ActPlace, Waiting};
use store::relation::Relation;
use store::table::item::Item;
use store::table::item::added::added;
use store::table::item::filed::Filed;
use store::table::item::fingerprint::Fingerprints;
use store::table::item::stone::Whose;
use store::table::{InPlace, PutOutcome, Same, Table};

use super::{Stays, case, earlier};

/// What a put that was not taken asks for next.
enum Next {
    /// It is where it belongs: its object can go.
    Done,
    /// Its words are nobody else's after all: the same put without that condition.
    WithoutFingerprints,
    /// Another complaint has its reference: it is put elsewhere.
    Elsewhere,
}

/// The complaint of a receipt that was shown in an outage: which key opens it, and under which
/// reference it stands now.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Home {
    pub(super) key_hash: [u8; 32],
    pub(super) reference: Reference,
}

/// Files it, and tells where.
pub(super) async fn home(
    table: &Table,
    mut complaint: Complaint,
    mut filed: Filed,
    untold: Option<Item>,
    mut fingerprints: Option<Fingerprints>,
    elsewhere: Option<ActPlace>,
) -> Result<Home, Stays> {
    let shown = complaint.key_hash;
    loop {
        let same = fingerprints.as_ref().map_or(Same::Unmarked, Same::IfNew);
        let next = match table.put_complaint(&filed, same).await? {
            PutOutcome::Stored => Next::Done,
            PutOutcome::Busy => return Err(Stays::Busy),
            PutOutcome::Repeated => repeated(table, &complaint, fingerprints.as_ref()).await?,
            PutOutcome::Taken => taken(table, &complaint, &filed).await?,
        };
        match next {
            Next::Done => return Ok(Home { key_hash: shown, reference: complaint.reference }),
            Next::WithoutFingerprints => fingerprints = None,
            Next::Elsewhere => {
                let own = elsewhere.filter(|place| place.reference != complaint.reference).ok_or(Stays::Collision)?;
                // Somebody may have been told of it, under a reference that is another complaint's.
                filed = Filed { untold: untold.clone(), ..filed }.moved(complaint.reference, &own);
                let waiting =
                    Waiting { filed: filed.clone(), fingerprints: None, token: None, beside: Vec::new(), elsewhere };
                (complaint, fingerprints) = (waiting.complaint()?, None);
            }
        }
    }
}

/// The same words of the same person are there: this one leads to them, if they are no more than a day old.
async fn repeated(table: &Table, complaint: &Complaint, fingerprints: Option<&Fingerprints>) -> Result<Next, Stays> {
    let Some(found) = fingerprints else { return Ok(Next::WithoutFingerprints) };
    let first = table.first_with(&found.today, &complaint.landlord, complaint.received).await?;
    // What had these words is too old or over, or its place is taken: this one stands for itself.
    let Some(first) = first.filter(|first| !first.is_settled()) else { return Ok(Next::WithoutFingerprints) };
    let pointer = Complaint { same_as: Some(first.reference), ..complaint.clone() };
    Ok(match table.put_pointer(&pointer).await? {
        PutOutcome::Stored => Next::Done,
        PutOutcome::Taken | PutOutcome::Repeated | PutOutcome::Busy => Next::WithoutFingerprints,
    })
}

/// A complaint stands there: what that one is to this one decides.
async fn taken(table: &Table, complaint: &Complaint, filed: &Filed) -> Result<Next, Stays> {
    let there = match table.in_place_of(complaint).await? {
        InPlace::Stone(Whose::SameForm) => return Err(Stays::erased()),
        InPlace::Stone(Whose::SameToken | Whose::OtherToken) => return Ok(Next::Elsewhere),
        InPlace::Complaint(there) => there,
        InPlace::Nothing => return Err(Stays::Busy),
    };
    let first = case(table, &there.reference).await?;
    match Relation::of(complaint, &there, &first) {
        Relation::Replay if there.same_as.is_none() && complaint.received < there.received => {
            earlier(table, filed, &there).await?;
            Ok(Next::Done)
        }
        Relation::SameAttempt | Relation::Replay => Ok(Next::Done),
        Relation::Addition => {
            table.put_addition(&added(filed, &first)).await?;
            Ok(Next::Done)
        }
        Relation::Before | Relation::Other => Ok(Next::Elsewhere),
        Relation::Collision => Err(Stays::Collision),
    }
}
