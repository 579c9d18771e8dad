//! Whoever asks for JSON gets JSON, whatever fails; everybody else a page.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::{Value, json};
use tests::function::{Fleet, Program, Settings, event};
use tests::{Engine, Page, Setting, World, encode, nobody};

const FORM: &str = "application/x-www-form-urlencoded";

async fn ask(world: &World, method: &Method, path: &str, accept: &str, kind: &str, body: &str) -> Page {
    let request = Request::builder().method(method).uri(path).header(header::ACCEPT, accept);
    let request = request.header(header::CONTENT_TYPE, kind).body(Body::from(body.to_owned()));
    world.ask(request.expect("a request")).await
}

/// What fails, with its status and the word for it.
fn failures() -> Vec<(Method, String, &'static str, String, u16, &'static str)> {
    let long = "x".repeat(300);
    let key = "0123456789abcdef0123456789abcdef";
    let huge = format!("what_happened={}", "x".repeat(600_000));
    let sealed = format!("what_happened=Damp&more={}", "x".repeat(400_000));
    let many = "a=b&".repeat(2_000);
    let mut all = vec![
        (Method::GET, "/form/nothing".to_owned(), FORM, String::new(), 404, "not-found"),
        (Method::GET, "/form/%ff/dates".to_owned(), FORM, String::new(), 404, "not-found"),
        (Method::GET, format!("/form/imani/receipt/K7M2QX9R4T/{key}"), FORM, String::new(), 404, "not-found"),
        (Method::GET, format!("/form/imani/receipt/K7M2QX9R4T/{key}/dates.ics"), FORM, String::new(), 404, "not-found"),
        (
            Method::POST,
            format!("/form/imani/receipt/K7M2QX9R4T/{key}/add"),
            FORM,
            "what_happened=More".to_owned(),
            404,
            "not-found",
        ),
        (Method::GET, format!("/form/{long}/dates"), FORM, String::new(), 404, "not-found"),
        (Method::POST, "/form/health".to_owned(), FORM, String::new(), 405, "method-not-allowed"),
        (Method::DELETE, "/form/imani/dates".to_owned(), FORM, String::new(), 405, "method-not-allowed"),
        (Method::GET, "/form/imani/dates?received=never".to_owned(), FORM, String::new(), 422, "invalid"),
    ];
    for route in ["check", "send", "change", "copy"] {
        let path = format!("/form/imani/{route}");
        all.extend([
            (Method::POST, format!("/form/{long}/{route}"), FORM, "what_happened=Damp".to_owned(), 404, "not-found"),
            (Method::PUT, path.clone(), FORM, String::new(), 405, "method-not-allowed"),
            (Method::POST, path.clone(), FORM, huge.clone(), 413, "too-large"),
            (Method::POST, path.clone(), FORM, many.clone(), 413, "too-large"),
            (Method::POST, path.clone(), "text/plain", "Damp".to_owned(), 415, "unsupported"),
            (Method::POST, path.clone(), "application/json", "{\"what_happened\": \"Da".to_owned(), 400, "cut-short"),
            (Method::POST, path.clone(), "application/json", "[1]".to_owned(), 415, "unsupported"),
            (
                Method::POST,
                path.clone(),
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Dis".to_owned(),
                400,
                "cut-short",
            ),
        ]);
        // To change or to keep words that are too many is how they become fewer.
        if matches!(route, "check" | "send") {
            all.push((Method::POST, path, FORM, sealed.clone(), 413, "too-large"));
        }
    }
    all
}

#[tokio::test]
async fn whoever_asks_for_json_gets_it_whatever_fails() {
    let world = World::new().await;
    for (method, path, kind, body, status, word) in failures() {
        let named = format!("{method} {} {kind} {}", path.get(..40).unwrap_or(&path), body.get(..30).unwrap_or(&body));
        for accept in
            ["application/json", "Application/JSON ; q=0.9, */*;q=0.1", "application/*", "application/vnd.api+json"]
        {
            let answer = ask(&world, &method, &path, accept, kind, &body).await;
            assert_eq!(
                (answer.status.as_u16(), answer.json()),
                (status, json!({ "error": word })),
                "{named}, {accept}"
            );
        }
        let page = ask(&world, &method, &path, "text/html,application/xhtml+xml,*/*;q=0.8", kind, &body).await;
        assert_eq!(page.status.as_u16(), status, "{named}");
        assert!(page.text.starts_with("<!DOCTYPE html>"), "{named}: {}", page.text);
    }
    assert!(world.open_cases("imani").await.is_empty(), "nothing of it is stored");
    // What a program has to change is told in each way of asking.
    for path in ["/form/imani/check", "/form/imani/send"] {
        let answer = ask(&world, &Method::POST, path, "APPLICATION/JSON", FORM, "name=Jo").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.json()["mistakes"][0]["question"], "what_happened");
    }
}

