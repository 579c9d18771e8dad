//! The function as it ships: the real binary, as many of it as a story wants,
//! each under a stand-in of Lambda's Runtime API.

use std::collections::HashMap;
use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde_json::{Value, json};
use store::connect::LocalEngine;
use tokio::process::{Child, Command};
use tokio::sync::{Mutex as AsyncMutex, mpsc, oneshot};

use crate::keys::{MARK_KEY, public_keys};
use crate::{binary, built};

/// How the functions of a story are set.
#[derive(Clone)]
pub struct Settings {
    /// The table's address.
    pub engine: LocalEngine,
    /// Where the fallback store is: a folder, or `s3://` and a name.
    pub spool: Option<String>,
    /// Whether they are the drain, which brings home what waits there, and not the form.
    pub drains: bool,
    /// What else their environment says.
    pub extra: Vec<(&'static str, String)>,
    /// The file their log goes to.
    pub log: PathBuf,
}

/// Functions that run, and the one queue of what they are asked.
pub struct Fleet {
    queue: mpsc::UnboundedSender<Job>,
    ended: Arc<AtomicU32>,
    processes: Arc<Mutex<Vec<u32>>>,
    slots: Vec<tokio::task::JoinHandle<()>>,
}

/// The function ended before it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended;

struct Job {
    event: Value,
    answer: oneshot::Sender<Value>,
}

/// One function's stand-in.
#[derive(Clone)]
struct Slot {
    jobs: Arc<AsyncMutex<mpsc::UnboundedReceiver<Job>>>,
    pending: Arc<Mutex<HashMap<String, oneshot::Sender<Value>>>>,
    asked: Arc<AtomicU32>,
}

impl Fleet {
    /// Starts so many functions; one that ends is started again, as Lambda does.
    pub async fn start(size: usize, settings: &Settings) -> Self {
        let (queue, jobs) = mpsc::unbounded_channel();
        let jobs = Arc::new(AsyncMutex::new(jobs));
        let (ended, processes) = (Arc::<AtomicU32>::default(), Arc::<Mutex<Vec<u32>>>::default());
        let mut slots = Vec::new();
        for _ in 0..size {
            let slot = Slot { jobs: Arc::clone(&jobs), pending: Arc::default(), asked: Arc::default() };
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let address = listener.local_addr().expect("an address").to_string();
            let routes = Router::new()
                .route("/2018-06-01/runtime/invocation/next", get(next_event))
                .route("/2018-06-01/runtime/invocation/{id}/response", post(answered))
                .route("/2018-06-01/runtime/invocation/{id}/error", post(answered))
                .with_state(slot.clone());
            tokio::spawn(async move { axum::serve(listener, routes).await });
            let (settings, ended, processes) = (settings.clone(), Arc::clone(&ended), Arc::clone(&processes));
            slots.push(tokio::spawn(async move {
                loop {
                    let mut child = spawn(&address, &settings);
                    processes.lock().expect("no panic before").extend(child.id());
                    let _status = child.wait().await;
                    // Whoever waits for an answer gets none, as behind API Gateway.
                    slot.pending.lock().expect("no panic before").clear();
                    ended.fetch_add(1, Ordering::Relaxed);
                }
            }));
        }
        Self { queue, ended, processes, slots }
    }

    /// One event, to whichever function is free.
    ///
    /// # Errors
    /// When the function ended before it answered.
    pub async fn invoke(&self, event: Value) -> Result<Value, Ended> {
        let (answer, answered) = oneshot::channel();
        assert!(self.queue.send(Job { event, answer }).is_ok(), "the stand-in runs");
        let answer = tokio::time::timeout(Duration::from_secs(60), answered).await;
        answer.expect("the function answers or ends").map_err(|_| Ended)
    }

    /// How often a function ended.
    #[must_use]
    pub fn ended(&self) -> u32 {
        self.ended.load(Ordering::Relaxed)
    }

