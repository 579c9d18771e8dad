//! A line that breaks by chances, functions that end in the middle of their
//! work, people who hang up or add words meanwhile; and at the end the judge.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::place::{Place, Spool};
use super::rounds::{DRAIN_ENDS, Rounds};
use super::{Report, part};
use crate::faults::{Fault, Line, Odds};
use crate::function::{Fleet, Program, Settings};
use crate::judge::{Verdict, judge};
use crate::people::doors::{Doors, Sight};
use crate::people::journal::Journal;
use crate::people::officers::Officers;
use crate::people::{Around, send_all};
use crate::topic::{Topic, telling};

/// Where intake ends, and how often.
const INTAKE_ENDS: &str = "before-put=0.1%return;after-put=0.2%return;between-objects=2%return";

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

/// People send over a bad line until `sends` answers said that words are
/// safe, and the drain tells over another. A `rough` run also takes the table
/// away for a while, now and then, and ends functions in the middle of their work.
pub async fn faults(odds: Odds, rough: bool, sends: usize, functions: usize, seed: u64) -> Report {
    let place = Place::new().await;
    let (topic, address) = Topic::start(&place.engine.key).await;
    let line = Line::new(&place.engine, odds.clone(), seed).await;
    let to_topic = Line::new(&address, odds, seed.wrapping_add(1)).await;
    let points = |points| rough.then_some(points);
    let fleet = Arc::new(Fleet::start(functions, &place.settings(&line.address, points(INTAKE_ENDS))).await);
    let home = telling(&to_topic.address, place.settings(&line.address, points(DRAIN_ENDS)));
    let drain = Fleet::start(1, &Settings { program: Program::Drain, ..home }).await;
    let over = Arc::new(AtomicBool::new(false));
    let rounds = Rounds {
        over: Arc::clone(&over),
        table: place.table.clone(),
        line: line.clone(),
        drain,
        fleet: Arc::clone(&fleet),
        spool: Spool(place.spool()),
        rough,
    };
    let rounds = tokio::spawn(rounds.run());
    let start = Instant::now();
    let doors = Some(Doors::new(&line.address, &place.spool()).await);
    let around = Arc::new(Around { officers: Officers::new(place.table.clone()), doors });
    let mut journal = send_all(&fleet, &around, sends, functions * 2, seed).await;
    let took = start.elapsed();
    over.store(true, Ordering::Relaxed);
    let (rounds, ended) = rounds.await.expect("the rounds end");
    let (waited, told) = (place.waits(), topic.published().len());
    // What waits still comes home over a line that holds, and is told in the same round or the next.
    let settings = telling(&address, place.settings(&place.engine, None));
    let last = Fleet::start(1, &Settings { program: Program::Drain, ..settings }).await;
    for _ in 0..2 {
        let _done = last.round().await;
    }
    let left = place.waits();
    let mut evidence = place.evidence(topic.published()).await;
    let good = Doors::new(&place.engine, &place.spool()).await;
    evidence.open_receipts(&journal.promises, |clock| good.at(clock, Sight::Up)).await;
    let verdict = judge(&journal, &evidence);
    let mut seen = said(&mut journal, &verdict, took);
    seen.push(format!("faults {:?}", line.happened()));
    seen.push(format!("faults on the way to the topic {:?}", to_topic.happened()));
    seen.push(format!(
        "{rounds} rounds of the drain, {ended} of them ended; {told} notices told by then, {waited} complaints waited at \
         the end, {left} after it"
    ));
    seen.push(format!("{} functions ended, the most memory {} KiB", fleet.ended(), fleet.most_memory()));
    let mut wrong = verdict.wrong();
    wrong.extend((left > 0).then(|| format!("{left} complaints do not come home")));
    let behind = place.left_behind();
    wrong.extend((behind > 0).then(|| format!("{behind} objects stay in the fallback store")));
    wrong.extend((verdict.owed > 0).then(|| format!("{} notices are still owed", verdict.owed)));
    wrong.extend(journal.turned_away.iter().map(|one| format!("turned away {one}")));
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
    let Journal { waits, acknowledged, added, refused, cut_off, hung_up, changed, asked, moved, too_large, .. } =
        journal;
    waits.sort_unstable();
    vec![
        format!(
            "{} answers in {took:.0?}: {acknowledged} safe, {added} of them words added at a receipt; {refused} not \
             sent, {cut_off} ended first, {hung_up} hung up",
            waits.len()
        ),
        format!("wait p50 {:.0?}, p99 {:.0?}, longest {:.0?}", part(waits, 50), part(waits, 99), part(waits, 100)),
        format!(
            "{} times looked at again, {} records of officers or of asking that move dates, {} texts too large",
            asked.len(),
            moved.len(),
            too_large.len()
        ),
        format!(
            "{} receipts name the days that they named, {} in which somebody has moved some; {} broken",
            verdict.promises.0,
            verdict.promises.1,
            verdict.broken.len()
        ),
        format!(
            "{} records; {} lost, {} doubled, {} invented, {} unseen, {} untold, {} shown two ways",
            verdict.records,
            verdict.lost.len(),
            verdict.doubled.len(),
            verdict.invented.len(),
            verdict.unseen.len(),
            verdict.untold.len(),
            changed.len()
        ),
        format!(
            "{} notices came again under their id, {} under the id of a second try; {} owed",
            verdict.told_twice, verdict.told_of_again, verdict.owed
        ),
    ]
}
