//! What a server asks of the machine.

use std::future::pending;

use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};

/// How many handles this process may hold: as many as are wanted, since each has room for millions.
pub(crate) fn handles(wanted: u64) -> u64 {
    wanted
}

/// Waits for one kind of event; for ever where it cannot be heard.
macro_rules! heard {
    ($events:ident) => {
        async {
            match $events {
                Ok(mut events) => events.recv().await,
                Err(_) => pending().await,
            }
        }
    };
}

/// Hears from now on whether the server is asked to stop: by Ctrl-C or Ctrl-Break, or since its window is closed, its
/// owner signs out or the machine stops. Never ends where that cannot be heard.
pub(crate) fn asked_to_stop() -> impl Future<Output = ()> {
    // Here, and not when somebody first waits for it: until then an event ends the process as it stands.
    let (interrupted, broken) = (ctrl_c(), ctrl_break());
    let (closed, signed_out, stopped) = (ctrl_close(), ctrl_logoff(), ctrl_shutdown());
    async move {
        tokio::select! {
            _ = heard!(interrupted) => {}
            _ = heard!(broken) => {}
            _ = heard!(closed) => {}
            _ = heard!(signed_out) => {}
            _ = heard!(stopped) => {}
        }
    }
}
