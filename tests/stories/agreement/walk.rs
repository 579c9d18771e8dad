//! A walk through cases after which every face says the same, and the pages of
//! landlords that nobody wrote. Large, by hand:
//! `cargo run -p tests --bin judge -- walk --cases 300 --events 5000 --seed 1`,
//! `cargo run -p tests --bin judge -- faces --policies 2000 --lives 20 --seed 1`.

use tests::walk::{faces, walk};

#[tokio::test]
async fn list_show_receipt_calendar_and_deadlines_say_the_same_after_everything_that_is_recorded() {
    let report = walk(6, 60, 0, 20_261_127).await;
    assert!(report.wrong.is_empty(), "{report}");
    assert!(report.recorded > 20 && report.compared > 60, "{report}");
}

#[tokio::test]
async fn so_they_do_for_landlords_that_nobody_wrote() {
    let report = walk(6, 60, 6, 20_261_128).await;
    assert!(report.wrong.is_empty(), "{report}");
    assert!(report.recorded > 20 && report.compared > 60, "{report}");
}

#[tokio::test]
async fn every_page_of_landlords_that_nobody_wrote_says_their_rules_whole() {
    let report = faces(12, 2, 20_261_129).await;
    assert!(report.wrong.is_empty(), "{report}");
    assert!(report.landlords == 12 && report.pages > 100 && report.said > 1_000, "{report}");
}
