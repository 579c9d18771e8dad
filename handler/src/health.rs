//! `GET /form/health`: ready or not, and why not.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::TimeDelta;
use complaints::days::moment::Moment;
use complaints::form::reference::Token;
use serde::Serialize;

use crate::app::App;
use crate::reply;

/// A build runs daily; words older than this were missed by one.
const OLD: TimeDelta = TimeDelta::hours(36);

#[derive(Serialize)]
struct Health {
    ready: bool,
    built_for: chrono::NaiveDate,
    problems: Vec<&'static str>,
}

/// Tells.
pub async fn health(State(app): State<App>) -> Response {
    let mut problems = Vec::new();
    let age = app.now().instant() - Moment::on(app.words.built_for()).instant();
    if age > OLD {
        problems.push("the words are old: the daily build did not run");
    }
    if !app.notices.reach_somebody() {
        problems.push("nobody is told of complaints: no notice path is set");
    }
    // A key that nobody has: the role may read by key and not ask about the table.
    let ready = app.table.case(&Token::new([0; 16]).reference()).await.is_ok();
    if !ready {
        problems.push("the table does not answer");
    }
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    reply::json(status, &Health { ready, built_for: app.words.built_for(), problems })
}