#[tokio::test]
async fn who_asks_for_json_gets_it_where_no_store_answers_and_at_the_wrong_door() {
    let key = "0123456789abcdef0123456789abcdef";
    let world = World::with(Setting { engine: Some(nobody()), ..Default::default() }).await;
    for path in
        [format!("/form/imani/receipt/K7M2QX9R4T/{key}"), format!("/form/imani/receipt/K7M2QX9R4T/{key}/dates.ics")]
    {
        let answer = ask(&world, &Method::GET, &path, "application/json", FORM, "").await;
        assert_eq!((answer.status.as_u16(), answer.json()), (503, json!({ "error": "down" })));
    }
    let answer = ask(&world, &Method::POST, "/form/imani/send", "application/json", FORM, "what_happened=Damp").await;
    assert_eq!((answer.status.as_u16(), answer.json()["error"].clone()), (503, json!("not known")));
    let world = World::with(Setting { origin_secret: Some("secret".to_owned()), ..Default::default() }).await;
    let answer = ask(&world, &Method::GET, "/form/health", "application/json", FORM, "").await;
    assert_eq!((answer.status.as_u16(), answer.json()), (403, json!({ "error": "forbidden" })));
}

#[tokio::test]
async fn what_is_too_much_is_refused_with_every_word_on_the_page() {
    let world = World::new().await;
    let more = "more words ".repeat(30_000);
    for route in ["check", "send"] {
        let fields = encode(&[("what_happened", "The lift is broken."), ("name", "Zoë"), ("essay", &more)]);
        let page = ask(&world, &Method::POST, &format!("/form/imani/{route}"), "text/html", FORM, &fields).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        page.says("Your words are too long to send all at once.");
        assert!(page.text.contains("The lift is broken.") && page.text.contains("Zoë"), "the answers are there");
        assert!(page.text.contains(more.trim_end()), "and what no question takes");
    }
    let story = "x".repeat(300_000);
    let page = world.post("/form/imani/check", &[("what_happened", &story)]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.text.contains(&story), "no word is cut");
    assert!(world.open_cases("imani").await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_route_that_ends_in_the_middle_of_its_work_answers_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let engine = Engine::start().await.local;
    let log = folder.path().join("log");
    // In the route, and for a page or an answer with a token once more, to give the words back.
    let points = vec![("FAILPOINTS", "read-body=7*panic(no heating)".to_owned())];
    let fleet =
        Fleet::start(1, &Settings { engine, spool: None, program: Program::Form, extra: points, log: log.clone() })
            .await;
    for (route, accept) in
        [("check", "text/html"), ("check", "application/json"), ("send", "text/html"), ("send", "application/json")]
    {
        let asked = event("POST", &format!("/form/imani/{route}"), accept, "what_happened=Damp");
        let answer = fleet.invoke(asked).await.expect("the function goes on");
        assert_eq!(answer["statusCode"], 500, "{route} {accept}: {answer}");
        let body = answer["body"].as_str().expect("a body");
        if accept == "text/html" {
            assert!(body.contains("Damp") && body.contains("name=\"token\""), "with the words: {body}");
        } else {
            let told = serde_json::from_str::<Value>(body).expect("JSON")["error"].clone();
            assert_eq!(told, if route == "send" { "not known" } else { "down" });
        }
    }
    let answer = fleet.invoke(event("POST", "/form/imani/check", "text/html", "what_happened=Damp")).await;
    assert_eq!(answer.expect("the function goes on")["statusCode"], 200);
    assert_eq!(fleet.ended(), 0);
    let log = std::fs::read_to_string(log).expect("a log is text");
    assert!(log.contains("it ended before it answered") && !log.contains("no heating"), "{log}");
}
