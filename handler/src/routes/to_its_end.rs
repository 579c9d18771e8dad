//! What somebody has asked for is done to its end, also for one who closes the
//! page meanwhile. A server drops what it does for a connection that is gone,
//! and a complaint that was stored just then would have raised no notice.

use axum::http::StatusCode;
use axum::response::Response;
use store::log;

use crate::app::App;
use crate::reply::{self, Message};

/// Does `work` in a task of its own.
pub(crate) async fn to_its_end(app: App, work: impl Future<Output = Response> + Send + 'static) -> Response {
    tokio::spawn(work).await.unwrap_or_else(|_| {
        // What a panic says may quote what was sent; where it was stands in the log already.
        log::fault("route", &"it ended before it answered");
        reply::message(&app, None, StatusCode::INTERNAL_SERVER_ERROR, Message::Down)
    })
}
