//! How complaints stand as counted now, from what is stored of them: what
//! `show` says, for many at once. Where the list has a complaint is a copy of
//! that, which a new bank holiday makes old.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use complaints::case::standing::Case;
use complaints::days::moment::Moment;
use store::complaint::Complaint;
use store::promised::{self, NoDates, OwnPolicy};
use store::stands::Stands;
use store::table::{Table, Unavailable};
use store::words::Words;

use crate::listing::Listed;
use crate::many::{self, Shown};

/// Counts the dates of some complaints. Each policy that they have is read once.
pub(crate) struct Counter<'w> {
    words: &'w Words,
    now: Moment,
    /// By landlord, version and front matter.
    policies: HashMap<(String, String, Arc<str>), OwnPolicy>,
}

impl<'w> Counter<'w> {
    pub(crate) fn new(words: &'w Words, now: DateTime<Utc>) -> Self {
        Self { words, now: Moment::at(now), policies: HashMap::new() }
    }

    /// How a complaint stands, and where that puts it in the list.
    pub(crate) fn stands(&mut self, complaint: &Complaint) -> Result<Stands, NoDates> {
        let key = (complaint.landlord.clone(), complaint.policy.clone(), Arc::clone(&complaint.clocks));
        if !self.policies.contains_key(&key) {
            self.policies.insert(key.clone(), OwnPolicy::of(complaint, self.words)?);
        }
        let own = &self.policies[&key];
        let rules = self.words.library.rulebook(own.policy(), own.calendar());
        let events = promised::happened(complaint, &rules)?;
        let case = Case::of(&rules, &events, self.now);
        case.dates().map_err(|fault| NoDates::Count(*fault))?;
        Ok(Stands::of(complaint, &case, complaint.danger).no_further_back(complaint))
    }
}

/// Puts what is owed and by when, as counted now, in place of what the list has of these complaints, and marks
/// those that stand where they would not stand now.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn count_anew(
    table: &Table,
    words: &Words,
    rows: &mut [Listed],
    now: DateTime<Utc>,
) -> Result<(), Unavailable> {
    let references: BTreeSet<_> = rows.iter().filter_map(|row| row.reference.parse().ok()).collect();
    let kept = many::complaints(table, &references, Shown::LeftOut).await?;
    let mut counter = Counter::new(words, now);
    for row in rows {
        // Words whose complaint waits in the fallback store have no dates yet.
        let Some(kept) = kept.get(&row.reference) else { continue };
        let stands = kept.as_ref().ok().and_then(|kept| Some((kept, counter.stands(&kept.complaint).ok()?)));
        match stands {
            Some((kept, stands)) => {
                row.out_of_place = !stands.is_listed(&kept.complaint, &kept.owes);
                row.due = stands.due.due().filter(|_| stands.dated);
                row.late_after = stands.late_after;
                row.owes = stands.owes;
            }
            None => (row.due, row.late_after, row.not_counted) = (None, None, true),
        }
    }
    Ok(())
}
