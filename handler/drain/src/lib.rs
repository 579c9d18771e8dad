//! The drain: what waits in the fallback store comes home into the table, and
//! somebody is told of everything that came.
//!
//! At least once, and in the end exactly once: every put names the attempt that
//! was kept, so doing it again finds it done; an object goes away only when the
//! table has what it holds; a notice is cleared only when it was sent, and what
//! is sent twice has the same id. It runs every minute on AWS, and beside
//! `site-gen serve` at once; visitors cannot ask for it. Only here stands what
//! lists the fallback store and removes from it, and what asks and clears the
//! outbox; the register counts the files of a local store.

use std::collections::BTreeSet;

use complaints::form::reference::Reference;
use fail::fail_point;
use serde::Serialize;
use store::complaint::Complaint;
use store::fallback::waiting::{self, CASES, NOTICES, SENT, TOLD, Waiting};
use store::fallback::{Fallback, Unreachable};
use store::log;
use store::notice::Notice;
use store::table::Table;
use store::table::item::untold::notice_of;

use list::{names, remove};
pub use notices::Notices;

mod list;
mod notices;
mod outbox;
mod place;

/// The two stores between which a round moves complaints, and who is told of them.
#[derive(Clone, Copy)]
pub struct Drain<'a> {
    /// The table in which every complaint belongs.
    pub table: &'a Table,
    /// The store from which they are brought home.
    pub fallback: &'a Fallback,
    /// Where notices go.
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

impl Drained {
    fn said<E: std::fmt::Display>(&mut self, sent: Result<(), E>) {
        match sent {
            Ok(()) => self.told += 1,
            Err(fault) => {
                log::fault("drain", &fault);
                self.untold += 1;
            }
        }
    }
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

impl Drain<'_> {
    /// One round: everything that waits goes where it belongs, if that can be
    /// reached, and somebody is told of everything. What cannot stays, with a
    /// line in the log, for the next round.
    ///
    /// # Errors
    /// When the fallback store cannot be listed.
    pub async fn round(&self) -> Result<Drained, Unreachable> {
        let mut done = Drained::default();
        // First, since somebody waits to be told, whatever becomes of what waits.
        self.tell_all(&mut done).await;
        self.bring_all_home(&mut done).await?;
        // And of what came home just now.
        if done.filed > 0 {
            self.tell_all(&mut done).await;
        }
        Ok(done)
    }

    async fn bring_all_home(&self, done: &mut Drained) -> Result<(), Unreachable> {
        for name in names(self.fallback, NOTICES).await? {
            done.said(self.tell_older(&name).await);
        }
        // Before the complaints: whose case is listed here without its complaint has it in the table.
        let cases = names(self.fallback, CASES).await?;
        let sent = names(self.fallback, SENT).await?;
        let told: BTreeSet<String> = names(self.fallback, TOLD).await?.into_iter().collect();
        let (mut away, mut unfiled) = (false, Vec::new());
        for group in sent.chunk_by(|a, b| reference_in(a) == reference_in(b)) {
            // A table that was away for one complaint is not asked for every other one.
            if !away {
                match self.bring_home(group, &told).await {
                    Ok(()) => {
                        done.filed += group.len();
                        continue;
                    }
                    Err(fault) => {
                        log::fault("drain", &fault);
                        away = fault.is_away();
                        // What another round may mend by itself is shown to nobody.
                        if fault.is_for_a_person() {
                            unfiled.extend(group.iter().map(|name| (name.clone(), fault.to_string())));
                        }
                    }
                }
            }
            done.left += group.len();
            // Somebody is told of what cannot come home yet.
            for name in group.iter().filter(|name| !told.contains(&told_name(name))) {
                done.said(self.tell_waiting(name).await);
            }
        }
        self.clear_cases(&cases, &sent).await;
        self.clear_told(&told, &sent).await;
        // While the table is away nobody knows what it would refuse.
        if !away && let Err(fault) = outbox::show_unfiled(self.table, &unfiled).await {
            log::fault("drain", &fault);
        }
        Ok(())
    }

    /// Tells of everything that the table owes.
    async fn tell_all(&self, done: &mut Drained) {
        match outbox::untold(self.table).await {
            Err(fault) => log::fault("drain", &fault),
            Ok(untold) => {
                for item in untold {
                    done.said(self.tell(&item).await);
                }
            }
        }
    }

    async fn tell(&self, item: &store::table::item::Item) -> Result<(), Failed> {
        let notice = notice_of(item).ok_or("what is owed cannot be read")?;
        self.notices.send(&notice).await?;
        fail_point!("told", |_| std::process::abort());
        Ok(outbox::clear(self.table, item).await?)
    }

    /// Tells of what waits under a name, and leaves word there that it did.
    async fn tell_waiting(&self, name: &str) -> Result<(), Failed> {
        // Another round may have brought it home since it was listed.
        let Some(bytes) = list::read(self.fallback, name).await? else { return Ok(()) };
        let waiting = Waiting::from_bytes(&bytes)?;
        let complaint = waiting.complaint()?;
        let notice = match complaint.same_as {
            None => match &waiting.filed.untold {
                Some(untold) => Some(notice_of(untold).ok_or("what is owed cannot be read")?),
                // Format 1 told when it came.
                None => None,
            },
            // Words for a complaint that waits or that nobody can see just now.
            Some(_) => waiting.filed.as_addition.notice,
        };
        if let Some(notice) = notice {
            self.notices.send(&notice).await?;
        }
        fail_point!("told", |_| std::process::abort());
        self.fallback.make(&told_name(name), b"{}".to_vec()).await?;
        Ok(())
    }

    /// Brings home every complaint that waits under one reference, the first to come first.
    async fn bring_home(&self, names: &[String], told: &BTreeSet<String>) -> Result<(), place::Stays> {
        let waiting = self.read(names).await?;
        let Some(reference) = waiting.first().map(|one| one.complaint.reference) else { return Ok(()) };
        let (mut filed, mut home) = (Vec::new(), None);
        for Read { name, complaint, waiting } in waiting {
            let was_told = told.contains(&told_name(name));
            home = place::place(self.table, complaint, waiting, was_told, home).await?;
            filed.push(name);
        }
        fail_point!("filed", |_| std::process::abort());
        // Only what was read: whatever came or was hidden meanwhile is the next round's.
        for name in filed {
            remove(self.fallback, name).await?;
            remove(self.fallback, &told_name(name)).await?;
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
            let waiting = Waiting::from_bytes(&bytes)?;
            let complaint = waiting.complaint()?;
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

    /// Takes away word that somebody was told of what is home by now: a round ended between the two.
    async fn clear_told(&self, told: &BTreeSet<String>, sent: &[String]) {
        let waits: BTreeSet<String> = sent.iter().map(|name| told_name(name)).collect();
        for name in told.difference(&waits) {
            // What came since, and another round has told of, waits too.
            let of = format!("{SENT}{}", name.strip_prefix(TOLD).unwrap_or(name));
            if let Ok(None) = list::read(self.fallback, &of).await {
                // What stays is read by nobody, and taken away by the next round.
                let _stays = remove(self.fallback, name).await.map_err(|fault| log::fault("drain", &fault));
            }
        }
    }

    /// Sends the notice that format 1 left under this name, and takes it away.
    async fn tell_older(&self, name: &str) -> Result<(), Failed> {
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

/// The name of what says that somebody was told of `sent/…`.
fn told_name(name: &str) -> String {
    format!("{TOLD}{}", name.strip_prefix(SENT).unwrap_or(name))
}
