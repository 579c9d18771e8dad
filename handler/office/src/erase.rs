//! A complaint erased: everything of it is taken away, at once and from
//! everywhere it is kept, and a stone stands in its place so that nothing puts
//! it there again.
//!
//! A [ledger](mod@ledger) is written before and completed after. So an erasing
//! that was cut off is ended by doing it again, and what a restore brings back
//! is taken away again ([`again`](Eraser::again)). Who erases opens no envelope
//! and reads no word.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use complaints::form::reference::Reference;
use drain::list;
use serde::{Deserialize, Serialize};
use store::fallback::waiting::{self, CASES, NOTICES, SENT, TOLD};
use store::fallback::{Fallback, Unreachable};
use store::marks::MarkKey;
use store::table::item::stone;
use store::table::{Table, Unavailable};
use strum::{EnumIter, EnumString, IntoStaticStr};

use ledger::Ledger;
use rows::Rows;

pub mod ledger;
mod rows;

/// How often what comes meanwhile is taken away too, before somebody else has to stop first.
const SWEEPS: usize = 8;

/// Why a complaint is erased. There is no place for words, which would be somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, EnumIter, IntoStaticStr, Serialize, Deserialize)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Its time of keeping is over. Nobody may owe an answer to it any more.
    KeptToItsEnd,
    /// The person asked for it.
    Asked,
    /// It is no complaint, or was taken down by mistake.
    Mistake,
    /// It should never have been kept, or a court or the regulator has ordered it.
    Ordered,
}

/// Who erases, by what they may open: no name is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, Serialize, Deserialize)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Has the lead officer's key.
    Lead,
    /// Has the officers' key.
    Officer,
    /// Has no key that opens anything.
    Keyless,
}

/// Why nothing was erased, or not all.
#[derive(Debug, thiserror::Error)]
pub enum NotErased {
    /// No complaint has this reference, and none with it was erased.
    #[error("there is none")]
    NoComplaint,
    /// It only leads to this one.
    #[error("it leads to {0}")]
    LeadsTo(Reference),
    /// An answer is owed to it, and keeping it cannot be over.
    #[error("it is open")]
    Open,
    /// Something of it comes again and again.
    #[error("it is written while it is erased: do it again")]
    Busy,
    /// The table does not answer, or refuses.
    #[error(transparent)]
    Table(#[from] Unavailable),
    /// The fallback store does not answer, or refuses.
    #[error(transparent)]
    Fallback(#[from] Unreachable),
}

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Erased {
    /// Items of the table that are gone.
    pub items: usize,
    /// Objects of the fallback store that are gone.
    pub objects: usize,
}

/// What the ledger was applied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Again {
    /// Complaints that had come back and are gone again.
    pub complaints: usize,
    /// Erasings that were cut off and are complete now.
    pub completed: usize,
}

/// Erases from the stores that it is given, in the name of a role; it holds no key that opens an envelope.
pub struct Eraser<'a> {
    /// The table of complaints.
    pub table: &'a Table,
    /// Where complaints wait, and the ledger is kept.
    pub fallback: &'a Fallback,
    /// The deployment's own key.
    pub marks: &'a MarkKey,
    /// Who it is.
    pub by: Role,
    /// The day in London.
    pub today: NaiveDate,
}

