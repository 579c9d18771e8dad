//! A stand-in of Lambda's Runtime API for one function: it hands out events and takes answers.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde_json::Value;
use tokio::sync::{Mutex as AsyncMutex, mpsc, oneshot};

/// An event, and who waits for its answer.
pub(super) struct Job {
    pub(super) event: Value,
    pub(super) asker: Asker,
}

/// Who waits for an answer.
pub(super) struct Asker {
    pub(super) answer: oneshot::Sender<Value>,
    /// Held until it is answered or cannot be any more.
    pub(super) _undone: Arc<()>,
}

type Queue = Arc<AsyncMutex<mpsc::UnboundedReceiver<Job>>>;

/// One function's stand-in.
#[derive(Clone)]
pub(super) struct Slot {
    jobs: Queue,
    pending: Arc<Mutex<HashMap<String, Asker>>>,
    asked: Arc<AtomicU32>,
}

impl Slot {
    /// A stand-in over the queue of all, and where it listens.
    pub(super) async fn listen(jobs: Queue) -> (Self, String) {
        let slot = Self { jobs, pending: Arc::default(), asked: Arc::default() };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let routes = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next_event))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(answered))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(answered))
            .with_state(slot.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        (slot, address)
    }

    /// Its function ended: whoever waits for an answer gets none, as behind API Gateway.
    pub(super) fn drop_all(&self) {
        self.pending.lock().expect("no panic before").clear();
    }
}

async fn next_event(State(slot): State<Slot>) -> impl IntoResponse {
    let job = slot.jobs.lock().await.recv().await;
    let Some(job) = job else { std::future::pending().await };
    let id = format!("request-{}", slot.asked.fetch_add(1, Ordering::Relaxed));
    slot.pending.lock().expect("no panic before").insert(id.clone(), job.asker);
    let headers = [
        ("lambda-runtime-aws-request-id", id),
        ("lambda-runtime-deadline-ms", "4102444800000".to_owned()),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:eu-west-2:000000000000:function:form".to_owned()),
    ];
    (headers, job.event.to_string())
}

async fn answered(State(slot): State<Slot>, Path(id): Path<String>, body: String) -> impl IntoResponse {
    if let Some(asker) = slot.pending.lock().expect("no panic before").remove(&id) {
        let _gone = asker.answer.send(serde_json::from_str(&body).unwrap_or(Value::String(body)));
    }
    StatusCode::ACCEPTED
}
