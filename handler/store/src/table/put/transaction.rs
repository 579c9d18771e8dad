//! Puts that are done together, each under its condition: all of them, or none.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use complaints::form::hex;

use crate::random::system_random;
use crate::table::item::Item;
use crate::table::{Table, Unavailable};

/// One put of a transaction.
pub(super) struct One {
    pub(super) item: Item,
    pub(super) condition: Option<&'static str>,
    pub(super) values: HashMap<String, AttributeValue>,
}

impl One {
    /// Over whatever is there.
    pub(super) fn any(item: Item) -> Self {
        Self { item, condition: None, values: HashMap::new() }
    }

    /// Where nothing is.
    pub(super) fn new(item: Item) -> Self {
        Self { item, condition: Some(NEW), values: HashMap::new() }
    }
}

pub(super) const NEW: &str = "attribute_not_exists(pk)";

impl Table {
    /// All of them or none: `None` where they are stored, else the first whose condition failed,
    /// or `usize::MAX` where somebody else writes the same just now.
    pub(super) async fn together(&self, all: Vec<One>) -> Result<Option<usize>, Unavailable> {
        self.takes()?;
        // The SDK would draw it from a generator that is not made to be unguessable, nor to differ in what a
        // machine was copied from. The tries of one call have the same.
        let token = hex::encode(&system_random());
        let mut transaction = self.client.transact_write_items().client_request_token(token);
        for One { item, condition, values } in all {
            let values = Some(values).filter(|values| !values.is_empty());
            let put = Put::builder()
                .table_name(&self.name)
                .set_item(Some(item))
                .set_condition_expression(condition.map(str::to_owned))
                .set_expression_attribute_values(values)
                .build()
                .map_err(|error| Unavailable::because(error.to_string()))?;
            transaction = transaction.transact_items(TransactWriteItem::builder().put(put).build());
        }
        let Err(error) = transaction.send().await else { return Ok(None) };
        let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) = error.as_service_error() else {
            return Err(Unavailable::of(&error));
        };
        let codes: Vec<&str> = cancelled.cancellation_reasons().iter().map(|r| r.code().unwrap_or_default()).collect();
        match codes.iter().position(|code| *code == "ConditionalCheckFailed") {
            Some(failed) => Ok(Some(failed)),
            None if codes.contains(&"TransactionConflict") => Ok(Some(usize::MAX)),
            None => {
                Err(Unavailable::of_code(codes.iter().find(|code| **code != "None").copied().or(Some("cancelled"))))
            }
        }
    }
}
