//! What people write goes to the store and to their own pages, and nowhere else:
//! 64 strings, sent through every door, are looked for everywhere they must not be.

use std::fs;
use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use tests::function::{Fleet, Program, Settings, each_minute, event};
use tests::{Engine, Setting, World, built, encode, nobody};

/// The fields a form has, and some that it has not.
const FIELDS: [&str; 16] = [
    "what_happened",
    "before_reference",
    "when",
    "outcome",
    "name",
    "address",
    "email",
    "phone",
    "safe_contact",
    "keep_from",
    "helper",
    "language",
    "website",
    "policy",
    "token",
    "nobody_asked",
];

/// Four strings for each field; none of them stands anywhere else.
fn canaries() -> Vec<(&'static str, String)> {
    let shapes = ["canary{}@example.org", "Canary{} Ünlü", "canary{}😡گرمی", "\"canary{}\"<b>"];
    let each = FIELDS.iter().flat_map(|field| shapes.iter().map(move |shape| (*field, *shape)));
    // An address for email has one shape only, or the form is shown again.
    let shape = |field, shape| if field == "email" { shapes[0] } else { shape };
    let text = |(number, (field, each))| (field, shape(field, each).replace("{}", &format!("{number:02}qz")));
    each.enumerate().map(text).collect()
}

/// The part of each that no encoding changes.
fn marks() -> Vec<String> {
    (0..64).map(|number| format!("anary{number:02}qz")).collect()
}

#[track_caller]
fn silent(what: &str, text: &str) {
    for mark in marks() {
        assert!(!text.contains(&mark), "{what} says {mark}: {text}");
    }
}

/// Four forms that hold all 64 between them, each as it is sent in four ways.
fn bodies() -> Vec<(&'static str, String)> {
    let all = canaries();
    let mut bodies = Vec::new();
    for shape in 0..4 {
        let mut fields: Vec<(&str, &str)> =
            all.iter().skip(shape).step_by(4).map(|(field, text)| (*field, text.as_str())).collect();
        fields.extend([("contact_by", "email"), ("at_risk", "yes")]);
        bodies.push(("application/x-www-form-urlencoded", encode(&fields)));
        let object: serde_json::Map<String, Value> = fields.iter().map(|(n, v)| ((*n).to_owned(), json!(v))).collect();
        bodies.push(("application/json", Value::Object(object).to_string()));
        let parts: String = fields
            .iter()
            .map(|(n, v)| format!("--x\r\nContent-Disposition: form-data; name=\"{n}\"\r\n\r\n{v}\r\n"))
            .collect();
        bodies.push(("multipart/form-data; boundary=x", format!("{parts}--x--\r\n")));
        bodies.push(("text/plain", fields.iter().map(|(n, v)| format!("{n}={v}\r\n")).collect()));
    }
    bodies
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_was_written_stands_in_a_log_an_address_or_the_name_of_a_file() {
    let Engine { local: engine, table } = Engine::start().await;
    let folder = tempfile::tempdir().expect("a folder for a while");
    let settings = |engine, spool: &str, program| Settings {
        engine,
        spool: Some(folder.path().join(spool).display().to_string()),
        program,
        extra: vec![("RUST_LOG", "debug".to_owned())],
        log: folder.path().join("log"),
    };
    // A table that answers, one that does not, and neither store.
    fs::write(folder.path().join("full"), "no folder").expect("a file");
    let places = [
        (Fleet::start(1, &settings(engine.clone(), "spool", Program::Form)).await, true),
        (Fleet::start(1, &settings(nobody(), "spool", Program::Form)).await, true),
        (Fleet::start(1, &settings(nobody(), "full", Program::Form)).await, false),
    ];
    let mut taken = 0;
    for (function, safe) in &places {
        for (kind, body) in bodies() {
            for route in ["check", "copy", "send", "change", "receipt/K7M2QX9R4T/0/add"] {
                for accept in ["text/html", "application/json"] {
                    let mut event = event("POST", &format!("/form/imani/{route}"), accept, "");
                    event["headers"]["content-type"] = json!(kind);
                    event["body"] = json!(BASE64_STANDARD.encode(&body));
                    event["isBase64Encoded"] = json!(true);
                    let answer = function.invoke(event).await.expect("an answer");
                    silent("a header", &answer["headers"].to_string());
                    let status = answer["statusCode"].as_u64().unwrap_or_default();
                    taken += usize::from(route == "send" && matches!(status, 200 | 201 | 303));
                    assert!(*safe || route != "send" || matches!(status, 503 | 422 | 415), "{status}");
                }
            }
        }
        for (field, text) in canaries() {
            let text = encode(&[(field, &text)]);
            for path in [
                format!("/form/imani/receipt/{text}/{text}"),
                format!("/form/{text}/send"),
                format!("/form/imani/dates?received={text}&asked={text}"),
                format!("/form/imani/dates.ics?received=24/12/2026&asked={text}"),
                format!("/form/imani/receipt/K7M2QX9R4T/{}?{text}", "0".repeat(32)),
            ] {
                let mut event = event("GET", path.split('?').next().unwrap_or_default(), "text/html", "");
                event["rawQueryString"] = json!(path.split_once('?').map_or("", |(_, query)| query));
                for header in ["referer", "user-agent", "cookie", "x-forwarded-for"] {
                    event["headers"][header] = json!(text);
                }
                let answer = function.invoke(event).await.expect("an answer");
                silent("a header", &answer["headers"].to_string());
            }
        }
    }
    assert!(taken > 20, "only {taken} were taken: the test looks at nothing");
    let drain = Fleet::start(1, &settings(engine, "spool", Program::Drain)).await;
    let done = drain.invoke(each_minute()).await.expect("an answer");
    assert_eq!(done["left"], 0, "{done}");
    silent("the drain", &done.to_string());
    let log = fs::read_to_string(folder.path().join("log")).expect("a log is text");
    assert!(log.contains("\"route\":\"send\""), "the log is on");
    silent("the log", &log);
    let stored = office::listing::open(&table, "imani").await.expect("the table answers");
    assert!(!stored.is_empty(), "complaints were stored");
}

#[tokio::test]
async fn nothing_that_was_written_stands_in_a_notice_or_on_the_site() {
    let world = World::with(Setting::default()).await;
    for shape in 0..4 {
        let all = canaries();
        let mut fields: Vec<(&str, &str)> =
            all.iter().skip(shape).step_by(4).map(|(field, text)| (*field, text.as_str())).collect();
        fields.retain(|(field, _)| *field != "email");
        fields.extend([("contact_by", "email"), ("email", "canary48qz@example.org"), ("at_risk", "yes")]);
        let sent = world.send_json("imani", &fields).await;
        assert_eq!(sent.status, axum::http::StatusCode::CREATED, "{}", sent.text);
        silent("the answer", &sent.text);
        let receipt = sent.json()["receipt"].as_str().expect("a path").to_owned();
        silent("the receipt", &world.open(&receipt).await.text);
        silent("the calendar", &world.open(&format!("{receipt}/dates.ics")).await.text);
        let added = world.post(&format!("{receipt}/add"), &fields).await;
        silent("where it leads", &added.location);
        silent("the receipt after more was added", &world.open(&added.location).await.text);
    }
    let notices = world.notices().await;
    assert_eq!(notices.len(), 8);
    silent("a notice", &format!("{notices:?}"));
    silent("the site", &text_below(built()));
}

/// Every file below a folder, with its name, as one text to look through.
fn text_below(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            text.push_str(&text_below(&path));
        } else {
            text.push_str(&path.display().to_string());
            text.push_str(&String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()));
        }
    }
    text
}
