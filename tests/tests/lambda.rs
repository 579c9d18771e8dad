//! The function as it ships: the real binary under a stand-in of Lambda's Runtime API.

use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde_json::{Value, json};
use tests::{binary, built, encode};
use tokio::sync::{Mutex as AsyncMutex, mpsc};

/// Hands out events one by one and takes the answers.
struct RuntimeApi {
    address: String,
    events: mpsc::UnboundedSender<Value>,
    answers: AsyncMutex<mpsc::UnboundedReceiver<Value>>,
}

#[derive(Clone)]
struct Shared {
    events: Arc<AsyncMutex<mpsc::UnboundedReceiver<Value>>>,
    answers: mpsc::UnboundedSender<Value>,
    asked: Arc<Mutex<u32>>,
}

impl RuntimeApi {
    async fn start() -> Self {
        let (events, next) = mpsc::unbounded_channel();
        let (taken, answers) = mpsc::unbounded_channel();
        let shared = Shared { events: Arc::new(AsyncMutex::new(next)), answers: taken, asked: Arc::default() };
        let routes = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next_event))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(answer))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(answer))
            .with_state(shared);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { address, events, answers: AsyncMutex::new(answers) }
    }

    async fn invoke(&self, event: Value) -> Value {
        self.events.send(event).expect("the stand-in runs");
        let mut answers = self.answers.lock().await;
        let answer = tokio::time::timeout(Duration::from_secs(20), answers.recv()).await;
        answer.expect("the function answers in time").expect("the stand-in runs")
    }
}

async fn next_event(State(shared): State<Shared>) -> impl IntoResponse {
    let event = shared.events.lock().await.recv().await.unwrap_or_default();
    let id = {
        let mut asked = shared.asked.lock().expect("no panic before");
        *asked += 1;
        format!("request-{asked}")
    };
    let headers = [
        ("lambda-runtime-aws-request-id", id),
        ("lambda-runtime-deadline-ms", "4102444800000".to_owned()),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:eu-west-2:000000000000:function:form".to_owned()),
    ];
    (headers, event.to_string())
}

async fn answer(State(shared): State<Shared>, Path(_id): Path<String>, body: String) -> impl IntoResponse {
    let _sent = shared.answers.send(serde_json::from_str(&body).unwrap_or(Value::String(body)));
    axum::http::StatusCode::ACCEPTED
}

/// An event as API Gateway's HTTP API sends it, version 2.0.
fn event(method: &str, path: &str, accept: &str, body: &str) -> Value {
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

struct Function(Child);

impl Function {
    fn start(api: &RuntimeApi, engine: &handler::connect::Local) -> Self {
        let child = Command::new(binary("handler"))
            .env_clear()
            .env("AWS_LAMBDA_RUNTIME_API", &api.address)
            .env("AWS_LAMBDA_FUNCTION_NAME", "form")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
            .env("AWS_REGION", "eu-west-2")
            .env("REDRESS_WORDS", built().join("words"))
            .env("REDRESS_TABLE", "complaints")
            .env("REDRESS_ENDPOINT", &engine.address)
            .env("AWS_ACCESS_KEY_ID", &engine.key)
            .env("REDRESS_ORIGIN_SECRET", "secret")
            .env("REDRESS_CONTACT_KEY", "a key for stories")
            .stderr(Stdio::piped())
            .spawn()
            .expect("the function starts");
        Self(child)
    }

    /// Ends the function and gives what it logged.
    fn end(mut self) -> String {
        use std::io::Read;
        self.0.kill().expect("it was running");
        let mut log = String::new();
        self.0.stderr.take().expect("a pipe").read_to_string(&mut log).expect("a log is text");
        self.0.wait().expect("it ends");
        log
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_function_takes_a_complaint_through_api_gateway() {
    let engine = site_gen::engine::start(None).expect("the engine starts");
    let table = handler::table::Table::new(handler::connect::local(&engine), "complaints");
    handler::schema::ensure(&table).await.expect("the table can be made");
    let api = RuntimeApi::start().await;
    let function = Function::start(&api, &engine);

    let health = api.invoke(event("GET", "/form/health", "*/*", "")).await;
    assert_eq!(health["statusCode"], 200, "{health}");
    let fields = encode(&[
        ("what_happened", "A story nobody may read in a log"),
        ("name", "Jo"),
        ("token", "00112233445566778899aabbccddeeff"),
    ]);
    let check = api.invoke(event("POST", "/form/imani/check", "text/html", &fields)).await;
    assert_eq!(check["statusCode"], 200);
    assert!(check["body"].as_str().is_some_and(|b| b.contains("Check your answers")), "{check}");
    let sent = api.invoke(event("POST", "/form/imani/send", "application/json", &fields)).await;
    assert_eq!(sent["statusCode"], 201, "{sent}");
    let answer: Value = serde_json::from_str(sent["body"].as_str().expect("a body")).expect("JSON");
    assert_eq!(answer["deadlines"][0]["step"], "acknowledge");
    let path = answer["receipt"].as_str().expect("a path");
    let receipt = api.invoke(event("GET", path, "text/html", "")).await;
    assert!(receipt["body"].as_str().is_some_and(|b| b.contains("You have sent a test complaint")), "{receipt}");
    let again = api.invoke(event("POST", "/form/imani/send", "application/json", &fields)).await;
    assert_eq!((&again["statusCode"], &again["body"]), (&json!(200), &sent["body"]));
    assert_eq!(table.open("imani").await.expect("the table answers").len(), 1);

    let log = function.end();
    assert!(log.contains("\"route\":\"send\""), "a request leaves a line: {log}");
    for secret in ["A story", "Jo", answer["reference"].as_str().expect("a reference"), path, "00112233"] {
        assert!(!log.contains(secret), "{secret} is in the log: {log}");
    }
}
