//! Trials of the real function, as large as one likes:
//! `cargo run -p tests --bin judge -- faults --sends 20000 --seed 1`.
//!
//! Prints its seed and what it saw, and ends with 1 where something is wrong.

#![expect(clippy::print_stdout, reason = "a report, for whoever runs it")]

use std::process::ExitCode;

use clap::Parser;
use tests::faults::Fault;
use tests::trial::{self, Report};

#[derive(Parser)]
enum Command {
    /// Every fault at once, the table away now and then, functions that end in the middle, visitors who hang up
    Faults {
        /// Answers that say that words are safe
        #[arg(long, default_value_t = 20_000)]
        sends: usize,
        /// What fixes people and faults
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Functions that run at once
        #[arg(long, default_value_t = 8)]
        functions: usize,
    },
    /// Visitors of the local server who close the page as soon as they have sent, and a server that is killed
    HangUps {
        /// How many
        #[arg(long, default_value_t = 3_000)]
        visitors: usize,
        /// What fixes them
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Connections to the local server that say nothing, or a byte a second, or take nothing; and a visitor among them
    HalfOpen {
        /// How many at once
        #[arg(long, default_value_t = 2_000)]
        connections: usize,
        /// For how long
        #[arg(long, default_value_t = 30)]
        seconds: u64,
    },
    /// One fault after the other, in a tenth of all calls: how long people wait under it
    Waits {
        /// Answers that say that words are safe, for each fault
        #[arg(long, default_value_t = 300)]
        sends: usize,
        /// What fixes people and faults
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// The line is cut after each commit
    Cuts {
        /// Complaints
        #[arg(long, default_value_t = 1_000)]
        rounds: usize,
        /// What fixes their tokens
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// The same form a hundred times at once, over four functions
    Crowds {
        /// How often
        #[arg(long, default_value_t = 100)]
        rounds: usize,
    },
    /// Bodies that no form sends, through the function; and what is no HTTP, on the local server's socket
    Fuzz {
        /// How many bodies
        #[arg(long, default_value_t = 100_000)]
        bodies: usize,
        /// How many requests
        #[arg(long, default_value_t = 10_000)]
        requests: usize,
        /// What fixes them
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Policies and lives that nobody wrote: the product's dates against those of the oracle in Python
    Lives {
        /// How many policies
        #[arg(long, default_value_t = 2_000)]
        policies: u64,
        /// How many lives of each
        #[arg(long, default_value_t = 20)]
        lives: u64,
        /// What fixes them
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Landlords that nobody wrote: every page of theirs, and every face of cases of theirs, held against its rule
    Faces {
        /// How many policies
        #[arg(long, default_value_t = 2_000)]
        policies: u64,
        /// How many cases of each
        #[arg(long, default_value_t = 20)]
        lives: usize,
        /// What fixes them
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Warm requests that ask no store
    Load {
        /// How many
        #[arg(long, default_value_t = 5_000)]
        requests: usize,
    },
    /// What officers record, one thing after the other, and whether every face then says the same
    Walk {
        /// How many cases
        #[arg(long, default_value_t = 300)]
        cases: usize,
        /// How many events, over all cases
        #[arg(long, default_value_t = 5_000)]
        events: usize,
        /// How many landlords that nobody wrote; with none the frozen ones
        #[arg(long, default_value_t = 0)]
        landlords: u64,
        /// What fixes them
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let sound = match Command::parse() {
        Command::Faults { sends, seed, functions } => {
            let name = format!("{sends} sends, seed {seed}, {functions} functions");
            said(&name, &trial::faults(trial::every_fault(), true, sends, functions, seed).await)
        }
        Command::HangUps { visitors, seed } => said("hang-ups", &trial::hang_ups(visitors, seed).await),
        Command::HalfOpen { connections, seconds } => said("half-open", &trial::half_open(connections, seconds).await),
        Command::Waits { sends, seed } => {
            let mut sound = true;
            for fault in Fault::ALL {
                let report = trial::faults(vec![(fault, 100)], false, sends, 8, seed).await;
                sound &= said(&format!("{fault:?}, seed {seed}"), &report);
            }
            sound
        }
        Command::Cuts { rounds, seed } => said(&format!("cuts, seed {seed}"), &trial::cuts(rounds, 1, seed).await),
        Command::Crowds { rounds } => said("crowds", &trial::crowds(rounds, 100, 4).await),
        Command::Fuzz { bodies, requests, seed } => {
            let sound = said("bodies", &trial::fuzz(bodies, 2, seed).await);
            said("requests", &trial::requests(requests, seed).await) && sound
        }
        Command::Faces { policies, lives, seed } => {
            let report = tests::walk::faces(policies, lives, seed).await;
            print!("seed {seed}\n{report}");
            report.wrong.is_empty()
        }
        Command::Walk { cases, events, landlords, seed } => {
            let report = tests::walk::walk(cases, events, landlords, seed).await;
            print!("seed {seed}\n{report}");
            report.wrong.is_empty()
        }
        Command::Lives { policies, lives, seed } => {
            let report = tests::lives::run(policies, lives, seed);
            print!("seed {seed}\n{report}");
            report.differ == 0
        }
        Command::Load { requests } => said("load", &trial::load(requests).await),
    };
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn said(name: &str, report: &Report) -> bool {
    print!("{name}\n{report}");
    report.wrong.is_empty()
}
