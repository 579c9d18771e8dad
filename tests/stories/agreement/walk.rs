//! A walk through cases after which every face says the same. Large, by hand:
//! `cargo run -p tests --bin judge -- walk --cases 300 --events 5000 --seed 1`.

use tests::walk::walk;

#[tokio::test]
async fn list_show_receipt_calendar_and_deadlines_say_the_same_after_everything_that_is_recorded() {
    let report = walk(4, 40, 20_261_127).await;
    assert!(report.wrong.is_empty(), "{report}");
    assert!(report.recorded > 15 && report.compared > 40, "{report}");
}
