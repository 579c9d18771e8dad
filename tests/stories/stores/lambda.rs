//! The function as it ships: the real binary under a stand-in of Lambda's Runtime API.

use serde_json::{Value, json};
use tests::bucket::Bucket;
use tests::function::{Fleet, Program, Settings, each_minute, event};
use tests::{Engine, encode, nobody};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_function_takes_a_complaint_through_api_gateway() {
    let Engine { local: engine, table } = Engine::start().await;
    let folder = tempfile::tempdir().expect("a folder for a while");
    let log = folder.path().join("log");
    let settings = Settings { engine, spool: None, program: Program::Form, extra: Vec::new(), log: log.clone() };
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
    assert!(check["body"].as_str().is_some_and(|b| b.contains("You have not sent this yet")), "{check}");
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
        program: Program::Form,
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
    let drain =
        Settings { engine, program: Program::Drain, extra: vec![("REDRESS_FALLBACK_ENDPOINT", address)], ..away };
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

/// An event whose parts a gateway could not have checked.
fn odd_events() -> Vec<(&'static str, Value, u64)> {
    let plain = || event("GET", "/form/health", "*/*", "");
    let with = |change: &dyn Fn(&mut Value)| {
        let mut event = plain();
        change(&mut event);
        event
    };
    let path = |path: &str| with(&|event| event["rawPath"] = json!(path));
    let header = |name: &str, value: Value| with(&|event| event["headers"][name] = value.clone());
    vec![
        ("a quotation mark in its path", path("/form/imani/\"check\""), 404),
        ("signs that no address has", path("/form/<imani>/{check}|\\^`"), 404),
        ("a space in its path", path("/form/ima ni/check"), 404),
        ("letters that are not escaped", path("/form/café/check"), 404),
        ("a control character in its path", path("/form/\u{1}\n\u{0}/check"), 404),
        ("a question mark in its path", path("/form/health?x"), 404),
        ("no slash before its path", path("form/health"), 200),
        ("no path", path(""), 404),
        ("another address for its path", path("http://evil.example/form/health"), 404),
        ("two slashes before its path", path("//evil.example"), 404),
        ("a very long path", path(&format!("/form/{}", "x".repeat(100_000))), 404),
        ("half an escape", path("/form/%"), 404),
        ("bad escapes", path("/form/%zz/dates"), 404),
        (
            "a path that is left out",
            with(&|event| {
                event.as_object_mut().expect("an object").remove("rawPath");
            }),
            200,
        ),
        ("signs that no query has", with(&|event| event["rawQueryString"] = json!("a=\"b\" c<>#\u{1}é")), 200),
        ("a query that is none", with(&|event| event["rawQueryString"] = json!(7)), 200),
        ("a host that is none", header("host", json!("ev il\"/ex@mple:99999999")), 200),
        ("an empty host", header("host", json!("")), 200),
        ("a host that is no text", header("host", json!({"a": 1})), 200),
        ("a header on two lines", header("x-two", json!("a\r\nset-cookie: b")), 200),
        ("a header with a NUL", header("x-nul", json!("a\u{0}b")), 200),
        ("a name that no header has", header("no such name:", json!("a")), 200),
        ("a header without a value", header("accept", Value::Null), 200),
        ("a header that is a number", header("content-length", json!(7)), 200),
        ("a method that is none", with(&|event| event["requestContext"]["http"]["method"] = json!("G E T")), 405),
        ("a method that nobody knows", with(&|event| event["requestContext"]["http"]["method"] = json!("BREW")), 405),
        ("a body that is no text", with(&|event| event["body"] = json!(["a"])), 200),
        ("a word about base64 that is none", with(&|event| event["isBase64Encoded"] = json!("maybe")), 200),
        (
            "nothing of its context but the method",
            with(&|event| event["requestContext"] = json!({"http": {"method": "GET"}})),
            200,
        ),
        ("cookies", with(&|event| event["cookies"] = json!(["a=b", "\u{1}"])), 200),
    ]
}

/// Events of other kinds, none of which is a request in the format that the function takes.
fn other_events() -> Vec<(&'static str, Value)> {
    let headers = json!({"x-origin-secret": "secret", "host": "form.example.org"});
    let rest = json!({
        "resource": "/form/{proxy+}", "path": "/form/health", "httpMethod": "GET", "headers": headers,
        "multiValueHeaders": {}, "queryStringParameters": null, "pathParameters": {"proxy": "health"},
        "requestContext": {"resourcePath": "/form/{proxy+}", "httpMethod": "GET", "stage": "prod", "path": "/prod/form/health"},
        "body": null, "isBase64Encoded": false
    });
    let balancer = json!({
        "requestContext": {"elb": {"targetGroupArn": "arn"}}, "httpMethod": "GET", "path": "/form/health",
        "queryStringParameters": {}, "headers": headers, "body": "", "isBase64Encoded": false
    });
    vec![
        ("a REST API", rest),
        ("a load balancer", balancer),
        ("a web socket", json!({"requestContext": {"routeKey": "$connect", "connectionId": "x"}})),
        ("the clock", each_minute()),
        ("a test in the console", json!({})),
        ("a text", json!("hello")),
        ("a list", json!([1, 2])),
        ("nothing", Value::Null),
        ("no method", json!({"version": "2.0", "rawPath": "/form/health", "requestContext": {"http": {}}})),
        ("no path at all", json!({"version": "2.0", "requestContext": {"http": {"method": "GET"}}})),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_an_event_holds_the_function_answers_and_goes_on() {
    let Engine { local: engine, .. } = Engine::start().await;
    let folder = tempfile::tempdir().expect("a folder for a while");
    let log = folder.path().join("log");
    let settings = Settings { engine, spool: None, program: Program::Form, extra: Vec::new(), log: log.clone() };
    let function = Fleet::start(1, &settings).await;
    for (what, event, status) in odd_events() {
        let answer = function.invoke(event).await.unwrap_or_else(|_| panic!("the function ended on {what}"));
        assert_eq!(answer["statusCode"], status, "{what}: {answer}");
        assert!(!answer["headers"]["location"].as_str().unwrap_or_default().starts_with("//"), "{what}");
        if status >= 400 {
            assert!(
                answer["body"].as_str().is_some_and(|body| body.starts_with("<!DOCTYPE html>")),
                "{what}: {answer}"
            );
            assert!(answer["headers"]["content-security-policy"].is_string(), "{what}");
        }
    }
    for (what, event) in other_events() {
        let mut as_json = event.clone();
        let answer = function.invoke(event).await.unwrap_or_else(|_| panic!("the function ended on {what}"));
        assert_eq!(
            (&answer["statusCode"], &answer["isBase64Encoded"]),
            (&json!(400), &json!(false)),
            "{what}: {answer}"
        );
        assert!(answer["body"].as_str().is_some_and(|body| body.contains("Nothing was sent.")), "{what}: {answer}");
        if as_json["headers"].is_object() {
            as_json["headers"]["accept"] = json!("application/json");
            let answer = function.invoke(as_json).await.expect("it goes on");
            assert_eq!(answer["body"], json!("{\"error\":\"unsupported\"}"), "{what}");
        }
    }
    assert_eq!(function.ended(), 0);
    let log = std::fs::read_to_string(log).expect("a log is text");
    for told in
        ["the payload format is 1.0", "a load balancer asks", "the event is no request", "the event has no path"]
    {
        assert!(log.contains(told), "{told}: {log}");
    }
    assert!(!log.contains("panic"), "{log}");
}
