//! The table as `template.yaml` makes it on AWS, made on an engine of this machine.

use std::time::{Duration, Instant};

use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::create_table::CreateTableError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType,
};

use super::{INDEX, Table, Unavailable};

/// What the index carries besides its keys: nothing personal. `template.yaml` says the same.
const INDEX_CARRIES: [&str; 10] =
    ["reference", "landlord", "received", "urgent", "policy", "stage", "dated", "lead", "danger", "owes"];
/// How long we try to make the table. An engine that has just started on a
/// busy machine may leave the first calls without an answer.
const READY_LIMIT: Duration = Duration::from_secs(20);
/// The pause between two looks at whether the table is there.
const PAUSE: Duration = Duration::from_millis(20);

/// A key that no item has. Whether there is a table can be asked by it however much is in the table;
/// `DescribeTable` says more, and the embedded engine counts every row for it: it ran out of time at 50,000.
const NOBODY: &str = "NOBODY";

/// Whether the table was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ensured {
    /// It was, with whatever is in it.
    WasThere,
    /// It was made just now, and holds nothing.
    IsNew,
}

/// How far the engine is with making the table.
enum Readiness {
    Ready,
    Missing,
    NotYet(Unavailable),
}

/// Makes the table if it is not there, and waits until it can be used.
///
/// # Errors
/// When the engine refuses the table, or has not made it within 20 seconds.
pub async fn ensure(table: &Table) -> Result<Ensured, Unavailable> {
    let start = Instant::now();
    let mut ensured = Ensured::WasThere;
    loop {
        let mut readiness = look(table).await?;
        if matches!(readiness, Readiness::Missing) {
            // Also where the answer to making it is lost: it was not there when we asked.
            ensured = Ensured::IsNew;
            readiness = create(table).await?;
        }
        match readiness {
            Readiness::Ready => return Ok(ensured),
            Readiness::NotYet(why) if start.elapsed() >= READY_LIMIT => return Err(why),
            Readiness::NotYet(_) | Readiness::Missing => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Asks once whether the table is there, and has it made where it is not.
async fn look(table: &Table) -> Result<Readiness, Unavailable> {
    let nobody = AttributeValue::S(NOBODY.to_owned());
    let asked = table.client().get_item().table_name(table.name()).key("pk", nobody.clone()).key("sk", nobody);
    match asked.send().await {
        Ok(_) => Ok(Readiness::Ready),
        Err(error) if error.as_service_error().is_some_and(|e| e.is_resource_not_found_exception()) => {
            Ok(Readiness::Missing)
        }
        Err(error) => again(&error),
    }
}

/// An answer that refuses is final; no answer, or a fault of the engine, is worth another try.
fn again<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Result<Readiness, Unavailable> {
    let why = Unavailable::of(error);
    let refused = error.raw_response().is_some_and(|answer| answer.status().is_client_error());
    if refused { Err(why) } else { Ok(Readiness::NotYet(why)) }
}

async fn create(table: &Table) -> Result<Readiness, Unavailable> {
    let built = |error: BuildError| Unavailable::because(error.to_string());
    let attribute = |name: &str| {
        AttributeDefinition::builder()
            .attribute_name(name)
            .attribute_type(ScalarAttributeType::S)
            .build()
            .map_err(built)
    };
    let key = |name: &str, kind| KeySchemaElement::builder().attribute_name(name).key_type(kind).build().map_err(built);
    let carried = Projection::builder()
        .projection_type(ProjectionType::Include)
        .set_non_key_attributes(Some(INDEX_CARRIES.map(str::to_owned).to_vec()))
        .build();
    let index = GlobalSecondaryIndex::builder()
        .index_name(INDEX)
        .key_schema(key("open", KeyType::Hash)?)
        .key_schema(key("due", KeyType::Range)?)
        .projection(carried)
        .build()
        .map_err(built)?;
    let created = table
        .client()
        .create_table()
        .table_name(table.name())
        .attribute_definitions(attribute("pk")?)
        .attribute_definitions(attribute("sk")?)
        .attribute_definitions(attribute("open")?)
        .attribute_definitions(attribute("due")?)
        .key_schema(key("pk", KeyType::Hash)?)
        .key_schema(key("sk", KeyType::Range)?)
        .global_secondary_indexes(index)
        .billing_mode(BillingMode::PayPerRequest)
        .send()
        .await;
    let in_use = |error: &SdkError<CreateTableError>| {
        error.as_service_error().is_some_and(CreateTableError::is_resource_in_use_exception)
    };
    match created {
        // A table that is there already was made by a call whose answer was lost.
        Err(error) if !in_use(&error) => again(&error),
        _ => Ok(Readiness::NotYet(Unavailable::because("the table does not become active"))),
    }
}
