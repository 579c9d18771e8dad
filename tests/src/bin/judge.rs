//! Sends complaints over a bad line to the real function, and judges what is stored.
//!
//! `cargo run -p tests --bin judge -- faults --sends 20000 --seed 1` prints its
//! seed and ends with 1 where a complaint was lost, doubled or invented.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use handler::connect;
use handler::table::Table;
use tests::faults::{Fault, Line, Odds};
use tests::function::{Fleet, Settings, event};
use tests::people::{judge, send_all};

#[derive(Parser)]
enum Command {
    /// Every fault at once: the line, the table away for a while, functions that end in the middle
    Faults(Options),
    /// One fault after the other, and how long people wait under it
    Waits(Options),
}

#[derive(clap::Args)]
struct Options {
    /// Answers that say that a complaint is safe
    #[arg(long, default_value_t = 20_000)]
    sends: usize,
    /// What fixes people and faults
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Functions that run at once
    #[arg(long, default_value_t = 12)]
    functions: usize,
}

#[tokio::main]
async fn main() -> ExitCode {
    let sound = match Command::parse() {
        Command::Faults(options) => {
            let odds = Fault::ALL.into_iter().map(|fault| (fault, odds_of(fault))).collect();
            run("all", odds, true, &options).await
        }
        Command::Waits(options) => {
            let mut sound = true;
            for fault in Fault::ALL {
                sound &= run(&format!("{fault:?}"), vec![(fault, 100)], false, &options).await;
            }
            sound
        }
    };
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// In thousandths; those that make people wait are rarer, so that a run ends.
fn odds_of(fault: Fault) -> u32 {
    match fault {
        Fault::SilentBefore | Fault::SilentAfter | Fault::Slow => 3,
        Fault::CutAfter | Fault::ErrorAfter => 30,
        _ => 15,
    }
}

/// One run; whether everything is where it belongs.
async fn run(name: &str, odds: Odds, rough: bool, options: &Options) -> bool {
    let Options { sends, seed, functions } = *options;
    println!("{name}: {sends} sends, seed {seed}, {functions} functions");
    let folder = tempfile::tempdir().expect("a folder for a while");
    let engine = site_gen::engine::start(Some(&folder.path().join("complaints.sqlite"))).expect("the engine starts");
    let table = Table::new(connect::local(&engine), "complaints");
    handler::schema::ensure(&table).await.expect("the table can be made");
    let line = Line::new(&engine, odds, seed).await;
    let points = |text: &str| if rough { vec![("FAILPOINTS", text.to_owned())] } else { Vec::new() };
    let settings = Settings {
        engine: line.address.clone(),
        spool: Some(folder.path().join("spool").display().to_string()),
        drains: false,
        extra: points("before-put=0.1%return;after-put=0.2%return;between-objects=2%return"),
        log: folder.path().join("log"),
    };
    let fleet = Arc::new(Fleet::start(functions, &settings).await);
    let home = Settings { drains: true, extra: points("filed=2%return;removed=2%return"), ..settings.clone() };
    let drain = Fleet::start(1, &home).await;
    let over = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let rounds = {
        let (line, over) = (line.clone(), Arc::clone(&over));
        tokio::spawn(async move {
            let mut rounds = 0;
            while !over.load(std::sync::atomic::Ordering::Relaxed) {
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
    over.store(true, std::sync::atomic::Ordering::Relaxed);
    let (rounds, ended) = rounds.await.expect("the rounds end");
    let waited = waits(folder.path());
    // What waits still comes home over a line that holds.
    let last = Settings { engine, drains: true, extra: Vec::new(), ..settings };
    let last = Fleet::start(1, &last).await;
    let done = last.invoke(event("POST", "/form/drain", "application/json", "")).await.expect("an answer");
    let left = waits(folder.path());
    let verdict = judge(&journal, &table).await;
    journal.waits.sort_unstable();
    let wait = |part: f64| journal.waits.get((journal.waits.len() as f64 * part) as usize).copied().unwrap_or_default();
    println!(
        "  {} answers in {took:.0?}: {} safe, {} not sent, {} functions ended first",
        journal.waits.len(),
        journal.acknowledged,
        journal.refused,
        journal.cut_off
    );
    println!(
        "  wait p50 {:?}, p99 {:?}, longest {:?}",
        wait(0.5),
        wait(0.99),
        journal.waits.last().copied().unwrap_or_default()
    );
    println!("  faults {:?}", line.happened());
    println!(
        "  {rounds} rounds of the drain, {ended} of them ended; {waited} waited at the end, {left} after the last: {}",
        done["body"]
    );
    println!("  functions ended {}, the most memory {} KiB", fleet.ended(), fleet.most_memory());
    println!(
        "  {} records; {} lost, {} doubled, {} invented, {} shown two ways",
        verdict.records,
        verdict.lost.len(),
        verdict.doubled.len(),
        verdict.invented.len(),
        journal.changed.len()
    );
    for what in [&verdict.lost, &verdict.doubled, &verdict.invented, &journal.changed] {
        what.iter().take(5).for_each(|one| println!("    {one}"));
    }
    let sound = left == 0 && [&verdict.lost, &verdict.doubled, &verdict.invented].iter().all(|list| list.is_empty());
    if !sound {
        println!("  NOT SOUND; the log and the stores are in {}", folder.keep().display());
    }
    sound
}

/// Complaints that wait in the second store.
fn waits(folder: &std::path::Path) -> usize {
    std::fs::read_dir(folder.join("spool/sent")).map_or(0, Iterator::count)
}
