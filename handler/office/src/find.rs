//! Complaints are found by what their sender gave: a name, a phone number, a
//! postcode, an email address. What is stored of these are keyed hashes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use complaints::form::findable::terms;
use complaints::form::reference::Reference;
use store::envelope::Audience;
use store::table::Unavailable;
use store::table::item::fingerprint::found_partition;
use store::table::item::text_of;

use crate::ask::{Part, in_part};
use crate::counted::count_anew;
use crate::desk::Desk;
use crate::list::{Row, row};
use crate::listing::{Listed, mark_unread, stands};

/// The most complaints that one word may lead to; who looks for more needs another word.
pub const MOST: usize = 200;

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// The complaints, the newest first.
    pub rows: Vec<Row>,
    /// There are more than [`MOST`]; the oldest are left out.
    pub more: bool,
}

/// The complaints that have all of these words: open, answered and closed ones.
/// A reference finds its own complaint.
///
/// # Errors
/// When the table does not answer, or this desk has no key to look by.
pub async fn find(desk: &Desk<'_>, typed: &str, now: DateTime<Utc>) -> Result<Found, Unavailable> {
    if let Ok(reference) = typed.parse::<Reference>() {
        // What only leads to a complaint has no standing of its own.
        let leads = desk.table.complaint(&reference).await?.and_then(|complaint| complaint.same_as);
        let rows = rows(desk, &[leads.unwrap_or(reference)], now).await?;
        // Some names could be references, such as Andrew Kaur.
        if !rows.is_empty() {
            return Ok(Found { rows, more: false });
        }
    }
    if desk.lead && !desk.keys.opens(Audience::Lead) {
        return Err(Unavailable::because("only who has the lead's key looks for what is for the lead alone"));
    }
    let marks = desk.marks.ok_or_else(|| Unavailable::because("there is no key to look by"))?;
    let audiences: &[Audience] = if desk.lead { &[Audience::Officers, Audience::Lead] } else { &[Audience::Officers] };
    let mut of_each = Vec::new();
    for term in terms(typed) {
        let partitions = audiences.iter().map(|audience| found_partition(&marks.find(*audience, &term))).collect();
        of_each.push(leads_to(desk, partitions, MOST + 1).await?);
    }
    // From the word that leads to the fewest; a word that leads to many is then looked at as a whole.
    of_each.sort_by_key(|one| one.references.len());
    let mut of_each = of_each.into_iter();
    let Some(fewest) = of_each.next() else { return Ok(Found { rows: Vec::new(), more: false }) };
    let (mut all, more) = (fewest.references, fewest.more);
    for one in of_each {
        let one = if one.more { leads_to(desk, one.partitions, 0).await? } else { one };
        all.retain(|reference| one.references.contains(reference));
    }
    let references: BTreeSet<Reference> = all.iter().filter_map(|reference| reference.parse().ok()).collect();
    let references: Vec<Reference> = references.into_iter().collect();
    let mut rows = rows(desk, &references, now).await?;
    rows.sort_by(|a, b| b.received.cmp(&a.received));
    Ok(Found { rows, more })
}

/// Where one word leads.
struct LeadsTo {
    partitions: Vec<String>,
    references: BTreeSet<String>,
    more: bool,
}

/// The complaints to which these partitions lead, the newest of each; all of them where the limit is 0.
async fn leads_to(desk: &Desk<'_>, partitions: Vec<String>, limit: usize) -> Result<LeadsTo, Unavailable> {
    let (mut references, mut more) = (BTreeSet::new(), false);
    for partition in &partitions {
        let part = Part { limit, backwards: true, ..Part::default() };
        let items = in_part(desk.table, partition, &["sk", "reference"], part).await?;
        more |= limit > 0 && items.len() >= limit;
        references.extend(items.iter().filter_map(|item| text_of(item, "reference")).map(str::to_owned));
    }
    Ok(LeadsTo { partitions, references, more })
}

/// How these complaints stand, with what of them nobody has read.
async fn rows(desk: &Desk<'_>, references: &[Reference], now: DateTime<Utc>) -> Result<Vec<Row>, Unavailable> {
    let mut found: Vec<Listed> = stands(desk.table, references).await?.into_values().collect();
    mark_unread(desk.table, &mut found).await?;
    count_anew(desk.table, desk.words, &mut found, now).await?;
    Ok(found.into_iter().map(|one| row(one, &desk.words.library.office, now)).collect())
}
