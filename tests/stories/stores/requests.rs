//! How often the table is asked: by keys and by pages, whatever lies in it, and never for everything.

use chrono::TimeDelta;
use tests::faults::Line;
use tests::{Engine, Setting, World, christmas_eve, reference_of};

/// What was asked, each operation with how often.
fn counted(line: &Line) -> Vec<(String, usize)> {
    let mut asked = line.asked();
    asked.sort();
    let mut counted: Vec<(String, usize)> = Vec::new();
    for operation in asked {
        match counted.last_mut() {
            Some((last, count)) if *last == operation => *count += 1,
            _ => counted.push((operation, 1)),
        }
    }
    counted
}

#[track_caller]
fn is(line: &Line, expected: &[(&str, usize)]) {
    let counted = counted(line);
    let counted: Vec<(&str, usize)> = counted.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(counted, expected);
}

#[tokio::test]
async fn a_receipt_is_two_reads_by_key_and_no_page_of_officers_asks_more_for_more_complaints() {
    let Engine { local, .. } = Engine::start().await;
    let line = Line::new(&local, Vec::new(), 1).await;
    let world = World::with(Setting { engine: Some(line.address.clone()), ..Default::default() }).await;
    // The first of its landlord and its version also names these.
    let fields = |n: usize| [("what_happened", format!("Complaint {n}")), ("name", "Ade Oyelowo".to_owned())];
    let mut sent = Vec::new();
    for number in 0..30 {
        let fields = fields(number);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sent.push(world.send_json("imani", &fields).await.json());
        if number == 0 {
            is(&line, &[("PutItem", 2), ("TransactWriteItems", 1)]);
        } else {
            is(&line, &[("TransactWriteItems", 1)]);
        }
    }
    let receipt = sent[0]["receipt"].as_str().expect("a path");
    let page = world.open(receipt).await;
    assert_eq!(page.status.as_u16(), 200);
    is(&line, &[("GetItem", 2)]);
    let token = page.hidden("token").expect("the token of the box");
    world.post(&format!("{receipt}/add"), &[("what_happened", "And the window."), ("token", &token)]).await;
    is(&line, &[("GetItem", 2), ("TransactWriteItems", 1)]);
    world.rows(&["imani"]).await;
    // What nobody has read, how these stand, by what their dates are counted, what is open, and what of that nobody
    // has read.
    is(&line, &[("BatchGetItem", 2), ("Query", 2)]);
    let reference = reference_of(&sent[0]["reference"]);
    world.shown_lines(&reference, christmas_eve(), false).await;
    is(&line, &[("BatchGetItem", 2), ("Query", 2)]);
    world.found("oyelowo", false).await;
    is(&line, &[("BatchGetItem", 2), ("Query", 2)]);
    world.read(&reference, christmas_eve(), false).await.expect("it can be read");
    is(&line, &[("BatchGetItem", 2), ("Query", 2), ("TransactWriteItems", 1)]);
    let event = "acknowledged=2026-12-24T10:30".parse().expect("an event");
    world.record(&reference, event, christmas_eve() + TimeDelta::hours(1)).await.expect("it is recorded");
    is(&line, &[("BatchGetItem", 2), ("Query", 2), ("TransactWriteItems", 1)]);
    // The landlords of the table, of each of the five on the site what is open and what is closed, and what a page
    // of one of them is counted by.
    world.recalculate(false, christmas_eve()).await.expect("it can be counted");
    is(&line, &[("BatchGetItem", 1), ("Query", 11)]);
}
