//! The table as `template.yaml` makes it on AWS, made on an engine of this machine.

use std::time::Duration;

use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata};
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection, ProjectionType,
    ScalarAttributeType, TableStatus,
};

use crate::table::{INDEX, Table, Unavailable};

/// What the index carries besides its keys: nothing personal.
const CARRIED: [&str; 10] =
    ["reference", "landlord", "received", "urgent", "policy", "stage", "dated", "lead", "danger", "owes"];
/// How long we wait for a new table, in steps of 20 ms.
const STEPS: usize = 250;

/// Makes the table if it is not there, and waits until it can be used.
///
/// # Errors
/// When the engine does not answer or refuses the table.
pub async fn ensure(table: &Table) -> Result<(), Unavailable> {
    for step in 0..STEPS {
        let described = table.client().describe_table().table_name(table.name()).send().await;
        match described {
            Ok(found) if found.table().and_then(|t| t.table_status()) == Some(&TableStatus::Active) => return Ok(()),
            Ok(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            Err(error)
                if step == 0 && error.as_service_error().is_some_and(|e| e.is_resource_not_found_exception()) =>
            {
                create(table).await?;
            }
            Err(error) => return Err(Unavailable(error.code().unwrap_or("no answer").to_owned())),
        }
    }
    Err(Unavailable("the table does not become active".to_owned()))
}

async fn create(table: &Table) -> Result<(), Unavailable> {
    let built = |error: BuildError| Unavailable(error.to_string());
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
        .set_non_key_attributes(Some(CARRIED.map(str::to_owned).to_vec()))
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
        .map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
    Ok(())
}
