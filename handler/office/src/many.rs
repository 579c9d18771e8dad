//! Many complaints at once, each without a word of it: what a list and a count
//! of dates need.

use std::collections::{BTreeMap, BTreeSet};

use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::standing::Owes;
use store::table::item::standing::standing_key;
use store::table::item::{FORMAT, INTAKE_READS, Item, key, text_of};
use store::table::{Stored, Table, Unavailable};

use crate::ask::{by_keys, sort_of};

/// A complaint, and what its list says of it.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) complaint: Complaint,
    /// What is owed next, as it was stored.
    pub(crate) owes: Owes,
}

/// Whether the dates are wanted that were shown at sending: the longest of all attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Wanted,
    LeftOut,
}

/// These complaints as they are now, by their references; why one cannot be read, where it cannot. What is not
/// there is left out.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn complaints(
    table: &Table,
    references: &BTreeSet<Reference>,
    shown: Shown,
) -> Result<BTreeMap<String, Result<Kept, Unavailable>>, Unavailable> {
    let whole = |name: &&str| shown == Shown::Wanted || *name != "deadlines";
    let attributes: Vec<&str> = INTAKE_READS.into_iter().filter(whole).chain(["sk", "owes", "danger"]).collect();
    let keys = |reference: &Reference| [key(reference, "CASE"), standing_key(reference, FORMAT)];
    let keys: Vec<Item> = references.iter().flat_map(keys).collect();
    let (cases, standings): (Vec<Item>, Vec<Item>) =
        by_keys(table, &keys, &attributes).await?.into_iter().partition(|item| sort_of(item) == "CASE");
    let of = |item: &Item| text_of(item, "reference").unwrap_or_default().to_owned();
    let mut standings: BTreeMap<String, Item> = standings.into_iter().map(|item| (of(&item), item)).collect();
    let mut found = BTreeMap::new();
    for case in cases {
        let reference = of(&case);
        let standing = standings.remove(&reference);
        // In format 1 how it stands is in the complaint itself.
        let owes = Owes::from_code(text_of(standing.as_ref().unwrap_or(&case), "owes").unwrap_or_default());
        let kept = match table.read(Stored::of(case, standing)).await {
            Err(fault) if fault.is_away() => return Err(fault),
            read => read.map(|complaint| Kept { complaint, owes }),
        };
        found.insert(reference, kept);
    }
    Ok(found)
}
