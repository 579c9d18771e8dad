//! A complaint comes home from an outage, while somebody opens its receipt, and
//! with words that a machine of another time took for it.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use tests::{Engine, Setting, World, christmas_eve, nobody};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

#[tokio::test(flavor = "multi_thread")]
async fn who_has_just_sent_it_never_reads_that_it_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let spool = Some(folder.path().join("spool"));
    let engine = Engine::start().await.local;
    let down = World::with(Setting { engine: Some(nobody()), spool: spool.clone(), ..Default::default() }).await;
    let sent = down.send_json("imani", &[STORY]).await.json();
    let path = sent["receipt"].as_str().expect("a path").to_owned();
    let (release, held) = mpsc::channel::<()>();
    let (theirs, their_spool) = (engine.clone(), spool.clone());
    // A visitor whose machine reads the folder late, and asks the table at once.
    let visitor = thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).enable_all().build();
        runtime.expect("a runtime").block_on(async move {
            let world = World::with(Setting { engine: Some(theirs), spool: their_spool, ..Default::default() }).await;
            let busy = tokio::task::spawn_blocking(move || held.recv());
            let page = world.open(&path).await;
            busy.await.expect("it ends").expect("it was let go");
            page.status
        })
    });
    // Long enough for whoever asks the table first to be told that it is not there; whoever does not is right at once.
    tokio::time::sleep(Duration::from_millis(700)).await;
    let up = World::with(Setting { engine: Some(engine), spool, ..Default::default() }).await;
    assert_eq!(up.drain().await["filed"], 1);
    release.send(()).expect("the visitor waits");
    assert_eq!(visitor.join().expect("it ends"), StatusCode::OK);
}

#[tokio::test]
async fn words_that_a_slower_clock_took_come_home_in_the_same_round_as_their_complaint() {
    fn before() -> DateTime<Utc> {
        christmas_eve() - TimeDelta::seconds(2)
    }
    for now in [christmas_eve, before] as [fn() -> DateTime<Utc>; 2] {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let spool = Some(folder.path().join("spool"));
        let down = |now| Setting { engine: Some(nobody()), spool: spool.clone(), now, ..Default::default() };
        let sent = World::with(down(christmas_eve)).await.send_json("imani", &[STORY]).await.json();
        let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
        for number in 0..4 {
            let more = format!("{number}: the window is broken.");
            let added = World::with(down(now)).await.post(&add, &[("what_happened", &more)]).await;
            assert!(added.location.ends_with("?added=yes"), "{}", added.location);
        }
        let up = World::with(Setting { spool, ..Default::default() }).await;
        let done = up.drain().await;
        assert_eq!((&done["filed"], &done["left"]), (&5.into(), &0.into()));
        assert_eq!((up.unfiled().await.len(), up.case(&sent["reference"]).await.added.len()), (0, 4));
    }
}
