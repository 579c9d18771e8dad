//! What the office asks of the table: pages of a partition or of the index, and
//! single items by their keys. Never a scan. Intake's role may ask none of it.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::{KeysAndAttributes, Select};
use store::table::item::{Item, text, text_of};
use store::table::{INDEX, Table, Unavailable, projected};

/// The most keys that DynamoDB takes in one call.
const MAX_KEYS: usize = 100;

/// A part of a sorted partition: after one text and before another, so many items at most.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Part<'a> {
    /// Behind this sort key; from the beginning where there is none.
    pub(crate) after: Option<&'a str>,
    /// Before this sort key; to the end where there is none.
    pub(crate) before: Option<&'a str>,
    /// So many at most; 0 is all.
    pub(crate) limit: usize,
    /// The last first.
    pub(crate) backwards: bool,
}

/// The items under one key, with no attribute that was not asked for: a role may be refused the rest.
pub(crate) async fn in_partition(
    table: &Table,
    key: impl Into<String>,
    attributes: &[&str],
) -> Result<Vec<Item>, Unavailable> {
    in_part(table, key, attributes, Part::default()).await
}

/// Some of the items under one key, in the order of their sort keys.
pub(crate) async fn in_part(
    table: &Table,
    key: impl Into<String>,
    attributes: &[&str],
    part: Part<'_>,
) -> Result<Vec<Item>, Unavailable> {
    let (projection, names) = projected(attributes);
    let query = table
        .client()
        .query()
        .table_name(table.name())
        .consistent_read(true)
        .select(Select::SpecificAttributes)
        .projection_expression(projection)
        .set_expression_attribute_names(Some(names));
    pages(sorted(query, ("pk", "sk"), &key.into(), part), part.limit, None).await
}

/// Some of the open complaints of a landlord, in the order of its list.
pub(crate) async fn in_index(table: &Table, landlord: &str, part: Part<'_>) -> Result<Vec<Item>, Unavailable> {
    let query = table.client().query().table_name(table.name()).index_name(INDEX);
    pages(sorted(query, ("open", "due"), landlord, part), part.limit, Some("due")).await
}

/// The first text behind another one.
fn behind(text: &str) -> String {
    format!("{text}\u{1}")
}

fn sorted(query: QueryFluentBuilder, (hash, range): (&str, &str), key: &str, part: Part<'_>) -> QueryFluentBuilder {
    let query = if part.backwards { query.scan_index_forward(false) } else { query };
    let query = query.expression_attribute_names("#hash", hash).expression_attribute_values(":key", text(key));
    let (condition, query) = match (part.after, part.before) {
        (None, None) => ("", query),
        (Some(after), None) => (" AND #range > :after", query.expression_attribute_values(":after", text(after))),
        (None, Some(before)) => (" AND #range < :before", query.expression_attribute_values(":before", text(before))),
        // Both ends belong to BETWEEN; what is at its end is asked for by no place that is stored.
        (Some(after), Some(before)) => (
            " AND #range BETWEEN :after AND :before",
            query
                .expression_attribute_values(":after", text(behind(after)))
                .expression_attribute_values(":before", text(before)),
        ),
    };
    let query = if condition.is_empty() { query } else { query.expression_attribute_names("#range", range) };
    query.key_condition_expression(format!("#hash = :key{condition}"))
}

/// All that a query finds, or so much of it, and of what is equal at its end in `whole` all: in format 1 many
/// are due at one instant. DynamoDB answers with 1 MB at a time.
async fn pages(query: QueryFluentBuilder, limit: usize, whole: Option<&str>) -> Result<Vec<Item>, Unavailable> {
    let query = if limit > 0 { query.limit(i32::try_from(limit).unwrap_or(i32::MAX)) } else { query };
    let mut items = query.into_paginator().items().send();
    let mut found: Vec<Item> = Vec::new();
    while let Some(item) = items.next().await {
        let item = item.map_err(|error| Unavailable::of(&error))?;
        let last = found.last().filter(|_| limit > 0 && found.len() >= limit);
        let equal = |last: &Item| whole.is_some_and(|name| last.get(name) == item.get(name));
        let over = last.is_some_and(|last| !equal(last));
        // The first that is not equal tells that there are more.
        found.push(item);
        if over {
            break;
        }
        if limit > 0 && found.len() >= limit && whole.is_none() {
            break;
        }
    }
    Ok(found)
}

/// The items of these keys that are there, in no order.
pub(crate) async fn by_keys(table: &Table, keys: &[Item], attributes: &[&str]) -> Result<Vec<Item>, Unavailable> {
    let mut found = Vec::new();
    for keys in keys.chunks(MAX_KEYS) {
        let mut left = keys.to_vec();
        // What did not fit into one answer is asked for again.
        while !left.is_empty() {
            let (projection, names) = projected(attributes);
            let asked = KeysAndAttributes::builder()
                .set_keys(Some(left))
                .consistent_read(true)
                .projection_expression(projection)
                .set_expression_attribute_names(Some(names))
                .build()
                .map_err(|error| Unavailable::because(error.to_string()))?;
            let asked = HashMap::from([(table.name().to_owned(), asked)]);
            let got = table.client().batch_get_item().set_request_items(Some(asked)).send().await;
            let got = got.map_err(|error| Unavailable::of(&error))?;
            found.extend(got.responses.into_iter().flatten().flat_map(|(_, items)| items));
            let mut more = got.unprocessed_keys.unwrap_or_default();
            left = more.remove(table.name()).map(|keys| keys.keys).unwrap_or_default();
        }
    }
    Ok(found)
}

/// The sort key of an item.
pub(crate) fn sort_of(item: &Item) -> &str {
    text_of(item, "sk").unwrap_or_default()
}
