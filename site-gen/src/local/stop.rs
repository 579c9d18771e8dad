//! When the server is asked to stop: by Ctrl-C at a terminal, by SIGTERM from
//! whatever started it.

use std::future::pending;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};

/// How long requests that are open may take to end after that. A browser keeps
/// connections that it does not use, and would hold the server for ever.
pub(crate) const GRACE: Duration = Duration::from_secs(4);

/// Ends when somebody asks the server to stop; never where signals cannot be heard.
pub(crate) async fn asked() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signals) => signals.recv().await,
            Err(_) => pending().await,
        }
    };
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            pending::<()>().await;
        }
    };
    tokio::select! {
        _ = terminated => {}
        () = interrupted => {}
    }
}
