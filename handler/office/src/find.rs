//! Complaints are found by what their sender gave: a name, a phone number, a
//! postcode, an email address. What is stored of these are keyed hashes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use complaints::form::findable::terms;
use complaints::form::reference::Reference;
use store::envelope::Audience;
use store::table::Unavailable;
use store::table::item::fingerprint::found_partition;
use store::table::item::text_of;

use crate::ask::{Part, in_part};
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
        return Ok(Found { rows, more: false });
    }
    if desk.lead && !desk.keys.opens(Audience::Lead) {
        return Err(Unavailable::because("only who has the lead's key looks for what is for the lead alone"));
    }
    let marks = desk.marks.ok_or_else(|| Unavailable::because("there is no key to look by"))?;
    let audiences: &[Audience] = if desk.lead { &[Audience::Officers, Audience::Lead] } else { &[Audience::Officers] };
    let mut all: Option<BTreeMap<String, String>> = None;
    let mut more = false;
    for term in terms(typed) {
        let mut of_term = BTreeMap::new();
        for audience in audiences {
            let partition = found_partition(&marks.find(*audience, &term));
            let part = Part { limit: MOST + 1, ..Part::default() };
            let items = in_part(desk.table, partition, &["sk", "reference"], part).await?;
            more |= items.len() > MOST;
            of_term.extend(
                items
                    .iter()
                    .filter_map(|item| Some((text_of(item, "reference")?.to_owned(), text_of(item, "sk")?.to_owned()))),
            );
        }
        all = Some(match all {
            None => of_term,
            Some(before) => before.into_iter().filter(|(reference, _)| of_term.contains_key(reference)).collect(),
        });
    }
    let references: BTreeSet<Reference> =
        all.unwrap_or_default().keys().filter_map(|reference| reference.parse().ok()).collect();
    let references: Vec<Reference> = references.into_iter().collect();
    let mut rows = rows(desk, &references, now).await?;
    rows.sort_by(|a, b| b.received.cmp(&a.received));
    Ok(Found { rows, more })
}

/// How these complaints stand, with what of them nobody has read.
async fn rows(desk: &Desk<'_>, references: &[Reference], now: DateTime<Utc>) -> Result<Vec<Row>, Unavailable> {
    let mut found: Vec<Listed> = stands(desk.table, references).await?.into_values().collect();
    mark_unread(desk.table, &mut found).await?;
    Ok(found.into_iter().map(|one| row(one, &desk.words.library.office, now)).collect())
}
