//! What a server asks of the machine.

use std::future::pending;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// How many handles this process may hold; asks for as many as are wanted where it was given fewer.
pub(crate) fn handles(wanted: u64) -> u64 {
    let given = getrlimit(Resource::Nofile);
    let handles = given.current.unwrap_or(wanted);
    if handles < wanted {
        let more = wanted.min(given.maximum.unwrap_or(wanted));
        if setrlimit(Resource::Nofile, Rlimit { current: Some(more), maximum: given.maximum }).is_ok() {
            return more;
        }
    }
    handles
}

/// Hears from now on whether the server is asked to stop: by Ctrl-C at a terminal, by SIGTERM from whatever started it.
/// Never ends where that cannot be heard.
pub(crate) fn asked_to_stop() -> impl Future<Output = ()> {
    // Here, and not when somebody first waits for it: until then a signal ends the process as it stands.
    let (terminated, interrupted) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    let heard = |signals: std::io::Result<Signal>| async {
        match signals {
            Ok(mut signals) => signals.recv().await,
            Err(_) => pending().await,
        }
    };
    async move {
        tokio::select! {
            _ = heard(terminated) => {}
            _ = heard(interrupted) => {}
        }
    }
}
