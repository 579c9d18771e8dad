//! A stand-in of what stands between DynamoDB and the archive: the engine's own stream of a table's writes, handed to the
//! real program of the archive as Lambda does, again and again until it has kept them.

use std::path::Path;

use dynoxide::Database;
use serde_json::{Value, json};
use site_gen::local::engine;
use store::connect;
use store::table::{Table, schema};

use crate::function::Fleet;

/// The stream of one table of an engine over a file.
pub struct Stream {
    database: Database,
    arn: String,
    /// Behind which write it goes on.
    after: Option<String>,
}

impl Stream {
    /// Makes the table with its stream, as `template.yaml` does. An engine that runs over the file does not hear of it,
    /// so this comes first.
    pub async fn turn_on(file: &Path, table: &str) {
        let engine = engine::open(Some(file)).expect("the engine starts");
        schema::ensure(&Table::new(connect::local(&engine.local), table.to_owned()))
            .await
            .expect("a table can be made");
        drop(engine);
        let on = json!({ "StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES" });
        let on = json!({ "TableName": table, "StreamSpecification": on });
        database(file).update_table(request(on)).expect("a stream can be turned on");
    }

    /// The stream of a table that has one, from its first write on.
    #[must_use]
    pub fn of(file: &Path, table: &str) -> Self {
        let database = database(file);
        let found = database.list_streams(request(json!({ "TableName": table }))).expect("streams can be listed");
        let arn = found.streams.last().expect("there is one").stream_arn.clone();
        Self { database, arn, after: None }
    }

    /// The writes that were not handed over yet, as Lambda hands them over.
    fn waiting(&self) -> Vec<Value> {
        let asked = json!({ "StreamArn": self.arn });
        let told = self.database.describe_stream(request(asked)).expect("a stream is described");
        let mut writes = Vec::new();
        for shard in told.stream_description.shards {
            let asked =
                json!({ "StreamArn": self.arn, "ShardId": shard.shard_id, "ShardIteratorType": "TRIM_HORIZON" });
            let mut next =
                self.database.get_shard_iterator(request(asked)).expect("a shard can be read").shard_iterator;
            while let Some(iterator) = next {
                let page = self.database.get_records(request(json!({ "ShardIterator": iterator }))).expect("a page");
                next = page.next_shard_iterator.filter(|_| !page.records.is_empty());
                writes.extend(page.records.into_iter().map(|one| serde_json::to_value(one).expect("it is JSON")));
            }
        }
        let is_new = |write: &Value| self.after.as_ref().is_none_or(|after| number(write) > figures(after));
        writes.into_iter().filter(is_new).collect()
    }

    /// Hands over what was written since, once; gives how many writes the archive did not keep, which come again.
    pub async fn hand_over(&mut self, archive: &Fleet) -> usize {
        let writes = self.waiting();
        if writes.is_empty() {
            return 0;
        }
        let answer = archive.invoke(json!({ "Records": writes })).await.expect("the archive answers");
        assert!(answer["errorType"].is_null(), "{answer}");
        let failed = answer["batchItemFailures"].as_array().expect("it says what it did not keep");
        let first = failed.iter().filter_map(|one| one["itemIdentifier"].as_str()).map(figures).min();
        let done = writes.iter().filter(|write| first.is_none_or(|first| number(write) < first));
        if let Some(last) = done.max_by_key(|write| number(write)) {
            self.after = last["dynamodb"]["SequenceNumber"].as_str().map(str::to_owned);
        }
        failed.len()
    }
}

fn database(file: &Path) -> Database {
    Database::new(&file.display().to_string()).expect("the file can be opened")
}

fn number(write: &Value) -> u128 {
    figures(write["dynamodb"]["SequenceNumber"].as_str().expect("a write has a number"))
}

fn figures(text: &str) -> u128 {
    text.parse().expect("a number of a stream is one")
}

/// A call of the engine.
fn request<T: serde::de::DeserializeOwned>(asked: Value) -> T {
    serde_json::from_value(asked).expect("it is a call")
}
