//! Starting on a machine that has other things to do.

use std::time::{Duration, Instant};

use store::connect::LocalEngine;
use store::table::schema::{self, Ensured};
use tests::faults::{Fault, Line};
use tests::{Engine, World, table};

use super::serve::Server;

#[tokio::test]
async fn a_table_that_does_not_answer_at_once_is_made_all_the_same() {
    let engine = site_gen::local::engine::start(None).expect("the engine starts");
    let line = Line::new(&engine, Vec::new(), 7).await;
    line.away(true);
    let back = line.clone();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(1)).await;
        back.away(false);
    });
    schema::ensure(&table(&line.address)).await.expect("it tries on");
    assert!(line.happened().contains_key(&Fault::CutBefore), "the line was cut first");
}

#[tokio::test]
async fn a_table_whose_making_was_carried_out_and_not_told_of_is_there() {
    let engine = site_gen::local::engine::start(None).expect("the engine starts");
    let line = Line::new(&engine, vec![(Fault::CutAfter, 500)], 7).await;
    assert_eq!(schema::ensure(&table(&line.address)).await.expect("it tries on"), Ensured::IsNew);
    assert_eq!(schema::ensure(&table(&engine)).await.expect("and is there"), Ensured::WasThere);
}

/// With 50,000 complaints it takes the engine longer to count them than anybody waits for an answer.
#[tokio::test]
async fn nobody_asks_the_engine_for_what_it_counts_every_row_for() {
    let engine = Engine::start().await;
    let asked = engine.table.client().describe_table().table_name(engine.table.name()).send().await;
    let refused = asked.expect_err("it is refused").into_service_error();
    assert_eq!(refused.meta().code(), Some("ValidationException"));
}

#[test]
fn a_table_that_was_lost_is_told_of_and_a_new_folder_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, talk) = (folder.path().join("data"), folder.path().join("talk"));
    let told = || {
        let file = std::fs::File::create(&talk).expect("a file");
        let server = Server::telling(&data, file.into());
        // Whoever has the address has been told all that there is to tell.
        let told = std::fs::read_to_string(&talk).expect("text");
        drop(server);
        told.contains("complaints were kept there before: they are not in it") && told.contains("your last backup")
    };
    assert!(!told(), "nothing was kept in a new folder");
    assert!(!told(), "it is there");
    for file in ["complaints.sqlite", "complaints.sqlite-wal", "complaints.sqlite-shm"] {
        let _not_there = std::fs::remove_file(data.join(file));
    }
    assert!(told(), "the table was lost");
    assert!(!told(), "it is said once, and what is kept since then is there");
}

#[tokio::test]
async fn whoever_has_no_key_is_told_at_once() {
    let engine = site_gen::local::engine::start(None).expect("the engine starts");
    let start = Instant::now();
    let stranger = LocalEngine { key: "none".to_owned(), ..engine };
    assert!(schema::ensure(&table(&stranger)).await.is_err());
    assert!(start.elapsed() < Duration::from_secs(10), "no other try opens it");
}

/// Run in a loop beside busy processes, it shows that starting tries on.
#[tokio::test]
async fn a_world_starts() {
    assert!(World::new().await.open_cases("imani").await.is_empty());
}
