//! The table as `template.yaml` makes it on AWS, made on an engine of this machine.

use std::time::{Duration, Instant};

use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection, ProjectionType,
    ScalarAttributeType, TableStatus,
};

use super::{INDEX, Table, Unavailable};

/// What the index carries besides its keys: nothing personal. `template.yaml` says the same.
const INDEX_CARRIES: [&str; 10] =
    ["reference", "landlord", "received", "urgent", "policy", "stage", "dated", "lead", "danger", "owes"];
/// How long we wait between two looks at a table that is not ready.
const PAUSE: Duration = Duration::from_millis(20);
/// How long an engine may take to answer and to make the table ready.
const READY_LIMIT: Duration = Duration::from_secs(10);

/// Makes the table if it is not there, and waits until it can be used.
///
/// An engine that has just been started may not answer at once, and less so on
/// a busy machine: it is asked again until [`READY_LIMIT`] is over.
///
/// # Errors
/// When the engine refuses the table, or does not answer in all that time.
pub async fn ensure(table: &Table) -> Result<(), Unavailable> {
    let start = Instant::now();
    loop {
        let last = match table.client().describe_table().table_name(table.name()).send().await {
            Ok(found) if found.table().and_then(|t| t.table_status()) == Some(&TableStatus::Active) => return Ok(()),
            Ok(_) => Unavailable::because("the table does not become active"),
            Err(error) if error.as_service_error().is_some_and(|e| e.is_resource_not_found_exception()) => {
                match create(table).await {
                    Ok(()) => Unavailable::because("the table does not become active"),
                    Err(refused) => refused,
                }
            }
            Err(error) => Unavailable::of(&error),
        };
        if start.elapsed() > READY_LIMIT {
            return Err(last);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn create(table: &Table) -> Result<(), Unavailable> {
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
    table
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
        .await
        .map_err(|error| Unavailable::of(&error))?;
    Ok(())
}
