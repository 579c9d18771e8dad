//! What the drain alone asks, writes and clears in the table: what it owes to
//! tell, and what it could not file.

use std::collections::BTreeSet;

use store::table::item::unfiled::{self, UNFILED};
use store::table::item::untold::UNTOLD;
use store::table::item::{Item, keyed, text, text_of};
use store::table::{Table, Unavailable, projected};

/// Everything that nobody has been told of, the first to come first.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn untold(table: &Table) -> Result<Vec<Item>, Unavailable> {
    under(table, UNTOLD, &["sk", "notice"]).await
}

/// Takes away what was told; what is not there was told by another round.
///
/// # Errors
/// When the table does not answer, or this role may not.
pub(crate) async fn clear(table: &Table, told: &Item) -> Result<(), Unavailable> {
    take_away(table, UNTOLD, text_of(told, "sk").unwrap_or_default()).await
}

/// Shows officers what could not be filed in this round, by its name and why, and no more what could.
///
/// # Errors
/// When the table does not answer, or this role may not.
pub(crate) async fn show_unfiled(table: &Table, unfiled: &[(String, String)]) -> Result<(), Unavailable> {
    let before = under(table, UNFILED, &["sk"]).await?;
    let names: BTreeSet<&str> = unfiled.iter().map(|(name, _)| name.as_str()).collect();
    let shown: BTreeSet<&str> = before.iter().filter_map(|item| text_of(item, "sk")).collect();
    // The form's health tells it too, and may ask for nothing here.
    if names.len() != shown.len() {
        let put = table.client().put_item().table_name(table.name()).set_item(Some(unfiled::count(names.len())));
        put.send().await.map_err(|error| Unavailable::of(&error))?;
    }
    for (name, why) in unfiled.iter().filter(|(name, _)| !shown.contains(name.as_str())) {
        let item = Some(unfiled::item(name, why));
        let put = table.client().put_item().table_name(table.name()).set_item(item).send().await;
        put.map_err(|error| Unavailable::of(&error))?;
    }
    for name in shown.difference(&names) {
        take_away(table, UNFILED, name).await?;
    }
    Ok(())
}

async fn under(table: &Table, partition: &str, attributes: &[&str]) -> Result<Vec<Item>, Unavailable> {
    let (projection, names) = projected(attributes);
    let query = table
        .client()
        .query()
        .table_name(table.name())
        .consistent_read(true)
        .key_condition_expression("pk = :pk")
        .expression_attribute_values(":pk", text(partition))
        .projection_expression(projection)
        .set_expression_attribute_names(Some(names));
    query.into_paginator().items().send().try_collect().await.map_err(|error| Unavailable::of(&error))
}

async fn take_away(table: &Table, partition: &str, sort: &str) -> Result<(), Unavailable> {
    let gone = table.client().delete_item().table_name(table.name()).set_key(Some(keyed(partition, sort))).send().await;
    gone.map(|_| ()).map_err(|error| Unavailable::of(&error))
}
