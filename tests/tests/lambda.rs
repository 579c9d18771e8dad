//! The function as it ships: the real binary under a stand-in of Lambda's Runtime API.

use serde_json::{Value, json};
use tests::encode;
use tests::function::{Fleet, Settings, event};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_function_takes_a_complaint_through_api_gateway() {
    let engine = site_gen::engine::start(None).expect("the engine starts");
    let table = handler::table::Table::new(handler::connect::local(&engine), "complaints");
    handler::schema::ensure(&table).await.expect("the table can be made");
    let folder = tempfile::tempdir().expect("a folder for a while");
    let log = folder.path().join("log");
    let settings = Settings { engine, spool: None, drains: false, extra: Vec::new(), log: log.clone() };
    let function = Fleet::start(1, &settings).await;
    let invoke = async |event| function.invoke(event).await.expect("an answer");

    let health = invoke(event("GET", "/form/health", "*/*", "")).await;
    assert_eq!(health["statusCode"], 200, "{health}");
    let fields = encode(&[
        ("what_happened", "A story nobody may read in a log"),
        ("name", "Jo"),
        ("token", "00112233445566778899aabbccddeeff"),
    ]);
    let check = invoke(event("POST", "/form/imani/check", "text/html", &fields)).await;
    assert_eq!(check["statusCode"], 200);
    assert!(check["body"].as_str().is_some_and(|b| b.contains("Check your answers")), "{check}");
    let sent = invoke(event("POST", "/form/imani/send", "application/json", &fields)).await;
    assert_eq!(sent["statusCode"], 201, "{sent}");
    let answer: Value = serde_json::from_str(sent["body"].as_str().expect("a body")).expect("JSON");
    assert_eq!(answer["deadlines"][0]["step"], "acknowledge");
    let path = answer["receipt"].as_str().expect("a path");
    let receipt = invoke(event("GET", path, "text/html", "")).await;
    assert!(receipt["body"].as_str().is_some_and(|b| b.contains("You have sent a test complaint")), "{receipt}");
    let again = invoke(event("POST", "/form/imani/send", "application/json", &fields)).await;
    assert_eq!((&again["statusCode"], &again["body"]), (&json!(200), &sent["body"]));
    assert_eq!(table.open("imani").await.expect("the table answers").len(), 1);

    let log = std::fs::read_to_string(log).expect("a log is text");
    assert!(log.contains("\"route\":\"send\""), "a request leaves a line: {log}");
    for secret in ["A story", "Jo", answer["reference"].as_str().expect("a reference"), path, "00112233"] {
        assert!(!log.contains(secret), "{secret} is in the log: {log}");
    }
}
