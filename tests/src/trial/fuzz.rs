//! Bodies that no form sends.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Report;
use super::place::Place;
use crate::function::Fleet;
use crate::odd;

/// Bodies that no form sends: each gets an answer, and none of them is a fault of ours.
pub async fn fuzz(bodies: usize, functions: usize, seed: u64) -> Report {
    let place = Place::new().await;
    let fleet = Arc::new(Fleet::start(functions, &place.settings(&place.engine, None)).await);
    let mut crowd = Vec::new();
    for worker in 0..functions {
        let fleet = Arc::clone(&fleet);
        let mine = (worker..bodies).step_by(functions);
        crowd.push(tokio::spawn(async move {
            let mut found = BTreeMap::<u64, usize>::new();
            let mut wrong = Vec::new();
            for number in mine {
                let mut chance = fastrand::Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
                let event = odd::event(&mut chance);
                match fleet.invoke(event.clone()).await {
                    Ok(answer) => {
                        let status = answer["statusCode"].as_u64().unwrap_or_default();
                        *found.entry(status).or_default() += 1;
                        if !(200..500).contains(&status) {
                            wrong.push(format!("body {number}: {status} for {event}"));
                        }
                    }
                    Err(_) => wrong.push(format!("body {number}: the function ended on {event}")),
                }
            }
            (found, wrong)
        }));
    }
    let mut wrong = Vec::new();
    let mut found = BTreeMap::<u64, usize>::new();
    for worker in crowd {
        let (statuses, mut its) = worker.await.expect("no panic");
        statuses.into_iter().for_each(|(status, count)| *found.entry(status).or_default() += count);
        wrong.append(&mut its);
    }
    let log = place.log();
    wrong.extend(log.lines().filter(|l| l.contains("\"fault\"")).take(5).map(|line| format!("the log says {line}")));
    let memory = fleet.most_memory();
    if memory > 64 * 1024 {
        wrong.push(format!("a function took {memory} KiB"));
    }
    Report { wrong, seen: vec![format!("{bodies} bodies, seed {seed}: {found:?}; the most memory {memory} KiB")] }
}
