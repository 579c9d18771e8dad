//! `GET /form/health/answers`: whether people can use the form, for a check from outside.
//!
//! It asks what sending a complaint needs and nothing that officers have to do: a
//! complaint that could not be filed, or that nobody was told of, has an alarm of
//! its own, and would keep this one ringing through the next fault.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use complaints::form::reference::{Reference, Token};
use serde::Serialize;
use store::connect::GLANCE_LIMIT;
use store::fallback::Fallback;
use store::fallback::waiting::case_name;
use store::log;
use tokio::time::timeout;

use crate::app::App;
use crate::reply;

/// The JSON of a check: what it looks for is `"answers":true`, which no page of another machine has.
#[derive(Serialize)]
struct Answers {
    answers: bool,
    problems: Vec<&'static str>,
}

/// 200 where a store takes a complaint and one landlord or more has words and dates; 503 where not. A form that was
/// closed on purpose answers as it should: 200.
pub(crate) async fn answers(State(app): State<App>) -> Response {
    let mut problems = Vec::new();
    if !a_store_answers(&app).await {
        problems.push("neither the table nor the second store answers");
    }
    if !somebody_has_dates(&app).await {
        problems.push("no landlord has words that can be read and dates that can be worked out");
    }
    let answers = problems.is_empty();
    let status = if answers { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    reply::json(status, &Answers { answers, problems })
}

/// Both are asked at once and given a second: whoever checks from outside waits no longer than two.
async fn a_store_answers(app: &App) -> bool {
    // A key that nobody has: the role may read by key and not ask about the stores.
    let nobodys = Token::new([0; 16]).reference();
    let (table, fallback) = tokio::join!(
        timeout(GLANCE_LIMIT, app.table.complaint(&nobodys)),
        timeout(GLANCE_LIMIT, fallback_answers(&app.fallback, &nobodys)),
    );
    matches!(table, Ok(Ok(_))) || matches!(fallback, Ok(true))
}

async fn fallback_answers(fallback: &Fallback, nobodys: &Reference) -> bool {
    match fallback {
        // Reading nothing from nowhere is no answer.
        Fallback::Nowhere => false,
        Fallback::Closed(open) => Box::pin(fallback_answers(open, nobodys)).await,
        _ => fallback.read(&case_name(nobodys)).await.is_ok(),
    }
}

async fn somebody_has_dates(app: &App) -> bool {
    let (parts, now) = (app.clone(), app.now());
    // It may read files: others are not kept waiting.
    let tried = tokio::task::spawn_blocking(move || parts.words.dates_somebody(now)).await;
    tried.unwrap_or_else(|fault| {
        log::fault("health", &fault);
        false
    })
}
