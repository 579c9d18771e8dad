//! Starting on a machine that has other things to do.

use std::time::{Duration, Instant};

use store::connect::LocalEngine;
use store::table::schema::{self, Ensured};
use tests::faults::{Fault, Line};
use tests::{Engine, World, table};

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

/// Run in a loop beside busy processes, it shows that starting tries on.
#[tokio::test]
async fn a_world_starts() {
    assert!(World::new().await.open_cases("imani").await.is_empty());
}
