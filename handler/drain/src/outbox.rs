//! The outbox in the table: what it owes, and that it was told. The drain alone asks and clears it.

use store::table::item::untold::UNTOLD;
use store::table::item::{Item, keyed, text, text_of};
use store::table::{Table, Unavailable, projected};

/// Everything that nobody has been told of, the first to come first.
///
/// # Errors
/// When the table does not answer, or this role may not ask.
pub(crate) async fn untold(table: &Table) -> Result<Vec<Item>, Unavailable> {
    let (projection, names) = projected(&["sk", "notice"]);
    let query = table
        .client()
        .query()
        .table_name(table.name())
        .consistent_read(true)
        .key_condition_expression("pk = :untold")
        .expression_attribute_values(":untold", text(UNTOLD))
        .projection_expression(projection)
        .set_expression_attribute_names(Some(names));
    query.into_paginator().items().send().try_collect().await.map_err(|error| Unavailable::of(&error))
}

/// Takes away what was told; what is not there was told by another round.
///
/// # Errors
/// When the table does not answer, or this role may not.
pub(crate) async fn clear(table: &Table, told: &Item) -> Result<(), Unavailable> {
    let key = keyed(UNTOLD, text_of(told, "sk").unwrap_or_default());
    let cleared = table.client().delete_item().table_name(table.name()).set_key(Some(key)).send().await;
    cleared.map(|_| ()).map_err(|error| Unavailable::of(&error))
}
