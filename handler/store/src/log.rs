//! Faults of ours, one JSON line each on stderr.
//!
//! Nothing that a visitor sent may reach a line: [`fault`] takes the name of
//! the part that failed and what the machine said of it. What others wrote,
//! such as the SDK and the parser of HTTP, tells whole requests where it is
//! asked for much; so whatever `RUST_LOG` says, they are heard when something
//! is wrong, and never else.

use std::process::ExitCode;

use tracing::level_filters::LevelFilter;
use tracing::{Metadata, error};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// Our crates and commands: none of their lines has a way in for what a visitor sent.
const OURS: [&str; 8] = ["archive", "complaints", "drain", "handler", "office", "register", "site_gen", "store"];

/// The most that is heard of anybody else.
const OTHERS: LevelFilter = LevelFilter::WARN;

/// A fault of ours: what failed, and what the machine said of it. Never called
/// with anything a visitor sent.
pub fn fault(what: &'static str, said: &dyn std::fmt::Display) {
    error!(what, said = %said, "fault");
}

/// How a program of ours ends that did not start: with a line as every other fault has it, which the alarm over the log sees.
pub fn ended<E: std::fmt::Display>(start: Result<(), E>) -> ExitCode {
    match start {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            fault("start", &why);
            ExitCode::FAILURE
        }
    }
}

/// Writes lines as JSON to stderr, and panics without what they carried.
/// `RUST_LOG` chooses the level of our own; without it, `info`.
pub fn install() {
    let asked_for = EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let lines = tracing_subscriber::fmt::layer().json().with_writer(|| terminal::Log).log_internal_errors(false);
    // A second call, as in tests, finds one there already.
    let _set = tracing_subscriber::registry()
        .with(lines.with_filter(filter_fn(may_be_heard)).with_filter(asked_for))
        .try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        error!(what = "panic", said = %place, "fault");
    }));
}

fn may_be_heard(line: &Metadata<'_>) -> bool {
    let of = line.target().split("::").next().unwrap_or_default();
    OURS.contains(&of) || *line.level() <= OTHERS
}
