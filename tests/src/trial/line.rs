//! A line that breaks: by chances, or after each commit.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use complaints::form::reference::Reference;
use serde_json::Value;

use super::place::Place;
use super::{Report, form, part};
use crate::faults::{Fault, Line, Odds};
use crate::function::{Fleet, Settings, each_minute, event};
use crate::people::{Journal, Verdict, judge, send_all};

/// All faults at once, by chances a seed fixes; those that make people wait are rarer, so that a run ends.
#[must_use]
pub fn every_fault() -> Odds {
    let odds = |fault| match fault {
        Fault::SilentBefore | Fault::SilentAfter | Fault::Slow => 3,
        Fault::CutAfter | Fault::ErrorAfter => 30,
        _ => 15,
    };
    Fault::ALL.into_iter().map(|fault| (fault, odds(fault))).collect()
}

/// People send over a bad line until `sends` answers said that a complaint is
/// safe. A `rough` run also takes the table away for a while, now and then, and
/// ends functions in the middle of their work.
pub async fn faults(odds: Odds, rough: bool, sends: usize, functions: usize, seed: u64) -> Report {
    let place = Place::new().await;
    let line = Line::new(&place.engine, odds, seed).await;
    let points = |points| rough.then_some(points);
    let intake = points("before-put=0.1%return;after-put=0.2%return;between-objects=2%return");
    let fleet = Arc::new(Fleet::start(functions, &place.settings(&line.address, intake)).await);
    let home = place.settings(&line.address, points("filed=2%return;removed=2%return"));
    let drain = Fleet::start(1, &Settings { drains: true, ..home }).await;
    let over = Arc::new(AtomicBool::new(false));
    let rounds = {
        let (line, over) = (line.clone(), Arc::clone(&over));
        tokio::spawn(async move {
            let mut rounds = 0;
            while !over.load(Ordering::Relaxed) {
                line.away(rough && rounds % 4 == 3);
                let _cut = drain.invoke(each_minute()).await;
                tokio::time::sleep(Duration::from_millis(500)).await;
                rounds += 1;
            }
            line.away(false);
            (rounds, drain.ended())
        })
    };
    let start = Instant::now();
    let mut journal = send_all(&fleet, sends, functions * 2, seed).await;
    let took = start.elapsed();
    over.store(true, Ordering::Relaxed);
    let (rounds, ended) = rounds.await.expect("the rounds end");
    let waited = place.waits();
    // What waits still comes home over a line that holds.
    let last = Fleet::start(1, &Settings { drains: true, ..place.settings(&place.engine, None) }).await;
    let _done = last.invoke(each_minute()).await;
    let left = place.waits();
    let verdict = judge(&journal, &place.table).await;
    let mut seen = said(&mut journal, &verdict, took);
    seen.push(format!("faults {:?}", line.happened()));
    seen.push(format!(
        "{rounds} rounds of the drain, {ended} of them ended; {waited} waited at the end, {left} after it"
    ));
    seen.push(format!("{} functions ended, the most memory {} KiB", fleet.ended(), fleet.most_memory()));
    let mut wrong: Vec<String> =
        (left > 0).then(|| format!("{left} complaints do not come home")).into_iter().collect();
    wrong.extend(verdict.lost.iter().map(|one| format!("lost {one}")));
    wrong.extend(verdict.doubled.iter().map(|one| format!("doubled {one}")));
    wrong.extend(verdict.invented.iter().map(|one| format!("invented {one}")));
    // While the table is away nobody can know what was shown before.
    if !rough {
        wrong.extend(journal.changed.iter().map(|one| format!("shown two ways {one}")));
    }
    if !wrong.is_empty() {
        seen.push(format!("the log and the stores are in {}", place.folder.keep().display()));
    }
    Report { wrong, seen }
}

fn said(journal: &mut Journal, verdict: &Verdict, took: Duration) -> Vec<String> {
    let Journal { waits, acknowledged, refused, cut_off, changed, .. } = journal;
    waits.sort_unstable();
    vec![
        format!(
            "{} answers in {took:.0?}: {acknowledged} safe, {refused} not sent, {cut_off} ended first",
            waits.len()
        ),
        format!("wait p50 {:.0?}, p99 {:.0?}, longest {:.0?}", part(waits, 50), part(waits, 99), part(waits, 100)),
        format!(
            "{} records; {} lost, {} doubled, {} invented, {} shown two ways",
            verdict.records,
            verdict.lost.len(),
            verdict.doubled.len(),
            verdict.invented.len(),
            changed.len()
        ),
    ]
}

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
