//! The same form a hundred times at once.

use std::sync::Arc;

use super::place::Place;
use super::{Report, form};
use crate::function::{Fleet, event};

/// The same form so many times at once, in each round: one item, equal answers.
pub async fn crowds(rounds: usize, size: usize, functions: usize) -> Report {
    let place = Place::new().await;
    let fleet = Arc::new(Fleet::start(functions, &place.settings(&place.engine, None)).await);
    let mut wrong = Vec::new();
    for round in 0..rounds {
        let text = format!("Round {round}: no heating");
        let token = format!("{round:032x}");
        let body = form(&text, &token);
        let mut sends = Vec::new();
        for _ in 0..size {
            let (fleet, body) = (Arc::clone(&fleet), body.clone());
            sends.push(tokio::spawn(async move {
                fleet.invoke(event("POST", "/form/imani/send", "application/json", &body)).await
            }));
        }
        let mut answers = Vec::new();
        for send in sends {
            answers.push(send.await.expect("no panic").expect("an answer"));
        }
        let created = answers.iter().filter(|a| a["statusCode"] == 201).count();
        let same = answers.iter().filter(|a| a["statusCode"] == 200).count();
        let equal = answers.iter().all(|a| a["body"] == answers[0]["body"]);
        if created != 1 || created + same != size || !equal {
            wrong.push(format!("round {round}: {created} created, {same} the same, equal: {equal}"));
        }
    }
    let records = office::listing::open(&place.table, "imani").await.expect("the table answers").len();
    if records != rounds {
        wrong.push(format!("{records} records of {rounds} complaints"));
    }
    Report { wrong, seen: vec![format!("{rounds} rounds of {size} over {functions} functions: {records} records")] }
}
