//! However much of the log somebody asks for, it tells no word, key, token or
//! address of a receipt: what others' crates tell of whole requests is not heard.

use std::fs;

use serde_json::Value;
use tests::bucket::Bucket;
use tests::function::{Fleet, Program, Settings, each_minute, event};
use tests::keys::{MARK_KEY, public_keys};
use tests::{Engine, build_into, day, encode, frozen, nobody};

use super::serve::{Server, register};

/// What somebody might ask for, in the notation of `RUST_LOG`.
const ASKED: [&str; 5] = [
    "trace",
    "debug,hyper=trace,h2=trace",
    "info,aws_smithy_runtime=trace,aws_smithy_runtime_api=trace,aws_sdk_dynamodb=trace,aws_sdk_sns=trace",
    "warn,lambda_runtime=trace,lambda_http=trace,lambda_runtime_api_client=trace,tower=trace,axum=trace",
    "[{requestId}]=trace,trace",
];

const FIELDS: [(&str, &str); 4] = [
    ("what_happened", "Canaryzoo the heating is off"),
    ("name", "Canaryzoo Jo"),
    ("contact_by", "email"),
    ("email", "canaryzoo@example.org"),
];

/// That a log says nothing of it; secrets are looked for in small letters.
#[track_caller]
fn silent(log: &str, secrets: &[&str]) {
    for line in log.lines() {
        let lower = line.to_lowercase();
        for secret in secrets.iter().chain(&["canaryzoo", "00112233445566778899aabbccddeeff"]) {
            assert!(!lower.contains(&secret.to_lowercase()), "{secret} is in the log: {line}");
        }
    }
}

fn fields() -> Vec<(&'static str, &'static str)> {
    [&FIELDS[..], &[("token", "00112233445566778899aabbccddeeff")]].concat()
}

#[test]
fn the_local_server_tells_no_word_and_no_key_at_any_level() {
    for asked in ASKED {
        let folder = tempfile::tempdir().expect("a folder");
        let (data, log) = (folder.path().join("data"), folder.path().join("log"));
        let file = fs::File::create(&log).expect("a file");
        let server = Server::within(&format!("RUST_LOG='{asked}' exec \"$0\" \"$@\""), &data, file.into());
        let sent = server.send("imani", &fields());
        let receipt = sent["receipt"].as_str().expect("a path").to_owned();
        assert_eq!(server.get(&receipt).0, 200);
        let added = ureq::post(format!("{}{receipt}/add", server.address))
            .content_type("application/x-www-form-urlencoded")
            .send(encode(&[("what_happened", "Canaryzoo and the window")]));
        assert_eq!(added.expect("it is taken").status(), 200);
        let reference = sent["reference"].as_str().expect("a reference");
        register(&data, &["record", reference, "paused", "--tell", "Canaryzoo we wait for the court"]);
        assert!(server.get(&receipt).1.contains("Canaryzoo we wait"), "{asked}: their page says it");
        register(&data, &["find", "Canaryzoo"]);
        let engine = fs::read_to_string(data.join("engine")).expect("the engine");
        let (_, engine) = engine.trim().split_once(' ').expect("its key");
        let keys = ["officers", "lead"].map(|name| fs::read_to_string(data.join("keys").join(name)).expect("a key"));
        drop(server);
        let text = fs::read_to_string(&log).expect("a log is text");
        let lines = text.contains("\"route\":\"send\"") || asked.starts_with("warn");
        assert!(lines, "{asked}: our own lines are heard: {text}");
        let key = receipt.rsplit('/').next().expect("a key");
        silent(&text, &[key, &receipt, engine, keys[0].trim(), keys[1].trim(), "authorization", "aws4-hmac"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_function_and_the_drain_tell_no_word_and_no_key_at_any_level() {
    for asked in ASKED {
        let Engine { local: engine, .. } = Engine::start().await;
        let folder = tempfile::tempdir().expect("a folder for a while");
        let (bucket, address) = Bucket::start(&engine.key, "a secret for stories").await;
        let settings = |table| Settings {
            engine: table,
            spool: Some("s3://waiting".to_owned()),
            program: Program::Form,
            extra: vec![("RUST_LOG", asked.to_owned()), ("REDRESS_FALLBACK_ENDPOINT", address.clone())],
            log: folder.path().join("log"),
        };
        let mut keys = Vec::new();
        // One whose table answers, and one that needs the fallback store, of which the drain brings it home.
        let away = tests_away(&engine);
        for table in [engine.clone(), away] {
            let function = Fleet::start(1, &settings(table)).await;
            for accept in ["application/json", "text/html"] {
                let sent = function.invoke(event("POST", "/form/imani/send", accept, &encode(&fields()))).await;
                let sent = sent.expect("an answer");
                let Some(answer) = sent["body"].as_str().and_then(|b| serde_json::from_str::<Value>(b).ok()) else {
                    continue;
                };
                let receipt = answer["receipt"].as_str().expect("a path").to_owned();
                function.invoke(event("GET", &receipt, "text/html", "")).await.expect("an answer");
                let more = encode(&[("what_happened", "Canaryzoo and the window")]);
                function.invoke(event("POST", &format!("{receipt}/add"), "text/html", &more)).await.expect("an answer");
                keys.extend(receipt.rsplit('/').next().map(str::to_owned));
            }
        }
        assert!(!bucket.names().is_empty(), "something waits");
        let drain = Fleet::start(1, &Settings { program: Program::Drain, ..settings(engine.clone()) }).await;
        drain.invoke(each_minute()).await.expect("an answer");
        let text = fs::read_to_string(folder.path().join("log")).expect("a log is text");
        assert!(text.contains("\"route\":\"send\"") || asked.starts_with("warn"), "{asked}: ours are heard: {text}");
        let sealing = public_keys();
        let mut secrets: Vec<&str> = keys.iter().map(String::as_str).collect();
        assert_eq!(secrets.len(), 2);
        secrets.extend([&*engine.key, "a secret for stories", MARK_KEY, &*sealing, "authorization", "aws4-hmac"]);
        silent(&text, &secrets);
    }
}

/// A table that nobody reaches, with the key of the one that is there: the bucket takes that too.
fn tests_away(engine: &store::connect::LocalEngine) -> store::connect::LocalEngine {
    store::connect::LocalEngine { key: engine.key.clone(), ..nobody() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_function_whose_words_are_old_says_so_once_a_day() {
    let Engine { local: engine, .. } = Engine::start().await;
    let folder = tempfile::tempdir().expect("a folder for a while");
    // Whoever runs this lives after that day, and by more than one and a half.
    build_into(&folder.path().join("dist"), &frozen(), day("2026-10-01")).expect("the words build");
    let settings = Settings {
        engine,
        spool: None,
        program: Program::Form,
        extra: vec![("REDRESS_WORDS", folder.path().join("dist/words").display().to_string())],
        log: folder.path().join("log"),
    };
    let function = Fleet::start(1, &settings).await;
    for _ in 0..3 {
        function.invoke(event("GET", "/form/imani/dates", "text/html", "")).await.expect("an answer");
    }
    let log = fs::read_to_string(&settings.log).expect("a log is text");
    let told = log.lines().filter(|line| line.contains("\"level\":\"ERROR\"") && line.contains("2026-10-01"));
    assert_eq!(told.count(), 1, "{log}");
}
