//! Trials of the whole: the real function, a line that breaks, people, a judge.
//! A test runs them small, the `judge` command as large as one likes.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use complaints::form::reference::Reference;
use handler::connect::Local;
use handler::table::Table;
use serde_json::Value;
use tempfile::TempDir;

use crate::faults::{Fault, Line, Odds};
use crate::function::{Fleet, Settings, event};
use crate::people::{Journal, Verdict, judge, send_all};
use crate::{Engine, World, encode, odd};

/// A table, a second store and a log of its own.
struct Place {
    folder: TempDir,
    engine: Local,
    table: Table,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let Engine { local, table } = Engine::over(Some(&folder.path().join("complaints.sqlite"))).await;
        Self { folder, engine: local, table }
    }

    fn settings(&self, engine: &Local, points: Option<&str>) -> Settings {
        Settings {
            engine: engine.clone(),
            spool: Some(self.folder.path().join("spool").display().to_string()),
            drains: false,
            extra: points.map(|points| ("FAILPOINTS", points.to_owned())).into_iter().collect(),
            log: self.folder.path().join("log"),
        }
    }

    /// Complaints that wait in the second store.
    fn waits(&self) -> usize {
        std::fs::read_dir(self.folder.path().join("spool/sent")).map_or(0, Iterator::count)
    }

    /// Whether a complaint waits there.
    fn waits_there(&self, reference: &Reference) -> bool {
        self.folder.path().join(format!("spool/case/{reference}")).is_file()
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

/// What a trial found.
pub struct Report {
    /// What is wrong; nothing is what everything here is for.
    pub wrong: Vec<String>,
    /// What was seen besides, a line each.
    pub seen: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.seen.iter().try_for_each(|line| writeln!(f, "  {line}"))?;
        self.wrong.iter().take(20).try_for_each(|line| writeln!(f, "  WRONG: {line}"))
    }
}

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
                let _cut = drain.invoke(event("POST", "/form/drain", "application/json", "")).await;
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
    let _done = last.invoke(event("POST", "/form/drain", "application/json", "")).await;
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

/// The wait that so many in a hundred do not exceed.
fn part(sorted: &[Duration], percent: usize) -> Duration {
    let last = sorted.len().saturating_sub(1);
    sorted.get((sorted.len() * percent / 100).min(last)).copied().unwrap_or_default()
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
        let body = encode(&[
            ("what_happened", &text),
            ("contact_by", "email"),
            ("email", "jo@example.org"),
            ("token", &token),
        ]);
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
            Some(reference) => place.table.case(&reference).await.expect("the table answers"),
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
    let records = place.table.open("imani").await.expect("the table answers").len();
    if records + place.waits() != rounds {
        wrong.push(format!("{records} records of {rounds} complaints"));
    }
    let cut = line.happened().values().sum::<u32>();
    let seen = vec![format!(
        "{original} of {rounds} show the original; {cut} answers were cut, {ended} functions ended, {refused} not sent"
    )];
    Report { wrong, seen }
}

/// The same form so many times at once, in each round: one item, equal answers.
pub async fn crowds(rounds: usize, size: usize, functions: usize) -> Report {
    let place = Place::new().await;
    let fleet = Arc::new(Fleet::start(functions, &place.settings(&place.engine, None)).await);
    let mut wrong = Vec::new();
    for round in 0..rounds {
        let text = format!("Round {round}: no heating");
        let token = format!("{round:032x}");
        let body = encode(&[
            ("what_happened", &text),
            ("contact_by", "email"),
            ("email", "jo@example.org"),
            ("token", &token),
        ]);
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
    let records = place.table.open("imani").await.expect("the table answers").len();
    if records != rounds {
        wrong.push(format!("{records} records of {rounds} complaints"));
    }
    Report { wrong, seen: vec![format!("{rounds} rounds of {size} over {functions} functions: {records} records")] }
}

/// Bodies that no form sends: each gets an answer, and none of them is a fault of ours.
pub async fn fuzz(bodies: usize, functions: usize, seed: u64) -> Report {
    let place = Place::new().await;
    let fleet = Arc::new(Fleet::start(functions, &place.settings(&place.engine, None)).await);
    let mut crowd = Vec::new();
    for worker in 0..functions {
        let fleet = Arc::clone(&fleet);
        let mine = (worker..bodies).step_by(functions);
        crowd.push(tokio::spawn(async move {
            let mut found = std::collections::BTreeMap::<u64, usize>::new();
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
    let mut found = std::collections::BTreeMap::<u64, usize>::new();
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

/// Every file below a folder, with its name, as one text to look through.
#[must_use]
pub fn text_below(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            text.push_str(&text_below(&path));
        } else {
            text.push_str(&path.display().to_string());
            text.push_str(&String::from_utf8_lossy(&std::fs::read(&path).unwrap_or_default()));
        }
    }
    text
}
