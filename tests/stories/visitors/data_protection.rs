//! A complaint about how somebody's details are used: one answer of the form,
//! a clock of its own, a way of its own.

use axum::http::StatusCode;
use tests::World;

const STORY: [(&str, &str); 2] = [("what_happened", "You gave my number to my neighbour."), ("about", "data")];
const TOKEN: (&str, &str) = ("token", "0123456789abcdef0123456789abcdef");

#[tokio::test]
async fn the_receipt_gives_the_date_of_the_law_and_the_way_to_the_ico() {
    let world = World::new().await;
    let sent = world.post("/form/imani/send", &[STORY[0], STORY[1], TOKEN]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let receipt = world.open(&sent.location).await;
    receipt.says(
        "Because the complaint is about how we use your details, the law says that we must tell you by Monday 25 \
         January 2027 that we have it.",
    );
    receipt.says("The Data Protection Act 2018: section 164A(3)");
    receipt.says("You can also take this to the ICO");
    receipt.says("ico.org.uk/make-a-complaint/");
    // The policy's own dates lead, as they always do.
    receipt.says("By Wednesday 30 December 2026 we will tell you that we have your complaint");
    receipt.says("By Tuesday 12 January 2027 we will answer you");
    receipt.does_not_say("If anyone is in danger now");
    let dates = world.open(&format!("{}/dates.ics", sent.location)).await;
    assert!(dates.text.contains("20270125"), "it stands in the calendar: {}", dates.text);
}

#[tokio::test]
async fn other_complaints_say_nothing_of_it() {
    let world = World::new().await;
    let sent = world.post("/form/imani/send", &[STORY[0], ("about", "home"), TOKEN]).await;
    let receipt = world.open(&sent.location).await;
    receipt.does_not_say("Data Protection");
    receipt.does_not_say("ICO");
}

#[tokio::test]
async fn it_is_no_danger_to_anybody() {
    let world = World::new().await;
    let sent = world.send_json("imani", &STORY).await;
    assert_eq!(sent.status, StatusCode::CREATED);
    let deadlines = sent.json()["deadlines"].clone();
    let law = deadlines.as_array().expect("a list").iter().find(|d| d["when"] == "data-protection").cloned();
    assert_eq!(law.expect("the law's date is told")["due_date"], "2027-01-25");
    let rows = world.rows(&["imani"]).await;
    assert!(rows.iter().all(|row| !row.urgent), "{rows:?}");
    assert!(world.notices().await.iter().all(|notice| notice["urgent"] == false), "{:?}", world.notices().await);
    let both = world
        .send_json("imani", &[("what_happened", "You told him where I live."), STORY[1], ("at_risk", "yes")])
        .await;
    assert_eq!(both.status, StatusCode::CREATED);
    let rows = world.rows(&["imani"]).await;
    assert!(rows[0].urgent && !rows[1].urgent, "danger still comes first: {rows:?}");
}
