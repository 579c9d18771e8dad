//! Faults of ours, one JSON line each on stderr.
//!
//! Nothing that a visitor sent may reach a line: [`fault`] takes the name of
//! the part that failed and what the machine said of it.

use tracing::error;

/// A fault of ours: what failed, and what the machine said of it. Never called
/// with anything a visitor sent.
pub fn fault(what: &'static str, said: &dyn std::fmt::Display) {
    error!(what, said = %said, "fault");
}

/// Writes lines as JSON to stderr, and panics without what they carried.
/// `RUST_LOG` chooses the level; without it, `info`.
pub fn install() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    // A second call, as in tests, finds one there already.
    let _set = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        error!(what = "panic", said = %place, "fault");
    }));
}
