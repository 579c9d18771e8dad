//! The drain: what waits in the fallback store comes home into the table, and
//! notices that were not sent are sent.
//!
//! At least once, and in the end exactly once: every put names the attempt that
//! was kept, so doing it again finds it done, and an object goes away only when
//! the table has what it holds. It runs every minute on AWS and every 20
//! seconds beside `site-gen serve`; visitors cannot ask for it. Only here
//! stands what lists the fallback store and removes from it; the register
//! counts the files of a local one.

use std::collections::BTreeSet;

use complaints::form::reference::Reference;
use fail::fail_point;
use serde::Serialize;
use store::complaint::Complaint;
use store::fallback::waiting::{self, CASES, NOTICES, SENT, Waiting};
use store::fallback::{Fallback, Unreachable};
use store::log;
use store::notice::{Notice, Notices};
use store::table::Table;
use store::table::item::complaint::complaint_of;

use list::{names, remove};

mod list;
mod place;

/// The two stores between which a round moves complaints, and who is told of them.
#[derive(Clone, Copy)]
pub struct Drain<'a> {
    /// The table in which every complaint belongs.
    pub table: &'a Table,
    /// The store from which they are brought home.
    pub fallback: &'a Fallback,
    /// Where notices that waited are sent.
    pub notices: &'a Notices,
}

/// What a round did, and what it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Drained {
    /// Complaints that are in the table now.
    pub filed: usize,
    /// Complaints that wait for the next round.
    pub left: usize,
    /// Notices that were sent in this round.
    pub told: usize,
    /// Notices that wait for the next round.
    pub untold: usize,
}

impl Drain<'_> {
    /// One round: everything that waits goes where it belongs, if that can be
    /// reached. What cannot stays, with a line in the log, for the next round.
    ///
    /// # Errors
    /// When the fallback store cannot be listed.
    pub async fn round(&self) -> Result<Drained, Unreachable> {
        let mut done = Drained::default();
        // First, since somebody waits to be told, and the table may keep us waiting.
        self.tell_all(&mut done).await?;
        // Before the complaints: whose case is listed here without its complaint has it in the table.
        let cases = names(self.fallback, CASES).await?;
        let sent = names(self.fallback, SENT).await?;
        let mut away = false;
        for group in sent.chunk_by(|a, b| reference_in(a) == reference_in(b)) {
            // A table that was away for one complaint is not asked for every other one.
            if away {
                done.left += group.len();
                continue;
            }
            match self.bring_home(group).await {
                Ok(()) => done.filed += group.len(),
                Err(fault) => {
                    log::fault("drain", &fault);
                    away = matches!(fault, place::Stays::Table(_));
                    done.left += group.len();
                }
            }
        }
        self.clear_cases(&cases, &sent).await;
        Ok(done)
    }

    async fn tell_all(&self, done: &mut Drained) -> Result<(), Unreachable> {
        for name in names(self.fallback, NOTICES).await? {
            match self.tell(&name).await {
                Ok(()) => done.told += 1,
                Err(fault) => {
                    log::fault("drain", &fault);
                    done.untold += 1;
                }
            }
        }
        Ok(())
    }

    /// Brings home every complaint that waits under one reference, the first to come first.
    async fn bring_home(&self, names: &[String]) -> Result<(), place::Stays> {
        let waiting = self.read(names).await?;
        let Some(reference) = waiting.first().map(|one| one.complaint.reference) else { return Ok(()) };
        let mut filed = Vec::new();
        for Read { name, complaint, waiting } in waiting {
            place::place(self.table, complaint, waiting).await?;
            filed.push(name);
        }
        fail_point!("filed", |_| std::process::abort());
        // Only what was read: whatever came or was hidden meanwhile is the next round's.
        for name in filed {
            remove(self.fallback, name).await?;
        }
        fail_point!("removed", |_| std::process::abort());
        // Receipts are read from the table from here on.
        Ok(remove(self.fallback, &waiting::case_name(&reference)).await?)
    }

    /// What waits under these names, by when it came.
    async fn read<'n>(&self, names: &'n [String]) -> Result<Vec<Read<'n>>, place::Stays> {
        let mut found: Vec<Read<'n>> = Vec::new();
        for name in names {
            // Another round may have brought it home since it was listed.
            let Some(bytes) = list::read(self.fallback, name).await? else { continue };
            let waiting = waiting::from_bytes(&bytes).ok_or(place::Stays::Unreadable)?;
            let complaint = complaint_of(&waiting.item).ok_or(place::Stays::Unreadable)?;
            found.push(Read { name, complaint, waiting });
        }
        if let Some(first) = found.first() {
            // Of two in one second the one that was shown is the case.
            let reference = first.complaint.reference;
            let shown = waiting::complaint(self.fallback, &reference).await?.map(|shown| shown.attempt);
            found.sort_by_key(|one| (one.complaint.received, Some(one.complaint.attempt) != shown));
        }
        Ok(found)
    }

    /// Takes away what a receipt was shown from in an outage, where the table has it by now.
    async fn clear_cases(&self, cases: &[String], sent: &[String]) {
        let waits: BTreeSet<&str> = sent.iter().filter_map(|name| reference_in(name)).collect();
        for name in cases {
            let alone = name.strip_prefix(CASES).filter(|reference| !waits.contains(reference));
            let reference: Option<Reference> = alone.and_then(|reference| reference.parse().ok());
            if let Some(reference) = reference
                && matches!(self.table.complaint(&reference).await, Ok(Some(_)))
            {
                // What stays is read by nobody, and taken away by the next round.
                let _stays = remove(self.fallback, name).await.map_err(|fault| log::fault("drain", &fault));
            }
        }
    }

    /// Sends the notice of this name, and takes it out of the fallback store.
    async fn tell(&self, name: &str) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let Some(bytes) = list::read(self.fallback, name).await? else { return Ok(()) };
        let notice: Notice = serde_json::from_slice(&bytes)?;
        self.notices.send(&notice).await?;
        Ok(remove(self.fallback, name).await?)
    }
}

/// One complaint that waits, and the name of its object.
struct Read<'n> {
    name: &'n str,
    complaint: Complaint,
    waiting: Waiting,
}

/// The reference in `sent/<reference>-<attempt>`.
fn reference_in(name: &str) -> Option<&str> {
    name.strip_prefix(SENT)?.split_once('-').map(|(reference, _)| reference)
}
