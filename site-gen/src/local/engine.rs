//! The embedded table: a DynamoDB-compatible engine over one file, on loopback.
//!
//! The form talks to it through the same SDK as on AWS, so that the code that
//! runs here is the code that ships. Its gate is our own: the engine's server
//! answers any web page that asks, and this one only who knows the key that
//! is drawn at each start.

use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use complaints::form::hex;
use dynoxide::{Database, DynoxideError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::connect::LocalEngine;
use store::random::system_random;
use tokio::sync::oneshot;

use crate::command_error::CommandError;
use crate::local::http::{self, Limits};
use crate::local::listen;
use crate::local::sweep::Sweep;

/// The name of the table on this machine.
pub const TABLE: &str = "complaints";

/// For the form and the register on the same machine. A connection may be kept longer than the SDK
/// keeps one (90 seconds): closed by this side it could be just when it is used again.
const CLIENTS: Limits = Limits {
    head: Duration::from_secs(120),
    body: Duration::from_secs(10),
    write: Duration::from_secs(10),
    connections: 50,
    grace: Duration::from_millis(200),
};

/// How long closing the file may take. It is a matter of moments, unless the register asks for much just then.
const CLOSING: Duration = Duration::from_secs(5);

/// What the gate needs for each request.
#[derive(Clone)]
struct Gate {
    database: Database,
    key: Arc<str>,
}

/// An engine that runs until the value is let go of. Its file is whole after any end;
/// after this one it is a single file, with nothing left in a journal beside it.
pub struct Engine {
    /// Where it is, and its key.
    pub local: LocalEngine,
    running: Option<Running>,
}

/// What tells an engine to stop, and when it has.
struct Running {
    stop: oneshot::Sender<()>,
    sweep: Sweep,
    /// Disconnected as soon as nobody holds the file any more.
    closed: mpsc::Receiver<()>,
}

impl Drop for Engine {
    fn drop(&mut self) {
        let Some(Running { stop, sweep, closed }) = self.running.take() else { return };
        drop((stop, sweep));
        // What is not done by then is done by whoever opens the file next.
        let _closed = closed.recv_timeout(CLOSING);
    }
}

/// Starts the engine over a file, or in memory, for as long as the process runs; gives its address and key.
///
/// # Errors
/// When the file cannot be opened or no port is free.
pub fn start(file: Option<&Path>) -> Result<LocalEngine, CommandError> {
    let engine = open(file)?;
    let local = engine.local.clone();
    std::mem::forget(engine);
    Ok(local)
}

/// Starts the engine over a file, or in memory, in a thread of its own.
///
/// # Errors
/// When the file cannot be opened or no port is free.
pub fn open(file: Option<&Path>) -> Result<Engine, CommandError> {
    let stop = |what: String| CommandError::Misuse(format!("the embedded table does not start: {what}"));
    let database = match file {
        Some(path) => Database::new(&path.display().to_string()),
        None => Database::memory(),
    };
    let database = database.map_err(|e| stop(e.to_string()))?;
    let listener = listen::bind(0).map_err(|e| stop(e.to_string()))?;
    let address = listener.local_addr().map_err(|e| stop(e.to_string()))?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| stop(e.to_string()))?;
    let local = LocalEngine { address: format!("http://{address}"), key: hex::encode(&system_random()) };
    let gate = Gate { database: database.clone(), key: local.key.as_str().into() };
    let (closing, closed) = mpsc::channel();
    let sweep = Sweep::start(database, TABLE, closing.clone()).map_err(|e| stop(e.to_string()))?;
    let (stopping, stopped) = oneshot::channel();
    thread::Builder::new()
        .name("table".to_owned())
        .spawn(move || {
            let routes = Router::new().route("/", post(answer)).with_state(gate);
            let stopped = async {
                // Told or let go of, it is the same.
                let _stopped: Result<(), _> = stopped.await;
            };
            if let Err(error) = runtime.block_on(http::serve(listener, routes, CLIENTS, stopped)) {
                terminal::log(format_args!("the embedded table stopped: {error}"));
            }
            // With its connections the file is let go of.
            drop(runtime);
            drop(closing);
        })
        .map_err(|e| stop(e.to_string()))?;
    Ok(Engine { local, running: Some(Running { stop: stopping, sweep, closed }) })
}

/// One call of the SDK, if it has the key. A browser sends an origin; the SDK never does.
async fn answer(State(gate): State<Gate>, headers: HeaderMap, body: String) -> Response {
    let of = |name| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let signed = of(AUTHORIZATION).contains(&format!("Credential={}/", gate.key));
    if !signed || headers.contains_key(ORIGIN) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let target = headers.get("x-amz-target").and_then(|v| v.to_str().ok()).unwrap_or_default();
    let operation = target.rsplit('.').next().unwrap_or_default();
    let (status, text) = match dispatch(&gate.database, operation, &body) {
        Ok(text) => (StatusCode::OK, text),
        Err(error) => (StatusCode::from_u16(error.status_code()).unwrap_or(StatusCode::BAD_REQUEST), error.to_json()),
    };
    (status, [(CONTENT_TYPE, "application/x-amz-json-1.0")], text).into_response()
}

/// The operations that the form and the register use; to look at everything is for whoever erases.
fn dispatch(database: &Database, operation: &str, body: &str) -> Result<String, DynoxideError> {
    match operation {
        "PutItem" => call(body, |request| database.put_item(request)),
        "GetItem" => call(body, |request| database.get_item(request)),
        "BatchGetItem" => call(body, |request| database.batch_get_item(request)),
        "DeleteItem" => call(body, |request| database.delete_item(request)),
        "Query" => call(body, |request| database.query(request)),
        "Scan" => call(body, |request| database.scan(request)),
        "TransactWriteItems" => call(body, |request| database.transact_write_items(request)),
        "CreateTable" => call(body, |request| database.create_table(request)),
        other => Err(DynoxideError::ValidationException(format!("{other} is not used here"))),
    }
}

fn call<Request: DeserializeOwned, Answer: Serialize>(
    body: &str,
    run: impl FnOnce(Request) -> Result<Answer, DynoxideError>,
) -> Result<String, DynoxideError> {
    let invalid = |e: serde_json::Error| DynoxideError::ValidationException(e.to_string());
    let answer = run(serde_json::from_str(body).map_err(invalid)?)?;
    serde_json::to_string(&answer).map_err(invalid)
}
