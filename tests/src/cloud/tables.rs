//! A stand-in for what DynamoDB does with whole tables: it brings one back into a new one, with items and index, and as
//! on AWS without time-to-live, recovery and protection.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use dynoxide::Database;
use serde_json::{Value, json};
use store::connect::{self, LocalEngine};
use store::table::{Table, schema};

/// The tables of an engine over a file, and how each is protected. Whole tables are read and written past the engine,
/// which lets nobody ask for all items.
#[derive(Clone)]
pub(super) struct Tables {
    engine: LocalEngine,
    file: PathBuf,
    protected: Arc<Mutex<BTreeMap<String, Protected>>>,
}

#[derive(Clone, Copy, Default)]
struct Protected {
    from_deletion: bool,
    recovers: bool,
    expires: bool,
    /// Whether its writes are told to the archive.
    tells: bool,
}

impl Tables {
    /// The engine's own table, as the template makes it.
    pub(super) fn over(engine: &LocalEngine, file: PathBuf) -> Self {
        let all = Protected { from_deletion: true, recovers: true, expires: true, tells: true };
        let own = BTreeMap::from([(site_gen::local::engine::TABLE.to_owned(), all)]);
        Self { engine: engine.clone(), file, protected: Arc::new(Mutex::new(own)) }
    }

    /// The engine's file, for what nobody may ask of the engine.
    pub(super) fn database(&self) -> Database {
        Database::new(&self.file.display().to_string()).expect("the file can be opened")
    }

    /// Takes away every item of a table.
    pub(super) fn lose(&self, name: &str) {
        let database = self.database();
        for item in items(&database, name) {
            let asked = json!({ "TableName": name, "Key": { "pk": item["pk"], "sk": item["sk"] } });
            database.delete_item(serde_json::from_value(asked).expect("it is a call")).expect("it is taken away");
        }
    }

    /// Makes a table of what is in another.
    pub(super) async fn restore(&self, from: &str, to: &str) {
        schema::ensure(&Table::new(connect::local(&self.engine), to.to_owned())).await.expect("a table can be made");
        let database = self.database();
        for item in items(&database, from) {
            let asked = json!({ "TableName": to, "Item": item });
            database.put_item(serde_json::from_value(asked).expect("it is a call")).expect("an item can be put");
        }
        self.protected.lock().expect("no panic before").insert(to.to_owned(), Protected::default());
    }

    /// One item, by the call that lies in a file of this machine.
    fn item(&self, verb: &str, file: &str) -> Response {
        let text = fs::read_to_string(file).expect("the call can be read");
        let database = self.database();
        let answer = match verb {
            "get-item" => database.get_item(of(&text)).map(|found| json!(found)),
            _ => database.put_item(of(&text)).map(|done| json!(done)),
        };
        match answer {
            Ok(answer) => answer.to_string().into_response(),
            Err(refused) => (StatusCode::BAD_REQUEST, refused.to_json()).into_response(),
        }
    }

    /// Answers a call of the command line.
    pub(super) async fn answer(&self, call: &[String]) -> Response {
        let flag = |name: &str| call.iter().skip_while(|word| *word != name).nth(1).cloned().unwrap_or_default();
        let verb = call.first().map_or("", String::as_str);
        if verb == "get-item" || verb == "put-item" {
            return self.item(verb, flag("--cli-input-json").trim_start_matches("file://"));
        }
        let name = flag("--table-name");
        if verb == "restore-table-to-point-in-time" {
            self.restore(&flag("--source-table-name"), &flag("--target-table-name")).await;
            return "{}".into_response();
        }
        let mut all = self.protected.lock().expect("no panic before");
        let Some(table) = all.get_mut(&name) else {
            return (StatusCode::BAD_REQUEST, "ResourceNotFoundException").into_response();
        };
        match verb {
            "update-time-to-live" => table.expires = flag("--time-to-live-specification").contains("Enabled=true"),
            "update-continuous-backups" => table.recovers = true,
            "update-table" if call.iter().any(|word| word == "--deletion-protection-enabled") => {
                table.from_deletion = true;
            }
            "update-table" => table.tells = flag("--stream-specification").contains("StreamEnabled=true"),
            "describe-table" | "describe-time-to-live" | "describe-continuous-backups" => {}
            verb => return (StatusCode::BAD_REQUEST, format!("the stand-in does not know {verb}")).into_response(),
        }
        described(&name, *table).to_string().into_response()
    }
}

fn described(name: &str, table: Protected) -> Value {
    let enabled = |is: bool| if is { "ENABLED" } else { "DISABLED" };
    json!({
        "Table": { "TableName": name, "TableStatus": "ACTIVE", "DeletionProtectionEnabled": table.from_deletion,
            "StreamSpecification": { "StreamEnabled": table.tells }, "LatestStreamArn": format!("arn:of:stream:{name}"),
            "GlobalSecondaryIndexes": [{ "IndexName": "open", "IndexStatus": "ACTIVE" }] },
        "TimeToLiveDescription": { "TimeToLiveStatus": enabled(table.expires) },
        "ContinuousBackupsDescription":
            { "PointInTimeRecoveryDescription": { "PointInTimeRecoveryStatus": enabled(table.recovers) } },
    })
}

fn of<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("it is a call")
}

fn items(database: &Database, table: &str) -> Vec<Value> {
    let asked = json!({ "TableName": table });
    let page = database.scan(serde_json::from_value(asked).expect("it is a scan")).expect("the file can be read");
    let page = serde_json::to_value(page).expect("a page is JSON");
    assert!(page["LastEvaluatedKey"].is_null(), "a story has few complaints");
    page["Items"].as_array().cloned().unwrap_or_default()
}
