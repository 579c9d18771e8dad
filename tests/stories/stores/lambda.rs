//! The function as it ships: the real binary under a stand-in of Lambda's Runtime API.

use serde_json::{Value, json};
use tests::bucket::Bucket;
use tests::function::{Fleet, Settings, each_minute, event};
use tests::{Engine, encode, nobody};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_function_takes_a_complaint_through_api_gateway() {
    let Engine { local: engine, table } = Engine::start().await;
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
    assert_eq!(office::listing::open(&table, "imani").await.expect("the table answers").len(), 1);

    let log = std::fs::read_to_string(log).expect("a log is text");
    assert!(log.contains("\"route\":\"send\""), "a request leaves a line: {log}");
    for secret in ["A story", "Jo", answer["reference"].as_str().expect("a reference"), path, "00112233"] {
        assert!(!log.contains(secret), "{secret} is in the log: {log}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_complaint_waits_in_the_bucket_until_the_clock_brings_it_home() {
    let Engine { local: engine, table } = Engine::start().await;
    let folder = tempfile::tempdir().expect("a folder for a while");
    let (bucket, address) = Bucket::start("none", "a secret for stories").await;
    let away = Settings {
        engine: nobody(),
        spool: Some("s3://waiting".to_owned()),
        drains: false,
        extra: vec![("REDRESS_FALLBACK_ENDPOINT", address)],
        log: folder.path().join("log"),
    };
    let function = Fleet::start(1, &away).await;
    let mut receipts = Vec::new();
    for number in 0..3 {
        let fields = encode(&[("what_happened", "No heating"), ("token", &format!("{number:032x}"))]);
        let sent = function.invoke(event("POST", "/form/imani/send", "application/json", &fields)).await;
        let sent = sent.expect("an answer");
        assert_eq!(sent["statusCode"], 201, "{sent}");
        let answer: Value = serde_json::from_str(sent["body"].as_str().expect("a body")).expect("JSON");
        receipts.push(answer["receipt"].as_str().expect("a path").to_owned());
    }
    let again = encode(&[("what_happened", "No heating"), ("token", &format!("{:032x}", 2))]);
    let again =
        function.invoke(event("POST", "/form/imani/send", "application/json", &again)).await.expect("an answer");
    assert_eq!(again["statusCode"], 200, "{again}");
    let receipt = function.invoke(event("GET", &receipts[0], "text/html", "")).await.expect("an answer");
    assert_eq!(receipt["statusCode"], 200, "{receipt}");
    assert_eq!(bucket.names().iter().filter(|name| name.starts_with("case/")).count(), 3);

    // Another role, and a table that answers; the engine here takes one key, the bucket the other.
    let (home, address) = Bucket::start(&engine.key, "a secret for stories").await;
    home.take_from(&bucket);
    let drain = Settings { engine, drains: true, extra: vec![("REDRESS_FALLBACK_ENDPOINT", address)], ..away };
    let drain = Fleet::start(
        1,
        &Settings { extra: [drain.extra.clone(), vec![("REDRESS_ORIGIN_SECRET", String::new())]].concat(), ..drain },
    )
    .await;
    // What may not be read for a while is not taken for gone.
    home.hide(Some("sent/"));
    let done = drain.invoke(each_minute()).await.expect("an answer");
    assert_eq!((&done["filed"], &done["left"]), (&0.into(), &3.into()), "{done}");
    assert_eq!(home.names().iter().filter(|name| name.starts_with("sent/")).count(), 3);
    home.hide(None);
    let done = drain.invoke(each_minute()).await.expect("an answer");
    assert_eq!(done["filed"], 3, "{done}");
    assert_eq!(home.names(), [""; 0]);
    assert_eq!(office::listing::open(&table, "imani").await.expect("the table answers").len(), 3);
    assert_eq!([bucket.refused(), home.refused()].concat(), [""; 0], "every request was signed as S3 wants it");
}
