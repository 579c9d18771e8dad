//! A line that is cut after each commit.

use complaints::form::reference::Reference;
use serde_json::Value;

use super::place::Place;
use super::{Report, form};
use crate::faults::Line;
use crate::function::{Fleet, event};

/// The line is cut after each commit: whoever sends again is shown what the first answer would have said.
pub async fn cuts(rounds: usize, functions: usize, seed: u64) -> Report {
    let place = Place::new().await;
    let line = Line::new(&place.engine, Vec::new(), seed).await;
    line.cut_commits(true);
    let fleet = Fleet::start(functions, &place.settings(&line.address, Some("after-put=30%return"))).await;
    let mut wrong = Vec::new();
    let (mut original, mut ended, mut refused) = (0, 0, 0);
    for round in 0..rounds {
        let token = format!("{:032x}", u128::from(seed) << 64 | round as u128);
        let text = format!("Round {round}: no heating");
        let body = form(&text, &token);
        let send = || fleet.invoke(event("POST", "/form/imani/send", "application/json", &body));
        let mut answers: Vec<Value> = Vec::new();
        while answers.len() < 2 {
            match send().await {
                // On a machine that stands still both stores may be too slow; who is told so sends again.
                Ok(answer) if answer["statusCode"] == 503 => refused += 1,
                Ok(answer) => {
                    answers.push(serde_json::from_str(answer["body"].as_str().unwrap_or("null")).unwrap_or_default())
                }
                Err(_) => ended += 1,
            }
        }
        let reference: Option<Reference> = answers[0]["reference"].as_str().and_then(|r| r.parse().ok());
        let case = match reference {
            Some(reference) => place.table.complaint(&reference).await.expect("the table answers"),
            None => None,
        };
        // A table that was too slow left it to the second store.
        let waits = reference.is_some_and(|reference| place.waits_there(&reference));
        let stored = case.map(|case| case.received.to_rfc3339());
        let first = stored.as_deref() == answers[0]["received"].as_str() && stored.is_some();
        if answers[0] == answers[1] && (first || waits) {
            original += 1;
        } else {
            wrong.push(format!("round {round}: {answers:?}, stored {stored:?}"));
        }
    }
    let records = office::listing::open(&place.table, "imani").await.expect("the table answers").len();
    if records + place.waits() != rounds {
        wrong.push(format!("{records} records of {rounds} complaints"));
    }
    let cut = line.happened().values().sum::<u32>();
    let seen = vec![format!(
        "{original} of {rounds} show the original; {cut} answers were cut, {ended} functions ended, {refused} not sent"
    )];
    Report { wrong, seen }
}
