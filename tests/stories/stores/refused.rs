//! An outage and a refusal are two things: what can never be stored is known
//! before anything is promised, or kept whole and shown to a person; and an
//! answer that says nothing is no success.

use std::fs;
use std::path::PathBuf;

use axum::Router;
use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use store::connect::LocalEngine;
use tempfile::TempDir;
use tests::{Engine, Setting, World, answer, nobody};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const MORE: (&str, &str) = ("what_happened", "And the window is broken.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const OTHER: (&str, &str) = ("token", "ffeeddccbbaa99887766554433221100");

/// A table that answers everything with this.
async fn table_that_says(status: StatusCode, body: &'static str) -> LocalEngine {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let answer = move || async move { (status, [(header::CONTENT_TYPE, "application/x-amz-json-1.0")], body) };
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    LocalEngine { address, key: "key".to_owned() }
}

/// One table and one second store.
struct Town {
    folder: TempDir,
    engine: LocalEngine,
}

impl Town {
    async fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for a while"), engine: Engine::start().await.local }
    }

    async fn world(&self, engine: LocalEngine) -> World {
        let spool = Some(self.folder.path().join("spool"));
        World::with(Setting { engine: Some(engine), spool, ..Default::default() }).await
    }

    /// What waits, one file each.
    fn waits(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path().join("spool/sent")).into_iter().flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        files
    }
}

async fn health(world: &World) -> (StatusCode, Value) {
    let page = world.open("/form/health").await;
    (page.status, page.json()["problems"].clone())
}

#[tokio::test]
async fn what_the_table_refuses_or_answers_with_nothing_is_kept_whole_and_comes_home_when_it_can() {
    for (status, body) in [
        (StatusCode::OK, ""),
        (StatusCode::OK, " \n"),
        (StatusCode::OK, "<html>Sign in to this network</html>"),
        (StatusCode::BAD_REQUEST, r#"{"__type":"com.amazon.coral.validate#ValidationException","message":"no"}"#),
        (StatusCode::BAD_REQUEST, r#"{"__type":"com.amazonaws.dynamodb.v20120810#AccessDeniedException"}"#),
        (StatusCode::BAD_REQUEST, r#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}"#),
        (StatusCode::FORBIDDEN, ""),
    ] {
        let town = Town::new().await;
        let odd = town.world(table_that_says(status, body).await).await;
        let sent = odd.send_json("imani", &[STORY, TOKEN]).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{status} {body}: {}", sent.text);
        assert_eq!(town.waits().len(), 1, "{status} {body}: it is kept");
        // The drain of such a table brings nothing home, takes nothing away, and tells of it.
        odd.drain_as_it_can().await;
        assert_eq!(town.waits().len(), 1, "{status} {body}: nothing goes away before the table has it");
        assert_eq!(odd.told_so_far().len(), 1, "{status} {body}");
        let up = town.world(town.engine.clone()).await;
        assert_eq!(up.drain().await["filed"], 1, "{status} {body}");
        let case = up.case(&sent.json()["reference"]).await;
        assert_eq!(answer(&case.words.answers, STORY.0), STORY.1);
    }
}

#[tokio::test]
async fn what_can_never_come_home_turns_health_red_stands_in_the_list_and_holds_nothing_else_back() {
    let town = Town::new().await;
    let down = town.world(nobody()).await;
    down.send_json("imani", &[STORY, TOKEN]).await;
    let bad = town.waits().pop().expect("it waits");
    let whole = fs::read_to_string(&bad).expect("it can be read");
    let mut object: Value = serde_json::from_str(&whole).expect("an object is JSON");
    // The table refuses an item without a key.
    object["item"]["pk"] = json!("");
    fs::write(&bad, object.to_string()).expect("it is spoilt");
    down.send_json("imani", &[MORE, OTHER]).await;
    let up = town.world(town.engine.clone()).await;
    for _ in 0..3 {
        up.drain().await;
        assert_eq!(town.waits(), [bad.as_path()], "it is kept whole, and nothing else waits for it");
        let unfiled = up.unfiled().await;
        assert_eq!(unfiled.len(), 1);
        assert!(unfiled[0].0.contains(bad.file_name().and_then(|n| n.to_str()).expect("a name")), "{unfiled:?}");
        let (status, problems) = health(&up).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(problems.to_string().contains("could not be filed"), "{problems}");
    }
    assert_eq!(up.open_cases("imani").await.len(), 1, "the other one is home");
    fs::write(&bad, whole).expect("somebody mends it");
    assert_eq!(up.drain().await["filed"], 1);
    assert_eq!((health(&up).await.0, up.unfiled().await.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn of_one_complaint_only_what_is_spoilt_stays() {
    let town = Town::new().await;
    let down = town.world(nobody()).await;
    let sent = down.send_json("imani", &[STORY, TOKEN]).await.json();
    let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    let before = town.waits();
    assert!(down.post(&add, &[MORE]).await.status.is_redirection());
    let bad = town.waits().into_iter().find(|file| !before.contains(file)).expect("the words wait");
    fs::write(&bad, "{").expect("they are cut off");
    let up = town.world(town.engine.clone()).await;
    let done = up.drain().await;
    assert_eq!((&done["filed"], &done["left"]), (&1.into(), &1.into()), "it counts what it filed, and no more");
    assert_eq!(town.waits(), [bad]);
    assert_eq!(up.open_cases("imani").await.len(), 1);
    assert_eq!(up.unfiled().await.len(), 1);
}

#[tokio::test]
async fn what_is_more_than_an_item_holds_is_refused_with_its_words_by_every_door() {
    let town = Town::new().await;
    let up = town.world(town.engine.clone()).await;
    let sent = up.send_json("imani", &[STORY, TOKEN]).await.json();
    // Second answers of one question are kept whole: together they are too much.
    let part = "x".repeat(100 * 1024);
    let parts: Vec<String> = (0..3).map(|number| format!("{number}{part}")).collect();
    let mut fields = vec![STORY, OTHER];
    fields.extend(parts.iter().map(|part| ("what_happened", part.as_str())));
    let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    for world in [&up, &town.world(nobody()).await] {
        for path in ["/form/imani/send", "/form/imani/check", add.as_str()] {
            let page = world.post(path, &fields).await;
            assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
            let has: Vec<bool> = parts.iter().map(|part| page.text.contains(part)).collect();
            assert_eq!(has, [true; 3], "{path}: every word is on the page: {}", page.text.replace('x', ""));
        }
    }
    assert_eq!((town.waits().len(), up.open_cases("imani").await.len()), (0, 1));
}
