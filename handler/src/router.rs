//! Which path leads to which route.

use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{any, get, post};
use store::log;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::address;
use crate::app::App;
use crate::reply;
use crate::routes::{
    add, again, answers, change, check, copy, dates, documents, health, passed, receipt, send, to_its_end,
};

/// All routes of the form. Everything stands below `/form/`, so that a CDN needs one rule.
pub fn router(app: App) -> Router {
    let routes = Router::new()
        .route("/form/health", get(health::health))
        .route("/form/health/answers", get(answers::answers))
        .route("/form/{landlord}/check", post(check::check).fallback(reply::only_post))
        .route("/form/{landlord}/send", post(send::send).fallback(reply::only_post))
        .route("/form/{landlord}/change", post(change::change).fallback(reply::only_post))
        .route("/form/{landlord}/copy", post(copy::copy).fallback(reply::only_post))
        .route("/form/{landlord}/dates", get(dates::dates))
        .route("/form/{landlord}/dates.ics", get(dates::calendar))
        .route("/form/{landlord}/passed", get(passed::passed))
        .route("/form/{landlord}/passed/{document}", get(passed::document))
        .route("/form/{landlord}/receipt/{reference}/{key}", get(receipt::receipt))
        .route("/form/{landlord}/receipt/{reference}/{key}/dates.ics", get(receipt::calendar))
        .route("/form/{landlord}/receipt/{reference}/{key}/add", post(add::add).get(add::back))
        .route("/form/{landlord}/receipt/{reference}/{key}/again", get(again::page).post(again::ask))
        .route("/form/{landlord}/receipt/{reference}/{key}/passed", get(documents::passed))
        .route("/form/{landlord}/receipt/{reference}/{key}/passed/{document}", get(documents::document))
        .fallback(any(reply::nothing_here))
        .layer(axum::middleware::from_fn_with_state(app.clone(), reply::headers::door))
        .layer(axum::middleware::from_fn_with_state(app.clone(), to_its_end::keep_words))
        // The CDN leaves these pages as they come, since it may not keep them.
        .layer(CompressionLayer::new())
        // Whoever asked gets an answer; what a panic says may quote what they sent, and where it was is logged already.
        .layer(CatchPanicLayer::custom(|_| {
            log::fault("route", &"it ended before it answered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }))
        .layer(axum::middleware::from_fn_with_state(app.clone(), reply::headers::guard))
        .with_state(app);
    // Round all of them: by then an address is what it was before somebody put a full stop behind it.
    Router::new().fallback_service(routes).layer(axum::middleware::from_fn(address::tidied))
}
