//! Everything of a complaint in the table, found by looking at every item: what
//! leads to it from elsewhere stands under keys that only its sealed words give.
//! No word is read for it. This is the one place of ours that looks at all, and
//! the one that takes a complaint away.

use std::collections::BTreeSet;

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
pub(super) struct Rows {
    reference: String,
    items: Vec<Item>,
}

impl Rows {
    /// Looks for them.
    pub(super) async fn of(table: &Table, reference: &Reference) -> Result<Self, Unavailable> {
        let items = all(table).await?.into_iter().filter(|item| is_of(item, reference)).collect();
        Ok(Self { reference: reference.to_string(), items })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether nothing is left of it but stones.
    pub(super) fn are_stones(&self) -> bool {
        self.items.iter().all(is_erased)
    }

    fn own(&self) -> Option<&Item> {
        self.items.iter().find(|item| is_place(item) && text_of(item, "reference") == Some(&self.reference))
    }

    /// Whether there is a complaint or a stone under its reference.
    pub(super) fn has_place(&self) -> bool {
        self.own().is_some()
    }

    /// The complaint to which it only leads, if it does.
    pub(super) fn leads_to(&self) -> Option<Reference> {
        text_of(self.own()?, "same_as")?.parse().ok()
    }

    /// Whether nobody owes an answer to it. In format 1 what is closed says nothing of it.
    pub(super) fn is_closed(&self) -> bool {
        let open = self.items.iter().find_map(|item| text_of(item, "open"));
        self.has_place() && open.is_none_or(|open| open.starts_with(CLOSED))
    }

    /// Puts stones in the place of the complaint and of all that leads to it, and takes the rest away.
    pub(super) async fn erase(&self, table: &Table, day: &str) -> Result<usize, Unavailable> {
        let (places, rest): (Vec<&Item>, Vec<&Item>) =
            self.items.iter().filter(|item| !is_erased(item)).partition(|item| is_place(item));
        // What opens the receipt by a new link stands beside the complaint.
        let new_key = self.items.iter().find_map(|item| item.get("new_key_hash"));
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
    let items = all(table).await?;
    let of = |item: &Item| {
        let own = text_of(item, "pk").and_then(of_complaint);
        let led = text_of(item, "same_as");
        let notice = notice_of(item).map(|notice| notice.reference);
        let named = led.or(own).or(text_of(item, "reference")).or(notice.as_deref())?;
        named.parse().ok()
    };
    Ok(items.iter().filter(|item| !is_erased(item)).filter_map(of).collect())
}

/// Whether it is a complaint, a stone, or what only leads to another complaint.
fn is_place(item: &Item) -> bool {
    text_of(item, "sk") == Some("CASE")
}

/// Whether an item is of a complaint, or names it as the one that it is about.
fn is_of(item: &Item, reference: &Reference) -> bool {
    let named = reference.to_string();
    let place = text_of(item, "pk").unwrap_or_default();
    match place {
        UNTOLD => notice_of(item).is_some_and(|notice| notice.reference == named),
        UNFILED => text_of(item, "sk").and_then(reference_in) == Some(*reference),
        _ => {
            of_complaint(place) == Some(&named)
                || ["reference", "same_as"].iter().any(|name| text_of(item, name) == Some(&named))
        }
    }
}

/// The reference in the partition of a complaint, of how it stands, or of what was recorded in it.
fn of_complaint(place: &str) -> Option<&str> {
    let (kind, reference) = place.split_once('#')?;
    ["COMPLAINT", "STANDING", "EVENTS"].contains(&kind).then_some(reference)
}

/// Every item of the table, with no attribute that was not asked for.
async fn all(table: &Table) -> Result<Vec<Item>, Unavailable> {
    let (projection, names) = projected(&ERASER_READS);
    let scan = table
        .client()
        .scan()
        .table_name(table.name())
        .consistent_read(true)
        .select(Select::SpecificAttributes)
        .projection_expression(projection)
        .set_expression_attribute_names(Some(names));
    scan.into_paginator().items().send().try_collect().await.map_err(|error| Unavailable::of(&error))
}
