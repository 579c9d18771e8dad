//! How long a warm request takes.

use std::time::{Duration, Instant};

use super::place::Place;
use super::{Report, part};
use crate::function::{Fleet, event};
use crate::{World, encode};

/// How long a warm request that asks no store takes, one after the other: in
/// the router itself, and in the function behind a stand-in of Lambda, whose
/// own share is in it.
pub async fn load(requests: usize) -> Report {
    let fields = [("what_happened", "The heating has been off since March."), ("name", "Jo")];
    let world = World::new().await;
    let router = timed(requests, async || {
        let page = world.post("/form/imani/check", &fields).await;
        assert_eq!(page.status, 200, "{}", page.text);
    });
    let router = router.await;
    let place = Place::new().await;
    let fleet = Fleet::start(1, &place.settings(&place.engine, None)).await;
    let body = encode(&fields);
    let function = timed(requests, async || {
        let answer = fleet.invoke(event("POST", "/form/imani/check", "text/html", &body)).await.expect("an answer");
        assert_eq!(answer["statusCode"], 200, "{answer}");
    });
    let function = function.await;
    let line = |name: &str, waits: &[Duration]| {
        let (half, most, all) = (part(waits, 50), part(waits, 99), part(waits, 100));
        format!("{requests} check pages {name}: p50 {half:?}, p99 {most:?}, longest {all:?}")
    };
    let seen = vec![
        line("of the router", &router),
        line("of the function", &function),
        format!("the function's most memory {} KiB", fleet.most_memory()),
    ];
    Report { wrong: Vec::new(), seen }
}

/// How long each of so many calls takes, sorted; the first ones, not warm yet, do not count.
async fn timed(calls: usize, call: impl AsyncFn()) -> Vec<Duration> {
    let mut waits = Vec::with_capacity(calls);
    for number in 0..calls + 200 {
        let start = Instant::now();
        call().await;
        if number >= 200 {
            waits.push(start.elapsed());
        }
    }
    waits.sort_unstable();
    waits
}
