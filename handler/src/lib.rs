//! The complaint form: answers in, one stored case, a receipt with its dates.
//!
//! One router for Lambda, the local server and the tests. Each route is a
//! file; `intake` is the write path they share, `table` the only file that
//! knows DynamoDB, `spool` the second store, `words` the only one that reads words.

use axum::Router;
use axum::routing::{any, get, post};
use tower_http::compression::CompressionLayer;

mod add;
pub mod app;
mod body;
mod change;
mod check;
pub mod connect;
mod copy;
mod dates;
pub mod drain;
mod flags;
mod form_fields;
#[cfg(feature = "lambda")]
pub mod gateway;
mod health;
mod intake;
pub mod item;
mod known;
pub mod log;
mod marks;
pub mod notice;
mod owed;
mod promised;
mod receipt;
pub mod record;
pub mod register;
mod reply;
pub mod schema;
mod send;
pub mod settings;
pub mod spool;
pub mod table;
mod waiting;
pub mod words;

pub use app::App;
pub use reply::POLICY as CONTENT_SECURITY_POLICY;

/// All routes of the form.
pub fn router(app: App) -> Router {
    let drain = if app.drains { post(drain::route) } else { any(reply::nothing_here) };
    Router::new()
        .route("/form/health", get(health::health))
        .route("/form/drain", drain)
        .route("/form/{landlord}/check", post(check::check).fallback(reply::only_post))
        .route("/form/{landlord}/send", post(send::send).fallback(reply::only_post))
        .route("/form/{landlord}/change", post(change::change).fallback(reply::only_post))
        .route("/form/{landlord}/copy", post(copy::copy).fallback(reply::only_post))
        .route("/form/{landlord}/dates", get(dates::dates))
        .route("/form/{landlord}/receipt/{reference}/{key}", get(receipt::receipt))
        .route("/form/{landlord}/receipt/{reference}/{key}/dates.ics", get(receipt::calendar))
        .route("/form/{landlord}/receipt/{reference}/{key}/add", post(add::add).get(add::back))
        .fallback(any(reply::nothing_here))
        // The CDN leaves these pages as they come, since it may not keep them.
        .layer(CompressionLayer::new())
        .layer(axum::middleware::from_fn_with_state(app.clone(), reply::guard))
        .with_state(app)
}
