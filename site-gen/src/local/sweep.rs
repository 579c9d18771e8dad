//! Items whose time is over go, as they do on AWS by themselves.
//!
//! The engine has a sweep, which nobody can end before it is through: ten
//! seconds and more with 100,000 complaints, while somebody waits for the
//! server to stop. So this one asks for a page at a time, lets others go first
//! in between, and ends when it is told to.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, SystemTime};

use dynoxide::{Database, DynoxideError};
use serde_json::{Value, json};

/// How often; on AWS it happens within days.
const INTERVAL: Duration = Duration::from_secs(60 * 60);
/// Items that are looked at in one go, and how long others may go first after it.
const PAGE: usize = 100;
const BREATH: Duration = Duration::from_millis(5);
/// In seconds since 1970, as `template.yaml` says of the attribute `expires`.
const IS_OVER: &str = "expires < :now";

/// A sweep at once and every hour, until the value is let go of.
pub(super) struct Sweep {
    _stop: mpsc::Sender<()>,
}

impl Sweep {
    /// Begins; `closing` is let go of at the end, and before it the database.
    pub(super) fn start(database: Database, table: &'static str, closing: mpsc::Sender<()>) -> std::io::Result<Self> {
        let (stop, stopped) = mpsc::channel();
        thread::Builder::new().name("sweep".to_owned()).spawn(move || {
            let go_on = |pause| stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout);
            loop {
                match once(&database, table, || go_on(BREATH)) {
                    // A table that is yet to be made holds nothing that could expire.
                    Ok(()) | Err(DynoxideError::ResourceNotFoundException(_)) => {}
                    Err(error) => terminal::log(format_args!("items whose time is over stay in the table: {error}")),
                }
                if !go_on(INTERVAL) {
                    break;
                }
            }
            drop(database);
            drop(closing);
        })?;
        Ok(Self { _stop: stop })
    }
}

/// Takes away what has expired by now, a page at a time for as long as it may go on.
fn once(database: &Database, table: &str, go_on: impl Fn() -> bool) -> Result<(), DynoxideError> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let now = json!({ ":now": { "N": now.to_string() } });
    let mut after = Value::Null;
    loop {
        let page = database.scan(request(json!({
            "TableName": table, "FilterExpression": IS_OVER, "ExpressionAttributeValues": now,
            "ProjectionExpression": "pk, sk", "Limit": PAGE, "ExclusiveStartKey": after,
        }))?)?;
        for key in page.items.unwrap_or_default() {
            // Asked again: it may have been put anew since.
            let gone = database.delete_item(request(json!({
                "TableName": table, "Key": key, "ConditionExpression": IS_OVER, "ExpressionAttributeValues": now,
            }))?);
            match gone {
                Ok(_) | Err(DynoxideError::ConditionalCheckFailedException(..)) => {}
                Err(error) => return Err(error),
            }
        }
        after = json!(page.last_evaluated_key);
        if after.is_null() || !go_on() {
            return Ok(());
        }
    }
}

fn request<Request: serde::de::DeserializeOwned>(parts: Value) -> Result<Request, DynoxideError> {
    serde_json::from_value(parts).map_err(|error| DynoxideError::ValidationException(error.to_string()))
}