impl Eraser<'_> {
    /// Erases a complaint, or ends what was begun. Doing it again does no harm.
    ///
    /// # Errors
    /// When it may not be erased, or a store does not answer; then it may be erased in part, and to do it again
    /// does the rest.
    pub async fn erase(&self, reference: &Reference, why: Reason) -> Result<Erased, NotErased> {
        let (ledger, mark) = (Ledger(self.fallback), self.marks.erased(reference));
        let one = BTreeSet::from([*reference]);
        let rows = Rows::of(self.table, &one).await?.remove(reference).unwrap_or_default();
        if let Some(first) = rows.leads_to(reference) {
            return Err(NotErased::LeadsTo(first));
        }
        // Only whoever erases by the ledger may end what is open, for the reason that was given when it began.
        if ledger.begun(&mark).await?.is_none() {
            if rows.is_empty() && self.waiting(&one).await?.is_empty() {
                return Err(NotErased::NoComplaint);
            }
            if why == Reason::KeptToItsEnd && !rows.is_closed(reference) {
                return Err(NotErased::Open);
            }
            ledger.begin(&mark, self.today, why, self.by).await?;
        }
        let erased = self.sweep(&one).await?.remove(reference).unwrap_or_default();
        ledger.complete(&mark, self.today).await?;
        Ok(erased)
    }

    /// Takes away again what the ledger names: what a restore has brought back, and what was begun and cut off.
    ///
    /// # Errors
    /// When a store does not answer; to do it again does the rest.
    pub async fn again(&self) -> Result<Again, NotErased> {
        let ledger = Ledger(self.fallback);
        let entries = ledger.all().await?;
        let mut done = Again::default();
        if entries.is_empty() {
            return Ok(done);
        }
        let mut there = rows::references(self.table).await?;
        for prefix in [SENT, CASES] {
            there.extend(list::names(self.fallback, prefix).await?.iter().filter_map(|name| reference_in(name)));
        }
        there.retain(|reference| entries.contains_key(&self.marks.erased(reference)));
        done.complaints = self.sweep(&there).await?.len();
        for (mark, _) in entries.iter().filter(|(_, done)| !**done) {
            ledger.complete(mark, self.today).await?;
            done.completed += 1;
        }
        Ok(done)
    }

    /// Stones first, so that nothing comes in their place; then everything else, until nothing is left. Each round
    /// looks through table and fallback store once, for however many; what had nothing left is not in the answer.
    async fn sweep(&self, references: &BTreeSet<Reference>) -> Result<BTreeMap<Reference, Erased>, NotErased> {
        let (mut erased, day) = (BTreeMap::<_, Erased>::new(), self.today.to_string());
        let mut left = references.clone();
        for _ in 0..SWEEPS {
            if left.is_empty() {
                return Ok(erased);
            }
            let mut rows = Rows::of(self.table, &left).await?;
            let mut waiting = self.waiting(&left).await?;
            let mut again = BTreeSet::new();
            for reference in left {
                let rows = rows.remove(&reference).unwrap_or_default();
                let waits = waiting.remove(&reference).unwrap_or_default();
                if rows.are_stones() && waits.is_empty() {
                    continue;
                }
                let gone = self.take(&reference, &rows, &waits, &day).await?;
                let erased = erased.entry(reference).or_default();
                erased.items += gone.items;
                erased.objects += gone.objects;
                again.insert(reference);
            }
            left = again;
        }
        if left.is_empty() { Ok(erased) } else { Err(NotErased::Busy) }
    }

    /// Takes away what was found of one complaint.
    async fn take(&self, reference: &Reference, rows: &Rows, waits: &[String], day: &str) -> Result<Erased, NotErased> {
        // What only waits has no place in the table yet; the drain may be on its way with it.
        if !rows.has_place(reference)
            && let Some(complaint) = waiting::complaint(self.fallback, reference).await?
        {
            rows::put(self.table, stone::of(&complaint, day)).await?;
        }
        let items = rows.erase(self.table, day).await?;
        for name in waits {
            list::remove(self.fallback, name).await?;
        }
        Ok(Erased { items, objects: waits.len() })
    }

    /// The names of everything that waits of complaints.
    async fn waiting(&self, of: &BTreeSet<Reference>) -> Result<BTreeMap<Reference, Vec<String>>, Unreachable> {
        let mut found = BTreeMap::<_, Vec<String>>::new();
        for prefix in [SENT, CASES, TOLD, NOTICES] {
            for name in list::names(self.fallback, prefix).await? {
                if let Some(reference) = reference_in(&name).filter(|reference| of.contains(reference)) {
                    found.entry(reference).or_default().push(name);
                }
            }
        }
        Ok(found)
    }
}

/// The reference in `sent/<reference>-<attempt>` and `case/<reference>`.
fn reference_in(name: &str) -> Option<Reference> {
    let (_, name) = name.split_once('/')?;
    name.split('-').next()?.parse().ok()
}
