//! Bodies that no form sends: each gets an answer, none of them is a fault of
//! ours, and what is taken of them is found again with the office's key.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::Report;
use super::place::Place;
use crate::function::Fleet;
use crate::odd::{Odd, odd};

/// What one worker saw.
#[derive(Default)]
struct Seen {
    statuses: BTreeMap<u64, usize>,
    /// The stories that were said to be safe.
    taken: Vec<String>,
    wrong: Vec<String>,
}

/// So many bodies, through the real function.
pub async fn fuzz(bodies: usize, functions: usize, seed: u64) -> Report {
    let place = Place::new().await;
    let fleet = Arc::new(Fleet::start(functions, &place.settings(&place.engine, None)).await);
    let mut crowd = Vec::new();
    for worker in 0..functions {
        let fleet = Arc::clone(&fleet);
        let mine = (worker..bodies).step_by(functions);
        crowd.push(tokio::spawn(async move {
            let mut seen = Seen::default();
            for number in mine {
                let mut chance = fastrand::Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
                let Odd { event, story } = odd(&mut chance, &format!("Body {number} of {seed}"));
                match fleet.invoke(event.clone()).await {
                    Ok(answer) => seen.note(number, &event, &answer, story),
                    Err(_) => seen.wrong.push(format!("body {number}: the function ended on {event}")),
                }
            }
            seen
        }));
    }
    let mut all = Seen::default();
    for worker in crowd {
        let mut seen = worker.await.expect("no panic");
        seen.statuses.into_iter().for_each(|(status, count)| *all.statuses.entry(status).or_default() += count);
        all.taken.append(&mut seen.taken);
        all.wrong.append(&mut seen.wrong);
    }
    let Seen { statuses, taken, mut wrong } = all;
    let stored: BTreeSet<String> = place.evidence(Vec::new()).await.words.into_iter().map(|words| words.text).collect();
    let lost: Vec<&String> = taken.iter().filter(|story| !stored.contains(*story)).collect();
    wrong.extend(lost.iter().take(5).map(|story| format!("taken, and not there as it was sent: {story:?}")));
    let log = place.log();
    let faults: Vec<&str> = log.lines().filter(|line| line.contains("\"fault\"")).collect();
    wrong.extend(faults.iter().take(5).map(|line| format!("the log says {line}")));
    let memory = fleet.most_memory();
    if memory > 64 * 1024 {
        wrong.push(format!("a function took {memory} KiB"));
    }
    let seen = vec![
        format!("{bodies} bodies, seed {seed}: {statuses:?}; the most memory {memory} KiB"),
        format!(
            "{} stories were taken, {} of them not found again as they were sent; {} functions ended, {} faults in the log",
            taken.len(),
            lost.len(),
            fleet.ended(),
            faults.len()
        ),
    ];
    Report { wrong, seen }
}

impl Seen {
    fn note(&mut self, number: usize, event: &Value, answer: &Value, story: Option<String>) {
        let status = answer["statusCode"].as_u64().unwrap_or_default();
        *self.statuses.entry(status).or_default() += 1;
        if !(200..500).contains(&status) {
            self.wrong.push(format!("body {number}: {status} for {event}"));
        }
        let asks = event["headers"]["accept"] == "application/json";
        let body = answer["body"].as_str().unwrap_or_default();
        let is_json = serde_json::from_str::<Value>(body).is_ok_and(|json| json.is_object());
        if asks && status >= 400 && !is_json {
            self.wrong.push(format!("body {number}: {status} is no JSON for {event}"));
        }
        if let Some(story) = story.filter(|_| matches!(status, 200 | 201)) {
            self.taken.push(story);
        }
    }
}
