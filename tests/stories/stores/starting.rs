//! Starting on a machine that has other things to do.

use std::time::{Duration, Instant};

use store::connect::LocalEngine;
use store::table::schema;
use tests::faults::{Fault, Line};
use tests::{World, table};

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
    schema::ensure(&table(&line.address)).await.expect("it tries on");
    schema::ensure(&table(&engine)).await.expect("and is there");
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