    /// The most memory that any function that runs now has used, in KiB.
    #[must_use]
    pub fn most_memory(&self) -> u64 {
        let ids = self.processes.lock().expect("no panic before").clone();
        let peak = |id: u32| -> Option<u64> {
            let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
            status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
        };
        ids.into_iter().filter_map(peak).max().unwrap_or(0)
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        // Each child ends with its task.
        self.slots.iter().for_each(tokio::task::JoinHandle::abort);
    }
}

fn spawn(address: &str, settings: &Settings) -> Child {
    let log = File::options().create(true).append(true).open(&settings.log).expect("the log can be written");
    let mut command = Command::new(binary(if settings.drains { "drain" } else { "handler" }));
    command
        .env_clear()
        .env("AWS_LAMBDA_RUNTIME_API", address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "form")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
        .env("AWS_REGION", "eu-west-2")
        .env("AWS_ACCESS_KEY_ID", &settings.engine.key)
        .env("AWS_SECRET_ACCESS_KEY", "a secret for stories")
        .env("REDRESS_WORDS", built().join("words"))
        .env("REDRESS_TABLE", "complaints")
        .env("REDRESS_ENDPOINT", &settings.engine.address)
        .env("REDRESS_ORIGIN_SECRET", "secret")
        .env("REDRESS_CONTACT_KEY", MARK_KEY)
        .env("REDRESS_SEALING_KEYS", public_keys())
        .envs(settings.spool.as_ref().map(|spool| ("REDRESS_FALLBACK", spool)))
        .envs(settings.extra.iter().map(|(name, value)| (*name, value)))
        .stderr(Stdio::from(log))
        .kill_on_drop(true);
    command.spawn().expect("the function starts")
}

async fn next_event(State(slot): State<Slot>) -> impl IntoResponse {
    let job = slot.jobs.lock().await.recv().await;
    let Some(job) = job else { std::future::pending().await };
    let id = format!("request-{}", slot.asked.fetch_add(1, Ordering::Relaxed));
    slot.pending.lock().expect("no panic before").insert(id.clone(), job.answer);
    let headers = [
        ("lambda-runtime-aws-request-id", id),
        ("lambda-runtime-deadline-ms", "4102444800000".to_owned()),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:eu-west-2:000000000000:function:form".to_owned()),
    ];
    (headers, job.event.to_string())
}

async fn answered(State(slot): State<Slot>, Path(id): Path<String>, body: String) -> impl IntoResponse {
    if let Some(answer) = slot.pending.lock().expect("no panic before").remove(&id) {
        let _gone = answer.send(serde_json::from_str(&body).unwrap_or(Value::String(body)));
    }
    axum::http::StatusCode::ACCEPTED
}

/// An event as API Gateway's HTTP API sends it, version 2.0.
#[must_use]
pub fn event(method: &str, path: &str, accept: &str, body: &str) -> Value {
    json!({
        "version": "2.0", "routeKey": "ANY /form/{proxy+}", "rawPath": path, "rawQueryString": "",
        "headers": {"accept": accept, "content-type": "application/x-www-form-urlencoded", "host": "form.example.org", "x-origin-secret": "secret"},
        "requestContext": {
            "accountId": "000000000000", "apiId": "api", "domainName": "form.example.org", "domainPrefix": "form", "stage": "$default",
            "requestId": "x", "routeKey": "ANY /form/{proxy+}", "time": "24/Dec/2026:10:00:00 +0000", "timeEpoch": 1_798_106_400_000_u64,
            "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": "a phone"}
        },
        "body": body, "isBase64Encoded": false
    })
}

/// An event as AWS's scheduler sends it where a schedule names no input of its own.
#[must_use]
pub fn each_minute() -> Value {
    json!({
        "version": "0", "id": "d32c5kddcf5bb8c3", "detail-type": "Scheduled Event", "source": "aws.scheduler",
        "account": "000000000000", "time": "2026-12-24T10:00:00Z", "region": "eu-west-2",
        "resources": ["arn:aws:scheduler:eu-west-2:000000000000:schedule/default/drain"], "detail": "{}"
    })
}
