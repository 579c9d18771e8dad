//! What waits in the fallback store comes home, one object after another: what
//! cannot be filed stays whole, is told of and shown to officers, and keeps
//! nothing else back.

use std::collections::BTreeSet;

use complaints::form::reference::Reference;
use fail::fail_point;
use store::complaint::Complaint;
use store::fallback::Unreachable;
use store::fallback::waiting::{self, CASES, NOTICES, SENT, TOLD, Waiting};
use store::log;

use crate::digest::IN_A_DIGEST;
use crate::list::{self, Object, names, objects, remove};
use crate::place::{self, Stays};
use crate::tell::told_name;
use crate::{Drain, Drained, outbox};

/// One complaint that waits, and the name of its object.
struct Read<'n> {
    name: &'n str,
    complaint: Complaint,
    waiting: Waiting,
}

/// The name of an object that stays, and why; nothing where it was not tried.
type Stayed<'n> = (&'n str, Option<Stays>);

impl Drain<'_> {
    /// Brings home everything that can be, and counts what was and what was not.
    ///
    /// # Errors
    /// When the fallback store cannot be listed.
    pub(crate) async fn bring_all_home(&self, done: &mut Drained) -> Result<(), Unreachable> {
        self.tell_older(&names(self.fallback, NOTICES).await?, done).await;
        // Before the complaints: whose case is listed here without its complaint has it in the table.
        let cases = names(self.fallback, CASES).await?;
        let sent = objects(self.fallback, SENT).await?;
        let told: BTreeSet<String> = names(self.fallback, TOLD).await?.into_iter().collect();
        let (mut away, mut unfiled, mut untold) = (false, Vec::new(), Vec::new());
        let mut groups: Vec<&[Object]> = sent.chunk_by(|a, b| reference_in(&a.name) == reference_in(&b.name)).collect();
        // What came first finds its place first: what the same person sent after it is filed behind it.
        groups.sort_by_key(|group| group.iter().map(|object| &object.made).min());
        for group in groups {
            // A table that was away for one complaint is not asked for every other one.
            let stayed = if away { not_tried(group) } else { self.bring_home(group, &told, done).await };
            for (name, fault) in stayed {
                done.left += 1;
                if let Some(fault) = fault {
                    log::fault("drain", &fault);
                    away |= fault.is_away();
                    // What another round may mend by itself is shown to nobody.
                    if fault.is_for_a_person() {
                        unfiled.push((name.to_owned(), fault.to_string()));
                    }
                }
                // Somebody is told of what cannot come home yet.
                if !told.contains(&told_name(name)) {
                    untold.push(name.to_owned());
                }
            }
            // Not all at the end: a round may be cut off before.
            if untold.len() >= IN_A_DIGEST {
                self.tell_waiting(&std::mem::take(&mut untold), done).await;
            }
        }
        self.tell_waiting(&untold, done).await;
        self.clear_cases(&cases, &sent, done).await;
        self.clear_told(&told, &sent, done).await;
        done.refused = unfiled.len();
        // While the table is away nobody knows what it would refuse.
        if !away && let Err(fault) = outbox::show_unfiled(self.table, &unfiled).await {
            done.failed(&fault);
        }
        Ok(())
    }

    /// Brings home every complaint that waits under one reference, the first to come first; gives what stays.
    async fn bring_home<'n>(
        &self,
        objects: &'n [Object],
        told: &BTreeSet<String>,
        done: &mut Drained,
    ) -> Vec<Stayed<'n>> {
        let (waiting, mut stayed) = self.read(objects).await;
        let Some(reference) = waiting.first().map(|one| one.complaint.reference) else { return stayed };
        let (mut filed, mut home, mut away) = (Vec::new(), None, false);
        for Read { name, complaint, waiting } in waiting {
            if away {
                stayed.push((name, None));
                continue;
            }
            let was_told = told.contains(&told_name(name));
            match place::place(self.table, complaint, waiting, was_told, home).await {
                Ok(stands) => {
                    home = stands;
                    filed.push(name);
                }
                Err(fault) => {
                    away = fault.is_away();
                    stayed.push((name, Some(fault)));
                }
            }
        }
        fail_point!("filed", |_| std::process::abort());
        // Only what was read and filed: whatever came or was hidden meanwhile is the next round's.
        for name in filed {
            match self.take_away(name).await {
                Ok(()) => done.filed += 1,
                Err(fault) => stayed.push((name, Some(fault.into()))),
            }
        }
        fail_point!("removed", |_| std::process::abort());
        // Receipts are read from the table from here on.
        if stayed.is_empty() {
            self.forget(&waiting::case_name(&reference), done).await;
        }
        stayed
    }

    async fn take_away(&self, name: &str) -> Result<(), Unreachable> {
        remove(self.fallback, name).await?;
        remove(self.fallback, &told_name(name)).await
    }

    /// What waits under these names, by when it came, and what cannot be read.
    async fn read<'n>(&self, objects: &'n [Object]) -> (Vec<Read<'n>>, Vec<Stayed<'n>>) {
        let (mut found, mut stayed): (Vec<Read<'n>>, Vec<Stayed<'n>>) = (Vec::new(), Vec::new());
        for Object { name, .. } in objects {
            match self.read_one(name).await {
                Ok(Some(one)) => found.push(one),
                // Another round may have brought it home since it was listed.
                Ok(None) => {}
                Err(fault) => stayed.push((name, Some(fault))),
            }
        }
        if let Some(first) = found.first() {
            // Of two in one second the one that was shown is the case.
            let reference = first.complaint.reference;
            let shown = waiting::complaint(self.fallback, &reference).await.ok().flatten().map(|shown| shown.attempt);
            // And words for it come after it, whatever the clock of the machine that took them said.
            found.sort_by_key(|one| {
                let Complaint { same_as, received, attempt, .. } = &one.complaint;
                (same_as.is_some(), *received, Some(*attempt) != shown)
            });
        }
        (found, stayed)
    }

    async fn read_one<'n>(&self, name: &'n str) -> Result<Option<Read<'n>>, Stays> {
        let Some(bytes) = list::read(self.fallback, name).await? else { return Ok(None) };
        let waiting = Waiting::from_bytes(&bytes)?;
        let complaint = waiting.complaint()?;
        Ok(Some(Read { name, complaint, waiting }))
    }

    /// Takes away what a receipt was shown from in an outage, where the table has it by now.
    async fn clear_cases(&self, cases: &[String], sent: &[Object], done: &mut Drained) {
        let waits: BTreeSet<&str> = sent.iter().filter_map(|object| reference_in(&object.name)).collect();
        for name in cases {
            let alone = name.strip_prefix(CASES).filter(|reference| !waits.contains(reference));
            let reference: Option<Reference> = alone.and_then(|reference| reference.parse().ok());
            let Some(reference) = reference else { continue };
            // A stone says on the receipt what is to be said.
            if match self.table.complaint(&reference).await {
                Ok(there) => there.is_some(),
                Err(fault) => fault.is_erased(),
            } {
                self.forget(name, done).await;
            }
        }
    }

    /// Takes away word that somebody was told of what is home by now: a round ended between the two.
    async fn clear_told(&self, told: &BTreeSet<String>, sent: &[Object], done: &mut Drained) {
        let waits: BTreeSet<String> = sent.iter().map(|object| told_name(&object.name)).collect();
        for name in told.difference(&waits) {
            // What came since, and another round has told of, waits too.
            let of = format!("{SENT}{}", name.strip_prefix(TOLD).unwrap_or(name));
            if let Ok(None) = list::read(self.fallback, &of).await {
                self.forget(name, done).await;
            }
        }
    }

    /// Takes away what nobody needs any more; what stays is read by nobody, and taken away by the next round.
    async fn forget(&self, name: &str, done: &mut Drained) {
        if let Err(fault) = remove(self.fallback, name).await {
            done.failed(&fault);
        }
    }
}

fn not_tried(objects: &[Object]) -> Vec<Stayed<'_>> {
    objects.iter().map(|object| (object.name.as_str(), None)).collect()
}

/// The reference in `sent/<reference>-<attempt>`.
fn reference_in(name: &str) -> Option<&str> {
    name.strip_prefix(SENT)?.split_once('-').map(|(reference, _)| reference)
}
