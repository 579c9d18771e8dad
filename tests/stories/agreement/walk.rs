//! A walk through cases after which every face says the same. Large, by hand:
//! `cargo run -p tests --bin judge -- walk --cases 300 --events 5000 --seed 1`.

use tests::walk::walk;

#[tokio::test]
async fn list_show_receipt_calendar_and_deadlines_say_the_same_after_everything_that_is_recorded() {
    let report = walk(3, 18, 0, 20_261_127).await;
    assert!(report.wrong.is_empty(), "{report}");
    assert!(report.recorded > 6 && report.compared > 18, "{report}");
}

#[tokio::test]
async fn so_they_do_for_landlords_that_nobody_wrote() {
    let report = walk(3, 15, 3, 20_261_128).await;
    assert!(report.wrong.is_empty(), "{report}");
    assert!(report.recorded > 4 && report.compared > 15, "{report}");
}
