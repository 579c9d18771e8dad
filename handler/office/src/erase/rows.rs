//! Everything of a complaint in the table, found by looking at every item: what
//! leads to it from elsewhere stands under keys that only its sealed words give.
//! No word is read for it. This is the one place of ours that looks at all, and
//! the one that takes a complaint away.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::Select;
use complaints::form::reference::Reference;
use store::table::item::standing::CLOSED;
use store::table::item::unfiled::UNFILED;
use store::table::item::untold::{UNTOLD, notice_of};
use store::table::item::{Item, is_erased, keyed, stone, text_of};
use store::table::{Table, Unavailable, projected};

use super::reference_in;

/// What is read of every item.
const ERASER_READS: [&str; 12] = [
    "pk",
    "sk",
    "format",
    "reference",
    "same_as",
    "landlord",
    "open",
    "key_hash",
    "new_key_hash",
    "digest",
    "notice",
    stone::ERASED,
];

/// The items of one complaint.
#[derive(Default)]
pub(super) struct Rows(Vec<Item>);

impl Rows {
    /// Looks for those of some complaints, through the table once. An item that leads from one to another is of both.
    pub(super) async fn of(
        table: &Table,
        references: &BTreeSet<Reference>,
    ) -> Result<BTreeMap<Reference, Self>, Unavailable> {
        let mut found = BTreeMap::<_, Self>::new();
        each(table, |item| {
            let named: BTreeSet<Reference> = named_by(&item).filter(|one| references.contains(one)).collect();
            for reference in named {
                found.entry(reference).or_default().0.push(item.clone());
            }
        })
        .await?;
        Ok(found)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether nothing is left of it but stones.
    pub(super) fn are_stones(&self) -> bool {
        self.0.iter().all(is_erased)
    }

    fn own(&self, reference: &Reference) -> Option<&Item> {
        let reference = reference.to_string();
        self.0.iter().find(|item| is_place(item) && text_of(item, "reference") == Some(&reference))
    }

    /// Whether there is a complaint or a stone under its reference.
    pub(super) fn has_place(&self, reference: &Reference) -> bool {
        self.own(reference).is_some()
    }

    /// The complaint to which it only leads, if it does.
    pub(super) fn leads_to(&self, reference: &Reference) -> Option<Reference> {
        text_of(self.own(reference)?, "same_as")?.parse().ok()
    }

    /// Whether nobody owes an answer to it. In format 1 what is closed says nothing of it.
    pub(super) fn is_closed(&self, reference: &Reference) -> bool {
        let open = self.0.iter().find_map(|item| text_of(item, "open"));
        self.has_place(reference) && open.is_none_or(|open| open.starts_with(CLOSED))
    }

    /// Puts stones in the place of the complaint and of all that leads to it, and takes the rest away.
    pub(super) async fn erase(&self, table: &Table, day: &str) -> Result<usize, Unavailable> {
        let (places, rest): (Vec<&Item>, Vec<&Item>) =
            self.0.iter().filter(|item| !is_erased(item)).partition(|item| is_place(item));
        // What opens the receipt by a new link stands beside the complaint.
        let new_key = self.0.iter().find_map(|item| item.get("new_key_hash"));
        for place in &places {
            let mut item = (*place).clone();
            if text_of(place, "same_as").is_none() {
                item.extend(new_key.map(|key| ("new_key_hash".to_owned(), key.clone())));
            }
            put(table, stone::in_place_of(&item, day)).await?;
        }
        for item in &rest {
            let key = keyed(text_of(item, "pk").unwrap_or_default(), text_of(item, "sk").unwrap_or_default());
            let gone = table.client().delete_item().table_name(table.name()).set_key(Some(key)).send().await;
            gone.map_err(|error| Unavailable::of(&error))?;
        }
        Ok(places.len() + rest.len())
    }
}

/// Puts a stone over whatever stands there.
pub(super) async fn put(table: &Table, stone: Item) -> Result<(), Unavailable> {
    let put = table.client().put_item().table_name(table.name()).set_item(Some(stone)).send().await;
    put.map(|_| ()).map_err(|error| Unavailable::of(&error))
}

/// The references of all complaints of which the table has more than a stone.
pub(super) async fn references(table: &Table) -> Result<BTreeSet<Reference>, Unavailable> {
    let mut found = BTreeSet::new();
    each(table, |item| {
        if !is_erased(&item) {
            found.extend(named_by(&item));
        }
    })
    .await?;
    Ok(found)
}

/// Whether it is a complaint, a stone, or what only leads to another complaint.
fn is_place(item: &Item) -> bool {
    text_of(item, "sk") == Some("CASE")
}

/// The complaints that an item is of, or that it names as the ones that it is about.
fn named_by(item: &Item) -> impl Iterator<Item = Reference> + use<> {
    let place = text_of(item, "pk").unwrap_or_default();
    let read = |text: &str| text.parse::<Reference>().ok();
    let named = match place {
        UNTOLD => [notice_of(item).and_then(|notice| read(&notice.reference)), None, None],
        UNFILED => [text_of(item, "sk").and_then(reference_in), None, None],
        _ => [of_complaint(place), text_of(item, "reference"), text_of(item, "same_as")].map(|text| read(text?)),
    };
    named.into_iter().flatten()
}

/// The reference in the partition of a complaint, of how it stands, or of what was recorded in it.
fn of_complaint(place: &str) -> Option<&str> {
    let (kind, reference) = place.split_once('#')?;
    ["COMPLAINT", "STANDING", "EVENTS"].contains(&kind).then_some(reference)
}

/// Looks at every item of the table, of which none has an attribute that was not asked for. A page of them is in memory.
async fn each(table: &Table, mut look: impl FnMut(Item)) -> Result<(), Unavailable> {
    let (projection, names) = projected(&ERASER_READS);
    let scan = table
        .client()
        .scan()
        .table_name(table.name())
        .consistent_read(true)
        .select(Select::SpecificAttributes)
        .projection_expression(projection)
        .set_expression_attribute_names(Some(names));
    let mut items = scan.into_paginator().items().send();
    while let Some(item) = items.next().await {
        look(item.map_err(|error| Unavailable::of(&error))?);
    }
    Ok(())
}
