//! The dates of every stored complaint counted anew, after bank holidays, a law,
//! a correction or the counting itself has changed: what would move in the
//! lists, and on request moved there.
//!
//! Every landlord that the table names, open and closed, a page at a time; of a
//! page no more than its complaints is known at once. What cannot be read or
//! counted is told, stays as it is, and keeps nobody else back.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use store::table::Unavailable;
use store::table::item::standing::closed;
use store::table::item::text_of;

use crate::ask::{Part, in_index};
use crate::counted::Counter;
use crate::desk::Desk;
use crate::list::landlords;
use crate::many::{self, Shown};
use crate::record::Refusal;
use one::{Again, moves};

pub(crate) mod lines;
mod moved;
mod one;

pub use moved::{Left, Moved, Told};

/// How many complaints are read at once.
const PAGE: usize = 100;

/// What was done, or would be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many complaints were looked at; one that was moved behind what was still to come is looked at twice.
    pub looked: usize,
    /// Of how many the place in the list is another one as counted now.
    pub moved: usize,
    /// How many could not be counted or written, and stay as they are.
    pub left: usize,
}

/// Counts the dates of all complaints anew and tells of each that `moves` or cannot be counted, at once, until
/// whoever is told has enough; where it is to `write`, each is moved before it is told of.
///
/// # Errors
/// When the table does not answer, or there are no keys to write with. What was told of is done; to do it all
/// again does the rest.
pub async fn recalculate(
    desk: &Desk<'_>,
    write: bool,
    now: DateTime<Utc>,
    mut tell: impl FnMut(Told) -> ControlFlow<()>,
) -> Result<Tally, Refusal> {
    if write && desk.seal.is_none() {
        return Err(Refusal::NoKeys);
    }
    let again = Again { desk, write, now };
    let mut tally = Tally::default();
    for landlord in landlords(desk.table, desk.words).await? {
        for partition in [landlord.clone(), closed(&landlord)] {
            let mut after = None;
            loop {
                let (page, next) = page(desk, &partition, after.as_deref()).await?;
                for told in again.page(&landlord, &page).await? {
                    match &told {
                        Told::Moved(_) => tally.moved += 1,
                        Told::Left(_) => tally.left += 1,
                    }
                    if tell(told).is_break() {
                        return Ok(tally);
                    }
                }
                tally.looked += page.len();
                let Some(next) = next else { break };
                after = Some(next);
            }
        }
    }
    Ok(tally)
}

/// The references of some complaints of a partition of the index, in its order, and where the next page begins.
/// What is moved while pages are turned is met once more at most, and stands right then.
async fn page(
    desk: &Desk<'_>,
    partition: &str,
    after: Option<&str>,
) -> Result<(Vec<String>, Option<String>), Unavailable> {
    let part = Part { after, limit: PAGE, ..Part::default() };
    let mut items = in_index(desk.table, partition, part).await?;
    // The last one tells that there are more.
    let more = items.len() > PAGE && items.pop().is_some();
    let place = items.last().and_then(|item| text_of(item, "due")).map(str::to_owned);
    let references = items.iter().filter_map(|item| text_of(item, "reference")).map(str::to_owned).collect();
    Ok((references, place.filter(|_| more)))
}

impl Again<'_> {
    /// What is to tell of these complaints of a landlord, in their order.
    async fn page(&self, landlord: &str, references: &[String]) -> Result<Vec<Told>, Refusal> {
        let wanted: BTreeSet<_> = references.iter().filter_map(|reference| reference.parse().ok()).collect();
        let mut kept = many::complaints(self.desk.table, &wanted, Shown::Wanted).await?;
        let mut counter = Counter::new(self.desk.words, self.now);
        let mut told = Vec::new();
        for reference in references {
            let Some(kept) = kept.remove(reference) else { continue };
            let moved = match kept {
                Err(fault) => Err(Refusal::Table(fault)),
                Ok(kept) => match moves(self.desk, &mut counter, &kept) {
                    Ok(Some(moves)) if self.write => self.moved(&kept.complaint.reference, moves).await,
                    Ok(moves) => Ok(moves.map(|moves| moves.told)),
                    Err(fault) => Err(fault),
                },
            };
            match moved {
                Ok(moved) => told.extend(moved.map(Told::Moved)),
                Err(Refusal::Table(fault)) if fault.is_away() => return Err(Refusal::Table(fault)),
                Err(fault) => told.push(Told::Left(Left {
                    reference: reference.clone(),
                    landlord: landlord.to_owned(),
                    why: fault.say(&self.desk.words.library.office),
                })),
            }
        }
        Ok(told)
    }
}
