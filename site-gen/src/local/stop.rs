//! When the server is asked to stop: by Ctrl-C at a terminal, by SIGTERM from
//! whatever started it.

use std::future::pending;

use tokio::signal::unix::{SignalKind, signal};

/// Hears signals from now on, and ends when one asks the server to stop; never where they cannot be heard.
pub(crate) fn asked() -> impl Future<Output = ()> {
    // Here, and not when somebody first waits for it: until then a signal ends the process as it stands.
    let (terminated, interrupted) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    let heard = |signals: std::io::Result<tokio::signal::unix::Signal>| async {
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
